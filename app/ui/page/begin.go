package page

import (
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// begin is the moment before a talk: what to mind, which two languages, and
// how far their words are.
type begin struct {
	*Place
	c             *casefile.Case
	form          casefile.FormID
	def           *form.Def
	page          *part.Page
	hers, working string
	words         *part.Card
	start         *part.Button
}

func newBegin(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	def, ok := p.Shelf.Form(r.Form)
	if !ok {
		return nil, app.ErrNoForm
	}
	b := &begin{Place: p, c: c, form: r.Form, def: def, hers: c.Language, working: c.Working}
	hers, _ := b.pick("begin.hers", languages(), b.hers, func(tag string) { b.hers = tag; b.tell() })
	working, _ := b.pick("begin.working", languages(), b.working, func(tag string) { b.working = tag; b.tell() })
	b.words = part.NewCard()
	b.start = p.primary("begin.go", b.begin)
	about := []fyne.CanvasObject{part.NewPara(formTitle(p.Say, string(r.Form), def.Code()), part.Style{Bold: true})}
	if w, ok := p.Say.Find(string(r.Form) + ".about"); ok {
		about = append(about, part.NewPara(said(p.Say, w), part.Style{}))
	}
	for _, key := range []string{"begin.private", "begin.free", "begin.screen", "turn.begin"} {
		about = append(about, part.NewBeside(8, part.NewIconSized("stone-filled", look.Lead, 12), p.para(key, nil)))
	}
	body := []fyne.CanvasObject{b.heading("begin.title", nil), part.NewCard(about...)}
	if stop := p.stopOf(c.ID); stop != nil && app.JourneyForm(b.form) {
		body = append(body, stop)
		if s, err := p.Desk.Stop(c.ID); err != nil || s.Stands() {
			b.start.Disable()
		}
	}
	if b.roomOpen() {
		body = append(body, part.NewBanner(part.BannerParams{Text: p.pair("turn.room", nil), Actions: []fyne.CanvasObject{
			p.plain("turn.room_write", func() { b.Go(Route{Page: ToBegin, Case: c.ID, Form: sessionForm}) }),
		}}))
	}
	body = append(body, b.words, part.NewFold(p.pair("sitting.languages", nil), func() fyne.CanvasObject {
		return part.NewCard(hers, working)
	}))
	b.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("case.title", i18n.Args{"code": string(c.Code)}), ToBegin),
		Body: body, Back: p.back(), Next: b.start,
	})
	b.tell()
	return b, nil
}

func (b *begin) Content() fyne.CanvasObject { return b.page }
func (b *begin) Route() Route               { return Route{Page: ToBegin, Case: b.c.ID, Form: b.form} }
func (b *begin) Ready()                     { b.Focus(b.start) }

// sessionForm records who is in the room, who interprets, and what was agreed.
const sessionForm casefile.FormID = "f01"

// roomOpen tells whether it is not written yet who is in the room today, where
// the form to write it in is on the shelf.
func (b *begin) roomOpen() bool {
	if _, ok := b.Shelf.Form(sessionForm); !ok || b.form == sessionForm {
		return false
	}
	last := b.c.Latest(sessionForm)
	return last == nil || last.Touched.Local().Format(time.DateOnly) != b.Now().Local().Format(time.DateOnly)
}

// tell says quietly how far the words of both languages are.
func (b *begin) tell() {
	rows := []fyne.CanvasObject{b.title("begin.words", nil)}
	for i, tag := range []string{b.hers, b.working} {
		if i == 0 || tag != b.hers {
			rows = append(rows, part.NewPara(b.coverageOf(tag, b.def), part.Style{}))
		}
	}
	b.words.Set(rows...)
	if b.page != nil {
		b.page.Refresh()
	}
}

func (b *begin) begin() {
	st, err := b.Desk.Begin(b.c.ID, b.form)
	if err != nil {
		b.Trouble(err)
		return
	}
	if rec := st.Record(); rec.Language != b.hers || rec.Working != b.working {
		b.Desk.Speak(st, b.hers, b.working)
	}
	b.Go(Route{Page: ToSitting, Case: b.c.ID, Sitting: st.Record().ID})
}
