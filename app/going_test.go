package app_test

import (
	"path/filepath"
	"testing"

	"onward/app/casefile"
)

// Two weeks after she came home one step is done and one is stuck. The plan says
// so, since that day and from whom; what was agreed stays agreed; what it said
// before stays beside it; and it is on the disk.
func TestGoing_FlowsBackIntoThePlan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.vault")
	d := create(t, path)
	c := ready(t, d, "my")
	if _, err := d.Agree(c.ID, []string{"my", "th"}); err != nil {
		t.Fatal(err)
	}
	talk, err := d.Begin(c.ID, "f13")
	if err != nil {
		t.Fatal(err)
	}
	rows := talk.Rows("steps.list")
	d.Answer(talk, "safe.date", casefile.Answer{Value: "2026-12-07"})
	d.Answer(talk, casefile.Cell("steps.list", rows[0], "going"), casefile.Answer{Value: "going", Source: casefile.Agency})
	d.Answer(talk, casefile.Cell("steps.list", rows[1], "going"), casefile.Answer{Value: "stuck"})
	d.Answer(talk, casefile.Cell("steps.list", rows[1], "why"), casefile.Answer{Value: "money"})
	says := func(row casefile.RowID, want, since string, from casefile.Source) {
		t.Helper()
		c, err := d.Open(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		p := c.Latest("f09")
		a, _ := p.Answer(casefile.Cell("plan.rows", row, "going"))
		on, _ := p.Answer(casefile.Cell("plan.rows", row, "going_on"))
		if a.Value != want || on.Value != since || a.Source != from {
			t.Errorf("the plan says %v since %v from %s; want %s since %s from %s", a.Value, on.Value, a.Source, want, since, from)
		}
	}
	says(rows[0], "going", "2026-12-07", casefile.Agency)
	says(rows[1], "stuck", "2026-12-07", casefile.Told)
	if _, changed, err := d.Agreement(c.ID); err != nil || len(changed) > 0 {
		t.Errorf("news made another plan of it: %v %v", changed, err)
	}
	for _, x := range due(t, d, c.ID, casefile.Step) {
		if x.Step == 2 && x.Why != "f13.steps.list.why.opt.money" {
			t.Errorf("nobody knows why it is stuck: %+v", x)
		}
	}

	later, err := d.Begin(c.ID, "f13")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(later, casefile.Cell("steps.list", rows[0], "going"), casefile.Answer{Value: "done"})
	d.Answer(later, "safe.date", casefile.Answer{Value: "2026-12-23"})
	says(rows[0], "done", "2026-12-23", casefile.Told)
	d.Answer(talk, casefile.Cell("steps.list", rows[0], "going"), casefile.Answer{Value: "not_started"}) // an old talk, put right
	says(rows[0], "done", "2026-12-23", casefile.Told)

	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	says(rows[0], "done", "2026-12-23", casefile.Told)
	kept, _ := d.Open(c.ID)
	was := kept.Latest("f09").Answers[casefile.Cell("plan.rows", rows[0], "going")]
	if len(was) < 2 || was[len(was)-2].Value != "going" {
		t.Errorf("what was said before is gone: %v", was)
	}
}

// What she needs now and the plan does not have becomes a step when somebody
// makes one of it, once.
func TestGoing_ANewNeedBecomesAStep(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "km")
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-12-07", "steps.new_needs": "ម៉ាស៊ីនដេរ"})
	needs, err := d.NewNeeds(c.ID)
	if err != nil || len(needs) != 1 || needs[0].On != "2026-12-07" {
		t.Fatalf("%+v, %v", needs, err)
	}
	p, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row, _ := d.TakeNeed(p, needs[0])
	if a, _ := p.Record().Answer(casefile.Cell("plan.rows", row, "need")); a.Text() != "ម៉ាស៊ីនដេរ" {
		t.Error("the step is not in her words")
	}
	if again, _ := d.NewNeeds(c.ID); len(again) != 0 {
		t.Errorf("offered again: %+v", again)
	}
}

// The reply page came back: one step is taken on, one cannot be done. Both are
// proposals until somebody writes them into the plan.
func TestProposals_OfAReceivingWorker(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "lo")
	p, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	rows := p.Rows("plan.rows")
	for _, row := range rows[:2] {
		d.Answer(p, casefile.Cell("plan.rows", row, "share"), casefile.Answer{Value: []any{"receiving"}})
		d.Answer(p, casefile.Cell("plan.rows", row, "possible"), casefile.Answer{Value: "unknown"})
	}
	for _, row := range rows[2:] {
		d.Answer(p, casefile.Cell("plan.rows", row, "share"), casefile.Answer{Value: []any{"family"}})
	}
	page, err := d.Begin(c.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	asked := page.Rows("rows.steps")
	if len(asked) != 2 || asked[0] != rows[0] {
		t.Fatalf("the page asks about %v", asked)
	}
	d.Answer(page, casefile.Cell("rows.steps", asked[0], "answer"), casefile.Answer{Value: "accept"})
	d.Answer(page, casefile.Cell("rows.steps", asked[1], "answer"), casefile.Answer{Value: "cannot"})
	d.Answer(page, casefile.Cell("rows.steps", asked[1], "note"), casefile.Answer{Value: "ບໍ່ມີໂຮງຮຽນ", Lang: "lo"})
	all, err := d.Proposals(c.ID)
	if err != nil || len(all) != 2 || all[0].Possible != "yes" || all[1].Possible != "no" {
		t.Fatalf("%+v, %v", all, err)
	}
	possible := func(row casefile.RowID) casefile.Answer {
		a, _ := p.Record().Answer(casefile.Cell("plan.rows", row, "possible"))
		return a
	}
	if possible(rows[1]).Value != "unknown" {
		t.Error("it was written into the plan by itself")
	}
	d.TakeProposal(p, all[1])
	instead, _ := p.Record().Answer(casefile.Cell("plan.rows", rows[1], "plan_b"))
	if a := possible(rows[1]); a.Value != "no" || a.Source != casefile.Agency || instead.Text() == "" {
		t.Errorf("%+v, instead %+v", a, instead)
	}
	if rest, _ := d.Proposals(c.ID); len(rest) != 1 || rest[0].Row != rows[0] {
		t.Errorf("left: %+v", rest)
	}
}
