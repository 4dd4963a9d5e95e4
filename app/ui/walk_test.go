package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
)

// The main job, from an empty folder to a paper in a folder.
func TestWalk_FromTheFirstStartToThePaper(t *testing.T) {
	s := begin(t, nil)
	s.on(page.ToFirst)
	s.create()

	s.taps("New case")
	s.on(page.ToNew)
	if !s.button("Make the case").Disabled() {
		t.Error("a case can be made without a language")
	}
	s.key(fyne.KeyHome) // English is the first language offered
	s.key(fyne.KeySpace)
	s.taps("Make the case")
	s.on(page.ToCase)

	s.taps("Write the first page")
	s.on(page.ToBegin)
	s.sees("Sit where nobody else can hear.")
	s.taps("Begin")
	s.on(page.ToSitting)
	id := s.a.Page().Route().Case
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: s.a.Page().Route().Sitting, Question: "person.called"})
	s.types("Amani")
	s.passes(3 * time.Second)

	// Debt: yes, and the table of debts comes, without the keyboard going.
	s.sits(id, "f05", "d10")
	s.chooses("d10.now", 1)
	if s.findQuestion("d10.debts") != nil {
		t.Error("debts are asked for before there is a debt")
	}
	s.seesNot("Add another")
	s.chooses("d10.has_debt", 0)
	if q := s.question("d10.has_debt"); q == nil || s.a.win.Canvas().Focused() == nil {
		t.Error("the keyboard went when the table came")
	}
	s.sees("Add another")
	s.chooses("d10.want_help", 0)

	s.goes(page.Route{Page: page.ToPlan, Case: id})
	s.on(page.ToPlan)
	s.sees("Needs without a step")
	s.taps("Add this step")
	s.sees("Every need spoken of has its step.")
	s.writes("*.what", "Learn to sew")
	s.taps("Fold")
	s.sees("Learn to sew")
	s.sees("who helps is still open")

	s.goes(page.Route{Page: page.ToPreview, Case: id})
	s.on(page.ToPreview)
	s.sees("What leaves")
	s.sees("because")
	s.touches(s.en("f09.agree.keep.opt.copy", nil)) // asked before a paper is made: how to keep it, and who may find it
	s.touches(s.en("f09.agree.found.opt.safe", nil))
	s.taps("Save as PDF")
	s.taps("Use this folder")
	names := s.files(s.a.Home)
	if len(names) != 1 || !strings.HasSuffix(names[0], ".pdf") {
		t.Fatalf("in the folder: %v\n%s", names, s.says())
	}
	b, err := os.ReadFile(filepath.Join(s.a.Home, names[0]))
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("not a PDF: %v", err)
	}
	for _, word := range []string{"Onward", "onward", "Amani"} {
		if strings.Contains(names[0], word) {
			t.Errorf("the file name tells %q", word)
		}
	}
	s.sees("Saved as")
	if s.a.win.Title() != "Onward" {
		t.Errorf("window title: %q", s.a.win.Title())
	}
}

// What was being typed is there again after locking, at the same question.
func TestLock_ComesBackToTheSameQuestion(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", "My brother waits")
	s.shortcut(fyne.KeyL, fyne.KeyModifierShortcutDefault)
	s.on(page.ToUnlock)
	s.seesNot("brother")
	s.sees("Locked. Everything is saved.")
	if s.a.desk != nil {
		t.Error("the desk is still there")
	}
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.on(page.ToSitting)
	if r := s.a.Page().Route(); r.Section != "d10" {
		t.Errorf("came back to section %q", r.Section)
	}
	if v := s.question("d10.worry").Editor().Value(); v != "My brother waits" {
		t.Errorf("came back with %v", v)
	}
	if s.a.win.Canvas().Focused() == nil {
		t.Error("the question does not have the keyboard")
	}
}

func TestIdle_LocksByTheClock(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", "half a sen")
	s.passes(time.Second)
	s.passes(2 * time.Minute)
	s.on(page.ToSitting)
	s.types("tence") // a sign of life
	s.passes(time.Second)
	s.passes(2 * time.Minute)
	s.on(page.ToSitting)
	s.passes(61 * time.Second)
	s.on(page.ToUnlock)
	s.sees("Locked after 3 minutes without use.")
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	if v := s.question("d10.worry").Editor().Value(); v != "half a sentence" {
		t.Errorf("came back with %v", v)
	}
}

// One key, from inside a text field, and the screen is a note pad.
func TestHide_ShowsAPlainNotePad(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", "nobody may read this")
	s.key(fyne.KeyF9)
	s.on(page.ToNote)
	if said := strings.TrimSpace(s.says()); said != "" {
		t.Errorf("the note pad says %q", said)
	}
	if s.a.desk != nil {
		t.Error("the desk is still open behind the note pad")
	}
	s.types("milk, eggs")
	s.goes(page.Route{Page: page.ToCases}) // no way round
	s.on(page.ToUnlock)
	s.a.Hide()
	s.on(page.ToNote)
	s.key(fyne.KeyF9)
	s.on(page.ToUnlock)
	s.seesNot("milk")
}

// A wrong pass phrase is said in the language of the screens.
func TestUnlock_WrongPassPhraseInKhmer(t *testing.T) {
	s := settled(t)
	s.a.Lock()
	s.a.settings.Lang = "km"
	s.goes(page.Route{Page: page.ToUnlock})
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types("not the right words at all")
	s.key(fyne.KeyReturn)
	s.on(page.ToUnlock)
	s.sees(s.a.Words.For("km").Say("explain.wrong_passphrase", nil))
	s.seesNot("vault")
}

// Two views of one thing that are far apart need a reason, and the page says
// so at the question; a reason, or the views coming together, ends it.
func TestNeeds_TwoViewsFarApartAskForAReason(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d2")
	s.chooses("d2.now", 0)   // very bad, says the person
	s.chooses("d2.level", 3) // the best, says the worker
	s.passes(3 * time.Second)
	const needed = "This is still needed."
	s.sees(needed)
	s.chooses("d2.level", 0)
	s.passes(3 * time.Second)
	s.seesNot(needed)
	s.chooses("d2.level", 3)
	s.passes(3 * time.Second)
	s.sees(needed)
	s.writes("d2.level_reason", "Asked again, and heard something else")
	s.passes(3 * time.Second)
	s.seesNot(needed)
}
