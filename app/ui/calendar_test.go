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
	s.taps("Why did it slip?")
	s.sees("Nobody is blamed.")
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

// The reply came five weeks late. The case asks why, quietly, until it is said.
func TestCalendar_AsksWhyOfWhatWasDoneLate(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	d := s.a.desk
	c, err := d.Register("my", "en")
	if err != nil {
		t.Fatal(err)
	}
	reply, err := d.Begin(c.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(reply, "sent.date", casefile.Answer{Value: "2026-09-01"})
	d.Answer(reply, "back.came", casefile.Answer{Value: "2026-10-13"})
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.taps("Why did it slip? (1)")
	s.on(page.ToCalendar)
	s.sees("Done, but later than planned")
	s.taps("Why did it slip?")
	s.picks("Nobody answered us")
	s.sees("Written down.")
	if a, _ := c.Latest("f19").Answer(casefile.Cell("slips.list", c.Latest("f19").Rows("slips.list")[0], "why")); a.Text() != "no_answer" {
		t.Errorf("kept: %+v", a)
	}
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.seesNot("Why did it slip?")
}
