package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/part"
)

// newPerson opens a case: two languages and nothing else.
type newPerson struct {
	*Place
	page          *part.Page
	hers, working string
	make          *part.Button
	first         part.Editor
}

func newNew(p *Place) *newPerson {
	n := &newPerson{Place: p, working: p.Say.Tag()}
	n.make = p.primary("new.make", n.register)
	n.make.Disable()
	hers, first := n.pick("new.language", languages(), "", func(tag string) {
		n.hers = tag
		n.make.Enable()
	})
	n.first = first
	working, _ := n.pick("new.working", languages(), n.working, func(tag string) { n.working = tag })
	n.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("new.title", nil), ToNew),
		Body: []fyne.CanvasObject{
			part.NewCard(hers, p.quiet("new.language_hint", nil)),
			part.NewCard(working),
			p.quiet("new.code_hint", nil),
		},
		Back: p.back(), Next: n.make,
	})
	return n
}

func (n *newPerson) Content() fyne.CanvasObject { return n.page }
func (n *newPerson) Route() Route               { return Route{Page: ToNew} }
func (n *newPerson) Ready()                     { n.first.Focus() }

func (n *newPerson) register() {
	if n.hers == "" {
		return
	}
	c, err := n.Desk.Register(n.hers, n.working)
	if err != nil {
		n.Trouble(err)
		return
	}
	n.Go(Route{Page: ToCase, Case: c.ID})
}
