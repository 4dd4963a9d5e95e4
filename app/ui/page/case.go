package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// caseHome is where a case stands: the way so far, what to look at, the forms.
type caseHome struct {
	*Place
	c    *casefile.Case
	page *part.Page
	next *part.Button
}

func newCase(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	h := &caseHome{Place: p, c: c}
	forms, err := h.standings()
	if err != nil {
		return nil, err
	}
	alerts, err := p.Desk.Alerts(c.ID)
	if err != nil {
		return nil, err
	}
	todo := nextStep(forms)
	h.next = part.NewButton(part.ButtonParams{Label: p.pair("case.next."+todo, nil), Kind: part.Primary, OnTap: func() { h.doNext(todo) }})
	body := []fyne.CanvasObject{h.who(), h.path(forms)}
	if stop := p.stopOf(c.ID); stop != nil {
		body = slices.Insert(body, 1, stop)
	}
	if kept := h.keptOf(c, "kept.case"); kept != nil {
		body = slices.Insert(body, 1, kept)
	}
	if ask := h.twins(); ask != nil {
		body = append(body, ask)
	}
	if len(alerts) > 0 {
		body = append(body, h.alerts(alerts))
	}
	if back := h.askBack(); back != nil {
		body = append(body, back)
	}
	courses, err := h.courses()
	if err != nil {
		return nil, err
	}
	body = append(body, h.forms(forms))
	body = append(body, append(courses, h.paper(forms), h.file())...)
	h.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("case.title", i18n.Args{"code": string(c.Code)}), ToCase),
		Body: body, Back: p.back(), Next: h.next,
	})
	return h, nil
}

func (h *caseHome) Content() fyne.CanvasObject { return h.page }
func (h *caseHome) Route() Route               { return Route{Page: ToCase, Case: h.c.ID} }
func (h *caseHome) Ready()                     { h.Focus(h.next) }

func (h *caseHome) who() fyne.CanvasObject {
	pair := h.say("case.languages", i18n.Args{"hers": h.Say.Language(h.c.Language), "working": h.Say.Language(h.c.Working)})
	return part.NewColumn(0,
		part.NewPara(h.calledOf(h.c), part.Style{Size: look.Heading}),
		part.NewPara(pair, part.Style{Color: look.Quiet}))
}

// path shows the seven steps, none of them locked.
func (h *caseHome) path(forms []standing) fyne.CanvasObject {
	var steps []fyne.CanvasObject
	for _, s := range pathOf(forms) {
		steps = append(steps, part.NewChip(s.state, h.say("case.step."+s.name, nil)))
	}
	toCalendar := func() { h.Go(Route{Page: ToCalendar, Case: h.c.ID}) }
	ways := []fyne.CanvasObject{h.bare("due.title", toCalendar)}
	if n := h.unsaid(); n > 0 {
		ask := h.say("due.why_ask", nil)
		ask.Text += " (" + h.Say.Number(float64(n)) + ")"
		ways = append(ways, part.NewButton(part.ButtonParams{Label: part.Pair{Hers: ask}, Kind: part.Bare, OnTap: toCalendar}))
	}
	return part.NewCard(h.title("case.path", nil), part.NewFlow(look.Step, steps...), part.NewFlow(look.Step, ways...))
}

// pressing is how many alerts a case shows at once; the others are behind a
// fold, so that the page does not begin with a wall of warnings.
const pressing = 3

// alerts are one quiet list, the most pressing first: what to do, by when, for
// whom. Each is the way to the answer it comes from.
func (h *caseHome) alerts(all []app.CaseAlert) fyne.CanvasObject {
	slices.SortStableFunc(all, func(a, b app.CaseAlert) int { return haste(a.Alert) - haste(b.Alert) })
	var rows []fyne.CanvasObject
	seen := map[string]bool{}
	for _, a := range all {
		key := string(a.Form) + a.Alert.Alert
		if seen[key] {
			continue // the same thing to do, from another answer of the same talk
		}
		seen[key] = true
		icon, ink := worry(a.Level == "red")
		rows = append(rows, part.NewButton(part.ButtonParams{
			Label: part.Pair{Hers: h.say("alert."+a.Alert.Alert, nil), Working: h.due(a.Alert)}, Icon: icon, IconInk: ink, Kind: part.Listed,
			OnTap: func() { h.Go(Route{Page: ToSitting, Case: h.c.ID, Sitting: a.Sitting, Question: a.Question}) },
		}))
	}
	body := []fyne.CanvasObject{h.title("case.alerts", nil)}
	if len(rows) > pressing+1 {
		more := h.say("ui.more", nil)
		more.Text += " (" + h.Say.Number(float64(len(rows)-pressing)) + ")"
		rest := rows[pressing:]
		body = append(body, part.NewRuled(rows[:pressing]...),
			part.NewFold(part.Pair{Hers: more}, func() fyne.CanvasObject { return part.NewRuled(rest...) }))
	} else {
		body = append(body, part.NewRuled(rows...))
	}
	return part.NewCard(body...)
}

// haste orders alerts: what must be done first has the smallest number.
func haste(a form.Alert) int {
	n := map[string]int{"1h": 0, "today": 1, "3d": 2, "7d": 3}[a.Within]
	if a.Level != "red" {
		n += 10
	}
	return n
}

// due says how pressing an alert is, until when and for whom, in one line.
func (p *Place) due(a form.Alert) part.Said {
	s := p.say("ui.level."+a.Level, nil)
	for _, key := range []string{"ui.when." + a.Within, "ui.to." + a.To} {
		if w, ok := p.Say.Find(key); ok {
			s.Text += " · " + said(p.Say, w).Text
		}
	}
	return s
}

// forms are the talks one can go on with or begin: those of the way and those
// begun in sight, the others behind a fold, under the step they belong to.
func (h *caseHome) forms(forms []standing) fyne.CanvasObject {
	var near []fyne.CanvasObject
	far := 0
	for _, f := range forms {
		if f.def.Stage() == "share" {
			continue // with the paper, below
		}
		if f.near() {
			near = append(near, h.form(f))
		} else {
			far++
		}
	}
	body := []fyne.CanvasObject{h.title("case.forms", nil), part.NewRuled(near...)}
	if far > 0 {
		more := h.say("case.more_forms", i18n.Args{"n": far})
		body = append(body, part.NewFold(part.Pair{Hers: more}, func() fyne.CanvasObject { return h.farForms(forms) }))
	}
	return part.NewCard(body...)
}

func (h *caseHome) farForms(forms []standing) fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range append(slices.Clone(seven), anyTime) {
		var rows []fyne.CanvasObject
		for _, f := range forms {
			if !f.near() && slices.Contains(s.stages, f.def.Stage()) {
				rows = append(rows, h.form(f))
			}
		}
		if len(rows) > 0 {
			name := part.NewPara(h.say("case.step."+s.name, nil), part.Style{Size: look.Working, Color: look.Quiet})
			all = append(all, part.NewColumn(look.Step/2, name, part.NewRuled(rows...)))
		}
	}
	return part.NewColumn(2*look.Step, all...)
}

func (h *caseHome) form(f standing) fyne.CanvasObject {
	id := f.def.ID()
	title := part.NewPara(formTitle(h.Say, string(id), f.def.Code()), part.Style{})
	text := part.NewColumn(0, title, part.NewPara(h.stateOf(f), part.Style{Size: look.Working, Color: look.Quiet}))
	var do []fyne.CanvasObject
	if f.last == nil {
		do = append(do, h.plain("case.begin", func() { h.begin(id) }))
	} else {
		do = append(do, h.plain("case.go_on", func() { h.goOn(f) }))
		if f.def.Meta().Repeat && id != planForm {
			do = append(do, h.bare("case.again", func() { h.begin(id) }))
		}
	}
	if f.before != nil {
		do = append(do, h.bare("move.earlier", func() { h.Go(Route{Page: ToSitting, Case: h.c.ID, Sitting: f.before.ID}) }))
	}
	if f.moves {
		do = append(do, h.bare("move.offer", func() { h.Go(Route{Page: ToMove, Case: h.c.ID, Sitting: f.last.ID}) }))
	}
	return part.NewFoot(part.NewBeside(look.Step, part.NewShape(f.state), text), part.NewTrailingFlow(look.Step, do...))
}

// stateOf says where a form stands in words.
func (h *caseHome) stateOf(f standing) part.Said {
	if f.last == nil {
		return h.say("case.state.open", nil)
	}
	s := h.say("case.progress", i18n.Args{"done": f.done, "total": f.total})
	s.Text += " · " + h.Say.Say("case.on", i18n.Args{"date": h.Say.Day(f.last.Touched.Local())})
	if f.err != nil {
		s.Text = h.explain(f.err)
	}
	return s
}

func (h *caseHome) paper(forms []standing) fyne.CanvasObject {
	rows := []fyne.CanvasObject{h.title("case.share", nil)}
	for _, s := range h.c.All(shareForm) {
		to := h.say("case.share_noname", nil)
		if a, ok := s.Answer("to.name"); ok && a.Text() != "" {
			to = h.say("case.share_for", i18n.Args{"name": a.Text()})
		}
		rows = append(rows, part.NewButton(part.ButtonParams{Label: part.Pair{Hers: to}, Icon: "page", IconInk: look.Lead, Kind: part.Listed, OnTap: func() {
			h.Go(Route{Page: ToSitting, Case: h.c.ID, Sitting: s.ID})
		}}))
	}
	rows = append(rows, part.NewFlow(look.Step, h.plain("case.share_new", func() { h.begin(shareForm) })))
	papers := []fyne.CanvasObject{
		h.plain("case.plan", func() { h.openPlan() }),
		h.plain("case.print", func() { h.Go(Route{Page: ToPreview, Case: h.c.ID}) }),
		h.plain("papers.title", func() { h.Go(Route{Page: ToPapers, Case: h.c.ID}) }),
		h.plain("reply.title", func() { h.Go(Route{Page: ToReply, Case: h.c.ID}) }),
	}
	for _, f := range []casefile.FormID{searchForm, handoverForm} {
		if h.c.Latest(f) != nil {
			papers = append(papers, h.plain("case.print_"+string(f), func() { h.Go(Route{Page: ToPreview, Case: h.c.ID, Form: f}) }))
		}
	}
	paper := append([]fyne.CanvasObject{h.title("case.paper", nil)}, h.agreedOn()...)
	return part.NewColumn(2*look.Step, part.NewCard(rows...), part.NewCard(append(paper, part.NewFlow(look.Step, papers...))...),
		part.NewFlow(0, h.bare("people.apart", func() { h.Go(Route{Page: ToApart, Case: h.c.ID}) })))
}

// file is what concerns the file itself: who has seen it, how long it is kept.
func (h *caseHome) file() fyne.CanvasObject {
	return part.NewCard(h.title("case.file", nil), part.NewFlow(look.Step,
		h.plain("seen.title_worker", func() { h.Go(Route{Page: ToSeen, Case: h.c.ID}) }),
		h.plain("keep.title", func() { h.Go(Route{Page: ToKeep, Case: h.c.ID}) }),
		h.plain("post.letters", func() { h.Go(Route{Page: ToSend, Case: h.c.ID}) })))
}

func (h *caseHome) begin(f casefile.FormID) { h.Go(Route{Page: ToBegin, Case: h.c.ID, Form: f}) }

func (h *caseHome) goOn(f standing) {
	if f.def.ID() == planForm {
		h.openPlan()
		return
	}
	h.Go(Route{Page: ToSitting, Case: h.c.ID, Sitting: f.last.ID})
}

func (h *caseHome) openPlan() { h.Go(Route{Page: ToPlan, Case: h.c.ID}) }

func (h *caseHome) doNext(todo string) {
	switch todo {
	case "print":
		h.Go(Route{Page: ToPreview, Case: h.c.ID})
	case string(planForm):
		h.openPlan()
	default:
		h.begin(casefile.FormID(todo))
	}
}
