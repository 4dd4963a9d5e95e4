package pdf

import (
	"slices"

	"onward/app/text"
)

// Page is one side of a sheet: what is drawn on it, texts in reading order.
type Page struct {
	Width, Height float64 // mm
	Marks         []Mark
}

// read puts the texts of a page in reading order, after all that is drawn under
// them. Two languages are set abreast line by line; they are read, aloud or
// when copied, one text after the other.
func (p *Page) read() {
	var drawn, written []Mark
	first := map[int]int{} // text → which of the page it is
	for _, m := range p.Marks {
		t, ok := m.(Text)
		if !ok {
			drawn = append(drawn, m)
			continue
		}
		if _, ok := first[t.Of]; !ok {
			first[t.Of] = len(first)
		}
		written = append(written, t)
	}
	slices.SortStableFunc(written, func(a, b Mark) int { return first[a.(Text).Of] - first[b.(Text).Of] })
	p.Marks = append(drawn, written...)
}

// Mark is one thing drawn on a page: one of the types below, no other.
// Coordinates are in mm from the top left corner, y downwards. Grey runs from
// 0, black, to 1, white.
type Mark interface {
	// moved gives the same mark elsewhere.
	moved(dx, dy float64) Mark
}

type (
	// Text is a line of glyphs; X, Y is where its baseline begins and Size the
	// em in mm. Words is what the line says, exactly as typed. Lines with the
	// same Of are of one text, and Line counts them.
	Text struct {
		X, Y, Size float64
		Words      string
		Runs       []text.Run
		Of, Line   int
	}
	// Rule is a straight line, Thick mm thick.
	Rule struct {
		X1, Y1, X2, Y2 float64
		Thick, Grey    float64
	}
	// Rect is a rectangle, filled where Fill is less than 1, outlined where
	// Thick is more than 0.
	Rect struct {
		X, Y, W, H  float64
		Fill        float64
		Thick, Grey float64
	}
	// Stroke is a drawing of open or closed lines with round ends.
	Stroke struct {
		X, Y, Scale float64 // where the origin of the curves lies, and mm per unit
		Curves      []Curve
		Thick, Grey float64
	}
)

// Curve is a piece of a drawing: it moves, or goes straight or by a cubic
// curve with two control points to X, Y.
type Curve struct {
	Draw                 byte // 'M', 'L' or 'C'
	X1, Y1, X2, Y2, X, Y float64
}

func (m Text) moved(dx, dy float64) Mark   { m.X += dx; m.Y += dy; return m }
func (m Rect) moved(dx, dy float64) Mark   { m.X += dx; m.Y += dy; return m }
func (m Stroke) moved(dx, dy float64) Mark { m.X += dx; m.Y += dy; return m }
func (m Rule) moved(dx, dy float64) Mark {
	m.X1, m.Y1, m.X2, m.Y2 = m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy
	return m
}
