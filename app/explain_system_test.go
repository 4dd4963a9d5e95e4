package app

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"onward/i18n"
)

// A stick whose small switch is on, one that was pulled out, a paper that is
// open in another program: Windows has a number for each, and a person reads a
// sentence that says what to do.
func TestExplain_WindowsHasNumbersOfItsOwn(t *testing.T) {
	words := i18n.Open()
	for n, key := range ofWindows {
		for _, tag := range words.Tags() {
			if said := words.For(tag).Say(key, nil); said == "" || said == key {
				t.Errorf("%d in %s: %s has no words", n, tag, key)
			}
		}
		if runtime.GOOS != "windows" {
			continue
		}
		err := fmt.Errorf("save: %w", &os.PathError{Op: "open", Path: "E:", Err: n})
		if got, _ := Explain(err); got != key {
			t.Errorf("error %d is explained as %s, want %s", n, got, key)
		}
	}
	for n, key := range map[syscall.Errno]string{19: "explain.unwritable", 32: "explain.in_use", 112: "explain.full", 1167: "explain.not_there"} {
		if ofWindows[n] != key {
			t.Errorf("error %d of Windows is explained as %q, want %s", n, ofWindows[n], key)
		}
	}
}

// What this system really says of a folder that is not there, and of a file
// that stands in the place of one. Windows has one number for both.
func TestExplain_AFileWhereAFolderShouldBe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	want := "explain.unwritable"
	if runtime.GOOS == "windows" {
		want = "explain.not_there"
	}
	_, err := os.ReadDir(file)
	if key, _ := Explain(err); key != want {
		t.Errorf("%v is explained as %s, want %s", err, key, want)
	}
	_, err = os.Create(filepath.Join(dir, "not there", "file"))
	if key, _ := Explain(err); key != "explain.not_there" {
		t.Errorf("%v is explained as %s", err, key)
	}
}
