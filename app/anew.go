package app

import (
	"slices"
	"strings"

	"onward/app/casefile"
)

// Anew is what a plan that was agreed before is asked anew: a sign stands under
// what was read, and not under what was written later. Where nothing changed
// since, or nothing was ever agreed, nothing is.
type Anew struct {
	Version int // that was agreed; 0 for none
	was     *casefile.Sitting
	steps   map[casefile.RowID]string
}

// What became of a step since the plan was agreed.
const (
	StepNew     = "new"
	StepChanged = "changed"
)

// besideTheStep are the cells of a step that do not make another step of it:
// what is said to it, how it goes, who may see it, and where it came from.
var besideTheStep = []string{"choice", "choice_words", "going", "going_on", "share", "top", "agreed", "from_need", "action"}

// Anew compares the plan of a case with the one that was agreed last.
func (d *Desk) Anew(id casefile.CaseID) (*Anew, error) {
	last, changed, err := d.Agreement(id)
	if err != nil || last == nil || len(changed) == 0 {
		return &Anew{}, err
	}
	a := &Anew{Version: last.Version, was: last.Plan, steps: map[casefile.RowID]string{}}
	before := last.Plan.Rows(planSteps)
	for _, ch := range changed {
		row, col, cell := strings.Cut(strings.TrimPrefix(string(ch.Question), string(planSteps)+"."), ".")
		if !cell || row == string(ch.Question) || slices.Contains(besideTheStep, col) {
			continue
		}
		if a.steps[casefile.RowID(row)] = StepChanged; !slices.Contains(before, casefile.RowID(row)) {
			a.steps[casefile.RowID(row)] = StepNew
		}
	}
	return a, nil
}

// Step tells what became of a step: StepNew, StepChanged or "".
func (a *Anew) Step(row casefile.RowID) string { return a.steps[row] }

// Said gives an answer where it was given since the plan was agreed; what was
// said under the plan before counts for that one.
func (a *Anew) Said(s *casefile.Sitting, q casefile.QuestionID) (casefile.Answer, bool) {
	now, ok := s.Answer(q)
	if ok && a.was != nil {
		if was, had := a.was.Answer(q); had && was.At.Equal(now.At) {
			return casefile.Answer{}, false
		}
	}
	return now, ok
}

// Choice is what was said to a step as it stands now.
func (a *Anew) Choice(s *casefile.Sitting, row casefile.RowID) casefile.Answer {
	q := casefile.Cell(planSteps, row, "choice")
	now, _ := s.Answer(q)
	if a.Step(row) != "" {
		now, _ = a.Said(s, q)
	}
	return now
}
