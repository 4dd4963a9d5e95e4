package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"onward/app/ui/look"
)

// LongList is a list of any length: only the rows that are seen, and a few
// around them, are made. All rows are as tall as the tallest made so far, so
// that the place of each is known without making those before it.
type LongList struct {
	block
	count int
	row   func(i int) *Button

	tall   float32             // of a row, in the width it has
	talls  map[float32]float32 // the same, in each width that was asked for
	rows   map[int]*Button
	rules  []*canvas.Rectangle
	scroll *container.Scroll
	grown  func() // the list has another height now
}

// spare is how many rows are made beyond those seen, so that scrolling by a
// line finds the next one there.
const spare = 4

// NewLongList makes an empty list. Put it on a page with [Page.Follow].
func NewLongList() *LongList {
	l := &LongList{rows: map[int]*Button{}, talls: map[float32]float32{}}
	l.restyle = func() { clear(l.talls) }
	l.init(l, l.lay)
	return l
}

// Set shows count rows, made by row when they are first seen.
func (l *LongList) Set(count int, row func(i int) *Button) {
	l.count, l.row = count, row
	clear(l.rows)
	clear(l.talls)
	l.Refresh()
}

// Row gives a row, made if need be and scrolled to; nil where there is none.
func (l *LongList) Row(i int) *Button {
	if i < 0 || i >= l.count {
		return nil
	}
	if l.scroll != nil && l.tall > 0 {
		top := float32(i)*l.step() - l.hidden() + l.scroll.Offset.Y
		s := l.scroll
		switch room := s.Size().Height; {
		case top < s.Offset.Y+look.Step:
			s.ScrollToOffset(fyne.NewPos(0, max(0, top-look.Step)))
		case top+l.tall > s.Offset.Y+room-look.Step:
			s.ScrollToOffset(fyne.NewPos(0, top+l.tall-room+look.Step))
		}
		l.scrolled()
	}
	return l.make(i)
}

func (l *LongList) make(i int) *Button {
	b, ok := l.rows[i]
	if !ok {
		b = l.row(i)
		l.rows[i] = b
	}
	return b
}

// gap is the room between two rows, with a hair line in it.
const gap = 7

func (l *LongList) step() float32 { return l.tall + gap }

// hidden gives how much of the list has gone by above what is seen.
func (l *LongList) hidden() float32 {
	if l.scroll == nil || canvasOf(l) == nil {
		return 0
	}
	// What it holds moves only after it said that it scrolled: its offset is
	// ahead of the places on the screen.
	d := fyne.CurrentApp().Driver()
	above := d.AbsolutePositionForObject(l).Y - d.AbsolutePositionForObject(l.scroll.Content).Y
	return l.scroll.Offset.Y - above
}

// seen gives the first row to be made, and the one after the last.
func (l *LongList) seen() (from, to int) {
	view := float32(800)
	if l.scroll != nil && l.scroll.Size().Height > 0 {
		view = l.scroll.Size().Height
	}
	step := max(40, l.step())
	top := max(0, l.hidden())
	from = max(0, int(top/step)-spare)
	to = min(l.count, int((top+view)/step)+1+spare)
	return min(from, to), to
}

// sample is how many rows are looked at before any is seen.
const sample = 12

// measure gives the height of the tallest row made so far, in a width.
func (l *LongList) measure(width float32) float32 {
	if len(l.rows) == 0 {
		for i := range min(sample, l.count) {
			l.make(i)
		}
	}
	tall, known := l.talls[width]
	if !known {
		for _, b := range l.rows {
			tall = max(tall, b.HeightFor(width))
		}
		l.talls[width] = tall
	}
	return tall
}

func (l *LongList) lay(width float32, put bool) (float32, float32) {
	if l.count == 0 {
		l.objects = nil
		return 0, minWidth
	}
	tall := l.measure(width)
	if put {
		l.tall = tall
		l.place(width)
	}
	return float32(l.count)*(tall+gap) - gap, 2*look.Step + minWidth
}

// place puts the rows that are seen where they belong and lets go of the others,
// but for the one with the keyboard.
func (l *LongList) place(width float32) {
	from, to := l.seen()
	l.objects = l.objects[:0:0]
	for i, b := range l.rows {
		if (i < from || i >= to) && !b.focused {
			delete(l.rows, i)
		}
	}
	rules := 0
	for i := from; i < to; i++ {
		y := float32(i) * l.step()
		if i > 0 {
			if rules == len(l.rules) {
				l.rules = append(l.rules, &canvas.Rectangle{})
			}
			r := l.rules[rules]
			rules++
			r.FillColor = look.Color(look.Line)
			place(r, 0, y-gap/2-1, width, 1)
			l.objects = append(l.objects, r)
		}
		b := l.make(i)
		place(b, 0, y, width, l.tall)
		l.objects = append(l.objects, b)
	}
	for i, b := range l.rows { // has the keyboard and is scrolled away
		if i < from || i >= to {
			place(b, 0, float32(i)*l.step(), width, l.tall)
			l.objects = append(l.objects, b)
		}
	}
}

// scrolled shows what is seen now.
func (l *LongList) scrolled() {
	if l.width == 0 || l.count == 0 {
		return
	}
	from, to := l.seen()
	tall := l.tall
	for i := from; i < to; i++ {
		if _, made := l.rows[i]; !made {
			tall = max(tall, l.make(i).HeightFor(l.width))
		}
	}
	if tall > l.tall { // all rows are taller from now on
		l.talls = map[float32]float32{l.width: tall}
		l.grown()
		return
	}
	l.Refresh()
}

// Follow lets a list on the page show what is scrolled to.
func (g *Page) Follow(l *LongList) {
	l.scroll, l.grown = g.scroll, g.Refresh
	g.scroll.OnScrolled = func(fyne.Position) { l.scrolled() }
}
