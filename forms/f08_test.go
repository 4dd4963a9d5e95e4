package forms_test

import (
	"strings"
	"testing"

	"onward/app/casefile"
)

func TestF08_TwentyFourFactorsAndMore(t *testing.T) {
	k := begin(t, "f08")
	n := 0
	for _, q := range k.s.Def().Questions() {
		if strings.HasSuffix(string(q.ID), "_is") {
			n++
		}
	}
	if n < 24 {
		t.Errorf("%d risks are asked, want 24 at least", n)
	}
}

// A risk that is not there asks nothing more.
func TestF08_DetailsOnlyWhereThereIsARisk(t *testing.T) {
	k := begin(t, "f08")
	k.spares("village.talk_say", "village.talk_harm")
	k.says("village.talk_is", "no")
	k.spares("village.talk_say")
	k.says("village.talk_is", "maybe")
	k.asks("village.talk_say", "village.talk_seen", "village.talk_harm", "village.talk_less", "village.talk_left", "village.talk_who", "village.talk_by")
}

// Seven red lines, each by itself, each for people to decide.
func TestF08_RedLines(t *testing.T) {
	for _, c := range []struct{ line, alert, q, v string }{
		{"unwilling", "redline_unwilling", "person.unwilling_is", "maybe"},
		{"fear_state", "redline_state", "state.army_is", "yes"},
		{"threat", "redline_threat", "feared.threats_is", "maybe"},
		{"family", "redline_family", "family.family_part_is", "yes"},
		{"no_entry", "redline_entry", "state.no_paper_is", "yes"},
		{"danger_life", "redline_life", "person.mind_is", "maybe"},
	} {
		k := begin(t, "f08")
		k.says("decide.overall", "go")
		k.says(c.q, "no")
		k.rests(c.alert, "redline_override")
		k.says(c.q, c.v)
		k.is("red."+c.line, true)
		k.stands(c.alert, "redline_override")
		k.says("decide.overall", "wait")
		k.rests("redline_override")
	}
	k := begin(t, "f08")
	k.says("red.is_child", true)
	k.stands("redline_child")
	k.says("red.panel", true)
	k.rests("redline_child")
}

// Unknown means stop: what nobody knows yet is for people to decide, however it
// was said, and "does not apply" is an answer.
func TestF08_WhatIsNotKnownIsARedLine(t *testing.T) {
	for q, line := range map[string]string{
		"person.unwilling_is": "unwilling", "state.arrest_is": "fear_state", "state.army_is": "fear_state", "feared.threats_is": "threat",
		"family.family_part_is": "family", "state.no_paper_is": "no_entry", "person.mind_is": "danger_life",
	} {
		k := begin(t, "f08")
		k.is("red."+line, false)
		for _, v := range []string{"maybe", "unknown"} {
			k.says(q, v)
			k.is("red."+line, true)
		}
		k.says(q, "no")
		k.is("red."+line, false)
		for _, n := range []casefile.NonAnswer{casefile.DontKnow, casefile.PreferNot, casefile.NotToday} {
			k.withholds(q, n)
			k.is("red."+line, true)
		}
		k.withholds(q, casefile.NotApplicable)
		k.is("red."+line, false)
	}
	for q, line := range map[string]string{"red.is_child": "red.child", "red.fit": "red.danger_life"} {
		k := begin(t, "f08")
		k.is(line, false)
		k.withholds(q, casefile.DontKnow)
		k.is(line, true)
	}
}

func TestF08_AnotherPlaceLiftsTheFamilyLine(t *testing.T) {
	k := begin(t, "f08")
	k.says("family.family_part_is", "yes")
	k.stands("redline_family")
	k.says("red.other_place", true)
	k.rests("redline_family")
}

func TestF08_SheMaySayNoAtTheEnd(t *testing.T) {
	k := begin(t, "f08")
	k.says("decide.agrees", "no")
	k.warns("return_unwilling red today supervisor")
	k.says("decide.valid", "2026-11-01")
	k.warns("risk_old amber 7d worker")
}
