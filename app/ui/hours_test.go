package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
)

// How a talk is held: where it begins, where it goes on, when it rests.

// The areas of life are chosen from pictures, together or alone; what was
// spoken about is marked, and choosing comes back after each.
func TestAreas_ThePersonChooses(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("en")
	s.sits(id, "f05", "")
	s.sees("What would you like to speak about now?")
	s.taps("Learning")
	s.question("d9.now")
	s.chooses("d9.now", 1)
	s.taps("Choose what comes next")
	s.sees("Spoken about")
	s.taps("Family")
	s.question("d8.now")

	s.shortcut(fyne.KeyT, fyne.KeyModifierControl)
	s.on(page.ToTurned)
	if q := s.a.Page().Route().Question; !strings.HasPrefix(string(q), "d8.") {
		t.Errorf("turned at %s", q)
	}
	s.taps("Back")
	s.sees("What would you like to speak about now?")
	s.taps("Work and money")
	if q := s.a.Page().Route().Question; q != "d10.now" {
		t.Errorf("chosen: %s", q)
	}
}

// A break is offered after three quarters of an hour of talking, again at the
// hour, and after a break the time begins anew. Locking does not begin it anew.
func TestRest_IsOfferedByTheClock(t *testing.T) {
	s, m := begin(t, nil), newMemory()
	seated(t, s, m)
	set := s.a.settings
	set.Idle = 60
	s.a.Keep(set)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	for i := range 5 {
		s.chooses("d10.now", i%4)
		s.passes(10 * time.Minute)
	}
	s.sees("You have talked for 50 minutes.")
	s.a.Lock()
	s.opens(m)
	s.sees("You have talked for 50 minutes.")
	s.chooses("d10.now", 0)
	s.passes(10 * time.Minute)
	s.sees("That is enough for one talk.")
	s.key(fyne.KeyF7)
	s.taps("Go on")
	s.seesNot("That is enough for one talk.")
	s.passes(44 * time.Minute)
	s.seesNot("A break may do good.")
	s.passes(time.Minute)
	s.sees("A break may do good.")
}

// Before a talk it is said where nobody wrote down who is in the room today.
func TestBegin_AsksWhoIsInTheRoom(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("en")
	s.goes(page.Route{Page: page.ToBegin, Case: id, Form: "f05"})
	s.taps("Write it down")
	if r := s.a.Page().Route(); r.Page != page.ToBegin || r.Form != "f01" {
		t.Errorf("led to %+v", r)
	}
	s.taps("Begin")
	s.goes(page.Route{Page: page.ToBegin, Case: id, Form: "f05"})
	s.seesNot("Who is in the room today")
	s.now = s.now.Add(24 * time.Hour)
	s.goes(page.Route{Page: page.ToBegin, Case: id, Form: "f05"})
	s.sees("Who is in the room today")
}

// A talk that is gone on with begins where something was said last.
func TestSitting_GoesOnWhereItWas(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("en")
	sit := s.sits(id, "f05", "d10")
	s.chooses("d10.now", 1)
	s.passes(time.Minute)
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: sit, Section: "d4"})
	s.chooses("d4.now", 1)
	s.goes(page.Route{Page: page.ToCases})
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: sit})
	if r := s.a.Page().Route(); r.Section != "d4" {
		t.Errorf("goes on in %q", r.Section)
	}
}
