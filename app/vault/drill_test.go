package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Once a month the newest copy of each place is put into a private folder and
// read whole; how it went is written down, and nothing is left behind.
func TestDrill_TriesEachPlace(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	backUp(t, v, day(4))
	save(t, v, "c-01", "သီတာ", day(5))
	backUp(t, v, day(5))
	all, err := v.Drill(day(6))
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	for _, d := range all {
		if !d.OK() || d.Cases != 2 || d.Count == 0 || !d.Made.Equal(day(5)) {
			t.Errorf("%+v", d)
		}
	}
	c, err := v.Copies()
	if err != nil || !c.Drilled.Equal(day(6)) || len(c.Drills) != 2 || c.Changed {
		t.Errorf("%+v %v", c, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(v.path), drillFolder+"*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	if all, err := v.Drill(day(7)); err != nil || !all[1].Gone || !all[0].OK() {
		t.Errorf("without the stick: %+v %v", all, err)
	}
}

// The newest copy is damaged: the one before is tried, and it is said.
func TestDrill_FallsBackToTheOneBefore(t *testing.T) {
	for name, hurt := range map[string]func(*testing.T, string){
		"a record does not open": func(t *testing.T, path string) {
			tamper(t, path, func(exec func(string, ...any)) { exec(`UPDATE obj SET ct = zeroblob(length(ct)) WHERE rowid = 2`) })
		},
		"a record is missing": func(t *testing.T, path string) {
			tamper(t, path, func(exec func(string, ...any)) { exec(`DELETE FROM obj WHERE rowid = 2`) })
		},
		"cut short": func(t *testing.T, path string) {
			if err := os.Truncate(path, 6000); err != nil {
				t.Fatal(err)
			}
		},
		"empty": func(t *testing.T, path string) {
			if err := os.Truncate(path, 0); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			v := office(t)
			older := backUp(t, v, day(4))[0]
			save(t, v, "c-01", "သီတာ", day(5))
			newer := backUp(t, v, day(5))[0]
			hurt(t, copyPath(newer))
			all, err := v.Drill(day(6))
			if !errors.Is(err, ErrDamaged) || all[0].Name != older.Copy.Name || len(all[0].Failed) != 1 || all[0].Failed[0] != newer.Copy.Name {
				t.Errorf("%+v %v", all, err)
			}
			if c, _ := v.Copies(); !c.Drilled.Equal(day(6)) || c.Drills[0].OK() {
				t.Errorf("not remembered: %+v", c.Drills)
			}
		})
	}
}

// An older copy under the name of a newer one opens and is whole; only what was
// written down tells.
func TestDrill_NoticesAnOlderCopyInItsPlace(t *testing.T) {
	v := office(t)
	older := copyPath(backUp(t, v, day(4))[0])
	save(t, v, "c-01", "သီတာ", day(5))
	newer := copyPath(backUp(t, v, day(5))[0])
	copyFile(t, older, newer)
	if all, err := v.Drill(day(6)); !errors.Is(err, ErrDamaged) || len(all[0].Failed) != 1 {
		t.Errorf("%+v %v", all, err)
	}
}

// What was deleted is gone from every copy that can be reached; of the rest it
// is said truthfully.
func TestForgetInCopies_LeavesNoCopyBehind(t *testing.T) {
	v := office(t)
	stick := withStick(t, v)
	backUp(t, v, day(4))
	save(t, v, "c-01", "သီတာ", day(5))
	backUp(t, v, day(5))
	if h, err := v.Horizon(); err != nil || !h.Until.Equal(day(5).Add(rotates)) || h.Away || h.Aside != 0 {
		t.Fatalf("%+v %v", h, err)
	}
	b, err := v.box("c-02")
	if err != nil {
		t.Fatal(err)
	}
	f, err := v.ForgetInCopies("c-02", day(6))
	if err != nil || len(f.Cleaned) != 4 || !f.Done() {
		t.Fatalf("%+v %v", f, err)
	}
	for _, folder := range []string{home(v.path), stick} {
		for _, name := range filesIn(folder, copyExt) {
			c := openTheCopy(t, filepath.Join(folder, name))
			if _, err := c.Case("c-02"); !errors.Is(err, ErrNoCase) {
				t.Errorf("%s: %v", name, err)
			}
			if rows, err := c.rows(b.kid); err != nil || len(rows) != 0 {
				t.Errorf("%s still holds %d records", name, len(rows))
			}
			if list, err := c.Summaries(); err != nil || len(list) != 1 {
				t.Errorf("%s lists %d cases: %v", name, len(list), err)
			}
			if _, err := c.Check(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			c.Close()
		}
		if left, _ := filepath.Glob(filepath.Join(folder, "*-wal")); len(left) != 0 {
			t.Errorf("logs are left: %v", left)
		}
	}
	if all, err := v.Drill(day(6)); err != nil || !all[0].OK() || all[0].Cases != 1 {
		t.Errorf("what is written down does not fit any more: %+v %v", all, err)
	}
	if f, err = v.ForgetInCopies("c-02", day(6)); err != nil || len(f.Cleaned) != 0 || len(f.Without) != 4 {
		t.Errorf("a second time: %+v %v", f, err)
	}
	if _, err := v.Case("c-02"); err != nil {
		t.Errorf("the vault itself was changed: %v", err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	if f, err = v.ForgetInCopies("c-01", day(6)); err != nil || f.Done() || len(f.Away) != 1 || len(f.Cleaned) != 2 {
		t.Errorf("without the stick: %+v %v", f, err)
	}
	if h, err := v.Horizon(); err != nil || !h.Away {
		t.Errorf("%+v %v", h, err)
	}
}

// Vaults that were put aside, and what was broken off, are not forgotten.
func TestForgetInCopies_AsideAndBrokenOff(t *testing.T) {
	v := office(t)
	made := copyPath(backUp(t, v, day(4))[0])
	v.Close()
	aside, err := Restore(v.path, openTheCopy(t, made), day(5))
	if err != nil {
		t.Fatal(err)
	}
	v, err = Open(v.path, testUser, []byte(testPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if h, err := v.Horizon(); err != nil || h.Aside != 2 {
		t.Errorf("put aside, and a copy from before: %+v %v", h, err)
	}
	odd := filepath.Join(home(v.path), nameOf(day(6), copyExt))
	if err := os.WriteFile(odd, []byte("nothing of ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := v.ForgetInCopies("c-01", day(6))
	if err != nil || len(f.Cleaned) != 2 || len(f.Left) != 1 || f.Left[0] != filepath.Base(odd) {
		t.Fatalf("%+v %v", f, err)
	}
	if _, err := openTheCopy(t, aside).Case("c-01"); !errors.Is(err, ErrNoCase) {
		t.Errorf("put aside and still there: %v", err)
	}
}

// A clock that was wrong when copies were made does not make the drill or the
// next copy go astray.
func TestBackup_AfterTheClockJumped(t *testing.T) {
	v := office(t)
	for _, at := range []time.Time{day(4), day(4).AddDate(30, 0, 0), day(5), day(4).AddDate(-30, 0, 0), day(6)} {
		save(t, v, "c-01", at.String(), day(5))
		backUp(t, v, at)
	}
	c, err := v.Copies()
	if n, ok := c.Newest(); err != nil || !ok || !n.Made.Equal(day(6)) || len(c.Places[0].Copies) != 5 {
		t.Errorf("%+v %v", c, err)
	}
	if all, err := v.Drill(day(6)); err != nil || !all[0].Made.Equal(day(6)) {
		t.Errorf("%+v %v", all, err)
	}
}
