package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
)

// entry is fyne's text field, with four things changed: Tab always goes on to
// the next field, shortcuts it does not use reach the canvas, Escape and the
// function keys too, and its menu is not shown, since its words would be in the
// language of the operating system. Cut, copy and paste work by keyboard.
type entry struct {
	widget.Entry
	keys
	onFocusChange func(bool)
}

func newEntry(many bool) *entry {
	e := &entry{}
	e.MultiLine = many
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	if many {
		// Fyne breaks at spaces and else in the middle of a syllable. That is
		// only how it looks while typing: the text itself is never touched,
		// and field shows it rightly broken as soon as the keyboard leaves.
		e.Wrapping = fyne.TextWrapWord
		e.Scroll = fyne.ScrollVerticalOnly
	}
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable.
func (e *entry) AcceptsTab() bool { return false }

// TappedSecondary implements fyne.SecondaryTappable.
func (e *entry) TappedSecondary(*fyne.PointEvent) {}

// FocusGained implements fyne.Focusable.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.gained(e)
	if e.onFocusChange != nil {
		e.onFocusChange(true)
	}
}

// FocusLost implements fyne.Focusable.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.lost()
	if e.onFocusChange != nil {
		e.onFocusChange(false)
	}
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if isCommand(ev.Name) {
		e.passKey(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut != nil && e.onShortcut(s) {
		return
	}
	if c, ok := s.(*desktop.CustomShortcut); ok && !editing(c) {
		passShortcut(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
	noteCopied(s)
}

// editing tells whether a shortcut moves in a text: those stay in the field.
func editing(c *desktop.CustomShortcut) bool {
	switch c.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert:
		return true
	}
	return false
}

// Field is a place to type in, with a ring around it when it has the keyboard.
// A field of many lines grows with what is in it.
type Field struct {
	block
	entry   *entry
	ring    *canvas.Rectangle
	box     *canvas.Rectangle // the paper of the field, right up to its edge
	ground  *canvas.Rectangle
	shown   *Para // a long text as it reads, while nobody types
	many    bool
	lang    string
	narrow  float32 // widest it wants to be; 0 for the whole width
	onLeave func()
}

// FieldParams describes a field.
type FieldParams struct {
	Many      bool // many lines
	Secret    bool // dots in place of letters
	Text      string
	Lang      string
	Width     float32 // at 100 %; 0 takes all there is
	OnChanged func(string)
	OnLeave   func()
	OnEnter   func() // Enter in a field of one line
}

// NewField makes a field.
func NewField(p FieldParams) *Field {
	f := &Field{many: p.Many, lang: p.Lang, narrow: p.Width, ring: &canvas.Rectangle{}, ground: &canvas.Rectangle{}, box: &canvas.Rectangle{}, onLeave: p.OnLeave}
	f.entry = newEntry(p.Many)
	f.entry.Password = p.Secret
	f.entry.Text = p.Text
	f.entry.OnChanged = func(s string) {
		if f.many {
			f.Refresh()
		}
		if p.OnChanged != nil {
			p.OnChanged(s)
		}
	}
	if p.OnEnter != nil {
		f.entry.OnSubmitted = func(string) { p.OnEnter() }
	}
	f.shown = NewPara(Said{Lang: p.Lang}, Style{Size: look.Body})
	f.entry.onFocusChange = func(on bool) {
		f.Refresh()
		if !on && f.onLeave != nil {
			f.onLeave()
		}
	}
	f.restyle = f.dress
	f.init(f, f.lay, f.box, f.entry, f.ground, f.shown, f.ring)
	return f
}

// Text gives exactly what was typed.
func (f *Field) Text() string { return f.entry.Text }

// SetText shows a text; the same text changes nothing.
func (f *Field) SetText(s string) {
	if f.entry.Text == s {
		return
	}
	told := f.entry.OnChanged
	f.entry.OnChanged = nil
	f.entry.SetText(s)
	f.entry.OnChanged = told
	f.Refresh()
}

// Focus gives the field the keyboard. What is in it is gone on with: the cursor
// stands behind it, unless it was put somewhere else before.
func (f *Field) Focus() {
	if e := f.entry; e.Text != "" && e.CursorRow == 0 && e.CursorColumn == 0 && !e.focused {
		end := fyne.KeyEnd
		if f.many {
			end = fyne.KeyPageDown
		}
		e.Entry.TypedKey(&fyne.KeyEvent{Name: end})
	}
	focusOn(f.entry)
}

// Focused tells whether the field has the keyboard.
func (f *Field) Focused() bool { return f.entry.focused }

// Enable opens the field for typing.
func (f *Field) Enable() { f.entry.Enable(); f.Refresh() }

// Disable closes the field.
func (f *Field) Disable() { f.entry.Disable(); f.Refresh() }

// Natural gives the width the field wants.
func (f *Field) Natural() float32 {
	if f.narrow > 0 {
		return f.narrow * look.Scale()
	}
	return 2 * look.Column
}

func (f *Field) asRead() bool { return f.many && !f.entry.focused && f.entry.Text != "" }

func (f *Field) lay(width float32, put bool) (float32, float32) {
	w := width
	if f.narrow > 0 {
		w = min(width, f.narrow*look.Scale())
	}
	pad := look.Now().Size(theme.SizeNameInnerPadding)
	h := f.entry.MinSize().Height
	if f.many {
		line := look.Text(look.Body) * 2.2
		f.shown.Set(Said{Text: f.entry.Text, Lang: f.lang})
		read := f.shown.HeightFor(w-2*pad) + 2*pad + 2
		rows := float32(len(f.shown.lines(w - 2*pad)))
		// As tall while it is read as while it is typed in: were it to shrink
		// when the keyboard leaves, the button one is about to click would move
		// away under the pointer.
		h = max(3*line+pad, read, min((rows+1)*line+pad, 10*line))
	}
	if put {
		place(f.box, 0, 0, w, h)
		place(f.entry, 0, 0, w, h)
		place(f.ring, 0, 0, w, h)
		place(f.ground, 2, 2, w-4, h-4)
		place(f.shown, pad, pad+2, w-2*pad, h-2*pad-2)
	}
	return h, 96
}

func (f *Field) dress() {
	// Fyne draws an edge of its own only around what has the keyboard; there it
	// lies under the ring.
	fillRect(f.box, look.Sheet, "")
	switch {
	case f.entry.focused:
		ringRect(f.ring, true)
	case f.entry.Disabled():
		fillRect(f.ring, "", look.Line)
	default:
		fillRect(f.ring, "", look.Quiet)
	}
	fillRect(f.ground, look.Sheet, "")
	if f.asRead() {
		f.ground.Show()
		f.shown.Show()
	} else {
		f.ground.Hide()
		f.shown.Hide()
	}
}

// held leaves out the text shown over the entry.
func (f *Field) held() []fyne.CanvasObject { return []fyne.CanvasObject{f.entry} }

// textEditor edits text.
type textEditor struct{ *Field }

func newText(p EditorParams, long bool) *textEditor {
	t := &textEditor{}
	t.Field = NewField(FieldParams{Many: long, Lang: p.Label.Lang, OnLeave: p.OnLeave, OnChanged: func(string) {
		if p.OnChanged != nil {
			p.OnChanged(t.Value())
		}
	}})
	return t
}

// Value implements Editor: the text exactly as typed, or nil where there is
// none.
func (t *textEditor) Value() any {
	if t.Text() == "" {
		return nil
	}
	return t.Text()
}

// SetValue implements Editor.
func (t *textEditor) SetValue(v any) { t.SetText(asText(v)) }
