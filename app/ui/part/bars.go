package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// Bar is one line of a chart: what it is, how long its bar is, from 0 to 1, and
// how many in words. Under stands below, more quietly; it may be empty.
type Bar struct {
	Label, Text, Under Said
	Share              float32
	Bold               bool
}

// Bars is a chart that reads as a table: each line with its words, its bar and
// its number, so that nothing hangs on the drawing.
type Bars struct{ Column }

// NewBars makes a chart.
func NewBars(bars []Bar) *Bars {
	b := &Bars{}
	b.gap = look.Step
	var rows []fyne.CanvasObject
	for _, one := range bars {
		rows = append(rows, newBar(one))
	}
	b.init(b, b.lay, rows...)
	return b
}

// barRow is one line of a chart.
type barRow struct {
	block
	label, text, under *Para
	bar                *canvas.Rectangle
	share              float32
}

func newBar(b Bar) *barRow {
	r := &barRow{share: min(max(b.Share, 0), 1), bar: &canvas.Rectangle{}}
	r.label, r.text = NewPara(b.Label, Style{Bold: b.Bold}), NewPara(b.Text, Style{Bold: b.Bold})
	objects := []fyne.CanvasObject{r.label, r.bar, r.text}
	if b.Under.Text != "" {
		r.under = NewPara(b.Under, Style{Size: look.Working, Color: look.Quiet})
		objects = append(objects, r.under)
	}
	r.restyle = func() {
		r.bar.FillColor, r.bar.CornerRadius = look.Color(look.Lead), 2
		r.bar.Refresh()
	}
	r.init(r, r.lay, objects...)
	return r
}

// lay stands words, bar and number beside one another; where there is no room,
// the bar goes below with its number.
func (r *barRow) lay(width float32, put bool) (float32, float32) {
	const gap = 2 * look.Step
	labels, numbers := width*0.36, width*0.2
	below := width < 55*look.Step*look.Scale()
	if below {
		labels, numbers = width, width*0.4
	}
	lh, nh := r.label.HeightFor(labels), r.text.HeightFor(numbers)
	x, y, h := labels+gap, float32(0), max(lh, nh)
	if below {
		x, y, h = 0, lh, lh+nh
	}
	run := width - x - numbers - gap
	thick := 1.5 * look.Step * look.Scale()
	if put {
		first := min(r.text.FirstLine(), nh)
		place(r.label, 0, 0, labels, lh)
		place(r.bar, x, y+max(0, (first-thick)/2), max(0, run*r.share), thick)
		place(r.text, x+run+gap, y, numbers, nh)
	}
	if r.under != nil {
		uh := r.under.HeightFor(width)
		if put {
			place(r.under, 0, h, width, uh)
		}
		h += uh
	}
	return h, minWidth
}
