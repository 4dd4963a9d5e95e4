package plan_test

import (
	"path/filepath"
	"strings"
	"testing"

	"onward/app/form"
	"onward/app/plan"
	"onward/i18n"
)

// A row with a list of its own is printed question by question, the list last,
// and each heading of the list says whose it is.
func TestBlank_AListInARow(t *testing.T) {
	def, err := form.LoadDir(filepath.FromSlash("../form/testdata/packs/household"))
	if err != nil {
		t.Fatal(err)
	}
	words := i18n.Open()
	for lang, own := range def.Words() {
		words.Add(lang, i18n.Draft, own)
	}
	said := plan.Blank(def, words, []string{"en"}).Text()
	at := 0
	for _, want := range []string{"Who lives in the house?", "Row 1", "What this person is called", "have debts", "Debts", "Owed to", "How much", "Row 2", "What this person is called", "Debts", "Owed to"} {
		i := strings.Index(said[at:], want)
		if i < 0 {
			t.Fatalf("%q does not come where it should in\n%s", want, said)
		}
		at += i + len(want)
	}
	for _, computed := range []string{"In all", "More than the rent", "The whole house"} {
		if strings.Contains(said, computed) {
			t.Errorf("%q is worked out, and asked on paper", computed)
		}
	}
}
