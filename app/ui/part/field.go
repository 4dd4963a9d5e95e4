package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/typing"
	"onward/app/ui/look"
)

// Field is a place to type in, with a ring around it when it has the keyboard.
// A field of many lines grows with what is in it, up to a bound, and then moves
// inside.
type Field struct {
	block
	entry   *entry
	ring    *canvas.Rectangle
	box     *canvas.Rectangle // the paper of the field, right up to its edge
	eye     *eye              // shows a secret while it is wanted; nil elsewhere
	full    *Para             // says that there is no more room
	many    bool
	narrow  float32 // widest it wants to be; 0 for the whole width
	onLeave func()
}

// FieldParams describes a field.
type FieldParams struct {
	Many      bool // many lines
	Secret    bool // dots in place of letters
	Text      string
	Lang      string
	Hint      Said      // shown quietly while the field is empty
	Most      int       // code points it takes; 0 for no bound
	Figures   bool      // figures are written in it, most of the time
	Size      look.Size // of the letters
	Width     float32   // at 100 %; 0 takes all there is
	OnChanged func(string)
	OnLeave   func()
	OnEnter   func() // Enter in a field of one line
	OnDown    func() // the arrow down in a field of one line; nil goes to its end
	// OnPaste is given what is on the clipboard and a way to put a text where
	// the caret is, now or later; nil puts it at once.
	OnPaste func(clip string, put func(string))
}

// NewField makes a field.
func NewField(p FieldParams) *Field {
	f := &Field{many: p.Many, narrow: p.Width, ring: &canvas.Rectangle{}, box: &canvas.Rectangle{}, onLeave: p.OnLeave}
	e := newEntry(typing.Params{Lang: p.Lang, Many: p.Many, Secret: p.Secret, Most: p.Most})
	e.figures, e.size = p.Figures, p.Size
	e.hint, e.onEnter, e.onDown, e.onPaste = p.Hint, p.OnEnter, p.OnDown, p.OnPaste
	e.ed.SetText(p.Text)
	e.onChanged = func(s string) {
		f.fit()
		if p.OnChanged != nil {
			p.OnChanged(s)
		}
	}
	e.onFocusChange = func(on bool) {
		f.dress()
		if !on {
			f.sayFull(false)
			if f.onLeave != nil {
				f.onLeave()
			}
		}
	}
	e.onFull = f.sayFull
	f.entry = e
	f.full = NewPara(Said{}, Style{Size: look.Working, Color: look.Care})
	f.full.Hide()
	f.restyle = f.dress
	objects := []fyne.CanvasObject{f.box, f.entry, f.ring, f.full}
	if p.Secret {
		f.eye = newEye(e)
		objects = append(objects, f.eye)
	}
	f.init(f, f.lay, objects...)
	return f
}

// Text gives exactly what was typed.
func (f *Field) Text() string { return f.entry.Text() }

// SetText shows a text; the same text changes nothing.
func (f *Field) SetText(s string) {
	if f.entry.Text() == s {
		return
	}
	f.entry.SetText(s)
	f.Refresh()
}

// Insert puts a text where the caret is, in place of what is marked, as if it
// were typed.
func (f *Field) Insert(s string) { f.entry.insert(s) }

// Focus gives the field the keyboard. What is in it is gone on with: the caret
// stands behind it, unless it was put somewhere else before.
func (f *Field) Focus() {
	if e := f.entry; e.ed.Caret() == 0 && !e.focused {
		if from, to := e.ed.Marked(); from == to {
			e.move(func() { e.ed.Move(typing.End, false) })
		}
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

// fit lays out again where the text needs another height than it has.
func (f *Field) fit() {
	if h, _ := f.lay(f.width, false); f.width > 0 && h != f.Size().Height {
		f.Refresh()
	}
}

// sayFull says under the field that nothing more fits in, or no longer.
func (f *Field) sayFull(on bool) {
	if on == f.full.Visible() {
		return
	}
	if on {
		f.full.Set(spoken.say("typing.full").OneOf().Hers)
		f.full.Show()
	} else {
		f.full.Hide()
	}
	f.Refresh()
}

func (f *Field) lay(width float32, put bool) (float32, float32) {
	w := width
	if f.narrow > 0 {
		w = min(width, f.narrow*look.Scale())
	}
	inner := w
	if f.eye != nil {
		inner -= f.eye.MinSize().Width
	}
	h := f.entry.HeightFor(inner)
	tall := h
	if f.full.Visible() {
		tall += look.Step/2 + f.full.HeightFor(w)
	}
	if put {
		place(f.box, 0, 0, w, h)
		place(f.entry, 0, 0, inner, h)
		place(f.ring, 0, 0, w, h)
		if f.eye != nil {
			place(f.eye, inner, 0, w-inner, h)
		}
		place(f.full, 0, h+look.Step/2, w, tall-h-look.Step/2)
	}
	return tall, 96
}

func (f *Field) dress() {
	fillRect(f.box, look.Sheet, "")
	switch {
	case f.entry.focused:
		ringRect(f.ring, true)
	case f.entry.Disabled():
		fillRect(f.ring, "", look.Line)
	default:
		fillRect(f.ring, "", look.Quiet)
	}
}

// textEditor edits text.
type textEditor struct{ *Field }

func newText(p EditorParams, long bool) *textEditor {
	t := &textEditor{}
	var size look.Size // of body text, whatever the question's is, but for the person's own hands
	if p.Size == look.Survivor {
		size = p.Size
	}
	t.Field = NewField(FieldParams{Many: long, Lang: p.Label.Lang, Size: size, OnLeave: p.OnLeave, OnChanged: func(string) {
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
