package form_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

func born(ce string) m { return m{"precision": "day", "calendar": "ce", "ce": ce, "text": ce} }

func TestBirthDecidesWhoElseIsAsked(t *testing.T) {
	s := sit(t, small(t))
	s.Hides("me.guardian")
	s.Has("me.age", nil)

	s.Answer("me.birth", born("2010-11-24"))
	s.Has("me.age", 15.0)
	s.Has("me.child", true)
	s.Asks("me.guardian")
	s.Raised("child")
	if !slices.Equal(s.last.Shown, ids("me.guardian")) || !slices.Equal(s.last.Computed, ids("me.age", "me.child")) {
		t.Errorf("change %+v", s.last)
	}

	s.Answer("me.birth", born("2010-11-23"))
	s.Has("me.age", 16.0)
	s.Raised() // it held before

	s.Answer("me.birth", born("2000-01-01"))
	s.Has("me.child", false)
	s.Hides("me.guardian")
	if len(s.s.Alerts()) != 0 {
		t.Errorf("alerts %v", s.s.Alerts())
	}
}

func TestDebtsByRow(t *testing.T) {
	s := sit(t, small(t))
	s.Hides("d10.debts", "d10.total")
	s.Answer("d10.has_debt", true)
	s.Asks("d10.debts", "d10.total")
	s.Wrong("d10.debts")

	a := s.Row("d10.debts")
	s.Asks(a+".lender", a+".amount")
	s.Hides(a + ".threat")
	s.Wrong(a+".lender", form.Required)

	s.Answer(a+".lender", "recruiter")
	s.Raised("debt_bondage")
	s.Asks(a + ".threat")
	s.Answer(a+".amount", m{"amount": 90000.0, "currency": "THB"})
	s.Answer(a+".months", 6)
	s.Has(a+".monthly", 15000.0)
	s.Has("d10.total", 90000.0)
	s.Has("d10.heavy", false)
	s.Hides("d10.counsel")

	b := s.Row("d10.debts")
	s.Answer(b+".lender", "family")
	s.Raised()
	s.Answer(b+".amount", m{"amount": 20000.0, "currency": "THB"})
	s.Has("d10.heavy", true)
	s.Asks("d10.counsel")
	s.Hides(b + ".threat")

	s.Answer(a+".threat", []any{"threat", "land"})
	if got := s.s.PlanActions(); len(got) != 1 || got[0] != (form.PlanAction{Question: casefile.QuestionID(a + ".threat"), Action: "safety_plan"}) {
		t.Errorf("plan %v", got)
	}

	row := casefile.RowID(strings.TrimPrefix(a, "d10.debts."))
	s.s.MoveRow("d10.debts", row, 5, s.now, "w1")
	if got := s.s.Rows("d10.debts"); got[1] != row {
		t.Errorf("rows %v", got)
	}
	s.last = s.s.RemoveRow("d10.debts", row, s.now, "w1")
	s.Has("d10.total", 20000.0)
	s.Hides("d10.counsel")
	if _, kept := s.s.Record().Answer(casefile.QuestionID(a + ".lender")); !kept {
		t.Error("the answers of a removed row are gone from the record")
	}
	if len(s.s.Alerts()) != 0 {
		t.Errorf("a removed row still raises %v", s.s.Alerts())
	}
	s.Data(m{"d10": m{
		"has_debt": true, "total": 20000.0, "heavy": false,
		"debts": []any{m{"lender": "family", "amount": m{"amount": 20000.0, "currency": "THB"}}},
	}})
}

func TestHiddenAnswersAreKeptAndLeaveTheData(t *testing.T) {
	s := sit(t, small(t))
	s.Answer("d10.has_debt", true)
	a := s.Row("d10.debts")
	s.Answer(a+".lender", "bank")
	s.Answer("d10.has_debt", false)
	s.Hides("d10.debts", a+".lender")
	s.Data(m{"d10": m{"has_debt": false}})
	s.Answer("d10.has_debt", true)
	s.Asks(a + ".lender")
	s.Has(a+".lender", "bank")
}

func TestWrongAnswersAreKept(t *testing.T) {
	s := sit(t, small(t))
	s.Answer("me.code", "ab")
	s.Wrong("me.code", form.TooShort, form.WrongPattern)
	if a, _ := s.s.Record().Answer("me.code"); a.Value != "ab" {
		t.Error("the record lost what was typed")
	}
	if p := s.s.Problems("me.code")[0]; p.Args["min"] != 3 {
		t.Errorf("%v", p)
	}
	s.Answer("me.code", "ABC")
	s.Fine("me.code")
	s.Answer("d10.has_debt", "perhaps")
	s.Wrong("d10.has_debt", form.WrongType)
	s.Answer("d10.has_debt", math.NaN())
	s.Wrong("d10.has_debt", form.WrongType)
	s.Answer("d10.has_debt", nil)
	s.Fine("d10.has_debt")
}

func TestNonAnswers(t *testing.T) {
	s := sit(t, small(t))
	s.Wrong("me.called", form.Required)
	if !slices.Equal(s.s.Missing(), ids("me.called")) {
		t.Errorf("missing %v", s.s.Missing())
	}
	s.Non("me.called", casefile.PreferNot)
	s.Fine("me.called")
	if len(s.s.Missing()) != 0 {
		t.Errorf("missing %v", s.s.Missing())
	}
	s.Non("me.nonsense", casefile.PreferNot)
	s.Wrong("me.nonsense", form.NotOpen)
	s.Non("me.nonsense", casefile.DontKnow)
	s.Fine("me.nonsense")

	s.Non("d10.has_debt", casefile.DontKnow) // as good as unanswered, for rules
	s.Hides("d10.debts")
	s.Non("d10.silent", casefile.PreferNot)
	s.Raised("ask_again")
	if done, all := s.s.Progress("me"); done != 2 || all != 5 {
		t.Errorf("progress %d of %d", done, all)
	}
	s.Data(m{})
}

func TestRulesOnUnansweredQuestions(t *testing.T) {
	s := sit(t, small(t))
	s.Asks("d10.why_not") // HIDE on something unanswered does not hide
	s.Answer("d10.has_debt", true)
	s.Answer("me.birth", born("2015-01-01"))
	s.Asks("d10.counsel")
	s.Answer("d10.counsel", "yes")
	s.Hides("d10.why_not")
	s.Answer("d10.counsel", "no")
	s.Asks("d10.why_not")
	s.Answer("me.birth", nil)
	s.Hides("d10.counsel")
	s.Asks("d10.why_not")
}

func TestDisabled(t *testing.T) {
	s := sit(t, small(t))
	s.Answer("me.phone", m{"number": "012 345 678", "safe": "no"})
	if s.s.Enabled("me.code") || !slices.Equal(s.last.Disabled, ids("me.code")) {
		t.Errorf("me.code can be answered: %+v", s.last)
	}
	s.Answer("me.phone", m{"number": "012 345 678", "safe": "yes"})
	if !s.s.Enabled("me.code") || s.s.Enabled("me.age") {
		t.Error("me.code cannot be answered, or me.age can")
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		value m
		want  []form.ProblemKind
	}{
		{born("1998-02-28"), nil},
		{born("1998-02-30"), []form.ProblemKind{form.DateImpossible}},
		{born("2541-03-12"), []form.ProblemKind{form.DateEra}}, // 2541 BE typed as CE
		{born("1455-03-12"), []form.ProblemKind{form.DateEra}}, // 1998 CE typed as BE
		{born("2027-03-12"), []form.ProblemKind{form.DateFuture}},
		{born("9999-03-12"), []form.ProblemKind{form.DateFuture}},
		{m{"precision": "year", "calendar": "be", "ce": "1998"}, nil},
		{m{"precision": "day", "calendar": "be", "ce": "1998"}, []form.ProblemKind{form.DateImpossible}},
		{m{"precision": "range", "ce": "1998", "to": "1995"}, []form.ProblemKind{form.DateImpossible}},
		{m{"precision": "range", "ce": "1995", "to": "1998"}, nil},
		{m{"precision": "range", "to": "1998"}, nil}, // one end is enough
		{m{"precision": "range", "ce": "1998"}, nil},
		{m{"precision": "range", "text": "–"}, []form.ProblemKind{form.WrongFormat}},
		{born("69-03-12"), []form.ProblemKind{form.DateYear}}, // 69 is no year of the first century
		{born("0069-03-12"), []form.ProblemKind{form.DateYear}},
		{m{"precision": "year", "ce": "69"}, []form.ProblemKind{form.DateYear}},
		{m{"precision": "age", "age": 17.0, "on": "2026-11-23"}, nil},
		{m{"precision": "age", "age": 170.0, "on": "2026-11-23"}, []form.ProblemKind{form.TooLarge}},
		{m{"precision": "event", "text": "the year of the flood"}, nil},
		{m{"precision": "sometime", "ce": "1998"}, []form.ProblemKind{form.NotAnOption}},
		{m{"precision": "day", "calendar": "be"}, nil}, // an editor nobody touched
		{born("long ago"), []form.ProblemKind{form.WrongPattern}},
	} {
		s := sit(t, small(t))
		s.Answer("me.birth", c.value)
		s.Wrong("me.birth", c.want...)
	}
	s := sit(t, small(t))
	s.Answer("me.birth", born("2541-03-12"))
	if p := s.last.Problems[0]; p.Args["year"] != 2541 || p.Args["other"] != 1998 {
		t.Errorf("%v", p)
	}
}

func TestPhonesAndMoney(t *testing.T) {
	s := sit(t, small(t))
	for number, want := range map[string][]form.ProblemKind{
		"+855 12 345 678":  nil,
		"๐๘๑-๒๓๔-๕๖๗๘":     nil,
		"០១២ ៣៤៥ ៦៧៨":      nil,
		"call my aunt":     {form.BadPhone},
		"12":               {form.BadPhone},
		"1234567890123456": {form.BadPhone},
		"08+12345":         {form.BadPhone},
	} {
		s.Answer("me.phone", m{"number": number})
		s.Wrong("me.phone", want...)
	}
	s.Answer("me.phone", m{"number": "", "owner": "aunt"})
	s.Wrong("me.phone", form.Required)
	if f := s.last.Problems[0].Args["field"]; f != "number" {
		t.Errorf("field %v", f)
	}

	s.Answer("d10.has_debt", true)
	a := s.Row("d10.debts") + ".amount"
	for _, c := range []struct {
		value m
		want  []form.ProblemKind
	}{
		{m{"amount": 0.0, "currency": ""}, nil},
		{m{"amount": 5.0, "currency": ""}, []form.ProblemKind{form.BadCurrency}},
		{m{"amount": 5.0, "currency": "GOLD"}, []form.ProblemKind{form.BadCurrency}},
		{m{"amount": 5.0, "currency": "KHR", "per": "month"}, nil},
		{m{"amount": -5.0, "currency": "KHR"}, []form.ProblemKind{form.TooSmall}},
		{m{"amount": "much", "currency": "KHR"}, []form.ProblemKind{form.WrongType}},
	} {
		s.Answer(a, c.value)
		s.Wrong(a, c.want...)
	}
}

func TestResumeGivesTheSame(t *testing.T) {
	d := small(t)
	s := sit(t, d)
	s.Answer("me.birth", born("2012-01-01"))
	s.Answer("d10.has_debt", true)
	a := s.Row("d10.debts")
	s.Answer(a+".lender", "recruiter")
	again := resume(t, d, s.s.Record().Clone())
	again.Data(s.s.Data())
	if !slices.Equal(again.s.Alerts(), s.s.Alerts()) || len(again.s.Alerts()) != 2 {
		t.Errorf("alerts %v", again.s.Alerts())
	}
	again.Answer(a+".lender", "recruiter")
	again.Raised()
}

func TestBeginWantsItsOwnVersion(t *testing.T) {
	d := small(t)
	_, err := form.Begin(d, &casefile.Sitting{Form: "small", Version: "1.1.0"}, form.Env{Today: today})
	if !errors.Is(err, form.ErrVersion) {
		t.Errorf("got %v", err)
	}
}

func TestStrangersAreLeftAlone(t *testing.T) {
	s := sit(t, small(t))
	s.Answer("no.such", 1)
	s.Answer("me.age", 12.0) // computed
	s.Answer("d10.debts.lender", "bank")
	if n := len(s.s.Record().Answers); n != 0 {
		t.Errorf("%d answers in the record", n)
	}
	if id, _ := s.s.AddRow("me.code", s.now, "w1"); id != "" {
		t.Error("a row in what is no table")
	}
}

func TestTablesOfOddValues(t *testing.T) {
	s := sit(t, small(t))
	s.Answer("d10.has_debt", true)
	s.Answer("d10.debts", "three")
	s.Wrong("d10.debts", form.WrongType)
	s.Answer("d10.debts", []any{"a", "a", "b.c", 4, ""})
	if got := s.s.Rows("d10.debts"); len(got) != 1 {
		t.Errorf("rows %v", got)
	}
	for range 3 {
		s.Row("d10.debts")
	}
	s.Wrong("d10.debts", form.TooMany)
	s.Answer("d10.debts", []any{})
	s.Wrong("d10.debts", form.TooFew)
	s.Non("d10.debts", casefile.DontKnow)
	s.Fine("d10.debts")
}
