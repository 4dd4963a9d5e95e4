package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tall is an object whose height depends on its width.
type Tall interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

func heightFor(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	if t, ok := o.(Tall); ok {
		return t.HeightFor(width)
	}
	return o.MinSize().Height
}

// minWidth is the narrowest a row of text may become.
const minWidth = 48

// narrowest gives the least width of an object. What is built of others is not
// asked: it would ask all of them in turn, at every level anew.
func narrowest(o fyne.CanvasObject) float32 {
	if p, ok := o.(*Para); ok && p.style.OneLine {
		return p.Natural()
	}
	if _, ok := o.(Tall); ok {
		return minWidth
	}
	return o.MinSize().Width
}

// block is what composed parts are built on: objects, and one function that
// says where they go in a given width. The same function measures and places,
// so a measured height is always the height that is used.
type block struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	// arrange gives the height the objects take in width, and the narrowest
	// width that would do. It moves and resizes them only when place is true.
	arrange func(width float32, place bool) (height, narrowest float32)
	restyle func() // takes colours and sizes from the theme again
	width   float32
	lowest  float32 // stretch to at least this height when placed
	visits  []func(hooks)
}

// init must be called by every part that embeds block, with itself.
func (b *block) init(self fyne.Widget, arrange func(float32, bool) (float32, float32), objects ...fyne.CanvasObject) {
	b.arrange = arrange
	b.objects = objects
	b.ExtendBaseWidget(self)
}

// HeightFor gives the height the part takes in a width.
func (b *block) HeightFor(width float32) float32 {
	h, _ := b.arrange(width, false)
	return h
}

// MinSize implements fyne.CanvasObject. The height is that of the width the
// part had last, or of a middling one before it was ever laid out.
func (b *block) MinSize() fyne.Size {
	w := b.width
	if w == 0 {
		w = 400
	}
	h, narrow := b.arrange(w, false)
	return fyne.NewSize(narrow, h)
}

// Resize implements fyne.CanvasObject.
func (b *block) Resize(s fyne.Size) {
	b.width = s.Width
	b.BaseWidget.Resize(s)
}

// CreateRenderer implements fyne.Widget.
func (b *block) CreateRenderer() fyne.WidgetRenderer {
	if b.restyle != nil {
		b.restyle()
	}
	return &blockRenderer{b}
}

// put replaces the objects and lays out again.
func (b *block) put(objects ...fyne.CanvasObject) {
	b.objects = objects
	b.greet(objects...)
	b.Refresh()
}

// greet makes what came in later known to whoever asked to visit everything
// that can have the keyboard.
func (b *block) greet(objects ...fyne.CanvasObject) {
	for _, visit := range b.visits {
		for _, o := range objects {
			eachHook(o, visit)
		}
	}
}

func (b *block) remember(visit func(hooks)) { b.visits = append(b.visits, visit) }

type blockRenderer struct{ b *block }

func (r *blockRenderer) Layout(s fyne.Size) {
	r.b.width = s.Width
	r.b.lowest = s.Height
	r.b.arrange(s.Width, true)
}
func (r *blockRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r *blockRenderer) Refresh() {
	if r.b.restyle != nil {
		r.b.restyle()
	}
	if r.b.width > 0 {
		r.Layout(r.b.Size())
	}
	canvas.Refresh(r.b)
}
func (r *blockRenderer) Objects() []fyne.CanvasObject { return r.b.objects }
func (r *blockRenderer) Destroy()                     {}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	if p := fyne.NewPos(x, y); o.Position() != p {
		o.Move(p)
	}
	if s := fyne.NewSize(w, h); o.Size() != s {
		o.Resize(s)
	}
}
