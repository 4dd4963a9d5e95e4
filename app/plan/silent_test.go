package plan_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
)

// Marks find words that leak. What is ticked, counted or dated has no words to
// mark: here each answer that stays is changed into another, and the paper must
// stay as it is, to the letter.

// otherwise is another value a question may have.
func otherwise(q *form.Question, v any) any {
	switch q.Kind {
	case form.YesNo:
		return v != true
	case form.Face5, form.Level4, form.Num, form.Int, form.Age:
		return 3.0
	case form.One:
		if n := len(q.Options); n > 1 {
			return q.Options[n-1]
		}
		return v
	case form.Many:
		if n := len(q.Options); n > 1 {
			return []any{q.Options[n-1]}
		}
		return v
	case form.Date:
		return "2026-11-30"
	case form.Time:
		return "23:59"
	case form.Lang:
		return "khm"
	case form.Country:
		return "KH"
	case form.Money:
		return casefile.Plain(casefile.Money{Amount: 77, Currency: "KHR"})
	}
	return value(q, "Zq8888qZ")
}

// decides tells whether an answer is there to say what a paper may tell.
func decides(f plan.Field) bool {
	return f.Form == "f10" || strings.HasSuffix(string(f.Question), ".choice") || strings.HasSuffix(string(f.Question), ".share")
}

// A paper, and the data of a letter, are the same whatever the answers are that
// stay: who reads it learns nothing of them, not even from what is left out.
func TestLeak_WhatStaysChangesNothing(t *testing.T) {
	s := shelf(t)
	lot := rand.New(rand.NewPCG(6, 3))
	for n, copy := range []plan.Copy{plan.Survivor, plan.Carry, plan.Receiving, plan.Receiving, plan.Receiving, plan.Request} {
		c, _ := marked(s)
		share(c, s, "yes")
		c.Latest("f07").Put("yes.want", casefile.Answer{Value: "yes", At: now})
		if n > 2 {
			def, _ := s.Form("f10")
			for _, q := range def.Questions() {
				if strings.HasPrefix(string(q.ID), "items.") && q.Kind == form.One {
					c.Latest("f10").Put(q.ID, casefile.Answer{Value: []string{"yes", "no", "part"}[lot.IntN(3)], At: now})
				}
			}
		}
		in := ask(s, c, copy)
		in.Langs, in.Recipient = []string{"en"}, "leak-f10"
		base := compose(t, in)
		var stay []plan.Field
		for _, w := range base.Left {
			if !decides(w.Field) {
				stay = append(stay, w.Field)
			}
		}
		tried := 0
		for len(stay) > 0 {
			some := stay[:min(60, len(stay))]
			stay = stay[len(some):]
			if n := changed(t, in, base, some); n > 0 {
				tried += n
				continue
			}
			for i := range some { // one of them says what is asked at all
				tried += changed(t, in, base, some[i:i+1])
			}
		}
		if tried < 500 {
			t.Errorf("%s: %d answers were changed, too few to believe the test", copy, tried)
		}
	}
}

// changed gives the answers of these fields other values and looks whether the
// paper tells. It gives how many it changed, or 0 where other questions are
// asked then.
func changed(t *testing.T, in plan.Input, base *plan.Plan, fields []plan.Field) int {
	t.Helper()
	in.Case = in.Case.Clone()
	for _, f := range fields {
		sit := in.Case.Sitting(f.Sitting)
		def, _ := in.Shelf.Of(sit)
		q, ok := def.Question(f.Question)
		if !ok {
			t.Fatalf("no question %s", f.Question)
		}
		a, _ := sit.Answer(f.Question)
		a.Value = otherwise(q, a.Value)
		sit.Put(f.Question, a)
	}
	p, err := plan.Compose(in)
	if err != nil || !reflect.DeepEqual(p.Leaves, base.Leaves) {
		return 0
	}
	switch {
	case p.Text() == base.Text():
	case len(fields) == 1:
		t.Errorf("%s: what is told changes with %v", in.Copy, fields)
	default:
		return 0 // to find out which
	}
	return len(fields)
}
