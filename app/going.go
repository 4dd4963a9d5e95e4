package app

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// What a talk says of a step goes back to the plan: how it is going, and since
// which day. It is a new answer of the step, with the source it had in the talk,
// and what was said before stays beside it. Nothing else of the step changes:
// how it goes is news of the plan, not another plan.

// goingBack carries what a talk says of its steps into the plan, after an answer
// to q. Older news never takes the place of newer. The caller holds the desk's
// lock; goingBack gives the plan if anything in it changed.
func (d *Desk) goingBack(s *Sitting, q casefile.QuestionID) *Sitting {
	if s.Record().Form != followForm || q != "safe.date" && !q.Under(followSteps) {
		return nil
	}
	return d.bringNews(s.Case, s.Record())
}

// bringNews carries the news of one talk into the plan of its case.
func (d *Desk) bringNews(c *casefile.Case, talk *casefile.Sitting) *Sitting {
	rec := c.Latest(planForm)
	if rec == nil {
		return nil
	}
	def, ok := d.Shelf.Of(rec)
	if !ok {
		return nil
	}
	on := dayIn(talk, "safe.date")
	if on == "" {
		on = talk.Begun.Local().Format("2006-01-02")
	}
	type news struct {
		row casefile.RowID
		a   casefile.Answer
	}
	var all []news
	paper := &onPaper{d: d, c: c}
	for _, at := range talk.Rows(followSteps) {
		a, ok := talk.Answer(casefile.Cell(followSteps, at, "going"))
		if !ok || a.Text() == "" {
			continue
		}
		row, sure := paper.stepOf(talk, followSteps, at)
		if !sure || !slices.Contains(rec.Rows(planSteps), row) || !isNews(rec, row, a, on) {
			continue
		}
		all = append(all, news{row, a})
	}
	if len(all) == 0 {
		return nil
	}
	st, err := form.Begin(def, rec, d.env())
	if err != nil {
		return nil // a plan of a version that is not here; the talk keeps what was said
	}
	for _, n := range all {
		stamp := casefile.Answer{Source: n.a.Source, By: d.Worker, At: d.Now().UTC()}
		going, day := stamp, stamp
		going.Value, day.Value = n.a.Value, on
		st.Set(casefile.Cell(planSteps, n.row, "going"), going)
		st.Set(casefile.Cell(planSteps, n.row, "going_on"), day)
	}
	return &Sitting{Sitting: st, Case: c}
}

// bringAll carries the news of talks that came by letter into the plan, as if
// they had been typed here.
func (d *Desk) bringAll(id casefile.CaseID, came []*casefile.Sitting) error {
	c, err := d.Open(id)
	if err != nil {
		return err
	}
	d.mu.Lock()
	var plan *Sitting
	for _, s := range c.All(followForm) {
		if slices.ContainsFunc(came, func(l *casefile.Sitting) bool { return l.ID == s.ID }) {
			if p := d.bringNews(c, s); p != nil {
				plan = p
			}
		}
	}
	d.mu.Unlock()
	if plan == nil {
		return nil
	}
	d.changed(plan)
	d.saver.mark(plan)
	return d.Flush()
}

// isNews tells whether what a talk says of a step is newer than what its plan
// says. The days of the talks decide, not the clocks of computers; of the same
// day, what was written last.
func isNews(p *casefile.Sitting, row casefile.RowID, a casefile.Answer, on string) bool {
	was, ok := p.Answer(casefile.Cell(planSteps, row, "going"))
	if !ok {
		return true
	}
	since := dayIn(p, casefile.Cell(planSteps, row, "going_on"))
	switch {
	case on != since:
		return on > since
	case was.Value == a.Value:
		return false
	}
	return !a.At.Before(was.At)
}

// NewNeed is a need that came up in a talk after coming home, and has no step in
// the plan yet.
type NewNeed struct {
	Sitting casefile.SittingID // of the talk
	On      string             // its day, or ""
	Said    casefile.Answer    // in the person's own words
}

// newNeeds is the question a talk asks about them.
const newNeeds = casefile.QuestionID("steps.new_needs")

// from names where a step comes from that a new need became.
func (n NewNeed) from() string { return "f13." + string(n.Sitting) }

// NewNeeds lists them, the oldest first.
func (d *Desk) NewNeeds(id casefile.CaseID) ([]NewNeed, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	var all []NewNeed
	for _, s := range c.All(followForm) {
		a, ok := s.Answer(newNeeds)
		n := NewNeed{s.ID, dayIn(s, "safe.date"), a}
		if ok && a.Text() != "" && !planHas(c.Latest(planForm), n.from()) && yes(s, "steps.new_rows") == nil {
			all = append(all, n)
		}
	}
	return all, nil
}

// yes gives a yes or a no, or nil where neither was said.
func yes(s *casefile.Sitting, q casefile.QuestionID) *bool {
	if a, ok := s.Answer(q); ok {
		if b, ok := a.Value.(bool); ok {
			return &b
		}
	}
	return nil
}

func planHas(p *casefile.Sitting, from string) bool {
	return p != nil && slices.ContainsFunc(p.Rows(planSteps), func(row casefile.RowID) bool {
		return said(p, casefile.Cell(planSteps, row, "from_need")) == from
	})
}

// TakeNeed makes a step of a new need: what the person said, and nothing more.
// Which part of life it belongs to, who helps and by when is asked there.
func (d *Desk) TakeNeed(plan *Sitting, n NewNeed) (casefile.RowID, form.Change) {
	row, _ := d.AddRow(plan, planSteps)
	d.Answer(plan, casefile.Cell(planSteps, row, "need"), casefile.Answer{Value: n.Said.Value, Lang: n.Said.Lang, Translations: n.Said.Translations, Source: n.Said.Source})
	return row, d.Answer(plan, casefile.Cell(planSteps, row, "from_need"), casefile.Answer{Value: n.from()})
}
