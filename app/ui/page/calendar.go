package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// weeks is what is due by weeks, of one case or of all: what slipped first,
// with why, then this week and those after. Of all cases it shows what their
// summaries know; a case knows more of itself.
type weeks struct {
	*Place
	id    casefile.CaseID // "" for all
	page  *part.Page
	typed func() error // writes down words that were typed and not left yet; nil for none
}

// weeksAhead are shown one by one; what comes after them stands together.
const weeksAhead = 6

// entry is one line of a calendar.
type entry struct {
	app.Duty
	of casefile.Summary
}

func newCalendar(p *Place, r Route) (Page, error) {
	c := &weeks{Place: p, id: r.Case}
	all, err := c.entries()
	if err != nil {
		return nil, err
	}
	body := []fyne.CanvasObject{c.heading("due.title", nil), c.quiet("due.today", i18n.Args{"date": p.Say.Day(p.Now())})}
	if len(all) == 0 {
		body = append(body, c.para("due.none", nil))
	}
	byWeek := map[int][]entry{}
	for _, e := range all {
		byWeek[c.week(e.On)] = append(byWeek[c.week(e.On)], e)
	}
	for w := -1; w <= weeksAhead; w++ {
		if len(byWeek[w]) > 0 {
			body = append(body, c.weekCard(w, byWeek[w]))
		}
	}
	switch late, err := c.doneLate(); {
	case err != nil:
		return nil, err
	case late != nil:
		body = append(body, late)
	}
	head := p.say("due.title", nil)
	if c.id != "" {
		if k, err := p.Desk.Open(c.id); err == nil {
			head = p.say("case.title", i18n.Args{"code": string(k.Code)})
		}
	}
	c.page = part.NewPage(part.PageParams{Head: p.bar(head, ToCalendar), Body: body, Back: p.back()})
	return c, nil
}

func (c *weeks) Content() fyne.CanvasObject { return c.page }
func (c *weeks) Route() Route               { return Route{Page: ToCalendar, Case: c.id} }
func (c *weeks) Ready()                     {}

func (c *weeks) entries() (all []entry, err error) {
	if c.id != "" {
		duties, err := c.Desk.Due(c.id)
		for _, d := range duties {
			all = append(all, entry{Duty: d})
		}
		return all, err
	}
	for _, s := range c.Desk.Cases() {
		if !s.Open() {
			continue
		}
		for _, d := range s.Due {
			all = append(all, entry{app.Duty{Due: d}, s})
		}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return strings.Compare(a.On, b.On) })
	return all, nil
}

// monday is the first day of the week of today.
func (c *weeks) monday() time.Time {
	now := c.Now()
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	return today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
}

// week gives the week of a day: 0 this one, 1 the next; -1 for what slipped.
func (c *weeks) week(on string) int {
	if on < c.Now().Format(time.DateOnly) {
		return -1
	}
	day, _ := time.Parse(time.DateOnly, on)
	return min(int(day.Sub(c.monday()).Hours())/(24*7), weeksAhead)
}

func (c *weeks) weekCard(w int, all []entry) fyne.CanvasObject {
	title := c.title("due.later", nil)
	switch {
	case w < 0:
		title = c.title("due.late", nil)
	case w == 0:
		title = c.title("due.week0", nil)
	case w == 1:
		title = c.title("due.week1", nil)
	case w < weeksAhead:
		title = c.title("due.week", i18n.Args{"date": c.Say.ShortDate(c.monday().AddDate(0, 0, 7*w).Format(time.DateOnly))})
	}
	rows := func(from, to int) (rows []fyne.CanvasObject) {
		for _, e := range all[from:to] {
			row := c.row(e, w < 0)
			if c.asksWhy(e) {
				row = part.NewColumn(0, row, c.why(e.Duty))
			}
			rows = append(rows, row)
		}
		return rows
	}
	body := []fyne.CanvasObject{title, part.NewRuled(rows(0, min(handful, len(all)))...)}
	if rest := len(all) - handful; rest > 0 {
		more := c.say("ui.more", nil)
		more.Text += " (" + c.Say.Number(float64(rest)) + ")"
		body = append(body, part.NewFold(part.Pair{Hers: more}, func() fyne.CanvasObject {
			return part.NewRuled(rows(handful, min(len(all), 10*handful))...)
		}))
	}
	return part.NewCard(body...)
}

// row says what is due, its day in both eras, how often it slipped and why.
func (c *weeks) row(e entry, late bool) fyne.CanvasObject {
	icon, ink := "open", look.Quiet
	if late {
		icon, ink = "clock", look.Care
	}
	what := c.what(e)
	about := []string{c.Say.ShortDate(e.On)}
	add := func(key string, args i18n.Args) { about = append(about, c.Say.Say(key, args)) }
	if e.Lead {
		add("due.lead", nil)
	}
	if e.Slipped > 0 {
		add("due.slipped", i18n.Args{"n": e.Slipped})
	}
	if e.Why != "" {
		add("due.why", i18n.Args{"reason": i18n.Key(e.Why)})
	}
	if words := e.Words.Text(); words != "" {
		about = append(about, "“"+words+"”")
	}
	return part.NewButton(part.ButtonParams{
		Label: part.Pair{Hers: what, Working: part.Said{Text: strings.Join(about, " · "), Lang: c.Say.Tag()}},
		Icon:  icon, IconInk: ink, Kind: part.Listed, OnTap: func() { c.Go(c.way(e)) },
	})
}

// what says what is due, and of which case where all are shown.
func (c *weeks) what(e entry) part.Said {
	what := c.say("find.due."+string(e.What), nil)
	switch {
	case e.Alert != "":
		what = c.say("alert."+e.Alert, nil)
	case e.Talk != "":
		what.Text += " (" + c.Say.Say("f13.safe.when.opt."+e.Talk, nil) + ")"
	case e.Step > 0:
		what.Text += " · " + c.Say.Say("due.step", i18n.Args{"n": e.Step})
	}
	if c.id == "" {
		what.Text = string(e.of.Code) + " · " + what.Text
	}
	return what
}

// way leads to where something is written down: the case, the talk that is under
// way, or the beginning of one. A talk that slipped begins with whether the
// person was reached, and if not, why.
func (c *weeks) way(e entry) Route {
	switch {
	case c.id == "":
		return Route{Page: ToCalendar, Case: e.of.ID}
	case e.What == casefile.Reply:
		return Route{Page: ToReply, Case: c.id, Sitting: e.Sitting}
	case e.Sitting != "":
		return Route{Page: ToSitting, Case: c.id, Sitting: e.Sitting, Question: e.Question}
	}
	return Route{Page: ToBegin, Case: c.id, Form: e.Form}
}
