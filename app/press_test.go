package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/plan"
)

// Her copy from a case in a file says what changed since she signed, does not print
// her old sign under what was not read to her, and leaves room for somebody who
// looks after a person under 18.
func TestPress_AFileKnowsWhatWasSigned(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "press.vault"))
	defer d.Close()
	id := ready(t, d, "en").ID
	want := app.Copy{Copy: plan.Survivor, Langs: []string{"en"}}
	text := func() string {
		t.Helper()
		c, err := d.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		press := app.Press{Shelf: d.Shelf, Words: d.Words, Text: d.Text, Now: d.Now()}
		p, err := press.Compose(c.Clone(), want)
		if err != nil {
			t.Fatal(err)
		}
		return p.Text()
	}
	said := text()
	if !strings.Contains(said, "was read to me in English on") || !strings.Contains(said, "[x] Thumbprint") {
		t.Error("her sign does not stand under what she agreed to")
	}
	later := d.Now().Add(24 * time.Hour)
	d.Params.Now = func() time.Time { return later }
	st, err := d.Continue(id, "f09")
	if err != nil {
		t.Fatal(err)
	}
	rows := st.Rows("plan.rows")
	d.Answer(st, casefile.Cell("plan.rows", rows[0], "owner"), casefile.Answer{Value: "Aunt Nu"})
	d.RemoveRow(st, "plan.rows", rows[len(rows)-1])
	said = text()
	if strings.Contains(said, "was read to me in English on") || !strings.Contains(said, "[ ] Thumbprint") {
		t.Error("an old sign stands under a changed plan")
	}
	for _, w := range []string{"Changed since version", "No longer in the plan since version"} {
		if !strings.Contains(said, w) {
			t.Errorf("a paper from a file does not say %q", w)
		}
	}
	who, err := d.Continue(id, "f00")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(who, "person.birth", casefile.Answer{Value: casefile.Plain(casefile.PDate{Precision: "year", Calendar: "ce", CE: "2012"})})
	if said := text(); !strings.Contains(said, "uardian") {
		t.Error("nobody may sign beside a child")
	}
}
