package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// moveOn is the moment before a talk moves to a newer version of its form:
// what would go along, and what would stay.
type moveOn struct {
	*Place
	c    *casefile.Case
	id   casefile.SittingID
	page *part.Page
	next *part.Button
}

func newMove(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	to, what, ok, err := p.Desk.MoveOn(r.Case, r.Sitting)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, form.ErrVersion
	}
	m := &moveOn{Place: p, c: c, id: r.Sitting}
	old := c.Sitting(r.Sitting)
	m.next = p.primary("move.go", m.move)
	body := []fyne.CanvasObject{
		p.heading("move.title", nil),
		part.NewCard(part.NewPara(formTitle(p.Say, string(old.Form), to.Code()), part.Style{Bold: true}),
			p.para("move.why", i18n.Args{"old": old.Version, "new": to.Version()}),
			p.para("move.carried", i18n.Args{"count": len(what.Carried)}), p.para("move.stays", nil)),
	}
	if len(what.Left) > 0 {
		body = append(body, m.left(old, what.Left))
	}
	m.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("case.title", i18n.Args{"code": string(c.Code)}), ToMove),
		Body: body, Back: p.back(), Next: m.next,
	})
	return m, nil
}

func (m *moveOn) Content() fyne.CanvasObject { return m.page }
func (m *moveOn) Route() Route               { return Route{Page: ToMove, Case: m.c.ID, Sitting: m.id} }
func (m *moveOn) Ready()                     { m.Focus(m.next) }

// left lists the questions whose answers stay behind, and why. The answers
// themselves are where they were.
func (m *moveOn) left(old *casefile.Sitting, all []form.Left) fyne.CanvasObject {
	rows := []fyne.CanvasObject{m.para("move.left", nil)}
	was, known := m.Desk.Shelf.Version(old.Form, old.Version)
	for _, l := range all {
		name := plainText(string(l.Question))
		if known {
			if q, ok := was.Question(l.Question); ok {
				name = voices{m.Say, m.Say}.label(q).Hers
			}
		}
		rows = append(rows, part.NewColumn(0, part.NewPara(name, part.Style{}),
			part.NewPara(m.say("move."+l.Why, nil), part.Style{Size: look.Working, Color: look.Quiet})))
	}
	return part.NewCard(rows...)
}

func (m *moveOn) move() {
	st, err := m.Desk.MovedOn(m.c.ID, m.id)
	if err != nil {
		m.Trouble(err)
		return
	}
	m.Go(Route{Page: ToSitting, Case: m.c.ID, Sitting: st.Record().ID})
}
