package ui

import (
	"testing"
	"time"

	"onward/app/ui/page"
)

// A clock that went back is said once, and hinders nothing.
func TestClock_IsSaidOnceWhenItIsWrong(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	s.goes(page.Route{Page: page.ToCases})
	s.passes(time.Minute)
	s.seesNot("Please check the date")
	s.now = s.now.AddDate(-1, 0, 0)
	s.a.clockOf = nil // the next morning
	s.a.Tick()
	s.sees("Please check the date and the time of the computer. Nothing is lost")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.seesNot("Please check the date")
	s.goes(page.Route{Page: page.ToCases})
	s.a.Tick()
	s.seesNot("Please check the date")
	s.now = s.now.AddDate(3, 0, 0)
	s.a.used, s.a.clockOf = s.now, nil
	s.a.Tick()
	s.sees("please set the clock of the computer")
}
