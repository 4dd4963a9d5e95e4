package form_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// Answers that have to do with each other. Told as a talk about money.

const earning = `"earns":{"type":"number"},"spends":{"type":"number","x-valid":"value <= answers.earns * 2"},
	"why":{"type":"string","x-needed":"answers.spends > answers.earns"},
	"country":{"enum":["la","kh"]},
	"town":{"enum":["pakse","luang","kampot"],"x-offer":"option.in == answers.country or answers.country == nil",
		"x-choices":{"pakse":{"in":"la"},"luang":{"in":"la"},"kampot":{"in":"kh"}}},
	"visited":{"type":"array","items":{"enum":["pakse","luang","kampot"]},"x-offer":"option.name != answers.town"},
	"loans":{"type":"array","items":{"type":"object","properties":{
		"sum":{"type":"number","x-valid":"value < answers.earns * 10"},"paid":{"type":"number","x-valid":"value <= row.sum"},"late":{"type":"boolean"}}}}`

var earningPage = control("earns") + "," + control("spends") + "," + control("why") + "," + control("country") + "," + control("town") + "," + control("visited") + "," +
	`{"type":"Label","text":"That is little","rule":{"effect":"SHOW","condition":{"type":"EXPRESSION","expression":"answers.earns < answers.spends"}}},` +
	control("loans", `"options":{"detail":{"type":"VerticalLayout","elements":[`+control("sum")+","+control("paid")+","+
		control("late", `"rule":{"effect":"SHOW","condition":{"type":"AND","conditions":[{"scope":"#/properties/sum","schema":{"minimum":1}},
			{"type":"EXPRESSION","expression":"row.sum > answers.earns or answered('loans.paid')"}]}}`)+`]}}`)

func earningSitting(t *testing.T) *scenario {
	t.Helper()
	d, err := form.Load(pack(earning, earningPage), "x")
	for _, f := range form.Faults(err) {
		t.Error(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sit(t, d)
}

func TestARuleComparesTwoAnswers(t *testing.T) {
	s := earningSitting(t)
	note := s.s.Def().Sections()[0].Items[6]
	if s.s.ItemShown(note) {
		t.Error("said of nothing")
	}
	s.Answer("earns", 100)
	s.Answer("spends", 120)
	if !s.s.ItemShown(note) {
		t.Error("not said where she spends more than she earns")
	}
	s.Wrong("why", form.Required)
	s.Answer("earns", 130)
	if s.s.ItemShown(note) || !slices.Contains(s.last.Refit, "why") {
		t.Errorf("not taken back: %v", s.last)
	}
	s.Fine("why")
	s.Answer("earns", 50)
	s.Wrong("spends", form.Unfit)
	if !slices.Contains(s.last.Refit, "spends") {
		t.Error("nobody hears that another answer does not fit any more")
	}
	s.Non("why", casefile.PreferNot)
	s.Fine("why") // a reason for no answer will do
	s.Non("earns", casefile.DontKnow)
	s.Wrong("spends", form.Unfit) // cannot be said to hold
	s.Answer("spends", nil)
	s.Fine("spends")
}

func TestARuleInARowLooksOut(t *testing.T) {
	s := earningSitting(t)
	s.Answer("earns", 100)
	a, b := s.Row("loans"), s.Row("loans")
	s.Answer(a+".sum", 150)
	s.Answer(b+".sum", 50)
	s.Asks(a + ".late")
	s.Hides(b + ".late")
	s.Answer("earns", 40)
	s.Asks(b + ".late")
	s.Answer("earns", 60)
	s.Hides(b + ".late")
	s.Answer(b+".paid", 55)
	s.Asks(b + ".late")
	s.Wrong(b+".paid", form.Unfit)
	s.Answer("earns", 10)
	s.Wrong(a+".sum", form.Unfit)
	s.Fine(b + ".sum")
	if !slices.Contains(s.last.Refit, casefile.QuestionID(a+".sum")) || slices.Contains(s.last.Refit, casefile.QuestionID(b+".sum")) {
		t.Errorf("heard of %v", s.last.Refit)
	}
}

func TestOptionsFollowEarlierAnswers(t *testing.T) {
	s := earningSitting(t)
	offers := func(id string, want ...string) {
		t.Helper()
		if got := s.s.Offers(casefile.QuestionID(id)); !slices.Equal(got, want) {
			t.Errorf("%s offers %v, want %v", id, got, want)
		}
	}
	offers("town", "pakse", "luang", "kampot")
	offers("country", "la", "kh")
	s.Answer("country", "la")
	offers("town", "pakse", "luang")
	if !slices.Contains(s.last.Refit, "town") {
		t.Error("nobody hears that the options changed")
	}
	s.Answer("town", "luang")
	offers("visited", "pakse", "kampot")
	s.Answer("visited", []any{"pakse"})
	s.Fine("visited")
	s.Answer("country", "kh")
	s.Wrong("town", form.NotAnOption) // kept, and said not to fit
	s.Answer("visited", []any{"luang", "pakse"})
	s.Wrong("visited", form.NotAnOption)
	s.Answer("town", "tokyo")
	s.Wrong("town", form.NotAnOption)
}

// Expressions of rules are held to what all are held to, and circles through
// them are found.
func TestWrongRulesOverSeveralAnswers(t *testing.T) {
	for _, c := range []struct{ property, more, pointer, why string }{
		{`{"type":"number","x-valid":"value > answers.zz"}`, "", "/properties/a/x-valid", "points to no question"},
		{`{"type":"number","x-valid":""}`, "", "/properties/a/x-valid", "not an expression"},
		{`{"type":"number","x-needed":"row.b"}`, "", "/properties/a/x-needed", "no row"},
		{`{"type":"number","x-valid":"option.name == 'a'"}`, "", "/properties/a/x-valid", "in x-offer alone"},
		{`{"type":"number","x-offer":"true"}`, "", "/properties/a/x-offer", "no options"},
		{`{"enum":["p"],"x-choices":{"p":{"in":1}}}`, "", "/properties/a/x-choices", "there is none"},
		{`{"enum":["p"],"x-offer":"true","x-choices":{"q":{"in":1}}}`, "", "/properties/a/x-choices/q", "no option"},
		{`{"enum":["p"],"x-offer":"true","x-choices":{"p":{"name":"x"}}}`, "", "/properties/a/x-choices", "the option itself"},
		{`{"enum":["p"],"x-offer":"true","x-choices":{"p":[1]}}`, "", "/properties/a/x-choices", "not an object of objects"},
		{`{"type":"number","x-who":"X","x-compute":"1","x-valid":"true"}`, "", "/properties/a", "computed answer"},
		{`{"type":"number"}`, `{"type":"EXPRESSION","expression":"value > 1"}`, "/elements/0/elements/0/rule/condition/expression", "stands on none"},
		{`{"type":"number"}`, `{"type":"EXPRESSION","expression":"1 +"}`, "/elements/0/elements/0/rule/condition/expression", "unexpected"},
		{`{"type":"number"}`, `{"type":"EXPRESSION"}`, "/elements/0/elements/0/rule/condition/expression", "not an expression"},
		{`{"type":"number"}`, `{"type":"EXPRESSION","expression":"true","scope":"#"}`, "/elements/0/elements/0/rule/condition/scope", "unknown"},
	} {
		ctl, file := control("a"), "schema.json"
		if c.more != "" {
			file, ctl = "ui.json", control("a", `"rule":{"effect":"SHOW","condition":`+c.more+`}`)
		}
		faulty(t, pack(`"a":`+c.property, ctl), file, c.pointer, c.why)
	}
	many := `"p0"`
	for i := range 500 {
		many += fmt.Sprintf(`,"p%d"`, i+1)
	}
	faulty(t, pack(`"a":{"enum":[`+many+`],"x-offer":"true"}`, control("a")), "schema.json", "/properties/a/x-offer", "more than 500")
	shown := func(id, expr string) string {
		return control(id, `"rule":{"effect":"SHOW","condition":{"type":"EXPRESSION","expression":"`+expr+`"}}`)
	}
	err := faulty(t, pack(`"a":{"type":"number"},"b":{"type":"number"}`, shown("a", "answers.b > 1")+","+shown("b", "answers.a > 1")), "schema.json", "/properties/a", "a → b → a")
	if !errors.Is(err, form.ErrCycle) {
		t.Errorf("%v is not ErrCycle", err)
	}
}

// What stands on a screen turned to her is not there because of an answer that
// can get someone hurt, however the rule is written.
func TestARuleOverADangerousAnswerIsNotForHerHands(t *testing.T) {
	d, err := form.Load(pack(`"a":{"type":"number","x-sens":"P3"},"b":{"type":"number"},"c":{"enum":["p","q"],"x-offer":"answers.a > 1"}`, control("a")+","+control("c")+","+
		control("b", `"rule":{"effect":"SHOW","condition":{"type":"EXPRESSION","expression":"answers.a > 1"}}`)), "x")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []casefile.QuestionID{"b", "c"} {
		if q, _ := d.Question(id); q.InHand() {
			t.Errorf("how %s is asked tells of the other answer", id)
		}
	}
}
