package pdf_test

import (
	"bytes"
	"testing"
	"time"

	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/forms"
	"onward/i18n"
)

var (
	now   = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	words = i18n.Open()
	meta  = pdf.Meta{Date: now}
)

// open gives the typeface and the shipped forms.
func open(t testing.TB) (*text.Set, *form.Shelf) {
	t.Helper()
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	return set, shelf
}

// compose makes a copy of the plan of the person who speaks lang.
func compose(t testing.TB, shelf *form.Shelf, lang string, copy plan.Copy) *plan.Plan {
	t.Helper()
	c := casefiletest.Speaking(lang, now)
	p, err := plan.Compose(plan.Input{
		Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{c.Language, c.Working},
		Today: now.Format(time.DateOnly), Number: 1, Recipient: casefiletest.Recipient(c),
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func layout(t testing.TB, p *plan.Plan, set *text.Set) []pdf.Page {
	t.Helper()
	pages, err := pdf.Layout(p, set, pdf.A4)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func write(t testing.TB, pages []pdf.Page, set *text.Set) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, pages, set, meta); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
