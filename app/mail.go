package app

import (
	"bytes"
	"io"
	"time"

	"onward/app/casefile"
	"onward/app/handover"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/vault"
)

// Send seals a receiving copy for the holder of a card and writes the file.
// Once that is done it is kept that it was sent. Errors: those of Compose,
// ErrNotShared, ErrNoSender, handover.ErrCard, and what w says.
func (d *Desk) Send(w io.Writer, id casefile.CaseID, want Copy, to handover.Card) (Sent, error) {
	want.Copy = plan.Receiving
	p, err := d.Compose(id, want)
	if err != nil {
		return Sent{}, err
	}
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		return Sent{}, err
	}
	var paper bytes.Buffer
	if err := d.WritePDF(&paper, pages, p, pdf.A4); err != nil {
		return Sent{}, err
	}
	c, err := d.Open(id)
	if err != nil {
		return Sent{}, err
	}
	l, err := WriteLetter(p, c.Clone(), d.Shelf, paper.Bytes(), d.Now())
	if err != nil {
		return Sent{}, err
	}
	look, err := leaves(pages, d.Text)
	if err != nil {
		return Sent{}, err
	}
	l.Parts = append(l.Parts, look)
	sent, err := d.mail(w, l, to, id)
	if err == nil {
		// It is a copy that is out there, as one on paper is.
		_, err = d.Made(id, want, p, pdf.A4, paper.Bytes())
	}
	return sent, err
}

// SendAnswer seals, for the one a case came from, what was written about it
// here. Errors: ErrNotSent for a case that did not come by letter,
// ErrNoAnswers, ErrNoSender, and what w says.
func (d *Desk) SendAnswer(w io.Writer, id casefile.CaseID) (Sent, error) {
	came, ok, err := d.CameFrom(id)
	if err != nil {
		return Sent{}, err
	}
	if !ok {
		return Sent{}, ErrNotSent
	}
	c, err := d.Open(id)
	if err != nil {
		return Sent{}, err
	}
	l, err := WriteAnswer(came.ID, c.Clone(), d.Now())
	if err != nil {
		return Sent{}, err
	}
	return d.mail(w, l, came.From, id)
}

// OpenLetter opens a file that came and looks at it. It changes nothing.
// Errors: those of handover.Open and ReadLetter, ErrNoSender, ErrNotSent,
// ErrOwnCase.
func (d *Desk) OpenLetter(file io.Reader) (*Came, error) {
	me, err := d.Sender()
	if err != nil {
		return nil, err
	}
	b, err := d.letterbox()
	if err != nil {
		return nil, err
	}
	l, err := handover.Open(file, me, handover.Opening{Now: d.Now(), Known: b.Cards, Seen: b.taken})
	if err != nil {
		return nil, err
	}
	came, err := ReadLetter(l, d.Shelf)
	if err != nil {
		return nil, err
	}
	if err := b.fits(came, d.knows(came.Case.ID)); err != nil {
		return nil, err
	}
	return came, nil
}

func (b *letterbox) taken(id string) bool {
	for _, t := range b.Taken {
		if t.ID == id {
			return true
		}
	}
	return false
}

// fits says whether a letter belongs to what went before: an answer to what
// was sent to that very card about that case; a plan to a case that is not
// here, or that came from the same card.
func (b *letterbox) fits(came *Came, here bool) error {
	from := came.Letter.From.ID()
	if came.Letter.Kind == AnswerLetter {
		for _, s := range b.Sent {
			if s.ID == came.Letter.Answers && s.To.ID() == from && s.Case == came.Case.ID && here {
				return nil
			}
		}
		return ErrNotSent
	}
	for _, t := range b.Taken {
		if t.Case == came.Case.ID && t.Kind == PlanLetter && t.From.ID() == from {
			return nil
		}
	}
	if here {
		return ErrOwnCase
	}
	return nil
}

// TakeIn keeps what a letter brought, once somebody looked at it and said yes:
// a case that was not here, or answers beside those that are. Nothing that was
// said before is lost.
func (d *Desk) TakeIn(came *Came) error {
	b, err := d.letterbox()
	if err != nil {
		return err
	}
	if b.taken(came.Letter.ID) {
		return handover.ErrSeen
	}
	if err := b.fits(came, d.knows(came.Case.ID)); err != nil {
		return err
	}
	if err := d.Import(came.Case); err != nil {
		return err
	}
	if err := d.bringAll(came.Case.ID, came.Case.Sittings); err != nil {
		return err
	}
	d.note(vault.DidReceive, came.Case.ID)
	now := d.Now().UTC().Truncate(time.Second)
	return d.changeLetters(func(b *letterbox) error {
		b.Taken = append(b.Taken, Taken{ID: came.Letter.ID, Case: came.Case.ID, Kind: came.Letter.Kind, From: came.Letter.From, At: now, Steps: came.Steps})
		for i := range b.Sent {
			if b.Sent[i].ID == came.Letter.Answers {
				b.Sent[i].Back = &now
			}
		}
		return nil
	})
}
