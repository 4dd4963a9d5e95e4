package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
	"onward/app/ui/part"
)

var sixWords = regexp.MustCompile(`^[a-z]+( [a-z]+){5}$`)

// drawn finds the words drawn by lot on the screen.
func (s *story) drawn() string {
	s.t.Helper()
	for _, o := range s.objects() {
		if p, ok := o.(*part.Para); ok && sixWords.MatchString(p.Text()) {
			return p.Text()
		}
	}
	s.t.Fatalf("no pass phrase is offered:\n%s", s.says())
	return ""
}

// opensAs locks, and unlocks as somebody.
func (s *story) opensAs(user, pass string) {
	s.t.Helper()
	s.a.Lock()
	s.on(page.ToUnlock)
	s.types(user)
	s.key(fyne.KeyReturn)
	s.types(pass)
	s.key(fyne.KeyReturn)
	if s.a.show.Route().Page == page.ToUnlock {
		s.t.Fatalf("%s does not come in:\n%s", user, s.says())
	}
}

// clears takes away what is typed in the field that has the keyboard.
func (s *story) clears() {
	s.a.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyDelete)
}

// A supervisor adds a worker who may not see the most private answers; she
// comes in with the words she was given, takes words of her own, and later
// works here no longer.
func TestPeople_ComeAndGo(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	s.goes(page.Route{Page: page.ToSettings})
	s.taps("See the people")
	s.on(page.ToPeople)
	s.sees("There is no recovery sheet yet.")
	s.taps("Add a person")
	s.on(page.ToHire)
	s.types("w9")
	words := s.drawn()
	s.picks("May not see")
	s.taps("Add")
	s.on(page.ToPeople)
	s.sees("w9")
	s.sees("Still has the first pass phrase.")

	s.opensAs("w9", words)
	s.goes(page.Route{Page: page.ToOwnPass})
	s.types(words)
	s.key(fyne.KeyReturn)
	const own = "ten new words of hers alone today"
	s.types(own)
	s.key(fyne.KeyReturn)
	s.types(own)
	s.taps("Change it")
	s.sees("Your pass phrase is changed.")
	s.goes(page.Route{Page: page.ToPeople})
	s.seesNot("Still has the first pass phrase.")
	s.seesNot("Works here no longer")
	s.opensAs("w9", own)

	s.opensAs(worker, phrase)
	s.goes(page.Route{Page: page.ToPeople})
	s.taps("Works here no longer")
	s.sees("will not be able to open anything here")
	s.taps("Leave as it is")
	s.taps("Works here no longer")
	s.taps("Yes, remove")
	s.sees("Removed. All keys are new.")
	if s.code(id) == "" {
		t.Error("the case is gone with the keys")
	}
	s.a.Lock()
	s.types("w9")
	s.key(fyne.KeyReturn)
	s.types(own)
	s.key(fyne.KeyReturn)
	s.sees("does not fit")
}

// Everybody forgot: the sheet opens, and gives new words.
func TestPeople_TheSheetOpensWhenAllIsLost(t *testing.T) {
	s := settled(t)
	id := s.newCase("my")
	s.goes(page.Route{Page: page.ToPeople})
	s.taps("Recovery sheet")
	s.on(page.ToSheet)
	rows := regexp.MustCompile(`[0-9A-Z]{3} [0-9A-Z]{3}`).FindAllString(s.says(), -1)
	rows = slices.Compact(rows)
	if len(rows) != 6 {
		t.Fatalf("%d rows", len(rows))
	}
	wrong := append([]string{}, rows...)
	wrong[3] = rows[2]
	s.types(strings.Join(wrong, " "))
	s.taps("Use this sheet")
	s.sees("Row 4 is not the same as on the recovery sheet.")
	s.clears()
	s.types(strings.ToLower(strings.Join(rows, " ")))
	s.taps("Use this sheet")
	s.sees("The sheet is ready.")
	s.on(page.ToPeople)
	s.seesNot("There is no recovery sheet yet.")

	s.a.Lock()
	s.taps("The pass phrase is lost")
	s.on(page.ToLost)
	s.types(strings.Join(rows, ""))
	s.taps("Open with the sheet")
	s.on(page.ToPeople)
	s.sees("It was last used on")
	s.taps("New pass phrase")
	words := s.drawn()
	s.taps("Add")
	s.opensAs(worker, words)
	if s.code(id) == "" {
		t.Error("the case is gone")
	}
}

// A case for one person alone: the other does not find it, until it is for
// everybody again.
func TestPeople_ACaseForNamedPeopleOnly(t *testing.T) {
	s := settled(t)
	id := s.newCase("lo")
	code := s.code(id)
	s.goes(page.Route{Page: page.ToHire})
	s.types("w9")
	words := s.drawn()
	s.taps("Add")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.taps("Who may open this")
	s.on(page.ToApart)
	s.picks("May not") // the first is w9, or W1: one of two is enough
	s.taps("Only these people")
	s.sees("The case has new keys.")
	found := func(user, pass string) bool {
		s.opensAs(user, pass)
		return strings.Contains(s.says(), code)
	}
	if me, other := found(worker, phrase), found("w9", words); me == other {
		t.Errorf("in the list of W1: %v, of w9: %v", me, other)
	}
}
