package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// unlock asks for name and pass phrase, and tells nothing of what is inside.
type unlock struct {
	*Place
	page       *part.Page
	user, pass *part.Field
	open       *part.Button
	wait       *part.Busy
}

func newUnlock(p *Place) *unlock {
	u := &unlock{Place: p}
	u.user = part.NewField(part.FieldParams{OnEnter: func() { u.pass.Focus() }})
	u.pass = part.NewField(part.FieldParams{Secret: true, OnEnter: u.enter})
	u.open = u.primary("unlock.open", u.enter)
	u.wait = part.NewBusy(u.pair("unlock.wait", nil))
	u.wait.Hide()
	body := []fyne.CanvasObject{u.heading("unlock.title", nil)}
	switch why := p.Locked; {
	case why.Wait:
		body = append(body, part.NewBusy(u.pair("copies.wait", nil)))
		u.open.Disable()
	case !why.Back.IsZero():
		body = append(body, part.NewBanner(part.BannerParams{Kind: part.AllDone, Text: u.pair("copies.is_back", i18n.Args{"date": u.Say.Day(why.Back.Local())})}))
	case why.Idle > 0:
		body = append(body, u.quiet("unlock.idle", i18n.Args{"minutes": why.Idle}))
	case why.Yes:
		body = append(body, u.quiet("unlock.locked", nil))
	}
	if d := p.Locked.Demo; d != nil {
		body = append(body, part.NewBanner(part.BannerParams{Text: u.pair("unlock.demo", i18n.Args{"user": d.User, "pass": d.Pass})}))
	}
	body = append(body, u.labelled("unlock.user", u.user, ""), u.labelled("unlock.pass", u.pass, ""),
		part.NewTrailingFlow(0, u.open), u.wait, u.keysInWords(), u.way("people.lost", ToLost))
	u.page = part.NewPage(part.PageParams{Body: []fyne.CanvasObject{part.NewCard(part.NewColumn(2*look.Step, body...))}, Calm: true})
	return u
}

func (u *unlock) Content() fyne.CanvasObject { return u.page }
func (u *unlock) Route() Route               { return Route{Page: ToUnlock} }
func (u *unlock) Ready()                     { u.user.Focus() }

func (u *unlock) enter() {
	if u.open.Disabled() {
		return
	}
	u.open.Disable()
	u.wait.Show()
	u.page.Refresh()
	u.Unlock(u.user.Text(), u.pass.Text(), func(error) {
		u.open.Enable()
		u.wait.Hide()
		u.pass.SetText("")
		u.page.Refresh()
		u.pass.Focus()
	})
}
