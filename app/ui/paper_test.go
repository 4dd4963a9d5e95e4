package ui

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// picks taps the choice that says these words.
func (s *story) picks(words string) {
	s.t.Helper()
	var choice fyne.Tappable
	for _, o := range s.objects() {
		if strings.HasSuffix(fmt.Sprintf("%T", o), ".choice") {
			choice = o.(fyne.Tappable)
		}
		if p, ok := o.(*part.Para); ok && choice != nil && strings.Contains(p.Text(), words) {
			choice.Tapped(&fyne.PointEvent{})
			return
		}
	}
	s.t.Fatalf("no choice %q:\n%s", words, s.says())
}

// A booklet with Khmer digits: the pages are shown one by one, in their order,
// and saved two on a side.
func TestPreview_ABooklet(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("km", s.now)
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID})
	s.sees("Page 1 of 5")
	s.unfold()
	s.seesNot("turn over the short edge")
	s.picks("Small booklet")
	s.sees("turn over the short edge")
	s.seesNot("Page 1 of 5")
	s.sees("Paper and numbers: Small booklet") // the title over the choice says it too
	s.picks("១ ២ ៣")
	s.picks("A4 with large letters")
	s.seesNot("turn over the short edge")
	s.picks("Small booklet")
	s.taps("Save as PDF")
	s.taps("Use this folder")
	names := s.files(s.a.Home)
	if len(names) != 1 {
		t.Fatalf("in the folder: %v\n%s", names, s.says())
	}
	b, err := os.ReadFile(filepath.Join(s.a.Home, names[0]))
	if err != nil || !bytes.Contains(b, []byte("/MediaBox [0 0 841.89 595.28]")) {
		t.Errorf("the paper is no A4 sheet across: %v", err)
	}
	// What was done is said.
	s.sees(s.en("preview.saved", i18n.Args{"file": filepath.Join(s.a.Home, names[0])}))
	// Nothing of the choice is remembered.
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID})
	s.sees("Page 1 of 5")
}

// A letter that no font here has: the page says which it is, where it stands and
// what to do; nothing can be printed, and nothing is lost.
func TestPreview_ALetterThatCannotBePrinted(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c, err := s.a.desk.Open(casefiletest.Speaking("km", s.now).ID)
	if err != nil {
		t.Fatal(err)
	}
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(st, "words.first", casefile.Answer{Value: "Sok 𠮷", Lang: "km"})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID})
	s.sees("U+20BB7")
	s.sees("My plan – ")
	s.sees(s.a.Words.For("en").Say("f09.words.first.label", nil))
	s.sees("Nothing is lost")
	s.seesNot("Sok")
	if !s.button("Save as PDF").Disabled() {
		t.Error("a paper without the letter could be saved")
	}
	if a, _ := st.Record().Answer("words.first"); a.Text() != "Sok 𠮷" {
		t.Errorf("the answer is now %q", a.Text())
	}
	s.a.desk.Answer(st, "words.first", casefile.Answer{Value: "Sok", Lang: "km"})
	s.picks("For the worker")
	s.picks("The person's own")
	s.seesNot("U+20BB7")
	if s.button("Save as PDF").Disabled() {
		t.Error("a paper that can be printed cannot be saved")
	}
}
