package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"onward/app/ui/look"
)

// stay is what follows the body of a page and does not scroll with it: where
// the body is too long, only what stands above scrolls. A hair line then says
// that the text goes on below it.
type stay struct {
	block
	body   *centred // what it follows
	what   fyne.CanvasObject
	scroll *container.Scroll // scrolls only where the text is so large that the body would have no room
	ruler  *canvas.Rectangle
}

func newStay(what fyne.CanvasObject, body *centred, above *container.Scroll) *stay {
	in := newInset(what)
	s := &stay{body: body, what: what, scroll: container.NewVScroll(in), ruler: &canvas.Rectangle{}}
	in.turn = func(ev *fyne.ScrollEvent) { wheel(ev, s.scroll, above) }
	s.restyle = func() {
		s.ruler.FillColor = look.Color(look.Line)
		s.ruler.Refresh()
	}
	s.init(s, s.lay, s.scroll, s.ruler)
	return s
}

// under places it under the body, at the latest at the end of the height there
// is, and gives the height that is left for the body: never less than a third.
func (s *stay) under(x, y, width, height float32) float32 {
	wants := s.body.HeightFor(width)
	own := min(s.HeightFor(width), max(height*2/3, height-wants))
	left := min(wants, height-own)
	if s.ruler.Hidden = left >= wants; !s.ruler.Hidden {
		s.ruler.Refresh()
	}
	place(s, x, y+left, width, own)
	return left
}

func (s *stay) lay(width float32, put bool) (float32, float32) {
	col := s.body.column(width)
	h := heightFor(s.what, col) + 2*edgeRoom
	if put {
		place(s.ruler, 0, 0, width, 1)
		place(s.scroll, (width-col)/2-edgeRoom, look.Step, col+2*edgeRoom, max(0, min(h, s.lowest-3*look.Step)))
	}
	return h + 3*look.Step, minWidth
}

// edgeRoom is what a scroll leaves around a thing so that its edge is not cut.
const edgeRoom = 5

// inset keeps that room around a thing.
type inset struct {
	block
	what fyne.CanvasObject
	turn func(*fyne.ScrollEvent)
}

// Scrolled implements fyne.Scrollable.
func (i *inset) Scrolled(ev *fyne.ScrollEvent) { i.turn(ev) }

func newInset(what fyne.CanvasObject) *inset {
	i := &inset{what: what}
	i.init(i, i.lay, what)
	return i
}

func (i *inset) lay(width float32, put bool) (float32, float32) {
	w := max(0, width-2*edgeRoom)
	h := heightFor(i.what, w)
	if put {
		place(i.what, edgeRoom, edgeRoom, w, h)
	}
	return h + 2*edgeRoom, minWidth
}

// wheel turns a scroll, or where that cannot go further, the one beyond it;
// nil if there is none.
func wheel(ev *fyne.ScrollEvent, scroll, beyond *container.Scroll) {
	at := scroll.Offset
	if scroll.Scrolled(ev); scroll.Offset == at && beyond != nil {
		beyond.Scrolled(ev)
	}
}
