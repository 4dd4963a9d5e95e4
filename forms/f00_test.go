package forms_test

import (
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// A first meeting: two things are needed, everything else may stay open.
func TestF00_NeedsOnlyADayAndAWorker(t *testing.T) {
	k := begin(t, "f00")
	k.lacks("case.opened", "case.worker")
	k.says("case.opened", today)
	k.says("case.worker", "w1")
	k.lacks()
	for _, q := range []string{"person.called", "person.language", "person.birth", "person.gender", "person.phone"} {
		k.withholds(q, casefile.PreferNot)
		k.asksBack(q)
	}
	k.lacks()
}

func TestF00_WhatCannotWaitComesFirst(t *testing.T) {
	k := begin(t, "f00")
	k.says("case.urgent", true)
	k.warns("urgent_first red 1h worker")
	k.says("case.urgent", false)
	k.rests("urgent_first")
}

// The flags are the worker's, and each that cannot wait says what to do.
func TestF00_FlagsWarnAndStayInTheFile(t *testing.T) {
	k := begin(t, "f00")
	k.says("case.flags", []any{"lgbti", "witness", "pregnant"})
	k.warns()
	k.says("case.flags", []any{"self_harm", "feared_near", "child"})
	k.warns("self_harm_concern red 1h supervisor", "place_known red 1h supervisor", "maybe_child red today supervisor")
	q, _ := k.s.Def().Question("case.flags")
	if q.Sens != "P3" || len(q.Copies) != 1 || q.Copies[0] != "F" {
		t.Errorf("flags are %s and may reach %v", q.Sens, q.Copies)
	}
}

// Nobody of unknown age is called grown up, and a worker's doubt is enough.
func TestF00_DoubtMakesAChild(t *testing.T) {
	k := begin(t, "f00")
	k.withholds("person.birth", casefile.DontKnow)
	k.warns("age_unknown amber today worker")
	k.is("person.maybe_child", nil)
	k.says("person.child_doubt", true)
	k.is("person.maybe_child", true)
	k.warns("maybe_child red today supervisor")

	k = begin(t, "f00")
	k.says("person.birth", born("year", "1990"))
	k.is("person.maybe_child", false)
	k.says("person.child_doubt", true)
	k.is("person.maybe_child", true)

	k = begin(t, "f00")
	k.says("person.birth", m{"precision": "age", "calendar": "ce", "age": 17.0, "on": today, "text": "about 17"})
	k.is("person.maybe_child", true)
	k.warns("maybe_child")
}

// 2543 is the year 2000, counted as it is counted at home. Nothing is refused:
// it is asked back.
func TestF00_AYearOfAnotherCountIsAskedBack(t *testing.T) {
	k := begin(t, "f00")
	k.says("person.birth", born("year", "2543"))
	k.asksBack("person.birth", form.DateEra)
	k.says("person.birth", m{"precision": "year", "calendar": "be", "ce": "2000", "text": "2543"})
	k.asksBack("person.birth")
	k.is("person.maybe_child", false)
	k.says("person.birth", born("day", "2027-01-05"))
	k.asksBack("person.birth", form.DateFuture)
}

// Only who reads is asked which letters.
func TestF00_NobodyIsShamedForNotReading(t *testing.T) {
	k := begin(t, "f00")
	k.spares("person.script")
	k.says("person.reads", "little")
	k.asks("person.script")
	k.says("person.reads", "no")
	k.spares("person.script")
}
