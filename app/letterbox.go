package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/handover"
	"onward/app/vault"
)

// letterbox is what the vault keeps of letters: this house's own keys, whose
// cards are known, what was sent and what was taken in.
type letterbox struct {
	Person []byte          `json:"person,omitempty"` // handover.Person
	Cards  []handover.Card `json:"cards,omitempty"`
	Sent   []Sent          `json:"sent,omitempty"`
	Taken  []Taken         `json:"taken,omitempty"`
}

// Sent is a letter that left.
type Sent struct {
	ID      string          `json:"id"`
	Case    casefile.CaseID `json:"case"`
	To      handover.Card   `json:"to"`
	Made    time.Time       `json:"made"`
	Until   time.Time       `json:"until"`
	Receipt string          `json:"receipt"`
	Heard   bool            `json:"heard,omitempty"`    // the receipt was read out and was right
	Back    *time.Time      `json:"answered,omitempty"` // when the last answer was taken in
}

// Taken is a letter that was taken in.
type Taken struct {
	ID   string          `json:"id"`
	Case casefile.CaseID `json:"case"`
	Kind string          `json:"kind"`
	From handover.Card   `json:"from"`
	At   time.Time       `json:"at"`
	// Steps are the rows of the plan by their numbers on the pages that came;
	// nil where the letter did not tell.
	Steps []casefile.RowID `json:"steps,omitempty"`
}

// Why a letter or a card cannot be had to do with yet.
var (
	ErrNoSender  = errors.New("no card of one's own yet")
	ErrOwnCard   = errors.New("one's own card")
	ErrKnownCard = errors.New("a card that is known already")
)

// Card is what the screens show of a person one can write to.
type Card = handover.Card

// ReadCard reads a card as text. Error: handover.ErrCard.
func ReadCard(text string) (Card, error) { return handover.ReadCard(text) }

// Stranger gives the card of whoever claims to have sent a file that was not
// opened because of that; ok is false for any other error.
func Stranger(err error) (c Card, ok bool) {
	var s *handover.StrangerError
	if errors.As(err, &s) {
		return s.Card, true
	}
	return Card{}, false
}

// letterKeeper is a Store that keeps letters apart from the settings, for
// those alone who have to do with people. The vault does.
type letterKeeper interface {
	Letters() (json.RawMessage, error)
	SaveLetters(json.RawMessage) error
}

func (d *Desk) letterbox() (b letterbox, err error) {
	var raw json.RawMessage
	if k, ok := d.Store.(letterKeeper); ok {
		raw, err = k.Letters()
	} else {
		var own map[string]json.RawMessage
		own, err = d.own()
		raw = own["letters"]
	}
	if raw != nil && err == nil {
		if err = json.Unmarshal(raw, &b); err != nil {
			err = fmt.Errorf("read what was sent: %w", err)
		}
	}
	return b, err
}

// changeLetters reads the letterbox, lets do change it and saves it.
func (d *Desk) changeLetters(do func(*letterbox) error) error {
	b, err := d.letterbox()
	if err != nil {
		return err
	}
	if err := do(&b); err != nil {
		return err
	}
	raw, err := json.Marshal(b)
	if err != nil {
		return err
	}
	if k, ok := d.Store.(letterKeeper); ok {
		return k.SaveLetters(raw)
	}
	own, err := d.own()
	if err != nil {
		return err
	}
	own["letters"] = raw
	all, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return d.Store.SaveSettings(all)
}

// Sender gives the keys by which this house writes and is written to. Error:
// ErrNoSender where none were drawn yet.
func (d *Desk) Sender() (*handover.Person, error) {
	b, err := d.letterbox()
	if err != nil {
		return nil, err
	}
	if b.Person == nil {
		return nil, ErrNoSender
	}
	return handover.PersonFrom(b.Person)
}

// DrawSender draws the keys, under the name that others shall see. Keys that
// are there already stay: cards of them may be in other hands.
func (d *Desk) DrawSender(name string) (*handover.Person, error) {
	if who, err := d.Sender(); !errors.Is(err, ErrNoSender) {
		return who, err
	}
	who, err := handover.NewPerson(name)
	if err != nil {
		return nil, err
	}
	return who, d.changeLetters(func(b *letterbox) error {
		b.Person = who.Bytes()
		return nil
	})
}

// Cards lists those whose cards are known, in the order they became so.
func (d *Desk) Cards() ([]handover.Card, error) {
	b, err := d.letterbox()
	return b.Cards, err
}

// NewCard tells whether a card can be compared and taken in: it is not one's
// own, and not known yet. Errors: ErrOwnCard, ErrKnownCard, ErrNoSender.
func (d *Desk) NewCard(c handover.Card) error {
	me, err := d.Sender()
	if err != nil {
		return err
	}
	if me.Card().ID() == c.ID() {
		return ErrOwnCard
	}
	known, err := d.Cards()
	if slices.ContainsFunc(known, func(k handover.Card) bool { return k.ID() == c.ID() }) {
		return ErrKnownCard
	}
	return err
}

// KnowCard takes a card in. Before, the things it names were compared by voice.
func (d *Desk) KnowCard(c handover.Card) error {
	return d.changeLetters(func(b *letterbox) error {
		b.Cards = append(without(b.Cards, c), c)
		return nil
	})
}

// ForgetCard takes no more letters from a card, and sends none to it.
func (d *Desk) ForgetCard(c handover.Card) error {
	return d.changeLetters(func(b *letterbox) error {
		b.Cards = without(b.Cards, c)
		return nil
	})
}

func without(cards []handover.Card, c handover.Card) []handover.Card {
	return slices.DeleteFunc(cards, func(k handover.Card) bool { return k.ID() == c.ID() })
}

// SentOf lists the letters about a case, the latest first.
func (d *Desk) SentOf(id casefile.CaseID) ([]Sent, error) {
	b, err := d.letterbox()
	all := slices.DeleteFunc(b.Sent, func(s Sent) bool { return s.Case != id })
	slices.Reverse(all)
	return all, err
}

// CameFrom gives the letter by which a case came here; ok is false for a case
// of this house.
func (d *Desk) CameFrom(id casefile.CaseID) (t Taken, ok bool, err error) {
	b, err := d.letterbox()
	for _, t := range b.Taken {
		if t.Case == id && t.Kind == PlanLetter {
			return t, true, err
		}
	}
	return Taken{}, false, err
}

// onLetter tells of a case that came by letter which steps stand on the pages of
// the newest, by their numbers there; nil where it does not tell. came is false
// for a case of this house.
func (d *Desk) onLetter(id casefile.CaseID) (steps []casefile.RowID, came bool, err error) {
	b, err := d.letterbox()
	for _, t := range slices.Backward(b.Taken) {
		if t.Case == id && t.Kind == PlanLetter {
			return t.Steps, true, err
		}
	}
	return nil, false, err
}

// mail seals a letter about a case, writes the file and keeps that it left.
func (d *Desk) mail(w io.Writer, l *handover.Letter, to handover.Card, id casefile.CaseID) (Sent, error) {
	me, err := d.Sender()
	if err != nil {
		return Sent{}, err
	}
	file, err := handover.Seal(me, to, l)
	if err != nil {
		return Sent{}, err
	}
	if _, err := w.Write(file); err != nil {
		return Sent{}, fmt.Errorf("write a letter: %w", err)
	}
	d.note(vault.DidSend, id)
	s := Sent{ID: l.ID, Case: id, To: to, Made: l.Made, Until: l.Until, Receipt: l.Receipt()}
	return s, d.changeLetters(func(b *letterbox) error {
		b.Sent = append(b.Sent, s)
		return nil
	})
}

// HearReceipt tells whether what was read out on the telephone is the receipt
// of a letter, and keeps that it was.
func (d *Desk) HearReceipt(letter, said string) (right bool, err error) {
	err = d.changeLetters(func(b *letterbox) error {
		for i := range b.Sent {
			if s := &b.Sent[i]; s.ID == letter && handover.SameReceipt(s.Receipt, said) {
				s.Heard, right = true, true
			}
		}
		return nil
	})
	return right, err
}
