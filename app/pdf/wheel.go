package pdf

import (
	"math"
	"strconv"

	"onward/app/plan"
)

// The picture of needs over time.
const (
	wheelRadius = 42.0 // mm, of the outermost ring
	wheelIcon   = 6.0
	wheelOut    = 7.0 // from the outermost ring to the middle of a spoke's drawing
)

// turnLines are how the talks are drawn, the latest last: apart on the poorest
// printer by how thick and how grey they are.
var turnLines = []struct{ thick, grey float64 }{{0.35, 0.62}, {0.5, 0.35}, {0.9, 0}}

// wheel draws rings, spokes with their drawing and number, and for each talk a
// line through what was said. A spoke of which nothing was said has a gap.
func (f *flow) wheel(w plan.Wheel) error {
	n := len(w.Icons)
	size := 2 * (wheelRadius + wheelOut + wheelIcon)
	cx, cy := f.paper.width()/2, size/2
	at := func(spoke int, value float64) (x, y float64) {
		angle := 2*math.Pi*float64(spoke)/float64(n) - math.Pi/2
		r := wheelRadius * value / float64(w.Most)
		return cx + r*math.Cos(angle), cy + r*math.Sin(angle)
	}
	var marks []Mark
	for ring := 1; ring <= w.Most; ring++ {
		marks = append(marks, Stroke{Scale: 1, Curves: f.ring(n, func(i int) (float64, float64) { return at(i, float64(ring)) }), Thick: thin, Grey: line})
	}
	out := float64(w.Most) * (wheelRadius + wheelOut) / wheelRadius
	for i, icon := range w.Icons {
		x, y := at(i, float64(w.Most))
		marks = append(marks, Rule{X1: cx, Y1: cy, X2: x, Y2: y, Thick: thin, Grey: line})
		x, y = at(i, out)
		for _, m := range iconRow(icon, wheelIcon).marks {
			marks = append(marks, m.moved(x-wheelIcon/2, y-wheelIcon/2))
		}
		number, err := f.lines(strconv.Itoa(i+1), icon, edge("en"), wheelIcon)
		if err != nil {
			return err
		}
		for _, m := range number[0].marks {
			marks = append(marks, m.moved(x+wheelIcon/2, y+wheelIcon/2))
		}
	}
	for i, turn := range w.Turns {
		look := turnLines[len(turnLines)-len(w.Turns)+i]
		marks = append(marks, Stroke{Scale: 1, Curves: through(turn, at), Thick: look.thick, Grey: look.grey})
		for spoke, v := range turn {
			if side := 2.4 * look.thick; v > 0 {
				x, y := at(spoke, v)
				marks = append(marks, Rect{X: x - side/2, Y: y - side/2, W: side, H: side, Fill: look.grey})
			}
		}
	}
	f.add(item{row: row{high: size, marks: marks}, before: 2, keep: true})
	return nil
}

// ring is a closed line through a point of each spoke.
func (f *flow) ring(n int, at func(i int) (x, y float64)) []Curve {
	var all []Curve
	for i := range n + 1 {
		x, y := at(i % n)
		all = append(all, Curve{Draw: 'L', X: x, Y: y})
	}
	all[0].Draw = 'M'
	return all
}

// through joins neighbours of which something was said; one alone is a dot.
func through(turn []float64, at func(spoke int, value float64) (x, y float64)) []Curve {
	var all []Curve
	n := len(turn)
	for i, v := range turn {
		if v == 0 {
			continue
		}
		x, y := at(i, v)
		all = append(all, Curve{Draw: 'M', X: x, Y: y})
		if next := turn[(i+1)%n]; next != 0 {
			x, y = at((i+1)%n, next)
		}
		all = append(all, Curve{Draw: 'L', X: x, Y: y})
	}
	return all
}
