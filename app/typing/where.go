package typing

import "sort"

// Spot is where the caret stands: a stroke Height high.
type Spot struct{ X, Top, Height float64 }

// Rect is a part of the field.
type Rect struct{ X, Top, Width, Height float64 }

// Where returns where the caret stands. A caret inside a sign, which the next
// key may change, stands behind it.
func (e *Editor) Where() Spot {
	i := e.lineAt(e.caret, e.above)
	l := e.Lines()[i]
	at := e.caret
	if whole := e.place(at); whole != at {
		at = e.after(whole)
	}
	return Spot{l.x(min(at, l.To)), l.Top, l.Height}
}

// Marks returns what of the field is marked, a rectangle for each line.
func (e *Editor) Marks() []Rect {
	from, to := e.Marked()
	if from == to {
		return nil
	}
	var out []Rect
	lines := e.Lines()
	for i := e.lineAt(from, false); i < len(lines) && lines[i].From < to; i++ {
		l := lines[i]
		left, right := l.x(max(from, l.From)), l.x(min(to, l.To))
		if to > l.To && !l.goesOn { // the end of the paragraph is marked too
			right += e.sheet.size / 3
		}
		if right > left {
			out = append(out, Rect{left, l.Top, right - left, l.Height})
		}
	}
	return out
}

// near returns the place nearest to a point.
func (e *Editor) near(x, y float64) (at int, above bool) {
	return e.Lines()[e.lineNear(y)].near(x)
}

// near returns the place of a line nearest to x.
func (l Line) near(x float64) (at int, above bool) {
	at = l.start + l.of.real(l.line.Start+l.line.At(x))
	return at, l.goesOn && at == l.To
}

// x returns how far along the line a place is.
func (l Line) x(at int) float64 {
	return l.line.Caret(l.of.seen(at-l.start) - l.line.Start)
}

// line returns the line a caret stands in.
func (e *Editor) line(at int, above bool) Line { return e.Lines()[e.lineAt(at, above)] }

func (e *Editor) lineAt(at int, above bool) int {
	lines := e.Lines()
	i := max(0, sort.Search(len(lines), func(i int) bool { return lines[i].From > at })-1)
	if above && i > 0 && at == lines[i].From && lines[i-1].goesOn {
		i--
	}
	return i
}

// lineNear returns the line at a height.
func (e *Editor) lineNear(y float64) int {
	lines := e.Lines()
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Top+lines[i].Height > y })
	return min(i, len(lines)-1)
}
