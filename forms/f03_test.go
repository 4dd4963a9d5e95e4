package forms_test

import "testing"

// One name is enough; nobody has to have a family name, or a paper.
func TestF03_OneNameIsEnough(t *testing.T) {
	k := begin(t, "f03")
	k.says("names.date", today)
	k.says("names.chosen", m{"called": "Nu"})
	k.asksBack("names.chosen")
	k.withholds("names.documents", "na")
	k.withholds("you.birth", "dk")
	k.says("you.nationality", []any{"none"})
	k.warns("nationality_unclear amber 7d lawyer")
}

func TestF03_WhoMayBeAChildIsTreatedAsOne(t *testing.T) {
	k := begin(t, "f03")
	k.says("you.birth", m{"precision": "year", "calendar": "be", "ce": "2009", "text": "2552"})
	k.warns("maybe_child red today supervisor")
	k.says("you.birth", m{"precision": "year", "calendar": "ce", "ce": "1990"})
	k.rests("maybe_child")
}

func TestF03_PapersThatAreMissingBecomeSteps(t *testing.T) {
	k := begin(t, "f03")
	row := k.line("papers.list", m{"type": "passport", "where": "boss"})
	k.stands("papers_withheld")
	k.says(row+".replace", true)
	k.offers(row+".replace", "travel_paper")
	row = k.line("papers.list", m{"type": "id_card", "where": "with_me", "replace": true})
	k.offers(row+".replace", "id_card")
	k.says(row+".replace", false)
	k.offers(row + ".replace")
}

// Fear of home comes before every letter to an embassy.
func TestF03_FearOfHomeStopsTheEmbassy(t *testing.T) {
	k := begin(t, "f03")
	k.spares("stay.embassy_held", "stay.check_on")
	k.says("stay.fears_home", true)
	k.warns("embassy_fear red today supervisor")
	k.asks("stay.embassy_held")
	k.says("stay.check", "requested")
	k.asks("stay.check_on")
	k.says("stay.check", "not_needed")
	k.spares("stay.check_on")
}

func TestF03_PermissionThatEndsIsSeen(t *testing.T) {
	k := begin(t, "f03")
	k.spares("stay.stay_until")
	k.says("stay.status", "permit")
	k.says("stay.stay_until", "2026-11-28")
	k.warns("stay_ending red today lawyer")
	k.says("stay.stay_until", "2026-12-20")
	k.warns("stay_soon amber 7d lawyer")
	k.rests("stay_ending")
	k.says("stay.stay_until", "2027-12-20")
	k.warns()
	k.says("stay.status", "none")
	k.offers("stay.status", "stay_permission")
}

func TestF03_OneSignIsEnoughToAskALawyer(t *testing.T) {
	k := begin(t, "f03")
	k.says("belong.signs", []any{"none"})
	k.warns()
	k.offers("belong.signs")
	k.says("belong.signs", []any{"zero"})
	k.warns("nationality_unclear")
	k.offers("belong.signs", "nationality_help")
}
