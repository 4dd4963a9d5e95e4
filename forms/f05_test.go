package forms_test

import (
	"fmt"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// areas are the twelve parts of life.
func areas() (all []string) {
	for i := 1; i <= 12; i++ {
		all = append(all, fmt.Sprintf("d%d", i))
	}
	return all
}

// "No" to help ends an area: not when, not what.
func TestF05_ANoIsACompleteAnswer(t *testing.T) {
	for _, d := range areas() {
		k := begin(t, "f05")
		k.spares(d+".urgency", d+".plan_tags")
		for _, want := range []string{"yes", "later"} {
			k.says(d+".want_help", want)
			k.asks(d+".urgency", d+".plan_tags")
		}
		for _, want := range []string{"no", "undecided"} {
			k.says(d+".want_help", want)
			k.spares(d+".urgency", d+".plan_tags")
		}
		k.withholds(d+".want_help", casefile.PreferNot)
		k.spares(d+".urgency", d+".plan_tags")
		k.lacks()
	}
}

// A step ticked while help was wanted is not offered after the no.
func TestF05_ANoTakesTheStepsAlong(t *testing.T) {
	k := begin(t, "f05")
	k.says("d10.want_help", "yes")
	k.says("d10.plan_tags", []any{"job_match", "start_kit"})
	k.offers("d10.plan_tags", "job_match", "start_kit")
	k.says("d10.want_help", "no")
	k.offers("d10.plan_tags")
}

// Level 1 in safety, health, feelings or children is for today.
func TestF05_LevelOneIsForToday(t *testing.T) {
	for area, alert := range map[string]string{
		"d1": "crisis_safety", "d3": "crisis_health", "d4": "crisis_feelings", "d12": "crisis_children",
	} {
		k := begin(t, "f05")
		k.says(area+".level", 1.0)
		k.warns(alert + " red today supervisor")
		k.says(area+".level", 2.0)
		k.rests(alert)
	}
}

// Where the worker and the person are two steps apart, the worker asks again
// and writes why; neither view is overruled.
func TestF05_TwoViewsTwoStepsApart(t *testing.T) {
	apart := map[[2]int]bool{{1, 3}: true, {1, 4}: true, {2, 4}: true, {4, 1}: true, {5, 1}: true, {5, 2}: true}
	for _, d := range areas() {
		for now := 1; now <= 5; now++ {
			for level := 1; level <= 4; level++ {
				k := begin(t, "f05")
				k.says(d+".now", float64(now))
				k.says(d+".level", float64(level))
				if !apart[[2]int{now, level}] {
					k.rests("ask_again")
					k.asksBack(d + ".level_reason")
					continue
				}
				k.stands("ask_again")
				k.asksBack(d+".level_reason", form.Required)
				k.says(d+".level_reason", "The tablets came on Monday.")
				k.asksBack(d + ".level_reason")
				k.is(d+".now", float64(now))
			}
		}
	}
}

func TestF05_D1_FearIsAskedOnceAndWide(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d1.afraid_of", "d1.knows_home", "d1.knows_phone", "d1.threat_ways")
	k.says("d1.afraid", true)
	k.asks("d1.afraid_of", "d1.knows_home", "d1.knows_phone")
	k.offers("d1.afraid", "safety_plan")
	k.says("d1.afraid_of", []any{"official", "family"})
	k.warns("fears_authorities red today supervisor", "family_unsafe amber today worker")
	k.says("d1.knows_home", true)
	k.warns("home_known amber today worker")
	k.says("d1.threats", true)
	k.warns("threats red today supervisor")
	k.says("d1.threat_ways", []any{"visit_family"})
	k.warns("threats_family red today supervisor")
	k.says("d1.debt_hold", true)
	k.warns("debt_bondage red today supervisor")
	k.says("d1.hide_from", []any{"nobody"})
	k.offers("d1.hide_from")
	k.says("d1.hide_from", []any{"village"})
	k.offers("d1.hide_from", "keep_place_private")
	k.says("d1.images", true)
	k.warns("images_held amber 3d supervisor")
}

func TestF05_D2_AFirstAndASecondPlace(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d2.restriction")
	k.says("d2.phone_use", 2.0)
	k.asks("d2.restriction")
	k.says("d2.phone_use", 3.0)
	k.spares("d2.restriction")
	k.says("d2.go_out", 1.0)
	k.warns("not_free amber 3d supervisor")
	k.asks("d2.restriction") // what, why, and when it is looked at again
	k.spares("d2.live_safe", "d2.live_pay")
	k.says("d2.live_with", "undecided")
	k.spares("d2.live_safe")
	k.says("d2.live_with", "relatives")
	k.asks("d2.live_safe", "d2.live_space", "d2.live_pay", "d2.live_long", "d2.second")
	k.says("d2.live_safe", false)
	k.warns("place_unsafe amber 3d worker")
	k.says("d2.needs", []any{"rent", "repairs", "household", "shelter", "access"})
	k.offers("d2.needs", "rent_help", "home_repairs", "household_things", "shelter_place", "home_access")
}

func TestF05_D3_MedicineRunsOut(t *testing.T) {
	k := begin(t, "f05")
	k.is("d3.medicine_days", nil)
	k.line("d3.medicines", m{"name": "tablets", "days_left": 20.0})
	low := k.row("d3.medicines")
	k.says(low+".days_left", 5.0)
	k.warns("medicine_low amber 3d nurse")
	k.says(low+".days_left", 2.0)
	k.warns("medicine_ending red today nurse")
	k.rests("medicine_low")
	k.is("d3.medicine_days", 2.0)
	k.offers(low+".days_left", "medicine_30")
}

// Pregnancy is asked only of who wants to talk about it, and a baby planned
// for only after that.
func TestF05_D3_PrivateQuestionsAreOffered(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d3.pregnant", "d12.birth_plan")
	k.says("d3.body_talk", false)
	k.spares("d3.pregnant")
	k.says("d3.body_talk", true)
	k.asks("d3.pregnant")
	k.says("d3.pregnant", "maybe")
	k.warns("pregnancy_care amber today nurse")
	k.asks("d12.birth_plan")
	k.says("d3.body_talk", false)
	k.spares("d12.birth_plan")
	k.rests("pregnancy_care")
}

func TestF05_D3_SixPlainQuestions(t *testing.T) {
	k := begin(t, "f05")
	k.says("d3.wg_see", "some_difficulty")
	k.offers("d3.wg_count")
	k.says("d3.wg_hear", "lot_difficulty")
	k.says("d3.wg_walk", "cannot")
	k.is("d3.wg_count", 2.0)
	k.offers("d3.wg_count", "assistive_device")
}

func TestF05_D4_OnlyTheTrainedAsk(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d4.life_result", "d4.life_concern")
	k.says("d4.life_trained", false)
	k.asks("d4.life_concern")
	k.spares("d4.life_result")
	k.says("d4.life_concern", true)
	k.warns("self_harm_concern red 1h supervisor")
	k.says("d4.life_trained", true)
	k.spares("d4.life_concern")
	k.rests("self_harm_concern")
	for _, r := range []string{"thoughts", "danger"} {
		k.says("d4.life_result", r)
		k.stands("self_harm_protocol")
	}
	k.says("d4.life_result", "no_sign")
	k.rests("self_harm_protocol")
	k.says("d4.counselling", []any{"phone", "group", "traditional"})
	k.offers("d4.counselling", "counsellor", "peer_group", "faith_link")
}

func TestF05_D5_LawAndDays(t *testing.T) {
	k := begin(t, "f05")
	k.says("d5.told_rights", false)
	k.warns("rights_not_told amber 3d worker")
	k.says("d5.in_trouble", true)
	k.warns("non_punishment_advice red today lawyer")
	k.says("d5.fears_home", true)
	k.warns("fears_authorities red today supervisor")
	k.spares("d5.testify", "d5.lawyer_contact", "d5.statement_on")
	k.says("d5.take_part", "no")
	k.spares("d5.testify")
	k.says("d5.take_part", "undecided")
	k.asks("d5.testify")
	k.offers("d5.take_part", "lawyer_talk")
	k.says("d5.stay_until", "2026-11-30")
	k.warns("stay_ending red today lawyer")
	k.says("d5.stay_until", "2026-12-23")
	k.warns("stay_soon amber 7d lawyer")
	k.rests("stay_ending")
	k.says("d5.stay_until", "2027-06-01")
	k.rests("stay_soon")
	at := k.row("d5.court_dates")
	k.says(at+".on", "2026-11-30")
	k.warns("court_soon amber today lawyer")
	k.says(at+".on", "2026-11-20") // past
	k.rests("court_soon")
}

func TestF05_D6_D7_PapersAndMoneyOwed(t *testing.T) {
	k := begin(t, "f05")
	k.says("d6.where_now", []any{"employer"})
	k.warns("papers_withheld amber 7d lawyer")
	k.says("d6.belongs", "no")
	k.warns("nationality_unclear amber 7d lawyer")
	k.says("d6.needed_for", []any{"child"})
	k.offers("d6.needed_for", "child_birth_paper")

	k.spares("d7.wages_amount", "d7.wages_employer")
	k.says("d7.wages", true)
	k.asks("d7.wages_amount", "d7.wages_employer")
	at := k.line("d7.claims", m{"kind": "labour", "status": "not_started"})
	k.asks(at + ".deadline")
	k.says(at+".deadline", "2026-12-01")
	k.warns("claim_deadline red 3d lawyer")
	k.says(at+".status", "paid")
	k.spares(at + ".deadline")
	k.asks(at + ".paid_on")
	k.rests("claim_deadline")
	k.says("d7.pressure", []any{"family"})
	k.warns("money_pressure amber 7d worker")
	k.says("d7.pressure", []any{"nobody"})
	k.rests("money_pressure")
}

func TestF05_D8_FamilyCanBeBoth(t *testing.T) {
	k := begin(t, "f05")
	aunt := k.line("d8.people", m{"code": "A", "relation": "aunt_uncle", "in_contact": true, "wants_contact": "yes", "safe": 5.0})
	k.offers(aunt+".wants_contact", "first_call")
	k.rests("family_unsafe")
	father := k.row("d8.people")
	k.says(father+".safe", 1.0)
	k.warns("family_unsafe amber today worker")
	k.says("d8.arranged", true)
	k.warns("family_involved red today supervisor")
	k.says("d8.violence", true)
	k.warns("home_violence red today supervisor")
	k.says("d8.going_home", 1.0)
	k.warns("return_unwilling amber 3d supervisor")
	k.spares("d8.may_tell_words")
	k.says("d8.may_tell", "own_words")
	k.asks("d8.may_tell_words")
	k.says("d8.look_for", "not_yet")
	k.offers("d8.look_for")
}

// A debt opens the table of debts, and a lender who found the work is a danger.
func TestF05_D10_ADebt(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d10.debts")
	k.says("d10.has_debt", false)
	k.spares("d10.debts")
	k.says("d10.has_debt", true)
	k.asks("d10.debts")
	debt := k.row("d10.debts")
	k.says(debt+".lender", "bank")
	k.warns()
	for _, lender := range []string{"recruiter", "employer"} {
		k.says(debt+".lender", lender)
		k.stands("debt_bondage")
	}
	k.says(debt+".amount", m{"amount": 3000000.0, "currency": "LAK", "per": "once"})
	k.asksBack(debt + ".amount")
	k.says(debt+".amount", m{"amount": 3000000.0, "currency": "KIP"})
	k.asksBack(debt+".amount", form.BadCurrency)
	k.says(debt+".unpaid", []any{"threat", "child_works", "i_work"})
	k.warns("debt_threat red today supervisor", "child_at_risk red today supervisor", "debt_bondage red today supervisor")
	k.offers(debt+".unpaid", "safety_plan")
	k.says("d10.has_debt", false)
	k.spares("d10.debts", debt+".lender")
	k.rests("debt_bondage", "debt_threat", "child_at_risk")
}

// Wanting to go away again gets information, never a warning.
func TestF05_D10_GoingAwayAgainIsNoAlarm(t *testing.T) {
	k := begin(t, "f05")
	k.says("d10.away_again", "yes")
	k.warns()
	k.offers("d10.away_again", "safe_migration")
}

func TestF05_D11_WordsForNeighbours(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d11.neighbours_say", "d11.online_safe", "d11.peer_with")
	k.says("d11.neighbours", true)
	k.asks("d11.neighbours_say")
	k.says("d11.neighbours_say", "I worked in a shop.")
	k.offers("d11.neighbours_say", "words_ready")
	k.says("d11.online_friends", true)
	k.says("d11.online_safe", "no")
	k.warns("online_contact_risk amber 3d worker")
	k.says("d11.peer", "no")
	k.spares("d11.peer_with", "d11.peer_language")
	k.says("d11.peer", "one_person")
	k.asks("d11.peer_with", "d11.peer_language")
	k.offers("d11.peer", "peer_group")
}

// A child who is not safe, or of whom nobody knows, is for this hour.
func TestF05_D12_EachChildByItself(t *testing.T) {
	k := begin(t, "f05")
	k.spares("d12.children", "d12.custody")
	k.says("d12.has_children", true)
	k.asks("d12.children", "d12.custody")
	child := k.row("d12.children")
	k.withholds(child+".safe", casefile.DontKnow)
	k.warns("child_unsafe red 1h supervisor")
	k.says(child+".safe", true)
	k.rests("child_unsafe")
	k.says(child+".safe", false)
	k.warns("child_unsafe red 1h supervisor")
	k.offers(child+".safe", "child_safety")
	k.says(child+".papers", false)
	k.offers(child+".papers", "child_birth_paper")
	k.says(child+".school", "working")
	k.warns("child_at_risk red today supervisor")
	second := k.row("d12.children")
	k.is("d12.children_count", 1.0) // an empty line is no child yet
	k.says(second+".code", "N")
	k.is("d12.children_count", 2.0)
	k.withholds(second+".birth", casefile.DontKnow)
	k.asksBack(second + ".birth")
	k.says(second+".birth", born("day", "2569-01-01"))
	k.asksBack(second+".birth", form.DateEra)
	k.says("d12.custody", true)
	k.warns("custody_dispute amber 7d lawyer")
}

// The close counts what is left to talk about; it is no score.
func TestF05_CloseListsWhatIsLeft(t *testing.T) {
	k := begin(t, "f05")
	k.is("close.open_areas", 12.0)
	for _, d := range areas() {
		k.says(d+".want_help", "no")
	}
	k.is("close.open_areas", 0.0)
	k.is("close.low_wanted", 0.0)
	k.says("d3.level", 2.0)
	k.is("close.low_wanted", 0.0) // a no is respected
	k.says("d3.want_help", "later")
	k.is("close.low_wanted", 1.0)
	k.says("close.talk", 1.0)
	k.warns("talk_hard amber today worker")
}
