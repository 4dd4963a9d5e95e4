package part

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/mobile"
	"fyne.io/fyne/v2/widget"

	"onward/app/typing"
	"onward/app/ui/look"
)

// entry is where text is typed: a typing.Editor drawn, with the keyboard and
// the pointer. Tab goes on to the next field, and what it does not use itself
// reaches the canvas.
type entry struct {
	widget.BaseWidget
	keys
	ed       *typing.Editor
	hint     Said // shown while there is no text
	figures  bool // are written here, most of the time
	disabled bool
	top      float32 // of the text, from the upper edge
	scroll   fyne.Position
	shift    bool // a shift key is down
	clicks   clicks
	menu     *menu
	caret    caret
	ink      *entryRenderer
	size     look.Size

	onChanged       func(string)
	onEnter, onDown func()
	onFull          func(bool)                          // something had no room, or now there is room
	onPaste         func(clip string, put func(string)) // nil: put at once
	onFocusChange   func(bool)
}

var (
	_ fyne.Focusable         = (*entry)(nil)
	_ fyne.Shortcutable      = (*entry)(nil)
	_ fyne.Tabbable          = (*entry)(nil)
	_ fyne.Disableable       = (*entry)(nil)
	_ fyne.Draggable         = (*entry)(nil)
	_ fyne.Scrollable        = (*entry)(nil)
	_ fyne.SecondaryTappable = (*entry)(nil)
	_ fyne.Tappable          = (*entry)(nil)
	_ desktop.Keyable        = (*entry)(nil)
	_ desktop.Mouseable      = (*entry)(nil)
	_ desktop.Cursorable     = (*entry)(nil)
	_ mobile.Keyboardable    = (*entry)(nil)
)

func newEntry(p typing.Params) *entry {
	p.Set, p.Air = typeface(), float64(lead(1))
	e := &entry{ed: typing.New(p), clicks: clicks{now: time.Now}}
	e.ExtendBaseWidget(e)
	return e
}

// em is the size of the letters.
func (e *entry) em() float32 { return look.Text(e.size) }

// Text gives exactly what was typed.
func (e *entry) Text() string { return e.ed.Text() }

// SetText shows a text and tells nobody.
func (e *entry) SetText(s string) {
	e.ed.SetText(s)
	e.redraw()
}

// CursorTextOffset tells how many code points are before the caret: a movement
// of it is a sign of life.
func (e *entry) CursorTextOffset() int { return len([]rune(e.ed.Text()[:e.ed.Caret()])) }

// SelectedText gives what is marked, and nothing where the text is secret. With
// it the driver lets a closed field have the keyboard, for copying.
func (e *entry) SelectedText() string { return e.ed.Copied() }

// Enable implements fyne.Disableable.
func (e *entry) Enable() { e.disabled = false; e.redraw() }

// Disable implements fyne.Disableable.
func (e *entry) Disable() { e.disabled = true; e.redraw() }

// Disabled implements fyne.Disableable.
func (e *entry) Disabled() bool { return e.disabled }

// AcceptsTab implements fyne.Tabbable.
func (e *entry) AcceptsTab() bool { return false }

// Keyboard implements mobile.Keyboardable.
func (e *entry) Keyboard() mobile.KeyboardType {
	switch {
	case e.ed.Secret:
		return mobile.PasswordKeyboard
	case e.ed.Many:
		return mobile.DefaultKeyboard
	}
	return mobile.SingleLineKeyboard
}

// Cursor implements desktop.Cursorable.
func (e *entry) Cursor() desktop.Cursor { return desktop.TextCursor }

// FocusGained implements fyne.Focusable.
func (e *entry) FocusGained() {
	e.gained(e)
	e.follow()
	e.redraw()
	if e.onFocusChange != nil {
		e.onFocusChange(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *entry) FocusLost() {
	e.lost()
	e.shift = false
	if e.menu == nil {
		e.scroll.X = 0 // a long line is read from its beginning
	}
	e.redraw()
	if e.onFocusChange != nil {
		e.onFocusChange(false)
	}
}

// lay tells the editor the room there is, and returns how high the text is.
func (e *entry) lay(width, seen float32) float32 {
	e.ed.Lay(float64(e.em()), float64(max(1, width-2*sidePad())), float64(seen))
	return float32(e.ed.Height())
}

// A field of many lines is never lower than a few rows, so that it looks like
// one, and never much higher than what is seen at once of a small window.
const fewest, highest = 3, 20

// HeightFor gives the height the field takes in a width.
func (e *entry) HeightFor(width float32) float32 {
	text := e.lay(width, e.Size().Height-2*vertPad)
	row := e.em() * 1.7
	if e.ed.Many {
		return min(max(text, fewest*row), highest*row) + 2*vertPad
	}
	// Above and below the letters each what a row has, or what they need more.
	l := e.ed.Lines()[0]
	size := e.em()
	return max(size*rowAbove, float32(l.Base)) + max(size*rowBelow, float32(l.Height-l.Base)) + 2*vertPad
}

// MinSize implements fyne.CanvasObject.
func (e *entry) MinSize() fyne.Size {
	return fyne.NewSize(minWidth, e.em()*(rowAbove+rowBelow)+2*vertPad)
}

// insert puts a text in as a person does.
func (e *entry) insert(s string) {
	if e.disabled {
		return
	}
	e.edit(func() error { return e.ed.Insert(s) })
}

// edit does something that may change the text, shows it and tells of it.
func (e *entry) edit(do func() error) {
	before := e.ed.Text()
	err := do()
	if e.onFull != nil {
		e.onFull(err != nil)
	}
	e.follow()
	e.redraw()
	if after := e.ed.Text(); after != before && e.onChanged != nil {
		e.onChanged(after)
		e.follow() // it may have grown below what is seen of the page
	}
}

// move does something that moves the caret.
func (e *entry) move(do func()) {
	do()
	e.follow()
	e.redraw()
}

func (e *entry) redraw() {
	if e.ink != nil {
		e.ink.draw()
	}
}

// CreateRenderer implements fyne.Widget.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	e.ink = newEntryRenderer(e)
	if s := e.Size(); s.Width > 0 {
		e.ink.Layout(s) // see Para.CreateRenderer
	}
	return e.ink
}
