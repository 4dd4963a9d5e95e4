package vault

// All that this room itself does to files, each in a function of its own that
// tells a test first (see testOnlyStep): the test cuts the power after any of
// them, or lets one fail. Only SQLite touches files elsewhere.

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

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

// What this room itself does to files; all else SQLite does.
const (
	stepMake   = "make"
	stepRename = "rename"
	stepRemove = "remove"
	stepSettle = "settle"
	stepFolder = "folder"
	stepLink   = "link"
	stepCopy   = "copy"
	stepSync   = "sync"
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

// makeFolder makes a folder, and those above it, so that it lasts.
func makeFolder(path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := step(stepFolder, path, ""); err != nil {
		return disk(err)
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return disk(err)
	}
	settleFolder(path) // where its name stands
	return nil
}

// alsoAs gives a file a second name, or makes a copy where the disk knows no
// second names. It gives os.ErrNotExist where there is no such file.
func alsoAs(from, to string) error {
	if _, err := os.Lstat(from); err != nil {
		return err
	}
	if err := step(stepLink, from, to); err != nil {
		return disk(err)
	}
	if os.Link(from, to) == nil {
		return nil
	}
	return transfer(from, to)
}

// transfer copies a finished file, and syncs it.
func transfer(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return disk(err)
	}
	defer in.Close()
	if err := private(to); err != nil {
		return err
	}
	if err := step(stepCopy, from, to); err != nil {
		return disk(err)
	}
	out, err := os.OpenFile(to, os.O_WRONLY, 0)
	if err != nil {
		return disk(err)
	}
	_, err = io.Copy(out, in)
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return disk(err)
	}
	return flush(to)
}

// flush waits until a file is on the disk.
func flush(path string) error {
	if err := step(stepSync, path, ""); err != nil {
		return disk(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return disk(err)
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return disk(err)
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
