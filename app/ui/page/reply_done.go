package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// done says what comes of a reply: what must be done today, what was left empty
// on the paper, and what can be taken over into the plan. Nothing of it is
// taken over by itself.
func (t *reply) done() {
	by, _ := app.TypedFrom(t.st.Record())
	body := []fyne.CanvasObject{t.heading("reply.done_title", nil), t.quiet("reply.typed", i18n.Args{"who": by})}
	for _, a := range t.st.Alerts() {
		kind := part.TakeCare
		if a.Level == "red" {
			kind = part.ActToday
		}
		body = append(body, part.NewBanner(part.BannerParams{Kind: kind, Title: part.Pair{Hers: t.due(a)}, Text: t.pair("alert."+a.Alert, nil)}))
	}
	body = append(body, part.NewCard(t.empty()...), part.NewCard(t.comes()...))
	next := t.primary("reply.to_plan", func() { t.Go(Route{Page: ToPlan, Case: t.id, Section: stepsSection}) })
	p := part.NewPage(part.PageParams{Head: t.bar(t.head(), ToReply), Body: body, Back: t.plain("ui.back", t.sheet),
		Next: part.NewTrailingFlow(look.Step, t.plain("reply.another", t.another), next)})
	t.lay(p, func() { t.Focus(next) }, t.sheet)
}

// another begins with the next photo.
func (t *reply) another() {
	t.id, t.to, t.code, t.at, t.st = "", "", "", "", nil
	t.ask()
}

// empty lists what was not answered on the paper. An empty place is no answer,
// and no "no".
func (t *reply) empty() []fyne.CanvasObject {
	var left []string
	for _, s := range t.spots {
		if s.id == "" || strings.HasSuffix(string(s.id), ".note") || strings.HasSuffix(string(s.id), ".by") {
			continue
		}
		if _, ok := t.has(s.id); !ok {
			left = append(left, s.label.Text)
		}
	}
	if len(left) == 0 {
		return []fyne.CanvasObject{t.para("reply.empty_none", nil)}
	}
	return []fyne.CanvasObject{t.title("reply.empty", nil), part.NewPara(part.Said{Text: strings.Join(left, " · "), Lang: t.Say.Tag()}, part.Style{})}
}

// comes lists what the plan can take over from this reply.
func (t *reply) comes() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{t.title("reply.comes", nil)}
	if a, _ := t.has("got.arrived"); a.Text() == "yes" {
		on, _ := t.has("got.on")
		text := t.Say.Say("reply.arrived", nil)
		if on.Text() != "" {
			text += " " + t.Say.Date(on.Text())
		}
		rows = append(rows, part.NewPara(part.Said{Text: text, Lang: t.Say.Tag()}, part.Style{}))
	}
	all, err := t.Desk.Proposals(t.id)
	t.Trouble(err)
	for _, p := range all {
		if p.Sitting == t.st.Record().ID {
			rows = append(rows, t.stepSaid(p.Row, p.Answer, p.Note))
		}
	}
	open, err := t.Desk.Unplaced(t.id)
	t.Trouble(err)
	asked := 0
	for _, u := range open {
		if u.Sitting == t.st.Record().ID {
			asked++
		}
	}
	if asked > 0 {
		rows = append(rows, part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: t.pair("reply.asked", i18n.Args{"count": asked})}))
	}
	people, err := t.Desk.Contacts(t.id)
	t.Trouble(err)
	for _, x := range people {
		if x.Sitting == t.st.Record().ID {
			rows = append(rows, t.para("reply.contact", i18n.Args{"name": x.Name.Text()}))
		}
	}
	if len(rows) == 1 {
		rows = append(rows, t.para("reply.comes_none", nil))
	}
	return rows
}

// stepSaid is what was said of a step: the number on the paper, the answer, and
// what was written beside it.
func (t *reply) stepSaid(row casefile.RowID, answer string, note casefile.Answer) fyne.CanvasObject {
	a, _ := t.has(casefile.Cell(replySteps, row, "row"))
	number, _ := a.Value.(float64)
	text := t.Say.Say("reply.step", i18n.Args{"n": int(number)}) + " · " + t.Say.Say("f12.rows.steps.answer.opt."+answer, nil)
	if note.Text() != "" {
		text += "\n“" + note.Text() + "”"
	}
	return part.NewPara(part.Said{Text: text, Lang: t.Say.Tag()}, part.Style{})
}
