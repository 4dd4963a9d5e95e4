package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"onward/app/ui/look"
)

// PageParams describes a page.
type PageParams struct {
	Head fyne.CanvasObject   // stays at the top; may be nil
	Side fyne.CanvasObject   // stays at the left, such as a Rail; may be nil
	Body []fyne.CanvasObject // scrolls, in a column of at most 760
	Stay fyne.CanvasObject   // follows the body and is always wholly seen, as answers are; may be nil
	Back fyne.CanvasObject   // stays at the bottom left; may be nil
	Next fyne.CanvasObject   // stays at the bottom right; may be nil
	Wide bool                // the body may use the whole width
	Calm bool                // little to say: a narrow column, a little above the middle
}

// Page is the frame of every screen: head, side, a column that scrolls, and
// the next thing to do at the bottom right.
type Page struct {
	block
	p      PageParams
	body   *Column
	inner  *centred
	scroll *container.Scroll
	stay   *stay // nil without Stay
	foot   *Foot
	desk   *canvas.Rectangle // under the foot
	ruler  *canvas.Rectangle
}

// NewPage makes a page.
func NewPage(p PageParams) *Page {
	g := &Page{p: p, body: NewColumn(2*look.Step, p.Body...), desk: &canvas.Rectangle{}, ruler: &canvas.Rectangle{}}
	g.inner = newCentred(g.body, p.Wide, p.Calm)
	g.scroll = container.NewVScroll(g.inner)
	objects := []fyne.CanvasObject{g.scroll}
	if p.Side != nil {
		objects = append([]fyne.CanvasObject{p.Side}, objects...)
	}
	if p.Head != nil {
		objects = append([]fyne.CanvasObject{p.Head}, objects...)
	}
	if p.Stay != nil {
		g.stay = newStay(p.Stay, g.inner, g.scroll)
		objects = append(objects, g.stay)
	}
	if p.Back != nil || p.Next != nil {
		g.foot = NewFoot(p.Back, p.Next)
		objects = append(objects, g.desk, g.ruler, g.foot)
	}
	g.restyle = func() {
		g.ruler.FillColor, g.desk.FillColor = look.Color(look.Line), look.Color(look.Paper)
		g.ruler.Refresh()
		g.desk.Refresh()
	}
	g.init(g, g.lay, objects...)
	return g
}

// Set replaces what scrolls and goes back to its beginning.
func (g *Page) Set(objects ...fyne.CanvasObject) {
	g.body.Set(objects...)
	g.Refresh()
	g.scroll.ScrollToTop()
}

// Top scrolls to the beginning.
func (g *Page) Top() { g.scroll.ScrollToTop() }

// Reveal scrolls until an object on the page is seen.
func (g *Page) Reveal(o fyne.CanvasObject) { scrollTo(g.scroll, o) }

func (g *Page) lay(width float32, put bool) (float32, float32) {
	top, foot, side := float32(0), float32(0), float32(0)
	if g.p.Head != nil {
		top = heightFor(g.p.Head, width)
	}
	if g.foot != nil {
		foot = g.foot.HeightFor(width-4*look.Step) + 2*look.Step
	}
	if g.p.Side != nil && g.p.Side.Visible() {
		side = min(look.RailRun*max(1, look.Scale()), width*0.3)
	}
	least := top + foot + 160
	if !put {
		return least, 320
	}
	h := max(g.lowest, least)
	if g.p.Head != nil {
		place(g.p.Head, 0, 0, width, top)
	}
	if g.p.Side != nil {
		place(g.p.Side, 0, top, side, h-top-foot)
	}
	body := h - top - foot
	if g.stay != nil {
		body = g.stay.under(side, top, width-side, body)
	}
	g.inner.Resize(fyne.NewSize(width-side, max(g.inner.HeightFor(width-side), body)))
	place(g.scroll, side, top, width-side, body)
	g.scroll.Refresh()
	if g.foot != nil {
		place(g.desk, 0, h-foot, width, foot)
		place(g.ruler, 0, h-foot, width, 1)
		place(g.foot, 2*look.Step, h-foot+look.Step, width-4*look.Step, foot-2*look.Step)
	}
	return h, 320
}

// narrowColumn is how wide a calm page gets.
const narrowColumn = look.Column * 0.7

// centred keeps a column in the middle, with air around it.
type centred struct {
	block
	body *Column
	wide bool
	calm bool
}

func newCentred(body *Column, wide, calm bool) *centred {
	c := &centred{body: body, wide: wide, calm: calm}
	c.init(c, c.lay, body)
	return c
}

// column is how wide the column gets in a width.
func (c *centred) column(width float32) float32 {
	col := max(0, width-6*look.Step)
	switch {
	case c.calm:
		return min(col, narrowColumn*max(1, look.Scale()))
	case !c.wide:
		return min(col, look.Column*max(1, look.Scale()))
	}
	return col
}

func (c *centred) lay(width float32, put bool) (float32, float32) {
	edge, col := 3*look.Step, c.column(width)
	h := c.body.HeightFor(col)
	if put {
		y := edge
		if c.calm {
			y = max(edge, (c.lowest-h)*0.4)
		}
		place(c.body, (width-col)/2, y, col, h)
	}
	return h + 2*edge, 160
}

// Foot holds a way back at the left and the next thing to do at the right.
type Foot struct {
	block
	back, next fyne.CanvasObject
}

// NewFoot makes a foot; either side may be nil.
func NewFoot(back, next fyne.CanvasObject) *Foot {
	f := &Foot{back: back, next: next}
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{back, next} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	f.init(f, f.lay, objects...)
	return f
}

func (f *Foot) lay(width float32, put bool) (float32, float32) {
	gap := look.Step
	bw, nw := float32(0), float32(0)
	if f.back != nil {
		bw = natural(f.back)
	}
	if f.next != nil {
		nw = natural(f.next)
	}
	if room := width - gap; bw+nw > room {
		most := max(room/2, room-min(bw, nw))
		bw, nw = min(bw, most), min(nw, most)
	}
	bh, nh := float32(0), float32(0)
	if f.back != nil {
		bh = heightFor(f.back, bw)
	}
	if f.next != nil {
		nh = heightFor(f.next, nw)
	}
	h := max(bh, nh)
	if put {
		if f.back != nil {
			place(f.back, 0, (h-bh)/2, bw, bh)
		}
		if f.next != nil {
			place(f.next, width-nw, (h-nh)/2, nw, nh)
		}
	}
	return h, 200
}
