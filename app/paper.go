package app

import (
	"fmt"
	"io"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/i18n"
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

// Press is what copies are made with, wherever the case lies: the only place
// where it is said what goes into one.
type Press struct {
	Shelf *form.Shelf
	Words *i18n.Catalog
	Text  *text.Set
	Now   time.Time
}

func (d *Desk) press() Press { return Press{d.Shelf, d.Words, d.Text, d.Now()} }

// Compose makes a copy of the plan of a case, or a page that goes round it.
func (d *Desk) Compose(id casefile.CaseID, want Copy) (*plan.Plan, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	if Journey(want.Copy) && d.stop(c).Stands() {
		return nil, ErrRedLine
	}
	papers, agreed := d.known(id)
	return d.press().compose(c.Clone(), want, papers, agreed)
}

// known are the papers of a case, and its plans as they were agreed. Who may not
// see them makes papers as if there were none.
func (d *Desk) known(id casefile.CaseID) (papers []casefile.Paper, agreed []casefile.Agreed) {
	s, err := d.paperwork()
	if err != nil {
		return nil, nil
	}
	if papers, agreed, err = s.Papers(id); err != nil {
		agreed = nil
	}
	return papers, agreed
}

// Compose makes a copy from a case that lies in a file. A file does not hold the
// papers that were made, nor what was agreed: a plan counts as agreed as it stood
// when it was signed, see [signed]. Error: ErrRedLine, and those of plan.Compose.
func (p Press) Compose(c *casefile.Case, want Copy) (*plan.Plan, error) {
	if err := Forbid(c, p.Shelf, want.Copy, p.Now.Format(time.DateOnly)); err != nil {
		return nil, err
	}
	return p.compose(c, want, nil, signed(c.Latest(planForm)))
}

func (p Press) compose(c *casefile.Case, want Copy, papers []casefile.Paper, agreed []casefile.Agreed) (_ *plan.Plan, err error) {
	now := c.Latest(planForm)
	in := p.input(c, want)
	in.Number, in.Version = numberAfter(papers, want.Copy), versionAfter(agreed, now)
	if want.Copy == plan.Survivor {
		in.Since, in.Young = since(agreed, now), young(c, p.Now)
	}
	if want.Copy == plan.Handover {
		if in.Pages, err = sentPages(in, p.Text); err != nil {
			return nil, err
		}
	}
	return plan.Compose(in)
}

func (p Press) input(c *casefile.Case, want Copy) plan.Input {
	return plan.Input{
		Case: c, Shelf: p.Shelf, Words: p.Words, Copy: want.Copy, Langs: want.Langs,
		Today: p.Now.Format(time.DateOnly), Recipient: want.Recipient, Digits: want.Digits,
	}
}

// sentPages counts the pages of the copy a page for handing over goes with, on
// A4.
func sentPages(in plan.Input, set *text.Set) (int, error) {
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

// Shared tells whether a copy may go to its reader at all: after everything was
// taken back, or before anything was agreed, not even the name of the reader
// and the code of the case leave. It may still be looked at, for it says why.
// Error: ErrNotShared.
func Shared(p *plan.Plan) error {
	if p.Copy == plan.Receiving && p.Ends == "" {
		return ErrNotShared
	}
	return nil
}

// WritePDF writes pages as a PDF with neutral metadata, as they go on paper.
// Error: ErrNotShared.
func (d *Desk) WritePDF(w io.Writer, pages []pdf.Page, p *plan.Plan, paper pdf.Paper) error {
	if err := Shared(p); err != nil {
		return err
	}
	paper = pdf.PaperOf(p.Copy, paper)
	return pdf.Write(w, pdf.Sheets(pages, paper), d.Text, pdf.MetaOf(p, paper, d.Now().UTC()))
}
