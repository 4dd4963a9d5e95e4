package app

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// Unplaced is something said of a step that the plan does not have, or that
// cannot be known from the number on the paper. A person is asked about it.
type Unplaced struct {
	Sitting casefile.SittingID // the reply, or the talk
	Form    casefile.FormID
	Table   casefile.QuestionID // of the sitting
	At      casefile.RowID      // its row there
	Number  int                 // of the step as it stands there; 0 for none
	Gone    casefile.RowID      // the step that is meant and was taken out of the plan; "" where it is not known
	Said    string              // accept, change or cannot of a reply; how it is going of a talk
	Note    casefile.Answer     // what was written beside it
	Was     casefile.Answer     // what the step said, where it is known
}

// places are where replies and talks speak of steps: the table, and its columns
// for what is said and what is written beside it.
var places = []struct {
	form       casefile.FormID
	table      casefile.QuestionID
	said, note string
}{{replyForm, replySteps, "answer", "note"}, {followForm, followSteps, "going", "note"}}

// Unplaced lists them, the oldest first. Once a plan was agreed after something
// was said, it was spoken about, and is not asked any more.
func (d *Desk) Unplaced(id casefile.CaseID) ([]Unplaced, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	p := c.Latest(planForm)
	if p == nil {
		return nil, nil
	}
	paper, rows := &onPaper{d: d, c: c}, p.Rows(planSteps)
	var all []Unplaced
	for _, in := range places {
		for _, s := range c.All(in.form) {
			for _, at := range s.Rows(in.table) {
				a, ok := s.Answer(casefile.Cell(in.table, at, in.said))
				if !ok || a.Text() == "" {
					continue
				}
				row, sure := paper.stepOf(s, in.table, at)
				if sure && slices.Contains(rows, row) || paper.agreedSince(a) {
					continue
				}
				u := Unplaced{Sitting: s.ID, Form: in.form, Table: in.table, At: at, Said: a.Text()}
				u.Number, _ = wholeIn(s, casefile.Cell(in.table, at, "row"))
				u.Note, _ = s.Answer(casefile.Cell(in.table, at, in.note))
				if sure {
					u.Gone, u.Was = row, stepWas(c, row)
				}
				all = append(all, u)
			}
		}
	}
	return all, nil
}

// agreedSince tells whether a plan was agreed after something was said.
func (o *onPaper) agreedSince(a casefile.Answer) bool {
	o.load()
	return slices.ContainsFunc(o.agreed, func(x casefile.Agreed) bool { return x.At.After(a.At) })
}

// stepWas is what a step said that is not in the plan any more: its answers stay.
func stepWas(c *casefile.Case, row casefile.RowID) casefile.Answer {
	for _, p := range slices.Backward(c.All(planForm)) {
		for _, col := range []string{"what", "goal", "need"} {
			if a, ok := p.Answer(casefile.Cell(planSteps, row, col)); ok && a.Text() != "" {
				return a
			}
		}
	}
	return casefile.Answer{}
}

// Place says which step of the plan is meant. The row of the reply or the talk
// becomes that of the step, with everything that was said in it; from then on it
// is known by the id of its step. Where that step has a row of its own there
// already, nothing is done, and ok is false.
func (d *Desk) Place(s *Sitting, u Unplaced, row casefile.RowID) (ch form.Change, ok bool) {
	rows := s.Rows(u.Table)
	at := slices.Index(rows, u.At)
	if at < 0 || slices.Contains(rows, row) {
		return form.Change{}, false
	}
	def, known := s.Def().Question(u.Table)
	if !known {
		return form.Change{}, false
	}
	var list []any
	for _, r := range rows {
		list = append(list, string(r))
	}
	list[at] = string(row)
	var plan *Sitting
	d.change(s, func() {
		now := d.Now().UTC()
		ch = s.Set(u.Table, casefile.Answer{Value: list, Source: casefile.Agency, At: now, By: d.Worker})
		for _, col := range def.Columns {
			if a, has := s.Record().Answer(casefile.Cell(u.Table, u.At, col.Column())); has {
				s.Set(casefile.Cell(u.Table, row, col.Column()), a)
			}
		}
		if u.Form == followForm {
			plan = d.bringNews(s.Case, s.Record())
		}
	})
	if plan != nil {
		d.changed(plan)
		d.saver.mark(plan)
	}
	return ch, true
}
