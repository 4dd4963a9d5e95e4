package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// Choice is one way out of an Ask.
type Choice struct {
	Label  Pair
	Kind   ButtonKind
	OnTap  func()
	Cancel bool // what Escape does
}

// AskParams describes something that must be decided before going on.
type AskParams struct {
	Title   Pair
	Text    Pair
	Body    fyne.CanvasObject // may be nil
	Choices []Choice
}

// Ask covers the screen with one thing to decide. It is ours rather than
// fyne's dialog, whose words are in the language of the operating system.
type Ask struct {
	block
	p       AskParams
	veil    *canvas.Rectangle
	card    *Card
	buttons []*Button
	canvas  fyne.Canvas
	before  fyne.Focusable
}

// NewAsk makes an Ask; Show shows it.
func NewAsk(p AskParams) *Ask {
	a := &Ask{p: p, veil: &canvas.Rectangle{}}
	objects := []fyne.CanvasObject{NewBoth(p.Title, Style{Size: look.Heading})}
	if !p.Text.Empty() {
		objects = append(objects, NewBoth(p.Text, Style{}))
	}
	if p.Body != nil {
		objects = append(objects, p.Body)
	}
	var row []fyne.CanvasObject
	for _, c := range p.Choices {
		b := NewButton(ButtonParams{Label: c.Label, Kind: c.Kind, OnTap: func() { a.leave(c.OnTap) }})
		a.buttons = append(a.buttons, b)
		row = append(row, b)
	}
	objects = append(objects, NewFrame(look.Step, NewColumn(0)), NewTrailingFlow(look.Step, row...))
	a.card = newCard(look.Sheet, look.Quiet, 3*look.Step, objects...)
	a.restyle = func() {
		a.veil.FillColor = look.Color(look.Paper)
		a.veil.Refresh()
	}
	a.init(a, a.lay, a.veil, a.card)
	eachHook(a.card, func(h hooks) {
		h.setKey(func(ev *fyne.KeyEvent) bool { return ev.Name == fyne.KeyEscape && a.Escape() })
	})
	return a
}

// Open shows it on a canvas and gives the keyboard to the last choice that is
// no Danger.
func (a *Ask) Open(c fyne.Canvas) {
	a.canvas, a.before = c, c.Focused()
	c.Overlays().Add(a)
	a.Resize(c.Size())
	for i := len(a.buttons) - 1; i >= 0; i-- {
		if a.p.Choices[i].Kind != Danger {
			c.Focus(a.buttons[i])
			break
		}
	}
}

// Close takes it away without choosing.
func (a *Ask) Close() {
	if a.canvas == nil {
		return
	}
	c := a.canvas
	a.canvas = nil
	c.Overlays().Remove(a)
	if a.before != nil {
		c.Focus(a.before)
	}
}

// Escape chooses the way out that changes nothing, and tells whether there is
// one.
func (a *Ask) Escape() bool {
	for _, c := range a.p.Choices {
		if c.Cancel {
			a.leave(c.OnTap)
			return true
		}
	}
	return false
}

func (a *Ask) leave(then func()) {
	a.Close()
	if then != nil {
		then()
	}
}

func (a *Ask) lay(width float32, put bool) (float32, float32) {
	w := min(width-4*look.Step, 560*max(1, look.Scale()))
	h := a.card.HeightFor(w)
	if put {
		tall := max(a.lowest, h)
		place(a.veil, 0, 0, width, tall)
		place(a.card, (width-w)/2, max(0, (tall-h)/2), w, h)
	}
	return h, 280
}

// Tapped keeps a click beside the card from reaching what is under it.
func (a *Ask) Tapped(*fyne.PointEvent) {}
