package xlsform_test

import (
	"fmt"
	"strings"
	"testing"

	"onward/app/xlsform"
)

// Every sort of question a calculation can look at.
const sorts = `type|name|label|relevant|calculation
integer|n|N
decimal|x|X
text|t|T
date|d|D
date|e|E
select_one ab|o|O
select_one figures|f|F
select_multiple ab|m|M
acknowledge|k|K
begin repeat|r|R
integer|rn|RN
end repeat
`

const lists = "list_name|name\nab|a\nab|b\nfigures|1\nfigures|2\nfigures|3"

type answers = map[string]any

// What XPath says must be what comes out, also where nothing is answered: an
// empty text and NaN are nothing (nil).
func TestCalculations(t *testing.T) {
	days := answers{"d": "2000-11-24", "e": "2026-11-23"}
	for _, c := range []struct {
		cell string
		with answers
		want any
	}{
		{"1 + 2 * 3", nil, 7.0},
		{"(1 + 2) * 3 - 4 div 8", nil, 8.5},
		{"- 2 - 3", nil, -5.0},
		{"7 mod 3", nil, 1.0},
		{"-7 mod 3", nil, -1.0},
		{"7.5 mod 2", nil, 1.5},
		{"${n} mod 12", answers{"n": 30.0}, 6.0},
		{"${n} + ${x}", answers{"n": 2.0}, nil},
		{"${n} + ${x}", answers{"n": 2.0, "x": 0.5}, 2.5},
		{"coalesce(${n}, 0) + coalesce(${x}, '0')", answers{"n": 2.0}, 2.0},
		{"1 div ${n}", answers{"n": 0.0}, nil},            // Infinity in XPath, and no number anywhere else
		{"if(${n} + 1 > 3, 'more', 'less')", nil, "less"}, // NaN > 3 is false, not nothing
		{"if(${n} + 1 > 3, 'more', 'less')", answers{"n": 3.0}, "more"},
		{"if(${n} > 3 or ${x} > 3, 1, 0)", answers{"x": 4.0}, 1.0},
		{"if(not(${n} > 3), 1, 0)", nil, 1.0},
		{"if(${o} = 'a', 1, '')", nil, nil},
		{"if(${o} != 'a', 1, 0)", nil, 1.0},
		{"if(${o} = '', 'open', ${o})", nil, "open"},
		{"if(${o} = '', 'open', ${o})", answers{"o": "b"}, "b"},
		{"if(${n} = '', 'open', 'said')", nil, "open"},
		{"if(${n} = '', 'open', 'said')", answers{"n": 0.0}, "said"},
		{"if(${n} + ${x} > 1 or ${n} = 'NaN' or string-length(${n}) = 0, 'none', 'some')", nil, "none"},
		{"if(${n} = 'NaN' or string-length(${n}) = 0, 'none', 'some')", answers{"n": 0.0}, "some"},
		{"if(string-length(${n}) > 0 and ${n} != 'NaN', ${n} * 2, 7)", nil, 7.0},
		{"if(string-length(${n}) > 0 and ${n} != 'NaN', ${n} * 2, 7)", answers{"n": 2.0}, 4.0},
		{"if(${n} != 5, 1, 0)", nil, 1.0},
		{"if(${n} = '5', 1, 0)", answers{"n": 5.0}, 1.0},
		{"${f} * 2", answers{"f": "3"}, 6.0},
		{"${f} * 2", nil, nil},
		{"if(${f} >= 2, 'high', 'low')", answers{"f": "2"}, "high"},
		{"if(${f} >= 2, 'high', 'low')", nil, "low"},
		{"if(${f} = 1, 'one', 'more')", answers{"f": "1"}, "one"},
		{"(${o} = 'a') + (${f} = '1') + selected(${m}, 'b')", answers{"o": "a", "m": []any{"a", "b"}}, 2.0},
		{"count-selected(${m})", nil, 0.0},
		{"count-selected(${m})", answers{"m": []any{"a", "b"}}, 2.0},
		{"string-length(${t})", nil, 0.0},
		{"string-length(${t})", answers{"t": "ขวัญ"}, 4.0},
		{"concat(${t}, ' ', ${o}, 7)", answers{"t": "x"}, "x 7"},
		{"if(contains(${t}, 'el') and starts-with(${t}, 'h') and ends-with(${t}, 'lo'), 1, 0)", answers{"t": "hello"}, 1.0},
		{"if(regex(${t}, '[0-9]+'), 1, 0)", answers{"t": "12a"}, 0.0},
		{"if(regex(${t}, '[0-9]+'), 1, 0)", answers{"t": "12"}, 1.0},
		{"if(${k}, 1, 0)", answers{"k": true}, 1.0},
		{"round(2.5) + round(-2.5) * 100", nil, -197.0}, // 3 and -2
		{"round(${x}, 2)", answers{"x": 3.14159}, 3.14},
		{"floor(${x}) + ceiling(${x}) + int(${x})", answers{"x": -1.5}, -4.0},
		{"abs(${x})", answers{"x": -1.5}, 1.5},
		{"min(${n}, 3, ${x})", answers{"n": 5.0, "x": 4.0}, 3.0},
		{"max(${n}, 3)", nil, nil},
		{"pow(2, ${n})", answers{"n": 3.0}, 8.0},
		{"number(${f}) + 0.5", answers{"f": "2"}, 2.5},
		{"today()", nil, today},
		{"int((today() - ${d}) div 365.25)", days, 25.0},
		{"int((today() - ${d}) div 365.25)", nil, nil},
		{"${e} - ${d}", days, 9495.0},
		{"date(${d} + 7)", days, "2000-12-01"},
		{"date('2026-01-31')", nil, "2026-01-31"},
		{"decimal-date-time(${d}) - decimal-date-time(date('2000-11-20'))", days, 4.0},
		{"if(${e} < today() or ${d} >= '2000-12-01', 1, 0)", days, 0.0},
		{"if(${d} < ${e}, ${d}, ${e})", days, "2000-11-24"},
		{"sum(${rn}) + count(${r})", answers{"r": []any{"r1", "r2"}, "r.r1.rn": 4.0, "r.r2.rn": 5.0}, 11.0},
		{"sum(${rn})", answers{"r": []any{"r1", "r2"}, "r.r1.rn": 4.0}, 4.0}, // a row with nothing in it is no row
		{"sum(${rn})", nil, 0.0},
		{"${n} > 1 and ${t} = 'y'", answers{"n": 2.0, "t": "y"}, true},
		{"if(${o} = ‘a’, “A”, 'B')", answers{"o": "a"}, "A"},
		{"coalesce(${t}, ${o})", answers{"o": "b"}, "b"},
	} {
		p := imported(t, map[string]string{"survey": sorts + "calculate|c|C||" + c.cell, "choices": lists})
		if len(p.Lost) > 0 {
			t.Errorf("%s: %v", c.cell, lines(p.Lost))
			continue
		}
		k := begun(t, loaded(t, p))
		for id, v := range c.with {
			if id == "r" {
				k.answer(id, v)
			}
		}
		for id, v := range c.with {
			k.answer(id, v)
		}
		if got, _ := k.s.Value("c"); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s with %v: %v, want %v", c.cell, c.with, got, c.want)
		}
	}
}

// What is not understood, or would come out differently, is refused by name.
func TestCalculationsThatStayBehind(t *testing.T) {
	for cell, why := range map[string]string{
		"once(today())": "once()", "now()": "now()", "jr:choice-name(${o}, '${o}')": "jr:choice-name()", "position(..)": "path",
		"indexed-repeat(${rn}, ${r}, 1)": "indexed-repeat()", "pulldata('a', 'b', 'c', 'd')": "pulldata()", "random()": "random()",
		"instance('x')/list/item[name = 'a']": "path", "/survey/n + 1": "path", "${n}[1]": "path",
		"${rn}": "an answer for each row", "sum(${n})": "not a number in a repeat", "count(${n})": "not a repeat", "${r}": "no question",
		"${t} * 2": "text as a number", "${m} = 'a'": "several choices as one", "${m}": "no single answer", "selected(${m}, ${o})": "not written out",
		"if(${n}, 1, 2)": "true or false", "if(${o} = 'a', 1, 'x')": "now another", "${k} = 1": "compares true or false", "''": "no single answer",
		"${t} > 'a'": "text as a number", "${n} > ''": "more than ''", "concat(${n}, 'a')": "not text", "date(${t})": "not a date", ". + 1": "own result",
		"${c} + 1": "leads back", "n + 1": "bare word", "'a": "quote that does not end", "${n": "${ that does not end", "1 +": "ends where", "1 2": "goes on",
		"(1": "does not close", "min(1": "without its end", ")": "where a value should be", "1.2.3": "number", "#": "sign '#'",
		"not()": "does not take 0 values", "if(1, 2)": "does not take 2", "round(${x}, ${n})": "places",
		"if(${n} = 'NaN', 1, 0)": "text as a number", "if(${n} = 'NaN' or string-length(${x}) = 0, 1, 0)": "text as a number", "if(${n} = 'NaN' and string-length(${n}) = 0, 1, 0)": "text as a number", "regex(${t}, ${o})": "not written out",
		strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60): "deeper than 40", strings.Repeat("1+", 2500) + "1": "longer than 4000",
		strings.Repeat("1+", 900) + "1": "too long here", strings.Repeat("1+", 300) + "1": "does not fit", "${nobody}": "nothing of this name",
	} {
		p := imported(t, map[string]string{"survey": sorts + "calculate|c|C||" + cell, "choices": lists})
		if got := lines(p.Lost); len(got) != 1 || !strings.Contains(got[0], why) {
			t.Errorf("%.60s: %q, want …%s…", cell, got, why)
		}
		loaded(t, p)
	}
}

// A relevant is asked before anything is answered, and after each answer.
func TestRelevants(t *testing.T) {
	for _, c := range []struct {
		cell  string
		empty bool // asked while nothing is answered
		yes   answers
		no    answers
	}{
		{"${o} = 'a'", false, answers{"o": "a"}, answers{"o": "b"}},
		{"'a' = ${o}", false, answers{"o": "a"}, answers{"o": "b"}},
		{"${o} != 'a'", true, answers{"o": "b"}, answers{"o": "a"}},
		{"not(${o} = 'a')", true, answers{"o": "b"}, answers{"o": "a"}},
		{"${o} != ''", false, answers{"o": "b"}, nil},
		{"${o} = ''", true, nil, answers{"o": "b"}},
		{"${o} != '' and ${o} != 'a'", false, answers{"o": "b"}, answers{"o": "a"}},
		{"${o} = 'a' or ${n} > 3", false, answers{"n": 4.0}, answers{"n": 3.0}},
		{"not(${o} = 'a' or ${n} > 3)", true, answers{"n": 3.0}, answers{"n": 4.0}},
		{"not(${o} = 'a' and ${n} > 3)", true, answers{"o": "a"}, answers{"o": "a", "n": 4.0}},
		{"${o} != 'a' or ${n} != 3", true, answers{"o": "a"}, answers{"o": "a", "n": 3.0}},
		{"${o} = 'a' and not(selected(${m}, 'b'))", false, answers{"o": "a", "m": []any{"a"}}, answers{"o": "a", "m": []any{"b"}}},
		{"selected(${m}, 'a') and selected(${m}, 'b')", false, answers{"m": []any{"b", "a"}}, answers{"m": []any{"a"}}},
		{"selected(${o}, 'a')", false, answers{"o": "a"}, answers{"o": "b"}},
		{"${m} = 'a'", false, answers{"m": []any{"a"}}, answers{"m": []any{"a", "b"}}},
		{"count-selected(${m}) > 1", false, answers{"m": []any{"a", "b"}}, answers{"m": []any{"a"}}},
		{"count-selected(${m}) < 2", true, answers{"m": []any{"a"}}, answers{"m": []any{"a", "b"}}},
		{"count-selected(${m}) = 0", true, nil, answers{"m": []any{"a"}}},
		{"string-length(${t}) >= 3", false, answers{"t": "abc"}, answers{"t": "ab"}},
		{"regex(${t}, '[a-z]+')", false, answers{"t": "abc"}, answers{"t": "abc1"}},
		{"${t} = 'x'", false, answers{"t": "x"}, answers{"t": "X"}},
		{"${n} = 3", false, answers{"n": 3.0}, answers{"n": 4.0}},
		{"${n} = '3'", false, answers{"n": 3.0}, answers{"n": 4.0}},
		{"3 <= ${n} and ${n} < 5", false, answers{"n": 3.0}, answers{"n": 5.0}},
		{"${x} > -1.5", false, answers{"x": -1.0}, answers{"x": -1.5}},
		{"${f} > 1", false, answers{"f": "2"}, answers{"f": "1"}},
		{"${f} = 2", false, answers{"f": "2"}, answers{"f": "1"}},
		{strings.Repeat("${o} = 'a' or ", 40) + "${o} = 'a'", false, answers{"o": "a"}, answers{"o": "b"}},
		{strings.Repeat("${o} != 'a' and ", 40) + "${o} != 'a'", true, answers{"o": "b"}, answers{"o": "a"}},
		{"${k} = 'OK'", false, answers{"k": true}, answers{"k": false}},
		{"${d} = '2026-01-01'", false, answers{"d": "2026-01-01"}, answers{"d": "2026-01-02"}},
		{"${c} > 10", false, answers{"n": 6.0}, answers{"n": 5.0}},
		{"${c} != ''", false, answers{"n": 6.0}, nil},
		{"${g} = 'high'", false, answers{"n": 6.0}, answers{"n": 1.0}},
		{"${o} = 'NaN' or string-length(${o}) = 0", true, nil, answers{"o": "a"}},
		{"true()", true, nil, nil},
	} {
		p := imported(t, map[string]string{"choices": lists,
			"survey": sorts + "calculate|c|C||${n} * 2\ncalculate|g|G||if(${n} > 3, 'high', 'low')\ntext|it|It|" + c.cell})
		if len(p.Lost) > 0 {
			t.Errorf("%s: %v", c.cell, lines(p.Lost))
			continue
		}
		d := loaded(t, p)
		for want, with := range map[bool]answers{true: c.yes, false: c.no} {
			k := begun(t, d)
			if got := k.s.Shown("it"); got != c.empty {
				t.Errorf("%s with nothing answered: asked is %v", c.cell, got)
			}
			for id, v := range with {
				k.answer(id, v)
			}
			if got := k.s.Shown("it"); with != nil && got != want {
				t.Errorf("%s with %v: asked is %v", c.cell, with, got)
			}
		}
	}
}

func TestConstraints(t *testing.T) {
	for _, c := range []struct {
		sort, cell string
		good, bad  any
	}{
		{"integer", ". >= 0 and . <= 120", 120.0, 121.0},
		{"integer", ". > 0", 1.0, 0.0},
		{"decimal", ". < 1.5", 1.4, 1.5},
		{"integer", ". = 99 or (. >= 1 and . <= 9)", 99.0, 98.0},
		{"integer", ". != 5", 4.0, 5.0},
		{"integer", "not(. = 5)", 4.0, 5.0},
		{"text", "regex(., '^[a-z]+$')", "abc", "ab1"},
		{"text", "string-length(.) = 3", "abc", "ab"},
		{"text", "string-length(.) > 2 and string-length(.) <= 4", "abcd", "ab"},
		{"select_multiple ab", "count-selected(.) <= 1", []any{"a"}, []any{"a", "b"}},
		{"select_multiple ab", "not(selected(., 'a') and selected(., 'b'))", []any{"a"}, []any{"a", "b"}},
		{"select_one ab", ". != 'b'", "a", "b"},
		{"select_one figures", ". > 1", "2", "1"},
		{"integer", strings.Repeat(". = 1 or ", 40) + ". = 2", 2.0, 3.0},
		{"integer", strings.Repeat(". != 1 and ", 40) + ". != 2", 3.0, 2.0},
		{"date", ". <= today()", "2026-11-23", "2026-11-24"},
	} {
		p := imported(t, map[string]string{"survey": "type|name|label|constraint\n" + c.sort + "|it|It|" + c.cell, "choices": lists})
		if len(p.Lost) > 0 {
			t.Errorf("%s: %v", c.cell, lines(p.Lost))
			continue
		}
		k := begun(t, loaded(t, p))
		if q, _ := k.s.Def().Question("it"); c.sort == "select_one figures" && len(q.Options) != 3 {
			t.Errorf("%s: offers %v", c.cell, q.Options)
		}
		k.wrong("it") // nothing is never wrong
		k.answer("it", c.good)
		k.wrong("it")
		k.answer("it", c.bad)
		if len(k.s.Problems("it")) == 0 {
			t.Errorf("%s: %v is let by", c.cell, c.bad)
		}
	}
}

func TestRangesKeepTheirSteps(t *testing.T) {
	p := imported(t, map[string]string{"survey": "type|name|label|parameters\nrange|a|A|start=0 end=100 step=25\nrange|b|B|start=0;end=1;step=0.1\nrange|c|C|start=1,end=9,step=2,colour=red"})
	if got := lines(p.Lost); len(got) != 2 || !strings.Contains(got[0], "colour=red") || !strings.Contains(got[1], "steps are counted from nought") {
		t.Errorf("lost %q", got)
	}
	k := begun(t, loaded(t, p))
	k.answer("a", 50.0)
	k.wrong("a")
	k.answer("b", 0.3)
	k.wrong("b")
	k.answer("a", 60.0)
	k.answer("b", 0.35)
	for _, id := range []string{"a", "b"} {
		if len(k.s.Problems("a")) == 0 {
			t.Errorf("%s: between the steps, and let by", id)
		}
	}
}

// Rules and calculations that look at each other in a circle do not stop the
// form; the one that closes it stays behind.
func TestCirclesAreCut(t *testing.T) {
	p := imported(t, map[string]string{"survey": `type|name|label|relevant|calculation
integer|a|A|${b} > 1
integer|b|B|${c} > 1
calculate|c|C||${a} + 1
begin repeat|r|R|${s} > 3
integer|v|V
end repeat
calculate|s|S||sum(${v})
begin group|g|G|${h} = 1
integer|h|H
end group
calculate|u|U||${w}
calculate|w|W||${u}`})
	want := []string{
		"survey 3 relevant is always asked: the condition leads back to itself",
		"survey 5 relevant is always asked: the condition leads back to itself",
		"survey 9 relevant is always asked: the condition leads back to itself",
		"survey 12 calculation is not worked out: the calculation leads back to itself",
		"survey 13 calculation is not worked out: the calculation leads back to itself",
	}
	if got := lines(p.Lost); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("lost:\n%s", strings.Join(got, "\n"))
	}
	loaded(t, p)
}

// Whatever stands in a cell: a form that loads, or a reason.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{"${n} + 1", "if(${o} = 'a', ${x}, '')", "not(selected(${m}, 'a')) or ${t} != ''", "int((today() - ${d}) div 365.25)", ". > 3 and regex(., 'a')", "sum(${rn})"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		cell = strings.NewReplacer("|", "", "\n", " ").Replace(cell)
		b := &xlsform.Book{Sheets: map[string]*xlsform.Sheet{"choices": typed(lists), "survey": typed(strings.Replace(sorts, "calculation", "calculation|constraint", 1) +
			"calculate|c|C||" + cell + "\ninteger|i|I|" + cell + "||" + cell + "\ntext|j|J|||" + cell)}}
		if _, err := xlsform.Import(b, xlsform.Params{ID: "x"}); err != nil {
			t.Errorf("%q: %v", cell, err)
		}
	})
}
