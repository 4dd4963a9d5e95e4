package plan

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
)

// Carry is a small card for the pocket. It must read like anybody's note: a
// first name or none, a few numbers under ordinary names, the next two days to
// remember, and for a doctor what must not be given. It has no title, no code,
// no version, no page number, and it is in one language, for two on a note of
// one's own would be strange; only what a doctor must read stands in both.
const Carry Copy = "carry"

// ErrNoCard says that nothing was chosen for the card yet.
var ErrNoCard = errors.New("nothing was written for the small card")

// numbers is how many people stand on a card; more are no longer a note.
const numbers = 3

func (c *composer) carry() error {
	if name := c.own1("card.name"); name != nil {
		c.add(Paragraph{Part: Part{From: "card.name", Text: name, Strong: true}})
	}
	const table casefile.QuestionID = "people.list"
	for _, row := range c.f09.Record().Rows(table) {
		name := c.own1(casefile.Cell(table, row, "card"))
		if name == nil || len(c.plan.Blocks) > numbers {
			continue
		}
		number, _ := c.phone(c.f09, casefile.Cell(table, row, "phone"), always)
		c.add(Paragraph{Beside: true, Part: Part{From: string(casefile.Cell(table, row, "card")), Label: name, Text: just(number), Strong: true}})
	}
	c.appointments()
	c.forDoctor()
	if len(c.plan.Blocks) == 0 {
		return fmt.Errorf("compose card of case %s: %w", c.in.Case.ID, ErrNoCard)
	}
	return nil
}

// own1 gives what was written, in her language alone.
func (c *composer) own1(q casefile.QuestionID) []Said { return just(c.named(c.f09, q, always)) }

// just is the first language of a text.
func just(s []Said) []Said { return s[:min(1, len(s))] }

func (c *composer) appointments() {
	const table casefile.QuestionID = "card.dates"
	for _, row := range c.f09.Record().Rows(table) {
		cell := func(col string) casefile.QuestionID { return casefile.Cell(table, row, col) }
		_, day := c.day(c.f09, cell("when"), always)
		when := just(c.join(" ", just(day), c.own1(cell("time"))))
		what := c.own1(cell("what"))
		if when != nil || what != nil {
			c.add(Paragraph{Beside: true, Part: Part{From: string(cell("when")), Label: when, Text: what}})
		}
	}
}

// forDoctor says what somebody must know who gives medicine, where she wants it.
func (c *composer) forDoctor() {
	if blood := c.own1("card.blood"); blood != nil {
		c.add(Paragraph{Beside: true, Part: Part{From: "card.blood", Label: c.say("plan.card.blood", nil), Text: blood}})
	}
	if a, _ := c.f09.Record().Answer("card.allergy"); a.Value != true || !c.f09.Shown("card.allergy") {
		return
	}
	f05, err := c.begin(c.in.Case.Latest("f05"))
	if err != nil || f05 == nil {
		return // of another version, or not there
	}
	not := slices.DeleteFunc(c.freely(f05, "d3.allergy", always), func(s Said) bool { return s.Note })
	if len(not) > 0 {
		c.add(Paragraph{Beside: true, Part: Part{From: "d3.allergy", Label: c.say("plan.card.allergy", nil), Text: not, Strong: true}})
	}
}

// carryHead has no words: a note says neither what it is nor whose.
func (c *composer) carryHead(version int) {
	c.plan.Head = Head{Code: c.in.Case.Code, Version: version, Number: c.in.Number, Date: c.in.Today, Digits: c.in.Digits}
	c.plan.Head.Check = check(c.plan)
}
