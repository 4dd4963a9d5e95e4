package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Drilled is how trying the copies of one place went.
type Drilled struct {
	Mark   string    `json:"mark,omitempty"`
	Folder string    `json:"folder,omitempty"`
	Name   string    `json:"name,omitempty"` // of the copy that was read whole; empty where none was
	Made   time.Time `json:"made,omitzero"`
	Cases  int       `json:"cases,omitempty"`
	Count  int       `json:"count,omitempty"`  // records that are in it
	Sealed bool      `json:"sealed,omitempty"` // its keys were replaced since: it was only compared byte for byte
	Failed []string  `json:"failed,omitempty"` // newer copies that cannot be used
	Gone   bool      `json:"gone,omitempty"`   // the place was not there
	Unread bool      `json:"unread,omitempty"` // there was no room to try
}

// OK tells whether the newest copy there can be used.
func (d Drilled) OK() bool { return d.Name != "" && len(d.Failed) == 0 }

const drillFolder = "try-"

// Drill tries the copies: of each place the newest is put into a private
// folder beside the vault, as if it were brought back, opened, read whole, and
// compared with what was written down when it was made. Where it cannot be
// used, the one before is tried. How it went is written down, and given; the
// error wraps ErrDamaged where a newest copy cannot be used.
func (v *Vault) Drill(now time.Time) ([]Drilled, error) {
	v.copies.busy.Lock()
	defer v.copies.busy.Unlock()
	all, err := v.drill()
	if err == nil {
		err = v.note(Event{At: now, Did: DidDrill}, func(l *ledger) { l.Drilled, l.Drills = now, all })
	}
	if err != nil {
		return all, fmt.Errorf("try the copies: %w", err)
	}
	for _, d := range all {
		if len(d.Failed) > 0 {
			return all, fmt.Errorf("try the copies: %d cannot be used: %w", len(d.Failed), ErrDamaged)
		}
	}
	return all, nil
}

func (v *Vault) drill() (all []Drilled, err error) {
	l, _, err := v.look()
	if err != nil {
		return nil, err
	}
	l.tidy(v)
	l.adopt(v)
	clearDrills(v.path)
	dir, err := os.MkdirTemp(filepath.Dir(v.path), drillFolder) // private: 0700
	if err != nil {
		return nil, disk(err)
	}
	defer os.RemoveAll(dir)
	for _, p := range v.places(l) {
		here, ok := p.find()
		d := Drilled{Mark: p.Mark, Folder: here.Folder, Gone: !ok}
		if ok {
			if err := v.try(&d, dir, l.in(p.Mark)); err != nil {
				return nil, err
			}
		}
		all = append(all, d)
	}
	return all, nil
}

// try goes through the copies of a place until one can be used.
func (v *Vault) try(d *Drilled, dir string, copies []Copy) error {
	for _, c := range copies {
		if c.Hurt {
			continue
		}
		sealed, err := v.tryOne(filepath.Join(d.Folder, c.Name), filepath.Join(dir, "copy"), c)
		switch {
		case errors.Is(err, ErrClosed):
			return err
		case errors.Is(err, ErrFull):
			d.Unread = true
			return nil
		case err != nil:
			d.Failed = append(d.Failed, c.Name)
			continue
		}
		d.Name, d.Made, d.Cases, d.Count, d.Sealed = c.Name, c.Made, c.Cases, c.Records, sealed
		return nil
	}
	return nil
}

// tryOne brings one copy back on trial. sealed says that it is to the byte the
// file that was read whole when it was made, and that the keys of today do not
// open it: a user was removed since, and all keys replaced.
func (v *Vault) tryOne(path, to string, c Copy) (sealed bool, err error) {
	if err := looksRight(path); err != nil {
		return false, err
	}
	if free := room(filepath.Dir(to)); free > 0 && free < 2*sizeOf(path) {
		return false, ErrFull
	}
	defer remove(to)
	if err := transfer(path, to); err != nil {
		return false, err
	}
	if c.Hash != "" {
		if hash, err := hashOf(to); err != nil {
			return false, err
		} else if hash != c.Hash {
			return false, ErrDamaged
		}
	}
	is, err := v.readWhole(to)
	switch {
	case err != nil:
		return false, err
	case is.print != c.Print:
		return false, ErrDamaged
	case is.foreign && c.Hash != "":
		return true, nil
	case !is.report.OK() || is.report.Records != c.Records:
		return false, ErrDamaged
	}
	return false, nil
}

// clearDrills takes away what a drill that was killed left beside a vault.
func clearDrills(path string) {
	old, _ := filepath.Glob(filepath.Join(filepath.Dir(path), drillFolder+"*"))
	for _, dir := range old {
		_ = remove(filepath.Join(dir, "copy"))
		_ = os.Remove(dir) // where it holds nothing else
	}
}
