package plan

import (
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/i18n"
)

// survivor writes the person's own copy: large, friendly, her words first.
func (c *composer) survivor() {
	c.part("plan.important")
	for i, q := range []string{"words.first", "words.second", "words.third"} {
		p := Part{From: q, Text: c.freely(c.f09, casefile.QuestionID(q), always), Strong: true}
		if len(p.Text) == 0 {
			p.Lines = 1
		}
		c.add(Paragraph{Number: i + 1, Figure: c.figure(i + 1)[0], Part: p})
	}
	c.own("plan.good_at", "words.good_at")
	c.own("plan.one_year", "words.one_year")

	c.part("plan.actions")
	c.add(Paragraph{Part: Part{From: "plan.actions_intro", Text: c.say("plan.actions_intro", nil)}})
	steps := c.steps()
	if len(steps) > 0 {
		c.add(c.stepCards(steps))
	} else {
		c.add(Paragraph{Part: Part{From: "plan.none", Text: c.say("plan.none", nil), Lines: 3}})
	}
	c.gone()
	c.days(steps, "")
	c.people()
	c.shared()
	c.rights()
	c.agreement()
}

// own is a heading and words of her own under it.
func (c *composer) own(key string, q casefile.QuestionID) {
	p := Part{From: string(q), Text: c.freely(c.f09, q, always)}
	if len(p.Text) == 0 {
		p.Lines = 2
	}
	c.part(key)
	c.add(Paragraph{Part: p})
}

// rights are five short sentences.
func (c *composer) rights() {
	c.part("plan.rights")
	for i := 1; i <= 5; i++ {
		key := "plan.rights." + itoa(i)
		c.add(Paragraph{Number: i, Figure: c.figure(i)[0], Part: Part{From: key, Text: c.say(key, nil)}})
	}
}

// milestones are when somebody asks how things go, in days or months after
// arriving. The day itself stands where the arrival is told; her own copy never
// tells it, and has them without a day, to be ticked.
var milestones = []struct {
	key          string
	months, days int
}{{"day3", 0, 2}, {"week2", 0, 14}, {"month1", 1, 0}, {"month3", 3, 0}, {"month6", 6, 0}, {"month12", 12, 0}}

// days is the calendar: the days of the steps, and the days on which someone
// asks how it goes, counted from the arrival where it may be told.
func (c *composer) days(steps []step, arrival string) {
	type entry struct {
		iso        string
		when, what []Said
	}
	var all []entry
	for _, s := range steps {
		if s.when != nil && s.by != "" {
			all = append(all, entry{s.by, c.say("plan.days.step", i18n.Args{"number": s.number}), c.join(" · ", s.when, s.area)})
		}
	}
	for _, m := range milestones {
		iso, ok := after(arrival, m.months, m.days)
		if !ok {
			continue
		}
		all = append(all, entry{iso, c.say("plan.days."+m.key, nil), c.date(iso)})
	}
	if len(all) == 0 && c.in.Copy != Survivor {
		return
	}
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(a.iso, b.iso) })
	var parts Cell
	for _, e := range all {
		parts = append(parts, Part{From: "plan.days.when", Label: e.when, Text: e.what})
	}
	c.part("plan.days")
	if arrival != "" {
		c.add(Paragraph{Part: Part{From: "plan.days.check", Text: c.say("plan.days.check", nil)}}, Cards{{Parts: parts}})
		return
	}
	for _, p := range parts {
		c.add(Paragraph{Part: p, Beside: true})
	}
	if c.in.Copy == Survivor {
		c.askedOn()
	}
}

// askedOn has a square for each day on which someone asks how she is.
func (c *composer) askedOn() {
	p := Part{From: "plan.days.asked", Text: c.say("plan.days.asked", nil)}
	for _, m := range milestones {
		p.Boxes = append(p.Boxes, Box{Text: c.say("plan.days."+m.key, nil)})
	}
	c.add(Paragraph{Part: p})
}

// people are the people she can call, as ordinary as a page of a notebook.
func (c *composer) people() {
	const table casefile.QuestionID = "people.list"
	t := Table{Columns: []Column{
		{c.say("plan.people.who", nil), 0.45}, {c.say("plan.people.number", nil), 0.22}, {c.say("plan.people.when", nil), 0.33},
	}}
	for _, row := range c.f09.Record().Rows(table) {
		cell := func(col string) casefile.QuestionID { return casefile.Cell(table, row, col) }
		who := Cell{{From: string(cell("name")), Text: c.named(c.f09, cell("name"), "contact"), Strong: true}}
		if role := c.named(c.f09, cell("role"), "contact"); role != nil {
			who = append(who, Part{From: string(cell("role")), Label: role})
		}
		if c.yes(c.f09, cell("backup"), "contact") {
			who = append(who, Part{From: string(cell("backup")), Label: c.say("plan.people.backup", nil)})
		}
		number, notes := c.phone(c.f09, cell("phone"), "contact")
		num := Cell{{From: string(cell("phone")), Text: number, Strong: true}}
		for _, n := range notes {
			num = append(num, Part{From: string(cell("phone")), Text: n})
		}
		who = who.with("plan.people.say", c, c.freely(c.f09, cell("say"), "contact"), cell("say"))
		var when Cell
		if s := c.freely(c.f09, cell("when"), "contact"); s != nil {
			when = append(when, Part{From: string(cell("when")), Text: s})
		}
		if who[0].Text != nil || number != nil {
			t.Rows = append(t.Rows, Row{[]Cell{who, num, when}})
		}
	}
	if len(t.Rows) > 0 {
		c.part("plan.people")
		c.add(t)
	}
}
