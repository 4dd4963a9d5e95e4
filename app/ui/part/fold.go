package part

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// Fold hides something behind its title until it is wanted. What is inside is
// made only then.
type Fold struct {
	Column
	title *Button
	make  func() fyne.CanvasObject
	inner fyne.CanvasObject
	open  bool
	onTop func() // told when it opens or closes
}

// NewFold makes a closed fold.
func NewFold(title Pair, make func() fyne.CanvasObject) *Fold {
	return newFold(title, "right", make)
}

func newFold(title Pair, icon string, make func() fyne.CanvasObject) *Fold {
	f := &Fold{make: make}
	f.gap = look.Step / 2
	f.title = NewButton(ButtonParams{Label: title, Kind: Bare, Icon: icon, OnTap: func() { f.SetOpen(!f.open) }})
	f.init(f, f.lay, newNatural(f.title))
	return f
}

// Natural gives the width of the title; an open fold wants a row of its own.
func (f *Fold) Natural() float32 {
	if f.open {
		return endless
	}
	return f.title.Natural()
}

// SetOpen opens or closes the fold.
func (f *Fold) SetOpen(open bool) {
	if f.open == open {
		return
	}
	f.open = open
	if f.inner == nil {
		f.inner = f.make()
		f.objects = append(f.objects, f.inner)
		f.greet(f.inner)
	}
	name := "right"
	if open {
		f.inner.Show()
		name = "down"
	} else {
		f.inner.Hide()
	}
	if old := f.title.icon.name; old == "right" || old == "down" {
		f.title.icon.name = name
		f.title.Refresh()
	}
	f.Refresh()
	if f.onTop != nil {
		f.onTop()
	}
}

// IsOpen tells whether the fold is open.
func (f *Fold) IsOpen() bool { return f.open }

// SetTitle changes the words of the title.
func (f *Fold) SetTitle(p Pair) { f.title.SetLabel(p); f.Refresh() }

// naturally keeps an object at the width it wants rather than stretching it.
type naturally struct {
	block
	o fyne.CanvasObject
}

func newNatural(o fyne.CanvasObject) *naturally {
	n := &naturally{o: o}
	n.init(n, n.lay, o)
	return n
}

func (n *naturally) lay(width float32, put bool) (float32, float32) {
	w := min(natural(n.o), width)
	h := heightFor(n.o, w)
	if put {
		place(n.o, 0, 0, w, h)
	}
	return h, minWidth
}
