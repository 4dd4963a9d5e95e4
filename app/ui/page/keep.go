package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// closeForm is the form that closes a case.
const closeForm casefile.FormID = "f15"

// keep is how long one file is kept, what was decided on that and by whom, and
// what can be decided now.
type keep struct {
	*Place
	c     *casefile.Case
	is    app.Keep
	why   *part.Field
	until string
	stack *fyne.Container
	back  *part.Button
	deep  bool // something lies on top
	gone  bool // the case is destroyed
}

func newKeep(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	is, err := p.Desk.KeepOf(r.Case)
	if err != nil {
		return nil, err
	}
	k := &keep{Place: p, c: c, is: is, until: is.Until, stack: container.NewStack()}
	k.why = part.NewField(part.FieldParams{Many: true, Lang: p.Say.Tag()})
	k.list()
	return k, nil
}

func (k *keep) Content() fyne.CanvasObject { return k.stack }

// Ready implements Page.
func (k *keep) Ready() { k.Focus(k.back) }

// Route implements Page. Of a case that is gone only the list is left.
func (k *keep) Route() Route {
	if k.gone {
		return Route{Page: ToKeeping}
	}
	return Route{Page: ToKeep, Case: k.c.ID}
}

// Hold and Take implement Holder: a reason half written stays.
func (k *keep) Hold() any { return k.why.Text() }

// Take implements Holder.
func (k *keep) Take(held any) {
	if s, ok := held.(string); ok {
		k.why.SetText(s)
	}
}

// Close implements Closer.
func (k *keep) Close() bool {
	if !k.deep {
		return false
	}
	k.again()
	return true
}

func (k *keep) again() {
	if k.gone {
		k.Go(Route{Page: ToKeeping})
		return
	}
	k.Go(Route{Page: ToKeep, Case: k.c.ID})
}

func (k *keep) put(p *part.Page, deep bool) {
	k.deep = deep
	k.stack.Objects = []fyne.CanvasObject{p}
	k.stack.Refresh()
}

func (k *keep) list() {
	k.back = k.plain("ui.back", k.Back)
	body := []fyne.CanvasObject{k.heading("keep.title", nil)}
	if ask := k.askClock(k.again); ask != nil {
		body = append(body, ask)
	}
	body = append(body, k.stands(), k.decide())
	if k.Desk.MaySupervise() {
		body = append(body, part.NewCard(k.title("keep.destroy_title", nil), k.quiet("keep.destroy_hint", nil),
			part.NewFlow(look.Step, k.button(part.Danger, "keep.destroy", k.ask))))
	}
	k.put(part.NewPage(part.PageParams{
		Head: k.bar(k.say("case.title", i18n.Args{"code": string(k.c.Code)}), ToKeep), Body: body, Back: k.back,
	}), false)
}

// stands says how it stands, why, and what was decided so far.
func (k *keep) stands() fyne.CanvasObject {
	rows := []fyne.CanvasObject{part.NewPara(k.standing(k.is), part.Style{Bold: true})}
	if k.is.Why != "" {
		rows = append(rows, k.quiet("keep.why_"+k.is.Why, nil))
	}
	var past []fyne.CanvasObject
	for i := len(k.c.Keeping) - 1; i >= 0; i-- {
		d := k.c.Keeping[i]
		what := k.say("keep.did_"+d.What, i18n.Args{"date": k.Say.ShortDate(d.Until)})
		if d.Why != "" {
			what.Text = k.Say.Labelled(what.Text, d.Why)
		}
		past = append(past, part.NewColumn(0, part.NewPara(what, part.Style{}),
			k.quiet("keep.by", i18n.Args{"name": d.By, "date": k.Say.Day(d.At.Local())})))
	}
	if len(past) > 0 {
		rows = append(rows, part.NewRuled(past...))
	}
	return part.NewCard(rows...)
}

// decide offers what can be decided just now.
func (k *keep) decide() fyne.CanvasObject {
	rows := []fyne.CanvasObject{k.labelled("keep.why", k.why, "keep.why_hint")}
	held, boss := k.c.Hold() != nil, k.Desk.MaySupervise()
	var do []fyne.CanvasObject
	button := func(key, what string) {
		do = append(do, k.plain(key, func() { k.decided(casefile.Keeping{What: what}) }))
	}
	switch {
	case !held:
		button("keep.hold", casefile.KeepHold)
	case boss:
		button("keep.free", casefile.KeepFree)
	}
	if k.is.Closed != "" {
		button("keep.back", casefile.KeepBack)
	} else {
		do = append(do, k.plain("keep.close", func() { k.Go(Route{Page: ToBegin, Case: k.c.ID, Form: closeForm}) }))
	}
	if k.is.Closed != "" || held {
		button("keep.look", casefile.KeepLook)
	}
	if k.is.Closed != "" && boss {
		day := part.NewEditor("date", part.EditorParams{
			Words: k.words, Calendar: calendar(k.Say.Tag()), Today: k.Now().Format("2006-01-02"), Value: k.until, Label: k.say("keep.until", nil),
			Date:      func(iso string) part.Pair { return part.One(k.Say.Date(iso), k.Say.Tag()) },
			OnChanged: func(v any) { k.until, _ = v.(string) },
		})
		rows = append(rows, part.NewColumn(look.Step/2, k.title("keep.until", nil), day))
		do = append(do, k.plain("keep.set_until", func() { k.decided(casefile.Keeping{What: casefile.KeepUntil, Until: k.until}) }))
	}
	return part.NewCard(append(rows, part.NewFlow(look.Step, do...))...)
}

func (k *keep) decided(d casefile.Keeping) {
	d.Why = k.why.Text()
	if err := k.Desk.Decide(k.c.ID, d); err != nil {
		k.Trouble(err)
		return
	}
	k.Go(Route{Page: ToKeep, Case: k.c.ID})
}

// ask is the second step before a case is destroyed: what that means, and its
// code to be typed.
func (k *keep) ask() {
	if err := k.Desk.MayShred(k.c.ID); err != nil {
		k.Trouble(err)
		return
	}
	var code *part.Field
	code = part.NewField(part.FieldParams{Lang: "en", Width: 160, OnEnter: func() { k.destroy(code.Text()) }})
	body := []fyne.CanvasObject{
		k.heading("keep.sure", i18n.Args{"code": string(k.c.Code)}),
		part.NewBanner(part.BannerParams{Kind: part.ActToday, Text: k.pair("keep.sure_text", nil)}),
		part.NewCard(k.title("keep.still", nil), part.NewColumn(look.Step, k.still()...)),
		part.NewCard(k.labelled("keep.type_code", code, "")),
	}
	k.put(part.NewPage(part.PageParams{
		Head: k.bar(k.say("case.title", i18n.Args{"code": string(k.c.Code)}), ToKeep), Body: body,
		Back: k.primary("keep.not", func() { k.Close() }),
		Next: k.button(part.Danger, "keep.destroy_now", func() { k.destroy(code.Text()) }),
	}), true)
	k.Settle()
	code.Focus()
}

// still says where a destroyed case may still stand, and until when.
func (k *keep) still() (all []fyne.CanvasObject) {
	h, err := k.Desk.Horizon()
	if err != nil {
		return []fyne.CanvasObject{k.para("keep.copies_unknown", nil)}
	}
	if !h.Until.IsZero() {
		all = append(all, k.para("keep.copies", i18n.Args{"date": k.Say.Day(h.Until.Local())}))
	}
	if h.Away {
		all = append(all, k.para("keep.copies_away", nil))
	}
	if h.Old {
		h.Aside--
		all = append(all, k.para("keep.copies_old", nil))
	}
	if h.Aside > 0 {
		all = append(all, k.para("keep.copies_aside", i18n.Args{"count": h.Aside}))
	}
	return append(all, k.para("keep.paper", nil), k.para("keep.flash", nil))
}

func (k *keep) destroy(code string) {
	if err := k.Desk.Shred(k.c.ID, code); err != nil {
		k.Trouble(err)
		return
	}
	k.Trouble(nil)
	k.gone = true
	k.report(k.say("keep.cleaning", nil), true)
	id := k.c.ID
	var rows []fyne.CanvasObject
	k.Work(func() error {
		f, err := k.Desk.ForgetInCopies(id)
		if err == nil {
			rows = append(rows, k.para("keep.cleaned", i18n.Args{"count": len(f.Cleaned)}))
			if !f.Done() {
				rows = append(rows, k.para("keep.not_cleaned", i18n.Args{"count": len(f.Left) + len(f.Away)}))
			}
		}
		return err
	}, func(err error) {
		k.Trouble(err)
		if err != nil {
			rows = []fyne.CanvasObject{k.para("keep.copies_unknown", nil)}
		}
		k.report(k.say("keep.gone", nil), false, append(rows, k.para("keep.paper", nil))...)
	})
}

func (k *keep) report(title part.Said, busy bool, rows ...fyne.CanvasObject) {
	next := k.primary("keeping.title", k.again)
	if busy {
		next.Disable()
	}
	k.put(part.NewPage(part.PageParams{
		Head: k.bar(k.say("keeping.title", nil), ToKeeping),
		Body: append([]fyne.CanvasObject{part.NewPara(title, part.Style{Size: look.Heading})}, rows...), Next: next,
	}), true)
	k.Settle()
	k.Focus(next)
}
