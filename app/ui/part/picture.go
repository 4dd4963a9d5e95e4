package part

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"onward/app/ui/look"
)

// Picture shows a printed page whole, as wide as there is room. Plus and minus
// make it larger and smaller, as does a click; what is larger than the frame
// scrolls inside it.
type Picture struct {
	block
	keys
	img    *canvas.Image
	edge   *canvas.Rectangle
	ring   *canvas.Rectangle
	scroll *container.Scroll
	paper  *pictured
	aspect float32 // height over width
	zoom   float32
}

var _ fyne.Focusable = (*Picture)(nil)

// NewPicture makes a frame for a page; aspect is its height over its width,
// 297/210 for A4. Set fills it.
func NewPicture(aspect float32) *Picture {
	p := &Picture{aspect: aspect, zoom: 1, img: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	p.edge, p.ring = &canvas.Rectangle{}, &canvas.Rectangle{}
	p.paper = &pictured{of: p}
	p.paper.ExtendBaseWidget(p.paper)
	p.scroll = container.NewScroll(p.paper)
	p.restyle = func() {
		fillRect(p.edge, look.Paper, look.Line)
		ringRect(p.ring, p.focused)
	}
	p.init(p, p.lay, p.edge, p.scroll, p.ring)
	p.img.Hide()
	return p
}

// Set shows another page; nil shows an empty sheet.
func (p *Picture) Set(img image.Image) {
	p.img.Image = img
	if img == nil {
		p.img.Hide()
	} else {
		p.img.Show()
	}
	p.img.Refresh()
	p.Refresh()
	p.scroll.ScrollToTop()
}

// Zoom makes the page larger (more than 1) or smaller, between half and four
// times the width there is.
func (p *Picture) Zoom(by float32) {
	p.zoom = min(max(p.zoom*by, 0.5), 4)
	p.Refresh()
}

// air is what shows of the desk around the sheet.
const air = look.Step

// size gives the size of the sheet.
func (p *Picture) size() fyne.Size {
	w := max(40, (p.width-2*air-4)*p.zoom)
	return fyne.NewSize(w, w*p.aspect)
}

func (p *Picture) lay(width float32, put bool) (float32, float32) {
	h := (width-2*air-4)*p.aspect + 2*air + 4
	if put {
		place(p.edge, 0, 0, width, h)
		place(p.ring, 0, 0, width, h)
		place(p.scroll, 2, 2, width-4, h-4)
		p.paper.Refresh()
		p.scroll.Refresh()
	}
	return h, 200
}

// Tapped implements fyne.Tappable.
func (p *Picture) Tapped(*fyne.PointEvent) {
	if p.zoom > 1 {
		p.Zoom(1 / p.zoom)
	} else {
		p.Zoom(2 / p.zoom)
	}
	focusOn(p)
}

// FocusGained implements fyne.Focusable.
func (p *Picture) FocusGained() { p.gained(p); p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *Picture) FocusLost() { p.lost(); p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *Picture) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.Zoom(1.25)
	case '-':
		p.Zoom(0.8)
	}
}

// TypedKey implements fyne.Focusable.
func (p *Picture) TypedKey(ev *fyne.KeyEvent) {
	step := float32(60)
	o := p.scroll.Offset
	switch ev.Name {
	case fyne.KeyUp:
		o.Y -= step
	case fyne.KeyDown:
		o.Y += step
	case fyne.KeyPageUp:
		o.Y -= p.scroll.Size().Height
	case fyne.KeyPageDown, fyne.KeySpace:
		o.Y += p.scroll.Size().Height
	case fyne.KeyLeft:
		o.X -= step
	case fyne.KeyRight:
		o.X += step
	default:
		p.passKey(p, ev)
		return
	}
	most := p.paper.MinSize().Subtract(p.scroll.Size())
	o.X = min(max(0, o.X), max(0, most.Width))
	o.Y = min(max(0, o.Y), max(0, most.Height))
	p.scroll.ScrollToOffset(o)
}

// TypedShortcut implements fyne.Shortcutable.
func (p *Picture) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyPlus, fyne.KeyEqual:
			p.Zoom(1.25)
			return
		case fyne.KeyMinus:
			p.Zoom(0.8)
			return
		}
	}
	p.shortcut(p, s)
}

// pictured is the sheet inside the scroll.
type pictured struct {
	widget.BaseWidget
	of *Picture
}

// MinSize implements fyne.CanvasObject.
func (p *pictured) MinSize() fyne.Size {
	return p.of.size().Add(fyne.NewSquareSize(2 * air))
}

// Scrolled implements fyne.Scrollable.
func (p *pictured) Scrolled(ev *fyne.ScrollEvent) { wheel(ev, p.of.scroll, scrollAround(p.of)) }

// CreateRenderer implements fyne.Widget.
func (p *pictured) CreateRenderer() fyne.WidgetRenderer {
	r := &picturedRenderer{p, &canvas.Rectangle{}}
	if p.Size().Width > 0 {
		r.Refresh() // see Para.CreateRenderer
	}
	return r
}

type picturedRenderer struct {
	p     *pictured
	sheet *canvas.Rectangle
}

func (r *picturedRenderer) Layout(s fyne.Size) {
	want := r.p.of.size()
	x := max(air, (s.Width-want.Width)/2)
	place(r.sheet, x-1, air-1, want.Width+2, want.Height+2)
	place(r.p.of.img, x, air, want.Width, want.Height)
}
func (r *picturedRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *picturedRenderer) Refresh() {
	fillRect(r.sheet, look.Sheet, look.Quiet)
	r.sheet.CornerRadius = 0
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
func (r *picturedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.sheet, r.p.of.img}
}
func (r *picturedRenderer) Destroy() {}
