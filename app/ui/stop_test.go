package ui

import (
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
)

// A threat at home was found. The case says so first, the copy for the receiving
// worker is not made, the journey is not begun; then people decide, and it says
// who did.
func TestStop_FromTheCaseToTheDecision(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("my", s.now)
	d := s.a.desk
	if err := d.Import(c); err != nil {
		t.Fatal(err)
	}
	risk, err := d.Begin(c.ID, "f08")
	if err != nil {
		t.Fatal(err)
	}
	today := s.now.Format("2006-01-02")
	d.Answer(risk, "begin.date", casefile.Answer{Value: today})
	d.Answer(risk, "feared.threats_is", casefile.Answer{Value: "yes"})
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees("The way home is stopped")
	s.sees("A threat at home that must be believed")
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: c.Latest("f10").ID})
	s.sees("The way home is stopped")
	s.seesNot("Page 1 of")
	if !s.button("Save as PDF").Disabled() {
		t.Error("it can be made all the same")
	}
	s.goes(page.Route{Page: page.ToBegin, Case: c.ID, Form: "f11"})
	s.sees("The way home is stopped")
	if !s.button("Begin").Disabled() {
		t.Error("the journey can be begun all the same")
	}

	d.Answer(risk, "decide.overall", casefile.Answer{Value: "conditions"})
	d.Answer(risk, "decide.reason", casefile.Answer{Value: "Another town was found."})
	row, _ := d.AddRow(risk, "decide.by")
	d.Answer(risk, casefile.Cell("decide.by", row, "name"), casefile.Answer{Value: "Nu"})
	d.Answer(risk, "decide.supervisor", casefile.Answer{Value: "Mo"})
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees("a meeting of the team since then")
	met, err := d.Begin(c.ID, "f14")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(met, "who.date", casefile.Answer{Value: today})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: c.Latest("f10").ID})
	s.sees("It was decided to go on")
	s.sees("By: Nu; Mo")
	s.sees("Page 1 of")
}
