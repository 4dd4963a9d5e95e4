package app_test

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
)

// told answers one question of a new talk, and gives the talk.
func told(t *testing.T, d *app.Desk, id casefile.CaseID, f casefile.FormID, answers map[casefile.QuestionID]any) *app.Sitting {
	t.Helper()
	st, err := d.Begin(id, f)
	if err != nil {
		t.Fatal(err)
	}
	for q, v := range answers {
		d.Answer(st, q, casefile.Answer{Value: v})
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	return st
}

func person(t *testing.T, d *app.Desk, lang string, n casefile.Name, more map[casefile.QuestionID]any) *casefile.Case {
	t.Helper()
	c, err := d.Register(lang, "th")
	if err != nil {
		t.Fatal(err)
	}
	all := map[casefile.QuestionID]any{"person.called": casefile.Plain(n)}
	for q, v := range more {
		all[q] = v
	}
	told(t, d, c.ID, "f00", all)
	return c
}

func ids(found []app.Found) (all []casefile.CaseID) {
	for _, f := range found {
		all = append(all, f.ID)
	}
	return all
}

// A week at the desk: a letter was sent and no reply came, a follow-up is for
// Thursday, one person has no plan, one case is closed.
func TestLook_ChoosesByWhatIsDue(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	now := d.Now()
	in := func(days int) string { return now.AddDate(0, 0, days).Format(time.DateOnly) }
	sent := person(t, d, "lo", casefile.Name{Called: "ແກ້ວ"}, nil)
	reply := told(t, d, sent.ID, "f12", map[casefile.QuestionID]any{"sent.reply_by": in(-2)})
	follow := person(t, d, "km", casefile.Name{Called: "ចាន់ធី"}, nil)
	told(t, d, follow.ID, "f13", map[casefile.QuestionID]any{"next.next": in(3)})
	today := person(t, d, "my", casefile.Name{Called: "သီတာ"}, nil)
	told(t, d, today.ID, "f14", map[casefile.QuestionID]any{"next.again": in(0)})
	gone := person(t, d, "th", casefile.Name{Called: "ดา"}, nil)
	told(t, d, gone.ID, "f13", map[casefile.QuestionID]any{"next.next": in(-9)})
	told(t, d, gone.ID, "f15", map[casefile.QuestionID]any{"why.date": in(-1)})

	for which, want := range map[app.Which][]casefile.CaseID{
		app.WhichLate: {sent.ID}, app.WhichToday: {today.ID}, app.WhichWeek: {follow.ID}, app.WhichWaiting: {sent.ID}, app.WhichClosed: {gone.ID},
	} {
		if got := ids(d.Look("", which)); !slices.Equal(got, want) {
			t.Errorf("%s: %d cases, want %d", which, len(got), len(want))
		}
	}
	if all := d.Look("", app.WhichAll); len(all) != 4 || all[3].ID != gone.ID {
		t.Errorf("the closed case does not stand at the end of %d", len(all))
	}
	if got := d.Look("thida", app.WhichLate); len(got) != 0 {
		t.Error("found although it was not chosen")
	}
	tasks := d.Tasks()
	if len(tasks) != 3 || tasks[0].ID != sent.ID || tasks[0].What != casefile.Reply || tasks[0].When != app.WhichLate || tasks[2].ID != follow.ID {
		t.Errorf("%d tasks: %+v", len(tasks), tasks)
	}
	d.Answer(reply, "back.came", casefile.Answer{Value: in(0)})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if len(d.Look("", app.WhichLate)) != 0 {
		t.Error("the reply came and is waited for still")
	}
}

// The nickname finds her, and the list says that it did.
func TestLook_SaysWhyItFound(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "my", casefile.Name{Full: "သီတာအေး", Called: "သီတာ", Nick: "မီးမီး"}, nil)
	for query, by := range map[string]string{"thida": "", "mee mee": "မီးမီး", "Thidar Ei": "သီတာအေး", string(c.Code): ""} {
		if got := d.Look(query, app.WhichAll); len(got) != 1 || got[0].By != by {
			t.Errorf("%s: %+v, want by %q", query, got, by)
		}
	}
}

// Registered in spring by one worker and in autumn by another.
func TestAgain_AsksFromIdentityAlone(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	born := casefile.Plain(casefile.PDate{Precision: "year", Calendar: "ce", CE: "2001", Text: "2001"})
	about := casefile.Plain(casefile.PDate{Precision: "age", Calendar: "ce", Age: 25, On: "2026-11-02", Text: "25"})
	first := person(t, d, "my", casefile.Name{Full: "သီတာအေး"}, map[casefile.QuestionID]any{"person.birth": born})
	second := person(t, d, "my", casefile.Name{Full: "Thidar Ei"}, map[casefile.QuestionID]any{"person.birth": about})
	other := person(t, d, "my", casefile.Name{Full: "Nandar Lwin"}, map[casefile.QuestionID]any{"person.birth": born})
	if twins := d.Again(second.ID); len(twins) != 1 || twins[0].ID != first.ID || !twins[0].Born {
		t.Errorf("asked: %+v", twins)
	}
	if twins := d.Again(other.ID); len(twins) != 0 {
		t.Errorf("asked about a stranger: %+v", twins)
	}
}
