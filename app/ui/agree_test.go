package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

func (s *story) en(key string, args i18n.Args) string { return s.a.Words.For("en").Say(key, args) }

// The plan is agreed on the worker's page once nothing is missing, changed,
// and agreed anew; the paper is found by its code, saved again as it was, and
// what became of it is written down.
func TestAgree_FromWhatIsMissingToThePapers(t *testing.T) {
	s := settled(t)
	c, rec := s.readsPlan("km")
	rows := rec.Rows("plan.rows")
	s.a.show.(page.Leaver).Leave()
	s.unlocks()
	s.on(page.ToPlan)
	s.sees(s.en("agree.open", nil))
	s.sees(s.en("agree.missing", nil))
	for _, o := range s.objects() { // what is missing is a way to its question
		if b, ok := o.(*part.Button); ok && b.Label() == s.en("agree.lack.choice", i18n.Args{"step": 1}) {
			b.Press()
			break
		}
	}
	if s.findQuestion(string(casefile.Cell("plan.rows", rows[0], "choice"))) == nil {
		t.Fatal("what is missing does not lead to its question")
	}
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for col, v := range map[string]any{"choice": "yes", "what": "one step", "owner": "Nu", "by": casefile.Plain(casefile.PDate{Precision: "day", Calendar: "ce", CE: "2026-12-24"})} {
			if q := casefile.Cell("plan.rows", row, col); col == "choice" || !st.Answered(q) {
				s.a.desk.Answer(st, q, casefile.Answer{Value: v})
			}
		}
	}
	needs, err := s.a.desk.Needs(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range needs {
		row, _ := s.a.desk.AddRow(st, "plan.without")
		s.a.desk.Answer(st, casefile.Cell("plan.without", row, "area"), casefile.Answer{Value: n.Domain})
		s.a.desk.Answer(st, casefile.Cell("plan.without", row, "reason"), casefile.Answer{Value: "later", Lang: "en"})
	}
	s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: rec.ID, Section: "reading", Question: "agree.sign"})
	s.draws()
	s.a.show.(page.Leaver).Leave()
	s.unlocks()
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.taps(s.en("agree.do", nil))
	s.sees("Agreed on")
	papers, err := s.a.desk.Papers(c.ID)
	if err != nil || len(papers) != 1 || !papers[0].Agreed {
		t.Fatalf("%+v, %v", papers, err)
	}
	s.sees(papers[0].Check)
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees(s.en("agree.short", i18n.Args{"version": 1}))

	if st, err = s.a.desk.Continue(c.ID, "f09"); err != nil { // the desk is another since unlocking
		t.Fatal(err)
	}
	s.a.desk.Answer(st, casefile.Cell("plan.rows", rows[0], "owner"), casefile.Answer{Value: "Aunt Nu"})
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.sees(s.en("agree.changed", i18n.Args{"version": 1, "count": 1}))

	s.goes(page.Route{Page: page.ToPapers, Case: c.ID})
	s.types("nothing")
	s.taps(s.en("papers.check", nil))
	s.sees(s.en("papers.check_none", nil))
	s.goes(page.Route{Page: page.ToPapers, Case: c.ID})
	s.types(papers[0].Check)
	s.taps(s.en("papers.check", nil))
	s.sees(s.en("papers.check_found", nil))
	first, err := s.a.desk.Reprint(c.ID, papers[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	s.taps(s.en("papers.save", nil))
	s.taps(s.en("part.folder.use", nil))
	saved, err := filepath.Glob(filepath.Join(s.a.Home, "*.pdf"))
	if err != nil || len(saved) != 1 {
		t.Fatalf("saved %v, %v", saved, err)
	}
	if again, err := os.ReadFile(saved[0]); err != nil || !bytes.Equal(first, again) {
		t.Errorf("not the same pages: %v", err)
	}
	if err := s.a.desk.PaperIs(c.ID, papers[0].ID, casefile.Lost); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToPapers, Case: c.ID})
	s.sees(s.en("papers.is.lost", nil))
}

// Before the person's own copy is made it is asked where it will be, and who
// may find it: until then it can be neither saved nor printed.
func TestPreview_AsksFirstWhoMayFindThePaper(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("th", s.now)
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(st, "agree.found", casefile.Answer{})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID})
	s.sees(s.en("review.keep_where", nil))
	if !s.button(s.en("preview.save", nil)).Disabled() {
		t.Fatal("the paper can be made before anybody asked")
	}
	s.touches(s.en("f09.agree.found.opt.maybe", nil))
	if a := s.plan(c, "agree.found"); a.Text() != "maybe" {
		t.Errorf("written down: %+v", a)
	}
	s.seesNot(s.en("review.keep_where", nil))
	if s.button(s.en("preview.save", nil)).Disabled() {
		t.Error("it was asked, and still the paper cannot be made")
	}
}

// Of five steps one is done and one was a no: three are open.
func TestPlan_CountsWhatIsOpen(t *testing.T) {
	s := settled(t)
	c := casefiletest.Speaking("km", s.a.desk.Now())
	if err := s.a.desk.Import(c); err != nil {
		t.Fatal(err)
	}
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	rows := st.Rows("plan.rows")
	s.a.desk.Answer(st, casefile.Cell("plan.rows", rows[1], "going"), casefile.Answer{Value: "done"})
	s.a.desk.Answer(st, casefile.Cell("plan.rows", rows[2], "choice"), casefile.Answer{Value: "no"})
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.sees(s.en("plan_page.open_steps", i18n.Args{"count": 3}))
}
