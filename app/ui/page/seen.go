package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// seen is who has had to do with a file, day by day. It is there to be shown to
// the person whose file it is; the worker looks at it first.
type seen struct {
	*Place
	c    *casefile.Case
	page *part.Page
	turn *part.Button
}

func newSeen(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	looks, err := p.looks(c.ID)
	if err != nil {
		return nil, err
	}
	s := &seen{Place: p, c: c}
	s.turn = part.NewButton(part.ButtonParams{Label: p.pair("turn.screen", nil), Kind: part.Primary, Icon: "turn", OnTap: func() {
		p.Go(Route{Page: ToTurned, Case: c.ID})
	}})
	body := []fyne.CanvasObject{p.heading("seen.title_worker", nil), p.quiet("seen.hint", nil)}
	s.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("case.title", i18n.Args{"code": string(c.Code)}), ToSeen),
		Body: append(body, p.seenRows(looks, look.Body, false)...), Back: p.back(), Next: s.turn,
	})
	return s, nil
}

func (s *seen) Content() fyne.CanvasObject { return s.page }
func (s *seen) Route() Route               { return Route{Page: ToSeen, Case: s.c.ID} }
func (s *seen) Ready()                     { s.Focus(s.turn) }

// looks reads who has had to do with a file. Where a part of the log is
// damaged, what is whole is shown, and the page above says the rest.
func (p *Place) looks(id casefile.CaseID) ([]app.Look, error) {
	looks, err := p.Desk.Looks(id)
	if app.Partly(err) {
		p.Trouble(err)
		err = nil
	}
	return looks, err
}

// seenRows is a sheet for each person and day.
func (p *Place) seenRows(looks []app.Look, size look.Size, hers bool) (all []fyne.CanvasObject) {
	for _, l := range looks {
		name := l.Name
		if name == "" {
			name = p.Say.Say("seen.somebody", nil)
		}
		rows := []fyne.CanvasObject{
			part.NewPara(part.Said{Text: p.Say.Day(l.Day), Lang: p.Say.Tag()}, part.Style{Size: look.Working, Color: look.Quiet}),
			part.NewPara(part.Said{Text: name, Lang: p.Say.Tag()}, part.Style{Size: size, Bold: true}),
		}
		for _, e := range l.Did {
			rows = append(rows, part.NewPara(p.did(e, hers), part.Style{Size: size}))
		}
		all = append(all, part.NewCard(part.NewColumn(look.Step/2, rows...)))
	}
	if len(all) == 0 {
		all = append(all, part.NewCard(part.NewPara(p.say("seen.nobody", nil), part.Style{Size: size})))
	}
	return all
}

// untitled are forms whose very title could endanger someone whose screen is
// seen by another: on a screen turned to a person they have none.
var untitled = []casefile.FormID{"f04", "f08", "f18"}

// did says what an event was, in the language of the screen. A verb of a later
// program is said to be unknown.
func (p *Place) did(e app.Event, hers bool) part.Said {
	key, args := "did."+string(e.Did), i18n.Args{}
	if _, ok := p.Say.Find(key); !ok || !e.Did.Known() {
		return p.say("did.unknown", i18n.Args{"verb": string(e.Did)})
	}
	if f := casefile.FormID(e.Args["form"]); f != "" {
		args["form"] = p.Say.Say("did.a_form", nil)
		if w, ok := p.Say.Find(string(f) + ".title"); ok && !(hers && slices.Contains(untitled, f)) {
			args["form"] = said(p.Say, w).Text
		}
	}
	if c := e.Args["copy"]; c != "" {
		args["copy"] = p.Say.Say("did.a_copy", nil)
		if w, ok := p.Say.Find("did.copy." + c); ok {
			args["copy"] = said(p.Say, w).Text
		}
	}
	s := p.say(key, args)
	if n := e.Args["tries"]; n != "" {
		s.Text += " · " + p.Say.Say("did.tries", i18n.Args{"count": n})
	}
	return s
}

// turnedSeen is the same on a screen turned to the person: large, her language
// alone, and no way from it but giving the screen back.
type turnedSeen struct {
	*Place
	c     *casefile.Case
	looks []app.Look
	leave bool
	stack *fyne.Container
	ready func()
}

func newTurnedSeen(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	hers := *p
	hers.Say = p.voicesOf(c.Language, c.Language).hers
	looks, err := hers.looks(c.ID)
	if err != nil {
		return nil, err
	}
	p.Desk.Shown(c.ID)
	t := &turnedSeen{Place: &hers, c: c, looks: looks, stack: container.NewStack()}
	t.list()
	return t, nil
}

func (t *turnedSeen) Content() fyne.CanvasObject { return t.stack }
func (t *turnedSeen) Route() Route               { return Route{Page: ToTurned, Case: t.c.ID} }

// Ready implements Page.
func (t *turnedSeen) Ready() {
	t.Lend(false)
	t.ready()
}

// Speaks implements Speaker.
func (t *turnedSeen) Speaks() string { return t.Say.Tag() }

// Leave implements Leaver.
func (t *turnedSeen) Leave() { t.GiveBack(Route{Page: ToCase, Case: t.c.ID}) }

// Close implements Closer: no key may lead behind this page.
func (t *turnedSeen) Close() bool {
	if t.leave {
		t.list()
		t.ready()
	}
	return true
}

func (t *turnedSeen) put(page *part.Page, ready func()) {
	t.stack.Objects = []fyne.CanvasObject{page}
	t.stack.Refresh()
	t.ready = ready
}

func (t *turnedSeen) list() {
	t.leave = false
	back := t.large(part.Primary, "turn.give_back", "turn", func() { t.ask(); t.ready() })
	body := []fyne.CanvasObject{
		part.NewPara(t.say("seen.title", nil), part.Style{Size: look.Survivor}),
		part.NewPara(t.say("seen.aloud", nil), part.Style{Size: look.Hers}),
	}
	page := part.NewPage(part.PageParams{Body: append(body, t.seenRows(t.looks, look.Hers, true)...), Next: back})
	t.put(page, func() { t.Focus(back) })
}

// ask asks whether the screen shall be given back.
func (t *turnedSeen) ask() {
	t.leave = true
	next := t.large(part.Primary, "turn.give_back", "turn", t.Leave)
	t.put(part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{
			part.NewPara(t.say("turn.leave_title", nil), part.Style{Size: look.Survivor}),
			part.NewPara(t.say("turn.leave_text", nil), part.Style{Size: look.Hers}),
		},
		Back: t.large(part.Plain, "sitting.go_on", "", func() { t.Close() }), Next: next, Calm: true,
	}), func() { t.Focus(next) })
}

func (t *turnedSeen) large(kind part.ButtonKind, key, icon string, tap func()) *part.Button {
	return part.NewButton(part.ButtonParams{Label: t.pair(key, nil), Kind: kind, Icon: icon, Size: look.Hers, OnTap: tap})
}
