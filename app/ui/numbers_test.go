package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
)

// A worker who reads Khmer digits better has them on the screens, and a Thai
// line under a Khmer one has Thai digits; what she types is understood either way.
func TestNumbers_OwnDigitsOnTheScreens(t *testing.T) {
	s := begin(t, func(p *Params) { p.Lang = "km" })
	seated(t, s, newMemory())
	s.goes(page.Route{Page: page.ToCases})
	s.sees("23 វិច្ឆិកា 2026 (ថៃ 2569)")
	set := s.a.settings
	set.Own = true
	s.a.Keep(set)
	s.goes(page.Route{Page: page.ToCases})
	s.sees("២៣ វិច្ឆិកា ២០២៦ (ថៃ ២៥៦៩)")
	if again, _ := readSettings(s.a.Data); !again.Own {
		t.Error("the setting is not kept")
	}

	c := casefiletest.Speaking("km", s.now)
	s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID, Section: "d10"})
	s.sees("จาก ๑") // how much of a part is answered
	code := string(c.Code)
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees(code)
}

// Among many cases a name is looked for by its letter.
func TestNumbers_CasesByName(t *testing.T) {
	s := begin(t, func(p *Params) { p.Lang = "th" })
	seated(t, s, newMemory())
	s.goes(page.Route{Page: page.ToCases})
	s.a.win.Canvas().FocusNext() // from the search to the choice of order
	s.key(fyne.KeyRight)
	s.key(fyne.KeySpace)
	var names []string
	for _, sum := range s.a.desk.Cases() {
		if sum.Called != "" {
			names = append(names, sum.Called)
		}
	}
	if len(names) < 3 {
		t.Fatalf("only %d people have a name", len(names))
	}
	slices.SortFunc(names, s.a.Words.For("th").Compare)
	said := s.says()
	at := -1
	for _, n := range names {
		i := strings.Index(said, "· "+n)
		if i < at {
			t.Errorf("%s stands at %d, before %d", n, i, at)
		}
		at = i
	}
}

// She was born in 2545 by the Thai count, and the worker forgot to change the
// era: one press puts it right, and the form is content.
func TestNumbers_TheSlipOf543Years(t *testing.T) {
	s := begin(t, func(p *Params) { p.Lang = "th" })
	seated(t, s, newMemory())
	c := casefiletest.Speaking("km", s.now)
	st := c.Latest("f00")
	s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.ID, Section: "person"})
	q := s.question("person.birth")
	q.SetValue(nil)
	q.Editor().SetValue(map[string]any{"precision": "day", "calendar": "be", "ce": "1459-05-04", "text": "4/5/2002"})
	const right = "4 ឧសភា 2002 (ព.ស. ថៃ 2545)"
	s.sees(right)
	for _, o := range s.objects() {
		if b, ok := o.(interface {
			Label() string
			Press()
		}); ok && strings.HasPrefix(b.Label(), right) {
			b.Press()
			break
		}
	}
	have, err := s.a.desk.Open(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := have.Latest("f00").Answer("person.birth")
	d, err := casefile.As[casefile.PDate](a.Value)
	if err != nil || d.CE != "2002-05-04" || d.Calendar != "ce" || d.Text != "4/5/2002" {
		t.Errorf("%+v, %v", d, err)
	}
}
