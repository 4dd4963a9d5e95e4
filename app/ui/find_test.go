package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
	"onward/app/ui/part"
)

// crowded is a desk with very many people, known by their summaries.
func crowded(t testing.TB, s *story, n int) {
	t.Helper()
	m := newMemory()
	day := func(i int) string { return s.now.AddDate(0, 0, i).Format(time.DateOnly) }
	for i, x := range casefiletest.Crowd(1, n) {
		id := casefile.CaseID(fmt.Sprintf("c%05d", i))
		sum := casefile.Summary{
			ID: id, Code: casefile.Code(fmt.Sprintf("%04X", i)), Called: x.Name.Called, Language: x.Lang, Touched: s.now.Add(-time.Duration(i) * time.Hour),
			Forms: []casefile.FormID{"f00"}, Who: casefile.Who{Names: []string{x.Name.Full, x.Name.Roman, x.Name.Nick}, Born: fmt.Sprint(x.Born)},
		}
		switch {
		case i < 2:
			sum.Due = []casefile.Due{{What: casefile.Reply, On: day(-9)}}
		case i < 4:
			sum.Due = []casefile.Due{{What: casefile.FollowUp, On: day(0)}}
		case i < 7:
			sum.Due, sum.Alerts, sum.Red = []casefile.Due{{What: casefile.Review, On: day(i)}}, 2, i == 4
		case i == 7:
			sum.Closed = day(-30)
		}
		m.sums[id] = sum
		m.cases[id] = &casefile.Case{ID: id, Code: sum.Code, Language: x.Lang, Working: "th", Opened: s.now}
	}
	d, err := app.OpenDesk(app.Params{Store: m, Shelf: s.a.Shelf, Words: s.a.Words, Text: s.a.Text, Now: s.a.Now, Worker: worker})
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk, s.a.user = d, worker
}

// rows counts the cases that are drawn.
func (s *story) rows() (n int) {
	for _, o := range s.objects() {
		if b, ok := o.(*part.Button); ok && strings.Contains(b.Label(), "•••") {
			n++
		}
	}
	return n
}

// Among ten thousand people a nickname is typed; the list says why it fits, and
// the keyboard alone opens the case.
func TestCases_OneOfTenThousand(t *testing.T) {
	s := begin(t, nil)
	crowded(t, s, 10000)
	d := s.a.desk
	s.goes(page.Route{Page: page.ToCases})
	if n := s.rows(); n < 5 || n > 60 {
		t.Errorf("%d rows are drawn for those that are seen", n)
	}
	s.types("ดา ใจ")
	all := d.Look("ดา ใจ", app.WhichAll)
	if len(all) == 0 {
		t.Fatal("nobody is found")
	}
	s.key(fyne.KeyDown)
	s.key(fyne.KeyDown)
	s.key(fyne.KeyUp)
	s.key(fyne.KeyReturn)
	s.on(page.ToCase)
	if got := s.a.show.Route().Case; got != all[0].ID {
		t.Errorf("opened %s, not the first hit %s", got, all[0].ID)
	}
}

// To the last row and back, by keyboard; what is far away is not drawn.
func TestCases_EndOfALongList(t *testing.T) {
	s := begin(t, nil)
	crowded(t, s, 10000)
	s.goes(page.Route{Page: page.ToCases})
	s.key(fyne.KeyDown)
	s.key(fyne.KeyEnd)
	s.sees("0007") // closed cases stand at the end
	s.seesNot("0010 ")
	if n := s.rows(); n > 60 {
		t.Errorf("%d rows are drawn", n)
	}
	s.key(fyne.KeyHome)
	s.key(fyne.KeyUp)
	s.types("0010")
	s.sees("0010")
	s.key(fyne.KeyReturn)
	s.on(page.ToCase)
}

// A name is not on the screen until somebody asks for it.
func TestCases_NamesAreHiddenUntilShown(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	s.goes(page.Route{Page: page.ToCases})
	called := "Amani"
	s.seesNot(called)
	s.types("amany otieno") // as it may be spelled
	s.seesNot(called)
	s.sees("found by another name")
	s.taps("Show names")
	s.sees(called)
	s.goes(page.Route{Page: page.ToCases})
	s.seesNot(called)
	set := s.a.settings
	set.Names = true
	s.a.Keep(set)
	s.sees(called)
}

// What slipped and what is for today stand at the top, and choosing shows only
// those cases.
func TestCases_WhatIsDue(t *testing.T) {
	s := begin(t, nil)
	crowded(t, s, 40)
	s.goes(page.Route{Page: page.ToCases})
	s.sees("reply from the receiving worker · since 14 Nov 2026")
	s.sees("time to talk again · today")
	s.taps("Late 2")
	if n := s.rows(); n != 2+4 {
		t.Errorf("%d rows: two cases, and what is due above them", n)
	}
	s.taps("Closed 1")
	s.sees("closed")
}

// Someone with the same name and age is registered again: the page of the new
// case asks, calmly, and is content with a no.
func TestCase_AsksWhetherItIsTheSamePerson(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	d := s.a.desk
	c, err := d.Register("my", "th")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f00")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "person.called", casefile.Answer{Value: casefile.Plain(casefile.Name{Full: "Thidar Ei"})})
	d.Answer(st, "person.birth", casefile.Answer{Value: casefile.Plain(casefile.PDate{Precision: "year", Calendar: "ce", CE: "2002", Text: "2002"})})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees("Is this perhaps the same person?")
	s.sees("6TDN")
	s.taps("No, someone else")
	s.on(page.ToCase)
	s.seesNot("Is this perhaps the same person?")
	s.goes(page.Route{Page: page.ToCase, Case: casefiletest.Speaking("th", s.now).ID})
	s.seesNot("Is this perhaps the same person?")
}
