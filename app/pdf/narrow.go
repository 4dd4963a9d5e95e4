package pdf

import "onward/app/plan"

// narrow says whether a table with titles has columns too narrow for running
// text, as happens on small paper and with large letters. Columns that hold a
// number or a square have a small share and are no matter.
func (f *flow) narrow(t plan.Table, widths []float64) bool {
	titled := false
	tight := false
	for i, c := range t.Columns {
		titled = titled || len(c.Title) > 0
		tight = tight || c.Share >= 0.2 && widths[i]-2*padX < tableColumn*f.em
	}
	return titled && tight
}

// asCards sets a table whose columns are too narrow as cards, a row a card: the
// cells one under the other, each with the title of its column.
func (f *flow) asCards(t plan.Table) error {
	for i, r := range t.Rows {
		var rows []row
		for j, cell := range r.Cells {
			more, err := f.titled(t.Columns[j].Title, cell, j == 0)
			if err != nil {
				return err
			}
			if len(rows) > 0 && len(more) > 0 {
				rows = append(rows, space(partGap))
			}
			rows = append(rows, more...)
		}
		rows = append([]row{space(padY)}, rows...)
		for n, slice := range sliced([][]row{rows}, f.paper.height()) {
			it := item{row: stacked(slice[0])}
			it.high += padY
			it.marks = append(it.marks, Rule{X2: f.paper.width(), Y1: it.high, Y2: it.high, Thick: thin, Grey: line})
			if i == 0 && n == 0 {
				it.before = 2
			}
			f.add(it)
		}
	}
	return nil
}

// titled sets a cell under the title of its column. A square says what it is
// for; an empty cell gets a line to write on; the first cell, which names the
// row, is known without a title if it has text of its own.
func (f *flow) titled(title []plan.Said, cell plan.Cell, first bool) ([]row, error) {
	if len(cell) == 0 {
		cell = plan.Cell{{From: "table", Lines: 1}}
	}
	var rows []row
	for n, p := range cell {
		switch {
		case len(p.Boxes) == 1 && len(p.Boxes[0].Text) == 0:
			p.Boxes = []plan.Box{{Text: title, Ticked: p.Boxes[0].Ticked}}
		case n == 0 && len(p.Label) == 0 && len(title) > 0 && !(first && p.Strong && !isNumber(p)):
			p.Label = title
		}
		m := measure{wide: f.paper.width(), label: besides * f.paper.Letters}
		if len(p.Label) == 0 || len(p.Text)+len(p.Boxes)+p.Lines == 0 {
			m.label = 0
		}
		more, err := f.part(p, m)
		if err != nil {
			return nil, err
		}
		if n > 0 && len(more) > 0 {
			rows = append(rows, space(partGap))
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

// isNumber says whether a part is the number of a step, which says little
// without the word before it.
func isNumber(p plan.Part) bool {
	for _, s := range p.Text {
		for _, r := range s.Text {
			if r < '0' || r > '9' {
				return false
			}
		}
	}
	return true
}
