package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"onward/app/casefile"
)

const auditorPhrase = "six quiet ponds under snow"

// An auditor has keys for none of the cases. Her copies hold everything all the
// same, and say of how many records she could not read the text; she can try
// them, and a worker brings them back.
func TestBackup_BySomeoneWithoutTheKeys(t *testing.T) {
	v := office(t)
	if _, err := v.AddUser("Nok", []byte(auditorPhrase), Auditor, nil); err != nil {
		t.Fatal(err)
	}
	want, err := v.Case("c-01")
	if err != nil {
		t.Fatal(err)
	}
	backUp(t, v, day(4))
	v.Close()
	nok, err := Open(v.path, "Nok", []byte(auditorPhrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	defer nok.Close()
	made := backUp(t, nok, day(5))[0]
	if made.Copy.Withheld == 0 || made.Copy.Withheld >= made.Copy.Records || made.Copy.Cases != 2 {
		t.Errorf("said to be verified: %+v", made.Copy)
	}
	if all, err := nok.Drill(day(6)); err != nil || !all[0].OK() || all[0].Sealed {
		t.Errorf("%+v %v", all, err)
	}
	c := openTheCopy(t, copyPath(made))
	if got, err := c.Case("c-01"); err != nil || casefile.Plain(got) == nil || len(got.Sittings) != len(want.Sittings) {
		t.Errorf("a worker does not find everything in her copy: %v", err)
	}
	if rep, err := c.Check(); err != nil || rep.Withheld != 0 {
		t.Errorf("%+v %v", rep, err)
	}

	// A record that she cannot read is spoilt: the file is not what it was.
	kid := nok.keys.partKid(partKind[partContent], "c-01")
	tamper(t, copyPath(made), func(exec func(string, ...any)) {
		exec(`UPDATE obj SET ct = zeroblob(length(ct)) WHERE kid = ?`, kid[:])
	})
	if all, err := nok.Drill(day(6)); !errors.Is(err, ErrDamaged) || len(all[0].Failed) != 1 || !all[0].Made.Equal(day(4)) {
		t.Errorf("a record that was spoilt: %+v %v", all, err)
	}
}

// After a user was removed all keys are new. Copies from before are not called
// damaged for that: they are to the byte what they were, and open with the pass
// phrases of their day.
func TestDrill_AfterTheKeysWereReplaced(t *testing.T) {
	v := office(t)
	nok, err := v.AddUser("Nok", []byte(auditorPhrase), Auditor, nil)
	if err != nil {
		t.Fatal(err)
	}
	before := backUp(t, v, day(4))[0]
	if err := v.RemoveUser(nok.ID); err != nil {
		t.Fatal(err)
	}
	if c, err := v.Copies(); err != nil || !c.Changed {
		t.Errorf("no new copy is wanted: %v", err)
	}
	all, err := v.Drill(day(5))
	if err != nil || !all[0].OK() || !all[0].Sealed {
		t.Errorf("%+v %v", all, err)
	}
	if got, err := openTheCopy(t, copyPath(before)).Case("c-01"); err != nil || len(got.Sittings) != 2 {
		t.Errorf("%v", err)
	}
	// What is taken out of the copies cannot be taken out of that one, and it
	// is said.
	f, err := v.ForgetInCopies("c-01", day(5))
	if err != nil || f.Done() || len(f.Left) != 1 {
		t.Errorf("%+v %v", f, err)
	}
	// A case fetched from it has a new key here.
	if err := v.Shred("c-02", day(5)); err != nil {
		t.Fatal(err)
	}
	if whole, err := v.Fetch(openTheCopy(t, copyPath(before)), "c-02"); err != nil || !whole {
		t.Errorf("%v %v", whole, err)
	}
	made := backUp(t, v, day(6))[0]
	if all, err := v.Drill(day(6)); err != nil || all[0].Sealed || all[0].Name != made.Copy.Name {
		t.Errorf("%+v %v", all, err)
	}
}

// A copy of the first format is looked into, compared and brought back, and
// nothing of it stays in the folder for temporary files.
func TestRestore_ACopyOfTheFirstFormat(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	dir := t.TempDir()
	old := filepath.Join(dir, "stick.dat")
	copyFile(t, "testdata/v1.vault", old)
	was, err := os.ReadFile(old)
	if err != nil {
		t.Fatal(err)
	}
	c, err := OpenCopy(old, "worker 7", []byte(v1Phrase), Options{})
	if err != nil {
		t.Fatal(err)
	}
	list, err := c.Summaries()
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	if _, err := OpenCopy(old, "worker 7", []byte("another four plain words"), Options{}); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("%v", err)
	}
	path := filepath.Join(dir, "cases.vault")
	if _, err := Restore(path, c, day(6)); err != nil {
		t.Fatal(err)
	}
	c.Close()
	if left, _ := os.ReadDir(temp); len(left) != 0 {
		t.Errorf("left in the folder for temporary files: %v", left)
	}
	if is, err := os.ReadFile(old); err != nil || string(is) != string(was) {
		t.Errorf("the copy itself was changed: %v", err)
	}
	v, err := Open(path, "worker 7", []byte(v1Phrase), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if got, err := v.Case("case-0001"); err != nil || len(got.Sittings) != 1 {
		t.Errorf("%v", err)
	}
}
