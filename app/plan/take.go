package plan

import (
	"strings"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// These fetch an answer through the gate and say it. Each gives nil where
// nothing may leave or nothing was answered.

// freely gives words of the person or the worker, with their translations.
func (c *composer) freely(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	if !ok {
		return nil
	}
	c.cross(st, q, a, a.Text(), false)
	a.Lang = tongue(st.Record(), a.Lang, a.Text())
	return c.free(a)
}

// named gives a name, a role or another text that stands as it is, or in the
// letters of a language where it was spelt in them.
func (c *composer) named(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	if !ok {
		return nil
	}
	c.cross(st, q, a, a.Text(), true)
	return c.told(a, a.Text())
}

// chosen gives the words of an option.
func (c *composer) chosen(st *form.Sitting, q casefile.QuestionID, i item) (string, []Said) {
	a, ok := c.take(st, q, i)
	if !ok || a.Text() == "" {
		return "", nil
	}
	def, _ := st.Def().Question(q)
	return a.Text(), c.option(def, a.Text())
}

// day gives a date. It reads an ISO date and the shared type for dates that
// are only partly known, of which iso is the part in the common era.
func (c *composer) day(st *form.Sitting, q casefile.QuestionID, i item) (iso string, said []Said) {
	a, ok := c.take(st, q, i)
	if !ok {
		return "", nil
	}
	return c.dayOf(a)
}

// dayOf says a date, or a date that is partly known.
func (v *voice) dayOf(a casefile.Answer) (iso string, said []Said) {
	if s, isText := a.Value.(string); isText {
		return s, v.date(s)
	}
	d, err := casefile.As[casefile.PDate](a.Value)
	switch {
	case err != nil:
		return "", nil
	case d.Precision == "range":
		return d.CE, v.each(func(p *i18n.Printer) string { return p.Between(d.CE, d.To) })
	case d.Precision == "age" && d.On != "":
		return "", v.each(func(p *i18n.Printer) string { return p.AboutAge(d.Age, d.On) })
	case d.CE != "":
		return d.CE, v.date(d.CE)
	}
	return "", v.plain(a.Lang, d.Text)
}

func (c *composer) money(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	m, err := casefile.As[casefile.Money](a.Value)
	if !ok || err != nil {
		return nil
	}
	return c.each(func(p *i18n.Printer) string { return p.Money(m.Amount, m.Currency, m.Per) })
}

// place gives an address as people there would describe it. One with a
// landmark is a description, and says so where it is not translated.
func (c *composer) place(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	d, err := casefile.As[casefile.Addr](a.Value)
	if !ok || err != nil {
		return nil
	}
	words := listed(d.Text, d.Landmark)
	if d.Landmark != "" || d.Roman == "" {
		c.cross(st, q, a, words, d.Landmark == "")
	}
	said := c.each(func(p *i18n.Printer) string {
		country := ""
		if d.Country != "" {
			country = p.Country(d.Country)
		}
		if own, ok := a.Translation(p.Tag()); ok {
			return listed(own.Text, d.Roman, country)
		}
		return listed(d.Text, d.Roman, d.Landmark, country)
	})
	if lang := tongue(st.Record(), a.Lang, d.Landmark); lang != "" {
		said = append(said, c.remarks(a, lang)...)
	}
	return said
}

func (c *composer) language(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	if !ok {
		return nil
	}
	return c.each(func(p *i18n.Printer) string { return p.Language(a.Text()) })
}

// called gives a name as it is to be used: the one a person is called by.
func (c *composer) called(st *form.Sitting, q casefile.QuestionID, i item) []Said {
	a, ok := c.take(st, q, i)
	n, err := casefile.As[casefile.Name](a.Value)
	if !ok || err != nil {
		return nil
	}
	name := first(n.Called, n.Nick, n.Full, n.Roman)
	if n.Roman == "" {
		c.cross(st, q, a, name, true)
	} else if c.reads != "" && !i18n.ReadsLetters(c.reads, name) {
		name = listed(name, n.Roman)
	}
	return c.told(a, name)
}

// phone gives a number and what must be known before it is used.
func (c *composer) phone(st *form.Sitting, q casefile.QuestionID, i item) (number []Said, notes [][]Said) {
	a, ok := c.take(st, q, i)
	n, err := casefile.As[casefile.Phone](a.Value)
	if !ok || err != nil {
		return nil, nil
	}
	if n.Safe == "no" {
		notes = append(notes, c.say("plan.people.not_safe", nil))
	}
	if n.Owner != "" {
		notes = append(notes, c.say("plan.people.owner", i18n.Args{"name": n.Owner}))
	}
	words := listed(n.When, n.Say)
	c.cross(st, q, a, words, false)
	if lang := tongue(st.Record(), a.Lang, words); lang != "" && c.foreign(lang) {
		notes = append(notes, c.free(casefile.Answer{Value: words, Lang: lang, Translations: a.Translations}))
		return c.plain("en", n.Number), notes
	}
	if n.When != "" {
		notes = append(notes, c.plain(a.Lang, n.When))
	}
	if n.Say != "" {
		notes = append(notes, c.say("plan.people.other_answers", i18n.Args{"say": n.Say}))
	}
	return c.plain("en", n.Number), notes
}

// listed joins the texts that are there and differ from the one before.
func listed(texts ...string) string {
	var all []string
	for _, s := range texts {
		if s != "" && (len(all) == 0 || all[len(all)-1] != s) {
			all = append(all, s)
		}
	}
	return strings.Join(all, " · ")
}

// yes reads a yes.
func (c *composer) yes(st *form.Sitting, q casefile.QuestionID, i item) bool {
	a, ok := c.take(st, q, i)
	b, isBool := a.Value.(bool)
	return ok && isBool && b
}
