// Package casefile holds the nouns of the work: a case, a sitting, an answer.
//
// A case is one person's file. It holds sittings: one filling of one form, in
// the exact version the form had when the sitting began. A sitting holds
// answers, and of each answer every earlier version, so that nothing anyone
// said is silently overwritten.
//
// Begin with [Sitting.Put] and [Sitting.Answer]. The package knows nothing of
// forms, files, screens or paper; it uses the standard library alone. Its JSON
// form is the documented exchange form of `onwardctl case export`.
package casefile

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Distinct string types keep arguments apart.
type (
	CaseID     string // random, never shown, never derived from a person
	Code       string // short code that is shown and printed, such as "7Q4K"
	SittingID  string // random
	FormID     string // such as "f05"
	RowID      string // random, names a row of a repeat table
	QuestionID string // dotted path in the form: "d10.has_debt", "d10.debts.k3f9.amount"
)

// Case is one person's file.
type Case struct {
	ID       CaseID     `json:"id"`
	Code     Code       `json:"code"`
	Language string     `json:"language"` // the person's own, BCP 47
	Working  string     `json:"working"`  // the worker's, BCP 47
	Opened   time.Time  `json:"opened"`
	Sittings []*Sitting `json:"sittings"`
	Keeping  []Keeping  `json:"keeping,omitempty"`
	// Withheld names what there is and whoever opened the case has no key for:
	// "identity", "private". The sittings are then without it.
	Withheld []string `json:"withheld,omitempty"`
}

// Sitting is one filling of one form.
type Sitting struct {
	ID       SittingID               `json:"id"`
	Form     FormID                  `json:"form"`
	Version  string                  `json:"version"`
	Language string                  `json:"language"`
	Working  string                  `json:"working"`
	Worker   string                  `json:"worker,omitempty"`
	Begun    time.Time               `json:"begun"`
	Touched  time.Time               `json:"touched"`
	Answers  map[QuestionID][]Answer `json:"answers"` // oldest first
}

// Latest gives the newest sitting of a form, or nil.
func (c *Case) Latest(f FormID) *Sitting {
	var last *Sitting
	for _, s := range c.Sittings {
		if s.Form == f && (last == nil || s.Begun.After(last.Begun)) {
			last = s
		}
	}
	return last
}

// All gives the sittings of a form, oldest first.
func (c *Case) All(f FormID) []*Sitting {
	var all []*Sitting
	for _, s := range c.Sittings {
		if s.Form == f {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b *Sitting) int { return a.Begun.Compare(b.Begun) })
	return all
}

// Sitting finds a sitting by its id, or gives nil.
func (c *Case) Sitting(id SittingID) *Sitting {
	for _, s := range c.Sittings {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// Clone copies a case deeply enough that the copy can be read on another
// goroutine while the original is written to.
func (c *Case) Clone() *Case {
	d := *c
	d.Sittings = make([]*Sitting, len(c.Sittings))
	for i, s := range c.Sittings {
		d.Sittings[i] = s.Clone()
	}
	d.Keeping = slices.Clone(c.Keeping)
	return &d
}

// Clone copies a sitting. Values of answers are never changed in place, so
// they are shared.
func (s *Sitting) Clone() *Sitting {
	d := *s
	d.Answers = maps.Clone(s.Answers)
	for q, as := range d.Answers {
		d.Answers[q] = slices.Clone(as)
	}
	return &d
}

// Answer gives the answer that counts now. ok is false where nothing was
// answered, or the last thing said was taken back.
func (s *Sitting) Answer(q QuestionID) (a Answer, ok bool) {
	as := s.Answers[q]
	if len(as) == 0 || as[len(as)-1].Empty() {
		return Answer{}, false
	}
	return as[len(as)-1], true
}

// breath is how long a person may go on typing before what was typed becomes
// an earlier version worth keeping.
const breath = time.Minute

// Put adds an answer. Within one breath the same worker's typing from the same
// source replaces itself; anything else stays beside what was said before, and
// so does what somebody has translated.
func (s *Sitting) Put(q QuestionID, a Answer) {
	if s.Answers == nil {
		s.Answers = map[QuestionID][]Answer{}
	}
	as := s.Answers[q]
	a = regain(as, a)
	if n := len(as); n > 0 {
		last := as[n-1]
		since := a.At.Sub(last.At)
		if last.By == a.By && last.Source == a.Source && since >= 0 && since < breath && !losesTranslation(last, a) {
			// Since keeps the first moment, so that endless typing still
			// leaves a version a breath.
			if start := last.start(); a.At.Sub(start) < breath {
				a.Since = &start
				as = as[:n-1]
			}
		}
	}
	s.Answers[q] = append(slices.Clone(as), a)
	if a.At.After(s.Touched) {
		s.Touched = a.At
	}
}

// Rows gives the row ids of a repeat table in the order they are shown.
func (s *Sitting) Rows(table QuestionID) []RowID {
	a, ok := s.Answer(table)
	if !ok {
		return nil
	}
	return RowIDs(a.Value)
}

// RowIDs reads the value of a table question: a list of row ids.
func RowIDs(v any) []RowID {
	switch v := v.(type) {
	case []RowID:
		return v
	case []string:
		var ids []RowID
		for _, x := range v {
			ids = append(ids, RowID(x))
		}
		return ids
	case []any:
		var ids []RowID
		for _, x := range v {
			if id, ok := x.(string); ok {
				ids = append(ids, RowID(id))
			}
		}
		return ids
	}
	return nil
}

// Cell names one cell of a repeat table.
func Cell(table QuestionID, row RowID, column string) QuestionID {
	return table + "." + QuestionID(row) + "." + QuestionID(column)
}

// Under tells whether q is table itself or a cell of it.
func (q QuestionID) Under(table QuestionID) bool {
	return q == table || strings.HasPrefix(string(q), string(table)+".")
}
