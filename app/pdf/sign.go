package pdf

import (
	"onward/app/autograph"
	"onward/app/plan"
)

// signature sets boxes to sign in or put a thumb in, two side by side, with
// lines for name and day under each.
func (f *flow) signature(s plan.Signature) error {
	const gap = 12.0
	wide := (f.paper.width() - gap) / 2
	f.signs = min(signWide, wide)
	for i := 0; i < len(s.Boxes); i += 2 {
		var both row
		pair := s.Boxes[i:min(i+2, len(s.Boxes))]
		over := 0.0 // so that the boxes stand level whatever stands over them
		for _, b := range pair {
			label, err := f.signLabel(b, wide)
			if err != nil {
				return err
			}
			over = max(over, stacked(label).high)
		}
		for j, b := range pair {
			box, err := f.signBox(b, wide, over)
			if err != nil {
				return err
			}
			both.marks = append(both.marks, box.placed(float64(j)*(wide+gap), 0)...)
			both.high = max(both.high, box.high)
		}
		f.add(item{row: both, before: 3.5})
	}
	return nil
}

func (f *flow) signLabel(b plan.SignBox, wide float64) ([]row, error) {
	return f.lines(joined(b.Label), "signature", face{lang: b.Label[0].Lang, scale: 0.8}, wide)
}

// signBox is a box with its label over it, the whole label over mm high.
func (f *flow) signBox(b plan.SignBox, wide, over float64) (row, error) {
	rows, err := f.signLabel(b, wide)
	if err != nil {
		return row{}, err
	}
	rows = append([]row{space(over - stacked(rows).high)}, rows...)
	box := row{high: signHigh + 1.8, marks: []Mark{
		Rect{Y: 1, W: f.signs, H: signHigh, Fill: 1, Thick: 0.3, Grey: 0.35},
	}}
	if len(b.Ink) > 0 {
		box.marks = append(box.marks, f.drawn(b))
	}
	rows = append(rows, box)
	for _, field := range []struct{ label, value []plan.Said }{{b.NameLabel, b.Name}, {b.DateLabel, b.Date}} {
		if len(field.label) == 0 {
			continue
		}
		r, err := f.signField(field.label, field.value)
		if err != nil {
			return row{}, err
		}
		rows = append(rows, r)
	}
	return stacked(rows), nil
}

// drawn is a sign made on the screen, as large as it was drawn for, or as the
// box allows.
func (f *flow) drawn(b plan.SignBox) Mark {
	scale := min(f.signs/autograph.Wide, signHigh/autograph.High)
	m := Stroke{Y: 1, Scale: scale, Thick: 0.5}
	for _, stroke := range b.Ink {
		for i, p := range stroke {
			c := Curve{Draw: 'L', X: float64(p.X), Y: float64(p.Y)}
			if i == 0 {
				c.Draw = 'M'
			}
			m.Curves = append(m.Curves, c)
		}
		if len(stroke) == 1 { // a dot
			m.Curves = append(m.Curves, Curve{Draw: 'L', X: float64(stroke[0].X) + 1, Y: float64(stroke[0].Y)})
		}
	}
	return m
}

// signField is a label with a line to write on beside it, or what is known.
func (f *flow) signField(label, value []plan.Said) (row, error) {
	left, err := f.label(label, "signature", f.signs)
	if err != nil {
		return row{}, err
	}
	wide, err := f.fonts.Width(joined(label), f.paper.style(face{lang: label[0].Lang, scale: small}))
	if err != nil {
		return row{}, where(err, "signature")
	}
	x := wide + 2
	room, needs := f.signs-x, f.signs/2
	if len(value) > 0 {
		room += 8
		known, err := f.fonts.Width(value[0].Text, f.paper.style(face{lang: value[0].Lang, scale: 0.95}))
		if err != nil {
			return row{}, where(err, "signature")
		}
		needs = min(known, f.signs)
	}
	if room < needs { // no room beside it
		if len(value) > 0 {
			right, err := f.said(value[:1], "signature", false, 0.95, f.signs)
			return stacked(append(left, right...)), err
		}
		return stacked(append(left, row{high: writing * 0.85, marks: []Mark{
			Rule{Y1: writing*0.85 - 0.8, X2: f.signs, Y2: writing*0.85 - 0.8, Thick: thin, Grey: line},
		}})), nil
	}
	if len(value) > 0 {
		right, err := f.said(value[:1], "signature", false, 0.95, room)
		if err != nil {
			return row{}, err
		}
		return stacked(abreast(left, right, x)), nil
	}
	r := stacked(left)
	high := max(r.high, writing*0.85)
	return row{high: high, marks: append(r.placed(0, high-r.high-0.6),
		Rule{X1: x, Y1: high - 0.8, X2: f.signs, Y2: high - 0.8, Thick: thin, Grey: line})}, nil
}
