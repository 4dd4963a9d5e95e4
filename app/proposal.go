package app

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// A receiving worker says of each step: yes, yes but otherwise, or no and why.
// That is a proposal. Whether a step can be done is a part of what was agreed,
// so nothing of it becomes an answer of the plan before somebody takes it over.

// The form a receiving worker answers on, and its table of steps.
const (
	replyForm  = casefile.FormID("f12")
	replySteps = casefile.QuestionID("rows.steps")
)

// Proposal is what a receiving worker says of one step of the plan.
type Proposal struct {
	Row      casefile.RowID     // of the plan
	Sitting  casefile.SittingID // where it was written down
	Answer   string             // accept, change or cannot
	Possible string             // what the plan would say then: yes, partly or no
	Note     casefile.Answer    // why not, or how otherwise
	On       string             // day the reply came, or ""
	From     string             // who says it, as written there; may be ""
}

// possible is what an answer means for whether a step can be done.
var possible = map[string]string{"accept": "yes", "change": "partly", "cannot": "no"}

// Proposals lists what the newest reply about each step says and the plan does
// not say yet, by step. Where the plan was answered after the reply, somebody
// has decided already.
func (d *Desk) Proposals(id casefile.CaseID) ([]Proposal, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	p := c.Latest(planForm)
	if p == nil {
		return nil, nil
	}
	rows, paper := p.Rows(planSteps), &onPaper{d: d, c: c}
	newest := map[casefile.RowID]Proposal{}
	for _, s := range c.All(replyForm) {
		for _, at := range s.Rows(replySteps) {
			answer, ok := s.Answer(casefile.Cell(replySteps, at, "answer"))
			row, sure := paper.stepOf(s, replySteps, at)
			if !ok || !sure || !slices.Contains(rows, row) || possible[answer.Text()] == "" {
				continue
			}
			prop := Proposal{Row: row, Sitting: s.ID, Answer: answer.Text(), Possible: possible[answer.Text()], On: dayIn(s, "back.came"), From: said(s, "got.name")}
			prop.Note, _ = s.Answer(casefile.Cell(replySteps, at, "note"))
			if is, ok := p.Answer(casefile.Cell(planSteps, row, "possible")); ok && (is.Text() == prop.Possible || is.At.After(answer.At)) {
				delete(newest, row)
				continue
			}
			newest[row] = prop
		}
	}
	var all []Proposal
	for _, row := range rows {
		if prop, ok := newest[row]; ok {
			all = append(all, prop)
		}
	}
	return all, nil
}

// TakeProposal writes into the plan what a receiving worker said of a step: that
// it comes from another agency stands beside it. What is planned instead is
// filled with their note where nothing stood there.
func (d *Desk) TakeProposal(plan *Sitting, p Proposal) form.Change {
	ch := d.Answer(plan, casefile.Cell(planSteps, p.Row, "possible"), casefile.Answer{Value: p.Possible, Source: casefile.Agency})
	instead := casefile.Cell(planSteps, p.Row, "plan_b")
	if _, has := plan.Record().Answer(instead); !has && p.Note.Text() != "" && p.Possible != "yes" {
		d.Answer(plan, instead, casefile.Answer{Value: p.Note.Value, Lang: p.Note.Lang, Translations: p.Note.Translations, Source: casefile.Agency})
	}
	return ch
}
