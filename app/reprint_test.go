package app_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/forms"
	"onward/i18n"
)

// A year later the program says everything in other words, in both languages
// of the plan; the paper that was agreed is printed as it was, its check code is
// still known, and the words of then are those of its bytes, not of the program.
func TestReprint_OutlivesTheWordsItWasMadeWith(t *testing.T) {
	path := filepath.Join(t.TempDir(), "years.vault")
	d := create(t, path)
	c := ready(t, d, "my")
	a, err := d.Agree(c.ID, []string{"my", "th"})
	if err != nil {
		t.Fatal(err)
	}
	first, err := d.Reprint(c.ID, a.Paper)
	if err != nil {
		t.Fatal(err)
	}
	papers, err := d.Papers(c.ID)
	if err != nil || len(papers) != 1 {
		t.Fatalf("%v, %v", papers, err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	later := params(t)
	then := later.Now()
	later.Now = func() time.Time { return then.AddDate(1, 0, 3) }
	later.Words = i18n.From(forms.FS) // a folder without our words: each key stands for itself
	if d, err = app.Unlock(key(path), app.Options{}, later); err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	again, err := d.Reprint(c.ID, a.Paper)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("not the same bytes: %v", err)
	}
	if found, err := d.Checked(c.ID, papers[0].Check); err != nil || len(found) != 1 {
		t.Errorf("the code of the paper finds %v, %v", found, err)
	}
	p, err := d.Compose(c.ID, app.Copy{Copy: plan.Survivor, Langs: []string{"my", "th"}})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := pdf.Layout(p, later.Text, pdf.A4)
	if err != nil {
		t.Fatal(err)
	}
	var now bytes.Buffer
	if err := pdf.Write(&now, pages, later.Text, pdf.Meta{Date: then}); err != nil || bytes.Equal(now.Bytes(), first) {
		t.Errorf("a paper made now is the same: the test sees nothing (%v)", err)
	}
}
