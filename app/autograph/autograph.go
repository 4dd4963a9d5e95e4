// Package autograph is what a hand drew to sign: strokes of points in the measure of
// the box on paper. The screen takes it, an answer keeps it as a short text, and
// paper draws it again. Standard library only, so that all three may know it.
package autograph

import (
	"errors"
	"strconv"
	"strings"
)

// Drawing is strokes, one after another. A stroke of one point is a dot.
type Drawing [][]Point

// Point is a place in the box to sign in, in tenths of a millimetre from its top
// left.
type Point struct{ X, Y int }

// The box to sign in, in tenths of a millimetre.
const (
	Wide = 600
	High = 250
)

// longest is how long drawn ink may be when written, in bytes: more than the
// busiest sign of a person takes.
const longest = 8000

// ErrNone says that a text is not drawn ink.
var ErrNone = errors.New("not a drawn sign")

// String writes ink as text: "12,40 13,44;80,20" is a stroke of two points, and
// a dot. Of ink that would be too long the last strokes are left out.
func (k Drawing) String() string {
	var b strings.Builder
	for _, stroke := range k {
		var s strings.Builder
		for i, p := range stroke {
			if i > 0 {
				s.WriteByte(' ')
			}
			s.WriteString(strconv.Itoa(min(max(p.X, 0), Wide)) + "," + strconv.Itoa(min(max(p.Y, 0), High)))
		}
		if s.Len() == 0 || b.Len()+1+s.Len() > longest {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		b.WriteString(s.String())
	}
	return b.String()
}

// Read reads what String wrote; "" is no ink. Errors: ErrNone.
func Read(s string) (Drawing, error) {
	if s == "" {
		return nil, nil
	}
	if len(s) > longest {
		return nil, ErrNone
	}
	var k Drawing
	for stroke := range strings.SplitSeq(s, ";") {
		var points []Point
		for at := range strings.SplitSeq(stroke, " ") {
			xs, ys, ok := strings.Cut(at, ",")
			x, okX := tenths(xs, Wide)
			y, okY := tenths(ys, High)
			if !ok || !okX || !okY {
				return nil, ErrNone
			}
			points = append(points, Point{x, y})
		}
		k = append(k, points)
	}
	return k, nil
}

func tenths(s string, most int) (int, bool) {
	if s == "" || len(s) > 3 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n <= most
}
