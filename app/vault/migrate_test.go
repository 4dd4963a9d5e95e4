package vault

import (
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"onward/app/vault/seal"
)

// cheapOnce are Options that stretch the pass phrase of testdata/v1.vault once
// for all tests, and every other with no work at all.
func cheapOnce() Options {
	o := v2Options
	o.testOnlyCheapStretch = func(phrase, salt []byte, p seal.Params) (*seal.Key, error) {
		if string(salt) != string(v1Salt()) || string(phrase) != string(phraseBytes([]byte(v1Phrase))) {
			return testOnlyCheap(phrase, salt, p)
		}
		return v1Key().Clone(), nil
	}
	return o
}

var (
	v1Salt = sync.OnceValue(func() []byte {
		b, err := hex.DecodeString("14f9f8b7d8dfecbbcd16df29a679e248") // as FORMAT.md has it
		if err != nil {
			panic(err)
		}
		return b
	})
	v1Key = sync.OnceValue(func() *seal.Key {
		k, err := seal.Stretch(phraseBytes([]byte(v1Phrase)), v1Salt(), seal.Floor)
		if err != nil {
			panic(err)
		}
		return k
	})
)

// A record that was damaged in the old vault is damaged in the new one, named in
// the case it belongs to, and the rest is there; the copy keeps it as it was.
func TestMigrate_CarriesDamageAlong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.vault")
	copyFile(t, "testdata/v1.vault", path)
	said := paper(t, "### Worked example of format 1")
	tamper(t, path, func(exec func(string, ...any)) {
		exec(`UPDATE obj SET ct=zeroblob(length(ct)) WHERE hex(id)=upper(?)`, said["sitting id"])
		exec(`UPDATE obj SET ct=zeroblob(length(ct)) WHERE hex(id)=upper(?)`, said["setting id"])
	})
	was, err := os.ReadFile(path)
	must(t, err)
	v, err := Open(path, "worker 7", []byte(v1Phrase), cheapOnce())
	must(t, err)
	defer v.Close()
	c, err := v.Case("case-0001")
	var bad *DamageError
	if !errors.As(err, &bad) || len(bad.Records) != 1 || bad.Records[0] != said["sitting id"] || c == nil || c.Code != "7Q4K" {
		t.Errorf("%+v %v", c, err)
	}
	if c, err := v.Case("case-0002"); err != nil || len(c.Sittings) != 1 {
		t.Errorf("the other: %+v %v", c, err)
	}
	if list, err := v.Summaries(); err != nil || len(list) != 2 {
		t.Errorf("list: %+v %v", list, err)
	}
	r, err := v.Check()
	if !errors.Is(err, ErrDamaged) || len(r.Damaged) != 2 || r.Altered {
		t.Errorf("check: %+v %v", r, err)
	}
	kept, err := os.ReadFile(path + oldSuffix)
	must(t, err)
	if string(kept) != string(was) {
		t.Error("the copy is not the vault as it was")
	}
}

// Rows of an old vault that were put back or taken away stop the opening, as
// they did before; nothing is migrated that nobody accepted.
func TestMigrate_StopsAtWhatWasAltered(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.vault")
	copyFile(t, "testdata/v1.vault", path)
	said := paper(t, "### Worked example of format 1")
	tamper(t, path, func(exec func(string, ...any)) {
		exec(`DELETE FROM obj WHERE hex(id)=upper(?)`, said["setting id"])
	})
	if _, err := Open(path, "worker 7", []byte(v1Phrase), cheapOnce()); !errors.Is(err, ErrAltered) {
		t.Fatalf("a row gone: %v", err)
	}
	if _, err := os.Stat(path + oldSuffix); !errors.Is(err, os.ErrNotExist) {
		t.Error("it was copied all the same")
	}
	o := cheapOnce()
	o.Accept = true
	v, err := Open(path, "worker 7", []byte(v1Phrase), o)
	must(t, err)
	defer v.Close()
	if c, err := v.Case("case-0001"); err != nil || len(c.Sittings) != 1 {
		t.Errorf("accepted: %+v %v", c, err)
	}
	sound(t, v)
}

// Each step done to a file fails once: the vault then opens the next time, and
// nothing is lost.
func TestMigrate_WhenAStepFails(t *testing.T) {
	was := testOnlyStep
	defer func() { testOnlyStep = was }()
	broken := errors.New("the disk says no")
	o := cheapOnce()
	for fail := 1; ; fail++ {
		path := filepath.Join(t.TempDir(), "v1.vault")
		copyFile(t, "testdata/v1.vault", path)
		n := 0
		testOnlyStep = func(what, path, to string) error {
			if n++; n == fail {
				return broken
			}
			return nil
		}
		v, err := Open(path, "worker 7", []byte(v1Phrase), o)
		testOnlyStep = was
		if err == nil {
			v.Close()
		}
		v, again := Open(path, "worker 7", []byte(v1Phrase), o)
		if again != nil {
			t.Fatalf("after step %d failed (%v): %v", fail, err, again)
		}
		for _, want := range v1() {
			got, err := v.Case(want.ID)
			must(t, err)
			sameCase(t, got, want)
		}
		sound(t, v)
		v.Close()
		if n < fail {
			if fail < 3 {
				t.Errorf("only %d steps", n)
			}
			return
		}
	}
}
