package app

import (
	"errors"
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/plan"
)

// A paper says "step 3". Which step that is, the plan alone does not tell: steps
// are moved, put in between and taken out after a paper has left. A step has an
// id for ever; its number belongs to one paper. So a number is looked up on the
// paper it was read from, and where nobody can say which step stood there, a
// person is asked.

// answered tells whether a copy has a page on it that comes back.
func answered(copy string) bool {
	return copy == string(plan.Receiving) || copy == string(plan.Handover)
}

// ComesBack tells whether a reply on a paper may come: it has a page for one,
// and is out there.
func ComesBack(p casefile.Paper) bool { return answered(p.Copy) && !p.Gone() }

// stepsOn gives the steps that stood on a paper, each at its number less one,
// "" where the step of that number did not stand there. What the paper keeps of
// itself counts; for papers made before they kept it, the plan as it was agreed,
// or else as it was when the paper was made. ok is false where that cannot be
// told any more.
func stepsOn(c *casefile.Case, p casefile.Paper, agreed []casefile.Agreed) (steps []casefile.RowID, ok bool) {
	if p.Steps != nil {
		return p.Steps, true
	}
	for _, a := range agreed {
		if a.Version == p.Version && a.Plan != nil && !p.Made.Before(a.At) {
			return shared(a.Plan), true // what is written anew makes another version
		}
	}
	var then *casefile.Sitting
	for _, s := range c.All(planForm) {
		if !s.Begun.After(p.Made) {
			then = s
		}
	}
	if then == nil {
		return nil, false
	}
	was, ok := asOf(then, p.Made)
	if !ok {
		return nil, false
	}
	return shared(was), true
}

// shared are the steps a receiving worker is told of, by their numbers.
func shared(p *casefile.Sitting) (steps []casefile.RowID) {
	for i, row := range p.Rows(planSteps) {
		if toldOf(p, row) {
			steps = append(steps, make([]casefile.RowID, i+1-len(steps))...)
			steps[i] = row
		}
	}
	return steps
}

// toldOf tells whether a step is one she agreed to, and to share with the
// receiving worker.
func toldOf(p *casefile.Sitting, row casefile.RowID) bool {
	if c := said(p, casefile.Cell(planSteps, row, "choice")); c != "yes" && c != "changed" {
		return false
	}
	share, _ := p.Answer(casefile.Cell(planSteps, row, "share"))
	list, _ := share.Value.([]any)
	return slices.Contains(list, any("receiving"))
}

// asOf gives the steps of a plan as they were at a moment: their order, what she
// said to each, and with whom it is shared. What is typed within one breath
// takes the place of what was typed before: where the moment lies within one,
// nobody knows, and ok is false.
func asOf(s *casefile.Sitting, at time.Time) (was *casefile.Sitting, ok bool) {
	was, ok = &casefile.Sitting{ID: s.ID, Form: s.Form, Answers: map[casefile.QuestionID][]casefile.Answer{}}, true
	put := func(q casefile.QuestionID) {
		for _, a := range s.Answers[q] {
			if !a.At.After(at) {
				was.Answers[q] = []casefile.Answer{a}
			} else if a.Since != nil && !a.Since.After(at) {
				ok = false
			}
		}
	}
	put(planSteps)
	for _, row := range was.Rows(planSteps) {
		put(casefile.Cell(planSteps, row, "choice"))
		put(casefile.Cell(planSteps, row, "share"))
	}
	return was, ok
}

// onPaper looks numbers up on the papers of a case. The papers are read when
// the first number is asked for.
type onPaper struct {
	d      *Desk
	c      *casefile.Case
	read   bool
	papers []casefile.Paper
	agreed []casefile.Agreed
	err    error
}

func (o *onPaper) load() {
	if o.read {
		return
	}
	o.read = true
	s, err := o.d.paperwork()
	if err == nil {
		o.papers, o.agreed, err = s.Papers(o.c.ID)
	}
	if !errors.Is(err, ErrNoPaperwork) { // a store without papers has none
		o.err = err
	}
}

// stepOf finds the step that a row of a reply or of a talk is about. sure is
// false where that must be asked. A step that is sure may have been taken out of
// the plan since.
func (o *onPaper) stepOf(s *casefile.Sitting, table casefile.QuestionID, at casefile.RowID) (row casefile.RowID, sure bool) {
	if o.everStep(at) {
		return at, true // laid out from the plan, and so with its id
	}
	a, _ := s.Answer(casefile.Cell(table, at, "row"))
	number, isNumber := a.Value.(float64)
	if !isNumber || number < 1 || number != float64(int(number)) {
		return "", false
	}
	return o.numbered(s, int(number), a.At)
}

// everStep tells whether a row is or was a step of a plan of this case.
func (o *onPaper) everStep(row casefile.RowID) bool {
	for _, p := range o.c.All(planForm) {
		for _, a := range p.Answers[planSteps] {
			if slices.Contains(casefile.RowIDs(a.Value), row) {
				return true
			}
		}
	}
	return false
}

// numbered finds a step by the number it had on the paper that was answered.
// Where it is not known which paper that was, all that were out by then must
// agree; where none was made, all orders the plan ever had.
func (o *onPaper) numbered(s *casefile.Sitting, number int, at time.Time) (row casefile.RowID, sure bool) {
	o.load()
	if o.err != nil {
		return "", false
	}
	papers, named := o.from(s, at)
	if named && len(papers) == 0 {
		return "", false // of a paper nobody knows
	}
	var orders [][]casefile.RowID
	for _, p := range papers {
		steps, known := stepsOn(o.c, p, o.agreed)
		if !known {
			return "", false
		}
		orders = append(orders, steps)
	}
	if orders == nil {
		for _, p := range o.c.All(planForm) {
			for _, a := range p.Answers[planSteps] {
				orders = append(orders, casefile.RowIDs(a.Value))
			}
		}
	}
	for _, steps := range orders {
		if number > len(steps) || steps[number-1] == "" {
			continue
		}
		if row != "" && row != steps[number-1] {
			return "", false
		}
		row = steps[number-1]
	}
	return row, row != ""
}

// from are the papers a reply may have been read from: the one whose check code
// or number it names, or else all that were out by then.
func (o *onPaper) from(s *casefile.Sitting, at time.Time) (all []casefile.Paper, named bool) {
	check := said(s, replyCheck)
	version, hasVersion := wholeIn(s, "sent.version")
	number, hasNumber := wholeIn(s, "sent.copy")
	for _, p := range o.papers {
		switch {
		case !answered(p.Copy) || p.Made.After(at):
		case check != "":
			if p.Check == check {
				all = append(all, p)
			}
		case !(hasVersion && hasNumber) || p.Version == version && p.Number == number:
			all = append(all, p)
		}
	}
	return all, check != "" || hasVersion && hasNumber
}

// wholeIn gives an answer that is a whole number.
func wholeIn(s *casefile.Sitting, q casefile.QuestionID) (n int, ok bool) {
	a, _ := s.Answer(q)
	f, ok := a.Value.(float64)
	return int(f), ok && f == float64(int(f))
}
