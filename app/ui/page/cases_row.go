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

// masked stands in place of a name: someone else may see the screen.
const masked = "•••"

// nameOf says a case by its code, and by name where names are shown. The name
// decides how the line breaks.
func (c *cases) nameOf(s casefile.Summary) part.Said {
	name := part.Said{Text: string(s.Code), Lang: s.Language}
	switch {
	case s.Called == "":
	case c.names:
		name.Text += " · " + s.Called
	default:
		name.Text += " · " + masked
	}
	return name
}

// row is one case of the list: the code, the name, and what is to be said of
// it. A worry has the sign it has on the page of the case.
func (c *cases) row(i int) *part.Button {
	s := c.found[i]
	icon, ink := "open", look.Quiet
	if len(s.Forms) > 0 {
		icon, ink = "half", look.Lead
	}
	if !s.Open() {
		icon, ink = "done", look.Done
	}
	about := part.Said{Text: c.Say.Language(s.Language), Lang: c.Say.Tag()}
	more := func(words string) { about.Text += " · " + words }
	switch {
	case s.By != "" && c.names:
		more(c.Say.Say("find.by", i18n.Args{"name": s.By}))
	case s.By != "":
		more(c.Say.Say("find.by_hidden", nil))
	}
	more(c.Say.Say("cases.touched", i18n.Args{"date": c.Say.ShortDate(s.Touched.Local().Format(time.DateOnly))}))
	if !s.Open() {
		more(c.Say.Say("find.closed", nil))
	}
	if s.Alerts > 0 && s.Open() {
		icon, ink = worry(s.Red)
		more(c.Say.Say("cases.alerts", i18n.Args{"count": s.Alerts}))
	}
	return part.NewButton(part.ButtonParams{
		Label: part.Pair{Hers: c.nameOf(s.Summary), Working: about}, Icon: icon, Kind: part.Listed, IconInk: ink,
		OnTap: func() { c.Go(Route{Page: ToCase, Case: s.ID}) },
		OnKey: func(k fyne.KeyName) bool { return c.step(i, k) },
	})
}

// worry is the sign of something to look at: a square where somebody has to
// act, a triangle where care is enough.
func worry(red bool) (icon string, ink look.Role) {
	if red {
		return "alert", look.Act
	}
	return "care", look.Care
}

// firstDue is how much of what is due is shown; the rest is behind a fold, so
// that the page does not begin with a wall of lateness.
const firstDue = 4

// tasks are what is due, the longest waiting first, from the summaries alone.
func (c *cases) tasks() fyne.CanvasObject {
	all := c.Desk.Tasks()
	if len(all) == 0 {
		return part.NewColumn(0, c.quiet("find.none_due", nil), part.NewFlow(0, c.bare("due.title", c.toCalendar)))
	}
	rows := func(from, to int) []fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for _, t := range all[from:to] {
			rows = append(rows, c.task(t))
		}
		return rows
	}
	body := []fyne.CanvasObject{c.title("find.today", nil), part.NewRuled(rows(0, min(firstDue, len(all)))...)}
	if rest := len(all) - firstDue; rest > 0 {
		more := c.say("ui.more", nil)
		more.Text += " (" + c.Say.Number(float64(rest)) + ")"
		body = append(body, part.NewFold(part.Pair{Hers: more}, func() fyne.CanvasObject {
			return part.NewRuled(rows(firstDue, min(len(all), firstDue+handful))...)
		}))
	}
	return part.NewCard(append(body, part.NewFlow(0, c.bare("due.title", c.toCalendar)))...)
}

func (c *cases) toCalendar() { c.Go(Route{Page: ToCalendar}) }

// handful is how many lines of a thing are drawn at once. Of what is due, the
// choices above the list show all the cases.
const handful = 30

func (c *cases) task(t app.Task) fyne.CanvasObject {
	date := i18n.Args{"date": c.Say.ShortDate(t.On)}
	when, icon, ink := c.Say.Say("find.until", date), "open", look.Quiet
	switch t.When {
	case app.WhichLate:
		when, icon, ink = c.Say.Say("find.since", date), "clock", look.Care
	case app.WhichToday:
		when, icon, ink = c.Say.Say("find.is_today", nil), "clock", look.Lead
	}
	what := c.say("find.due."+string(t.What), nil)
	what.Text += " · " + when
	if t.Why != "" {
		what.Text += " · " + c.Say.Say("due.why", i18n.Args{"reason": i18n.Key(t.Why)})
	}
	return part.NewButton(part.ButtonParams{
		Label: part.Pair{Hers: c.nameOf(t.Summary), Working: what}, Icon: icon, IconInk: ink, Kind: part.Listed,
		OnTap: func() { c.Go(Route{Page: ToCase, Case: t.ID}) },
	})
}
