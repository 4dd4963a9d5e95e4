package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/look"
)

// choice is one option of a set.
type choice struct {
	block
	of           *choices
	index        int
	ground, ring *canvas.Rectangle
	mark         *Icon // ring or box, and a tick on a chosen face
	face         *Icon // or the drawing beside the words
	label        *Both
	hovered      bool
}

var (
	_ fyne.Tappable     = (*choice)(nil)
	_ desktop.Hoverable = (*choice)(nil)
)

func newChoice(of *choices, i int, o Option) *choice {
	c := &choice{of: of, index: i, ground: &canvas.Rectangle{}, ring: &canvas.Rectangle{}}
	size := look.Body
	switch {
	case of.small():
		size = look.Small
	case of.size == look.Survivor:
		size = look.Hers
	}
	c.label = NewBoth(o.Label, Style{Size: size, Center: of.shape == faced})
	objects := []fyne.CanvasObject{c.ground, c.label}
	switch {
	case of.shape == faced:
		c.face = NewIconSized("face"+o.Value, look.Ink, c.side())
		objects = append(objects, c.face)
	case of.icons[o.Value] != "":
		c.face = NewIconSized(of.icons[o.Value], look.Lead, 30)
		objects = append(objects, c.face)
	}
	side := float32(20)
	if of.small() {
		side = 14
	}
	c.mark = NewIconSized("blank", look.Quiet, side)
	c.restyle = c.dress
	c.init(c, c.lay, append(objects, c.mark, c.ring)...)
	return c
}

// large tells whether the person chooses alone, on a screen turned to them.
func (c *choice) large() bool { return c.of.size == look.Survivor }

// side is how wide a face is.
func (c *choice) side() float32 {
	if c.large() {
		return 80
	}
	return 44
}

func (c *choice) on() bool { return c.of.chosen[c.of.options[c.index].Value] }

// Natural gives the width the option takes unbroken.
func (c *choice) Natural() float32 {
	w := c.label.Natural()
	if c.of.shape == faced {
		return max(w, c.side()*look.Scale()) + 2*look.Step
	}
	w += c.left() + c.pad()
	if c.of.small() {
		w += look.Step / 2 // from the next one
	}
	return w
}

// left is where the words begin.
func (c *choice) left() float32 {
	x := c.pad() + c.mark.MinSize().Width + look.Step
	if c.of.small() {
		return x - look.Step/2
	}
	if c.face != nil {
		x += c.face.MinSize().Width + look.Step
	}
	return x
}

func (c *choice) pad() float32 {
	switch {
	case c.of.small():
		return look.Step / 2
	case c.large():
		return 2 * look.Step
	}
	return look.Step
}

func (c *choice) lay(width float32, put bool) (float32, float32) {
	if c.of.shape == faced {
		return c.layFace(width, put)
	}
	pad, left, m := c.pad(), c.left(), c.mark.MinSize()
	inner := max(0, width-left-pad)
	text := c.label.HeightFor(inner)
	h := max(text+12, 36)
	switch {
	case c.of.small():
		h = max(text+4, 28)
	case c.large():
		h = max(text+2*look.Step, 60) // a card a trembling hand still hits
	}
	if put {
		h = max(h, c.lowest)
		place(c.ground, 0, 0, width, h)
		place(c.ring, 0, 0, width, h)
		place(c.label, left, (h-text)/2, inner, text)
		first := min(c.label.FirstLine(), text)
		place(c.mark, pad, (h-text)/2+(first-m.Height)/2, m.Width, m.Height)
		if c.face != nil {
			f := c.face.MinSize()
			place(c.face, pad+m.Width+look.Step, (h-f.Height)/2, f.Width, f.Height)
		}
	}
	return h, left + minWidth + pad
}

func (c *choice) layFace(width float32, put bool) (float32, float32) {
	f, m := c.face.MinSize(), c.mark.MinSize()
	inner := max(0, width-look.Step)
	text := c.label.HeightFor(inner)
	h := look.Step + f.Height + look.Step/2 + text + look.Step
	if put {
		h = max(h, c.lowest)
		place(c.ground, 0, 0, width, h)
		place(c.ring, 0, 0, width, h)
		place(c.face, (width-f.Width)/2, look.Step, f.Width, f.Height)
		place(c.mark, width-m.Width-4, 4, m.Width, m.Height)
		place(c.label, (width-inner)/2, look.Step*1.5+f.Height, inner, text)
	}
	return h, 72
}

func (c *choice) dress() {
	marks := map[shapeOf][2]string{ringed: {"open", "chosen"}, boxed: {"box", "ticked"}, faced: {"blank", "done"}, quiet: {"open", "away"}, squared: {"box", "ticked"}}
	on := 0
	ground, edge, ink := look.Sheet, look.Line, look.Quiet
	if c.of.small() {
		ground, edge = look.Role(""), look.Role("")
	}
	if c.on() {
		on, ground, edge, ink = 1, look.LeadSoft, look.Lead, look.Lead
	} else if c.hovered && !c.of.disabled {
		ground = look.LeadSoft
	}
	if c.of.disabled && !c.on() {
		ground = look.Paper
	}
	c.mark.Set(marks[c.of.shape][on], ink)
	fillRect(c.ground, ground, edge)
	if c.on() && !c.of.small() {
		c.ground.StrokeWidth = 2
		c.ground.Refresh()
	}
	ringRect(c.ring, c.of.focused && c.of.cursor == c.index)
	text := look.Ink
	if c.of.shape == quiet && !c.on() || c.of.disabled && !c.on() {
		text = look.Quiet
	}
	c.label.SetColor(text)
}

// Tapped implements fyne.Tappable.
func (c *choice) Tapped(*fyne.PointEvent) {
	c.of.pick(c.index)
	c.of.Focus()
}

// MouseIn implements desktop.Hoverable.
func (c *choice) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *choice) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *choice) MouseOut() { c.hovered = false; c.Refresh() }
