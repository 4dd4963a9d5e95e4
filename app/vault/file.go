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

// narrow takes back permissions that a copy or a restore may have added. It
// is a courtesy: where it fails, the vault still opens.
func narrow(path string) {
	if fi, err := os.Stat(path); err == nil && fi.Mode().Perm()&0o077 != 0 {
		_ = os.Chmod(path, 0o600)
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
