package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/page"
	"onward/app/vault"
)

// Somebody is called otherwise, and may see less from now on.
func TestMember_GetsAnotherNameAndSeesLess(t *testing.T) {
	s := settled(t)
	staff, err := s.a.desk.Staff()
	if err != nil {
		t.Fatal(err)
	}
	u, err := staff.AddUser("w9", []byte("ten new words of hers alone today"), vault.Worker, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToPeople})
	s.goes(page.Route{Page: page.ToMember, Section: u.ID.String()})
	s.clears()
	s.types("w10")
	s.picks("May not see")
	s.taps("Keep the changes")
	s.on(page.ToPeople)
	s.sees("w10")
	s.sees("Opens Onward with the name w9 until the next change of pass phrase.")
	s.sees("Cannot see: ")
	is, err := staff.FindUser("w10")
	if err != nil || is.ID != u.ID || len(is.Rings) != 4 {
		t.Errorf("she is %+v, %v", is, err)
	}
	// One's own name can be changed, one's own role cannot.
	s.goes(page.Route{Page: page.ToMember, Section: staff.Me().ID.String()})
	s.seesNot("What does this person do here?")
}

// The page with the end of the log is typed back: the log holds it, or a slip of
// the hand is named as one, or it does not.
func TestLog_HeldAgainstThePageThatWasKept(t *testing.T) {
	s := settled(t)
	head, err := s.a.desk.LogHead()
	if err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToLog})
	s.taps("Hold the log against the page you kept")
	for _, c := range []struct{ hash, says string }{
		{vault.Groups(head.Hash), "Yes. The log still holds all it held"},
		{strings.Repeat("0f", 20), "No. The log does not hold what stands on this page."},
		{head.Hash[1:], "Type it again as it stands on the paper"},
	} {
		for i, text := range []string{strconv.FormatUint(head.Number, 10), c.hash} {
			f := s.fieldUnder([]string{"After number", "After hash"}[i])
			s.a.win.Canvas().Focus(f)
			s.clears()
			s.types(text)
		}
		s.taps("Compare")
		s.sees(c.says)
	}
}

// A copy is opened with the sheet where nobody knows a pass phrase.
func TestBring_ACopyOpensWithTheSheet(t *testing.T) {
	s := settled(t)
	id := s.newCase("lo")
	staff, err := s.a.desk.Staff()
	if err != nil {
		t.Fatal(err)
	}
	sheet := staff.NewRecovery()
	rows := strings.Join(sheet.Rows(), "\n")
	if err := staff.SetRecovery(sheet, rows); err != nil {
		t.Fatal(err)
	}
	if _, err := s.a.desk.MakeCopies(); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToBring})
	s.taps("On this computer")
	s.taps("Open it with the recovery sheet")
	s.types(strings.Replace(rows, sheet.Rows()[2], "222 222", 1))
	s.taps("Look inside")
	s.sees("Row 3 is not the same as on the recovery sheet.")
	s.clears()
	s.types(strings.ToLower(rows))
	s.taps("Look inside")
	s.sees("What is in the copy")
	s.sees("Your cases today are the same as in this copy.")
	if s.code(id) == "" {
		t.Error("the case is gone")
	}
}

// The files of an earlier Onward are told of where a case is destroyed and on the
// page of copies, and go when a copy was read back.
func TestCopies_TheFilesOfAnEarlierOnwardGo(t *testing.T) {
	s := settled(t)
	old := filepath.Join(s.a.Data, "cases.vault.v1")
	if found, _ := filepath.Glob(filepath.Join(s.a.Data, "*.vault")); len(found) == 1 {
		old = found[0] + ".v1"
	}
	if err := os.WriteFile(old, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCopies})
	s.sees("Files of an earlier Onward")
	s.sees("Make a copy first. When it was read back, these files can go.")
	if _, key := "", s.a.desk.DropOldVault(); key == nil {
		t.Error("they go without a copy")
	} else if k, _ := app.Explain(key); k != "explain.no_copy_yet" {
		t.Error(k)
	}
	if _, err := s.a.desk.MakeCopies(); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCopies})
	s.taps("Take the old files away")
	s.sees("Your files of today and their copies stay.")
	s.taps("Yes, take them away")
	s.sees("The old files are gone.")
	s.seesNot("Files of an earlier Onward")
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Error("they are still there")
	}
}

// fieldUnder finds the field that stands under some words.
func (s *story) fieldUnder(label string) fyne.Focusable {
	s.t.Helper()
	under := false
	for _, o := range s.objects() {
		if p, ok := o.(interface{ Text() string }); ok && p.Text() == label {
			under = true
		} else if f, ok := o.(fyne.Focusable); ok && under {
			return f
		}
	}
	s.t.Fatalf("no field under %q:\n%s", label, s.says())
	return nil
}

// The pages of people, and what is kept, at twice the size of text in a small
// window, in the language with the longest lines.
func TestMember_FitsWhenLarge(t *testing.T) {
	s := begin(t, func(p *Params) { p.Lang = "my" })
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.on(page.ToCases)
	staff, err := s.a.desk.Staff()
	if err != nil {
		t.Fatal(err)
	}
	id := s.newCase("my")
	needs := s.sits(id, "f05", "d1")
	st, _ := s.a.desk.Resume(id, needs)
	s.a.desk.Answer(st, "d1.worry", casefile.Answer{Value: "only through her aunt"})
	s.a.desk.Flush()
	const hers = "ten new words of hers alone today"
	u, err := staff.AddUser("w9", []byte(hers), vault.Worker, []vault.Ring{vault.Office, vault.Cases, vault.Log})
	if err != nil {
		t.Fatal(err)
	}
	s.a.settings.Scale = 2
	s.a.applyLook()
	s.a.win.Resize(fyne.NewSize(1024, 640))
	fits := func(r page.Route) {
		s.goes(r)
		s.on(r.Page)
		if w := s.a.win.Content().MinSize().Width; w > 1024 {
			t.Errorf("%s is %v wide", r.Page, w)
		}
		if strings.Contains(s.says(), "⟨") {
			t.Errorf("%s: a key without words", r.Page)
		}
	}
	for _, r := range []page.Route{{Page: page.ToPeople}, {Page: page.ToMember, Section: u.ID.String()}, {Page: page.ToCopies}, {Page: page.ToLog}} {
		fits(r)
	}
	s.opensAs("w9", hers)
	for _, r := range []page.Route{{Page: page.ToCases}, {Page: page.ToCase, Case: id}, {Page: page.ToPreview, Case: id}, {Page: page.ToSitting, Case: id, Sitting: needs, Section: "d1"}} {
		fits(r)
	}
}
