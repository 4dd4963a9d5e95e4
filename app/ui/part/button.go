package part

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/look"
)

// ButtonKind is how much a button asks to be pressed.
type ButtonKind int

// The kinds. A screen has one Primary at most.
const (
	Plain ButtonKind = iota // edged
	Primary
	Bare   // no edge, for quiet side actions
	Danger // undoes or removes; edged in brick
	Listed // a line of a list: no edge, its words from the left
)

// ButtonParams describes a button.
type ButtonParams struct {
	Label    Pair
	Kind     ButtonKind
	Icon     string    // name in package icons, or empty
	IconInk  look.Role // empty takes the ink of the words
	Size     look.Size // of the words; look.Hers and larger have a large drawing too
	OnTap    func()
	OnKey    func(fyne.KeyName) bool // a key it does not use itself; true when used
	Disabled bool
	Above    bool // the drawing stands large above the words, for those who do not read
	Chosen   bool // it is the answer now: framed, and ticked
	Place    int  // the number key that presses it, shown small in the corner; 0 for none
}

// Button grows with its label, which wraps where there is no room. It is
// pressed by a click, Enter or Space.
type Button struct {
	block
	keys
	kind     ButtonKind
	onTap    func()
	onOther  func(fyne.KeyName) bool
	disabled bool
	hovered  bool

	ground, ring *canvas.Rectangle
	icon         *Icon
	iconInk      look.Role
	label        *Both
	above        bool
	chosen       bool
	mark         *Icon // the tick of a chosen one
	place        *Para // the number of its key
}

var (
	_ fyne.Focusable    = (*Button)(nil)
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Shortcutable = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
)

// NewButton makes a button.
func NewButton(p ButtonParams) *Button {
	b := &Button{kind: p.Kind, onTap: p.OnTap, onOther: p.OnKey, disabled: p.Disabled, iconInk: p.IconInk, above: p.Above, chosen: p.Chosen}
	b.ground, b.ring = &canvas.Rectangle{}, &canvas.Rectangle{}
	st := Style{Size: look.Body, Center: p.Above || p.Icon == "" && p.Kind != Listed}
	if p.Kind == Bare {
		st.Size = look.Working
	}
	side := float32(20)
	if p.Size != 0 {
		st.Size = p.Size
	}
	if p.Size >= look.Hers {
		side = 30
	}
	if p.Above {
		side = aboveSide
	}
	b.label = NewBoth(p.Label, st)
	objects := []fyne.CanvasObject{b.ground, b.label, b.ring}
	if p.Icon != "" {
		b.icon = NewIconSized(p.Icon, look.Ink, side)
		objects = append(objects, b.icon)
	}
	if p.Chosen {
		b.mark = NewIcon("done", look.Lead)
		objects = append(objects, b.mark)
	}
	if p.Place > 0 {
		b.place = NewPara(Said{Text: strconv.Itoa(p.Place), Lang: "en"}, Style{Size: look.Working, Color: look.Quiet})
		objects = append(objects, b.place)
	}
	b.restyle = b.dress
	b.init(b, b.lay, objects...)
	return b
}

// SetLabel changes the words.
func (b *Button) SetLabel(p Pair) { b.label.Set(p); b.Refresh() }

// Label gives the words in the first language.
func (b *Button) Label() string { return b.label.Text() }

// Enable lets the button be pressed.
func (b *Button) Enable() { b.disabled = false; b.Refresh() }

// Disable keeps the button from being pressed; its words stay legible.
func (b *Button) Disable() { b.disabled = true; b.Refresh() }

// Disabled implements fyne.Disableable.
func (b *Button) Disabled() bool { return b.disabled }

// Press does what a click does.
func (b *Button) Press() {
	if !b.disabled && b.onTap != nil {
		b.onTap()
	}
}

// Tapped implements fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) { b.Press() }

// Natural gives the width the label takes unbroken.
func (b *Button) Natural() float32 {
	w := b.label.Natural() + 2*b.pad()
	if b.icon != nil && !b.above {
		w += b.icon.MinSize().Width + look.Step
	}
	return max(w, 44)
}

func (b *Button) pad() float32 {
	if b.kind == Bare || b.kind == Listed {
		return look.Step
	}
	return 2 * look.Step
}

func (b *Button) lay(width float32, put bool) (float32, float32) {
	if b.above && b.icon != nil {
		return b.layAbove(width, put)
	}
	pad, left := b.pad(), float32(0)
	if b.icon != nil {
		left = b.icon.MinSize().Width + look.Step
	}
	inner := max(0, width-2*pad-left)
	text := b.label.HeightFor(inner)
	// 40 is a target a tired hand still hits.
	h := max(text+look.Step, 40)
	if b.kind == Bare {
		h = max(text+look.Step/2, 32)
	}
	if put {
		h = max(h, b.lowest)
		place(b.ground, 0, 0, width, h)
		in := b.ringInset()
		place(b.ring, in, in, width-2*in, h-2*in)
		place(b.label, pad+left, (h-text)/2, inner, text)
		if b.icon != nil {
			s := b.icon.MinSize()
			place(b.icon, pad, (h-s.Height)/2, s.Width, s.Height)
		}
	}
	return h, 2*pad + left + minWidth
}

// aboveSide is how wide a drawing above the words is.
const aboveSide = 44

func (b *Button) layAbove(width float32, put bool) (float32, float32) {
	pad, icon := float32(look.Step), b.icon.MinSize()
	inner := max(0, width-2*pad)
	text := b.label.HeightFor(inner)
	h := 1.5*pad + icon.Height + pad/2 + text + 1.5*pad
	if put {
		h = max(h, b.lowest)
		place(b.ground, 0, 0, width, h)
		place(b.ring, 0, 0, width, h)
		y := (h - icon.Height - pad/2 - text) / 2
		place(b.icon, (width-icon.Width)/2, y, icon.Width, icon.Height)
		place(b.label, pad, y+icon.Height+pad/2, inner, text)
		if b.place != nil {
			place(b.place, pad, pad, b.place.Natural(), b.place.MinSize().Height)
		}
		if b.mark != nil {
			m := b.mark.MinSize()
			place(b.mark, width-m.Width-pad, pad, m.Width, m.Height)
		}
	}
	return h, 2*pad + minWidth
}

func (b *Button) dress() {
	ink, ground, edge := look.Ink, look.Sheet, look.Quiet
	switch b.kind {
	case Primary:
		ink, ground, edge = look.OnLead, look.Lead, look.Lead
	case Danger:
		ink, ground, edge = look.Act, look.Sheet, look.Act
	case Bare:
		ink, ground, edge = look.Lead, "", ""
	case Listed:
		ground, edge = "", ""
	}
	if b.hovered && !b.disabled && b.kind != Primary {
		ground = look.LeadSoft
	}
	if b.disabled {
		ink, ground, edge = look.Quiet, look.Paper, look.Line
		if b.kind == Bare || b.kind == Listed {
			ground, edge = "", ""
		}
	}
	if b.chosen {
		ground, edge = look.LeadSoft, look.Lead
	}
	fillRect(b.ground, ground, edge)
	if b.chosen {
		b.ground.StrokeWidth = 3
	}
	b.dressRing()
	b.label.SetColor(ink)
	if b.icon != nil {
		if b.iconInk != "" && !b.disabled {
			ink = b.iconInk
		}
		b.icon.Set(b.icon.name, ink)
		b.icon.Refresh()
	}
}

// dressRing shows what has the keyboard. On the filled button a ring in the
// colour of focus alone would be lost, most of all in high contrast where both
// are yellow: the button gets the ring for an edge, and a line in the colour of
// its words inside it.
func (b *Button) dressRing() {
	ringRect(b.ring, b.focused)
	if b.kind != Primary || b.disabled || !b.focused {
		return
	}
	b.ground.StrokeColor, b.ground.StrokeWidth = look.Color(look.Focus), look.Ring
	b.ring.StrokeColor, b.ring.StrokeWidth = look.Color(look.OnLead), 2
	b.ring.CornerRadius = look.Corner - 2
	b.ground.Refresh()
	b.ring.Refresh()
}

func (b *Button) ringInset() float32 {
	if b.kind == Primary {
		return look.Ring
	}
	return 0
}

// FocusGained implements fyne.Focusable.
func (b *Button) FocusGained() { b.gained(b); b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *Button) FocusLost() { b.lost(); b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Press()
	default:
		if b.onOther != nil && b.onOther(ev.Name) {
			return
		}
		b.passDigit(b, ev)
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (b *Button) TypedShortcut(s fyne.Shortcut) { b.shortcut(b, s) }

// MouseIn implements desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *Button) MouseOut() { b.hovered = false; b.Refresh() }

// fillRect gives a rectangle a ground and an edge; an empty role is none.
func fillRect(r *canvas.Rectangle, ground, edge look.Role) {
	r.CornerRadius = look.Corner
	r.FillColor, r.StrokeColor, r.StrokeWidth = nil, nil, 0
	if ground != "" {
		r.FillColor = look.Color(ground)
	}
	if edge != "" {
		r.StrokeColor, r.StrokeWidth = look.Color(edge), 1
	}
	r.Refresh()
}

// ringRect shows or hides the ring around what has the keyboard.
func ringRect(r *canvas.Rectangle, on bool) {
	r.CornerRadius = look.Corner
	r.FillColor, r.StrokeColor, r.StrokeWidth = nil, nil, 0
	if on {
		r.StrokeColor, r.StrokeWidth = look.Color(look.Focus), look.Ring
	}
	r.Refresh()
}
