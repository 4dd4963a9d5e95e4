package app

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

// dues lists what a case waits for or has to do by a day, the earliest first.
// A closed case has nothing due.
func dues(c *casefile.Case) []casefile.Due {
	if closed, _ := closing(c); closed != "" {
		return nil
	}
	var all []casefile.Due
	add := func(what casefile.Matter, on string) {
		if on != "" {
			all = append(all, casefile.Due{What: what, On: on})
		}
	}
	for _, s := range c.All("f12") {
		if dayIn(s, "back.came") == "" {
			add(casefile.Reply, dayIn(s, "sent.reply_by"))
		}
	}
	if s := c.Latest("f07"); s != nil && dayIn(s, "b.visit_on") == "" {
		add(casefile.Tracing, dayIn(s, "a.answer_by"))
	}
	add(casefile.FollowUp, lastSaid(c, "f13", "next.next"))
	add(casefile.Review, lastSaid(c, "f14", "next.again"))
	add(casefile.Step, nextStep(c))
	add(casefile.Slept, sleptOn(c))
	slices.SortStableFunc(all, func(a, b casefile.Due) int { return strings.Compare(a.On, b.On) })
	return all
}

// sleptOn is the day after a person chose to sleep on their plan, as long as
// they have not signed it since.
func sleptOn(c *casefile.Case) string {
	p := c.Latest("f09")
	if p == nil {
		return ""
	}
	night, _ := p.Answer("agree.night")
	sign, _ := p.Answer("agree.sign")
	if night.Value != false || night.Source != casefile.Own || sign.Value != nil && sign.At.After(night.At) {
		return ""
	}
	return night.At.Local().AddDate(0, 0, 1).Format(time.DateOnly)
}

// dayIn gives a day that was answered, ISO 8601, or "".
func dayIn(s *casefile.Sitting, q casefile.QuestionID) string {
	if s == nil {
		return ""
	}
	a, ok := s.Answer(q)
	if !ok || a.Non != "" {
		return ""
	}
	day := a.Text()
	if p, err := casefile.As[casefile.PDate](a.Value); day == "" && err == nil {
		day = p.CE
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return "" // not a whole day: a month has no day to be late on
	}
	return day
}

// lastSaid is the day that the newest talk of a form names: each talk sets the
// next one.
func lastSaid(c *casefile.Case, f casefile.FormID, q casefile.QuestionID) string {
	return dayIn(c.Latest(f), q)
}

// nextStep is the first day by which a step of the plan is to be done that is
// not done yet.
func nextStep(c *casefile.Case) (first string) {
	p := c.Latest("f09")
	if p == nil {
		return ""
	}
	for _, row := range p.Rows("plan.rows") {
		going, _ := p.Answer(casefile.Cell("plan.rows", row, "going"))
		choice, _ := p.Answer(casefile.Cell("plan.rows", row, "choice"))
		if g := going.Text(); g == "done" || g == "no_longer" || choice.Text() == "no" {
			continue
		}
		if by := dayIn(p, casefile.Cell("plan.rows", row, "by")); by != "" && (first == "" || by < first) {
			first = by
		}
	}
	return first
}
