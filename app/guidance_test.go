package app_test

import (
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
	"onward/i18n"
)

// guided are the forms where nobody is left alone with a question.
var guided = []string{"f00", "f01", "f02", "f03", "f04", "f05", "f06", "f07", "f08", "f09", "f10", "f11", "f12", "f13", "f14", "f15", "f16", "f17", "f18", "f19"}

// columned are those where the columns of tables have words of their own as well.
var columned = []string{"f00", "f01", "f02", "f03", "f06", "f07", "f08", "f09", "f10", "f12", "f13", "f14", "f19"}

// Whoever asks a question is told why, how, and what to leave alone; whoever
// answers it hears it said. Left out, by rule: what the form works out itself,
// since nobody asks it; and, where a form is not columned, the columns of a table,
// which stand under the words of their table and are gone through with it.
func TestGuidance_StandsBesideEveryQuestion(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range guided {
		d, ok := shelf.Form(casefile.FormID(id))
		if !ok {
			t.Fatalf("there is no form %s", id)
		}
		for _, q := range d.Questions() {
			if q.Who == form.Computed || q.Table() != nil && !slices.Contains(columned, id) {
				continue
			}
			if !q.Help {
				t.Errorf("%s: nobody helps the worker with %s", id, q.ID)
			}
			if q.Who == form.Survivor && !q.Script {
				t.Errorf("%s: nothing to read aloud for %s", id, q.ID)
			}
		}
	}
}

// A question that says the same to the worker twice says nothing the second time.
func TestGuidance_IsOfItsOwnQuestion(t *testing.T) {
	words := i18n.Open()
	for _, l := range i18n.Languages() {
		say := words.For(l.Tag)
		seen := map[string]string{}
		for _, id := range guided {
			for _, key := range words.Keys(l.Tag, id+".") {
				if !strings.HasSuffix(key, ".help") {
					continue
				}
				w, _ := say.Find(key)
				if other := seen[w.Text]; other != "" {
					t.Errorf("%s: %s says what %s says", l.Tag, key, other)
				}
				seen[w.Text] = key
			}
		}
	}
}
