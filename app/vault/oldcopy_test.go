package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// The vault of the first format stays beside the new one, and the horizon says
// so, until a copy of the new one was read back and somebody takes it away.
func TestOldVault_GoesWhenACopyOfTheNewOneIsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v1.vault")
	copyFile(t, "testdata/v1.vault", path)
	v, err := Open(path, "worker 7", []byte(v1Phrase), cheapOnce())
	must(t, err)
	defer func() { v.Close() }()
	old, there, err := v.OldVault()
	if err != nil || !there || old.Replaced || old.Bytes == 0 {
		t.Fatalf("%+v %v %v", old, there, err)
	}
	if h, err := v.Horizon(); err != nil || !h.Old || h.Aside != 1 {
		t.Errorf("the horizon is %+v, %v", h, err)
	}
	if err := v.DropOldVault(day(9)); !errors.Is(err, ErrNoCopyYet) {
		t.Errorf("it goes before there is a copy: %v", err)
	}
	if _, err := v.Backup(day(9)); err != nil {
		t.Fatal(err)
	}
	_, err = v.AddUser("Nok", []byte(nokPhrase), Worker, nil)
	must(t, err)
	must(t, v.Close())
	v, err = Open(path, "Nok", []byte(nokPhrase), cheapOnce())
	must(t, err)
	if err := v.DropOldVault(day(9)); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker takes it away: %v", err)
	}
	must(t, v.Close())
	v, err = Open(path, "worker 7", []byte(v1Phrase), cheapOnce())
	must(t, err)
	must(t, v.DropOldVault(day(9)))
	if _, err := os.Lstat(path + ".v1"); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
	if h, err := v.Horizon(); err != nil || h.Old || h.Aside != 0 {
		t.Errorf("the horizon is %+v, %v", h, err)
	}
	must(t, v.DropOldVault(day(9))) // once more does nothing
	log, err := v.Log("")
	if err != nil || log[len(log)-1].Did != DidDropOld {
		t.Errorf("the log ends with %v, %v", log[len(log)-1], err)
	}
	sound(t, v)
}

// A sheet opens a copy of its day, whole and for reading alone; a sheet that was
// made later does not.
func TestOpenCopyWithSheet_ReadsWhatThereWas(t *testing.T) {
	v, _, _, _ := agency(t)
	first := v.NewRecovery()
	must(t, v.SetRecovery(first, printed(first)))
	made, err := v.Backup(day(9))
	must(t, err)
	copied := filepath.Join(made[0].Place.Folder, made[0].Copy.Name)
	later := v.NewRecovery()
	must(t, v.SetRecovery(later, printed(later)))
	must(t, v.Close())
	was, err := os.ReadFile(copied)
	must(t, err)

	c, err := OpenCopyWithSheet(copied, printed(first), sorted)
	must(t, err)
	if got, err := c.Case("c-1"); err != nil || len(got.Sittings[0].Answers) != 3 || c.Me().Role != Recovery {
		t.Errorf("%+v, %v", got, err)
	}
	if err := c.SaveCase(mali("c-1")); !errors.Is(err, ErrUnwritable) {
		t.Errorf("a copy is written: %v", err)
	}
	must(t, c.Close())
	if is, err := os.ReadFile(copied); err != nil || string(is) != string(was) {
		t.Errorf("the copy was changed, %v", err)
	}
	if _, err := OpenCopyWithSheet(copied, printed(later), sorted); err == nil {
		t.Error("a later sheet opens an earlier copy")
	}
	var rows *SheetError
	if _, err := OpenCopyWithSheet(copied, "nonsense", sorted); !errors.As(err, &rows) && !errors.Is(err, ErrSheet) {
		t.Errorf("nonsense: %v", err)
	}
	if _, err := OpenCopyWithSheet("testdata/v1.vault", printed(first), sorted); !errors.Is(err, ErrSheet) {
		t.Errorf("a copy that knew no sheets: %v", err)
	}
}
