package form

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"onward/app/casefile"
)

// Shelf holds forms by id: those that come with the program, with their earlier
// versions in was/<version>, and those from outside, in as many versions as were
// accepted. It may be used
// from several goroutines.
type Shelf struct {
	slots []slot
	mu    sync.RWMutex
	more  []*Def // from outside, the newest of a form first
}

// slot is where one form stands; def reads it when it is first asked for, and
// gives nil where it does not load.
type slot struct {
	id  casefile.FormID
	def func() *Def
	was map[string]func() (*Def, error) // earlier versions
}

// What can keep a form off the shelf.
var (
	ErrTaken       = errors.New("another form has this id")
	ErrSameVersion = errors.New("another form with this id and version is there")
)

// LoadAll reads every folder that holds a form.json. The shelf has the forms
// that loaded even where others did not and the error says so.
func LoadAll(fsys fs.FS) (*Shelf, error) {
	s, wrong, err := shelve(fsys)
	if err != nil {
		return nil, err
	}
	var all sync.WaitGroup
	for _, p := range s.slots {
		all.Go(func() { p.def() })
	}
	all.Wait()
	s.slots = slices.DeleteFunc(s.slots, func(p slot) bool { return p.def() == nil })
	return s, errors.Join(wrong...)
}

// Lend gives a shelf whose forms are read one by one, each when it is first
// asked for. A form that does not load is not there; [LoadAll] says why. It is
// for programs that need one or two forms and end.
func Lend(fsys fs.FS) (*Shelf, error) {
	s, _, err := shelve(fsys)
	return s, err
}

func shelve(fsys fs.FS) (*Shelf, []error, error) {
	found, err := fs.Glob(fsys, "*/form.json")
	if err != nil {
		return nil, nil, fmt.Errorf("look for forms: %w", err)
	}
	s, wrong := new(Shelf), make([]error, len(found))
	for i, f := range found {
		id := path.Dir(f)
		earlier, err := earlier(fsys, id)
		if err != nil {
			return nil, nil, err
		}
		s.slots = append(s.slots, slot{casefile.FormID(id), sync.OnceValue(func() (d *Def) {
			d, wrong[i] = Load(fsys, id)
			return d
		}), earlier})
	}
	return s, wrong, nil
}

// earlier finds the earlier versions of a form that comes with the program.
// Each is read when a sitting that was begun with it is first opened.
func earlier(fsys fs.FS, id string) (map[string]func() (*Def, error), error) {
	found, err := fs.Glob(fsys, id+"/was/*/form.json")
	if err != nil {
		return nil, fmt.Errorf("look for forms: %w", err)
	}
	was := map[string]func() (*Def, error){}
	for _, f := range found {
		version := path.Base(path.Dir(f))
		was[version] = sync.OnceValues(func() (*Def, error) { return loadWas(fsys, id, version) })
	}
	return was, nil
}

// loadWas reads an earlier version. Its words have keys of their own, and where
// there is nothing under these, those of today.
func loadWas(fsys fs.FS, id, version string) (*Def, error) {
	dir := id + "/was/" + version
	sub, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil, fmt.Errorf("load form %s: %w", dir, err)
	}
	d, err := load(sub, id, true)
	if err != nil {
		return nil, err
	}
	if d.Version() != version {
		return nil, fmt.Errorf("load form %s: %w", dir, &PackError{File: dir + "/form.json", Pointer: "/version", Why: "is not the name of the folder"})
	}
	d.pin()
	return d, nil
}

// Earlier gives the earlier versions of the forms that come with the program, by
// id and then the newest first, and what is wrong with those that do not load.
func (s *Shelf) Earlier() (all []*Def, err error) {
	for _, p := range s.slots {
		for _, version := range slices.SortedFunc(maps.Keys(p.was), func(a, b string) int { return compareVersions(b, a) }) {
			d, e := p.was[version]()
			if e != nil {
				err = errors.Join(err, e)
				continue
			}
			all = append(all, d)
		}
	}
	return all, err
}

// NewShelf puts loaded forms on a shelf, in order.
func NewShelf(defs ...*Def) *Shelf {
	s := new(Shelf)
	for _, d := range defs {
		s.slots = append(s.slots, slot{id: d.ID(), def: func() *Def { return d }})
	}
	return s
}

// Copy gives a shelf with the same forms; what is put there is not put here.
func (s *Shelf) Copy() *Shelf {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return &Shelf{slots: s.slots, more: slices.Clone(s.more)}
}

// Put adds a form from outside, beside other versions of it. ErrTaken where a
// form that comes with the program has its id, or where a pair of JSON Forms
// happens to be called as a pack is; ErrSameVersion where this
// version is there.
func (s *Shelf) Put(d *Def) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if slices.ContainsFunc(s.slots, func(p slot) bool { return p.id == d.ID() }) {
		return fmt.Errorf("form %s: %w", d.ID(), ErrTaken)
	}
	if slices.ContainsFunc(s.more, func(o *Def) bool { return o.ID() == d.ID() && o.Plain() != d.Plain() }) {
		return fmt.Errorf("form %s: %w", d.ID(), ErrTaken)
	}
	if slices.ContainsFunc(s.more, func(o *Def) bool { return o.ID() == d.ID() && o.Version() == d.Version() }) {
		return fmt.Errorf("form %s %s: %w", d.ID(), d.Version(), ErrSameVersion)
	}
	s.more = append(s.more, d)
	slices.SortFunc(s.more, func(a, b *Def) int {
		return cmp.Or(cmp.Compare(a.ID(), b.ID()), compareVersions(b.Version(), a.Version()))
	})
	return nil
}

// Take removes a version of a form from outside.
func (s *Shelf) Take(id casefile.FormID, version string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.more = slices.DeleteFunc(slices.Clone(s.more), func(d *Def) bool { return d.ID() == id && d.Version() == version })
}

// Form finds a form, in its newest version.
func (s *Shelf) Form(id casefile.FormID) (*Def, bool) {
	for _, p := range s.slots {
		if p.id == id {
			d := p.def()
			return d, d != nil
		}
	}
	for _, d := range s.Outside() {
		if d.ID() == id {
			return d, true
		}
	}
	return nil, false
}

// Version finds a form in one version.
func (s *Shelf) Version(id casefile.FormID, version string) (*Def, bool) {
	for _, p := range s.slots {
		if was := p.was[version]; p.id == id && was != nil {
			d, err := was()
			return d, err == nil
		}
	}
	for _, d := range s.Outside() {
		if d.ID() == id && d.Version() == version {
			return d, true
		}
	}
	d, ok := s.Form(id)
	return d, ok && d.Version() == version
}

// All gives every form in its newest version, in order of id.
func (s *Shelf) All() []*Def {
	var all []*Def
	for _, p := range s.slots {
		if d := p.def(); d != nil {
			all = append(all, d)
		}
	}
	for _, d := range s.Outside() {
		if len(all) == 0 || all[len(all)-1].ID() != d.ID() {
			all = append(all, d)
		}
	}
	return all
}

// Outside gives the forms from outside in all their versions, by id and then
// the newest first.
func (s *Shelf) Outside() []*Def {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return slices.Clone(s.more)
}

// compareVersions orders "1.10.0" behind "1.9.0".
func compareVersions(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, errX := strconv.Atoi(as[i])
		y, errY := strconv.Atoi(bs[i])
		if c := cmp.Compare(x, y); errX == nil && errY == nil && c != 0 {
			return c
		}
		if c := cmp.Compare(as[i], bs[i]); (errX != nil || errY != nil) && c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}

// Of finds the form a sitting was begun with; where that version is not there,
// the newest, which [Begin] refuses with ErrVersion.
func (s *Shelf) Of(rec *casefile.Sitting) (*Def, bool) {
	if d, ok := s.Version(rec.Form, rec.Version); ok {
		return d, true
	}
	return s.Form(rec.Form)
}
