package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Names beside the vault file. None says anything of what is inside.
const (
	lockSuffix = ".lock" // held for life; stays when the vault is closed
	newSuffix  = ".new"  // a vault being made; renamed when it is whole
)

// magic begins every SQLite file (https://www.sqlite.org/fileformat2.html).
const magic = "SQLite format 3\x00"

// place makes a path absolute and refuses what is there but is not an
// ordinary file. A symbolic link could point the vault, or what SQLite writes
// beside it, at a place nobody chose. Folders on the way may be links.
func place(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find the place: %w", ErrUnwritable)
	}
	for _, p := range []string{abs, abs + lockSuffix, abs + newSuffix, abs + "-wal", abs + "-journal"} {
		fi, err := os.Lstat(p)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", disk(err)
		}
		if !fi.Mode().IsRegular() {
			return "", fmt.Errorf("a link or folder stands in its place: %w", ErrNotVault)
		}
	}
	return abs, nil
}

// lock takes the lock file, or gives ErrBusy at once. The system lets go of
// it when the program ends, however it ends.
func lock(path string) (*flock.Flock, error) {
	l := flock.New(path+lockSuffix, flock.SetPermissions(0o600))
	ok, err := l.TryLock()
	if err != nil {
		return nil, disk(err)
	}
	if !ok {
		l.Close()
		return nil, ErrBusy
	}
	return l, nil
}

// looksRight reads the first bytes. SQLite takes an empty file for an empty
// database, and we do not.
func looksRight(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return ErrMissing
	}
	if err != nil {
		return disk(err)
	}
	defer f.Close()
	b := make([]byte, len(magic))
	if _, err := io.ReadFull(f, b); err != nil || string(b) != magic {
		return ErrNotVault
	}
	return nil
}

// private makes an empty file that only its owner can read. SQLite gives its
// log the same permissions.
func private(path string) error {
	if err := step(stepMake, path, ""); err != nil {
		return disk(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return disk(err)
	}
	return disk(f.Close())
}

// rename puts a file in its place, over what may stand there. It lasts once
// the folder is settled.
func rename(from, to string) error {
	if err := step(stepRename, from, to); err != nil {
		return disk(err)
	}
	return disk(os.Rename(from, to))
}

// remove takes files away, those that are there.
func remove(paths ...string) error {
	for _, p := range paths {
		err := step(stepRemove, p, "")
		if err == nil {
			err = os.Remove(p)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return disk(err)
		}
	}
	return nil
}

// What this room itself does to the names of files; all else SQLite does.
const (
	stepMake   = "make"
	stepRename = "rename"
	stepRemove = "remove"
	stepSettle = "settle"
)

// testOnlyStep is told of each of these before it is done, so that a test can
// write it down, cut the power after it, or let it fail.
var testOnlyStep func(what, path, to string) error

func step(what, path, to string) error {
	if testOnlyStep == nil {
		return nil
	}
	return testOnlyStep(what, path, to)
}

// narrow takes back permissions that a copy or a restore may have added. It
// is a courtesy: where it fails, the vault still opens.
func narrow(path string) {
	if fi, err := os.Stat(path); err == nil && fi.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(path, 0o600)
	}
}

// settleFolder makes a rename survive a power cut. Windows has no such call
// and needs none; a folder that cannot be synced is no reason to stop.
func settleFolder(path string) {
	if step(stepSettle, filepath.Dir(path), "") != nil {
		return
	}
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// disk turns an error of the operating system into one of ours, without its
// path: a path can hold a person's name.
func disk(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	case full(err):
		return ErrFull
	default:
		return ErrUnwritable
	}
}
