package app

import (
	"fmt"
	"io"
	"time"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
)

// Copy says which copy of a plan is wanted: for whom, in one or two languages,
// the survivor's first, and with which digits ([plan.Input]). Recipient is the
// F10 sitting of the person a receiving copy is for; other copies ignore it.
type Copy struct {
	Copy      plan.Copy
	Langs     []string
	Recipient casefile.SittingID
	Digits    string
}

// Compose makes a copy of the plan of a case, or a page that goes round it.
func (d *Desk) Compose(id casefile.CaseID, want Copy) (*plan.Plan, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	if Journey(want.Copy) && d.stop(c).Stands() {
		return nil, ErrRedLine
	}
	in := plan.Input{
		Case: c.Clone(), Shelf: d.Shelf, Words: d.Words, Copy: want.Copy, Langs: want.Langs,
		Today: d.Now().Format(time.DateOnly), Number: d.nextNumber(id, want.Copy), Version: d.version(id), Recipient: want.Recipient, Digits: want.Digits,
	}
	if want.Copy == plan.Survivor {
		in.Since, in.Young = d.since(c), d.Young(c)
	}
	if want.Copy == plan.Handover {
		if in.Pages, err = SentPages(in, d.Text); err != nil {
			return nil, err
		}
	}
	return plan.Compose(in)
}

// SentPages counts the pages of the copy a page for handing over goes with, on
// A4.
func SentPages(in plan.Input, set *text.Set) (int, error) {
	in.Copy = plan.Receiving
	p, err := plan.Compose(in)
	if err != nil {
		return 0, err
	}
	pages, err := pdf.Layout(p, set, pdf.A4)
	return len(pages), err
}

// Pages places a plan on pages of a paper, in reading order, the same for
// preview and PDF.
func (d *Desk) Pages(p *plan.Plan, paper pdf.Paper) ([]pdf.Page, error) {
	pages, err := pdf.Layout(p, d.Text, pdf.PaperOf(p.Copy, paper))
	if err != nil {
		return nil, fmt.Errorf("lay out plan: %w", err)
	}
	return pages, nil
}

// WritePDF writes pages as a PDF with neutral metadata, as they go on paper.
func (d *Desk) WritePDF(w io.Writer, pages []pdf.Page, p *plan.Plan, paper pdf.Paper) error {
	paper = pdf.PaperOf(p.Copy, paper)
	return pdf.Write(w, pdf.Sheets(pages, paper), d.Text, pdf.MetaOf(p, paper, d.Now().UTC()))
}
