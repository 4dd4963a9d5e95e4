package part

import "fyne.io/fyne/v2"

// Sides stands two things side by side from the same top edge; where there is
// no room for both, the right one goes below.
type Sides struct {
	block
	left, right fyne.CanvasObject
	gap, share  float32
	least       float32
}

// NewSides makes a Sides. share is the part of the width the left one takes,
// 0–1; under least pixels of width they stand under one another.
func NewSides(gap, share, least float32, left, right fyne.CanvasObject) *Sides {
	s := &Sides{left: left, right: right, gap: gap, share: share, least: least}
	s.init(s, s.lay, left, right)
	return s
}

func (s *Sides) lay(width float32, put bool) (float32, float32) {
	lw := (width - s.gap) * s.share
	rw := width - s.gap - lw
	below := width < s.least
	if below {
		lw, rw = width, width
	}
	lh, rh := heightFor(s.left, lw), heightFor(s.right, rw)
	if put {
		place(s.left, 0, 0, lw, lh)
		if below {
			place(s.right, 0, lh+s.gap, rw, rh)
		} else {
			place(s.right, lw+s.gap, 0, rw, rh)
		}
	}
	if below {
		return lh + s.gap + rh, 200
	}
	return max(lh, rh), 200
}
