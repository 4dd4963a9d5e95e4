package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"

	"onward/app/casefile"
)

// office is a vault with two cases in a folder of its own.
func office(t testing.TB) *Vault {
	t.Helper()
	v, _ := newVault(t)
	for i := range 2 {
		c := ma()
		c.ID, c.Code = casefile.CaseID(fmt.Sprintf("c-%02d", i+1)), casefile.Code(fmt.Sprintf("7Q4%d", i))
		if err := v.NewCase(c); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

func withStick(t testing.TB, v *Vault) (stick string) {
	t.Helper()
	stick = t.TempDir()
	if err := v.SecondPlace(stick, day(3)); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(stick, copyFolder)
}

func backUp(t testing.TB, v *Vault, at time.Time) []Outcome {
	t.Helper()
	made, err := v.Backup(at)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func openTheCopy(t testing.TB, path string) *Vault {
	t.Helper()
	c, err := OpenCopy(path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// save changes something.
func save(t testing.TB, v *Vault, id casefile.CaseID, said string, at time.Time) {
	t.Helper()
	c, err := v.Case(id)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Sittings[0]
	s.Put("about.called", casefile.Answer{Value: said, Lang: "my", Source: casefile.Told, By: "W7", At: at})
	if err := v.SaveSitting(id, s); err != nil {
		t.Fatal(err)
	}
	if err := v.SaveSummary(casefile.Summary{ID: id, Code: c.Code, Language: c.Language, Touched: at, Forms: []casefile.FormID{"f01", "f05"}}); err != nil {
		t.Fatal(err)
	}
}

// A copy goes to both places, holds what the vault holds, and its name tells
// nothing but the hour.
func TestBackup_HoldsEverythingInBothPlaces(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	if c, err := v.Copies(); err != nil || !c.Changed {
		t.Fatalf("before the first copy: %+v %v", c, err)
	}
	made := backUp(t, v, day(4))
	if len(made) != 2 || made[0].Err != nil || made[1].Err != nil {
		t.Fatalf("%+v", made)
	}
	for _, folder := range []string{home(v.path), stick} {
		names := filesIn(folder, copyExt)
		if len(names) != 1 || !strings.HasPrefix(names[0], "2026-03-04-093000-") {
			t.Fatalf("in the folder: %v", names)
		}
		c := openTheCopy(t, filepath.Join(folder, names[0]))
		for _, id := range []casefile.CaseID{"c-01", "c-02"} {
			got, err := c.Case(id)
			want, err2 := v.Case(id)
			if err != nil || err2 != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("case %s came back changed: %v %v", id, err, err2)
			}
		}
		if err := c.SaveCase(ma()); !errors.Is(err, ErrUnwritable) {
			t.Errorf("a copy can be written to: %v", err)
		}
		c.Close()
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			if n := e.Name(); n != names[0] && n != markFile {
				t.Errorf("left behind: %s", n)
			}
		}
	}
	c, err := v.Copies()
	if err != nil || c.Changed || len(c.Places) != 2 {
		t.Fatalf("after the copy: %+v %v", c, err)
	}
	if n, ok := c.Places[1].Newest(); !ok || n.Cases != 2 || n.Records == 0 || n.Hurt {
		t.Errorf("written down: %+v", n)
	}
	save(t, v, "c-01", "သီတာ", day(5))
	if c, _ := v.Copies(); !c.Changed {
		t.Error("a change is not noticed")
	}
	v = reopen(t, v)
	if c, _ := v.Copies(); len(c.Places) != 2 || !c.Places[1].Here {
		t.Error("the second place was forgotten over night")
	}
}

// While a copy is made the vault is worked in, and the copy is of one moment.
func TestBackup_BesideTheWork(t *testing.T) {
	v := office(t)
	big := story(6 << 20) // several steps
	if err := v.SaveSitting("c-02", big); err != nil {
		t.Fatal(err)
	}
	done, stop := make(chan error), make(chan bool)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			err := v.Batch(func(tx *Tx) error {
				for _, id := range []casefile.SittingID{"a", "b"} {
					s := &casefile.Sitting{ID: id, Form: "f01", Begun: day(1)}
					s.Put("n", casefile.Answer{Value: float64(i), At: day(1)})
					if err := tx.SaveSitting("c-01", s); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				done <- err
				return
			}
		}
	}()
	made := backUp(t, v, day(4))
	close(stop)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	c := openTheCopy(t, filepath.Join(made[0].Place.Folder, made[0].Copy.Name))
	one, err := c.Case("c-01")
	if err != nil {
		t.Fatal(err)
	}
	if a, b := one.Sitting("a"), one.Sitting("b"); a != nil && !reflect.DeepEqual(a.Answers, b.Answers) {
		t.Error("the copy is torn: two things saved together are not of one moment")
	}
	if _, err := c.Check(); err != nil {
		t.Error(err)
	}
}

// Another stick under the same name is not taken for the one that was chosen.
func TestBackup_KnowsItsStick(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	backUp(t, v, day(4))
	other := office(t)
	if err := os.Rename(stick, stick+".away"); err != nil {
		t.Fatal(err)
	}
	if err := other.SecondPlace(stick, day(3)); err != nil { // another office's stick, same letter
		t.Fatal(err)
	}
	made := backUp(t, v, day(5))
	if !made[1].Gone || made[0].Err != nil {
		t.Errorf("%+v", made)
	}
	if n := filesIn(stick, copyExt); len(n) != 0 {
		t.Errorf("our copies are on a stranger's stick: %v", n)
	}
	c, err := v.Copies()
	if err != nil || c.Places[1].Here || !c.Places[1].Other {
		t.Errorf("%+v %v", c.Places, err)
	}
	// No stick at all: no error either, and what was there is still known of.
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	made = backUp(t, v, day(6))
	c, _ = v.Copies()
	if !made[1].Gone || c.Places[1].Other || len(c.Places[1].Copies) != 1 {
		t.Errorf("%+v %+v", made, c.Places[1])
	}
	if err := os.Rename(stick+".away", stick); err != nil {
		t.Fatal(err)
	}
	if made = backUp(t, v, day(7)); made[1].Gone || made[1].Err != nil {
		t.Errorf("it is plugged in again: %+v", made[1])
	}
}

// The stick is pulled, or the disk is full, in the middle: what was there
// before is whole, and nothing half counts.
func TestBackup_BrokenOffLeavesTheOldOnes(t *testing.T) {
	for _, c := range []struct {
		name string
		fail func(what, path string) error
		want error
	}{
		{"full when it is made", func(what, path string) error {
			if what == stepMake && strings.HasSuffix(path, newSuffix) {
				return syscall.ENOSPC
			}
			return nil
		}, ErrFull},
		{"gone when it is renamed", func(what, path string) error {
			if what == stepRename {
				return os.ErrNotExist
			}
			return nil
		}, ErrUnwritable},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := office(t)
			backUp(t, v, day(4))
			before := folderBytes(t, home(v.path))
			save(t, v, "c-01", "သီတာ", day(5))
			testOnlyStep = func(what, path, to string) error { return c.fail(what, path) }
			defer func() { testOnlyStep = nil }()
			_, err := v.Backup(day(5))
			testOnlyStep = nil
			if !errors.Is(err, c.want) {
				t.Fatalf("%v, want %v", err, c.want)
			}
			after := folderBytes(t, home(v.path))
			for name, b := range before {
				if !bytes.Equal(after[name], b) {
					t.Errorf("%s is not as it was", name)
				}
			}
			if len(after) != len(before) {
				t.Errorf("something was left: %d files, then %d", len(before), len(after))
			}
			if made := backUp(t, v, day(6)); made[0].Err != nil {
				t.Error(made[0].Err)
			}
		})
	}
}

// What the stick gives back is whole and opens, and is not what was written:
// it does not count.
func TestBackup_WhatDoesNotComeBackDoesNotCount(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	older := copyPath(backUp(t, v, day(4))[0])
	save(t, v, "c-01", "သီတာ", day(5))
	testOnlyStep = func(what, path, to string) error {
		if what == stepMake && filepath.Dir(path) == stick {
			newest := filesIn(home(v.path), copyExt)[0]
			copyFile(t, older, filepath.Join(home(v.path), newest))
		}
		return nil
	}
	defer func() { testOnlyStep = nil }()
	made, err := v.Backup(day(5))
	if err != nil || !errors.Is(made[1].Err, ErrDamaged) || made[1].Copy.Hurt {
		t.Errorf("%+v %v", made, err)
	}
	if n := filesIn(stick, copyExt); len(n) != 1 {
		t.Errorf("on the stick: %v", n)
	}
}

func folderBytes(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, n := range filesIn(folder, copyExt) {
		b, err := os.ReadFile(filepath.Join(folder, n))
		if err != nil {
			t.Fatal(err)
		}
		all[n] = b
	}
	return all
}

// A vault with a damaged record is still copied, and the whole copies from
// before stay beside however many such copies are made.
func TestBackup_OfADamagedVaultPushesOutNoWholeOne(t *testing.T) {
	v := office(t)
	whole := backUp(t, v, day(1))[0].Copy.Name
	spoil(t, v, "c-01")
	for i := range 2*keepLatest + 3 {
		save(t, v, "c-02", fmt.Sprint(i), day(2))
		made, err := v.Backup(day(2).Add(time.Duration(i) * time.Hour))
		if !errors.Is(err, ErrDamaged) || !made[0].Copy.Hurt {
			t.Fatalf("%+v %v", made, err)
		}
	}
	names := filesIn(home(v.path), copyExt)
	if len(names) != 1+keepLatest || names[len(names)-1] != whole {
		t.Errorf("%d copies, the oldest %s", len(names), names[len(names)-1])
	}
	c, err := v.Copies()
	if n, ok := c.Newest(); err != nil || !ok || n.Name != whole {
		t.Errorf("newest whole one: %+v %v", n, err)
	}
}

// spoil overwrites the sealed text of every record of a case.
func spoil(t *testing.T, v *Vault, id casefile.CaseID) {
	t.Helper()
	b, err := v.box(string(id))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.conn.ExecContext(context.Background(), `UPDATE obj SET ct = zeroblob(length(ct)) WHERE kid = ?`, b.kid[:]); err != nil {
		t.Fatal(err)
	}
}
