package app

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
	"onward/app/plan"
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
	StepNew     = plan.StepNew
	StepChanged = plan.StepChanged
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
	return &Anew{last.Version, last.Plan, stepsSince(last.Plan, changed)}, nil
}

// stepsSince tells what became of the steps of an agreed plan.
func stepsSince(was *casefile.Sitting, changed []Changed) map[casefile.RowID]string {
	steps, before := map[casefile.RowID]string{}, was.Rows(planSteps)
	for _, ch := range changed {
		at, ofStep := strings.CutPrefix(string(ch.Question), string(planSteps)+".")
		id, col, cell := strings.Cut(at, ".")
		row := casefile.RowID(id)
		if !ofStep || !cell || slices.Contains(besideTheStep, col) {
			continue
		}
		if steps[row] = StepChanged; !slices.Contains(before, row) {
			steps[row] = StepNew
		}
	}
	return steps
}

// since is what a paper of her own says of the plan she agreed to before this
// one, or nil.
func since(all []casefile.Agreed, now *casefile.Sitting) *plan.Since {
	if now == nil {
		return nil
	}
	for n, last := range slices.Backward(all) {
		changed := changes(last.Plan, now)
		if len(changed) == 0 {
			continue // that is this plan
		}
		since := &plan.Since{Version: last.Version, Steps: stepsSince(last.Plan, changed)}
		rows := now.Rows(planSteps)
		for i, row := range last.Plan.Rows(planSteps) {
			if !slices.Contains(rows, row) {
				since.Gone = append(since.Gone, plan.Gone{Number: i + 1, Area: said(last.Plan, casefile.Cell(planSteps, row, "area"))})
			}
		}
		if n == len(all)-1 { // this plan is not agreed yet: a sign under the one before stays there
			a := &Anew{last.Version, last.Plan, since.Steps}
			asks := []casefile.QuestionID{"agree.sign", "agree.guardian", "agree.on"}
			for _, row := range rows {
				if a.Step(row) != "" {
					asks = append(asks, casefile.Cell(planSteps, row, "choice"))
				}
			}
			for _, q := range asks {
				if _, ok := a.Said(now, q); !ok {
					since.Open = append(since.Open, q)
				}
			}
		}
		return since
	}
	return nil
}

// signed reads from the answers of a plan how it stood whenever it was signed. It
// is what a file tells of what was agreed: a sign stands under what was there when
// it was given, and under nothing that was written later.
func signed(now *casefile.Sitting) (all []casefile.Agreed) {
	if now == nil {
		return nil
	}
	for _, sign := range now.Answers["agree.sign"] {
		if !signs(sign) {
			continue
		}
		was := asSigned(now, sign.At)
		if n := len(all); n > 0 && len(changes(all[n-1].Plan, was)) == 0 {
			all[n-1].Plan = was
			continue
		}
		all = append(all, casefile.Agreed{Version: len(all) + 1, At: sign.At, By: sign.By, Plan: was})
	}
	return all
}

// asSigned is a plan as it stood at a time, with what was said in agreeing to it until
// it was changed.
func asSigned(now *casefile.Sitting, at time.Time) *casefile.Sitting {
	was := now.Clone()
	var changed time.Time
	for q, all := range now.Answers {
		for _, a := range all {
			if a.At.After(at) && !besideThePlan(q) && (changed.IsZero() || a.At.Before(changed)) {
				changed = a.At
			}
		}
	}
	for q, all := range was.Answers {
		was.Answers[q] = slices.DeleteFunc(all, func(a casefile.Answer) bool {
			if besideThePlan(q) {
				return !changed.IsZero() && !a.At.Before(changed)
			}
			return a.At.After(at)
		})
		if len(was.Answers[q]) == 0 {
			delete(was.Answers, q)
		}
	}
	return was
}

// signs tells whether an answer is her sign, thumb or word.
func signs(a casefile.Answer) bool {
	mark, err := casefile.As[casefile.Mark](a.Value)
	return err == nil && slices.Contains([]string{"signed", "thumb", "spoken"}, mark.How)
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
