package forms_test

import (
	"testing"

	"onward/app/casefile"
)

// items are the things that may be shared, one by one.
var items = []string{
	"name", "contact", "photo", "documents", "health", "medicines", "disability", "children", "home",
	"skills", "training", "debts", "compensation", "family", "safety", "plan_rows", "peer", "case_status",
}

// Nothing begins as a yes, and the form can be closed with nothing said.
func TestF10_UnansweredIsNo(t *testing.T) {
	k := begin(t, "f10")
	k.says("to.name", "Ms B")
	k.says("to.kind", "receiving_worker")
	k.lacks("decide.sign")
	k.says("decide.sign", signed("thumb"))
	k.lacks()
	for _, i := range items {
		k.is("items."+i, nil)
		k.spares("items." + i + "_part")
		k.withholds("items."+i, casefile.PreferNot)
		k.is("items."+i, nil)
		k.lacks()
	}
}

// A part is written out; a yes or a no needs no words.
func TestF10_OnlyThisPart(t *testing.T) {
	k := begin(t, "f10")
	for _, i := range items {
		k.says("items."+i, "part")
		k.asks("items." + i + "_part")
		k.says("items."+i, "yes")
		k.spares("items." + i + "_part")
		k.says("items."+i, "no")
		k.spares("items." + i + "_part")
	}
}

func TestF10_EndsByItselfAfterNinetyDays(t *testing.T) {
	k := begin(t, "f10")
	k.is("to.until_default", nil)
	k.says("decide.on", today)
	k.is("to.until_default", "2027-02-21")
	k.says("to.from", "2026-12-01")
	k.is("to.until_default", "2027-03-01")
	k.says("to.until", "2026-12-24") // shorter is always possible
	k.is("to.until", "2026-12-24")
}

func TestF10_NothingGoesStraightToThePolice(t *testing.T) {
	k := begin(t, "f10")
	k.says("to.kind", "police")
	k.warns("police_route red today supervisor")
	k.says("items.case_status", "yes")
	k.warns("share_court_care red today lawyer")
	k.says("to.kind", "lawyer")
	k.rests("police_route", "share_court_care")
}

func TestF10_HealthIsForNursesAndDoctors(t *testing.T) {
	k := begin(t, "f10")
	k.says("to.kind", "receiving_worker")
	k.says("items.health", "yes")
	k.warns("share_health_care amber today nurse")
	k.says("items.medicines", "part")
	k.warns("share_health_care amber today nurse")
	k.says("to.kind", "clinic")
	k.rests("share_health_care")
}

// What helps a worker can hurt at home or at work.
func TestF10_FamilyAndBosses(t *testing.T) {
	for kind, first := range map[string]string{"family": "family_share_care", "employer": "employer_share_care"} {
		k := begin(t, "f10")
		k.says("to.kind", kind)
		k.warns(first)
		k.says("items.contact", "yes")
		k.warns("share_contact_care amber today worker")
		k.says("items.compensation", "yes")
		k.warns("share_money_care red today supervisor")
		k.says("items.safety", "yes")
		k.warns("share_safety_care red today supervisor")
	}
	k := begin(t, "f10")
	k.says("to.kind", "family")
	k.says("items.family", "part")
	k.warns("share_family_care red today worker")
}

func TestF10_TakesBackAndAsksForCopies(t *testing.T) {
	k := begin(t, "f10")
	k.spares("withdrawn.on", "withdrawn.what", "withdrawn.recall")
	k.says("withdrawn.taken_back", true)
	k.warns("recall_copies red today worker")
	k.asks("withdrawn.on", "withdrawn.what", "withdrawn.recall")
	k.says("withdrawn.what", []any{"all"})
	copy1 := k.row("withdrawn.recall")
	k.says(copy1+".status", "cannot")
	k.warns("tell_cannot_recall amber 3d worker")
	k.says("withdrawn.taken_back", false)
	k.spares("withdrawn.what")
	k.rests("recall_copies", "tell_cannot_recall")
}

// Each thing is asked by itself: there is no answer for all of them at once.
func TestF10_NoYesToEverything(t *testing.T) {
	k := begin(t, "f10")
	for _, i := range items {
		q, ok := k.s.Def().Question(casefile.QuestionID("items." + i))
		if !ok || len(q.Options) != 3 {
			t.Errorf("items.%s: %v", i, q)
			continue
		}
		for _, c := range q.Copies {
			if c != "F" && c != "S" {
				t.Errorf("the decision about %s may reach copy %s", i, c)
			}
		}
	}
	if k.asks("decide.read_back", "decide.explained"); len(items) != 18 {
		t.Errorf("%d things", len(items))
	}
}
