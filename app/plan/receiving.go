package plan

import (
	"slices"
	"time"

	"onward/app/casefile"
	"onward/i18n"
)

// receiving writes the copy of the worker who takes over: everything needed
// in the first days on page one, details behind, a page to reply on last.
// Somebody who reads nothing but page one knows who comes and with whom, when,
// what is needed first, whom to call and who must not be told; what helps to
// understand fills it up, before the steps. Each field names the item she must
// have said yes to.
func (c *composer) receiving() {
	c.add(Paragraph{Part: Part{From: "plan.r.confidential", Text: c.forReader("plan.r.confidential"), Strong: true}})
	arrival := c.comes()
	c.notTold()
	c.more()

	steps := c.steps()
	c.part("plan.r.actions")
	if len(steps) > 0 {
		c.add(Paragraph{Part: Part{From: "plan.r.actions_intro", Text: c.say("plan.r.actions_intro", nil)}}, c.stepCards(steps))
	} else {
		c.add(Paragraph{Part: Part{From: "plan.r.actions_none", Text: c.say("plan.r.actions_none", nil)}})
	}
	c.papers()
	c.days(nil, arrival) // the days of the steps stand in the steps
	c.reply(steps)
}

// comes says who arrives, when and with whom, and what is needed first. It
// gives the day of arrival where that may be told.
func (c *composer) comes() (arrival string) {
	var f cards
	name := c.named(c.f09, "receiving.known_as", "name")
	if called := c.called(c.f00, "person.called", "name"); name == nil {
		name = called
	}
	if len(name) > 0 {
		f.card(c.fact("plan.r.who", name, c.born(), c.speaks()))
	}
	arrival, when := c.day(c.f09, "receiving.travel_date", "contact")
	when = c.join(" · ", when, c.named(c.f09, "receiving.travel_time", "contact"))
	f.card(c.fact("plan.r.when", when, c.named(c.f09, "receiving.border", "contact"),
		c.freely(c.f09, "receiving.travel_where", "contact"), c.freely(c.f09, "receiving.travel_with", "contact"),
		c.freely(c.f09, "receiving.children", "children")))
	f.card(c.fact("plan.r.greet", c.freely(c.f09, "receiving.greet", "name")))
	f.card(c.fact("plan.r.safety", c.freely(c.f09, "receiving.safety_measures", "safety"))) // not beside the number: it is not about that call
	f.card(c.call(), c.fact("plan.r.first_24h", c.freely(c.f09, "receiving.first_24h", "plan_rows")))
	f.card(c.fact("plan.r.first_7d", c.freely(c.f09, "receiving.first_7d", "plan_rows"), c.medicine()))
	if len(f) > 0 {
		c.add(f.table())
	}
	return arrival
}

// inBold are the facts whose first line is looked for in a hurry.
var inBold = []string{"plan.r.who", "plan.r.when", "plan.r.call", "plan.r.safety"}

// fact is a label and what is known, one under the other; nothing where
// nothing is known.
func (c *composer) fact(key string, known ...[]Said) (cell Cell) {
	for _, said := range known {
		if len(said) > 0 {
			cell = append(cell, Part{From: key, Text: said})
		}
	}
	if len(cell) > 0 {
		cell[0].Label, cell[0].Strong = c.say(key, nil), slices.Contains(inBold, key)
	}
	return cell
}

// cards are short facts, two side by side, so that page one holds them all.
type cards []Cell

// card has these facts in it, if there are any.
func (f *cards) card(facts ...Cell) {
	if cell := slices.Concat(facts...); len(cell) > 0 {
		*f = append(*f, cell)
	}
}

func (f cards) table() Table {
	t := Table{Columns: []Column{{Share: 0.5}, {Share: 0.5}}}
	for i := 0; i < len(f); i += 2 {
		row := Row{[]Cell{f[i], nil}}
		if i+1 < len(f) {
			row.Cells[1] = f[i+1]
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// notTold says who must not be told. Not why.
func (c *composer) notTold() {
	const table casefile.QuestionID = "receiving.not_told"
	t := Table{Columns: []Column{{c.say("plan.r.not_told.who", nil), 0.32}, {c.say("plan.r.not_told.do", nil), 0.68}}}
	for _, row := range c.f09.Record().Rows(table) {
		who := c.freely(c.f09, casefile.Cell(table, row, "who"), "safety")
		do := c.freely(c.f09, casefile.Cell(table, row, "do"), "safety")
		if who != nil || do != nil {
			t.Rows = append(t.Rows, Row{[]Cell{
				{{From: string(table), Text: who, Strong: true}}, {{From: string(table), Text: do}},
			}})
		}
	}
	if len(t.Rows) > 0 {
		c.part("plan.r.not_told")
		c.add(t)
	}
}

// born says how old the person is, as well as it is known.
func (c *composer) born() []Said {
	_, said := c.day(c.f00, "person.birth", "name")
	if len(said) == 0 {
		return nil
	}
	return c.each(func(p *i18n.Printer) string {
		return c.word(p, i18n.Args{"born": in(said, p.Tag())}, "plan.r.born")
	})
}

// speaks says in which language to talk, and whether someone must help.
func (c *composer) speaks() []Said {
	said := c.join(" · ", c.language(c.f00, "person.language", "name"), c.named(c.f00, "person.other_languages", "name"))
	if _, reads := c.chosen(c.f00, "person.reads", "name"); len(reads) > 0 {
		said = c.join(" · ", said, reads)
	}
	if c.yes(c.f00, "person.interpreter", "name") {
		said = c.join(" · ", said, c.say("plan.r.interpreter", nil))
	}
	return said
}

func (c *composer) medicine() []Said {
	a, ok := c.take(c.f09, "receiving.medicine_days", "medicines")
	days, isNumber := a.Value.(float64)
	if !ok || !isNumber {
		return nil
	}
	return c.say("plan.r.medicine", i18n.Args{"days": days})
}

// sender says who sent this and can answer, and in which language.
func (c *composer) sender() [][]Said {
	name := c.named(c.f09, "receiving.sender_name", always)
	number, notes := c.phone(c.f09, "receiving.sender_phone", always)
	lang := c.language(c.f09, "receiving.sender_language", always)
	return append([][]Said{c.join(" · ", name, number, lang)}, notes...)
}

// call says whom to call; where no number is known there are lines for the
// pen, so that whoever hands the page on sees what it lacks.
func (c *composer) call() Cell {
	cell := c.fact("plan.r.call", c.sender()...)
	if number, _ := c.phone(c.f09, "receiving.sender_phone", always); number != nil {
		return cell
	}
	if cell == nil {
		return Cell{{From: "plan.r.call", Label: c.say("plan.r.call", nil), Lines: 2}}
	}
	return append(cell, Part{From: "plan.r.call", Lines: 1})
}

// more is what helps to understand, none of it the story.
func (c *composer) more() {
	_, witness := c.chosen(c.f09, "receiving.witness", "case_status")
	known := slices.Concat(
		c.fact("plan.r.where_to", c.place(c.f09, "receiving.where_to", "home")),
		c.fact("plan.r.why_there", c.freely(c.f09, "receiving.why_there", "home")),
		c.fact("plan.r.told_family", c.freely(c.f09, "receiving.told_family", "family")),
		c.fact("plan.r.background", c.freely(c.f09, "receiving.background", "plan_rows")),
		c.fact("plan.good_at", c.freely(c.f09, "words.good_at", "skills")),
		c.fact("plan.r.money", c.freely(c.f09, "receiving.money_to_come", "compensation")),
		c.fact("plan.r.witness", witness),
		c.fact("plan.r.lawyer", c.named(c.f09, "receiving.lawyer", "case_status")),
	)
	if len(known) > 0 {
		c.part("plan.r.more")
	}
	for _, p := range known {
		c.add(Paragraph{Part: p, Beside: true})
	}
}

func (c *composer) papers() {
	const table casefile.QuestionID = "receiving.papers"
	t := Table{Columns: []Column{
		{c.say("plan.r.papers.paper", nil), 0.36}, {c.say("plan.r.papers.where", nil), 0.28}, {c.say("plan.r.papers.missing", nil), 0.36},
	}}
	for _, row := range c.f09.Record().Rows(table) {
		paper := c.freely(c.f09, casefile.Cell(table, row, "paper"), "documents")
		_, where := c.chosen(c.f09, casefile.Cell(table, row, "where"), "documents")
		missing := c.freely(c.f09, casefile.Cell(table, row, "missing"), "documents")
		if paper != nil {
			t.Rows = append(t.Rows, Row{[]Cell{
				{{From: string(table), Text: paper}}, {{From: string(table), Text: where}}, {{From: string(table), Text: missing}},
			}})
		}
	}
	if len(t.Rows) > 0 {
		c.part("plan.r.papers")
		c.add(t)
	}
}

// after gives the day some months or days after an ISO day.
func after(iso string, months, days int) (string, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return "", false
	}
	return t.AddDate(0, months, days).Format(time.DateOnly), true
}
