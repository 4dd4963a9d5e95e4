package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// cases lists the cases, the one worked on last first.
type cases struct {
	*Place
	page   *part.Page
	search *part.Field
	list   *part.Card
	most   int
}

// handful is how many cases are shown until more are asked for: each row is
// drawn, and nobody reads hundreds.
const handful = 30

func newCases(p *Place) *cases {
	c := &cases{Place: p, most: handful}
	c.search = part.NewField(part.FieldParams{OnChanged: func(string) { c.most = handful; c.fill() }})
	c.list = part.NewCard()
	c.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("cases.title", nil), ToCases),
		Body: []fyne.CanvasObject{c.labelled("cases.search", c.search, ""), c.list},
		Next: p.primary("cases.new", func() { p.Go(Route{Page: ToNew}) }),
	})
	c.fill()
	return c
}

func (c *cases) Content() fyne.CanvasObject { return c.page }
func (c *cases) Route() Route               { return Route{Page: ToCases} }
func (c *cases) Ready()                     { c.search.Focus() }

// Find implements Finder.
func (c *cases) Find() { c.search.Focus() }

func (c *cases) fill() {
	found := c.Desk.Find(c.search.Text())
	var rows []fyne.CanvasObject
	for i, s := range found {
		if i == c.most {
			rows = append(rows, c.bare("ui.more", func() { c.most += handful; c.fill() }))
			break
		}
		rows = append(rows, c.row(s))
	}
	if len(rows) == 0 {
		key := "cases.empty"
		if c.search.Text() != "" {
			key = "cases.none_found"
		}
		rows = append(rows, c.para(key, nil))
	}
	c.list.Set(part.NewRuled(rows...))
	c.page.Refresh()
}

func (c *cases) row(s casefile.Summary) fyne.CanvasObject {
	icon, ink := "open", look.Quiet
	name := part.Said{Text: string(s.Code), Lang: s.Language}
	if s.Called != "" {
		name.Text += " · " + s.Called
	}
	about := c.say("cases.touched", i18n.Args{"date": c.Say.Day(s.Touched.Local())})
	about.Text = c.Say.Language(s.Language) + " · " + about.Text
	if len(s.Forms) > 0 {
		icon, ink = "half", look.Lead
	}
	if s.Alerts > 0 {
		icon, ink = "alert", look.Act
		about.Text += " · " + c.Say.Say("cases.alerts", i18n.Args{"count": s.Alerts})
	}
	return part.NewButton(part.ButtonParams{
		Label: part.Pair{Hers: name, Working: about}, Icon: icon, Kind: part.Listed, IconInk: ink,
		OnTap: func() { c.Go(Route{Page: ToCase, Case: s.ID}) },
	})
}
