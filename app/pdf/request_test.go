package pdf_test

import (
	"testing"
	"time"

	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/i18n"
)

// A request and a page for handing over are one page each, in every pair of
// languages: what is on a second page is not read, and not sent back.
func TestLayout_RequestAndHandoverAreOnePage(t *testing.T) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		for _, copy := range []plan.Copy{plan.Request, plan.Handover} {
			c := casefiletest.Searching(l.Tag, now)
			p, err := plan.Compose(plan.Input{
				Case: c, Shelf: shelf, Words: words, Copy: copy, Langs: []string{c.Language, c.Working}, Pages: 5,
				Today: now.Format(time.DateOnly), Number: 1, Recipient: casefiletest.Recipient(c),
			})
			if err != nil {
				t.Fatal(err)
			}
			pages, err := pdf.Layout(p, set, pdf.A4)
			if err != nil {
				t.Fatal(err)
			}
			if len(pages) != 1 {
				t.Errorf("%s %s: %d pages", l.Tag, copy, len(pages))
			}
		}
	}
}
