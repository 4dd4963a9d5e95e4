package page

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// keeping is the list a shelter goes through once a year: which files are to
// be decided on, and how long the others are kept. It decides nothing.
type keeping struct {
	*Place
	page *part.Page
	back *part.Button
}

func newKeeping(p *Place) (Page, error) {
	all, err := p.Desk.Keeping()
	if err != nil {
		return nil, err
	}
	k := &keeping{Place: p, back: p.back()}
	body := []fyne.CanvasObject{p.heading("keeping.title", nil), p.para("keeping.hint", nil)}
	if ask := p.askClock(func() { p.Go(Route{Page: ToKeeping}) }); ask != nil {
		body = append(body, ask)
	}
	var now, later []fyne.CanvasObject
	for _, c := range all {
		switch {
		case c.Standing.Pressing():
			now = append(now, k.row(c))
		case c.Standing != app.Open:
			later = append(later, k.row(c))
		}
	}
	if len(now) == 0 {
		now = append(now, p.para("keeping.none", nil))
	}
	body = append(body, part.NewCard(p.title("keeping.now", nil), part.NewRuled(now...)))
	if len(later) > 0 {
		body = append(body, part.NewCard(p.title("keeping.later", nil), part.NewRuled(later...)))
	}
	body = append(body, k.years())
	k.page = part.NewPage(part.PageParams{Head: p.bar(p.say("keeping.title", nil), ToKeeping), Body: body, Back: k.back})
	return k, nil
}

func (k *keeping) Content() fyne.CanvasObject { return k.page }
func (k *keeping) Route() Route               { return Route{Page: ToKeeping} }
func (k *keeping) Ready()                     { k.Focus(k.back) }

// row is one case: its code, how it stands, and why it is kept until when.
func (k *keeping) row(c app.Keep) fyne.CanvasObject {
	state := part.Away
	if c.Standing.Pressing() {
		state = part.Alert
	}
	text := part.NewColumn(0, part.NewPara(plainText(string(c.Code)), part.Style{Bold: true}),
		part.NewPara(k.standing(c), part.Style{Size: look.Working, Color: look.Quiet}))
	return part.NewFoot(part.NewBeside(look.Step, part.NewShape(state), text),
		part.NewTrailingFlow(look.Step, k.plain("keeping.look_at", func() { k.Go(Route{Page: ToKeep, Case: c.ID}) })))
}

// standing says in words how a case stands with its keeping.
func (p *Place) standing(c app.Keep) part.Said {
	s := p.say("keeping."+string(c.Standing), nil)
	if c.Closed != "" {
		s.Text += " · " + p.Say.Say("keeping.closed_on", i18n.Args{"date": p.Say.ShortDate(c.Closed)}) +
			" · " + p.Say.Say("keeping.until", i18n.Args{"date": p.Say.ShortDate(c.Until)})
	}
	return s
}

// askClock asks about a clock that is far from the last day of work, or gives
// nil: a wrong date would make a file look due that is not.
func (p *Place) askClock(again func()) fyne.CanvasObject {
	last, ok := p.Desk.Jumped()
	if !ok {
		return nil
	}
	return part.NewBanner(part.BannerParams{
		Kind: part.TakeCare, Title: p.pair("keeping.clock_title", nil),
		Text: p.pair("keeping.clock", i18n.Args{
			"today": p.Say.Date(p.Now().Format(time.DateOnly)), "last": p.Say.Day(last.Local()),
		}),
		Actions: []fyne.CanvasObject{p.plain("keeping.clock_right", func() {
			p.Desk.ClockRight()
			again()
		})},
	})
}

// years is the rule: how long after closing.
func (k *keeping) years() fyne.CanvasObject {
	years, err := k.Desk.KeepYears()
	if err != nil {
		k.Trouble(err)
	}
	if !k.Desk.MaySupervise() {
		return part.NewCard(k.title("keeping.years", nil), k.para("keeping.count_years", i18n.Args{"count": years}), k.quiet("keeping.years_hint", nil))
	}
	var options []part.Option
	for _, n := range app.YearsOffered {
		options = append(options, part.Option{Value: strconv.Itoa(n), Label: k.pair("keeping.count_years", i18n.Args{"count": n})})
	}
	row, _ := k.pick("keeping.years", options, strconv.Itoa(years), func(v string) {
		n, err := strconv.Atoi(v)
		if err != nil {
			return
		}
		if err := k.Desk.SetKeepYears(n); err != nil {
			k.Trouble(err)
			return
		}
		k.Go(Route{Page: ToKeeping})
	})
	return part.NewCard(row, k.quiet("keeping.years_hint", nil))
}
