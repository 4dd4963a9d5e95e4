package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// hurt is shown where the files do not open because they are damaged, or are
// not those last saved. It says what that may mean, and leaves three ways.
type hurt struct {
	*Place
	stack *fyne.Container
	first func() // gives the keyboard away when a step is shown
	sure  bool   // the second step of going on is shown
}

func newHurt(p *Place) *hurt {
	h := &hurt{Place: p, stack: container.NewStack()}
	h.ways()
	return h
}

func (h *hurt) Content() fyne.CanvasObject { return h.stack }
func (h *hurt) Route() Route               { return Route{Page: ToHurt} }
func (h *hurt) Ready()                     { h.first() }

// Close implements Closer.
func (h *hurt) Close() bool {
	if !h.sure {
		return false
	}
	h.ways()
	h.Settle()
	h.Ready()
	return true
}

func (h *hurt) ways() {
	h.sure = false
	what, altered := "hurt.damaged", app.Altered(h.Locked.Hurt)
	if altered {
		what = "hurt.altered"
	}
	bring := h.primary("copies.bring", func() { h.Go(Route{Page: ToBring}) })
	h.first = func() { h.Focus(bring) }
	body := []fyne.CanvasObject{
		h.heading("hurt.title", nil), h.para(what, nil), h.para("hurt.calm", nil),
		part.NewCard(h.title("hurt.best", nil), h.para("hurt.bring_hint", nil), part.NewFlow(look.Step, bring)),
	}
	if altered {
		body = append(body, part.NewCard(h.title("hurt.go_on", nil), h.para("hurt.go_on_hint", nil), part.NewFlow(look.Step, h.plain("hurt.go_on", h.askAgain))))
	}
	body = append(body, part.NewCard(h.title("hurt.stop", nil), h.para("hurt.stop_hint", nil),
		part.NewFlow(look.Step, h.plain("hurt.stop_now", func() { h.Go(Route{Page: ToUnlock}) }))), h.keysInWords())
	h.put(part.NewPage(part.PageParams{Body: body}))
}

func (h *hurt) put(o fyne.CanvasObject) {
	h.stack.Objects = []fyne.CanvasObject{o}
	h.stack.Refresh()
}

// askAgain is the second step of going on with what is there: the pass phrase
// once more.
func (h *hurt) askAgain() {
	h.sure = true
	var pass *part.Field
	var on *part.Button
	wait := part.NewBusy(h.pair("unlock.wait", nil))
	wait.Hide()
	user := part.NewField(part.FieldParams{Width: 420, OnEnter: func() { pass.Focus() }})
	enter := func() {
		if on.Disabled() {
			return
		}
		on.Disable()
		wait.Show()
		h.stack.Refresh()
		h.GoOn(user.Text(), pass.Text(), func(error) {
			on.Enable()
			wait.Hide()
			pass.SetText("")
			h.stack.Refresh()
			pass.Focus()
		})
	}
	pass = part.NewField(part.FieldParams{Width: 420, Secret: true, OnEnter: enter})
	on = h.button(part.Danger, "hurt.sure_go", enter)
	h.first = user.Focus
	h.put(part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{h.heading("hurt.go_on", nil), h.para("hurt.go_on_hint", nil), h.para("hurt.sure", nil),
			part.NewCard(part.NewColumn(2*look.Step, h.labelled("unlock.user", user, ""), h.labelled("unlock.pass", pass, ""), wait))},
		Back: h.plain("ui.back", func() { h.Close() }), Next: on,
	}))
	h.Settle()
	h.Ready()
}
