package app

import (
	"os"
	"regexp"
	"slices"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
)

// Every way the questions about being counted can be answered: only a yes that
// holds counts.
func TestMayCount_OnlyAYesThatHolds(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	say := func(s *casefile.Sitting, q casefile.QuestionID, v any) {
		if v != nil {
			s.Put(q, casefile.Answer{Value: v, At: now})
		}
	}
	tried, counted := 0, 0
	for _, numbers := range []any{nil, "yes", "no", "later", true} {
		for _, record := range []any{nil, "yes", "no", "later"} {
			for _, taken := range []any{"(none)", "", "all", "record", "numbers", "photo"} {
				for _, gone := range []bool{false, true} {
					for _, later := range []any{"(none)", nil, "yes", "no"} {
						s := &casefile.Sitting{ID: "s", Form: "f01", Begun: now}
						say(s, "choice.numbers", numbers)
						say(s, "choice.record", record)
						if taken != "(none)" {
							say(s, "taken_back.log", []any{"r1"})
							say(s, "taken_back.log.r1.item", taken)
						}
						c := &casefile.Case{Sittings: []*casefile.Sitting{s}}
						want := numbers == "yes" && record != "no" && (taken == "(none)" || taken == "photo")
						if later != "(none)" { // a newer talk: nothing of the older one counts
							again := &casefile.Sitting{ID: "t", Form: "f01", Begun: now.AddDate(0, 1, 0)}
							say(again, "choice.numbers", later)
							c.Sittings = append([]*casefile.Sitting{again}, c.Sittings...)
							want = later == "yes"
						}
						if gone {
							g := &casefile.Sitting{ID: "g", Form: "f17", Begun: now}
							say(g, "ask.what", []any{"delete"})
							c.Sittings = append(c.Sittings, g)
							want = false
						}
						tried++
						if want {
							counted++
						}
						if got := mayCount(c); got != want {
							t.Fatalf("numbers %v, record %v, taken back %v, wants it gone %v, later %v: counted %v", numbers, record, taken, gone, later, got)
						}
					}
				}
			}
		}
	}
	if mayCount(&casefile.Case{}) || counted == 0 || counted > tried/4 {
		t.Errorf("%d of %d may be counted", counted, tried)
	}
}

// What is read for counting is never a text, and never of sensitivity P3 but for
// the two that are told as counts alone, in the forms as they stand. HTCDS.md
// names no answer that is not among them.
func TestCountedFields_AreChoicesThatHurtNobody(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	plain := []form.Kind{form.One, form.Many, form.Country, form.Date} // of the day it is only asked whether there is one
	hurting := []countedField{countedKinds, countedDecision}
	all := append([]countedField{countedCountry, countedNationality, countedGender, countedAgreed, countedSeen, countedReasons}, countedNeeds...)
	for _, f := range append(all, hurting...) {
		def, ok := shelf.Form(f.form)
		if !ok {
			t.Fatalf("no form %s", f.form)
		}
		q, ok := def.Question(f.q)
		if !ok || (q.Sens == form.P3) != slices.Contains(hurting, f) || q.Sens == "" || !slices.Contains(plain, q.Kind) {
			t.Errorf("%s %s: %+v", f.form, f.q, q)
		}
	}
	f04, _ := shelf.Form("f04")
	q, _ := f04.Question("start.form")
	for _, o := range q.Options {
		if kindOf[o] == "" {
			t.Errorf("%s is of no kind that is counted", o)
		}
	}
	doc, err := os.ReadFile("stats/HTCDS.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\| (f[01]\d) ([a-z_]+\.[a-z_]+) \|`).FindAllStringSubmatch(string(doc), -1)
	all = append(all, countedField{"f03", "you.birth"}, countedField{"f01", "choice.numbers"})
	for _, n := range named {
		if !slices.Contains(all, countedField{casefile.FormID(n[1]), casefile.QuestionID(n[2])}) {
			t.Errorf("HTCDS.md names %s, which is not read", n[0])
		}
	}
	if len(named) < 6 {
		t.Errorf("only %d answers named in HTCDS.md", len(named))
	}
}
