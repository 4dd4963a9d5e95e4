package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
	"onward/app/vault"
)

// How long a case is kept. Nothing here is ever done by itself: the day comes,
// a list says so, and a person decides. What counts, from strong to weak: a
// hold; a day a person decided on; the day written in the form that closed the
// case; the rule of so many years after closing, and for who came as a child
// not before being grown.

// Why something about keeping cannot be done.
var (
	ErrHeld          = errors.New("case must not be destroyed")
	ErrNotSupervisor = errors.New("only a supervisor may do this")
	ErrCode          = errors.New("not the code of the case")
	ErrClock         = errors.New("clock is far from the last day of work")
	ErrNoReason      = errors.New("a reason is missing")
)

const (
	plainYears = 7  // kept after closing, where nobody chose otherwise
	grownAt    = 25 // years; a child's case is kept until then at least
	child      = 18
)

// YearsOffered are the years after closing that can be chosen.
var YearsOffered = []int{3, 5, 7, 10, 15, 25}

// Standing says how it stands with the keeping of a case.
type Standing string

// The standings, the most pressing first.
const (
	Asked  Standing = "asked"  // the person asked to have it deleted
	Due    Standing = "due"    // its day has come
	Relook Standing = "relook" // closed or held, and nobody looked at it for a year
	Asleep Standing = "asleep" // open, and not touched for a year
	Held   Standing = "held"
	Closed Standing = "closed"
	Open   Standing = "open"
)

var standings = []Standing{Asked, Due, Relook, Asleep, Held, Closed, Open}

// Keep is how long one case is kept.
type Keep struct {
	casefile.Summary
	Standing Standing
	Until    string // ISO 8601 date; "" while open
	Why      string // "decided", "rule" or "child": where Until comes from; "" while open
}

// Keeping lists the cases by how pressing they are, the earliest day first.
func (d *Desk) Keeping() ([]Keep, error) {
	years, err := d.KeepYears()
	if err != nil {
		return nil, err
	}
	var all []Keep
	for _, s := range d.Cases() {
		all = append(all, d.keep(s, years))
	}
	slices.SortStableFunc(all, func(a, b Keep) int {
		if n := slices.Index(standings, a.Standing) - slices.Index(standings, b.Standing); n != 0 {
			return n
		}
		return strings.Compare(a.Until, b.Until)
	})
	return all, nil
}

// KeepOf tells how long one case is kept.
func (d *Desk) KeepOf(id casefile.CaseID) (Keep, error) {
	c, err := d.Open(id)
	if err != nil {
		return Keep{}, err
	}
	years, err := d.KeepYears()
	if err != nil {
		return Keep{}, err
	}
	return d.keep(d.summary(c), years), nil
}

func (d *Desk) keep(s casefile.Summary, years int) Keep {
	k := Keep{Summary: s, Standing: Open}
	today, year := d.Now().Format(time.DateOnly), d.Now().AddDate(-1, 0, 0)
	about := s.Kept
	if about == nil {
		about = &casefile.Kept{}
	}
	if k.Closed != "" {
		k.Until, k.Why = after(k.Closed, years), "rule"
		if about.Grown > k.Until {
			k.Until, k.Why = about.Grown, "child"
		}
		if about.Until != "" {
			k.Until, k.Why = about.Until, "decided"
		}
	}
	last := about.Looked
	if on, err := time.Parse(time.DateOnly, k.Closed); err == nil && on.After(last) {
		last = on
	}
	switch {
	case about.Held && last.Before(year):
		k.Standing = Relook
	case about.Held:
		k.Standing = Held
	case about.Asked:
		k.Standing = Asked
	case k.Closed != "" && k.Until <= today:
		k.Standing = Due
	case k.Closed != "" && last.Before(year):
		k.Standing = Relook
	case k.Closed != "":
		k.Standing = Closed
	case s.Touched.Before(year) && last.Before(year):
		k.Standing = Asleep
	}
	return k
}

// after gives the day so many years after another.
func after(day string, years int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(years, 0, 0).Format(time.DateOnly)
}

// kept gathers what the list of cases knows of how long a case is kept: the day
// it was closed, and the rest, nil where there is nothing. The case must not be
// written to meanwhile.
func kept(c *casefile.Case) (closed string, _ *casefile.Kept) {
	k := casefile.Kept{Held: c.Hold() != nil, Asked: wantsGone(c)}
	if n := len(c.Keeping); n > 0 {
		k.Looked = c.Keeping[n-1].At
	}
	closed, k.Until = closing(c)
	if u := c.Decided(casefile.KeepUntil); u != nil {
		k.Until = u.Until
	}
	if closed != "" {
		k.Grown = grown(c)
	}
	if k == (casefile.Kept{}) {
		return closed, nil
	}
	return closed, &k
}

// closing reads the day a case was closed, and the day its form says to keep
// it until. A case that was opened again since has neither.
func closing(c *casefile.Case) (closed, until string) {
	s := c.Latest("f15")
	if s == nil {
		return "", ""
	}
	on, ok := s.Answer("why.date")
	closed = day(on)
	if back := c.Decided(casefile.KeepBack); !ok || closed == "" || back != nil && back.At.After(on.At) {
		return "", ""
	}
	keep, _ := s.Answer("file.keep")
	return closed, day(keep)
}

// day gives an answer that is a whole date, or "".
func day(a casefile.Answer) string {
	if _, err := time.Parse(time.DateOnly, a.Text()); err != nil {
		return ""
	}
	return a.Text()
}

// wantsGone tells whether the person asked for the file to be deleted, and
// nobody has answered no.
func wantsGone(c *casefile.Case) bool {
	s := c.Latest("f17")
	if s == nil {
		return false
	}
	what, _ := s.Answer("ask.what")
	list, _ := what.Value.([]any)
	decided, _ := s.Answer("answer.decided")
	return slices.Contains(list, any("delete")) && decided.Text() != "no"
}

// grown gives a day by which someone who came as a child is grown: the end of
// that year, so that the list of cases holds no birthday. "" for everyone else.
func grown(c *casefile.Case) string {
	year := bornIn(c)
	if year == 0 || c.Opened.Year()-year > child {
		return ""
	}
	return fmt.Sprintf("%04d-12-31", year+grownAt)
}

// bornIn gives the latest year a person may be born in, or 0.
func bornIn(c *casefile.Case) int {
	for _, at := range []struct {
		form casefile.FormID
		q    casefile.QuestionID
	}{{"f03", "you.birth"}, {"f00", "person.birth"}} {
		s := c.Latest(at.form)
		if s == nil {
			continue
		}
		a, ok := s.Answer(at.q)
		if !ok {
			continue
		}
		p, err := casefile.As[casefile.PDate](a.Value)
		if year := yearOf(p); err == nil && year > 0 {
			return year
		}
	}
	return 0
}

// yearOf gives the latest year that a date of birth allows, or 0.
func yearOf(p casefile.PDate) int {
	for _, on := range []string{p.To, p.CE} {
		var year int
		if _, err := fmt.Sscanf(on, "%4d", &year); err == nil {
			return year
		}
	}
	on, err := time.Parse(time.DateOnly, p.On)
	if err != nil || p.Precision != "age" {
		return 0
	}
	return on.Year() - int(p.Age)
}

// KeepYears gives for how many years after closing a case is kept.
func (d *Desk) KeepYears() (int, error) {
	own, err := d.own()
	if err != nil {
		return 0, err
	}
	set := struct{ Years int }{plainYears}
	if raw, ok := own["keeping"]; ok {
		if err := json.Unmarshal(raw, &set); err != nil {
			return 0, fmt.Errorf("read how long cases are kept: %w", err)
		}
	}
	return set.Years, nil
}

// SetKeepYears changes that, for every case where nobody decided otherwise.
func (d *Desk) SetKeepYears(years int) error {
	if !d.maySupervise() {
		return ErrNotSupervisor
	}
	if !slices.Contains(YearsOffered, years) {
		return fmt.Errorf("keep cases for %d years: %w", years, vault.ErrShape)
	}
	own, err := d.own()
	if err != nil {
		return err
	}
	raw, err := json.Marshal(struct{ Years int }{years})
	if err != nil {
		return err
	}
	own["keeping"] = raw
	all, err := json.Marshal(own)
	if err != nil {
		return err
	}
	if err := d.Store.SaveSettings(all); err != nil {
		return err
	}
	d.note(vault.DidChange, "")
	return nil
}

// Pressing tells whether a case asks for a decision.
func (s Standing) Pressing() bool {
	return s == Asked || s == Due || s == Relook || s == Asleep
}
