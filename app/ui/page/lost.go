package page

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/part"
)

// lost asks for the recovery sheet where a pass phrase is lost.
type lost struct {
	*Place
	page  *part.Page
	typed *part.Field
	open  *part.Button
	wait  *part.Busy
}

func newLost(p *Place) *lost {
	l := &lost{Place: p}
	l.typed = part.NewField(part.FieldParams{Many: true, Lang: "en"})
	l.open = l.primary("people.lost_open", l.enter)
	l.wait = part.NewBusy(l.pair("unlock.wait", nil))
	l.wait.Hide()
	l.page = part.NewPage(part.PageParams{
		Body: []fyne.CanvasObject{l.heading("people.lost", nil), l.para("people.lost_hint", nil),
			part.NewCard(l.labelled("people.sheet_type", l.typed, "people.sheet_type_hint")), l.wait, l.keysInWords()},
		Back: l.back(), Next: l.open,
	})
	return l
}

func (l *lost) Content() fyne.CanvasObject { return l.page }
func (l *lost) Route() Route               { return Route{Page: ToLost} }
func (l *lost) Ready()                     { l.typed.Focus() }

func (l *lost) enter() {
	if l.open.Disabled() {
		return
	}
	l.open.Disable()
	l.wait.Show()
	l.page.Refresh()
	l.BySheet(l.typed.Text(), func(error) {
		l.open.Enable()
		l.wait.Hide()
		l.page.Refresh()
		l.typed.Focus()
	})
}
