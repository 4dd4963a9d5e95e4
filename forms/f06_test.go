package forms_test

import "testing"

// Whoever may be a child is treated as one.
func TestF06_InDoubtAChild(t *testing.T) {
	k := begin(t, "f06")
	k.says("age.doubt", true)
	k.warns("age_unknown red today supervisor")
	k.says("age.as_child", false)
	k.warns("treat_as_child red today supervisor")
	k.says("age.as_child", true)
	k.rests("treat_as_child")
	k.says("age.doubt", false)
	k.says("age.from", 19.0)
	k.says("age.as_child", false)
	k.rests("treat_as_child")
}

func TestF06_AGuardianOnTheWrongSide(t *testing.T) {
	k := begin(t, "f06")
	k.says("who.status", "alone")
	k.warns("guardian_needed red today supervisor")
	k.says("who.conflict", "maybe")
	k.warns("guardian_conflict red 1h supervisor")
	k.says("who.conflict", "no")
	k.rests("guardian_conflict")
}

func TestF06_ShortTalks(t *testing.T) {
	k := begin(t, "f06")
	k.says("talk.yes", "some")
	k.says("talk.minutes", 25.0)
	k.warns()
	k.says("talk.minutes", 45.0)
	k.warns("child_long_talk amber today worker")
}

func TestF06_DangerIsActedOn(t *testing.T) {
	k := begin(t, "f06")
	k.says("danger.worries", []any{"none"})
	k.warns()
	k.says("danger.worries", []any{"marriage"})
	k.warns("child_at_risk red today supervisor")
	k.says("danger.worries", []any{"seller", "home_violence"})
	k.stands("child_unsafe", "child_at_risk")
	k.says("grow.health", []any{"hurt", "thin"})
	k.stands("doctor_now", "nurse_today")
}

// The child is heard last as well as first: a panel's choice can be answered.
func TestF06_TheChildMayDisagree(t *testing.T) {
	k := begin(t, "f06")
	k.line("now.options", m{"what": "Aunt Nu", "child": "yes", "safe": 3.0})
	k.says("lasting.choice", "relatives")
	k.spares("lasting.child_why")
	k.says("lasting.child_says", "no")
	k.warns("child_disagrees amber 7d supervisor")
	k.asks("lasting.child_why")
	k.line("watch.visits", m{"day": "2026-11-20", "seen": false})
	k.stands("child_not_seen")
}
