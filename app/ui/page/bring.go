package page

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// bring brings a copy back: which one, its pass phrase, what is in it, and only
// then the step itself. It works while the files are locked too, for files that
// do not open.
type bring struct {
	*Place
	stack *fyne.Container
	first func()          // gives the keyboard away when a step is shown
	up    func()          // goes one step back; nil on the first
	seen  *app.OpenedCopy // the copy that is open
	since time.Time       // when it was opened
	shown bool
	gone  bool
}

func newBring(p *Place) *bring {
	b := &bring{Place: p, stack: container.NewStack()}
	b.which()
	return b
}

func (b *bring) Content() fyne.CanvasObject { return b.stack }
func (b *bring) Route() Route               { return Route{Page: ToBring} }

// Ready implements Page.
func (b *bring) Ready() {
	b.shown = true
	if b.first != nil {
		b.first()
	}
}

// Drop implements Dropper: the keys of the copy are wiped.
func (b *bring) Drop() {
	b.gone = true
	b.forget()
}

// Tick implements Ticker: a copy that nobody looks at is closed, as the files
// are locked.
func (b *bring) Tick(now time.Time) {
	if b.seen != nil && now.Sub(b.since) > time.Duration(b.Settings.Idle)*time.Minute {
		b.which()
	}
}

func (b *bring) forget() {
	b.seen.Close()
	b.seen = nil
}

// Close implements Closer.
func (b *bring) Close() bool {
	if b.up == nil {
		return false
	}
	b.up()
	return true
}

func (b *bring) show(title string, body []fyne.CanvasObject, next *part.Button, first, up func()) {
	b.first, b.up = first, up
	p := part.PageParams{Body: body, Back: b.plain("ui.back", b.before)}
	if b.Desk != nil {
		p.Head = b.bar(b.say(title, nil), ToBring)
	} else {
		p.Body = append([]fyne.CanvasObject{b.heading(title, nil), b.keysInWords()}, body...)
	}
	if next != nil {
		p.Next = next
	}
	b.stack.Objects = []fyne.CanvasObject{part.NewPage(p)}
	b.stack.Refresh()
	if b.shown {
		b.Settle()
		b.Ready()
	}
}

// before goes back: a step, or to the page this was asked for on.
func (b *bring) before() {
	switch {
	case b.Close():
	case b.Desk != nil:
		b.Back()
	case b.Locked.Hurt != nil:
		b.Go(Route{Page: ToHurt})
	case b.Empty:
		b.Go(Route{Page: ToFirst})
	default:
		b.Go(Route{Page: ToUnlock})
	}
}

// fewCopies are shown at once; the rest under a fold.
const fewCopies = 6

// which asks which copy.
func (b *bring) which() {
	b.forget()
	found := app.FindCopies(b.Vault, "")
	where := map[string]string{}
	if b.Desk != nil {
		if state, err := b.Desk.Copies(); err == nil {
			for _, p := range state.Places {
				if !p.Home() && p.Here {
					for _, f := range app.FindCopies(b.Vault, p.Folder) {
						where[f.Path] = "copies.second"
						found = append(found, f)
					}
				}
			}
		}
	}
	var lines []fyne.CanvasObject
	var first func()
	for _, f := range found {
		l := b.line(f, where[f.Path])
		if first == nil {
			first = func() { b.Focus(l) }
		}
		lines = append(lines, l)
	}
	body := []fyne.CanvasObject{b.para("copies.pick_hint", nil)}
	if len(lines) == 0 {
		body = append(body, part.NewCard(b.para("copies.pick_none", nil)))
	} else {
		body = append(body, part.NewCard(part.NewRuled(lines[:min(len(lines), fewCopies)]...)))
	}
	if len(lines) > fewCopies {
		body = append(body, part.NewFold(b.pair("copies.older", nil), func() fyne.CanvasObject { return part.NewCard(part.NewRuled(lines[fewCopies:]...)) }))
	}
	elsewhere := b.plain("copies.pick_else", b.elsewhere)
	if first == nil {
		first = func() { b.Focus(elsewhere) }
	}
	body = append(body, part.NewFlow(look.Step, elsewhere))
	b.show("copies.pick", body, nil, first, nil)
}

// line is one copy to choose.
func (b *bring) line(f app.FoundCopy, place string) *part.Button {
	key := "copies.pick_line"
	if f.Aside {
		key = "copies.aside"
	}
	label := b.pair(key, b.moment(f.Made))
	if place == "" && !f.Aside {
		place = "copies.home"
	}
	if place != "" {
		label.Hers.Text += " · " + b.Say.Say(place, nil)
	}
	return part.NewButton(part.ButtonParams{Label: label, Kind: part.Listed, OnTap: func() { b.ask(f) }})
}

// elsewhere asks for a copy that lies in another folder.
func (b *bring) elsewhere() {
	b.first, b.up = nil, b.which
	b.stack.Objects = []fyne.CanvasObject{b.cover("copies.pick", ToBring, part.NewFolderPicker(part.FolderParams{
		Words: b.words, Lang: b.Say.Tag(), Start: b.Home, Files: app.CopyFiles, OnCancel: b.which,
		OnChoose: func(path string) {
			for _, f := range app.FindCopies(b.Vault, filepath.Dir(path)) {
				if f.Path == path {
					b.ask(f)
					return
				}
			}
			b.ask(app.FoundCopy{Path: path})
		},
	}))}
	b.stack.Refresh()
}

// ask asks for the name and pass phrase of the day of the copy.
func (b *bring) ask(f app.FoundCopy) {
	var pass *part.Field
	var open *part.Button
	wait := part.NewBusy(b.pair("copies.looking", nil))
	wait.Hide()
	user := part.NewField(part.FieldParams{Width: 420, OnEnter: func() { pass.Focus() }})
	enter := func() {
		if open.Disabled() {
			return
		}
		open.Disable()
		wait.Show()
		b.stack.Refresh()
		b.open(f, user.Text(), pass.Text(), func() {
			open.Enable()
			wait.Hide()
			pass.SetText("")
			b.stack.Refresh()
			pass.Focus()
		})
	}
	pass = part.NewField(part.FieldParams{Width: 420, Secret: true, OnEnter: enter})
	open = b.primary("copies.look", enter)
	rows := []fyne.CanvasObject{b.para("copies.ask_hint", nil), b.labelled("unlock.user", user, ""), b.labelled("unlock.pass", pass, ""), wait}
	if !f.Made.IsZero() {
		rows = append([]fyne.CanvasObject{b.title("copies.pick_line", b.moment(f.Made))}, rows...)
	}
	rows = append(rows, part.NewFlow(0, b.bare("copies.by_sheet", func() { b.askSheet(f) })))
	b.show("copies.ask", []fyne.CanvasObject{part.NewCard(part.NewColumn(2*look.Step, rows...))}, open, user.Focus, b.which)
}

// askSheet asks for the recovery sheet of the day of the copy instead.
func (b *bring) askSheet(f app.FoundCopy) {
	var open *part.Button
	wait := part.NewBusy(b.pair("copies.looking", nil))
	wait.Hide()
	typed := part.NewField(part.FieldParams{Many: true, Lang: "en"})
	open = b.primary("copies.look", func() {
		open.Disable()
		wait.Show()
		b.stack.Refresh()
		b.openBy(func() (*app.OpenedCopy, error) { return app.LookBySheet(f, typed.Text()) }, func() {
			open.Enable()
			wait.Hide()
			b.stack.Refresh()
			typed.Focus()
		})
	})
	rows := []fyne.CanvasObject{b.para("copies.by_sheet_hint", nil), b.labelled("people.sheet_type", typed, "people.sheet_type_hint"), wait}
	b.show("copies.by_sheet", []fyne.CanvasObject{part.NewCard(part.NewColumn(2*look.Step, rows...))}, open, typed.Focus, func() { b.ask(f) })
}

// open opens the copy beside the screen and compares it with today's files.
func (b *bring) open(f app.FoundCopy, user, pass string, again func()) {
	b.openBy(func() (*app.OpenedCopy, error) { return app.LookAt(f, user, []byte(pass)) }, again)
}

func (b *bring) openBy(look func() (*app.OpenedCopy, error), again func()) {
	var l *app.OpenedCopy
	var diff *app.Difference
	var hurt []casefile.Summary
	b.Work(func() (err error) {
		if l, err = look(); err != nil || b.Desk == nil {
			return err
		}
		d, err := l.Against(b.Desk)
		if diff = &d; err != nil {
			return err
		}
		if b.Desk.Damage() != nil {
			hurt, err = b.Desk.Hurt()
		}
		return err
	}, func(err error) {
		if b.gone {
			l.Close()
			return
		}
		b.Trouble(err)
		if err != nil {
			l.Close()
			again()
			return
		}
		b.seen, b.since = l, b.Now()
		b.preview(diff, hurt)
	})
}

// preview says what is in the copy, and what is not the same today.
func (b *bring) preview(d *app.Difference, hurt []casefile.Summary) {
	l := b.seen
	about := []fyne.CanvasObject{b.para("copies.cases", i18n.Args{"count": len(l.Cases)})}
	if !l.Found.Made.IsZero() {
		about = append([]fyne.CanvasObject{b.title("copies.pick_line", b.moment(l.Found.Made))}, about...)
	}
	if len(l.Cases) > 0 {
		about = append(about, b.para("copies.touched", i18n.Args{"date": b.Say.Day(l.Cases[0].Touched.Local())}))
	}
	body := []fyne.CanvasObject{part.NewCard(about...), part.NewCard(b.differences(d)...)}
	if d != nil {
		if ids := fetchable(d, hurt); len(ids) > 0 || b.Desk.Damage() != nil {
			body = append(body, part.NewCard(b.title("copies.fetch", nil), b.para("copies.fetch_hint", nil),
				part.NewFlow(look.Step, b.plain("copies.fetch", func() { b.fetch(ids) }))))
		}
	}
	body = append(body, b.para("copies.aside_hint", nil))
	back := b.primary("copies.back_now", func() {
		l := b.seen
		b.seen = nil // the window closes it
		b.BringBack(l)
	})
	b.show("copies.inside", body, back, func() { b.Focus(back) }, b.which)
}

// differences says what is only here, only there, or newer, by codes alone.
func (b *bring) differences(d *app.Difference) (rows []fyne.CanvasObject) {
	switch {
	case d == nil:
		return []fyne.CanvasObject{b.para("copies.not_compared", nil)}
	case d.None():
		return []fyne.CanvasObject{b.para("copies.same", nil)}
	}
	if len(d.OnlyNow) > 0 {
		rows = append(rows, b.para("copies.only_now", i18n.Args{"codes": codes(d.OnlyNow)}))
	}
	if len(d.OnlyThen) > 0 {
		rows = append(rows, b.para("copies.only_then", i18n.Args{"codes": codes(d.OnlyThen)}))
	}
	for _, c := range d.Changed {
		if c.Added+c.Newer > 0 {
			rows = append(rows, b.para("copies.newer", i18n.Args{"code": string(c.Code), "added": c.Added, "newer": c.Newer}))
		}
		if c.Missing > 0 {
			rows = append(rows, b.para("copies.missing", i18n.Args{"code": string(c.Code), "count": c.Missing}))
		}
	}
	return rows
}

// fetchable are the cases that are damaged here or only in the copy.
func fetchable(d *app.Difference, hurt []casefile.Summary) (ids []casefile.CaseID) {
	for _, s := range append(hurt, d.OnlyThen...) {
		ids = append(ids, s.ID)
	}
	return ids
}

// fetch brings only what is damaged or missing.
func (b *bring) fetch(ids []casefile.CaseID) {
	whole, err := b.Desk.FetchFrom(b.seen, ids...)
	if err != nil {
		b.Trouble(err)
		return
	}
	damaged := b.Desk.Damage() != nil
	b.Back()
	if len(whole) == 0 && damaged {
		b.Told(b.say("copies.fetched_none", nil))
		return
	}
	b.Told(b.say("copies.fetched", i18n.Args{"count": len(whole)}))
}
