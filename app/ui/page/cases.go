package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// cases lists the cases, the one worked on last first or by name.
type cases struct {
	*Place
	byName bool
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
		Body: []fyne.CanvasObject{c.labelled("cases.search", c.search, ""), c.order(), c.list},
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

// order is the choice of the order: a name is found by its first letter.
func (c *cases) order() fyne.CanvasObject {
	return part.NewEditor("one", part.EditorParams{
		Words: c.words, Value: "touched", Label: c.say("cases.order", nil),
		Options: []part.Option{
			{Value: "touched", Label: c.pair("cases.order.touched", nil)},
			{Value: "name", Label: c.pair("cases.order.name", nil)},
		},
		OnChanged: func(v any) { c.byName = v == "name"; c.fill() },
	})
}

// sort puts cases in the order of the screens' language by what the person is
// called; those without a name come last, by their code.
func (c *cases) sort(found []casefile.Summary) {
	slices.SortStableFunc(found, func(a, b casefile.Summary) int {
		if (a.Called == "") != (b.Called == "") {
			return strings.Compare(b.Called, a.Called)
		}
		if d := c.Say.Compare(a.Called, b.Called); d != 0 {
			return d
		}
		return strings.Compare(string(a.Code), string(b.Code))
	})
}

func (c *cases) fill() {
	var found []casefile.Summary
	for _, f := range c.Desk.Find(c.search.Text()) {
		found = append(found, f.Summary)
	}
	if c.byName {
		c.sort(found)
	}
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
	about := c.say("cases.touched", i18n.Args{"date": c.Say.ShortDate(s.Touched.Local().Format(time.DateOnly))})
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
