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
	"math/rand"
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

// leftover is what is on the disk, as far as a walk along the ops has come.
type leftover struct {
	names   map[string]int64
	under   map[string]bool
	renames []op // done to names and not yet settled
	files   map[int64]*leftFile
	mark    mark
}

type leftFile struct {
	synced  []byte
	pending []op
}

func (d *drive) begin(m mark) *leftover {
	l := &leftover{names: map[string]int64{}, under: maps.Clone(d.under), files: map[int64]*leftFile{}, mark: m}
	for i, name := range slices.Sorted(maps.Keys(d.first)) {
		l.names[name] = int64(i + 1)
		l.files[int64(i+1)] = &leftFile{synced: d.first[name]}
	}
	return l
}

// walk takes one op in. r decides what a failed sync left.
func (l *leftover) walk(o op, r *rand.Rand) {
	switch o.kind {
	case opMark:
		l.mark = o.mark
	case opMake, opFolder, opLink, opRename, opDelete:
		if o.kind == opMake {
			l.files[o.inode] = &leftFile{}
		}
		l.renames = append(l.renames, o)
	case opSettle:
		l.settleIn(o.dir)
	case opWrite, opTruncate:
		f := l.files[o.inode]
		f.pending = append(f.pending, o)
	case opSync:
		f := l.files[o.inode]
		f.synced = slices.Clone(f.synced) // a cut may still hold the old one
		for _, p := range f.pending {
			f.synced = whole(f.synced, p)
		}
		f.pending = nil
		if o.settles {
			l.settleIn(o.dir)
		}
	case opSyncFailed:
		f := l.files[o.inode]
		f.synced = slices.Clone(f.synced)
		for _, p := range f.pending {
			f.synced = perhaps(f.synced, p, r)
		}
		f.pending = nil
	}
}

// settleIn makes last what was done to names in one folder.
func (l *leftover) settleIn(dir string) {
	var in, out []op
	for _, o := range l.renames {
		if o.dir == dir {
			in = append(in, o)
		} else {
			out = append(out, o)
		}
	}
	l.settle(in)
	l.renames = out
}

func (l *leftover) settle(ops []op) {
	for _, o := range ops {
		switch i, there := l.names[o.path]; {
		case o.kind == opFolder:
			l.under[o.path] = true
		case o.kind == opMake:
			l.names[o.path] = o.inode
		case o.kind == opLink:
			l.names[o.to] = o.inode
		case !there:
		case o.kind == opRename:
			delete(l.names, o.path)
			l.names[o.to] = i
		case o.kind == opDelete:
			delete(l.names, o.path)
		}
	}
}

// cut gives the files as they are found when the power is back.
func (l *leftover) cut(r *rand.Rand) map[string][]byte {
	fate := perhaps
	switch r.Intn(8) {
	case 0: // nothing that was not synced
		fate = func(b []byte, _ op, _ *rand.Rand) []byte { return b }
	case 1: // all of it, as when only the program was killed
		fate = func(b []byte, o op, _ *rand.Rand) []byte { return whole(b, o) }
	}
	after := &leftover{names: maps.Clone(l.names), under: maps.Clone(l.under)}
	var done []op
	if r.Intn(2) == 0 {
		done = l.renames[:r.Intn(len(l.renames)+1)]
	} else {
		for _, o := range l.renames {
			if r.Intn(2) == 0 {
				done = append(done, o)
			}
		}
	}
	after.settle(done)
	found := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(after.names)) {
		if !after.under[path.Dir(name)] {
			continue // its folder is not there
		}
		f := l.files[after.names[name]]
		b := f.synced
		if len(f.pending) > 0 {
			b = slices.Clone(b)
		}
		for _, o := range f.pending {
			b = fate(b, o, r)
		}
		found[name] = b
	}
	return found
}

// whole does an op to a file.
func whole(b []byte, o op) []byte {
	if o.kind == opTruncate {
		return resize(b, int(o.off))
	}
	if end := int(o.off) + len(o.data); end > len(b) {
		b = resize(b, end)
	}
	copy(b[o.off:], o.data)
	return b
}

func resize(b []byte, n int) []byte {
	if n <= len(b) {
		return b[:n:n]
	}
	return append(b, make([]byte, n-len(b))...)
}

// perhaps does an op that nobody waited for.
func perhaps(b []byte, o op, r *rand.Rand) []byte {
	const sector = 512
	switch n := r.Intn(4); {
	case n < 2:
		return whole(b, o)
	case n == 2 || o.kind == opTruncate:
		return b
	}
	for from := o.off; from < o.off+int64(len(o.data)); {
		to := min(o.off+int64(len(o.data)), (from/sector+1)*sector)
		if r.Intn(2) == 0 {
			b = whole(b, op{kind: opWrite, off: from, data: o.data[from-o.off : to-o.off]})
		}
		from = to
	}
	return b
}

// lay writes what was found into a folder.
func lay(dir string, found map[string][]byte) error {
	for name, b := range found {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			return err
		}
	}
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
