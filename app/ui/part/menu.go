package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/look"
)

// spoken says the words of what every field has: its menu, and that it is full.
var spoken Words

// SpeakIn gives those words; keys begin with "typing.". The program calls it
// whenever the language of its screens is another.
func SpeakIn(w Words) { spoken = w }

// offer is one line of a menu.
type offer struct {
	word string
	do   func()
}

// menu lies over the page beside a field until something is chosen from it or
// the person goes on. It is ours rather than fyne's, whose words are in the
// language of the operating system.
type menu struct {
	block
	keys
	of     *entry
	offers []offer
	at     int // the offer that Enter chooses
	corner fyne.Position

	ground, chosen *canvas.Rectangle
	words          []*Para
}

var (
	_ fyne.Focusable         = (*menu)(nil)
	_ fyne.Tappable          = (*menu)(nil)
	_ fyne.SecondaryTappable = (*menu)(nil)
	_ fyne.Shortcutable      = (*menu)(nil)
	_ desktop.Hoverable      = (*menu)(nil)
)

// openMenu offers what can be done with the text and what is marked of it.
func (e *entry) openMenu(at fyne.Position) {
	c := canvasOf(e)
	if c == nil {
		return
	}
	board := fyne.CurrentApp().Clipboard()
	all := []struct {
		may bool
		offer
	}{
		{!e.disabled && e.ed.CanUndo(), offer{"typing.undo", func() { e.change(e.ed.Undo) }}},
		{!e.disabled && e.ed.CanRedo(), offer{"typing.redo", func() { e.change(e.ed.Redo) }}},
		{!e.disabled && e.ed.Copied() != "", offer{"typing.cut", func() { e.cut(board) }}},
		{e.ed.Copied() != "", offer{"typing.copy", func() { e.copy(board) }}},
		{!e.disabled, offer{"typing.paste", func() { e.paste(board) }}},
		{e.ed.Text() != "", offer{"typing.all", func() { e.move(e.ed.MarkAll) }}},
	}
	m := &menu{of: e, corner: at, ground: &canvas.Rectangle{}, chosen: &canvas.Rectangle{}}
	objects := []fyne.CanvasObject{m.ground, m.chosen}
	for _, o := range all {
		if o.may {
			m.offers = append(m.offers, o.offer)
			word := NewPara(spoken.say(o.word).OneOf().Hers, Style{OneLine: true})
			m.words = append(m.words, word)
			objects = append(objects, word)
		}
	}
	if len(m.offers) == 0 {
		return
	}
	m.restyle = func() {
		fillRect(m.ground, look.Sheet, look.Quiet)
		fillRect(m.chosen, look.LeadSoft, look.Lead)
	}
	m.init(m, m.lay, objects...)
	e.menu = m
	c.Overlays().Add(m)
	m.Resize(c.Size())
	c.Focus(m)
}

// close takes the menu away and gives the keyboard back.
func (m *menu) close() {
	if m.of.menu != m {
		return
	}
	m.of.menu = nil
	if c := canvasOf(m); c != nil {
		c.Overlays().Remove(m)
	}
	focusOn(m.of)
	m.of.redraw()
}

func (m *menu) choose() {
	do := m.offers[m.at].do
	m.close()
	do()
}

func (m *menu) lay(width float32, put bool) (float32, float32) {
	pad := look.Step
	wide, rows := float32(160), make([]float32, len(m.words))
	high := pad
	for i, w := range m.words {
		wide = max(wide, w.Natural()+4*pad)
		rows[i] = max(w.HeightFor(endless)+pad, 36)
		high += rows[i]
	}
	high += pad
	if !put {
		return high, wide
	}
	x := max(0, min(m.corner.X, width-wide))
	y := max(0, min(m.corner.Y, m.lowest-high))
	place(m.ground, x, y, wide, high)
	y += pad
	for i, w := range m.words {
		if i == m.at {
			place(m.chosen, x+pad/2, y, wide-pad, rows[i])
		}
		h := w.HeightFor(endless)
		place(w, x+2*pad, y+(rows[i]-h)/2, wide-4*pad, h)
		y += rows[i]
	}
	return high, wide
}

// under gives the offer at a place, -1 where there is none.
func (m *menu) under(p fyne.Position) int {
	g, s := m.ground.Position(), m.ground.Size()
	if p.X < g.X || p.X > g.X+s.Width || p.Y < g.Y || p.Y > g.Y+s.Height {
		return -1
	}
	for i, w := range m.words {
		if next := i + 1; next == len(m.words) || p.Y < (w.Position().Y+w.Size().Height+m.words[next].Position().Y)/2 {
			return i
		}
	}
	return -1
}

// Tapped implements fyne.Tappable. A click beside the menu takes it away.
func (m *menu) Tapped(ev *fyne.PointEvent) {
	i := m.under(ev.Position)
	if i < 0 {
		m.close()
		return
	}
	m.at = i
	m.choose()
}

// TappedSecondary implements fyne.SecondaryTappable.
func (m *menu) TappedSecondary(*fyne.PointEvent) { m.close() }

// MouseIn implements desktop.Hoverable.
func (m *menu) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (m *menu) MouseMoved(ev *desktop.MouseEvent) {
	if i := m.under(ev.Position); i >= 0 && i != m.at {
		m.at = i
		m.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (m *menu) MouseOut() {}

// FocusGained implements fyne.Focusable.
func (m *menu) FocusGained() { m.focused = true }

// FocusLost implements fyne.Focusable.
func (m *menu) FocusLost() { m.focused = false }

// TypedRune implements fyne.Focusable.
func (m *menu) TypedRune(r rune) {
	if r == ' ' {
		m.choose()
	}
}

// TypedKey implements fyne.Focusable. A key that works everywhere first takes
// the menu away.
func (m *menu) TypedKey(ev *fyne.KeyEvent) {
	n := len(m.offers)
	switch ev.Name {
	case fyne.KeyDown:
		m.at = (m.at + 1) % n
		m.Refresh()
	case fyne.KeyUp:
		m.at = (m.at + n - 1) % n
		m.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter:
		m.choose()
	case fyne.KeyEscape:
		m.close()
	default:
		if isCommand(ev.Name) {
			m.close()
			m.passKey(m.of, ev)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (m *menu) TypedShortcut(s fyne.Shortcut) {
	m.close()
	m.of.TypedShortcut(s)
}

// CloseMenu takes an open menu away: before another page is shown.
func CloseMenu(c fyne.Canvas) {
	if m, ok := c.Overlays().Top().(*menu); ok {
		m.of.menu = nil
		c.Overlays().Remove(m)
	}
}
