package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/page"
)

// brings accepts a form from outside that lies in a folder.
func (s *story) brings(dir string) {
	s.t.Helper()
	p, err := form.ReadPack(dir)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.a.desk.Accept(p); err != nil {
		s.t.Fatal(err)
	}
}

// In each person of a household a list of debts: opened, filled by keyboard,
// worked out, said to be too long, found again from elsewhere.
func TestSitting_AListInARow(t *testing.T) {
	s := settled(t)
	s.brings(filepath.FromSlash("../form/testdata/packs/household"))
	id := s.newCase("en")
	sitting := s.sits(id, "household", "home")
	s.writes("rent", "40")
	s.taps("Add another")
	s.writes("*.called", "Noi")
	s.seesNot("Debts")
	s.chooses("*.owes", 0)
	s.sees("Debts · 0 written down")
	if s.findQuestion("*.to") != nil {
		t.Error("a list is open before anybody wants it")
	}
	s.taps("Debts · 0 written down")
	for _, debt := range []string{"the shop", "my aunt", "the landlord"} {
		s.addsInside()
		s.types(debt) // the keyboard is in the new row
		s.passes(0)
	}
	s.sees("Debts · 3 written down")
	rows := s.debts(id, sitting)
	if len(rows) != 3 {
		t.Fatalf("%d debts are kept", len(rows))
	}
	s.writes(string(rows[0])+".sum", "30")
	s.writes(string(rows[1])+".sum", "50")
	s.passes(3e9)
	s.sees("No more than 2 here")
	s.sees("80")

	// The list closes and keeps what is in it; a link to a question in it opens it.
	s.taps("Debts · 3 written down")
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: sitting, Section: "home", Question: rows[1] + ".to"})
	if q := s.findQuestion(string(rows[1]) + ".to"); q == nil || q.Editor().Value() != "my aunt" {
		t.Error("the way to a question in a list does not open the list")
	}
}

// addsInside presses the innermost button that adds a row.
func (s *story) addsInside() {
	s.t.Helper()
	for _, o := range s.objects() {
		if b, ok := o.(interface {
			Label() string
			Tapped(*fyne.PointEvent)
		}); ok && b.Label() == "Add another" {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	s.t.Fatal("nothing adds a row")
}

// debts names the rows of the debts of the first person.
func (s *story) debts(id casefile.CaseID, sitting casefile.SittingID) (rows []casefile.QuestionID) {
	s.t.Helper()
	st, err := s.a.desk.Resume(id, sitting)
	if err != nil {
		s.t.Fatal(err)
	}
	list := casefile.Cell("people", st.Rows("people")[0], "debts")
	for _, r := range st.Rows(list) {
		rows = append(rows, list+"."+casefile.QuestionID(r))
	}
	return rows
}

// A town is offered with its country, a choice that no longer fits stays in
// sight, and what does not go together is said in the words of the form.
func TestSitting_AnswersThatHaveToDoWithEachOther(t *testing.T) {
	s := settled(t)
	s.brings(filepath.FromSlash("../form/testdata/packs/household"))
	s.sits(s.newCase("en"), "household", "home")
	s.seesNot("Pakse")
	s.chooses("country", 0)
	s.sees("Pakse")
	s.seesNot("Kampot")
	s.chooses("town", 1)
	s.chooses("country", 1)
	s.sees("Kampot")
	s.sees("Luang Prabang")
	s.seesNot("Pakse")
	s.passes(3e9)
	s.sees(s.a.Words.For("en").Say("problem.enum", nil))

	s.writes("rent", "90")
	s.writes("earns", "60")
	s.passes(3e9)
	s.sees("The rent is more than what comes in")
	s.writes("earns", "0") // 600
	s.passes(3e9)
	s.seesNot("The rent is more than what comes in")
}
