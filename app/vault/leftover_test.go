package vault

import (
	"maps"
	"math/rand"
	"os"
	"path"
	"path/filepath"
	"slices"
)

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
