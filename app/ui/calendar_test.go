package ui

import (
	"testing"

	"onward/app/casefile"
	"onward/app/ui/page"
)

// She came home two months ago; nobody was there when the worker called. What
// slipped stands first, with why and in both eras, and the talk is one tap away.
func TestCalendar_SaysWhatSlippedAndWhy(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	d := s.a.desk
	c, err := d.Register("th", "en")
	if err != nil {
		t.Fatal(err)
	}
	day := func(days int) string { return s.now.AddDate(0, 0, days).Format("2006-01-02") }
	way, err := d.Begin(c.ID, "f11")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(way, "go.day", casefile.Answer{Value: day(-16)})
	d.Answer(way, "after.arrived", casefile.Answer{Value: day(-16)})
	d.Answer(way, "after.call3", casefile.Answer{Value: day(-13)})
	s.goes(page.Route{Page: page.ToCalendar, Case: c.ID})
	s.sees("What slipped")
	s.sees("Please write down why it did not happen")
	talk, err := d.Begin(c.ID, "f13")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(talk, "safe.date", casefile.Answer{Value: day(-2)})
	d.Answer(talk, "safe.when", casefile.Answer{Value: "weeks2"})
	d.Answer(talk, "safe.seen", casefile.Answer{Value: "not_home"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCalendar, Case: c.ID})
	s.sees("put off or tried in vain: 1")
	s.sees(s.a.Words.For("en").Say("f13.safe.seen.opt.not_home", nil))
	s.sees(s.a.Words.For("en").ShortDate(day(-2)))
	s.sees("Later")
	s.goes(page.Route{Page: page.ToCalendar})
	s.sees(string(c.Code) + " · ")
}
