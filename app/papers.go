package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
)

// Papers that leave the house are kept as they were made, with their number
// and what became of them, so that each can be printed again years later, byte
// for byte, and so that everybody knows what is out there.

// paperwork is a store that keeps papers.
type paperwork interface {
	Papers(casefile.CaseID) ([]casefile.Paper, []casefile.Agreed, error)
	Pages(id casefile.CaseID, paper string) ([]byte, error)
	// KeepPaper stores a paper, its pages and, where it is the agreed plan,
	// what was agreed, and what lists show of the case since, and tells the log,
	// all or nothing.
	KeepPaper(casefile.CaseID, casefile.Paper, []byte, *casefile.Agreed, casefile.Summary, []vault.Event) error
}

// Why a paper cannot be had again.
var (
	ErrNoPages     = errors.New("the pages of this paper were not kept")
	ErrOtherPages  = errors.New("the pages kept are not those that were made")
	ErrNoPaperwork = errors.New("papers cannot be kept here")
)

// KeepPaper implements paperwork.
func (s sealed) KeepPaper(id casefile.CaseID, p casefile.Paper, pages []byte, a *casefile.Agreed, sum casefile.Summary, did []vault.Event) error {
	return s.Batch(func(tx *vault.Tx) error {
		if err := tx.SavePaper(id, p, pages); err != nil {
			return err
		}
		if err := tx.SaveSummary(sum); err != nil {
			return err
		}
		if a != nil {
			if err := tx.SaveAgreed(id, *a); err != nil {
				return err
			}
		}
		for _, e := range did {
			if err := tx.Note(e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d *Desk) paperwork() (paperwork, error) {
	if s, ok := d.Store.(paperwork); ok {
		return s, nil
	}
	return nil, ErrNoPaperwork
}

// Papers lists what was made of a case, the first made first.
func (d *Desk) Papers(id casefile.CaseID) ([]casefile.Paper, error) {
	s, err := d.paperwork()
	if err != nil {
		return nil, err
	}
	all, _, err := s.Papers(id)
	return all, err
}

// numberAfter is the number of the next copy of a kind, from 1.
func numberAfter(papers []casefile.Paper, kind plan.Copy) int {
	n := 0
	for _, p := range papers {
		if p.Copy == string(kind) {
			n = max(n, p.Number)
		}
	}
	return n + 1
}

// Made keeps a copy that was just put on paper, or into a file to print, and
// tells the log. pages are the bytes that left; of the locked file they are not
// kept, for it holds what is sealed apart.
func (d *Desk) Made(id casefile.CaseID, want Copy, p *plan.Plan, sheet pdf.Paper, pages []byte) (casefile.Paper, error) {
	paper := d.paper(want, p, sheet, pages)
	s, err := d.paperwork()
	if err != nil {
		d.note(vault.DidPrint, id, "copy", paper.Copy, "number", strconv.Itoa(paper.Number))
		return paper, nil // a store of another kind: the log alone knows
	}
	if want.Copy == plan.File {
		pages = nil
	}
	did := d.event(vault.DidPrint, id, "copy", paper.Copy, "number", strconv.Itoa(paper.Number))
	return paper, d.keepPaper(s, id, paper, pages, nil, did)
}

// keepPaper keeps a paper, and what lists show of its case now: an answer to it
// may be waited for, or no more.
func (d *Desk) keepPaper(s paperwork, id casefile.CaseID, p casefile.Paper, pages []byte, a *casefile.Agreed, did ...vault.Event) error {
	c, err := d.Open(id)
	if err != nil {
		return err
	}
	all, _, _ := s.Papers(id) // what is damaged among them waits for nothing
	all = slices.DeleteFunc(all, func(o casefile.Paper) bool { return o.ID == p.ID })
	d.handed.Store(id, handedOn(append(all, p)))
	d.mu.Lock()
	whole := c.Clone()
	d.mu.Unlock()
	sum := d.summary(whole)
	if err := s.KeepPaper(id, p, pages, a, sum, did); err != nil {
		d.handed.Delete(id)
		return err
	}
	d.roll.put(sum)
	return nil
}

// handedOn is the day the newest copy was made that is with a receiving worker,
// or "".
func handedOn(papers []casefile.Paper) (day string) {
	for _, p := range papers {
		if p.Copy == string(plan.Receiving) && !p.Gone() {
			day = max(day, p.Made.Local().Format(time.DateOnly))
		}
	}
	return day
}

// handedOver is the same of a case; its papers are looked through once.
func (d *Desk) handedOver(id casefile.CaseID) string {
	if day, ok := d.handed.Load(id); ok {
		return day.(string)
	}
	papers, err := d.Papers(id)
	day := handedOn(papers)
	if err == nil {
		d.handed.Store(id, day)
	}
	return day
}

func (d *Desk) paper(want Copy, p *plan.Plan, sheet pdf.Paper, pages []byte) casefile.Paper {
	paper := casefile.Paper{
		ID: randomHex(8), Copy: string(want.Copy), Number: max(p.Head.Number, 1), Version: p.Head.Version, Langs: want.Langs,
		Sheet: pdf.PaperOf(want.Copy, sheet).Name, Recipient: want.Recipient, Check: p.Head.Check, Steps: p.Steps, By: d.Worker, Made: d.Now().UTC(),
	}
	if want.Copy != plan.File {
		paper.SHA256 = sum(pages)
	}
	return paper
}

func sum(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Reprint gives the pages of a paper again, the same bytes as then. Errors:
// ErrNoPages, ErrOtherPages.
func (d *Desk) Reprint(id casefile.CaseID, paper string) ([]byte, error) {
	s, err := d.paperwork()
	if err != nil {
		return nil, err
	}
	all, _, err := s.Papers(id)
	i := slices.IndexFunc(all, func(p casefile.Paper) bool { return p.ID == paper })
	if i < 0 {
		return nil, errors.Join(ErrNoPages, err)
	}
	pages, err := s.Pages(id, paper)
	switch {
	case err != nil:
		return nil, err
	case pages == nil:
		return nil, ErrNoPages
	case sum(pages) != all[i].SHA256:
		return nil, ErrOtherPages
	}
	d.note(vault.DidPrint, id, "copy", all[i].Copy, "number", strconv.Itoa(all[i].Number))
	return pages, nil
}

// PaperIs writes down what became of a paper.
func (d *Desk) PaperIs(id casefile.CaseID, paper string, now casefile.PaperState) error {
	s, err := d.paperwork()
	if err != nil {
		return err
	}
	all, _, err := s.Papers(id)
	for _, p := range all {
		if p.ID == paper && p.Now != now {
			at := d.Now().UTC()
			p.Now, p.Since = now, &at
			return d.keepPaper(s, id, p, nil, nil)
		}
	}
	return err
}

// OutWith lists the papers made under an agreement to share that are still out
// there, as far as anybody knows: what is to be asked back when it is taken
// back or has ended.
func (d *Desk) OutWith(id casefile.CaseID, recipient casefile.SittingID) ([]casefile.Paper, error) {
	all, err := d.Papers(id)
	return slices.DeleteFunc(all, func(p casefile.Paper) bool { return p.Recipient != recipient || recipient == "" || p.Gone() }), err
}

// Checked finds the papers of a case that carry a check code, as it is read off
// a page: small letters and spaces do not matter.
func (d *Desk) Checked(id casefile.CaseID, code string) ([]casefile.Paper, error) {
	all, err := d.Papers(id)
	code = plan.TidyCheck(code)
	return slices.DeleteFunc(all, func(p casefile.Paper) bool { return p.Check != code || code == "" }), err
}

// frozen is what an agreed plan is known by for ever: its answers and its pages.
func frozen(s *casefile.Sitting, pages []byte) (string, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return "", fmt.Errorf("freeze a plan: %w", err)
	}
	return sum(b, pages), nil
}

// ToAskBack lists the papers that are still out there although the agreement
// they were made under was taken back or has ended.
func (d *Desk) ToAskBack(id casefile.CaseID) (all []casefile.Paper, err error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	for _, s := range c.All("f10") {
		out, err := d.OutWith(id, s.ID)
		switch {
		case err != nil:
			return all, err
		case len(out) == 0:
			continue
		}
		why, err := plan.Over(d.press().input(c, Copy{Recipient: s.ID}))
		if err != nil {
			return all, err
		}
		if why != "" {
			all = append(all, out...)
		}
	}
	return all, nil
}
