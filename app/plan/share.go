package plan

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// shared lists, on her own copy, to whom she said yes, for what and until
// when. What she said no to is not listed: a found paper must not tell it.
func (c *composer) shared() {
	c.part("plan.shared")
	none := true
	for _, s := range c.in.Case.All("f10") {
		st, err := c.begin(s)
		if err != nil {
			continue // a sitting of another version of the form: its answers are listed as staying
		}
		cons := &consent{st: st}
		cons.withdrawn = cons.list("withdrawn.what")
		if cons.state(c.in.Today) != "" || newer(c.in.Case, s) {
			continue
		}
		if what := c.sharedItems(st, cons); len(what) > 0 {
			none = false
			for _, p := range slices.Concat(c.sharedWith(st), what, c.sharedUntil(st)) {
				c.add(Paragraph{Part: p})
			}
		}
	}
	if none {
		c.add(Paragraph{Part: Part{From: "plan.shared.none", Text: c.say("plan.shared.none", nil)}})
		return
	}
	c.add(Paragraph{Part: Part{From: "plan.shared.change", Text: c.say("plan.shared.change", nil)}})
}

func (c *composer) sharedWith(st *form.Sitting) Cell {
	_, kind := c.chosen(st, "to.kind", always)
	return Cell{{From: "f10.to.name", Text: c.join(" · ", c.named(st, "to.name", always), kind), Strong: true}}
}

func (c *composer) sharedUntil(st *form.Sitting) Cell {
	_, said := c.day(st, "to.until", always)
	if said == nil {
		_, said = c.day(st, "to.until_default", always)
	}
	if len(said) == 0 {
		return nil
	}
	return Cell{{From: "f10.to.until", Text: c.each(func(p *i18n.Printer) string {
		return c.word(p, i18n.Args{"date": in(said, p.Tag())}, "plan.shared.until")
	})}}
}

// sharedItems names the items with a yes, all in one paragraph a language.
func (c *composer) sharedItems(st *form.Sitting, cons *consent) Cell {
	var all [][]Said
	var parts Cell
	for _, q := range st.Def().Questions() {
		name, isItem := cutPrefix(q.ID, "items.")
		if !isItem || q.Kind != form.One || slices.Contains(cons.withdrawn, name) {
			continue
		}
		a, ok := c.take(st, q.ID, always)
		if !ok || a.Text() != "yes" && a.Text() != "part" {
			continue
		}
		label := c.each(func(p *i18n.Printer) string { return c.word(p, nil, q.Words+".label") })
		if a.Text() == "yes" {
			all = append(all, label)
			continue
		}
		only := c.freely(st, q.ID+"_part", always)
		parts = append(parts, Part{From: string(q.ID), Text: c.each(func(p *i18n.Printer) string {
			return c.word(p, i18n.Args{"label": in(label, p.Tag()), "part": in(only, p.Tag())}, "plan.shared.part")
		})})
	}
	var cell Cell
	if len(all) > 0 {
		cell = Cell{{From: "f10.items", Text: c.join(" · ", all...)}}
	}
	return append(cell, parts...)
}

func cutPrefix(q casefile.QuestionID, prefix string) (string, bool) {
	s := string(q)
	if len(s) <= len(prefix) || s[:len(prefix)] != prefix {
		return "", false
	}
	return s[len(prefix):], true
}
