package vault

// A drive that remembers in which order things were done to it, and what may
// be left of them when the power is cut.
//
// What was synced is there. Of what was not, each write is kept (1/2), gone
// (1/4) or torn: of its sectors of 512 bytes some are new and some old (1/4).
// A truncation happened or not. A file that was made, renamed or deleted is so
// only once its folder was settled; before that a beginning of these, or any
// of them, may have happened. A sync that failed leaves on the disk what it
// may of the writes before it, and they are not tried again: so Linux does it.
//
// That is harsher than most drives, and kinder in one thing: a sector is old or
// new and never rubbish, and a write does not hurt its neighbours. SQLite
// expects as much of a drive (https://www.sqlite.org/psow.html).

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"
)

type opKind byte

const (
	opWrite opKind = iota
	opTruncate
	opSync
	opSyncFailed
	opMake // from here on: names
	opFolder
	opLink
	opRename
	opDelete
	opSettle
	opMark // not of the disk: a save was begun or acknowledged
)

type op struct {
	kind     opKind
	inode    int64
	off      int64 // or size
	data     []byte
	path, to string
	dir      string // the folder that a name stands in, or that is settled
	settles  bool   // a sync that settles the folder too
	mark     mark
}

// mark says how far the work was: what was acknowledged, and what was asked for
// since and may be there or not.
type mark struct {
	was *state
	may []*state
}

// drive writes down what happens to the files of one folder.
type drive struct {
	dir   string
	ops   []op
	names map[string]int64 // live
	under map[string]bool  // folders that were there
	next  int64
	first map[string][]byte // what was there when it was plugged in
	logs  map[int64]string  // whose next sync settles which folder

	readOnly bool // nothing can be opened for writing

	// fault, where set, may let a step fail with a code of SQLite's; part is
	// how much of a write is done all the same.
	fault func(o op) (part int, rc int32)
}

// newDrive reads what is in the folder and watches from there on.
func newDrive(dir string) (*drive, error) {
	d := &drive{dir: dir, names: map[string]int64{}, under: map[string]bool{".": true}, first: map[string][]byte{}, logs: map[int64]string{}}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		name, mine := d.name(p)
		if err != nil || !mine {
			return err
		}
		if e.IsDir() {
			d.under[name] = true
			return nil
		}
		d.first[name], err = os.ReadFile(p)
		return err
	})
	for _, name := range slices.Sorted(maps.Keys(d.first)) {
		d.next++
		d.names[name] = d.next
	}
	return d, err
}

// ours leaves out what holds nothing that lasts.
func ours(name string) bool {
	return !strings.HasSuffix(name, lockSuffix) && !strings.HasSuffix(name, "-shm")
}

// name gives a path within the folder; no path outside is watched.
func (d *drive) name(path string) (string, bool) {
	rel, err := filepath.Rel(d.dir, path)
	rel = filepath.ToSlash(rel)
	return rel, err == nil && !strings.HasPrefix(rel, "..") && ours(rel)
}

func (d *drive) do(o op) (part int, rc int32) {
	if d.fault != nil {
		if part, rc = d.fault(o); rc != 0 {
			return part, rc
		}
	}
	d.ops = append(d.ops, o)
	return 0, 0
}

func (d *drive) make(name string) int64 {
	d.next++
	d.names[name] = d.next
	d.ops = append(d.ops, op{kind: opMake, inode: d.next, path: name, dir: path.Dir(name)})
	return d.next
}

func (d *drive) opened(file string, create, log bool) int64 {
	name, mine := d.name(file)
	if !mine {
		return 0
	}
	i, there := d.names[name]
	if !there {
		if !create {
			return 0
		}
		i = d.make(name)
	}
	if log {
		d.logs[i] = path.Dir(name)
	}
	return i
}

func (d *drive) wrote(inode, off int64, b []byte) (part int, rc int32) {
	o := op{kind: opWrite, inode: inode, off: off, data: slices.Clone(b)}
	part, rc = d.do(o)
	if rc != 0 && part > 0 {
		o.data = o.data[:part]
		d.ops = append(d.ops, o)
	}
	return part, rc
}

func (d *drive) truncated(inode, size int64) int32 {
	_, rc := d.do(op{kind: opTruncate, inode: inode, off: size})
	return rc
}

func (d *drive) synced(inode int64) int32 {
	dir, log := d.logs[inode]
	_, rc := d.do(op{kind: opSync, inode: inode, settles: log, dir: dir})
	if rc != 0 {
		d.ops = append(d.ops, op{kind: opSyncFailed, inode: inode})
		return rc
	}
	delete(d.logs, inode)
	return 0
}

func (d *drive) deleted(file string, settle bool) int32 {
	name, mine := d.name(file)
	if _, there := d.names[name]; !mine || !there {
		return 0
	}
	if _, rc := d.do(op{kind: opDelete, path: name, dir: path.Dir(name)}); rc != 0 {
		return rc
	}
	delete(d.names, name)
	if settle {
		d.ops = append(d.ops, op{kind: opSettle, dir: path.Dir(name)})
	}
	return 0
}

// step is what the room itself does, see testOnlyStep.
func (d *drive) step(what, file, to string) error {
	if what == stepSettle {
		name, mine := d.name(filepath.Join(file, "x"))
		if !mine {
			return nil
		}
		return d.note(op{kind: opSettle, dir: path.Dir(name)})
	}
	name, mine := d.name(file)
	if what == stepCopy || what == stepLink {
		to, mine = d.name(to)
		i := d.names[name]
		if what == stepCopy {
			i = d.names[to]
		}
		if !mine || i == 0 {
			return nil
		}
		if what == stepLink {
			d.names[to] = i
			return d.note(op{kind: opLink, inode: i, path: name, to: to, dir: path.Dir(to)})
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return d.note(op{kind: opWrite, inode: i, data: b})
	}
	i, there := d.names[name]
	switch {
	case !mine:
	case what == stepFolder:
		return d.note(op{kind: opFolder, path: name, dir: path.Dir(name)})
	case what == stepMake && !there:
		if err := d.ask(op{kind: opMake}); err != nil {
			return err
		}
		d.make(name)
	case !there:
	case what == stepSync:
		if rc := d.synced(i); rc != 0 {
			return osError(rc)
		}
	case what == stepRename:
		to, _ = d.name(to)
		err := d.note(op{kind: opRename, path: name, to: to, dir: path.Dir(name)})
		if err == nil {
			delete(d.names, name)
			d.names[to] = i
		}
		return err
	case what == stepRemove:
		err := d.note(op{kind: opDelete, path: name, dir: path.Dir(name)})
		if err == nil {
			delete(d.names, name)
		}
		return err
	}
	return nil
}

// ask lets a step of the room's own fail.
func (d *drive) ask(o op) error {
	if d.fault != nil {
		if _, rc := d.fault(o); rc != 0 {
			return osError(rc)
		}
	}
	return nil
}

// note writes such a step down.
func (d *drive) note(o op) error {
	if err := d.ask(o); err != nil {
		return err
	}
	d.ops = append(d.ops, o)
	return nil
}

// osError is how the system says what SQLite says with a code.
func osError(rc int32) error {
	switch {
	case rc != sqlite3.SQLITE_FULL:
		return fs.ErrPermission
	case runtime.GOOS == "windows":
		return syscall.Errno(112)
	}
	return syscall.ENOSPC
}
