package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/plan"
)

// Nobody spoke with her after two weeks. Why is asked until somebody says it;
// it stands in the case, in the list of all cases and in the locked file.
func TestSlip_WhyIsAskedUntilItIsSaid(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault")) // on 23 November 2026
	defer d.Close()
	c := person(t, d, "km", casefile.Name{Called: "ចាន់ធី"}, nil)
	told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"after.arrived": "2026-11-01", "after.call3": "2026-11-04"})
	late := func() app.Duty { return due(t, d, c.ID, casefile.FollowUp)[0] }
	if x := late(); x.On != "2026-11-15" || !x.Late(d.Now()) || !x.Unsaid() {
		t.Fatalf("%+v", x)
	}
	for range 2 { // to say it twice writes it down once
		if err := d.WhySlipped(c.ID, late(), "no_time", "two people were ill", "en"); err != nil {
			t.Fatal(err)
		}
	}
	if x := late(); x.Unsaid() || x.Why != "f19.slips.list.why.opt.no_time" || x.Words.Text() != "two people were ill" {
		t.Errorf("%+v", x)
	}
	if rows := c.Latest("f19").Rows("slips.list"); len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, s := range d.Cases() {
		for _, x := range s.Due {
			if x.What == casefile.FollowUp && x.Why != "f19.slips.list.why.opt.no_time" {
				t.Errorf("in the list of all cases: %+v", x)
			}
		}
	}
	told(t, d, c.ID, "f09", map[casefile.QuestionID]any{"words.first": "a quiet house"})
	p, err := d.Compose(c.ID, app.Copy{Copy: plan.File, Langs: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"There was no time", "two people were ill", "time to talk again"} {
		if !strings.Contains(p.Text(), want) {
			t.Errorf("the locked file does not say %q", want)
		}
	}

	// Other words later take the place of the first, and the first are kept.
	if err := d.WhySlipped(c.ID, late(), "no_answer", "two people were ill", "en"); err != nil {
		t.Fatal(err)
	}
	if x := late(); x.Why != "f19.slips.list.why.opt.no_answer" {
		t.Errorf("%+v", x)
	}
}

// What was done well after its day is asked about too, though it is due no more;
// what was a few days late is not, nor what was tried in vain before.
func TestSlip_DoneLate(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "vi", casefile.Name{Called: "Lan"}, nil)
	told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"after.arrived": "2026-04-01", "after.call3": "2026-04-06"}) // two days late
	told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-04-01", "back.came": "2026-04-20"})
	told(t, d, c.ID, "f07", map[casefile.QuestionID]any{"a.sent": "2026-01-05", "b.visit_on": "2026-03-09"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-04-17", "safe.when": "weeks2", "safe.seen": "yes"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-05-20", "safe.when": "month1", "safe.seen": "yes"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-07-01", "safe.when": "months3", "safe.seen": "unreachable"})
	told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": "2026-08-01", "safe.when": "months3", "safe.seen": "yes"})
	told(t, d, c.ID, "f14", map[casefile.QuestionID]any{"who.date": "2026-04-01", "next.again": "2026-05-01"})
	told(t, d, c.ID, "f14", map[casefile.QuestionID]any{"who.date": "2026-06-01"})
	st, err := d.Begin(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row, _ := d.AddRow(st, "plan.rows")
	for col, v := range map[string]any{"going": "done", "going_on": "2026-06-01", "by": map[string]any{"ce": "2026-05-01", "precision": "day"}} {
		d.Answer(st, casefile.Cell("plan.rows", row, col), casefile.Answer{Value: v})
	}
	left := map[casefile.Matter]string{}
	ask := func() []app.Duty {
		t.Helper()
		all, err := d.DoneLate(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		clear(left)
		for _, x := range all {
			left[x.What] = x.On + " " + x.Talk
		}
		return all
	}
	all := ask()
	for what, on := range map[casefile.Matter]string{
		casefile.Tracing: "2026-02-02 ", casefile.Reply: "2026-04-08 ", casefile.FollowUp: "2026-05-01 month1", casefile.Review: "2026-05-01 ", casefile.Step: "2026-05-01 ",
	} {
		if left[what] != on {
			t.Errorf("%s: asked about %q, want %q", what, left[what], on)
		}
	}
	if len(all) != 5 {
		t.Errorf("asked about %d: %v", len(all), left)
	}
	for i, x := range all {
		why, words := "waiting", ""
		if i == 0 {
			why, words = "", "the road was under water" // words alone are enough
		}
		if err := d.WhySlipped(c.ID, x, why, words, "vi"); err != nil {
			t.Fatal(err)
		}
	}
	if ask(); len(left) > 0 {
		t.Errorf("asked again about %v", left)
	}
}

// A handover is answered after a week, the supervisor hears of it after two; the
// talks are at two weeks and after one, three, six and twelve months: on these
// days they stand under "today", the day after under what is late.
func TestDue_RemindersByTheClock(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "th", casefile.Name{Called: "ดา"}, nil)
	told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-12-01"})
	told(t, d, c.ID, "f11", map[casefile.QuestionID]any{"after.arrived": "2026-12-01", "after.call3": "2026-12-04"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	now := d.Now()
	at := func(day string) {
		d.Params.Now = func() (t2 time.Time) {
			t2, _ = time.ParseInLocation("2006-01-02 15:04", day+" 09:00", time.Local)
			return t2
		}
	}
	stands := func(day string, what casefile.Matter, which app.Which) {
		t.Helper()
		at(day)
		for _, task := range d.Tasks() {
			if task.Due.What == what && task.When == which {
				return
			}
		}
		t.Errorf("%s: nothing of %q is %q", day, what, which)
	}
	stands("2026-12-08", casefile.Reply, app.WhichToday)
	stands("2026-12-09", casefile.Reply, app.WhichLate)
	stands("2026-12-15", casefile.Reply, app.WhichToday)
	for _, day := range []string{"2026-12-15", "2027-01-01", "2027-03-01", "2027-06-01", "2027-12-01"} {
		stands(day, casefile.FollowUp, app.WhichToday)
		at(day)
		told(t, d, c.ID, "f13", map[casefile.QuestionID]any{"safe.date": day, "safe.seen": "yes"})
		if err := d.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range due(t, d, c.ID, casefile.FollowUp) {
		t.Errorf("after the last talk: %+v", x)
	}
	d.Params.Now = func() time.Time { return now }
}
