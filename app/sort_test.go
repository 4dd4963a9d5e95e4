package app_test

import (
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
	"onward/forms"
)

// What can get someone hurt is private, what says who someone is goes to
// identity, and what no form knows is private.
func TestSort_GoesByWhatTheFormSays(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	sort := app.Sort(shelf)
	for _, c := range []struct {
		form casefile.FormID
		q    casefile.QuestionID
		want vault.Ring
	}{
		{"f00", "person.called", vault.Identity},
		{"f00", "person.birth", vault.Identity},
		{"f00", "person.phone", vault.Identity},
		{"f00", "person.home_place", vault.Identity},
		{"f00", "case.referral_number", vault.Identity},
		{"f00", "person.other_languages", vault.Cases},
		{"f03", "names.others.k3f9.name", vault.Identity}, // a row's cell
		{"f03", "names.used_there", vault.Private},        // a name, and one that can hurt
		{"f03", "papers.list.a1b2.paper", vault.Identity},
		{"f05", "d1.safe_contact", vault.Private},
		{"f05", "d10.debts.k3f9.interest", vault.Cases},
		{"f05", "d10.no_such_question", vault.Private},
		{"f19", "slips.list.k3f9.words", vault.Cases},
		{"f99", "person.called", vault.Private},
		{"", "", vault.Private},
	} {
		def, _ := shelf.Form(c.form)
		version := ""
		if def != nil {
			version = def.Version()
		}
		if got := sort(c.form, version, c.q); got != c.want {
			t.Errorf("%s %s goes to %s, want %s", c.form, c.q, got, c.want)
		}
	}
	// Nothing of sensitivity P3 is anywhere else, in any form.
	n := map[vault.Ring]int{}
	for _, def := range shelf.All() {
		for _, q := range def.Questions() {
			got := sort(def.ID(), def.Version(), q.ID)
			n[got]++
			if (q.Sens == form.P3) != (got == vault.Private) {
				t.Errorf("%s %s of %s goes to %s", def.ID(), q.ID, q.Sens, got)
			}
			if (q.Kind == "name" || q.Kind == "phone" || q.Kind == "addr" || q.Kind == "iddoc") && got == vault.Cases {
				t.Errorf("%s %s, which is a %s, goes to %s", def.ID(), q.ID, q.Kind, got)
			}
		}
	}
	t.Logf("questions by key: %v", n)
	if n[vault.Cases] == 0 || n[vault.Identity] == 0 || n[vault.Private] == 0 {
		t.Error("one of the keys has no question")
	}
}
