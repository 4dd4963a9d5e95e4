package app

import (
	"fmt"
	"io"
	"time"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
)

// Compose makes a copy of the plan of a case, in one or two languages, the
// survivor's first. recipient is the F10 sitting of the person a receiving
// copy is for; other copies ignore it.
func (d *Desk) Compose(id casefile.CaseID, copy plan.Copy, langs []string, recipient casefile.SittingID) (*plan.Plan, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	return plan.Compose(plan.Input{
		Case: c.Clone(), Shelf: d.Shelf, Words: d.Words, Copy: copy, Langs: langs,
		Today: d.Now().Format(time.DateOnly), Number: 1, Recipient: recipient,
	})
}

// Pages places a plan on A4 pages, the same for preview and PDF.
func (d *Desk) Pages(p *plan.Plan) ([]pdf.Page, error) {
	pages, err := pdf.Layout(p, d.Text, pdf.A4)
	if err != nil {
		return nil, fmt.Errorf("lay out plan: %w", err)
	}
	return pages, nil
}

// WritePDF writes pages as a PDF with neutral metadata.
func (d *Desk) WritePDF(w io.Writer, pages []pdf.Page, p *plan.Plan) error {
	return pdf.Write(w, pages, d.Text, pdf.Meta{Date: d.Now().UTC()})
}
