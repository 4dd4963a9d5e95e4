package app

import (
	"slices"

	"onward/app/casefile"
)

// A talk about how it is going asks about each step of the plan. The steps that
// are still open are laid into it when it is begun, in the words of the plan, so
// that nobody has to copy them and none is forgotten. A row there has the id of
// its step in the plan: that is how the two are known to be one.

const (
	followForm  = casefile.FormID("f13")
	followSteps = casefile.QuestionID("steps.list")
)

// laySteps puts the open steps of the plan into a talk that was just
// begun.
func (d *Desk) laySteps(s *Sitting) {
	p := s.Case.Latest(planForm)
	if p == nil {
		return
	}
	switch s.Record().Form {
	case planForm:
		d.layWishes(s)
	case replyForm:
		d.layReply(s, p)
	}
	if s.Record().Form != followForm {
		return
	}
	if q, ok := s.Def().Question(followSteps + ".what"); !ok || q.Table() == nil {
		return // a version of the form that has no place for them
	}
	cell := func(row casefile.RowID, col string) casefile.Answer {
		a, _ := p.Answer(casefile.Cell("plan.rows", row, col))
		return a
	}
	put := func(q casefile.QuestionID, a casefile.Answer) {
		a.At, a.By, a.Since = d.Now().UTC(), d.Worker, nil
		s.Set(q, a)
	}
	var rows []any
	for i, row := range p.Rows("plan.rows") {
		if cell(row, "choice").Value == "no" || slices.Contains([]any{"done", "no_longer"}, cell(row, "going").Value) {
			continue
		}
		rows = append(rows, string(row))
		put(followSteps, casefile.Answer{Value: slices.Clone(rows)})
		put(casefile.Cell(followSteps, row, "row"), casefile.Answer{Value: float64(i + 1)})
		for _, col := range []string{"what", "goal", "need"} {
			if a := cell(row, col); a.Text() != "" {
				put(casefile.Cell(followSteps, row, "what"), a)
				break
			}
		}
	}
}

// layWishes puts the three things that are most important to the person at the
// head of a plan that was just begun, as they were said at the close of the
// needs assessment.
func (d *Desk) layWishes(s *Sitting) {
	needs := s.Case.Latest("f05")
	if needs == nil {
		return
	}
	for from, to := range map[casefile.QuestionID]casefile.QuestionID{"close.top1": "words.first", "close.top2": "words.second", "close.top3": "words.third"} {
		if a, _ := needs.Answer(from); a.Text() != "" {
			a.At, a.By, a.Since = d.Now().UTC(), d.Worker, nil
			s.Set(to, a)
		}
	}
}

// layReply puts the steps that a receiving worker was asked about into the page
// they answer on: those she agreed to share with them, by the numbers they have
// on their copy.
func (d *Desk) layReply(s *Sitting, p *casefile.Sitting) {
	var rows []any
	for i, row := range p.Rows(planSteps) {
		if !toldOf(p, row) {
			continue
		}
		rows = append(rows, string(row))
		stamp := casefile.Answer{At: d.Now().UTC(), By: d.Worker}
		list2, number := stamp, stamp
		list2.Value, number.Value = slices.Clone(rows), float64(i+1)
		s.Set(replySteps, list2)
		s.Set(casefile.Cell(replySteps, row, "row"), number)
	}
}
