package vault

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

var days = flag.Int("days", 1, "how many different days the disk fails on")

var skips = flag.Int("skips", 12, "steps left out between two at which the disk fails")

// A fault is how a disk fails at one step.
type fault struct {
	name  string
	at    func(opKind) bool
	code  int32
	part  bool // some of the write is done all the same
	lasts bool // and all that follows fails too, until somebody makes room
	want  error
}

var diskFaults = []fault{
	{"a sync that fails", func(k opKind) bool { return k == opSync }, sqlite3.SQLITE_IOERR_FSYNC, false, false, ErrUnwritable},
	{"a disk that is full", func(k opKind) bool { return k == opWrite }, sqlite3.SQLITE_FULL, true, true, ErrFull},
	{"a write that fails", func(k opKind) bool { return k == opWrite }, sqlite3.SQLITE_IOERR_WRITE, true, false, ErrUnwritable},
	{"a truncation that fails", func(k opKind) bool { return k == opTruncate }, sqlite3.SQLITE_IOERR_TRUNCATE, false, false, ErrUnwritable},
	{"a file that cannot be named", func(k opKind) bool { return k >= opMake && k < opMark }, sqlite3.SQLITE_IOERR_DELETE, false, true, ErrUnwritable},
	{"a disk where nothing works", func(k opKind) bool { return true }, sqlite3.SQLITE_IOERR, false, true, ErrUnwritable},
}

// strikes lets the disk fail once at a step, counted among those of its kind.
func (f fault) strikes(step int) (strike func(op) (int, int32), struck *bool) {
	n, struck := 0, new(bool)
	return func(o op) (int, int32) {
		if !f.at(o.kind) {
			return 0, 0
		}
		if n++; n == step || n > step && f.lasts {
			*struck = true
			if f.part && len(o.data) > 1 {
				return len(o.data) / 2, f.code
			}
			return 0, f.code
		}
		return 0, 0
	}, struck
}

// At each step of a day the disk fails in some way. The person is told so in an
// error of ours, what was saved before is there, and the same save works once
// the disk does.
func TestVault_SaysWhenTheDiskFailsAndLosesNothing(t *testing.T) {
	plugIn()
	hasty.Store(true)
	defer hasty.Store(false)
	tally, silent := map[string]int{}, 0
	for day := range *days {
		for _, f := range diskFaults {
			for step := 1; ; step += 1 + *skips {
				struck, told := failingDay(t, f, step, int64(5+day))
				if !struck {
					break
				}
				if told {
					tally[f.name]++
				} else {
					silent++
				}
			}
		}
	}
	keep(t, "faults.txt", "the disk failed and the save said so, by kind: %v\n(%d more where nothing that was asked for was lost by it)\n", tally, silent)
	for _, f := range diskFaults {
		if tally[f.name] == 0 {
			t.Errorf("%s was never noticed", f.name)
		}
	}
}

// failingDay goes through the same day with one fault in it.
func failingDay(t *testing.T, f fault, step int, seed int64) (struck, told bool) {
	t.Helper()
	dir := t.TempDir()
	d, err := newDrive(dir)
	if err != nil {
		t.Fatal(err)
	}
	var hit *bool
	d.fault, hit = f.strikes(step)
	w := &worker{path: filepath.Join(dir, "cases.vault"), r: rand.New(rand.NewSource(seed)), drive: d, state: &state{}}
	plugged = d
	defer func() { plugged = nil }()
	for w.n < 12 {
		do := w.save
		if w.v == nil {
			do = w.open
		}
		err := do()
		if err == nil {
			continue
		}
		told = true
		if !errors.Is(err, f.want) {
			t.Errorf("%s, step %d: the error is %v, want %v", f.name, step, err, f.want)
		}
		if w.v != nil { // nothing has changed, and the rest can be read
			if is, err := readAll(w.v); err != nil || !maps.Equal(is, w.state.told) {
				t.Errorf("%s, step %d: after the error: %v; %s", f.name, step, err, differs(w.state.told, is))
			}
		}
		d.fault = nil // somebody made room
		if err := w.again(); err != nil {
			t.Fatalf("%s, step %d: once more: %v", f.name, step, err)
		}
	}
	d.fault = nil
	if w.v != nil {
		if err := w.close(); err != nil {
			t.Fatalf("%s, step %d: closing: %v", f.name, step, err)
		}
	}
	plugged = nil
	if _, kind, err := found(dir, mark{was: w.state}, true); kind != "" {
		t.Errorf("%s, step %d: the next day: %s: %v", f.name, step, kind, err)
	}
	return *hit, told
}

// A vault on a stick with its slide on "read only", or in a folder that was
// made so, does not open; and it is as it was once the slide is put back.
func TestVault_SaysWhenItsPlaceIsReadOnly(t *testing.T) {
	plugIn()
	v, path := newVault(t)
	c := ma()
	if err := v.NewCase(c); err != nil {
		t.Fatal(err)
	}
	v.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := newDrive(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	plugged, d.readOnly = d, true
	defer func() { plugged = nil }()
	if v, err := Open(path, testUser, []byte(testPhrase), cheap); !errors.Is(err, ErrUnwritable) {
		t.Errorf("it opened: %v %v", v, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("it was changed: %v", err)
	}
	d.readOnly = false
	if v, err = Open(path, testUser, []byte(testPhrase), cheap); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.SaveSitting(c.ID, c.Sittings[0]); err != nil {
		t.Error(err)
	}
}
