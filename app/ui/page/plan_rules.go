package page

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// What stands around the steps of a plan: the three things most important to the
// person at its head, kind words where it grew too much to carry, and the needs
// that have a reason instead of a step.

// withoutTable holds the reasons.
const withoutTable = casefile.QuestionID("plan.without")

// wholePlan are the questions whose alerts are about the plan as a whole.
var wholePlan = []casefile.QuestionID{"plan.open_rows", "plan.first_month_rows", "plan.top_rows"}

// fillRules says what is most important, and what is too much.
func (p *steps) fillRules() {
	var all []fyne.CanvasObject
	var three []fyne.CanvasObject
	for _, q := range []casefile.QuestionID{"words.first", "words.second", "words.third"} {
		if a, _ := p.st.Record().Answer(q); a.Text() != "" {
			three = append(three, part.NewPara(part.Said{Text: a.Text(), Lang: orTag(a.Lang, p.hers.Tag())}, part.Style{Bold: true}))
		}
	}
	if len(three) > 0 {
		all = append(all, part.NewCard(append([]fyne.CanvasObject{p.quiet("plan_page.three", nil)}, three...)...))
	}
	for _, a := range p.st.Alerts() {
		if slices.Contains(wholePlan, a.Question) {
			all = append(all, p.sheet.alert(a))
		}
	}
	p.rules.Set(all...)
	show(p.rules, len(all) > 0)
}

// noStep asks why a need has no step, behind a fold. What is typed is written
// down as any answer is; pressing the button only tidies the page.
func (p *steps) noStep(n app.Need) fyne.CanvasObject {
	return part.NewFold(p.pair("plan_page.no_step", nil), func() fyne.CanvasObject {
		row := casefile.RowID("")
		why := part.NewField(part.FieldParams{Many: true, Most: 500, Lang: p.working.Tag(), OnChanged: func(text string) {
			row = p.without(row, n.Domain, text)
		}})
		return part.NewColumn(look.Step, p.labelled("plan_page.reason", why, ""),
			part.NewFlow(look.Step, p.plain("plan_page.reason_keep", func() { p.again("") })))
	})
}

// without writes down why an area has no step, in its row or in a new one.
func (p *steps) without(row casefile.RowID, area, why string) casefile.RowID {
	put := func(col string, a casefile.Answer) {
		p.Desk.Answer(p.st, casefile.Cell(withoutTable, row, col), a)
	}
	if row == "" && strings.TrimSpace(why) != "" {
		row, _ = p.Desk.AddRow(p.st, withoutTable)
		put("area", casefile.Answer{Value: area, Source: casefile.Observed})
	}
	if row != "" {
		put("reason", casefile.Answer{Value: why, Source: casefile.Observed, Lang: p.working.Tag()})
		p.agreed.stale = true
	}
	return row
}

// reasons lists the areas that have a reason, each with a way to take it back;
// nil where there are none.
func (p *steps) reasons() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, row := range p.st.Rows(withoutTable) {
		cell := func(col string) casefile.Answer {
			a, _ := p.st.Record().Answer(casefile.Cell(withoutTable, row, col))
			return a
		}
		why := cell("reason")
		rows = append(rows, part.NewColumn(0, part.NewPara(p.area(cell("area").Text()), part.Style{Bold: true}),
			part.NewPara(part.Said{Text: why.Text(), Lang: orTag(why.Lang, p.working.Tag())}, part.Style{}),
			part.NewTrailingFlow(0, p.bare("part.row_remove", func() {
				p.sheet.apply(withoutTable, p.Desk.RemoveRow(p.st, withoutTable, row))
				p.again("")
			}))))
	}
	if len(rows) == 0 {
		return nil
	}
	return part.NewCard(p.quiet("plan_page.reasons", nil), part.NewRuled(rows...))
}

// refold shows and hides the cells of an unfolded step as its answers ask,
// without taking the keyboard from any.
func (p *steps) refold(form.Change) {
	for id, c := range p.sheet.cards {
		if on := p.st.Shown(id); on && !c.Visible() {
			c.Show()
		} else if !on && c.Visible() {
			c.Hide()
		}
	}
	p.content.Refresh()
}
