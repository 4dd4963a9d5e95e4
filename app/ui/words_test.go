package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/page"
	"onward/i18n"
)

// Somebody who reads Khmer checks the words of the consent: corrects one, is
// told at once what is missing in it, signs it, and goes on with the next. The
// page before a talk counts it. It is said until the files are locked.
func TestWords_AreReviewedOnTheScreen(t *testing.T) {
	s := settled(t)
	id := s.newCase("km")
	begin := page.Route{Page: page.ToBegin, Case: id, Form: "f01"}
	before := s.coverage(begin, "km")

	s.goes(page.Route{Page: page.ToSettings})
	s.taps("Check the words") // the first: English
	s.on(page.ToWords)
	s.sees("The words in English")
	s.goes(page.Route{Page: page.ToWords, Section: "km", Form: "f01"})
	s.sees("F01 · Your choice to talk · a heading")
	s.taps("Check or correct")
	s.types(" {name}")
	s.sees("What stands in braces must stay. In the English: – In the translation: {name}")
	s.taps("It is right: sign it")
	s.sees("What stands in braces must stay.")
	for range len(" {name}") {
		s.key(fyne.KeyBackspace)
	}
	s.types("។")
	s.sees("Nothing is missing in these words.")
	s.taps("Approve it")
	s.sees("First somebody must write them back in English.")
	s.taps("It is right: sign it")
	s.sees("Kept.")
	if r := s.a.Page().Route(); r.Question != "f01.about" {
		t.Errorf("the next word is not open, but %q", r.Question)
	}
	w, _ := s.a.Words.Word("km", "f01.title")
	if !strings.HasSuffix(w.Text, "។") || w.State != i18n.Reviewed || w.Review.By != worker || w.Review.On != "2026-11-23" {
		t.Errorf("kept as %+v", w)
	}
	s.key(fyne.KeyEscape)
	s.picks("Checked: 1")
	s.sees("Checked by " + worker)
	s.sees(w.Text)
	if after := s.coverage(begin, "km"); after != before-1 {
		t.Errorf("%d not yet reviewed, then %d", before, after)
	}
	s.a.Lock()
	if now, _ := s.a.Words.Word("km", "f01.title"); now.State != i18n.Draft {
		t.Error("said while locked")
	}
}

// Another language of the screens takes nothing back that was typed.
func TestWords_AnotherLanguageKeepsWhatIsTyped(t *testing.T) {
	s := settled(t)
	s.goes(page.Route{Page: page.ToWords, Section: "km", Form: "f01", Question: "f01.title"})
	s.types("ៗៗ")
	set := s.a.Settings()
	set.Lang = "th"
	s.a.Keep(set)
	s.sees("ៗៗ")
	s.sees("อนุมัติ")
	if w, _ := s.a.Words.Word("km", "f01.title"); strings.Contains(w.Text, "ៗៗ") {
		t.Error("kept before anybody said so")
	}
}

// coverage opens the page before a talk, and holds what it says of a language
// against what there is.
func (s *story) coverage(r page.Route, lang string) int {
	s.t.Helper()
	s.goes(r)
	say := s.a.Words.For("en")
	def, _ := s.a.Shelf.Form(r.Form)
	c := s.a.Words.CoverageOf(lang, app.WordsOf(def, s.a.Words))
	s.sees(say.Say("ui.coverage_drafts", i18n.Args{"language": say.Language(lang), "count": c.Total - c.Reviewed}))
	return c.Total - c.Reviewed
}

// The words go to a translator as a file and come back by the screen; a file
// with a fault is listed with line and key, and changes nothing.
func TestWords_GoOutAndComeBackByTheScreen(t *testing.T) {
	s := settled(t)
	r := page.Route{Page: page.ToWords, Section: "lo", Form: "f02"}
	s.goes(r)
	s.unfold()
	s.taps("Save as a sheet (CSV)")
	s.taps("Use this folder")
	s.sees("Saved: ")
	file := filepath.Join(s.a.Home, "onward-lo.csv")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	back, _ := s.a.Words.Word("lo", "ui.back")
	for _, c := range []struct{ was, is, sees string }{
		{"", "", "New or newly signed words: 0"},
		{"Back," + back.Text + ",,draft,", "Back,ກັບຄືນໄປ,,reviewed,", "New or newly signed words: 1"},
		{"\nui.back,", "\nui.bakc,", "There is no such key."},
	} {
		if err := os.WriteFile(file, []byte(strings.Replace(string(b), c.was, c.is, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
		s.goes(r)
		s.unfold()
		s.taps("Take a file in")
		s.taps("onward-lo.csv")
		s.sees(c.sees)
	}
	s.sees("ui.bakc")
	if w, _ := s.a.Words.Word("lo", "ui.back"); w.Text != "ກັບຄືນໄປ" || w.State != i18n.Reviewed || w.Review.By != worker {
		t.Errorf("%+v", w)
	}
}
