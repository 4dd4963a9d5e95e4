package plan

import (
	"fmt"
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// File is the locked file of the house: the picture of needs over time, then
// every form, newest sitting first, with every answer, what is dangerous among
// them. What is no longer asked stays away, as from every paper.
const File Copy = "file"

// needsForm is the form with the twelve areas of life; each has a face for how
// it is now, from 1, bad, to 5, good.
const needsForm casefile.FormID = "f05"

// areasOfLife is how many spokes the wheel has.
const areasOfLife = 12

// mostTurns is how many talks the wheel shows: the first and the latest.
const mostTurns = 3

func (c *composer) file() error {
	if err := c.wheel(); err != nil {
		return err
	}
	for _, def := range c.in.Shelf.All() {
		all := c.in.Case.All(def.ID())
		slices.Reverse(all)
		for _, s := range all {
			st, err := c.begin(s)
			if err != nil {
				return err
			}
			c.whole(st)
		}
	}
	return nil
}

// wheel shows how the twelve areas of life were at each talk about needs.
func (c *composer) wheel() error {
	all := c.in.Case.All(needsForm)
	if n := len(all); n > mostTurns {
		all = append([]*casefile.Sitting{all[0]}, all[n-mostTurns+1:]...)
	}
	w := Wheel{Most: 5}
	t := Table{Columns: []Column{{c.say("plan.file.area", nil), 0.52}}}
	rows := make([]Row, areasOfLife)
	for _, s := range all {
		st, err := c.begin(s)
		if err != nil {
			return err
		}
		said := make([]float64, areasOfLife)
		for i := range said {
			area := "d" + itoa(i+1)
			a, ok := c.take(st, casefile.QuestionID(area+".now"), always)
			if v, isNumber := a.Value.(float64); ok && isNumber {
				said[i] = v
			}
			if len(w.Turns) == 0 {
				name := c.say("f05."+area+".title", nil)
				rows[i].Cells = []Cell{{{From: area, Text: c.join(" · ", c.plain("en", itoa(i+1)), name)}}}
				w.Icons = append(w.Icons, area)
			}
			figure := Part{From: area + ".now"}
			if said[i] > 0 {
				figure.Text = c.figure(int(said[i]))
			}
			rows[i].Cells = append(rows[i].Cells, Cell{figure})
		}
		w.Turns = append(w.Turns, said)
		t.Columns = append(t.Columns, Column{c.date(s.Begun.Format(time.DateOnly)), 0.48 / float64(len(all))})
	}
	if len(w.Turns) > 0 {
		t.Rows = rows
		c.part("plan.file.wheel")
		c.add(Paragraph{Part: Part{From: "plan.file.wheel_text", Text: c.say("plan.file.wheel_text", nil)}}, w, t)
	}
	return nil
}

// whole writes one sitting, as it was filled in.
func (c *composer) whole(st *form.Sitting) {
	s, def := st.Record(), st.Def()
	c.add(Heading{1, c.each(func(p *i18n.Printer) string {
		return c.word(p, i18n.Args{"form": c.word(p, nil, string(def.ID())+".title"), "date": p.ShortDate(s.Begun.Format(time.DateOnly))}, "plan.file.sitting")
	})})
	for _, section := range def.Sections() {
		if rows := c.answers(st, section.Items); len(rows) > 0 {
			c.add(Heading{2, c.titled(section.Words, section.ID)})
			c.add(Table{Columns: []Column{{Share: 0.42}, {Share: 0.58}}, Rows: rows})
		}
	}
}

func (c *composer) titled(words, id string) []Said {
	return c.each(func(p *i18n.Printer) string {
		if _, ok := p.Find(words + ".title"); !ok {
			return id
		}
		return c.word(p, nil, words+".title")
	})
}

// answers gives a row for each question that was answered.
func (c *composer) answers(st *form.Sitting, items []form.Item) (rows []Row) {
	for _, it := range items {
		switch it := it.(type) {
		case *form.Group:
			rows = append(rows, c.answers(st, it.Items)...)
		case *form.Question:
			rows = append(rows, c.answered(st, it, it.ID, nil)...)
		}
	}
	return rows
}

// answered gives the row of a question, or those of all rows of a table. where
// is what stands before the label: which row it is.
func (c *composer) answered(st *form.Sitting, q *form.Question, id casefile.QuestionID, where []Said) (rows []Row) {
	label := c.join(" · ", where, c.asked(q))
	if q.Kind == form.Table {
		for i, row := range st.Record().Rows(id) {
			which := c.join(" ", label, c.figure(i+1))
			for _, col := range q.Columns {
				rows = append(rows, c.answered(st, col, casefile.Cell(id, row, lastOf(col.ID)), which)...)
			}
		}
		return rows
	}
	a, ok := c.take(st, id, always)
	if !ok {
		return nil
	}
	cell := Cell{{From: string(id), Text: c.value(st, q, a)}}
	return []Row{{[]Cell{{{From: string(id), Text: label}}, append(cell, c.before(st, q, id)...)}}}
}

// before says what was answered earlier and is not what counts now.
func (c *composer) before(st *form.Sitting, q *form.Question, id casefile.QuestionID) (cell Cell) {
	all := st.Record().Answers[id]
	for i := len(all) - 2; i >= 0; i-- {
		if all[i].Empty() {
			continue
		}
		on := c.say("plan.file.before", i18n.Args{"date": all[i].At.Format(time.DateOnly)})
		cell = append(cell, Part{From: string(id), Label: on, Text: c.value(st, q, all[i])})
	}
	return cell
}

// value says any answer.
func (c *composer) value(st *form.Sitting, q *form.Question, a casefile.Answer) []Said {
	if a.Non != "" {
		return c.say("non."+string(a.Non), nil)
	}
	text := a.Text()
	switch q.Kind {
	case form.YesNo, form.One:
		return c.option(q, optionOf(a.Value))
	case form.Face5:
		return c.step(q, a.Value, "face.")
	case form.Level4:
		return c.step(q, a.Value, "level.")
	case form.Many:
		var all [][]Said
		for _, o := range texts(a.Value) {
			all = append(all, c.option(q, o))
		}
		return c.join(" · ", all...)
	case form.Lang:
		return c.each(func(p *i18n.Printer) string { return p.Language(text) })
	case form.Country:
		return c.each(func(p *i18n.Printer) string { return p.Country(text) })
	case form.Date:
		return c.date(text)
	}
	if n, ok := a.Value.(float64); ok {
		return c.each(func(p *i18n.Printer) string { return p.Exact(n) })
	}
	if parts, ok := a.Value.(map[string]any); ok {
		return c.shaped(q, a, parts)
	}
	if q.Kind == form.Time || text == "" {
		return c.plain(first(a.Lang, st.Record().Language), fmt.Sprint(a.Value))
	}
	if nameLike(q.ID) {
		return c.told(a, text)
	}
	a.Lang = tongue(st.Record(), a.Lang, text)
	return c.free(a)
}

func lastOf(id casefile.QuestionID) string {
	s := string(id)
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '.' {
			return s[i+1:]
		}
	}
	return s
}

// optionOf is a value as the words of options name it.
func optionOf(v any) string {
	switch v {
	case true:
		return "yes"
	case false:
		return "no"
	}
	return fmt.Sprint(v)
}
