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

// PagePicture shows the picture of a printed page as wide as there is room,
// scrolling where it is taller. Plus and minus make it larger and smaller.
type PagePicture struct {
	block
	keys
	img    *canvas.Image
	edge   *canvas.Rectangle
	ring   *canvas.Rectangle
	scroll *container.Scroll
	paper  *pictured
	zoom   float32
}

var _ fyne.Focusable = (*PagePicture)(nil)

// NewPagePicture makes a picture of a page; img may be nil until there is one.
func NewPagePicture(img image.Image) *PagePicture {
	p := &PagePicture{zoom: 1, img: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleSmooth}}
	p.edge, p.ring = &canvas.Rectangle{}, &canvas.Rectangle{}
	p.paper = &pictured{of: p}
	p.paper.ExtendBaseWidget(p.paper)
	p.scroll = container.NewScroll(p.paper)
	p.restyle = func() {
		fillRect(p.edge, look.Paper, look.Line)
		ringRect(p.ring, p.focused)
	}
	p.init(p, p.lay, p.edge, p.scroll, p.ring)
	p.Set(img)
	return p
}

// Set shows another page.
func (p *PagePicture) Set(img image.Image) {
	p.img.Image = img
	p.img.Refresh()
	p.Refresh()
	p.scroll.ScrollToTop()
}

// Zoom makes the page larger (more than 1) or smaller, between half and four
// times the width there is.
func (p *PagePicture) Zoom(by float32) {
	p.zoom = min(max(p.zoom*by, 0.5), 4)
	p.Refresh()
}

func (p *PagePicture) size() fyne.Size {
	w := max(40, (p.width-4*look.Step)*p.zoom)
	if p.img.Image == nil {
		return fyne.NewSize(w, w*297/210)
	}
	b := p.img.Image.Bounds()
	return fyne.NewSize(w, w*float32(b.Dy())/float32(max(1, b.Dx())))
}

func (p *PagePicture) lay(width float32, put bool) (float32, float32) {
	if put {
		h := max(p.lowest, 240)
		place(p.edge, 0, 0, width, h)
		place(p.ring, 0, 0, width, h)
		place(p.scroll, 2, 2, width-4, h-4)
		p.paper.Refresh()
		p.scroll.Refresh()
	}
	return 240, 200
}

// FocusGained implements fyne.Focusable.
func (p *PagePicture) FocusGained() { p.gained(p); p.Refresh() }

// FocusLost implements fyne.Focusable.
func (p *PagePicture) FocusLost() { p.lost(); p.Refresh() }

// TypedRune implements fyne.Focusable.
func (p *PagePicture) TypedRune(r rune) {
	switch r {
	case '+', '=':
		p.Zoom(1.25)
	case '-':
		p.Zoom(0.8)
	}
}

// TypedKey implements fyne.Focusable.
func (p *PagePicture) TypedKey(ev *fyne.KeyEvent) {
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
		passKey(p, ev)
		return
	}
	most := p.paper.MinSize().Subtract(p.scroll.Size())
	o.X = min(max(0, o.X), max(0, most.Width))
	o.Y = min(max(0, o.Y), max(0, most.Height))
	p.scroll.ScrollToOffset(o)
}

// TypedShortcut implements fyne.Shortcutable.
func (p *PagePicture) TypedShortcut(s fyne.Shortcut) {
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
	of *PagePicture
}

func (p *pictured) MinSize() fyne.Size {
	return p.of.size().Add(fyne.NewSquareSize(2 * look.Step))
}

func (p *pictured) CreateRenderer() fyne.WidgetRenderer {
	return &picturedRenderer{p, &canvas.Rectangle{}}
}

type picturedRenderer struct {
	p     *pictured
	sheet *canvas.Rectangle
}

func (r *picturedRenderer) Layout(s fyne.Size) {
	want := r.p.of.size()
	x := max(look.Step, (s.Width-want.Width)/2)
	place(r.sheet, x-1, look.Step-1, want.Width+2, want.Height+2)
	place(r.p.of.img, x, look.Step, want.Width, want.Height)
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
