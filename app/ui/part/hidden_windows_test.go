package part

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestHidden_WindowsSaysItOtherwise(t *testing.T) {
	root := t.TempDir()
	for _, d := range []string{"Documents", "AppData"} {
		if err := os.Mkdir(filepath.Join(root, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	name, err := syscall.UTF16PtrFromString(filepath.Join(root, "AppData"))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.SetFileAttributes(name, syscall.FILE_ATTRIBUTE_HIDDEN); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if got := folders(root, entries); len(got) != 1 || got[0] != "Documents" {
		t.Errorf("lists %v", got)
	}
}
