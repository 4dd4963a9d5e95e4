package part

import "fyne.io/fyne/v2"

// Column stands objects under one another, each as wide as the column and as
// tall as that width makes it.
type Column struct {
	block
	gap float32
}

// NewColumn makes a column with gap pixels between the objects.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *Column {
	c := &Column{gap: gap}
	c.init(c, c.lay, objects...)
	return c
}

// Objects gives what stands in the column.
func (c *Column) Objects() []fyne.CanvasObject { return c.objects }

// Set replaces what stands in the column.
func (c *Column) Set(objects ...fyne.CanvasObject) { c.put(objects...) }

// Natural gives the width the widest of them takes unbroken.
func (c *Column) Natural() float32 {
	w := float32(0)
	for _, o := range c.objects {
		if o.Visible() {
			w = max(w, natural(o))
		}
	}
	return w
}

// FirstLine gives the height of the first line of text in the column.
func (c *Column) FirstLine() float32 {
	for _, o := range c.objects {
		if o.Visible() {
			return firstLine(o, c.width)
		}
	}
	return 0
}

func firstLine(o fyne.CanvasObject, width float32) float32 {
	if p, ok := o.(interface{ FirstLine() float32 }); ok {
		return p.FirstLine()
	}
	return heightFor(o, width)
}

func (c *Column) lay(width float32, put bool) (float32, float32) {
	y, narrow, first := float32(0), float32(0), true
	for _, o := range c.objects {
		if !o.Visible() {
			continue
		}
		h := heightFor(o, width)
		if h > 0 && !first { // what is empty has no room around it
			y += c.gap
		}
		first = first && h == 0
		if put {
			place(o, 0, y, width, h)
		} else {
			narrow = max(narrow, narrowest(o))
		}
		y += h
	}
	return y, narrow
}

// Flow sets objects side by side and goes on below where they no longer fit.
// An object wider than the whole flow gets the whole width and grows taller.
type Flow struct {
	block
	gap      float32
	trailing bool
	low      bool // objects of a row stand on one line, rather than about its middle
	high     bool // objects of a row hang from one line
}

// NewFlow makes a flow that begins at the left.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap}
	f.init(f, f.lay, objects...)
	return f
}

// NewTrailingFlow makes a flow that ends at the right, for the buttons at the
// foot of a page.
func NewTrailingFlow(gap float32, objects ...fyne.CanvasObject) *Flow {
	f := &Flow{gap: gap, trailing: true}
	f.init(f, f.lay, objects...)
	return f
}

// Set replaces what is in the flow.
func (f *Flow) Set(objects ...fyne.CanvasObject) { f.put(objects...) }

// Natural gives the width all objects take side by side.
func (f *Flow) Natural() float32 {
	w := float32(0)
	for _, o := range f.objects {
		if o.Visible() {
			if w > 0 {
				w += f.gap
			}
			w += natural(o)
		}
	}
	return w
}

// natural is the width an object takes where there is room enough.
func natural(o fyne.CanvasObject) float32 {
	if n, ok := o.(interface{ Natural() float32 }); ok {
		return n.Natural()
	}
	return o.MinSize().Width
}

func (f *Flow) lay(width float32, put bool) (float32, float32) {
	type cell struct {
		o       fyne.CanvasObject
		x, w, h float32
	}
	var row []cell
	x, y, tallest, narrow := float32(0), float32(0), float32(0), float32(0)
	end := func() {
		if put {
			shift := float32(0)
			if f.trailing && len(row) > 0 {
				shift = max(0, width-row[len(row)-1].x-row[len(row)-1].w)
			}
			for _, c := range row {
				down := (tallest - c.h) / 2
				if f.low {
					down = tallest - c.h
				} else if f.high {
					down = 0
				}
				place(c.o, c.x+shift, y+down, c.w, c.h)
			}
		}
		y += tallest
		row, x, tallest = row[:0], 0, 0
	}
	for _, o := range f.objects {
		if !o.Visible() {
			continue
		}
		narrow = max(narrow, min(narrowest(o), width))
		w := min(natural(o), width)
		if len(row) > 0 && x+w > width+0.5 {
			end()
			y += f.gap
		}
		h := heightFor(o, w)
		row = append(row, cell{o, x, w, h})
		x += w + f.gap
		tallest = max(tallest, h)
	}
	end()
	return y, narrow
}

// Beside sets a fixed thing at the left of something that takes the rest of
// the width, such as an icon beside a text.
type Beside struct {
	block
	left, right fyne.CanvasObject
	gap         float32
}

// NewBeside makes a Beside with gap pixels between left and right.
func NewBeside(gap float32, left, right fyne.CanvasObject) *Beside {
	b := &Beside{left: left, right: right, gap: gap}
	b.init(b, b.lay, left, right)
	return b
}

// Natural gives the width it takes where there is room enough.
func (b *Beside) Natural() float32 { return natural(b.left) + b.gap + natural(b.right) }

func (b *Beside) lay(width float32, put bool) (float32, float32) {
	lw := natural(b.left)
	rest := max(0, width-lw-b.gap)
	lh, rh := heightFor(b.left, lw), heightFor(b.right, rest)
	h := max(lh, rh)
	if put {
		// A short thing on the left stands level with the first line.
		first := firstLine(b.right, rest)
		place(b.left, 0, max(0, (min(first, h)-lh)/2), lw, lh)
		place(b.right, lw+b.gap, (h-rh)/2, rest, rh)
	}
	return h, lw + b.gap + minWidth
}
