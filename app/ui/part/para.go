package part

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
)

// Style is how a text is set. The zero Style is body text in ink.
type Style struct {
	Size    look.Size
	Color   look.Role // empty means look.Ink
	Bold    bool
	Center  bool
	OneLine bool // never broken; as wide as it needs
}

// Para is a wrapped text. It breaks where the language allows, gives every
// line the height its marks need, and grows taller as it gets narrower.
type Para struct {
	widget.BaseWidget
	said  Said
	style Style
	width float32

	kept      []line // lines as last broken
	keptWidth float32
	keptSize  float32
}

// NewPara makes a paragraph.
func NewPara(s Said, st Style) *Para {
	p := &Para{said: s, style: st}
	p.ExtendBaseWidget(p)
	return p
}

// Text gives what the paragraph says.
func (p *Para) Text() string { return p.said.Text }

// Set changes what the paragraph says.
func (p *Para) Set(s Said) {
	if p.said == s {
		return
	}
	p.said = s
	p.kept = nil
	p.Refresh()
}

// SetStyle changes how the paragraph is set.
func (p *Para) SetStyle(st Style) {
	if p.style == st {
		return
	}
	p.style = st
	p.kept = nil
	p.Refresh()
}

func (p *Para) bold() bool { return p.style.Bold || p.style.Size == look.Heading }

// endless is a width no line reaches.
const endless = 1 << 20

func (p *Para) lines(width float32) []line {
	size := look.Text(p.style.Size)
	if p.style.OneLine {
		width = endless
	}
	if p.kept == nil || p.keptWidth != width || p.keptSize != size {
		p.kept = breakLines(p.said, p.bold(), size, width)
		p.keptWidth, p.keptSize = width, size
	}
	return p.kept
}

// HeightFor gives the height the paragraph takes in a width.
func (p *Para) HeightFor(width float32) float32 {
	h := float32(0)
	for _, l := range p.lines(width) {
		h += l.ascent + l.descent
	}
	return h
}

// FirstLine gives the height of the first line.
func (p *Para) FirstLine() float32 {
	if ls := p.kept; len(ls) > 0 {
		return ls[0].ascent + ls[0].descent
	}
	return look.Text(p.style.Size) * 1.5
}

// Natural gives the width the text takes unbroken.
func (p *Para) Natural() float32 {
	w := float32(0)
	for _, l := range breakLines(p.said, p.bold(), look.Text(p.style.Size), endless) {
		w = max(w, l.width)
	}
	return w + 1
}

// MinSize implements fyne.CanvasObject.
func (p *Para) MinSize() fyne.Size {
	if p.style.OneLine {
		return fyne.NewSize(p.Natural(), p.HeightFor(endless))
	}
	w := p.width
	if w == 0 {
		w = 400
	}
	return fyne.NewSize(minWidth, p.HeightFor(w))
}

// Resize implements fyne.CanvasObject.
func (p *Para) Resize(s fyne.Size) {
	p.width = s.Width
	p.BaseWidget.Resize(s)
}

// CreateRenderer implements fyne.Widget. What was out of sight for a minute is
// forgotten by fyne; when it comes back in the size it had, nobody lays it out
// again, and it would stand there without its words.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	r := &paraRenderer{p: p}
	if s := p.Size(); s.Width > 0 {
		r.Layout(s)
	}
	return r
}

type paraRenderer struct {
	p     *Para
	texts []fyne.CanvasObject
}

func (r *paraRenderer) Layout(s fyne.Size) {
	p := r.p
	size, col := look.Text(p.style.Size), p.style.Color
	if col == "" {
		col = look.Ink
	}
	ls := p.lines(s.Width)
	for len(r.texts) < len(ls) {
		r.texts = append(r.texts, &canvas.Text{})
	}
	changed := len(r.texts) != len(ls)
	r.texts = r.texts[:len(ls)]
	y := float32(0)
	for i, l := range ls {
		t := r.texts[i].(*canvas.Text)
		t.Text, t.TextSize, t.FontSource, t.Color = l.drawn, size, l.font, look.Color(col)
		full, base := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, size, fyne.TextStyle{}, t.FontSource)
		x := float32(0)
		if p.style.Center {
			x = (s.Width - l.width) / 2
		}
		t.Move(fyne.NewPos(x-l.out, y+l.ascent-drawnBase(p, base)))
		t.Resize(full)
		y += l.ascent + l.descent
	}
	if changed {
		canvas.Refresh(p)
	}
}

// drawnBase gives how far under its top a text's base line is drawn: fyne takes
// it down to the next whole pixel of the screen. Without this, lines would stand
// unevenly, by up to a pixel.
func drawnBase(o fyne.CanvasObject, base float32) float32 {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		scale = c.Scale()
	}
	return float32(math.Ceil(float64(base*scale))) / scale
}

func (r *paraRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *paraRenderer) Refresh() {
	r.Layout(r.p.Size())
	for _, t := range r.texts {
		t.Refresh()
	}
	canvas.Refresh(r.p)
}
func (r *paraRenderer) Objects() []fyne.CanvasObject { return r.texts }
func (r *paraRenderer) Destroy()                     {}
