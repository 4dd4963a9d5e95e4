package form_test

import (
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// Shapes: an object that is one thing or another. Told as interviews.

// plainForm loads a schema that comes alone.
func plainForm(t *testing.T, schema string) *form.Def {
	t.Helper()
	return plainPair(t, schema, "")
}

const contact = `{"type":"object","properties":{"contact":{
	"type":"object","properties":{"name":{"type":"string"}},
	"oneOf":[
		{"title":"By phone","properties":{"by":{"const":"phone"},"number":{"type":"string"},"safe":{"type":"boolean"}},"required":["by","number"]},
		{"title":"By letter","properties":{"by":{"const":"letter"},"street":{"type":"string"},"safe":{"type":"boolean"}},"required":["by","street"]}]}}}`

// She is reached by phone; no, by letter; no, by phone after all. The number
// is still there.
func TestSwitchingTheShapeHidesAndDeletesNothing(t *testing.T) {
	d := plainForm(t, contact)
	if got := d.Words()["und"]["plain.contact.by.opt.phone"]; got != "By phone" {
		t.Errorf("the shape is called %q", got)
	}
	s := sit(t, d)
	s.Asks("contact.name", "contact.by")
	s.Hides("contact.number", "contact.street", "contact.safe")
	s.Wrong("contact.by", form.Required)
	s.Answer("contact.name", "aunt")
	s.Answer("contact.by", "phone")
	s.Asks("contact.number", "contact.safe")
	s.Hides("contact.street")
	s.Wrong("contact.number", form.Required)
	s.Answer("contact.number", "012")
	s.Answer("contact.safe", true)
	s.Answer("contact.by", "letter")
	s.Asks("contact.street", "contact.safe")
	s.Hides("contact.number")
	s.Data(m{"contact": m{"name": "aunt", "by": "letter", "safe": true}})
	if a, ok := s.s.Record().Answer("contact.number"); !ok || a.Value != "012" {
		t.Errorf("the number is %v", a.Value)
	}
	s.Answer("contact.by", "phone")
	s.Data(m{"contact": m{"name": "aunt", "by": "phone", "number": "012", "safe": true}})
	s.Answer("contact.by", "pigeon")
	s.Wrong("contact.by", form.NotAnOption)
}

// Nothing in the data says which it is, so it is asked.
func TestAShapeWithoutAMarkIsAskedFor(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{"to":{"oneOf":[
		{"title":"A person","type":"object","properties":{"called":{"type":"string"},"kind":{"type":"string"}},"required":["called"],"dependentRequired":{"kind":["age"]}},
		{"title":"An office","type":"object","properties":{"called":{"type":"string"},"kind":{"type":"integer"}},"required":["kind"]}]}}}`))
	s.Asks("to.~oneOf")
	s.Hides("to.called", "to.kind", "to.kind~2")
	s.Answer("to.~oneOf", "1")
	s.Asks("to.called", "to.kind")
	s.Answer("to.kind", "young")
	s.Data(m{"to": m{"kind": "young"}})
	s.Answer("to.~oneOf", "2")
	s.Asks("to.called", "to.kind~2")
	s.Hides("to.kind")
	s.Wrong("to.kind~2", form.Required)
	s.Answer("to.kind~2", 4)
	s.Data(m{"to": m{"kind": 4.0}})
	s.Answer("to.~oneOf", "1")
	s.Data(m{"to": m{"kind": "young"}})
	s.Non("to.~oneOf", casefile.DontKnow)
	s.Hides("to.kind", "to.kind~2", "to.called")
	s.Data(m{})
}

func TestTextOrNumber(t *testing.T) {
	for _, schema := range []string{
		`{"type":"object","properties":{"much":{"oneOf":[{"type":"string"},{"type":"number"}]}}}`,
		`{"type":"object","properties":{"much":{"type":["string","number","null"]}}}`,
	} {
		s := sit(t, plainForm(t, schema))
		s.Hides("much", "much~2")
		s.Answer("much.~"+map[bool]string{true: "oneOf", false: "anyOf"}[strings.Contains(schema, "oneOf")], "2")
		s.Asks("much~2")
		s.Answer("much~2", "soon")
		s.Wrong("much~2", form.WrongType)
		s.Answer("much~2", 5)
		s.Data(m{"much": 5.0})
	}
	s := sit(t, plainForm(t, `{"type":"object","properties":{"much":{"anyOf":[{"type":"null"},{"type":"number","maximum":5}]}}}`))
	s.Asks("much") // one sort is no choice
	s.Answer("much", 6)
	s.Wrong("much", form.TooLarge)
}

// What a condition brings is asked when it holds, and not before anything it
// looks at is known.
func TestThenAndElse(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{"travels":{"type":"boolean"},"with":{"type":"string"}},
		"if":{"properties":{"travels":{"const":true}}},
		"then":{"properties":{"ticket":{"type":"string"}},"required":["ticket","with"]},
		"else":{"properties":{"stays":{"enum":["home","here"]}}}}`))
	s.Hides("ticket", "stays")
	s.Asks("with")
	s.Answer("travels", true)
	s.Asks("ticket")
	s.Hides("stays")
	s.Wrong("ticket", form.Required)
	problems(t, s, "ticket required", "with required")
	s.Answer("with", "aunt")
	s.Answer("ticket", "7")
	s.Answer("travels", false)
	s.Asks("stays")
	s.Data(m{"travels": false, "with": "aunt"})
	s.Answer("travels", true)
	s.Data(m{"travels": true, "with": "aunt", "ticket": "7"})
}

func problems(t *testing.T, s *scenario, want ...string) {
	t.Helper()
	var got []string
	for _, p := range s.s.AllProblems() {
		got = append(got, string(p.Question)+" "+string(p.Kind))
	}
	if strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("problems %q, want %q", got, want)
	}
}

// Both kinds of dependencies, by their new names and their old one.
func TestWhatComesWithAnAnswer(t *testing.T) {
	for _, c := range []string{
		`"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"card":["bank"],"child":{"properties":{"school":{"type":"string"}},"required":["school"]}}`,
		`"dependentRequired":{"card":["bank"]},"dependentSchemas":{"child":{"properties":{"school":{"type":"string"}},"required":["school"]}}`,
	} {
		s := sit(t, plainForm(t, `{"type":"object","properties":{"card":{"type":"string"},"bank":{"type":"string"},"child":{"type":"boolean"}},`+c+`}`))
		s.Hides("school")
		s.Answer("child", true)
		s.Asks("school")
		s.Wrong("school", form.Required)
		s.Answer("school", "Nong Khai")
		s.Answer("card", "1")
		problems(t, s, "bank required")
	}
}

func TestPartsAreLaidTogether(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","$defs":{"place":{"$anchor":"place","type":"object","properties":{"town":{"type":"string","maxLength":5}},"required":["town"]},
		"short":{"type":"string","maxLength":3}},
		"properties":{
			"home":{"allOf":[{"$ref":"#place"},{"properties":{"floor":{"type":"integer"},"town":{"minLength":2}},"required":["floor"]}]},
			"code":{"title":"Code","allOf":[{"$ref":"#/$defs/short"},{"pattern":"^[a-z]+$"}]}}}`))
	s.Wrong("home.town", form.Required)
	s.Wrong("home.floor", form.Required)
	s.Answer("home.town", "x")
	s.Wrong("home.town", form.TooShort)
	s.Answer("home.town", "Battambang")
	s.Wrong("home.town", form.TooLong)
	s.Answer("code", "abcd")
	s.Wrong("code", form.TooLong)
	s.Answer("code", "A1")
	s.Wrong("code", form.WrongPattern)
}

func TestShapesInRows(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{"kin":{"type":"array","items":{"oneOf":[
		{"title":"Alive","properties":{"state":{"const":"alive"},"town":{"type":"string"}}},
		{"title":"Dead","properties":{"state":{"const":"dead"},"year":{"type":"integer"}}}]}}}}`))
	a, b := s.Row("kin"), s.Row("kin")
	s.Answer(a+".state", "alive")
	s.Answer(b+".state", "dead")
	s.Asks(a+".town", b+".year")
	s.Hides(a+".year", b+".town")
	s.Answer(a+".town", "Pakse")
	s.Answer(b+".year", 2020)
	s.Data(m{"kin": []any{m{"state": "alive", "town": "Pakse"}, m{"state": "dead", "year": 2020.0}}})
	s.Answer(a+".state", "dead")
	s.Data(m{"kin": []any{m{"state": "dead"}, m{"state": "dead", "year": 2020.0}}})
}

func TestDataFindsItsShape(t *testing.T) {
	d := plainForm(t, `{"type":"object","properties":{"to":{"oneOf":[
		{"type":"object","properties":{"called":{"type":"string"}},"required":["called"]},
		{"type":"object","properties":{"desk":{"type":"integer"}},"required":["desk"]}]},
		"much":{"type":["string","number"]}}}`)
	rec, unknown := d.FromData(m{"to": m{"desk": 4.0}, "much": 2.0}, time.Now())
	if len(unknown) > 0 {
		t.Errorf("unknown %v", unknown)
	}
	s := resume(t, d, rec)
	s.Data(m{"to": m{"desk": 4.0}, "much": 2.0})
	s.Has("to.~oneOf", "2")
	s.Has("much.~anyOf", "2")
}

func TestShapesThatHaveNoEditor(t *testing.T) {
	for schema, why := range map[string]string{
		`{"oneOf":[{"type":"string"},{"type":"object","properties":{"b":{"type":"string"}}}]}`:                                                         "an object in one shape",
		`{"oneOf":[{"type":"string"},{"type":"array","prefixItems":[{"type":"string"}]}]}`:                                                             "one of several sorts",
		`{"type":"object","properties":{"b":{"type":"string"}},"unevaluatedProperties":{"type":"string"}}`:                                             "true or false only",
		`{"type":"object","properties":{"b":{"type":"string"}},"additionalProperties":{"type":"string"}}`:                                              "true or false only",
		`{"type":"object","properties":{"b":{"type":"boolean"}},"if":{"properties":{"c":{"const":1}}},"then":{"properties":{"c":{"type":"integer"}}}}`: "a.c → a.c",
		`{"type":"object","allOf":[{"type":"string"}],"properties":{"b":{"type":"string"}}}`:                                                           "laid over an object",
		`{"type":"object","properties":{"~b":{"type":"string"}}}`:                                                                                      "begin with ~",
	} {
		_, err := form.LoadPlain(plainFiles(`{"type":"object","properties":{"a":`+schema+`}}`, ""))
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s\n%v\nwanted %s", schema, err, why)
		}
	}
}

// A phone or an address: either will do, and none is asked for as a shape.
func TestShapesThatOnlyJudge(t *testing.T) {
	s := sit(t, plainForm(t, `{"type":"object","properties":{"name":{"type":"string"},"phone":{"type":"string"},"street":{"type":"string"}},
		"anyOf":[{"required":["phone"]},{"required":["street"]}]}`))
	s.Asks("name", "phone", "street")
	s.Hides("~anyOf")
	problems(t, s, "phone other")
	s.Answer("street", "by the bridge")
	problems(t, s)
	s.Answer("street", nil)
	s.Non("phone", casefile.PreferNot)
	problems(t, s)
}

// What a shape says across its questions counts while it is chosen, in rows
// too.
func TestAShapeJudgesAcrossItsQuestions(t *testing.T) {
	shape := `{"oneOf":[
		{"properties":{"pay":{"const":"card"},"card":{"type":"string"},"bank":{"type":"string"}},"dependentRequired":{"card":["bank"]}},
		{"properties":{"pay":{"const":"cash"},"much":{"type":"number"}}}]}`
	s := sit(t, plainForm(t, `{"type":"object","properties":{"one":`+shape+`,"many":{"type":"array","items":`+shape+`}}}`))
	s.Answer("one.pay", "card")
	s.Answer("one.card", "1")
	problems(t, s, "one.bank required")
	row := s.Row("many")
	s.Answer(row+".pay", "card")
	s.Answer(row+".card", "2")
	problems(t, s, "one.bank required", row+".bank required")
	s.Answer("one.pay", "cash")
	s.Answer(row+".bank", "KB")
	problems(t, s)
}
