package forms_test

import (
	"testing"

	"onward/app/casefile"
)

// calm is a first check in which nothing is urgent.
func calm(t *testing.T) *talk {
	k := begin(t, "f02")
	k.says("first.date", today)
	k.says("first.language_ok", "yes")
	k.says("body.signs", []any{"none"})
	k.says("safe.here", 4.0)
	k.says("safe.afraid", []any{"no"})
	k.says("others.danger", false)
	return k
}

func TestF02_GreenIsSaidNotAssumed(t *testing.T) {
	k := begin(t, "f02")
	k.is("triage.result", nil)
	k.says("body.signs", []any{"none"})
	k.says("safe.here", 5.0)
	k.says("safe.afraid", []any{"no"})
	k.is("triage.result", nil)
	k.says("others.danger", false)
	k.is("triage.result", "green")

	for _, q := range []string{"body.signs", "safe.here", "safe.afraid", "others.danger", "body.recent", "safe.known"} {
		k = calm(t)
		k.is("triage.result", "green")
		k.withholds(q, casefile.PreferNot)
		k.is("triage.result", "amber")
	}
}

// One red answer is enough, whatever else is well; nothing is added up.
func TestF02_AnySingleRedMakesRed(t *testing.T) {
	for _, c := range []struct {
		q string
		v any
	}{
		{"first.language_ok", "no"},
		{"body.recent", true},
		{"body.missing_drink", true},
		{"safe.here", 1.0},
		{"safe.afraid", []any{"here"}},
		{"safe.known", true},
		{"others.danger", true},
		{"triage.worker_red", true},
	} {
		k := calm(t)
		k.says(c.q, c.v)
		k.is("triage.result", "red")
		k.stands("triage_red")
		k.rests("triage_amber")
	}
	for _, sign := range []string{"bleeding", "breath", "chest", "head", "faint", "fever", "belly", "confused"} {
		k := calm(t)
		k.says("body.signs", []any{"pain", sign})
		k.is("triage.result", "red")
		k.stands("doctor_now")
	}
	k := calm(t)
	k.says("days.due", []any{"court"})
	k.says("days.soonest", "today")
	k.is("triage.result", "red")
	k = calm(t)
	k.says("body.medicine", true)
	k.says("body.medicine_days", 2.0)
	k.is("triage.result", "red")
	k.says("body.medicine", false) // a day count nobody sees decides nothing
	k.is("triage.result", "green")
}

// Many ambers stay amber.
func TestF02_AmbersAreNotAddedUp(t *testing.T) {
	k := calm(t)
	k.says("safe.here", 2.0)
	k.is("triage.result", "amber")
	k.warns("not_safe_here amber today worker", "triage_amber amber 3d worker")
	k.says("safe.afraid", []any{"outside"})
	k.says("safe.accounts", true)
	k.says("body.signs", []any{"pain", "wound"})
	k.says("body.nurse", true)
	k.says("body.pregnant", "maybe")
	k.says("others.alone", true)
	k.says("days.due", []any{"visa"})
	k.says("days.soonest", "in_3_days")
	k.is("triage.result", "amber")
	k.rests("triage_red")
}

// Only who is trained asks about not wanting to live; everyone else may be
// worried, and that is enough.
func TestF02_OnlyTheTrainedAsk(t *testing.T) {
	k := calm(t)
	k.spares("safe.die", "safe.concern")
	k.says("safe.trained", false)
	k.spares("safe.die")
	k.asks("safe.concern")
	k.says("safe.concern", true)
	k.stands("self_harm_concern", "triage_red")
	k.offers("safe.concern", "crisis_line")

	k.says("safe.trained", true)
	k.spares("safe.concern")
	k.asks("safe.die")
	k.is("triage.result", "green")
	k.says("safe.die", true)
	k.stands("stay_with_person")
	k.is("triage.result", "red")
	k.withholds("safe.die", casefile.PreferNot)
	k.is("triage.result", "amber")
}

// A yes about the last five days, and nothing more, brings the nurse.
func TestF02_TheBodyFirst(t *testing.T) {
	k := begin(t, "f02")
	k.says("first.needs", []any{"food", "rest"})
	k.warns("give_now amber 1h worker")
	k.says("first.needs", []any{"none"})
	k.rests("give_now")
	k.says("body.recent", true)
	k.warns("doctor_72h red 1h nurse", "triage_red red today supervisor")
	k.spares("body.medicine_days")
	k.says("body.medicine", true)
	k.asks("body.medicine_days")
	k.says("body.medicine_days", 20.0)
	k.warns()
	k.offers("body.medicine_days", "medicine_30")
}

func TestF02_ACallIsThoughtOverFirst(t *testing.T) {
	k := begin(t, "f02")
	k.spares("safe.call_who", "safe.call_safe")
	k.says("safe.call", true)
	k.asks("safe.call_who", "safe.call_safe")
	k.says("safe.call_safe", "unknown")
	k.warns("call_not_safe amber 1h worker")
}

func TestF02_NoDayIsMissed(t *testing.T) {
	k := begin(t, "f02")
	k.spares("days.soonest", "days.about")
	k.says("days.due", []any{"none"})
	k.spares("days.soonest", "days.about")
	k.says("days.due", []any{"court", "money"})
	k.asks("days.soonest", "days.about")
	k.says("days.soonest", "in_7_days")
	k.warns()
}
