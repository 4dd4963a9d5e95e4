package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/phrase"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// ownPass changes the pass phrase of whoever is here.
type ownPass struct {
	*Place
	staff            app.Staff
	page             *part.Page
	was, pass, again *part.Field
	hint, suggestion *part.Para
	change           *part.Button
	wait             *part.Busy
}

func newOwnPass(p *Place) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	o := &ownPass{Place: p, staff: staff}
	o.was = part.NewField(part.FieldParams{Width: 420, Secret: true, OnEnter: func() { o.pass.Focus() }})
	o.pass = part.NewField(part.FieldParams{Width: 420, Secret: true, OnEnter: func() { o.again.Focus() }, OnChanged: func(string) {
		o.hint.Set(o.say("first.strength."+strength(o.pass.Text()), nil))
		o.page.Refresh()
	}})
	o.again = part.NewField(part.FieldParams{Width: 420, Secret: true, OnEnter: o.enter})
	o.hint = o.quiet("first.strength.none", nil)
	o.suggestion = part.NewPara(part.Said{}, part.Style{Bold: true})
	o.suggestion.Hide()
	o.wait = part.NewBusy(o.pair("people.wait", nil))
	o.wait.Hide()
	o.change = o.primary("people.change", o.enter)
	o.page = part.NewPage(part.PageParams{
		Head: o.bar(o.say("people.own_pass", nil), ToOwnPass),
		Body: []fyne.CanvasObject{part.NewCard(part.NewColumn(2*look.Step,
			o.labelled("people.pass_now", o.was, ""),
			part.NewColumn(look.Step/2, o.title("people.pass_new", nil), o.pass, o.hint, o.quiet("first.pass_hint", nil),
				part.NewFlow(look.Step, o.bare("first.suggest", o.suggest)), o.suggestion),
			o.labelled("first.pass_again", o.again, ""), o.wait)), o.keysInWords()},
		Back: o.back(), Next: o.change,
	})
	return o, nil
}

func (o *ownPass) Content() fyne.CanvasObject { return o.page }
func (o *ownPass) Route() Route               { return Route{Page: ToOwnPass} }
func (o *ownPass) Ready()                     { o.was.Focus() }

func (o *ownPass) suggest() {
	o.suggestion.Set(o.say("first.suggested", i18n.Args{"words": phrase.Draw(o.Say.Tag())}))
	o.suggestion.Show()
	o.page.Refresh()
}

func (o *ownPass) enter() {
	if o.pass.Text() != o.again.Text() {
		o.Told(o.say("first.differ", nil))
		o.again.Focus()
		return
	}
	was, pass := []byte(o.was.Text()), []byte(o.pass.Text())
	o.change.Disable()
	o.wait.Show()
	o.page.Refresh()
	o.Work(func() error { return o.staff.ChangePass(was, pass) }, func(err error) {
		o.change.Enable()
		o.wait.Hide()
		o.was.SetText("")
		o.Trouble(err)
		if err != nil {
			o.page.Refresh()
			o.was.Focus()
			return
		}
		o.Back()
		o.Told(o.say("people.changed", nil))
	})
}
