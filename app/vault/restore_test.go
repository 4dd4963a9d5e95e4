package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"onward/app/casefile"
)

func copyPath(o Outcome) string { return filepath.Join(o.Place.Folder, o.Copy.Name) }

// Before anything is brought back it is said what would be lost and won.
func TestCompare_SaysWhatIsNewer(t *testing.T) {
	v := office(t)
	c := openTheCopy(t, copyPath(backUp(t, v, day(4))[0]))
	if d, err := Compare(v, c); err != nil || !d.None() {
		t.Fatalf("nothing was done since: %+v %v", d, err)
	}
	save(t, v, "c-01", "သီတာ", day(5))
	third := ma()
	third.ID, third.Code = "c-03", "9XYZ"
	if err := v.NewCase(third); err != nil {
		t.Fatal(err)
	}
	d, err := Compare(v, c)
	if err != nil || len(d.OnlyNow) != 1 || d.OnlyNow[0].Code != "9XYZ" || len(d.OnlyThen) != 0 ||
		!reflect.DeepEqual(d.Changed, []CaseDiff{{Code: "7Q40", Newer: 1}}) {
		t.Errorf("%+v %v", d, err)
	}
	if d, err := Compare(c, v); err != nil || len(d.OnlyThen) != 1 || len(d.OnlyNow) != 0 {
		t.Errorf("the other way round: %+v %v", d, err)
	}
}

// A copy is brought back; what was there is kept aside and still opens.
func TestRestore_KeepsAsideWhatWasThere(t *testing.T) {
	v := office(t)
	made := copyPath(backUp(t, v, day(4))[0])
	save(t, v, "c-01", "သီတာ", day(5))
	after, err := v.Case("c-01")
	if err != nil {
		t.Fatal(err)
	}
	c := openTheCopy(t, made)
	before, err := c.Case("c-01")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(v.path, c, day(6)); !errors.Is(err, ErrBusy) {
		t.Fatalf("while the vault is open: %v", err)
	}
	v.Close()
	aside, err := Restore(v.path, c, day(6))
	if err != nil {
		t.Fatal(err)
	}
	now, err := Open(v.path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if got, err := now.Case("c-01"); err != nil || !reflect.DeepEqual(got, before) {
		t.Errorf("not as it was: %v", err)
	}
	if got, err := openTheCopy(t, aside).Case("c-01"); err != nil || !reflect.DeepEqual(got, after) {
		t.Errorf("what was put aside is not as it was: %v", err)
	}
	// The copies that were made are known again, and go on being counted.
	if made := backUp(t, now, day(7)); made[0].Err != nil || made[0].Copy.No != 2 {
		t.Errorf("%+v", made)
	}
	if n := filesIn(home(v.path), asideExt); len(n) != 1 {
		t.Errorf("put aside: %v", n)
	}
}

// The log of a vault that cannot be closed goes aside with it: read into the
// copy it would spoil both.
func TestRestore_PutsTheLogAside(t *testing.T) {
	v := office(t)
	made := copyPath(backUp(t, v, day(4))[0])
	want, err := v.Case("c-01")
	if err != nil {
		t.Fatal(err)
	}
	save(t, v, "c-01", "သီတာ", day(5))
	files := map[string][]byte{}
	for _, end := range []string{"", "-wal"} { // as the disk has it when the power is cut
		if files[end], err = os.ReadFile(v.path + end); err != nil || len(files[end]) == 0 {
			t.Fatal(end, err)
		}
	}
	v.Close()
	files[""][5000] ^= 1
	for end, b := range files {
		if err := os.WriteFile(v.path+end, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := Restore(v.path, openTheCopy(t, made), day(6))
	if err != nil {
		t.Fatal(err)
	}
	for end, b := range files {
		if got, err := os.ReadFile(aside + end); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%q is not kept aside as it was: %v", end, err)
		}
	}
	now, err := Open(v.path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if got, err := now.Case("c-01"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("the log was read into the copy: %v", err)
	}
	if _, err := now.Check(); err != nil {
		t.Error(err)
	}
}

// Whatever step it is broken off at, there is a vault in its place and all
// that was there is somewhere.
func TestRestore_BrokenOffAnywhere(t *testing.T) {
	for n := 1; ; n++ {
		v := office(t)
		made := copyPath(backUp(t, v, day(4))[0])
		save(t, v, "c-01", "သီတာ", day(5))
		newer, err := v.Case("c-01")
		if err != nil {
			t.Fatal(err)
		}
		v.Close()
		c := openTheCopy(t, made)
		older, err := c.Case("c-01")
		if err != nil {
			t.Fatal(err)
		}
		steps := 0
		testOnlyStep = func(what, path, to string) error {
			if steps++; steps >= n {
				return os.ErrPermission // and nothing works from here on, as after a power cut
			}
			return nil
		}
		_, err = Restore(v.path, c, day(6))
		testOnlyStep = nil
		now, openErr := Open(v.path, testUser, []byte(testPhrase), cheap)
		if openErr != nil {
			t.Fatalf("step %d: no vault: %v", n, openErr)
		}
		got, readErr := now.Case("c-01")
		now.Close()
		switch {
		case readErr != nil:
			t.Errorf("step %d: %v", n, readErr)
		case err != nil && !reflect.DeepEqual(got, newer) && !reflect.DeepEqual(got, older):
			t.Errorf("step %d: neither the one nor the other", n)
		case err == nil:
			if !reflect.DeepEqual(got, older) {
				t.Errorf("step %d: it says it is brought back, and it is not", n)
			}
			if steps < n {
				if n < 4 {
					t.Fatalf("only %d steps were seen", n)
				}
				return
			}
		}
	}
}

// A copy that is damaged itself is not brought back.
func TestRestore_NotFromADamagedCopy(t *testing.T) {
	v := office(t)
	made := copyPath(backUp(t, v, day(4))[0])
	tamper(t, made, func(exec func(string, ...any)) { exec(`UPDATE obj SET ct = zeroblob(length(ct)) WHERE rowid = 3`) })
	v.Close()
	c := openTheCopy(t, made)
	if _, err := Restore(v.path, c, day(5)); !errors.Is(err, ErrDamaged) {
		t.Fatalf("%v", err)
	}
	if n := filesIn(home(v.path), asideExt); len(n) != 0 {
		t.Error("it was put aside for nothing")
	}
}

// One record is damaged here: it comes from the copy, and what is newer in the
// rest stays.
func TestFetch_OneDamagedCase(t *testing.T) {
	for name, hurt := range map[string]func(*Vault, *box){
		"its records": func(v *Vault, b *box) {
			for _, kid := range v.keys.partKids("c-01") {
				v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE kid = ?`, kid[:])
			}
		},
		"its key": func(v *Vault, b *box) {
			id := v.keys.wraps.names.Name(kindKey, "c-01")
			v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE id = ?`, id[:])
		},
		"its summary": func(v *Vault, b *box) {
			id := v.keys.summaries.names.Name(kindSummary, "c-01")
			v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE id = ?`, id[:])
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := office(t)
			c := openTheCopy(t, copyPath(backUp(t, v, day(4))[0]))
			before, err := v.Case("c-01")
			if err != nil {
				t.Fatal(err)
			}
			save(t, v, "c-01", "သီတာ", day(5))
			save(t, v, "c-02", "ស្រី", day(5))
			newer, err := v.Case("c-01")
			if err != nil {
				t.Fatal(err)
			}
			b, err := v.box("c-01")
			if err != nil {
				t.Fatal(err)
			}
			hurt(v, b)
			if _, err := v.Check(); !errors.Is(err, ErrDamaged) {
				t.Fatal("nothing is damaged")
			}
			whole, err := v.Fetch(c, "c-01")
			if err != nil || !whole {
				t.Fatal(whole, err)
			}
			if r, err := v.Check(); err != nil {
				t.Errorf("%+v %v", r, err)
			}
			want := newer
			if name == "its records" {
				want = before
			}
			if got, err := v.Case("c-01"); err != nil || !reflect.DeepEqual(casefile.Plain(got), casefile.Plain(want)) {
				t.Errorf("%v\n got %+v\nwant %+v", err, casefile.Plain(got), casefile.Plain(want))
			}
			if hurt, err := v.Hurt(); err != nil || len(hurt) != 0 {
				t.Errorf("still hurt: %v %v", hurt, err)
			}
		})
	}
}

// A case that is gone altogether comes back from the copy; so do settings.
func TestFetch_WhatIsGone(t *testing.T) {
	v := office(t)
	if err := v.SaveSettings([]byte(`{"kept":["Mae Sot"]}`)); err != nil {
		t.Fatal(err)
	}
	c := openTheCopy(t, copyPath(backUp(t, v, day(4))[0]))
	want, err := v.Case("c-02")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Shred("c-02", day(5)); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Case("c-02"); !errors.Is(err, ErrNoCase) {
		t.Fatal(err)
	}
	if whole, err := v.Fetch(c, "c-02"); err != nil || !whole {
		t.Fatal(whole, err)
	}
	if got, err := v.Case("c-02"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v\n got %+v\nwant %+v", err, casefile.Plain(got), casefile.Plain(want))
	}
	id := v.keys.settings.names.Name(kindSetting, "all")
	if _, err := v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE id = ?`, id[:]); err != nil {
		t.Fatal(err)
	}
	if n, err := v.FetchRest(c); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
	if s, err := v.Settings(); err != nil || string(s) != `{"kept":["Mae Sot"]}` {
		t.Errorf("%s %v", s, err)
	}
	if r, err := v.Check(); err != nil {
		t.Errorf("%+v %v", r, err)
	}
}
