package app

import (
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

// What is read for counting is never a text and never of sensitivity P3, in the
// forms as they stand.
func TestCountedFields_AreChoicesThatHurtNobody(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	plain := []form.Kind{form.One, form.Country, form.Date} // of the day it is only asked whether there is one
	for _, f := range append([]countedField{countedCountry, countedGender, countedAgreed, countedSeen}, countedNeeds...) {
		def, ok := shelf.Form(f.form)
		if !ok {
			t.Fatalf("no form %s", f.form)
		}
		q, ok := def.Question(f.q)
		if !ok || q.Sens == form.P3 || q.Sens == "" || !slices.Contains(plain, q.Kind) {
			t.Errorf("%s %s: %+v", f.form, f.q, q)
		}
	}
}
