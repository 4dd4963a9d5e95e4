package text

// Draw says what a Segment does.
type Draw uint8

// The ways to go on with an outline.
const (
	MoveTo Draw = iota // begin a closed contour at X, Y
	LineTo             // a straight line to X, Y
	QuadTo             // a quadratic curve by the control point CX, CY to X, Y
)

// Segment is a piece of a glyph's outline, in font units, y upwards. A contour
// ends where the next begins, or the outline ends, and closes by itself; the
// area is filled by the non-zero rule.
type Segment struct {
	Draw         Draw
	CX, CY, X, Y float32
}

// Outline returns the outline of a glyph: nothing for one without ink, and for
// a number the typeface does not have.
func (t *Set) Outline(w Weight, glyph uint16) []Segment {
	f, _, err := t.face(Style{Weight: w, Size: 1})
	if err != nil {
		return nil
	}
	return f.sfnt.outline(nil, glyph, identity, 0)
}

// matrix is an affine map: x' = a·x + c·y + dx, y' = b·x + d·y + dy.
type matrix struct{ a, b, c, d, dx, dy float32 }

var identity = matrix{a: 1, d: 1}

func (m matrix) point(x, y float32) (float32, float32) {
	return m.a*x + m.c*y + m.dx, m.b*x + m.d*y + m.dy
}

// within is the map that first does inner, then m.
func (m matrix) within(inner matrix) matrix {
	dx, dy := m.point(inner.dx, inner.dy)
	return matrix{
		a: m.a*inner.a + m.c*inner.b, b: m.b*inner.a + m.d*inner.b,
		c: m.a*inner.c + m.c*inner.d, d: m.b*inner.c + m.d*inner.d,
		dx: dx, dy: dy,
	}
}

// maxDepth bounds composites of composites; OpenType advises against any.
const maxDepth = 8

func (f *sfnt) outline(out []Segment, g uint16, m matrix, depth int) []Segment {
	entry := f.glyph(g)
	if entry == nil || depth > maxDepth {
		return out
	}
	if contours := int(int16(be.Uint16(entry))); contours >= 0 {
		return simple(out, entry[10:], contours, m)
	}
	components(entry, func(at int) {
		out = f.outline(out, be.Uint16(entry[at+2:]), m.within(component(entry[at:])), depth+1)
	})
	return out
}

// component reads how a composite places one of its parts. Parts placed by
// matching points, which this typeface does not have, stay where they are.
func component(b []byte) matrix {
	flags := be.Uint16(b)
	if len(b) < 4+componentSize(flags) {
		return identity
	}
	m := identity
	b = b[4:]
	words := flags&argsAreWords != 0
	if flags&argsAreOffsets != 0 {
		if words {
			m.dx, m.dy = float32(int16(be.Uint16(b))), float32(int16(be.Uint16(b[2:])))
		} else {
			m.dx, m.dy = float32(int8(b[0])), float32(int8(b[1]))
		}
	}
	b = b[2:]
	if words {
		b = b[2:]
	}
	f2dot14 := func(at int) float32 { return float32(int16(be.Uint16(b[at:]))) / (1 << 14) }
	switch {
	case flags&hasScale != 0:
		m.a = f2dot14(0)
		m.d = m.a
	case flags&hasTwoScales != 0:
		m.a, m.d = f2dot14(0), f2dot14(2)
	case flags&hasMatrix != 0:
		m.a, m.b, m.c, m.d = f2dot14(0), f2dot14(2), f2dot14(4), f2dot14(6)
	}
	return m
}

// point is a point of a simple glyph; off the curve it is a control point.
type point struct {
	x, y float32
	on   bool
}

// Flags of a point in a simple glyph (OpenType, glyf).
const (
	onCurve = 0x01
	shortX  = 0x02
	shortY  = 0x04
	repeats = 0x08
	sameX   = 0x10 // or positive, if short
	sameY   = 0x20
)

// simple appends the contours of a simple glyph. A glyph cut short is drawn as
// nothing.
func simple(out []Segment, b []byte, contours int, m matrix) []Segment {
	if contours == 0 || len(b) < 2*contours+2 {
		return out
	}
	ends := b[:2*contours]
	count := int(be.Uint16(ends[2*contours-2:])) + 1
	b = b[2*contours:]
	instructions := int(be.Uint16(b))
	if len(b) < 2+instructions {
		return out
	}
	points, ok := readPoints(b[2+instructions:], count, m)
	if !ok {
		return out
	}
	from := 0
	for i := range contours {
		end := int(be.Uint16(ends[2*i:])) + 1
		if end < from || end > count {
			return out
		}
		out = contour(out, points[from:end])
		from = end
	}
	return out
}

// readPoints reads the flags and coordinates of a simple glyph.
func readPoints(b []byte, count int, m matrix) ([]point, bool) {
	flags := make([]byte, 0, count)
	for len(flags) < count {
		if len(b) < 2 {
			return nil, false
		}
		flag, times := b[0], 1
		b = b[1:]
		if flag&repeats != 0 {
			times += int(b[0])
			b = b[1:]
		}
		for ; times > 0 && len(flags) < count; times-- {
			flags = append(flags, flag)
		}
	}
	axis := func(short, same byte) ([]int, bool) {
		at, all := 0, make([]int, count)
		for i, flag := range flags {
			switch {
			case flag&short != 0:
				if len(b) < 1 {
					return nil, false
				}
				d := int(b[0])
				if flag&same == 0 {
					d = -d
				}
				at, b = at+d, b[1:]
			case flag&same == 0:
				if len(b) < 2 {
					return nil, false
				}
				at, b = at+int(int16(be.Uint16(b))), b[2:]
			}
			all[i] = at
		}
		return all, true
	}
	xs, ok := axis(shortX, sameX)
	if !ok {
		return nil, false
	}
	ys, ok := axis(shortY, sameY)
	if !ok {
		return nil, false
	}
	points := make([]point, count)
	for i := range points {
		x, y := m.point(float32(xs[i]), float32(ys[i]))
		points[i] = point{x, y, flags[i]&onCurve != 0}
	}
	return points, true
}

// contour appends one closed contour. Between two control points lies a point
// of the curve that the font does not store: their middle.
func contour(out []Segment, ps []point) []Segment {
	if len(ps) < 2 {
		return out
	}
	middle := func(a, b point) point { return point{(a.x + b.x) / 2, (a.y + b.y) / 2, true} }
	start, rest := ps[0], ps[1:]
	if !start.on {
		if last := ps[len(ps)-1]; last.on {
			start, rest = last, ps[:len(ps)-1]
		} else {
			start, rest = middle(last, start), ps
		}
	}
	out = append(out, Segment{Draw: MoveTo, X: start.x, Y: start.y})
	var control *point
	to := func(p point) {
		if control == nil {
			out = append(out, Segment{Draw: LineTo, X: p.x, Y: p.y})
			return
		}
		out = append(out, Segment{QuadTo, control.x, control.y, p.x, p.y})
		control = nil
	}
	for i := range rest {
		p := rest[i]
		if p.on {
			to(p)
			continue
		}
		if control != nil {
			to(middle(*control, p))
		}
		control = &rest[i]
	}
	if control != nil {
		to(start)
	}
	return out
}
