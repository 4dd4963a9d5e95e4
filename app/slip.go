package app

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

// Why something was not done by its day is asked kindly and kept in one sitting
// of F19, a row for each day that was missed. Nobody has to say it while the
// person is there: as long as nothing is said it is asked again, also of what
// was done late and is due no more.

const (
	slipForm  casefile.FormID     = "f19"
	slipTable casefile.QuestionID = "slips.list"
)

// Whys are the reasons that are offered, in order. Their words are
// "f19.slips.list.why.opt.<why>".
var Whys = []string{"no_time", "no_answer", "waiting", "not_reached", "not_safe", "wished", "money", "forgotten", "written_late", "other"}

// patience is how many days late something may have been done without anybody
// asking why. What is still open is asked about from the day after.
const patience = 3

// slipRow names the row of a duty: the same for the same day missed, on every
// computer, so that two who write down why do not write it down twice.
func (d Duty) slipRow() casefile.RowID {
	which := []string{string(d.What), d.On, d.Talk, d.Alert, string(d.Sitting), string(d.Question)}
	if d.What == casefile.FollowUp { // its sitting is there only once it was begun
		which[4], which[5] = "", ""
	}
	sum := sha256.Sum256([]byte(strings.Join(which, "\n")))
	return casefile.RowID(hex.EncodeToString(sum[:4]))
}

// withWhys puts beside each duty what was written down of why it slipped.
func withWhys(c *casefile.Case, all []Duty) []Duty {
	s := c.Latest(slipForm)
	if s == nil {
		return all
	}
	for i, d := range all {
		cell := func(col string) casefile.QuestionID { return casefile.Cell(slipTable, d.slipRow(), col) }
		if why := said(s, cell("why")); why != "" {
			all[i].Why = "f19." + string(slipTable) + ".why.opt." + why
		}
		all[i].Words, _ = s.Answer(cell("words"))
	}
	return all
}

// Unsaid tells whether nothing was written down of why a duty slipped.
func (d Duty) Unsaid() bool { return d.Why == "" && d.Words.Text() == "" }

// DoneLate lists what was done, or was heard, well after its day, and nobody
// has written down why, the earliest first.
func (d *Desk) DoneLate(id casefile.CaseID) ([]Duty, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	if closed, _ := closing(c); closed != "" {
		return nil, nil
	}
	all := slices.DeleteFunc(withWhys(c, doneLate(c)), func(d Duty) bool { return !d.Unsaid() })
	slices.SortStableFunc(all, func(a, b Duty) int { return strings.Compare(a.On, b.On) })
	return all, nil
}

func doneLate(c *casefile.Case) (all []Duty) {
	add := func(d Duty, done string) {
		if d.On != "" && done > daysAfter(d.On, patience) {
			d.Done = done
			all = append(all, d)
		}
	}
	for _, s := range c.All(replyForm) {
		add(at(s, casefile.Reply, replyBy(s), "back.came"), dayIn(s, "back.came"))
	}
	for _, s := range c.All("f07") {
		add(at(s, casefile.Tracing, tracingBy(s), "b.visit_on"), dayIn(s, "b.visit_on"))
	}
	if s := c.Latest("f11"); s != nil {
		add(at(s, casefile.Call, daysAfter(arrivedOn(c), callDays), "after.call3"), dayIn(s, "after.call3"))
	}
	met := c.All(reviewForm)
	for i, s := range met[:max(0, len(met)-1)] {
		add(at(s, casefile.Review, dayIn(s, "next.again"), "next.again"), dayIn(met[i+1], "who.date"))
	}
	if p := c.Latest(planForm); p != nil {
		for i, row := range p.Rows(planSteps) {
			cell := func(col string) casefile.QuestionID { return casefile.Cell(planSteps, row, col) }
			if said(p, cell("going")) == "done" {
				add(at(p, casefile.Step, dayIn(p, cell("by")), cell("by"), func(d *Duty) { d.Step = i + 1 }), dayIn(p, cell("going_on")))
			}
		}
	}
	return append(all, talkedLate(c)...)
}

// talkedLate are the talks after coming home that were kept well after their
// day. One that was tried in vain before has said why.
func talkedLate(c *casefile.Case) (all []Duty) {
	arrived := arrivedOn(c)
	_, tries := talksHad(c)
	seen := map[string]bool{}
	for _, s := range c.All(followForm) {
		talk, done := talkOf(c, s), dayIn(s, "safe.date")
		if how := said(s, "safe.seen"); how != "yes" && how != "declined" || seen[talk] || tries[talk] > 0 {
			continue
		}
		seen[talk] = true
		if on := talkDay(arrived, talk); on != "" && done > daysAfter(on, patience) {
			all = append(all, Duty{Due: casefile.Due{What: casefile.FollowUp, On: on}, Form: followForm, Sitting: s.ID, Question: "safe.date", Talk: talk, Done: done})
		}
	}
	return all
}

// WhySlipped writes down why a duty slipped: one of Whys, or "", and words in
// the language of whoever says it.
func (d *Desk) WhySlipped(id casefile.CaseID, slipped Duty, why, words, lang string) error {
	s, err := d.Continue(id, slipForm)
	if err != nil {
		return err
	}
	row := slipped.slipRow()
	if rows := s.Record().Rows(slipTable); !slices.Contains(rows, row) {
		var list []any
		for _, r := range append(slices.Clone(rows), row) {
			list = append(list, string(r))
		}
		d.change(s, func() {
			s.Set(slipTable, casefile.Answer{Value: list, At: d.Now().UTC(), By: d.Worker, Source: casefile.Observed})
		})
	}
	put := func(col string, v any, lang string) {
		cell := casefile.Cell(slipTable, row, col)
		if was, ok := s.Record().Answer(cell); v == "" && !ok || ok && sameValue(was.Value, v) {
			return
		}
		d.Answer(s, cell, casefile.Answer{Value: v, Lang: lang, Source: casefile.Observed})
	}
	put("what", string(slipped.What), "")
	put("due", slipped.On, "")
	if slipped.Step > 0 {
		put("step", float64(slipped.Step), "")
	}
	put("why", why, "")
	put("words", words, lang)
	return nil
}

// Late tells whether a duty should have been done before a day.
func (d Duty) Late(today time.Time) bool { return d.On < today.Format(time.DateOnly) }
