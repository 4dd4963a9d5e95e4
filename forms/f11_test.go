package forms_test

import "testing"

// Asked twice, once alone; "not sure" is not a yes.
func TestF11_AskedTwice(t *testing.T) {
	k := begin(t, "f11")
	k.says("want.wants", "yes")
	k.warns()
	k.says("want.wants_alone", "not_sure")
	k.warns("redline_unwilling red today supervisor")
	k.says("want.wants_alone", "yes")
	k.rests("redline_unwilling")
}

func TestF11_RisksMustBeFresh(t *testing.T) {
	k := begin(t, "f11")
	k.says("go.day", "2026-12-20")
	k.says("want.risk_valid", "2026-12-10")
	k.stands("risk_not_valid")
	k.says("want.risk_valid", "2026-12-22")
	k.rests("risk_not_valid")
}

func TestF11_ManySmallThings(t *testing.T) {
	k := begin(t, "f11")
	n := 0
	for _, q := range k.s.Def().Questions() {
		if len(q.Options) == 3 && q.Options[0] == "done" {
			n++
		}
	}
	if n < 40 {
		t.Errorf("only %d things are checked", n)
	}
	k.says("health.fit_now", "no")
	k.warns("redline_life red 1h supervisor")
	k.says("meet.transit_days", 5.0)
	k.warns("transit_long amber 7d worker")
}

func TestF11_DidTheyArrive(t *testing.T) {
	k := begin(t, "f11")
	k.says("go.day", "2026-11-20")
	k.stands("arrival_unknown")
	k.says("after.arrived", "2026-11-20")
	k.rests("arrival_unknown")
	k.stands("call_third_day")
	k.says("after.call3", today)
	k.rests("call_third_day")
}

// What is still to do has a name and a day; near the journey it is said, until
// it is done.
func TestF11_WhatIsStillToDo(t *testing.T) {
	k := begin(t, "f11")
	at := k.line("open.list", m{"what": "seal the letter", "who": "nurse Na", "by": "2026-12-20"})
	k.rests("before_travel")
	k.says(at+".by", "2026-11-25")
	k.warns("before_travel amber today worker")
	k.says(at+".done", true)
	k.rests("before_travel")
}

// How much money somebody carries stays in the file.
func TestF11_TheSumIsNotOnPaper(t *testing.T) {
	k := begin(t, "f11")
	if q, _ := k.s.Def().Question("money.cash_sum"); len(q.Copies) != 1 {
		t.Errorf("the cash for the journey may reach %v", q.Copies)
	}
}
