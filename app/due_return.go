package app

import (
	"slices"

	"onward/app/casefile"
)

// What is due around a journey home: before it, on it, and in the year after.

// leaving is the day the person leaves, or "".
func leaving(c *casefile.Case) string {
	if day := dayIn(c.Latest("f11"), "go.day"); day != "" {
		return day
	}
	return dayIn(c.Latest(planForm), "receiving.travel_date")
}

// arrivedOn is the day the person arrived, or "" as long as nobody has heard.
func arrivedOn(c *casefile.Case) string {
	if day := dayIn(c.Latest("f11"), "after.arrived"); day != "" {
		return day
	}
	for _, s := range slices.Backward(c.All("f12")) {
		if said(s, "got.arrived") == "yes" {
			return dayIn(s, "got.on")
		}
	}
	return ""
}

// risks are when the look at the risks of going home is too old, and when it is
// to be looked at again before leaving. After arriving neither is.
func risks(c *casefile.Case) (all []Duty) {
	s := c.Latest("f08")
	if s == nil || arrivedOn(c) != "" || said(s, "decide.overall") == "not" {
		return nil
	}
	looked := dayIn(s, "begin.date")
	until := dayIn(s, "decide.valid")
	if until == "" {
		until = daysAfter(looked, riskDays)
	}
	anew := func(d *Duty) { d.Sitting, d.Question = "", "begin.date" }
	all = append(all, at(s, casefile.Risk, until, "begin.date", anew))
	again := daysAfter(leaving(c), -recheckDays)
	if again == "" {
		again = dayIn(s, "decide.recheck")
	}
	if again != "" && !slices.ContainsFunc(c.All("f08"), func(s *casefile.Sitting) bool {
		return said(s, "begin.check") == "before" && dayIn(s, "begin.date") >= again
	}) {
		all = append(all, at(s, casefile.RiskAgain, again, "begin.date", anew))
	}
	return all
}

// travel is what is to be heard once the person has left.
func travel(c *casefile.Case) (all []Duty) {
	s := c.Latest("f11")
	if s == nil {
		return nil
	}
	left, there := dayIn(s, "go.day"), arrivedOn(c)
	if there == "" {
		all = append(all, at(s, casefile.Arrival, daysAfter(left, arrivalDays), "after.arrived", func(d *Duty) { d.Slipped = putOff(s, "go.day") }))
	}
	if dayIn(s, "after.call3") == "" {
		from := there
		if from == "" {
			from = left
		}
		all = append(all, at(s, casefile.Call, daysAfter(from, callDays), "after.call3"))
	}
	return all
}

// Talks are the times we speak in the year after coming home, in order.
var Talks = []string{"weeks2", "month1", "months3", "months6", "months12"}

func talkDay(arrived, talk string) string {
	switch talk {
	case "weeks2":
		return daysAfter(arrived, 14)
	case "month1":
		return monthsAfter(arrived, 1)
	case "months3":
		return monthsAfter(arrived, 3)
	case "months6":
		return monthsAfter(arrived, 6)
	case "months12":
		return monthsAfter(arrived, 12)
	}
	return ""
}

// talks are the times to speak that are still to come or were missed. The last
// talk may have set a day of its own: it takes the place of the times up to
// then, and of one that is near.
func talks(c *casefile.Case) (all []Duty) {
	had, tries := talksHad(c)
	set := c.Latest(followForm)
	next := dayIn(set, "next.next")
	if next != "" {
		all = append(all, Duty{Due: casefile.Due{What: casefile.FollowUp, On: next, Why: whyNot(set)}, Form: followForm, Question: "safe.date",
			Slipped: putOff(set, "next.next") + tries[talkOf(c, set)]})
	}
	arrived := arrivedOn(c)
	if arrived == "" || said(set, "next.close") == "end" {
		return all
	}
	for i, talk := range Talks {
		on := talkDay(arrived, talk)
		if slices.ContainsFunc(Talks[i:], func(t string) bool { return had[t] }) || next != "" && on <= daysAfter(next, coveredUntil) {
			continue // spoken since, or it is part of the day that was set
		}
		d := Duty{Due: casefile.Due{What: casefile.FollowUp, On: on}, Form: followForm, Question: "safe.date", Talk: talk, Slipped: tries[talk]}
		if tries[talk] > 0 {
			d.Why = whyNot(set)
		}
		all = append(all, d)
	}
	return all
}

// talksHad tells which of the times were kept, and how often each was tried in
// vain. Someone who did not want to speak was reached, and has answered.
func talksHad(c *casefile.Case) (had map[string]bool, tries map[string]int) {
	had, tries = map[string]bool{}, map[string]int{}
	for _, s := range c.All(followForm) {
		talk := talkOf(c, s)
		switch said(s, "safe.seen") {
		case "yes", "declined":
			had[talk] = true
		case "": // begun, and nothing said of it
		default:
			tries[talk]++
		}
	}
	return had, tries
}

// talkOf tells which of the times a talk belongs to: what it says, or else the
// time whose day is nearest. "" where nobody knows when the person arrived.
func talkOf(c *casefile.Case, s *casefile.Sitting) (talk string) {
	if when := said(s, "safe.when"); slices.Contains(Talks, when) {
		return when
	}
	arrived, on := arrivedOn(c), dayIn(s, "safe.date")
	if arrived == "" || on == "" {
		return ""
	}
	best := 0
	for _, t := range Talks {
		if far := max(between(talkDay(arrived, t), on), between(on, talkDay(arrived, t))); talk == "" || far < best {
			talk, best = t, far
		}
	}
	return talk
}

// whyNot is the key of the words for why a talk did not come about, or "".
func whyNot(s *casefile.Sitting) string {
	switch seen := said(s, "safe.seen"); seen {
	case "", "yes", "declined":
		return ""
	default:
		return "f13.safe.seen.opt." + seen
	}
}
