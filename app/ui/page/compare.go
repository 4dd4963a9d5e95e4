package page

import (
	"strconv"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// compare is the call that tells whether a card is the right one: its ten
// things are read out, and both say whether all of them are the same. Only
// then is the card known.
func (l *layers) compare(c app.Card, up func(), then func(known bool)) {
	their := i18n.Source
	if their == l.Say.Tag() {
		their = "th"
	}
	list := part.NewColumn(0, l.things(c, their))
	lang, _ := l.pick("post.their_language", languages(), their, func(tag string) {
		list.Set(l.things(c, tag))
		l.stack.Refresh()
	})
	same := l.primary("post.same", func() {
		if err := l.Desk.KnowCard(c); err != nil {
			l.Trouble(err)
			return
		}
		then(true)
	})
	body := []fyne.CanvasObject{
		l.heading("post.compare", nil),
		part.NewCard(part.NewPara(l.nameOf(c), part.Style{Bold: true}), l.para("post.compare_hint", nil), l.quiet("post.compare_number", nil)),
		part.NewCard(lang, list),
		part.NewFlow(look.Step, l.plain("post.differs", func() { then(false) })),
	}
	l.show(l.say("post.title", nil), body, same, nil, up)
}

// things lists the ten things of a card with their numbers, in the language of
// the screens and beside it in another.
func (p *Place) things(c app.Card, lang string) fyne.CanvasObject {
	theirs := p.Words.For(lang)
	var rows []fyne.CanvasObject
	for i, thing := range c.Things() {
		key := "thing." + thing
		rows = append(rows, part.NewSides(look.Step, 0.5, 0,
			part.NewPara(part.Said{Text: p.Say.Digits(strconv.Itoa(i+1)) + ". " + p.Say.Say(key, nil), Lang: p.Say.Tag()}, part.Style{Size: look.Hers}),
			part.NewPara(part.Said{Text: theirs.Say(key, nil), Lang: lang}, part.Style{Size: look.Hers, Color: look.Quiet})))
	}
	return part.NewRuled(rows...)
}

// nameOf gives the name on a card.
func (p *Place) nameOf(c app.Card) part.Said {
	return part.Said{Text: c.Name, Lang: langOf(c.Name, p.Say.Tag(), i18n.Source)}
}
