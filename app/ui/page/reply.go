package page

import (
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// reply is where the photo of a page to reply on is typed in, in one pass of
// the keyboard: the codes at its foot, then everything on it in the order of
// the paper, then what comes of it. Enter goes on; a number ticks a square and
// goes on. What was left empty on the paper is left empty here.
type reply struct {
	*layers
	id    casefile.CaseID    // "" where the case is to be found by its code
	to    casefile.SittingID // a handing over that waits for this reply, or ""
	code  string             // typed, or of the paper that was chosen
	paper casefile.Paper
	st    *app.Sitting // nil until the paper is found
	lang  string       // the reply is written in
	spots []*spot      // in the order of the paper
	at    casefile.QuestionID
	came  string // the day the answer came, as it is shown
}

// spot is one place to type in.
type spot struct {
	id    casefile.QuestionID
	label part.Said
	focus func()
}

func newReply(p *Place, r Route) (Page, error) {
	t := &reply{layers: newLayers(p, ToReply), id: r.Case, code: r.Section, at: r.Question}
	if r.Case != "" {
		c, err := p.Desk.Open(r.Case)
		if err != nil {
			return nil, err
		}
		if s := c.Sitting(r.Sitting); s != nil {
			check, _ := s.Answer("back.check")
			if t.code = check.Text(); t.code != "" && t.goOn() {
				return t, nil
			}
			t.to = s.ID
		}
	}
	t.ask()
	return t, nil
}

// Route leads back to where one was, also after locking.
func (t *reply) Route() Route {
	r := Route{Page: ToReply, Case: t.id, Sitting: t.to, Section: t.code, Question: t.at}
	if t.st != nil {
		r.Sitting, r.Section = t.st.Record().ID, ""
	}
	return r
}

func (t *reply) head() part.Said {
	if t.id == "" {
		return t.say("reply.title", nil)
	}
	c, err := t.Desk.Open(t.id)
	if err != nil {
		return t.say("reply.title", nil)
	}
	return t.say("case.title", i18n.Args{"code": string(c.Code)})
}

// ask asks for the codes at the foot of the page.
func (t *reply) ask() {
	wrong := part.NewColumn(0)
	var code *part.Field
	find := func() {
		found, err := t.Desk.FindReply(code.Text(), t.id)
		if t.Trouble(err); err != nil {
			return
		}
		if found.Fault != "" {
			wrong.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare,
				Text: t.pair("reply.fault."+string(found.Fault), i18n.Args{"n": found.Sign})}))
			t.stack.Refresh()
			return
		}
		t.id, t.paper = found.Case, found.Paper
		t.begin()
	}
	hint := "reply.code_hint"
	if t.id != "" {
		hint = "reply.check_hint"
	}
	code = part.NewField(part.FieldParams{Lang: "en", Width: 260, Text: t.code, Most: 24, OnEnter: find, OnChanged: func(s string) {
		t.code = s
		wrong.Set()
	}})
	t.show(t.head(), []fyne.CanvasObject{t.heading("reply.title", nil), t.para("reply.text", nil),
		part.NewCard(t.labelled("reply.code", code, hint), wrong)},
		t.primary("reply.find", find), code.Focus, nil)
}

// goOn goes on with a reply that was begun, and tells whether it could.
func (t *reply) goOn() bool {
	found, err := t.Desk.FindReply(t.code, t.id)
	if err != nil || found.Fault != "" {
		return false
	}
	t.paper = found.Paper
	return t.open() == nil
}

// begin opens the page to type in. Where several handings over wait and the paper
// does not tell which it answers, that is asked first.
func (t *reply) begin() {
	open, err := t.Desk.Waiting(t.id, t.paper)
	if t.Trouble(err); err != nil {
		return
	}
	if t.to == "" && len(open) > 1 {
		t.which(open)
		return
	}
	t.Trouble(t.open())
}

// which asks which handing over a reply answers.
func (t *reply) which(open []*casefile.Sitting) {
	choose := func(key string, args i18n.Args, to casefile.SittingID) fyne.CanvasObject {
		return part.NewButton(part.ButtonParams{Label: t.pair(key, args), OnTap: func() {
			t.to = to
			t.Trouble(t.open())
		}})
	}
	body := []fyne.CanvasObject{t.heading("reply.which_over", nil), t.para("reply.which_text", nil)}
	for _, s := range open {
		if on, _ := s.Answer("sent.date"); on.Text() != "" {
			body = append(body, choose("reply.which_one", i18n.Args{"date": t.Say.Date(on.Text())}, s.ID))
		} else {
			body = append(body, choose("reply.which_undated", nil, s.ID))
		}
	}
	body = append(body, choose("reply.which_new", nil, ""))
	t.show(t.head(), body, nil, func() { t.Focus(body[2].(fyne.Focusable)) }, t.ask)
}

// open takes the sitting of the paper and shows the page to type in.
func (t *reply) open() (err error) {
	if t.st, err = t.Desk.TypeReply(t.id, t.paper, t.to); err != nil {
		return err
	}
	t.lang = t.writtenIn()
	t.sheet()
	return nil
}

// writtenIn is the language of what was typed already, or else the first
// on the paper.
func (t *reply) writtenIn() string {
	for _, id := range []casefile.QuestionID{"got.name", "got.post", "got.office", "rows.need", "promise.person_says"} {
		if a, ok := t.has(id); ok && a.Lang != "" {
			return a.Lang
		}
	}
	if n := len(t.paper.Langs); n > 0 {
		return t.paper.Langs[0]
	}
	return t.Say.Tag()
}

// give hands an answer to the Desk, as what another agency said.
func (t *reply) give(id casefile.QuestionID, v any) {
	t.at = id
	a := casefile.Answer{Value: v}
	if v != nil {
		a.Source = casefile.Agency
	}
	if text, ok := v.(string); ok && text == "" {
		a = casefile.Answer{}
	}
	t.Desk.Answer(t.st, id, a)
}

// write hands over what was written, in the language its letters say.
func (t *reply) write(id casefile.QuestionID, text string) {
	t.at = id
	if text == "" {
		t.Desk.Answer(t.st, id, casefile.Answer{})
		return
	}
	t.Desk.Answer(t.st, id, casefile.Answer{Value: text, Lang: langOf(text, t.lang, t.Say.Tag()), Source: casefile.Agency})
}

func (t *reply) has(id casefile.QuestionID) (a casefile.Answer, ok bool) {
	return t.st.Record().Answer(id)
}

func (t *reply) today() string { return t.Now().Format(time.DateOnly) }

// next gives the keyboard to the place after another, in the order of the
// paper.
func (t *reply) next(after int) {
	if after+1 < len(t.spots) {
		t.spots[after+1].focus()
		return
	}
	t.finish()
}

// finish is Enter on the last place: the day the answer came is kept, and what
// comes of it is shown.
func (t *reply) finish() {
	if a, _ := t.has(replyCame); a.Text() != t.came {
		t.give(replyCame, t.came)
	}
	t.done()
}

// row says a label above a place to type in, small, as on the paper.
func (t *reply) row(label part.Said, o fyne.CanvasObject) fyne.CanvasObject {
	return part.NewColumn(2, part.NewPara(label, part.Style{Size: look.Small, Color: look.Quiet}), o)
}
