package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// holder is anything that can say what it holds. Fyne tells no widget what is
// around it, so the way from a page to the field with the keyboard is looked
// for from above.
type holder interface{ held() []fyne.CanvasObject }

func (b *block) held() []fyne.CanvasObject { return b.objects }

// walk visits o and everything visible under it until visit says stop. It
// tells whether it was stopped; leave is called on the way back up then.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) bool, leave func(fyne.CanvasObject)) bool {
	if o == nil || !o.Visible() {
		return false
	}
	if visit(o) {
		return true
	}
	for _, c := range childrenOf(o) {
		if walk(c, visit, leave) {
			if leave != nil {
				leave(o)
			}
			return true
		}
	}
	return false
}

func childrenOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case holder:
		return o.held()
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	}
	return nil
}

// reveal scrolls whatever holds an object so that it is seen.
func reveal(o fyne.CanvasObject) { revealPart(o, 0, o.Size().Height) }

// revealPart does so for a part of an object, from its upper edge.
func revealPart(o fyne.CanvasObject, top, height float32) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	walk(c.Content(),
		func(x fyne.CanvasObject) bool { return x == o },
		func(x fyne.CanvasObject) {
			if s, ok := x.(*container.Scroll); ok {
				scrollToPart(s, o, top, height)
			}
		})
}

// Reveal scrolls so that what has the keyboard is seen, as after the page has
// become lower; of a field that is higher than the page, the line typed in.
func Reveal(f fyne.Focusable) {
	if o, ok := f.(fyne.CanvasObject); ok {
		reveal(o)
	}
	if e, ok := f.(*entry); ok {
		e.follow()
	}
}

// scrollTo moves a scroll no further than it must.
func scrollTo(s *container.Scroll, o fyne.CanvasObject) { scrollToPart(s, o, 0, o.Size().Height) }

func scrollToPart(s *container.Scroll, o fyne.CanvasObject, from, height float32) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s).Y + from
	const room = 24
	switch bottom := top + height; {
	case top < room:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, s.Offset.Y+top-room)))
	case bottom > s.Size().Height-room:
		// What it holds may just have grown, and is laid out only when drawn.
		most := max(0, s.Content.Size().Height-s.Size().Height, s.Content.MinSize().Height-s.Size().Height)
		by := min(bottom-s.Size().Height+room, top-room)
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, min(most, s.Offset.Y+by)))
	}
}

// firstFocus finds the first thing under o that can have the keyboard.
func firstFocus(o fyne.CanvasObject) fyne.Focusable {
	var found fyne.Focusable
	walk(o, func(x fyne.CanvasObject) bool {
		f, ok := x.(fyne.Focusable)
		if d, is := x.(fyne.Disableable); is && d.Disabled() {
			ok = false
		}
		if ok {
			found = f
		}
		return ok
	}, nil)
	return found
}
