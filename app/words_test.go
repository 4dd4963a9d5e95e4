package app_test

import (
	"slices"
	"testing"

	"onward/app/form"
	"onward/forms"
	"onward/i18n"
)

// Every word of a form is one its form shows, and every word a form shows is
// there, in every language.
func TestWords_FormsAndTheirWordsFit(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	words := i18n.Open()
	for _, d := range shelf.All() {
		id := string(d.ID())
		needed := []string{id + ".title", id + ".about"}
		for _, ladder := range d.WordsNeeded() {
			needed = append(needed, ladder...)
			for _, l := range i18n.Languages() {
				if w, ok := words.For(l.Tag).Find(ladder...); !ok || w.Fallback {
					t.Errorf("%s has no words in %s for %v", id, l.Tag, ladder)
				}
			}
		}
		for _, key := range words.Keys("en", id+".") {
			if !slices.Contains(needed, key) {
				t.Errorf("nobody says %s", key)
			}
		}
	}
}
