package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/ui/page"
	"onward/i18n"
)

// A person asks who has seen their file. The worker turns the screen; it says
// so in the person's language alone, and no key leads behind it. Given back, it
// is locked; and that it was shown is among what can be seen.
func TestSeen_ShownToThePerson(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	s.sits(id, "f04", "")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.taps("Who has seen this file")
	s.on(page.ToSeen)
	s.sees(worker)
	s.sees("looked at: Signs of force")
	s.taps("Turn the screen")
	s.on(page.ToTurned)
	s.sees(s.km("seen.title"))
	s.sees(s.km("did.registered"))
	s.seesNot("Signs of force")
	s.seesNot(s.km("f04.title")) // a title that could be seen over a shoulder
	for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1, fyne.KeyBackspace, fyne.KeyTab} {
		s.key(k)
		s.on(page.ToTurned)
	}
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.on(page.ToTurned)
	s.taps(s.km("turn.give_back"))
	s.taps(s.km("sitting.go_on"))
	s.sees(s.km("seen.title"))
	s.taps(s.km("turn.give_back"))
	s.taps(s.km("turn.give_back"))
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToCase)
	s.taps("Who has seen this file")
	s.sees("showed this page")
}

// From within a talk on a turned screen, the same is one touch from a rest.
func TestSeen_FromWithinATalk(t *testing.T) {
	s := settled(t)
	s.turns("d2.now")
	s.a.Page().(page.Pauser).Break()
	s.taps(s.km("seen.title"))
	s.on(page.ToTurned)
	s.sees(s.km("seen.aloud"))
	s.taps(s.km("sitting.go_on"))
	s.on(page.ToTurned)
	s.seesNot(s.km("seen.aloud"))
}

// The log: all that was done, by verb and by case, whole; its end goes on paper.
func TestLog_LookedThrough(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.goes(page.Route{Page: page.ToSettings})
	s.taps("Who did what")
	s.on(page.ToLog)
	s.sees("looked at the file")
	s.sees("began the file")
	s.taps("Check the log")
	s.sees("Yes.")
	s.taps("Show only some of it")
	s.picks("began the file")
	s.seesNot("looked at the file · ")
	s.taps("Put its end on paper")
	s.taps("Use this folder")
	s.on(page.ToLog)
	s.sees("Print it")
	files := s.files(s.a.Home)
	if len(files) != 1 || !strings.HasPrefix(files[0], "log-") {
		t.Fatalf("in the folder: %v", files)
	}
	b, err := os.ReadFile(filepath.Join(s.a.Home, files[0]))
	if err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}

// A case is held, freed, and in the end destroyed: not without its code, and
// not by one touch. Nothing leads back to it.
func TestKeep_HeldFreedAndDestroyed(t *testing.T) {
	s := settled(t)
	id, other := s.newCase("km"), s.newCase("th")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.taps("How long this file is kept")
	s.taps("Must not be destroyed")
	s.sees("Write a reason first")
	s.typesReason("a claim for wages")
	s.taps("Must not be destroyed")
	s.sees("a claim for wages")
	s.taps("Destroy this file")
	s.sees("This case must not be destroyed")
	s.typesReason("the wages are paid")
	s.taps("May be destroyed again")
	s.taps("Destroy this file")
	s.sees("Destroy case " + s.code(id))
	s.types(s.code(other))
	s.taps("Destroy for good")
	s.sees("This is not the code")
	s.taps("No, keep it")
	s.taps("Destroy this file")
	s.types(strings.ToLower(s.code(id)))
	s.taps("Destroy for good")
	s.sees("The file is destroyed")
	s.taps("How long files are kept")
	s.on(page.ToKeeping)
	for range 4 {
		s.a.Back()
		if r := s.a.Page().Route(); r.Case == id {
			t.Fatalf("back leads to %+v", r)
		}
	}
	if n := len(s.a.desk.Cases()); n != 1 {
		t.Errorf("%d cases are left", n)
	}
}

// typesReason writes into the field for a reason, the first on the page.
func (s *story) typesReason(why string) {
	s.t.Helper()
	h := s.a.Page().(page.Holder)
	h.Take(why)
}

// A computer whose clock jumped a year ahead is asked about before a file looks
// due, and nothing is destroyed until somebody said that the date is right.
func TestKeeping_AClockThatJumped(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	st, err := s.a.desk.Begin(id, "f15")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(st, "why.date", casefile.Answer{Value: "2026-11-23"})
	s.taps("Lock")
	s.now = s.now.AddDate(8, 0, 0)
	s.unlocks()
	s.goes(page.Route{Page: page.ToKeeping})
	s.sees("Is the date right?")
	s.goes(page.Route{Page: page.ToKeep, Case: id})
	s.taps("Destroy this file")
	s.sees("clock looks wrong")
	s.taps("The date is right")
	s.seesNot("Is the date right?")
	s.goes(page.Route{Page: page.ToKeeping})
	s.sees("Its day has come")
	s.passes(time.Second)
}

// The page for whoever looks after the computer says as much in each language.
func TestSafe_SaysAsMuchInEachLanguage(t *testing.T) {
	words := i18n.Open()
	for _, l := range i18n.Languages() {
		say := words.For(l.Tag)
		for topic, n := range map[string]int{"does": 5, "not": 10, "people": 5, "daily": 4, "lost": 3, "leaves": 3, "damage": 2} {
			for i := 1; i <= n; i++ {
				if w, ok := say.Find(fmt.Sprintf("safe.%s.%d", topic, i)); !ok || w.Fallback {
					t.Errorf("%s has no safe.%s.%d", l.English, topic, i)
				}
			}
			if _, more := say.Find(fmt.Sprintf("safe.%s.%d", topic, n+1)); more {
				t.Errorf("%s says more in %s than this test counts", l.English, topic)
			}
		}
	}
}
