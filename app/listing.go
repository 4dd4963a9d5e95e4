package app

import (
	"slices"
	"time"

	"onward/app/casefile"
)

// Which chooses cases by what is due in them.
type Which string

// What cases can be chosen by. All but WhichClosed leave out closed cases.
const (
	WhichAll     Which = ""
	WhichLate    Which = "late"    // something should have happened before today
	WhichToday   Which = "today"   // something is for today
	WhichWeek    Which = "week"    // something is for the next seven days
	WhichWaiting Which = "waiting" // an answer from elsewhere is waited for
	WhichNoPlan  Which = "noplan"  // no plan has been begun
	WhichWorry   Which = "worry"   // an answer asks that something be done
	WhichClosed  Which = "closed"
)

// Whiches lists them in the order they are offered.
var Whiches = []Which{WhichAll, WhichLate, WhichToday, WhichWeek, WhichWaiting, WhichNoPlan, WhichWorry, WhichClosed}

// Found is a case in a list, and the name it was found by, where that is not
// the one that is shown.
type Found struct {
	casefile.Summary
	By string
}

// Cases lists all cases, the one touched last first. The list is shared and
// must not be written to.
func (d *Desk) Cases() []casefile.Summary { return d.roll.list() }

// Find lists the cases a query fits, the best first; see [find.Index.Find]. An
// empty query lists all.
func (d *Desk) Find(query string) []Found { return d.Look(query, WhichAll) }

// Look lists the cases that are chosen and that a query fits, the best first;
// without a query the one touched last first, and closed cases at the end.
func (d *Desk) Look(query string, which Which) []Found {
	today := d.Now()
	var found, closed []Found
	add := func(s casefile.Summary, by string) {
		switch {
		case !chosen(s, which, today):
		case which != WhichClosed && !s.Open():
			closed = append(closed, Found{s, by})
		default:
			found = append(found, Found{s, by})
		}
	}
	if blank(query) {
		for _, s := range d.roll.list() {
			add(s, "")
		}
		return append(found, closed...)
	}
	hits, _ := d.roll.search(query, most)
	for _, h := range hits {
		if s, ok := d.roll.of(h.ID); ok {
			by := h.By
			if by == s.Called {
				by = ""
			}
			add(s, by)
		}
	}
	return append(found, closed...)
}

// most is how many hits are worth having: nobody reads further.
const most = 500

func blank(query string) bool {
	return !slices.ContainsFunc([]rune(query), func(r rune) bool { return r > ' ' && r != '\u200b' })
}

func chosen(s casefile.Summary, which Which, now time.Time) bool {
	if which == WhichAll {
		return true
	}
	if which == WhichClosed || !s.Open() {
		return which == WhichClosed && !s.Open()
	}
	switch which {
	case WhichNoPlan:
		return !s.Plan
	case WhichWorry:
		return s.Alerts > 0
	case WhichWaiting:
		return slices.ContainsFunc(s.Due, func(d casefile.Due) bool { return d.What == casefile.Reply || d.What == casefile.Tracing })
	}
	return slices.ContainsFunc(s.Due, func(d casefile.Due) bool { return when(d, now) == which })
}

// when says how pressing something is, or "" for later than a week.
func when(d casefile.Due, now time.Time) Which {
	today := now.Format(time.DateOnly)
	switch {
	case d.On < today:
		return WhichLate
	case d.On == today:
		return WhichToday
	case d.On <= now.AddDate(0, 0, 7).Format(time.DateOnly):
		return WhichWeek
	}
	return ""
}

// Task is something due in a case.
type Task struct {
	casefile.Summary
	casefile.Due
	When Which // WhichLate, WhichToday or WhichWeek
}

// Tasks lists what slipped, what is for today and what is for the week, in
// this order and by day, of open cases.
func (d *Desk) Tasks() []Task {
	now := d.Now()
	var all []Task
	for _, s := range d.roll.list() {
		for _, due := range s.Due {
			if w := when(due, now); w != "" && s.Open() {
				all = append(all, Task{s, due, w})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Task) int {
		switch {
		case a.On < b.On:
			return -1
		case a.On > b.On:
			return 1
		}
		return 0
	})
	return all
}

// Again asks whether the person of a case is perhaps here already, under
// another code: whose names sound alike and whose year of birth or home agree.
// It looks at who people are and at nothing else.
func (d *Desk) Again(id casefile.CaseID) []Twin {
	s, ok := d.roll.of(id)
	if !ok {
		return nil
	}
	var all []Twin
	for _, same := range d.roll.alike(s) {
		if t, ok := d.roll.of(same.ID); ok {
			all = append(all, Twin{t, same.Name, same.Born, same.Home})
		}
	}
	return all
}

// Twin is a case that is perhaps of the same person, and what speaks for it.
type Twin struct {
	casefile.Summary
	Name       string // that sounds alike
	Born, Home bool   // year of birth, home
}

// TellApart notes that a person said: these are two people. It is remembered
// until locking.
func (d *Desk) TellApart(id casefile.CaseID) { d.roll.tellApart(id) }

// Told tells whether that was said of a case.
func (d *Desk) Told(id casefile.CaseID) bool { return d.roll.told(id) }
