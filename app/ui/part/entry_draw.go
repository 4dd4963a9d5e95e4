package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"onward/app/text"
	"onward/app/typing"
	"onward/app/ui/look"
)

// The room around the text of a field.
const vertPad float32 = look.Step

func sidePad() float32 { return look.Now().Size(theme.SizeNameInnerPadding) }

// A row is as high as any script needs, so that a field of one line stands
// still whatever is typed: above as much as Lao, below as much as Khmer. What
// needs more makes it grow.
const rowAbove, rowBelow = 1.22, 0.64

// entryRenderer draws a text line by line, each with the height its marks need,
// as Para does. Only what is seen is drawn, and only what has changed is drawn
// again.
type entryRenderer struct {
	e     *entry
	clip  *container.Clip
	sheet *fyne.Container
	marks []*canvas.Rectangle
	texts []*canvas.Text
	caret *canvas.Rectangle
	bar   *canvas.Rectangle // how much of the text is seen
}

func newEntryRenderer(e *entry) *entryRenderer {
	r := &entryRenderer{e: e, sheet: container.NewWithoutLayout(), caret: &canvas.Rectangle{}, bar: &canvas.Rectangle{CornerRadius: 1.5}}
	r.clip = container.NewClip(r.sheet)
	e.caret.shape = r.caret
	return r
}

// edge is what stays free at the edge, for the ring.
const edge float32 = 3

// Layout implements fyne.WidgetRenderer.
func (r *entryRenderer) Layout(s fyne.Size) {
	place(r.clip, edge, edge, s.Width-2*edge, s.Height-2*edge)
	place(r.sheet, 0, 0, s.Width-2*edge, s.Height-2*edge)
	r.draw()
}

// draw shows the text as it is now.
func (r *entryRenderer) draw() {
	e, s := r.e, r.e.Size()
	if s.Width <= 0 {
		return
	}
	e.lay(s.Width, s.Height-2*vertPad)
	e.top = vertPad
	lines := e.ed.Lines()
	if !e.ed.Many { // the letters stand still, whatever their script
		e.top += max(0, e.em()*rowAbove-float32(lines[0].Base))
	}
	e.scroll.Y = min(e.scroll.Y, e.most())
	if !e.ed.Many {
		e.scroll.Y = 0
	}
	before := len(r.sheet.Objects)
	r.sheet.Objects = r.sheet.Objects[:0]
	r.drawMarks()
	r.drawLines(lines)
	r.drawCaret()
	if len(r.sheet.Objects) != before {
		canvas.Refresh(r.sheet)
	}
}

// at is where on the sheet a place of the text is.
func (r *entryRenderer) at(x, y float64) fyne.Position {
	return fyne.NewPos(float32(x)+sidePad()-r.e.scroll.X-edge, float32(y)+r.e.top-r.e.scroll.Y-edge)
}

func (r *entryRenderer) seen(top, height float64) bool {
	y := r.at(0, top).Y
	return y < r.e.Size().Height && y+float32(height) > 0
}

func (r *entryRenderer) drawLines(lines []typing.Line) {
	e, n := r.e, 0
	ink := look.Color(look.Ink)
	if e.disabled {
		ink = look.Color(look.Quiet)
	}
	if e.ed.Text() == "" && e.hint.Text != "" {
		ls := breakLines(e.hint, false, e.em(), endless)
		r.text(0, ls[0].drawn, ls[0].out, ls[0].font, look.Color(look.Quiet), lines[0].Base)
		lines, n = nil, 1
	}
	for _, l := range lines {
		if r.seen(l.Top, l.Height) && l.Shown != "" {
			drawn, out := spaced(strings.ReplaceAll(l.Shown, "\t", " "), l.Laid(), text.Style{Size: float64(e.em())})
			r.text(n, drawn, out, fontFor(l, e.em()), ink, l.Base)
			n++
		}
	}
	r.texts = r.texts[:n]
}

func (r *entryRenderer) drawMarks() {
	e, n := r.e, 0
	if e.focused || e.menu != nil {
		for _, m := range e.ed.Marks() {
			if !r.seen(m.Top, m.Height) {
				continue
			}
			if n == len(r.marks) {
				r.marks = append(r.marks, &canvas.Rectangle{})
			}
			x := r.within(m.X)
			box := r.marks[n]
			fill(box, look.Now().Color(theme.ColorNameSelection, 0))
			p := r.at(x, m.Top)
			place(box, p.X, p.Y, float32(r.within(m.X+m.Width)-x), float32(m.Height))
			r.sheet.Objects = append(r.sheet.Objects, box)
			n++
		}
	}
	r.marks = r.marks[:n]
}

func (r *entryRenderer) drawCaret() {
	e := r.e
	if e.focused && !e.disabled {
		at := e.ed.Where()
		wide := max(1.5, 1.5*look.Scale())
		p := r.at(r.within(at.X), at.Top)
		fill(r.caret, look.Color(look.Ink))
		place(r.caret, p.X-wide/2, p.Y+1, wide, float32(at.Height)-2)
		r.sheet.Objects = append(r.sheet.Objects, r.caret)
	}
	e.caret.stir(e.focused && !e.disabled)
	if most := e.most(); e.ed.Many && most > 0 {
		all := e.Size().Height - 2*edge
		fill(r.bar, look.Color(look.Quiet))
		place(r.bar, e.Size().Width-2*edge-5, all*e.scroll.Y/(all+most), 3, all*all/(all+most))
		r.sheet.Objects = append(r.sheet.Objects, r.bar)
	}
}

// within keeps spaces that hang over the edge of a field of many lines in it.
func (r *entryRenderer) within(x float64) float64 {
	if !r.e.ed.Many {
		return x
	}
	return min(x, float64(r.e.Size().Width-2*sidePad()+sidePad()/2))
}

func fill(b *canvas.Rectangle, c interface{ RGBA() (r, g, b, a uint32) }) {
	if b.FillColor != c {
		b.FillColor = c
		b.Refresh()
	}
}

// fontFor gives the font whose lines are high enough for a line of a text in
// letters of a size.
func fontFor(l typing.Line, size float32) fyne.Resource {
	above, below := float32(l.Base-l.Top)-lead(size), float32(l.Top+l.Height-l.Base)-lead(size)
	return look.FontFor(false, above/size, below/size)
}

// text shows one line, begun so far out to the left. Its letters are drawn again only where it has changed.
func (r *entryRenderer) text(n int, s string, out float32, font fyne.Resource, ink interface{ RGBA() (r, g, b, a uint32) }, base float64) {
	if n >= len(r.texts) {
		r.texts = append(r.texts, &canvas.Text{})
	}
	t := r.texts[n]
	size := r.e.em()
	full, above := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, font)
	if t.Text != s || t.TextSize != size || t.Color != ink || t.FontSource != font {
		t.Text, t.TextSize, t.Color, t.FontSource = s, size, ink, font
		t.Resize(full)
		t.Refresh()
	}
	p := r.at(0, base)
	place(t, p.X-out, p.Y-drawnBase(r.e, above), full.Width, full.Height)
	r.sheet.Objects = append(r.sheet.Objects, t)
}

// follow scrolls the text, and the page around it, so that the caret is seen.
func (e *entry) follow() {
	s := e.Size()
	if s.Width <= 0 {
		return
	}
	e.lay(s.Width, s.Height-2*vertPad)
	at := e.ed.Where()
	if e.ed.Many {
		high := s.Height - 2*vertPad
		e.scroll.Y = max(min(e.scroll.Y, float32(at.Top)), float32(at.Top+at.Height)-high)
	} else {
		wide := s.Width - 2*sidePad()
		x, all := float32(at.X), float32(e.ed.Wide())
		if x < e.scroll.X {
			e.scroll.X = x - wide/4
		}
		e.scroll.X = max(0, e.scroll.X, x-wide)
		e.scroll.X = min(e.scroll.X, max(0, all-wide))
	}
	if e.focused {
		revealPart(e, e.top+float32(at.Top)-e.scroll.Y, float32(at.Height))
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *entryRenderer) MinSize() fyne.Size { return r.e.MinSize() }

// Refresh implements fyne.WidgetRenderer.
func (r *entryRenderer) Refresh() { r.draw() }

// Objects implements fyne.WidgetRenderer.
func (r *entryRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.clip} }

// Destroy implements fyne.WidgetRenderer.
func (r *entryRenderer) Destroy() { r.e.caret.stir(false) }
