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
	numbers, _ := d.numbers(s, p)
	for _, row := range p.Rows("plan.rows") {
		if cell(row, "choice").Value == "no" || slices.Contains([]any{"done", "no_longer"}, cell(row, "going").Value) {
			continue
		}
		rows = append(rows, string(row))
		put(followSteps, casefile.Answer{Value: slices.Clone(rows)})
		if n := numbers[row]; n > 0 {
			put(casefile.Cell(followSteps, row, "row"), casefile.Answer{Value: float64(n)})
		}
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
	stamp := casefile.Answer{At: d.Now().UTC(), By: d.Worker}
	numbers, came := d.numbers(s, p)
	for _, row := range p.Rows(planSteps) {
		if !came && !toldOf(p, row) { // what came is what was shared
			continue
		}
		rows = append(rows, string(row))
		list, number := stamp, stamp
		list.Value = slices.Clone(rows)
		s.Set(replySteps, list)
		if n := numbers[row]; n > 0 {
			number.Value = float64(n)
			s.Set(casefile.Cell(replySteps, row, "row"), number)
		}
	}
}

// numbers tells which number each step has on the paper the worker has before
// them: for a case that came by letter on the pages that came with it, and for one
// of this house as it stands in the plan. A step without one is left without: the
// worker is asked.
func (d *Desk) numbers(s *Sitting, p *casefile.Sitting) (numbers map[casefile.RowID]int, came bool) {
	steps, came, err := d.onLetter(s.Case.ID)
	switch {
	case err != nil:
		return nil, came
	case !came:
		steps = p.Rows(planSteps)
	}
	numbers = map[casefile.RowID]int{}
	for i, row := range steps {
		if row != "" {
			numbers[row] = i + 1
		}
	}
	return numbers, came
}
