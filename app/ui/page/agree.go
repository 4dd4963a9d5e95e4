package page

import (
	"errors"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// agreement stands beside the steps of a plan: whether it is agreed, what has
// changed since, what is still missing, each a way to its question, and the one
// press that freezes it.
type agreement struct {
	*steps
	card  *part.Column
	stale bool // an answer was given since it was written
}

func newAgreement(p *steps) *agreement {
	a := &agreement{steps: p, card: part.NewColumn(0)}
	a.write()
	return a
}

// freshen writes the card again where something was answered. It is asked each
// second, so that typing never waits for it.
func (a *agreement) freshen() {
	if a.stale {
		a.write()
		a.content.Refresh()
		a.page.Relay()
	}
}

func (a *agreement) write() {
	a.stale = false
	last, changed, err := a.Desk.Agreement(a.c.ID)
	if err != nil && !errors.Is(err, app.ErrNoPaperwork) { // another kind of store: nothing can be frozen there
		a.Trouble(err)
	}
	lacks, lacking := a.Desk.Lacks(a.c.ID)
	a.Trouble(lacking)
	body := []fyne.CanvasObject{a.title("agree.title", nil)}
	body = append(body, a.stands(last, changed)...)
	switch {
	case lacking != nil, last != nil && len(changed) == 0:
	case len(lacks) > 0:
		body = append(body, a.para("agree.missing", nil), a.lacks(lacks))
	case err == nil:
		body = append(body, a.para("agree.whole", nil), part.NewFlow(look.Step, a.plain("agree.do", a.agree)))
	}
	foot := []fyne.CanvasObject{}
	if len(a.st.Rows(stepsTable)) > 0 {
		foot = append(foot, part.NewButton(part.ButtonParams{Label: a.pair("review.begin", nil), Icon: "turn", OnTap: a.Hand}))
	}
	a.card.Set(part.NewCard(append(body, part.NewFlow(look.Step, foot...))...))
}

// stands says whether the plan is agreed, and what changed since it was.
func (a *agreement) stands(last *casefile.Agreed, changed []app.Changed) []fyne.CanvasObject {
	if last == nil {
		return []fyne.CanvasObject{part.NewFlow(look.Step, part.NewChip(part.Open, a.say("agree.open", nil)))}
	}
	code := a.quiet("agree.code", i18n.Args{"version": last.Version, "code": a.code(last)})
	if len(changed) == 0 {
		return []fyne.CanvasObject{
			part.NewFlow(look.Step, part.NewChip(part.Done, a.say("agree.is", i18n.Args{"date": a.Say.Day(last.At.Local())}))), code}
	}
	list := part.NewFold(a.pair("agree.changes", nil), func() fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for _, ch := range changed {
			rows = append(rows, a.change(ch))
		}
		return part.NewRuled(rows...)
	})
	return []fyne.CanvasObject{
		part.NewFlow(look.Step, part.NewChip(part.Half, a.say("agree.changed", i18n.Args{"version": last.Version, "count": len(changed)}))), code, list}
}

// code is the check code of the paper that was agreed.
func (p *Place) codeOf(id casefile.CaseID, last *casefile.Agreed) string {
	papers, err := p.Desk.Papers(id)
	p.Trouble(err)
	for _, paper := range papers {
		if paper.ID == last.Paper {
			return paper.Check
		}
	}
	return ""
}

func (a *agreement) code(last *casefile.Agreed) string { return a.codeOf(a.c.ID, last) }

// change is one answer that is not as it was agreed.
func (a *agreement) change(ch app.Changed) fyne.CanvasObject {
	q, ok := a.st.Def().Question(ch.Question)
	if !ok {
		return part.NewColumn(0)
	}
	label := a.label(q).OneOf().Hers
	if n := a.stepOf(ch.Question); n > 0 {
		label.Text = a.Say.Number(float64(n)) + " · " + label.Text
	}
	rows := []fyne.CanvasObject{part.NewPara(label, part.Style{Size: look.Working, Color: look.Quiet})}
	if ch.Is == nil || ch.Is.Empty() {
		rows = append(rows, a.quiet("agree.gone", nil))
	} else if text := a.short(q, *ch.Is); text != "" {
		rows = append(rows, part.NewPara(part.Said{Text: text, Lang: orTag(ch.Is.Lang, a.Say.Tag())}, part.Style{}))
	}
	if ch.Was == nil || ch.Was.Empty() {
		rows = append(rows, a.quiet("agree.new", nil))
	} else if text := a.short(q, *ch.Was); text != "" {
		rows = append(rows, a.quiet("agree.was", i18n.Args{"text": text}))
	}
	return part.NewColumn(0, rows...)
}

// short says an answer in a line; "" for what cannot be said so.
func (a *agreement) short(q *form.Question, v casefile.Answer) string {
	switch val := v.Value.(type) {
	case string:
		if q.Kind == form.One {
			return voices{a.Say, a.Say}.option(q, val).Hers.Text
		}
		if q.Kind == form.Date {
			return a.Say.Date(val)
		}
		return val
	case bool:
		return voices{a.Say, a.Say}.option(q, map[bool]string{true: "yes", false: "no"}[val]).Hers.Text
	case float64:
		return a.Say.Number(val)
	}
	if d, err := casefile.As[casefile.PDate](v.Value); err == nil && q.Kind == form.PDate {
		if d.CE != "" {
			return a.Say.Date(d.CE)
		}
		return d.Text
	}
	return ""
}

// stepOf is the number of the step a cell belongs to, or 0.
func (a *agreement) stepOf(q casefile.QuestionID) int {
	for i, row := range a.st.Rows(stepsTable) {
		if def, ok := a.st.Def().Question(q); ok && casefile.Cell(stepsTable, row, def.Column()) == q {
			return i + 1
		}
	}
	return 0
}

// lacks are what is still missing, each a way to its question.
func (a *agreement) lacks(all []app.Lack) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, l := range all {
		args := i18n.Args{"step": l.Step}
		if l.Kind == app.LackNeed {
			args["area"] = a.area(string(l.Question)).Text
		}
		rows = append(rows, part.NewButton(part.ButtonParams{
			Label: a.pair("agree.lack."+string(l.Kind), args), Icon: "right", IconInk: look.Lead, Kind: part.Listed, OnTap: func() { a.lead(l) },
		}))
	}
	return part.NewRuled(rows...)
}

// lead goes to what is missing.
func (a *agreement) lead(l app.Lack) {
	switch q, ok := a.st.Def().Question(l.Question); {
	case l.Kind == app.LackNeed:
		a.toNeed(string(l.Question))
	case l.Step > 0:
		a.open = a.st.Rows(stepsTable)[l.Step-1]
		a.steps.again(a.open)
		if o := a.sheet.focus(l.Question); o != nil {
			a.page.Reveal(o)
		}
	case ok && q.Section() != stepsSection:
		a.goTo(q.Section(), l.Question)
	}
}

// agree freezes the plan, as she agreed to it.
func (a *agreement) agree() {
	a.sheet.scold()
	langs := []string{a.hers.Tag()}
	if !a.one() {
		langs = append(langs, a.working.Tag())
	}
	agreed, err := a.Desk.Agree(a.c.ID, langs)
	a.Trouble(err)
	if err != nil {
		return
	}
	a.write()
	a.content.Refresh()
	a.page.Relay()
	a.Told(a.say("agree.did", i18n.Args{"version": agreed.Version}))
}
