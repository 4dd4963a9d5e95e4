package part

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// clicks counts clicks at one place: two mark a word, three a paragraph.
type clicks struct {
	now  func() time.Time
	last time.Time
	at   fyne.Position
	n    int
}

// near is how far apart clicks at one place may be.
const nearby = 5

func (c *clicks) count(p fyne.Position) int {
	now := c.now()
	d := p.Subtract(c.at)
	if now.Sub(c.last) > fyne.CurrentApp().Driver().DoubleTapDelay() || d.X*d.X+d.Y*d.Y > nearby*nearby || c.n == 3 {
		c.n = 0
	}
	c.n, c.last, c.at = c.n+1, now, p
	return c.n
}

// MouseDown implements desktop.Mouseable.
func (e *entry) MouseDown(ev *desktop.MouseEvent) {
	if !e.focused {
		focusOn(e)
	}
	x, y := e.inText(ev.Position)
	if ev.Button != desktop.MouseButtonPrimary {
		if from, to := e.ed.Marked(); from == to { // a click on what is marked asks about that
			e.move(func() { e.ed.Point(x, y, false) })
		}
		return
	}
	n := e.clicks.count(ev.Position)
	e.move(func() {
		switch {
		case n == 2:
			e.ed.PointWord(x, y)
		case n == 3:
			e.ed.PointParagraph(x, y)
		default:
			e.ed.Point(x, y, ev.Modifier&fyne.KeyModifierShift != 0 || e.shift)
		}
	})
}

// MouseUp implements desktop.Mouseable.
func (e *entry) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable: the press itself has put the caret.
func (e *entry) Tapped(*fyne.PointEvent) {
	if !e.focused {
		focusOn(e)
	}
}

// Dragged implements fyne.Draggable.
func (e *entry) Dragged(ev *fyne.DragEvent) {
	x, y := e.inText(ev.Position)
	e.move(func() { e.ed.Drag(x, y) })
}

// DragEnd implements fyne.Draggable.
func (e *entry) DragEnd() {}

// inText turns a place of the field into one of the text.
func (e *entry) inText(p fyne.Position) (x, y float64) {
	return float64(p.X - sidePad() + e.scroll.X), float64(p.Y - e.top + e.scroll.Y)
}

// Scrolled implements fyne.Scrollable. What the field cannot use moves the page
// around it.
func (e *entry) Scrolled(ev *fyne.ScrollEvent) {
	y := min(max(0, e.scroll.Y-ev.Scrolled.DY), e.most())
	if e.ed.Many && y != e.scroll.Y {
		e.scroll.Y = y
		e.redraw()
		return
	}
	if s := scrollAround(e); s != nil {
		s.Scrolled(ev)
	}
}

// most is how far down the text can be scrolled.
func (e *entry) most() float32 {
	return max(0, float32(e.ed.Height())-e.Size().Height+2*vertPad)
}

// scrollAround finds the nearest scroll an object is in, nil where there is
// none.
func scrollAround(o fyne.CanvasObject) (s *container.Scroll) {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	walk(c.Content(),
		func(x fyne.CanvasObject) bool { return x == o },
		func(x fyne.CanvasObject) {
			if is, ok := x.(*container.Scroll); ok && s == nil {
				s = is
			}
		})
	return s
}

// TappedSecondary implements fyne.SecondaryTappable: a right click, or a long
// press.
func (e *entry) TappedSecondary(ev *fyne.PointEvent) { e.openMenu(ev.AbsolutePosition) }
