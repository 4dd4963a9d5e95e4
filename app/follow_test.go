package app_test

import (
	"path/filepath"
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/i18n"
)

// Two weeks after she came home: the talk asks how each open step of her plan is
// going, and none is forgotten.
func TestFollowUp_AsksAboutEachStepOfThePlan(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "follow.vault"))
	person := casefiletest.Speaking("km", d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	c, err := d.Open(person.ID)
	if err != nil {
		t.Fatal(err)
	}
	p := c.Latest("f09")
	steps := p.Rows("plan.rows")
	if len(steps) < 3 {
		t.Fatal("a plan with fewer than three steps tells nothing")
	}
	plan, err := d.Resume(c.ID, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(plan, casefile.Cell("plan.rows", steps[0], "going"), casefile.Answer{Value: "done"})
	d.Answer(plan, casefile.Cell("plan.rows", steps[1], "choice"), casefile.Answer{Value: "no"})

	talk, err := d.Begin(c.ID, "f13")
	if err != nil {
		t.Fatal(err)
	}
	open := talk.Rows("steps.list")
	if len(open) != len(steps)-2 || open[0] != steps[2] {
		t.Fatalf("the talk has the steps %v, the plan %v", open, steps)
	}
	missing := map[casefile.QuestionID]bool{}
	for _, q := range talk.Missing() {
		missing[q] = true
	}
	for i, row := range open {
		want, _ := p.Answer(casefile.Cell("plan.rows", row, "what"))
		got, _ := talk.Record().Answer(casefile.Cell("steps.list", row, "what"))
		if got.Text() == "" || got.Text() != want.Text() || got.Lang != want.Lang {
			t.Errorf("step %d is not in the words of the plan", i+1)
		}
		if v, _ := talk.Value(casefile.Cell("steps.list", row, "row")); v != float64(i+3) {
			t.Errorf("step %d has the number %v", i+3, v)
		}
		if !missing[casefile.Cell("steps.list", row, "going")] {
			t.Errorf("nobody asks how step %d is going", i+3)
		}
		d.Answer(talk, casefile.Cell("steps.list", row, "going"), casefile.Answer{Value: "going"})
	}
	for _, q := range talk.Missing() {
		if q.Under("steps") {
			t.Errorf("%s is still open", q)
		}
	}
}

// A talk was begun before the program was updated. It goes on in the form it was
// begun in, with its words, over a lock; a new one is of today; and it moves on
// when the worker says so.
func TestVersions_ATalkOutlivesAnUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "versions.vault")
	d := create(t, path)
	person := casefiletest.Speaking("th", d.Now())
	old := &casefile.Sitting{ID: "old", Form: "f13", Version: "1.0.0", Language: "th", Working: "en", Begun: d.Now(), Touched: d.Now()}
	put := func(q casefile.QuestionID, v any) {
		old.Put(q, casefile.Answer{Value: v, Source: casefile.Told, At: d.Now()})
	}
	put("safe.date", "2026-06-01")
	put("steps.list", []any{"r1"})
	put("steps.list.r1.row", 2.0)
	put("steps.list.r1.going", "stuck")
	person.Sittings = append(person.Sittings, old)
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	talk, err := d.Resume(person.ID, "old")
	if err != nil {
		t.Fatal(err)
	}
	if _, asked := talk.Def().Question("steps.list.what"); asked || talk.Def().Version() != "1.0.0" {
		t.Fatalf("it goes on in version %s", talk.Def().Version())
	}
	q, _ := talk.Def().Question("steps.list.row")
	if w, ok := d.Words.For("th").Find(q.Words + ".label"); !ok || w.Fallback || w.Text == "" {
		t.Error("it has lost its words")
	}
	d.Answer(talk, "steps.list.r1.note", casefile.Answer{Value: "the office was closed"})

	to, what, ok, err := d.MoveOn(person.ID, "old")
	if err != nil || !ok || to.Version() == "1.0.0" || len(what.Left) > 0 {
		t.Fatalf("moves on to %v, leaves %v: %v %v", to, what.Left, ok, err)
	}
	next, err := d.MovedOn(person.ID, "old")
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := next.Value("steps.list.r1.note"); v != "the office was closed" || next.Def().Version() != to.Version() {
		t.Errorf("the note is %v in version %s", v, next.Def().Version())
	}
	if next.Shown("steps.list.r1.what") != true {
		t.Error("the new question is not asked")
	}
	if before, err := d.Resume(person.ID, "old"); err != nil || before.Def().Version() != "1.0.0" {
		t.Errorf("the earlier talk is not as it was: %v", err)
	}
	fresh, err := d.Begin(person.ID, "f13")
	if err != nil || fresh.Def().Version() != to.Version() {
		t.Errorf("a new talk is of another version: %v", err)
	}
}

// Every earlier version loads, says how it moves on, and has all its words in
// every language: its own where they changed since, else those of today.
func TestVersions_EachLoadsMovesOnAndSpeaks(t *testing.T) {
	p := params(t)
	all, err := p.Shelf.Earlier()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("there is no earlier version of any form")
	}
	for _, def := range all {
		today, ok := p.Shelf.Form(def.ID())
		if !ok || !today.MovesFrom(def.Version()) {
			t.Errorf("%s %s cannot move on", def.ID(), def.Version())
		}
		if same, ok := p.Shelf.Version(def.ID(), def.Version()); !ok || same != def {
			t.Errorf("%s %s is not found", def.ID(), def.Version())
		}
		for _, l := range i18n.Languages() {
			say := p.Words.For(l.Tag)
			for _, ladder := range def.WordsNeeded() {
				if w, ok := say.Find(ladder...); !ok || w.Fallback {
					t.Errorf("%s %s has no %s words for %s", def.ID(), def.Version(), l.English, ladder[0])
				}
			}
		}
	}
}
