package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// cases is the first page: what is due, and all cases, found as one types. The
// one worked on last stands first, or they go by name.
type cases struct {
	*Place
	byName bool
	which  app.Which
	names  bool // names are shown, on this visit
	page   *part.Page
	search *part.Field
	due    *part.Column
	sorts  *part.Column
	choice *part.Flow
	none   *part.Para
	list   *part.LongList
	found  []app.Found
}

func newCases(p *Place) *cases {
	c := &cases{Place: p, names: p.Settings.Names}
	c.search = part.NewField(part.FieldParams{
		OnChanged: func(string) { c.fill() }, OnDown: func() { c.stand(0) }, OnEnter: func() { c.open(0) },
	})
	c.due, c.choice = part.NewColumn(0), part.NewFlow(look.Step/2)
	c.sorts = part.NewColumn(0, c.order())
	c.none, c.list = c.para("cases.empty", nil), part.NewLongList()
	c.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("cases.title", nil), ToCases),
		Body: []fyne.CanvasObject{
			c.labelled("cases.search", c.search, "find.hint"), c.due, c.sorts, c.choice,
			part.NewCard(c.none, c.list),
		},
		Back: p.plain("directory.title", func() { p.Go(Route{Page: ToPlaces}) }),
		Next: p.primary("cases.new", func() { p.Go(Route{Page: ToNew}) }),
	})
	c.page.Follow(c.list)
	c.again()
	return c
}

func (c *cases) Content() fyne.CanvasObject { return c.page }
func (c *cases) Route() Route               { return Route{Page: ToCases} }
func (c *cases) Ready()                     { c.search.Focus() }

// Find implements Finder.
func (c *cases) Find() { c.page.Top(); c.search.Focus() }

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

// again makes everything on the page anew.
func (c *cases) again() {
	c.due.Set(c.tasks())
	c.choose()
	c.fill()
}

// choose offers what cases can be chosen by, as far as there are any, and the
// eye.
func (c *cases) choose() {
	var all []fyne.CanvasObject
	for _, w := range app.Whiches {
		n := 0
		if w != app.WhichAll {
			if n = len(c.Desk.Look("", w)); n == 0 && w != c.which {
				continue
			}
		}
		all = append(all, c.choosing(w, n))
	}
	if len(all) == 1 { // nothing to choose from
		all = nil
	}
	if !c.Desk.SeesNames() {
		c.choice.Set(append(all, c.quiet("kept.names", nil))...)
		return
	}
	label, icon := "find.names_show", "eye"
	if c.names {
		label, icon = "find.names_hide", "eye_open"
	}
	all = append(all, part.NewButton(part.ButtonParams{Label: c.pair(label, nil), Icon: icon, IconInk: look.Quiet, Kind: part.Bare, OnTap: func() {
		c.names = !c.names
		c.again()
	}}))
	c.choice.Set(all...)
}

func (c *cases) choosing(w app.Which, n int) *part.Button {
	key := "find.which." + string(w)
	if w == app.WhichAll {
		key = "find.which.all"
	}
	label := c.say(key, nil)
	if n > 0 {
		label.Text += " " + c.Say.Number(float64(n))
	}
	p := part.ButtonParams{Label: part.Pair{Hers: label}, Kind: part.Bare, Icon: "open", IconInk: look.Quiet, OnTap: func() {
		c.which = w
		c.choose()
		c.fill()
	}}
	if w == c.which {
		p.Kind, p.Icon, p.IconInk = part.Plain, "chosen", look.Lead
	}
	return part.NewButton(p)
}

// sort puts cases in the order of the screens' language by what the person is
// called; those without a name come last, by their code.
func (c *cases) sort(found []app.Found) {
	i18n.SortBy(c.Say, found, func(f app.Found) string {
		if f.Called == "" {
			return "\U0010FFFD" + string(f.Code)
		}
		return f.Called
	})
}

// fill shows the cases that are looked for.
func (c *cases) fill() {
	c.found = c.Desk.Look(c.search.Text(), c.which)
	if c.search.Text() != "" { // the hits stand under the search, the best first
		c.due.Hide()
		c.sorts.Hide()
	} else {
		c.due.Show()
		c.sorts.Show()
		if c.byName {
			c.sort(c.found)
		}
	}
	switch {
	case len(c.found) > 0:
		c.none.Hide()
	case c.search.Text() == "" && c.which == app.WhichAll:
		c.none.Set(c.say("cases.empty", nil))
		c.none.Show()
	default:
		c.none.Set(c.say("cases.none_found", nil))
		c.none.Show()
	}
	c.list.Set(len(c.found), c.row)
	c.page.Refresh()
}

// stand gives the keyboard to a row; above the first is the search.
func (c *cases) stand(i int) {
	if i < 0 {
		c.Find()
		return
	}
	if b := c.list.Row(i); b != nil {
		c.Focus(b)
	}
}

func (c *cases) open(i int) {
	if i < len(c.found) && c.search.Text() != "" {
		c.Go(Route{Page: ToCase, Case: c.found[i].ID})
	}
}

// far is how many rows a key for pages goes.
const far = 8

// step moves the keyboard from row to row.
func (c *cases) step(i int, key fyne.KeyName) bool {
	last := len(c.found) - 1
	switch key {
	case fyne.KeyUp:
		c.stand(i - 1)
	case fyne.KeyDown:
		c.stand(min(i+1, last))
	case fyne.KeyPageUp:
		c.stand(max(0, i-far))
	case fyne.KeyPageDown:
		c.stand(min(i+far, last))
	case fyne.KeyHome:
		c.stand(0)
	case fyne.KeyEnd:
		c.stand(last)
	default:
		return false
	}
	return true
}
