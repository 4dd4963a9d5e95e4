package forms_test

import "testing"

func TestF18_EachKindCallsTheRightPeople(t *testing.T) {
	for kind, want := range map[string]string{
		"self_harm": "self_harm_protocol red 1h supervisor",
		"near":      "place_known red 1h supervisor",
		"threat":    "threats red today supervisor",
		"lost":      "data_lost red 1h supervisor",
		"staff":     "staff_wrong red today supervisor",
	} {
		k := begin(t, "f18")
		k.says("what.kind", kind)
		k.warns(want)
	}
	k := begin(t, "f18")
	k.says("what.kind", "fire")
	k.warns()
}

func TestF18_LostPapersAndTheClock(t *testing.T) {
	k := begin(t, "f18")
	k.spares("act.regulator")
	k.says("what.kind", "lost")
	k.asks("act.regulator")
	k.says("act.regulator", "open")
	k.warns("data_72h red today supervisor")
	k.says("who.at_risk", []any{"child"})
	k.warns("child_unsafe red 1h supervisor")
	k.spares("act.law_told", "after.how_is")
	k.says("act.law", "yes")
	k.warns("report_duty amber today supervisor")
	k.asks("act.law_told")
}

// It leaves the locked file by no road at all.
func TestF18_StaysInTheFile(t *testing.T) {
	k := begin(t, "f18")
	for _, q := range k.s.Def().Questions() {
		if q.Sens != "P3" {
			t.Errorf("%s is %s", q.ID, q.Sens)
		}
	}
}
