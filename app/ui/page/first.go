package page

import (
	"fyne.io/fyne/v2"

	"onward/app/phrase"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// first is the start of everything: a language, a code for the worker, a pass
// phrase, and with them the vault.
type first struct {
	*Place
	page              *part.Page
	user, pass, again *part.Field
	hint, differ      *part.Para
	suggestion        *part.Para
	suggested         string // words once offered: they stay until others are
	language          part.Editor
	turned            bool // the language was changed last: it has the keyboard
	begin             *part.Button
	wait              *part.Busy
}

func newFirst(p *Place) *first {
	f := &first{Place: p}
	f.user = part.NewField(part.FieldParams{Width: 420, OnEnter: func() { f.pass.Focus() }})
	f.pass = part.NewField(part.FieldParams{Width: 420, Secret: true, OnChanged: func(string) { f.judge() }, OnEnter: func() { f.again.Focus() }})
	f.again = part.NewField(part.FieldParams{Width: 420, Secret: true, OnChanged: func(string) { f.judge() }, OnEnter: f.create})
	f.hint = f.quiet("first.strength.none", nil)
	f.differ = f.quiet("first.differ", nil)
	f.suggestion = part.NewPara(part.Said{}, part.Style{Bold: true})
	f.suggestion.Hide()
	f.begin = f.primary("first.begin", f.create)
	f.wait = part.NewBusy(f.pair("first.wait", nil))
	f.wait.Hide()
	language, tongue := f.pick("first.language", languages(), p.Say.Tag(), func(tag string) {
		if tag != p.Settings.Lang {
			s := p.Settings
			s.Lang = tag
			p.Keep(s)
		}
	})
	f.language = tongue
	f.page = part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{
			f.heading("first.title", nil), f.para("first.intro", nil), part.NewCard(language), f.keysInWords(),
			part.NewCard(part.NewColumn(2*look.Step,
				f.labelled("first.user", f.user, "first.user_hint"),
				part.NewColumn(look.Step/2, f.title("first.pass", nil), f.pass, f.hint, f.quiet("first.pass_hint", nil),
					part.NewFlow(look.Step, f.bare("first.suggest", f.suggest)), f.suggestion),
				part.NewColumn(look.Step/2, f.title("first.pass_again", nil), f.again, f.differ, f.wait))),
			f.way("copies.bring_first", ToBring),
			f.quiet("first.folder", i18n.Args{"folder": p.Folder}),
		},
		Next: f.begin,
	})
	f.judge()
	return f
}

func (f *first) Content() fyne.CanvasObject { return f.page }
func (f *first) Route() Route               { return Route{Page: ToFirst} }

// Ready implements Page.
func (f *first) Ready() {
	if f.turned {
		f.language.Focus()
		return
	}
	f.user.Focus()
}

// typed is what was typed on the first page.
type typed struct{ user, pass, again, suggested string }

// Hold implements Holder: another language takes nothing back.
func (f *first) Hold() any {
	return typed{f.user.Text(), f.pass.Text(), f.again.Text(), f.suggested}
}

// Take implements Holder.
func (f *first) Take(held any) {
	t, ok := held.(typed)
	if !ok {
		return
	}
	f.turned = true
	f.user.SetText(t.user)
	f.pass.SetText(t.pass)
	f.again.SetText(t.again)
	if t.suggested != "" {
		f.offer(t.suggested)
	}
	f.judge()
}

// judge says kindly how strong the pass phrase is while it is typed.
func (f *first) judge() {
	f.hint.Set(f.say("first.strength."+strength(f.pass.Text()), nil))
	if f.again.Text() == "" || f.again.Text() == f.pass.Text() {
		f.differ.Hide()
	} else {
		f.differ.Show()
	}
	if f.page != nil {
		f.page.Refresh()
	}
}

func (f *first) suggest() {
	f.offer(phrase.Draw(f.Say.Tag()))
}

func (f *first) offer(words string) {
	f.suggested = words
	f.suggestion.Set(f.say("first.suggested", i18n.Args{"words": words}))
	f.suggestion.Show()
	f.page.Refresh()
}

func (f *first) create() {
	switch {
	case f.user.Text() == "":
		f.Told(f.say("first.user_missing", nil))
		f.user.Focus()
		return
	case f.pass.Text() != f.again.Text():
		f.Told(f.say("first.differ", nil))
		f.again.Focus()
		return
	}
	f.begin.Disable()
	f.wait.Show()
	f.page.Refresh()
	f.Create(f.user.Text(), f.pass.Text(), func(error) {
		f.begin.Enable()
		f.wait.Hide()
		f.page.Refresh()
		f.pass.Focus()
	})
}
