package part

import (
	"fyne.io/fyne/v2"

	"onward/app/typing/layout"
	"onward/app/ui/look"
	"onward/i18n"
)

// shapeOf is how the options of a choice are drawn.
type shapeOf int

const (
	ringed  shapeOf = iota // one of several
	boxed                  // any of several
	faced                  // faces over their words
	quiet                  // small, in one row, under a question
	squared                // small squares to tick, as on paper
)

// choices is a set of options. It is one stop of the Tab key: the arrows move
// in it, Space or Enter chooses. Choosing what is chosen takes nothing back,
// since people click twice out of habit; only quiet choices are switched off
// that way.
type choices struct {
	block
	keys
	self     fyne.Focusable // what stands on the screen: the editor around it, where there is one
	shape    shapeOf
	size     look.Size
	options  []Option
	icons    map[string]string // of options, by their value
	cells    []*choice
	chosen   map[string]bool
	cursor   int
	disabled bool
	onPick   func()
	onEnter  func() // Enter goes on; nil where it chooses
	figures  bool   // digits choose, as they do faces
	many     bool   // of squares: any of several
}

var _ fyne.Focusable = (*choices)(nil)

func newChoices(shape shapeOf, options []Option, size look.Size, onPick func()) *choices {
	return newPictured(shape, options, nil, size, onPick)
}

// newPictured makes choices with drawings beside some of them.
func newPictured(shape shapeOf, options []Option, icons map[string]string, size look.Size, onPick func()) *choices {
	c := &choices{shape: shape, size: size, options: options, icons: icons, chosen: map[string]bool{}, onPick: onPick}
	c.self = c
	var objects []fyne.CanvasObject
	for i, o := range options {
		cell := newChoice(c, i, o)
		c.cells = append(c.cells, cell)
		objects = append(objects, cell)
	}
	c.init(c, c.lay, objects...)
	return c
}

// set shows what is chosen without telling anyone.
func (c *choices) set(values ...string) {
	clear(c.chosen)
	for _, v := range values {
		c.chosen[v] = true
	}
	for i, o := range c.options {
		if c.chosen[o.Value] {
			c.cursor = i
			break
		}
	}
	c.redress()
}

// picked lists what is chosen in the order it is offered.
func (c *choices) picked() []string {
	var out []string
	for _, o := range c.options {
		if c.chosen[o.Value] {
			out = append(out, o.Value)
		}
	}
	return out
}

func (c *choices) pick(i int) {
	if c.disabled || i < 0 || i >= len(c.options) {
		return
	}
	v := c.options[i].Value
	c.cursor = i
	switch on := c.chosen[v]; {
	case c.shape == boxed || c.many || c.shape == quiet && on:
		if on {
			delete(c.chosen, v)
		} else {
			c.chosen[v] = true
		}
	case on:
		c.redress()
		return
	default:
		clear(c.chosen)
		c.chosen[v] = true
	}
	c.redress()
	if c.onPick != nil {
		c.onPick()
	}
}

// unpick rubs out what was ticked on paper; other choices are not taken back
// by a key.
func (c *choices) unpick() {
	if c.disabled || c.shape != squared || len(c.chosen) == 0 {
		return
	}
	clear(c.chosen)
	c.redress()
	if c.onPick != nil {
		c.onPick()
	}
}

// small tells whether the options are small, one after another.
func (c *choices) small() bool { return c.shape == quiet || c.shape == squared }

func (c *choices) redress() {
	for _, cell := range c.cells {
		cell.Refresh()
	}
}

// Enable lets the options be chosen.
func (c *choices) Enable() { c.disabled = false; c.redress() }

// Disable keeps them from being chosen.
func (c *choices) Disable() { c.disabled = true; c.redress() }

// Disabled implements fyne.Disableable.
func (c *choices) Disabled() bool { return c.disabled }

// Focus gives the options the keyboard.
func (c *choices) Focus() { focusOn(c.self) }

// FocusGained implements fyne.Focusable.
func (c *choices) FocusGained() { c.gained(c.self.(fyne.CanvasObject)); c.redress() }

// FocusLost implements fyne.Focusable.
func (c *choices) FocusLost() { c.lost(); c.redress() }

// TypedRune implements fyne.Focusable. A digit chooses a face or a level, as
// one would on paper.
func (c *choices) TypedRune(r rune) {
	if w := []rune(i18n.Western(string(r))); len(w) == 1 {
		r = w[0] // the digit of another script
	}
	if n, ok := layout.Digit(r); ok && n > 0 && (c.shape == faced || c.figures) {
		c.pick(n - 1)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (c *choices) TypedShortcut(s fyne.Shortcut) { c.shortcut(c.self.(fyne.CanvasObject), s) }

// TypedKey implements fyne.Focusable.
func (c *choices) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.cursor = max(0, c.cursor-1)
	case fyne.KeyRight, fyne.KeyDown:
		c.cursor = min(len(c.options)-1, c.cursor+1)
	case fyne.KeyHome:
		c.cursor = 0
	case fyne.KeyEnd:
		c.cursor = len(c.options) - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.onEnter != nil {
			c.onEnter()
			return
		}
		c.pick(c.cursor)
		return
	case fyne.KeySpace:
		c.pick(c.cursor)
		return
	case fyne.KeyBackspace, fyne.KeyDelete:
		c.unpick()
		return
	default:
		c.passKey(c.self.(fyne.CanvasObject), ev)
		return
	}
	c.redress()
	if c.cursor >= 0 && c.cursor < len(c.cells) {
		reveal(c.cells[c.cursor])
	}
}

// Natural gives the width of all options in one row.
func (c *choices) Natural() float32 {
	n := float32(len(c.cells))
	if c.small() {
		w := float32(0)
		for _, cell := range c.cells {
			w += cell.Natural() + look.Step/2
		}
		return w
	}
	return n*c.widest() + max(0, n-1)*look.Step
}

func (c *choices) widest() float32 {
	w := float32(0)
	for _, cell := range c.cells {
		w = max(w, cell.Natural())
	}
	return w
}

func (c *choices) lay(width float32, put bool) (float32, float32) {
	if c.small() {
		return c.layRun(width, put)
	}
	gap := look.Step
	widest := c.widest()
	columns := int((width + gap + 0.5) / (widest + gap))
	n := len(c.cells)
	switch {
	case c.shape == faced && (width+gap)/float32(max(1, n))-gap >= 92*look.Scale():
		columns = n
	case columns >= n && n <= 4:
		columns = n
	default:
		// Rows as even as they can be: seven are four and three, six are twice
		// three.
		columns = max(1, min(columns, 4, n))
		rows := (n + columns - 1) / columns
		columns = (n + rows - 1) / max(1, rows)
	}
	columns = max(1, min(columns, n))
	cell := (width - gap*float32(columns-1)) / float32(columns)
	if c.shape != faced && columns == n {
		least := float32(160)
		if c.size == look.Survivor {
			least = 28 * look.Step
		}
		cell = min(cell, max(widest, least))
	}
	y := float32(0)
	for from := 0; from < n; from += columns {
		row := c.cells[from:min(from+columns, n)]
		tall := float32(0)
		for _, o := range row {
			tall = max(tall, o.HeightFor(cell))
		}
		if from > 0 {
			y += gap
		}
		if put {
			for i, o := range row {
				place(o, float32(i)*(cell+gap), y, cell, tall)
			}
		}
		y += tall
	}
	return y, 120
}

// layRun sets quiet options one after another, wrapping.
func (c *choices) layRun(width float32, put bool) (float32, float32) {
	gap := look.Step / 2
	x, y, tall := float32(0), float32(0), float32(0)
	for _, cell := range c.cells {
		w := min(cell.Natural(), width)
		h := cell.HeightFor(w)
		if x > 0 && x+w > width {
			x, y, tall = 0, y+tall+gap, 0
		}
		if put {
			place(cell, x, y, w, h)
		}
		x += w + gap
		tall = max(tall, h)
	}
	return y + tall, 120
}
