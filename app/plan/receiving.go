package plan

import (
	"time"

	"onward/app/casefile"
	"onward/i18n"
)

// receiving writes the copy of the worker who takes over: everything needed
// in the first days on page one, details behind, a page to reply on last.
// Each field names the item she must have said yes to.
func (c *composer) receiving() {
	c.add(Paragraph{Part: Part{From: "plan.r.confidential", Text: c.forReader("plan.r.confidential"), Strong: true}})
	arrival := c.comes()
	c.safety()

	steps := c.steps()
	c.part("plan.r.actions")
	if len(steps) > 0 {
		c.add(Paragraph{Part: Part{From: "plan.r.actions_intro", Text: c.say("plan.r.actions_intro", nil)}}, c.stepCards(steps))
	} else {
		c.add(Paragraph{Part: Part{From: "plan.r.actions_none", Text: c.say("plan.r.actions_none", nil)}})
	}
	c.papers()
	c.days(nil, arrival) // the days of the steps stand in the steps
	c.more()
	c.reply(steps)
}

// facts are paragraphs with their label beside them, one under the other.
// What has no value is left out.
type facts struct {
	c    *composer
	cell Cell
}

func (f *facts) fact(key string, said []Said) {
	if len(said) > 0 {
		f.cell = append(f.cell, Part{From: key, Label: f.c.say(key, nil), Text: said})
	}
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
		f.card(c, "plan.r.who", name, c.born(), c.speaks())
	}
	arrival, when := c.day(c.f09, "receiving.travel_date", "contact")
	when = c.join(" · ", when, c.named(c.f09, "receiving.travel_time", "contact"))
	f.card(c, "plan.r.when", when, c.named(c.f09, "receiving.border", "contact"),
		c.freely(c.f09, "receiving.travel_where", "contact"), c.freely(c.f09, "receiving.travel_with", "contact"))
	f.card(c, "plan.r.greet", c.freely(c.f09, "receiving.greet", "name"))
	f.card(c, "plan.r.call", c.sender()...)
	f.card(c, "plan.r.first_24h", c.freely(c.f09, "receiving.first_24h", "plan_rows"))
	f.card(c, "plan.r.first_7d", c.freely(c.f09, "receiving.first_7d", "plan_rows"), c.medicine())
	if len(f) > 0 {
		c.add(f.table())
	}
	return arrival
}

// cards are short facts, two side by side, so that page one holds them all.
type cards []Cell

// card is a label and what is known, one under the other. Where nothing is
// known there is no card.
func (f *cards) card(c *composer, key string, known ...[]Said) {
	var cell Cell
	for _, said := range known {
		if len(said) > 0 {
			cell = append(cell, Part{From: key, Text: said})
		}
	}
	if len(cell) > 0 {
		cell[0].Label = c.say(key, nil)
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

// safety says who must not be told, and what keeps everyone safe. Not why.
func (c *composer) safety() {
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
	if s := c.freely(c.f09, "receiving.safety_measures", "safety"); s != nil {
		c.part("plan.r.safety")
		c.add(Paragraph{Part: Part{From: "receiving.safety_measures", Text: s}})
	}
}

// speaks says in which language to talk, and whether someone must help.
// born says how old the person is, as well as it is known.
func (c *composer) born() []Said {
	_, said := c.day(c.f00, "person.birth", "name")
	if len(said) == 0 {
		return nil
	}
	return c.join(" ", c.say("plan.r.born", nil), said)
}

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

// more is what helps to understand, none of it the story.
func (c *composer) more() {
	f := &facts{c: c}
	f.fact("plan.r.where_to", c.place(c.f09, "receiving.where_to", "home"))
	f.fact("plan.r.why_there", c.freely(c.f09, "receiving.why_there", "home"))
	f.fact("plan.r.background", c.freely(c.f09, "receiving.background", "plan_rows"))
	f.fact("plan.good_at", c.freely(c.f09, "words.good_at", "skills"))
	f.fact("plan.r.told_family", c.freely(c.f09, "receiving.told_family", "family"))
	f.fact("plan.r.children", c.freely(c.f09, "receiving.children", "children"))
	f.fact("plan.r.money", c.freely(c.f09, "receiving.money_to_come", "compensation"))
	_, witness := c.chosen(c.f09, "receiving.witness", "case_status")
	f.fact("plan.r.witness", witness)
	f.fact("plan.r.lawyer", c.named(c.f09, "receiving.lawyer", "case_status"))
	if len(f.cell) > 0 {
		c.part("plan.r.more")
	}
	for _, p := range f.cell {
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
