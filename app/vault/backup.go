package vault

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

// Outcome is what came of a backup at one place.
type Outcome struct {
	Place Place
	Copy  Copy
	Gone  bool  // the place is not there: the stick is not plugged in
	Err   error // why there is no copy, or what is damaged in it
}

// Backup makes a copy in the folder beside the vault, and in the second place
// where it is there. Each is synced, opened anew and read whole before it
// counts; what fails leaves the earlier copies as they are. The vault can be
// used meanwhile. Old copies are then taken away, see outdated.
//
// The error says that no place has a new copy, or, wrapping ErrDamaged, that
// the vault itself is damaged: there is then a copy of what is there, and the
// last whole one is kept. A second place that is not there is no error.
func (v *Vault) Backup(now time.Time) ([]Outcome, error) {
	v.copies.busy.Lock()
	defer v.copies.busy.Unlock()
	if err := v.copies.stopped(); err != nil {
		return nil, fmt.Errorf("back up: %w", err)
	}
	l, _, err := v.look()
	if err != nil {
		return nil, fmt.Errorf("back up: %w", err)
	}
	l.tidy(v)
	l.adopt(v)
	c := Copy{No: l.Last + 1, Made: now, Name: nameOf(now, copyExt)}
	var made []Outcome
	var from source
	for _, p := range v.places(l) {
		m := Outcome{Place: p}
		if here, ok := p.find(); !ok {
			m.Gone = true
		} else {
			m.Place = here
			m.Copy, m.Err = v.makeIn(here, c, from)
			if from.path == "" && (m.Err == nil || m.Copy.Hurt) {
				from = source{filepath.Join(here.Folder, c.Name), m.Copy.Print}
			}
		}
		made = append(made, m)
	}
	if err := v.noteMade(l, made); err != nil {
		return made, fmt.Errorf("back up: %w", err)
	}
	return made, none(made)
}

// none is nil where any place has a whole copy, and otherwise why not.
func none(made []Outcome) (err error) {
	for _, m := range made {
		if !m.Gone && m.Err == nil {
			return nil
		}
		err = cmp.Or(err, m.Err)
	}
	return fmt.Errorf("back up: %w", err)
}

// noteMade writes down what was made, then takes away what is outdated: never
// the other way round.
func (v *Vault) noteMade(l ledger, made []Outcome) error {
	var fresh []Copy
	for _, m := range made {
		if !m.Gone && (m.Err == nil || m.Copy.Hurt) {
			fresh = append(fresh, m.Copy)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	l.Copies = append(l.Copies, fresh...)
	did := Event{At: fresh[0].Made, Did: DidBackUp, Args: map[string]string{"count": strconv.Itoa(len(fresh))}}
	err := v.note(did, func(now *ledger) {
		second := now.Second // it may have been chosen meanwhile
		*now = l
		now.Second = second
		now.Last, now.Commits, now.Own = fresh[0].No, fresh[0].Commits, 0
	})
	if err != nil {
		return err
	}
	for _, m := range made {
		if m.Gone {
			continue
		}
		for _, name := range outdated(l.stamps(m.Place.Mark)) {
			_ = remove(filepath.Join(m.Place.Folder, name)) // what stays is tried again the next time
		}
	}
	return nil
}

// source is a finished copy that another is made from; none where path is
// empty.
type source struct{ path, print string }

func (l *ledger) stamps(mark string) (all []stamp) {
	for _, c := range l.in(mark) {
		all = append(all, stamp{Name: c.Name, No: c.No, Made: c.Made, Whole: !c.Hurt})
	}
	return all
}

// makeIn makes one copy in one place, from the vault or from a finished copy.
// Where records are damaged it is made twice: if both are damaged alike, it is
// the vault that is, and the copy is kept as a copy of a damaged vault.
func (v *Vault) makeIn(p Place, c Copy, from source) (Copy, error) {
	if err := makeFolder(p.Folder); err != nil {
		return c, err
	}
	clearIn(p.Folder)
	path := filepath.Join(p.Folder, c.Name)
	made := path + newSuffix
	defer remove(made) // renamed by then, if all went well
	var first Report
	for try := 0; ; try++ {
		done, report, err := v.attempt(made, c, from)
		if err != nil {
			return c, err
		}
		if done.Hurt && (try == 0 || !slices.Equal(first.Damaged, report.Damaged)) {
			if try > 1 {
				return c, errNotBack
			}
			first = report
			continue
		}
		done.Mark = p.Mark
		if err := rename(made, path); err != nil {
			return c, err
		}
		settleFolder(path)
		if done.Hurt {
			return done, hurt(report)
		}
		return done, nil
	}
}

func hurt(r Report) error {
	if bad := (&DamageError{Records: r.Damaged}).orNil(); bad != nil {
		return bad
	}
	return ErrAltered
}

// attempt makes a copy under its first name and reads it whole.
func (v *Vault) attempt(made string, c Copy, from source) (Copy, Report, error) {
	if err := remove(made); err != nil {
		return c, Report{}, err
	}
	if free := room(filepath.Dir(made)); free > 0 && free < sizeOf(v.path) {
		return c, Report{}, ErrFull
	}
	want, err := from.print, error(nil)
	if from.path == "" {
		want, err = v.snapshot(made)
	} else {
		err = transfer(from.path, made)
	}
	if err != nil {
		return c, Report{}, err
	}
	is, err := v.readWhole(made)
	if err != nil {
		return c, Report{}, err
	}
	if is.print != want {
		return c, is.report, errNotBack
	}
	c.Print, c.Commits, c.Hurt = is.print, is.head.Commits, !is.report.OK()
	c.Cases, c.Records, c.Withheld = is.report.Cases, is.report.Records, is.report.Withheld
	c.Bytes = int64(sizeOf(made))
	c.Hash, err = hashOf(made)
	return c, is.report, err
}

var errNotBack = fmt.Errorf("what was written did not come back: %w", ErrDamaged)

// clearIn takes away what a copy that was broken off left behind.
func clearIn(folder string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		name := e.Name()
		if bare := len(name) - len(newSuffix); bare > 0 && name[bare:] == newSuffix && copyName.MatchString(name[:bare]) {
			_ = remove(filepath.Join(folder, name))
		}
	}
}

// tidy leaves out what was taken away from the places that can be reached, and
// mends what was broken off there.
func (l *ledger) tidy(v *Vault) {
	for _, p := range v.places(*l) {
		if here, ok := p.find(); ok {
			settleLogs(here.Folder)
			names := filesIn(here.Folder, copyExt)
			l.Copies = slices.DeleteFunc(l.Copies, func(c Copy) bool { return c.Mark == p.Mark && !slices.Contains(names, c.Name) })
		}
	}
}

// adopt writes down the copies of this vault that stand in its places and are
// not in the ledger: after a restore, or where the ledger was lost. They are
// taken in the order of their names. What does not open with the keys of
// today, or is not as its head says, is left where it is and never counted.
func (l *ledger) adopt(v *Vault) {
	var found []Copy
	for _, p := range v.places(*l) {
		here, ok := p.find()
		if !ok {
			continue
		}
		for _, name := range filesIn(here.Folder, copyExt) {
			if l.find(p.Mark, name) != nil {
				continue
			}
			if c, ok := v.recognise(filepath.Join(here.Folder, name)); ok {
				c.Mark, c.Name, c.Made = p.Mark, name, madeBy(name)
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Copy) int { return cmp.Compare(a.Name, b.Name) })
	for i, c := range found {
		if i == 0 || found[i-1].Name != c.Name {
			l.Last++
		}
		c.No = l.Last
		l.Copies = append(l.Copies, c)
	}
}

// recognise tells whether a file is a copy of this vault whose rows are those
// its head names. It reads no text.
func (v *Vault) recognise(path string) (c Copy, ok bool) {
	w, err := v.beside(path)
	if err != nil {
		return c, false
	}
	defer w.leave()
	defer v.copies.reading(nil)
	h, err := w.audit()
	if err != nil {
		return c, false
	}
	c.Print, err = printOf(w.conn)
	c.Commits, c.Records, c.Bytes = h.Commits, int(h.Rows), int64(sizeOf(path))
	return c, err == nil
}
