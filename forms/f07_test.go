package forms_test

import (
	"slices"
	"testing"

	"onward/app/form"
)

func TestF07_OnlyWithAYes(t *testing.T) {
	k := begin(t, "f07")
	k.says("yes.want", "no")
	k.warns()
	k.says("yes.danger", "maybe")
	k.warns("family_involved red today supervisor")
}

// Who must not hear of it is told by phone, never printed.
func TestF07_WhoMustNotKnowIsNotOnPaper(t *testing.T) {
	k := begin(t, "f07")
	k.line("a.not_ask", m{"who": "uncle", "why": "took me there"})
	k.says("a.not_ask_said", false)
	k.warns("tell_by_phone red today worker")
	k.says("a.not_ask_said", true)
	k.rests("tell_by_phone")
	if q, _ := k.s.Def().Question("a.not_ask"); !slices.Equal(q.Copies, []form.Copy{form.FileCopy}) {
		t.Errorf("who must not know may reach %v", q.Copies)
	}
}

// What must never be said is itself not written on the page that travels.
func TestF07_WhatMustNotBeSaidIsNotOnPaper(t *testing.T) {
	k := begin(t, "f07")
	if q, _ := k.s.Def().Question("a.never"); !slices.Equal(q.Copies, []form.Copy{form.FileCopy}) {
		t.Errorf("what must never be said may reach %v", q.Copies)
	}
}

func TestF07_AnAnswerThatIsLate(t *testing.T) {
	k := begin(t, "f07")
	k.says("a.answer_by", "2026-11-10")
	k.says("a.sent_to", "the office in Pakse")
	k.stands("tracing_late")
	k.says("b.found", "yes")
	k.rests("tracing_late")
}

func TestF07_WhatTheVisitShows(t *testing.T) {
	k := begin(t, "f07")
	k.says("b.welcome", "mixed")
	k.warns()
	k.says("b.welcome", "hostile")
	k.warns("family_not_ready amber 3d worker")
	k.says("b.conditions", []any{"money"})
	k.warns()
	k.says("b.conditions", []any{"marriage"})
	k.warns("family_conditions red today supervisor")
	k.says("b.harm", []any{"violence"})
	k.warns("home_violence red today supervisor")
	k.says("b.recruiter", "yes")
	k.warns("family_involved red today supervisor")
	k.says("b.area", []any{"mines"})
	k.warns("area_danger red today supervisor")
}

func TestF07_TheAnswerIsHers(t *testing.T) {
	k := begin(t, "f07")
	k.says("c.wish", "talk")
	k.offers("c.wish", "first_call", "family_talk")
	k.says("c.wish", "nothing")
	k.offers("c.wish")
}
