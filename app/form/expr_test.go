package form_test

import (
	"fmt"
	"reflect"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// worked gives what an expression comes to, with answers to b (number),
// c (many), d (pdate), e (table of n).
func worked(t *testing.T, kind, expr string, answers map[string]any) any {
	t.Helper()
	props := fmt.Sprintf(`"a":{"type":%q,"x-who":"X","x-compute":%q},"b":{"type":"number"},
		"c":{"type":"array","items":{"enum":["x","y"]}},"d":{"$ref":"onward:types#/$defs/pdate"},
		"e":{"type":"array","items":{"type":"object","properties":{"n":{"type":"number"}}}}`, kind, expr)
	d, err := form.Load(pack(props, control("a")+","+control("b")+","+control("c")+","+control("d")+","+control("e")), "x")
	if err != nil {
		t.Fatal(expr, err)
	}
	s := sit(t, d)
	for _, id := range []string{"b", "c", "d"} {
		if non, ok := answers[id].(casefile.NonAnswer); ok {
			s.Non(id, non)
		} else if v, ok := answers[id]; ok {
			s.Answer(id, v)
		}
	}
	for _, n := range listOf(answers["e"]) {
		s.Answer(s.Row("e")+".n", n)
	}
	v, _ := s.s.Value("a")
	return v
}

func listOf(v any) []any { l, _ := v.([]any); return l }

// A share of nothing at all is no number, and JSON could not hold it.
func TestDividingByZeroGivesNothing(t *testing.T) {
	for _, expr := range []string{"1 / answers.b", "-1 / answers.b", "answers.b / answers.b", "1 + 1 / answers.b"} {
		if got := worked(t, "number", expr, map[string]any{"b": 0.0}); got != nil {
			t.Errorf("%s is %v", expr, got)
		}
	}
}

func TestNothingIsHarmless(t *testing.T) {
	for expr, want := range map[string]any{
		"answers.b > 3":                              false,
		"not (answers.b > 3)":                        true,
		"answers.b > 3 or today == \"2026-11-23\"":   true,
		"answers.b and true":                         false,
		"answers.b ? true : false":                   false,
		"answers.b + 1 > 0":                          nil, // arithmetic with nothing has no result
		"answers.d.ce startsWith \"19\"":             false,
		"answers.c contains \"x\"":                   false,
		"\"x\" in answers.c":                         false,
		"any(answers.e, .n > 2)":                     false,
		"all(answers.e, .n > 2)":                     true,
		"count(answers.e) == 0":                      false, // nobody said there are none
		"len(answers.e) == nil":                      true,
		"len(answers.e) > 0":                         false,
		"len(filter(answers.e, .n > 2)) == 0":        true,
		"sum(map(answers.e, .n)) == 0":               true,
		"age_on(answers.d, today) < 18":              false,
		"answered(\"b\") or non_of(\"b\") == \"dk\"": false,
		"answers.b == nil":                           true,
	} {
		if got := worked(t, "boolean", expr, nil); got != want {
			t.Errorf("%s is %v, want %v", expr, got, want)
		}
	}
}

func TestExpressions(t *testing.T) {
	some := map[string]any{"b": 4.0, "c": []any{"x"}, "d": born("2010-12-24"), "e": []any{1.0, 5.0, 9.0}}
	for _, c := range []struct {
		kind, expr string
		want       any
	}{
		{"number", "answers.b * 2", 8.0},
		{"integer", "answers.b / 3", nil}, // does not fit its own schema
		{"boolean", "answers.c contains \"x\" and !(answers.c contains \"y\")", true},
		{"number", "sum(map(answers.e, .n))", 15.0},
		{"number", "count(answers.e, .n > 2)", 2.0},
		{"number", "max(map(answers.e, .n))", 9.0},
		{"number", "age_on(answers.d, today)", 15.0},
		{"number", "days_between(answers.d, add_days(answers.d, 30))", 30.0},
		{"string", "add_days(today, 90)", "2027-02-21"},
		{"string", "answers.b > 3 ? \"much\" : \"little\"", "much"},
		{"string", "let n = answers.b; n > 3 ? \"much\" : \"little\"", "much"},
		{"boolean", "answered(\"b\")", true},
		{"number", "answers.c", nil},
	} {
		if got := worked(t, c.kind, c.expr, some); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s is %v, want %v", c.expr, got, c.want)
		}
	}
	if got := worked(t, "string", "non_of(\"b\")", map[string]any{"b": casefile.PreferNot}); got != "pns" {
		t.Errorf("non_of is %v", got)
	}
}

// Of a date not known to the day, the age is the youngest possible.
func TestAgeIsTheYoungestPossible(t *testing.T) {
	for _, c := range []struct {
		born m
		want any
	}{
		{born("2008-11-23"), 18.0},
		{born("2008-11-24"), 17.0},
		{m{"precision": "month", "ce": "2008-11"}, 17.0},
		{m{"precision": "month", "ce": "2008-10"}, 18.0},
		{m{"precision": "year", "ce": "2008"}, 17.0},
		{m{"precision": "range", "ce": "2005", "to": "2008"}, 17.0},
		{m{"precision": "range", "ce": "", "to": "2008"}, 17.0},
		{m{"precision": "range", "ce": "1998"}, 0.0},
		{m{"precision": "age", "age": 17.0, "on": "2025-11-01"}, 18.0},
		{m{"precision": "age", "age": 17.0, "on": "2025-12-01"}, 17.0},
		{m{"precision": "event", "text": "the flood"}, nil},
		{born("2030-01-01"), nil},
	} {
		if got := worked(t, "number", "age_on(answers.d, today)", map[string]any{"d": c.born}); got != c.want {
			t.Errorf("%v: age %v, want %v", c.born, got, c.want)
		}
	}
}
