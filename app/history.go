package app

import (
	"cmp"
	"errors"
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/vault"
)

// What the log is made of, for those who show it.
type (
	Event     = vault.Event
	LogReport = vault.LogReport
)

// Did is one line of the log as it can be shown: who by name, and the case by
// its code where whoever looks may see it.
type Did struct {
	vault.Event
	Name string        // of who did it; "" where that is not known
	Code casefile.Code // of the case; "" where it is gone, or not for these eyes
}

// History gives what was done with a case, the first first. Where a part of the
// log did not open, the error says so and the rest is given all the same.
func (d *Desk) History(id casefile.CaseID) ([]Did, error) {
	if !d.knows(id) {
		return nil, ErrNoCase
	}
	return d.history(id)
}

// Log gives all that was done, the first first, as [Desk.History] does, and
// notes that it was looked through.
func (d *Desk) Log() ([]Did, error) {
	d.notes.add(d.event(vault.DidReadLog, ""), true)
	d.writeNotes()
	return d.history("")
}

func (d *Desk) history(id casefile.CaseID) ([]Did, error) {
	l, ok := d.Store.(logbook)
	if !ok {
		return nil, nil
	}
	d.writeNotes()
	events, err := l.Log(id)
	names, e := l.Names()
	if err == nil {
		err = e
	}
	all := make([]Did, 0, len(events))
	for _, e := range events {
		s, _ := d.roll.of(e.Case)
		all = append(all, Did{e, names[e.Who], s.Code})
	}
	return all, err
}

// Look is what one person did with a case on one day, told together: nobody
// reads forty lines to learn that one worker looked at the file on Tuesday.
type Look struct {
	Name string
	Day  time.Time // the beginning of that day, in the time of this machine
	Did  []vault.Event
}

// Looks gives who had to do with a case, day by day, the latest day first. Of
// each sort of thing, with one form or one sort of copy, there is one event a
// day; what concerns the keeping of the file, and showing this, is among them.
func (d *Desk) Looks(id casefile.CaseID) ([]Look, error) {
	events, err := d.History(id)
	var all []Look
	for _, e := range events {
		y, m, day := e.At.Local().Date()
		on := time.Date(y, m, day, 0, 0, 0, 0, time.Local)
		i := slices.IndexFunc(all, func(l Look) bool { return l.Name == e.Name && l.Day.Equal(on) })
		if i < 0 {
			all = append(all, Look{Name: e.Name, Day: on})
			i = len(all) - 1
		}
		same := func(x vault.Event) bool {
			return x.Did == e.Did && x.Args["form"] == e.Args["form"] && x.Args["copy"] == e.Args["copy"] && e.Did != vault.DidPrint
		}
		if !slices.ContainsFunc(all[i].Did, same) {
			all[i].Did = append(all[i].Did, e.Event)
		}
	}
	slices.SortStableFunc(all, func(a, b Look) int {
		return cmp.Or(b.Day.Compare(a.Day), cmp.Compare(a.Name, b.Name))
	})
	return all, err
}

// Shown notes that a person was shown who has seen their file.
func (d *Desk) Shown(id casefile.CaseID) {
	d.notes.add(d.event(vault.DidShow, id), true)
	d.writeNotes()
}

// CheckLog tells whether the log is as it was written. That it is not stands in
// the report and is no error.
func (d *Desk) CheckLog() (LogReport, error) {
	l, ok := d.Store.(logbook)
	if !ok {
		return LogReport{}, nil
	}
	d.writeNotes()
	r, err := l.CheckLog()
	if errors.Is(err, vault.ErrAltered) {
		err = nil
	}
	return r, err
}

// Partly tells whether an error leaves something to be shown all the same: only
// a part of what was read is damaged.
func Partly(err error) bool { return errors.Is(err, vault.ErrDamaged) }

// LogHead takes the end of the log, to be kept elsewhere.
func (d *Desk) LogHead() (vault.LogHead, error) {
	l, ok := d.Store.(logbook)
	if !ok {
		return vault.LogHead{}, vault.ErrHead
	}
	d.writeNotes()
	return l.LogHead(d.Now())
}

// CheckHead tells whether the log still holds all it held when its end was
// taken: see [vault.Vault.CheckHead].
func (d *Desk) CheckHead(h vault.LogHead) error {
	l, ok := d.Store.(logbook)
	if !ok {
		return vault.ErrHead
	}
	return l.CheckHead(h)
}

// CheckEnd tells the same of what was typed back from the page: number and hash.
func (d *Desk) CheckEnd(number uint64, typed string) error {
	l, ok := d.Store.(logbook)
	if !ok {
		return vault.ErrHead
	}
	d.writeNotes()
	return l.CheckEnd(number, typed)
}

// NotHeld tells whether such an error says that the log was changed since, and
// not that something was typed otherwise than it stands.
func NotHeld(err error) bool { return errors.Is(err, vault.ErrAltered) }
