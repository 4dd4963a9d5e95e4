package form_test

import (
	"fmt"
	"testing"

	"onward/app/form"
	"onward/forms"
)

// What may stand on a screen turned to the person, and what a question must not
// hang on, nor a question it hangs on.
func TestInHand_NothingThatCouldHurtAndNothingThatHintsAtIt(t *testing.T) {
	when := func(q string) string {
		return `"rule":{"effect":"SHOW","condition":{"scope":"#/properties/` + q + `","schema":{"const":true}}}`
	}
	d, err := form.Load(pack(
		`"plain":{"type":"boolean"},
		"danger":{"type":"boolean","x-sens":"P3"},
		"worker":{"type":"boolean","x-who":"W"},
		"sum":{"type":"boolean","x-who":"X","x-compute":"answers.danger"},
		"after_plain":{"type":"boolean","x-sens":"P2"},
		"after_worker":{"type":"boolean"},
		"after_danger":{"type":"boolean"},
		"after_that":{"type":"boolean"},
		"after_sum":{"type":"boolean"},
		"in_group":{"type":"boolean"},
		"level":{"$ref":"onward:types#/$defs/level4"},
		"sign":{"$ref":"onward:types#/$defs/sign"},
		"rows":{"type":"array","items":{"type":"object","properties":{"what":{"type":"string"}}}}`,
		control("plain")+","+control("danger")+","+control("worker")+","+control("sum")+","+
			control("after_plain", when("plain"))+","+control("after_worker", when("worker"))+","+
			control("after_danger", when("danger"))+","+control("after_that", when("after_danger"))+","+control("after_sum", when("sum"))+
			`,{"type":"Group","i18n":"x.g","elements":[`+control("in_group")+`],`+when("danger")+`},`+
			control("level")+","+control("sign")+","+control("rows")), "x")
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{"plain": true, "after_plain": true, "after_worker": true}
	for _, q := range d.Questions() {
		if q.InHand() != open[string(q.ID)] {
			t.Errorf("%s: %v", q.ID, q.InHand())
		}
	}
}

// Each of sixty questions hangs twice on the one before: looking at one must not
// double with each.
func TestInHand_ManyConditionsAreLookedAtOnce(t *testing.T) {
	properties, elements := `"q0":{"type":"boolean"}`, control("q0")
	for i := 1; i < 60; i++ {
		leaf := fmt.Sprintf(`{"scope":"#/properties/q%d","schema":{"const":true}}`, i-1)
		properties += fmt.Sprintf(`,"q%d":{"type":"boolean"}`, i)
		elements += "," + control(fmt.Sprint("q", i), `"rule":{"effect":"SHOW","condition":{"type":"OR","conditions":[`+leaf+","+leaf+`]}}`)
	}
	d, err := form.Load(pack(properties, elements), "x")
	if err != nil {
		t.Fatal(err)
	}
	if q, _ := d.Question("q59"); !q.InHand() {
		t.Error("closed")
	}
}

// Of every form that is shipped: what may be put into the person's hand is
// theirs and below P3; and nearly every form that asks the person has some.
func TestInHand_OfTheShippedForms(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for _, d := range shelf.All() {
		n := 0
		for _, q := range d.Questions() {
			if !q.InHand() {
				continue
			}
			n++
			if q.Who != form.Survivor || q.Sens == form.P3 {
				t.Errorf("%s %s: of %s, %s", d.ID(), q.ID, q.Who, q.Sens)
			}
		}
		most = max(most, n)
	}
	if most < 100 {
		t.Errorf("the needs assessment has %d questions for the person's own hand", most)
	}
}
