package page

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// copies is where copies of all cases are made and tried, where their places
// are chosen, and the way to bring one back.
type copies struct {
	*Place
	stack *fyne.Container
	make  *part.Button
	wait  *part.Column // says what is under way
	deep  bool         // something lies on top
	gone  bool
	hurt  *part.Column // cases that are damaged, once they are known
}

func newCopies(p *Place) *copies {
	c := &copies{Place: p, stack: container.NewStack()}
	c.list()
	if p.Desk.Damage() != nil {
		c.findHurt()
	}
	return c
}

func (c *copies) Content() fyne.CanvasObject { return c.stack }
func (c *copies) Route() Route               { return Route{Page: ToCopies} }
func (c *copies) Ready()                     { c.Focus(c.make) }

// Drop implements Dropper: what is still under way has nowhere to tell.
func (c *copies) Drop() { c.gone = true }

// Close implements Closer.
func (c *copies) Close() bool {
	if !c.deep {
		return false
	}
	c.list()
	c.Settle()
	c.Focus(c.make)
	return true
}

func (c *copies) put(o fyne.CanvasObject, deep bool) {
	c.deep = deep
	c.stack.Objects = []fyne.CanvasObject{o}
	c.stack.Refresh()
}

func (c *copies) list() {
	state, err := c.Desk.Copies()
	if err != nil {
		c.Trouble(err)
	}
	c.make = c.primary("copies.make", c.makeNow)
	c.wait = part.NewColumn(0)
	body := []fyne.CanvasObject{c.para("copies.hint", nil), c.quiet("copies.auto", nil), c.wait}
	if c.Desk.Damage() != nil {
		c.hurt = part.NewColumn(look.Step, c.quiet("copies.hurt_looking", nil))
		body = append(body, part.NewCard(c.title("copies.hurt_title", nil), c.hurt, c.way("copies.hurt_fetch", ToBring)))
	}
	for _, p := range state.Places {
		body = append(body, c.place(p))
	}
	if len(state.Places) == 1 {
		body = append(body, part.NewCard(c.title("copies.second", nil), c.para("copies.second_hint", nil), part.NewFlow(look.Step, c.plain("copies.choose", c.choose))))
	}
	body = append(body, c.trial(state),
		part.NewCard(c.title("copies.bring", nil), c.para("copies.bring_hint", nil), c.way("copies.bring", ToBring)))
	if old := c.oldVault(); old != nil {
		body = append(body, old)
	}
	if h, err := c.Desk.Horizon(); err == nil && !h.Until.IsZero() {
		body = append(body, c.quiet("copies.horizon", i18n.Args{"date": c.Say.Day(h.Until)}))
		if h.Away {
			body = append(body, c.quiet("copies.horizon_away", nil))
		}
	}
	c.put(part.NewPage(part.PageParams{Head: c.bar(c.say("copies.title", nil), ToCopies), Body: body, Back: c.back(), Next: c.make}), false)
}

// way is a button that leads to another page.
func (p *Place) way(key string, to Name) fyne.CanvasObject {
	return part.NewFlow(look.Step, p.onward(key, to))
}

// place says how one place stands.
func (c *copies) place(p app.CopyPlace) fyne.CanvasObject {
	key := "copies.home"
	if !p.Home() {
		key = "copies.second"
	}
	rows := []fyne.CanvasObject{c.title(key, nil)}
	if !p.Home() {
		rows = append(rows, part.NewPara(plainText(p.Folder), part.Style{Size: look.Working, Color: look.Quiet}))
	}
	if last, ok := p.Newest(); ok {
		rows = append(rows, c.state(part.Done, "copies.last", i18n.Args{"date": c.Say.Day(last.Made), "time": c.Say.Time(last.Made.Local()), "count": last.Cases}))
	} else {
		rows = append(rows, c.state(part.Open, "copies.none_yet", nil))
	}
	switch {
	case p.Other:
		rows = append(rows, c.state(part.Away, "copies.other", nil))
	case !p.Here:
		rows = append(rows, c.state(part.Away, "copies.away", nil))
	case p.Tight:
		rows = append(rows, c.state(part.Alert, "copies.tight", nil))
	}
	if !p.Home() {
		rows = append(rows, part.NewFlow(look.Step, c.plain("copies.choose_other", c.choose), c.bare("copies.no_second", func() { c.use("") })))
	}
	return part.NewCard(rows...)
}

// state is a sentence with the shape of how something stands.
func (p *Place) state(s part.State, key string, args i18n.Args) fyne.CanvasObject {
	return part.NewBeside(look.Step, part.NewShape(s), part.NewPara(p.say(key, args), part.Style{}))
}

// trial says how trying the copies went last.
func (c *copies) trial(state app.Copies) fyne.CanvasObject {
	rows := []fyne.CanvasObject{c.title("copies.try_title", nil), c.para("copies.try_hint", nil)}
	if !state.Drilled.IsZero() {
		rows = append(rows, c.quiet("copies.tried_on", i18n.Args{"date": c.Say.Day(state.Drilled)}))
		rows = append(rows, c.tried(state.Drills)...)
	}
	return part.NewCard(append(rows, part.NewFlow(look.Step, c.plain("copies.try", c.tryNow)))...)
}

func (c *copies) tried(all []app.CopyTried) (rows []fyne.CanvasObject) {
	for _, t := range all {
		where := "copies.home"
		if t.Mark != "" {
			where = "copies.second"
		}
		line := func(s part.State, key string, args i18n.Args) {
			said := c.say(key, args)
			said.Text = c.Say.Say(where, nil) + " · " + said.Text
			rows = append(rows, part.NewBeside(look.Step, part.NewShape(s), part.NewPara(said, part.Style{})))
		}
		if len(t.Failed) > 0 {
			line(part.Alert, "copies.tried_bad", nil)
		}
		if t.Name != "" {
			line(part.Done, "copies.tried_well", i18n.Args{"date": c.Say.Day(t.Made), "count": t.Cases})
		}
	}
	return rows
}

// beside does something that takes a while and then shows the page anew.
func (c *copies) beside(key string, work func() error, then func(error)) {
	c.make.Disable()
	c.wait.Set(part.NewBusy(c.pair(key, nil)))
	c.stack.Refresh()
	c.Work(work, func(err error) {
		if c.gone || c.deep {
			return
		}
		c.list()
		c.Settle()
		c.Focus(c.make)
		then(err)
	})
}

func (c *copies) makeNow() {
	var made []app.CopyMade
	c.beside("copies.making", func() (err error) {
		made, err = c.Desk.MakeCopies()
		return err
	}, func(err error) {
		key := "copies.made"
		for _, m := range made {
			switch {
			case m.Gone && key == "copies.made":
				key = "copies.made_away"
			case m.Err != nil && err == nil:
				err = m.Err
			}
		}
		if err != nil {
			c.Trouble(err)
			return
		}
		c.Told(c.say(key, nil))
	})
}

func (c *copies) tryNow() {
	c.beside("copies.trying", func() error {
		_, err := c.Desk.TryCopies()
		if app.Damaged(err) {
			return nil // the page says so
		}
		return err
	}, func(err error) {
		if err != nil {
			c.Trouble(err)
		}
	})
}

// choose asks for the folder of the second place.
func (c *copies) choose() {
	picker := part.NewFolderPicker(part.FolderParams{
		Words: c.words, Lang: c.Say.Tag(), Start: c.Home, OnChoose: c.use, OnCancel: func() { c.Close() },
	})
	c.put(c.cover("copies.choose", ToCopies, picker), true)
}

// cover stands a picker of files in the place of a page.
func (p *Place) cover(title string, at Name, o fyne.CanvasObject) fyne.CanvasObject {
	var head fyne.CanvasObject
	if p.Desk != nil {
		head = p.bar(p.say(title, nil), at)
	}
	return container.NewBorder(head, nil, nil, nil, container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), o))
}

func (c *copies) use(folder string) {
	err := c.Desk.SecondPlace(folder)
	c.list()
	c.Settle()
	c.Focus(c.make)
	switch {
	case err != nil:
		c.Trouble(err)
	case folder != "":
		c.Told(c.say("copies.second_set", nil))
	}
}

// findHurt looks beside the screen which cases are damaged.
func (c *copies) findHurt() {
	var hurt []casefile.Summary
	c.Work(func() (err error) {
		hurt, err = c.Desk.Hurt()
		return err
	}, func(err error) {
		if c.gone || c.hurt == nil {
			return
		}
		if err != nil {
			c.Trouble(err)
			return
		}
		if len(hurt) == 0 {
			c.hurt.Set(c.para("copies.hurt_rest", nil))
		} else {
			c.hurt.Set(c.para("copies.hurt_hint", nil), part.NewPara(plainText(codes(hurt)), part.Style{Bold: true}))
		}
		c.stack.Refresh()
	})
}

func codes(all []casefile.Summary) string {
	var list []string
	for _, s := range all {
		list = append(list, string(s.Code))
	}
	return strings.Join(list, ", ")
}

// moment says a day and an hour.
func (p *Place) moment(t time.Time) i18n.Args {
	return i18n.Args{"date": p.Say.Day(t.Local()), "time": p.Say.Time(t.Local())}
}
