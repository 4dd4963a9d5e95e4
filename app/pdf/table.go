package pdf

import (
	"onward/app/plan"
	"onward/app/text"
)

func (f *flow) table(t plan.Table) error {
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = c.Share * f.paper.width()
	}
	if f.narrow(t, widths) {
		return f.asCards(t)
	}
	head, err := f.tableHead(t, widths)
	if err != nil {
		return err
	}
	before, first := 2.5, len(f.items)
	if head != nil {
		f.add(item{row: *head, before: before, keep: true})
		before = 0
	}
	over := 0.0
	if head != nil {
		over = head.high
	}
	for i, r := range t.Rows {
		rows, err := f.cells(r, widths)
		if err != nil {
			return err
		}
		f.addTall(rows, over, func(cols [][]row, n int) item {
			it := item{row: f.tableRow(cols, widths, head != nil), head: head}
			if i == 0 && n == 0 {
				it.before = before
			}
			return it
		})
	}
	f.keepRows(f.items[first:], head != nil)
	return nil
}

// keepRows keeps a small table on one page. Of a larger one neither the head
// nor the last row stands alone.
func (f *flow) keepRows(items []item, headed bool) {
	high := 0.0
	for _, it := range items {
		high += it.high
	}
	for i := 0; i+1 < len(items); i++ {
		last := i > 2 && i == len(items)-2
		if headed && i == 0 || last || high < f.paper.height()*0.2 {
			items[i].keep = true
		}
	}
}

// tableHead sets the titles of the columns, or gives nil where there are none.
func (f *flow) tableHead(t plan.Table, widths []float64) (*row, error) {
	var head row
	x, titled := 0.0, false
	for i, c := range t.Columns {
		y := padY * 0.7
		for j, s := range c.Title {
			titled = true
			fc := face{lang: s.Lang, scale: 0.78, weight: text.Bold}
			if j > 0 {
				fc = face{lang: s.Lang, scale: 0.72}
			}
			rows, err := f.lines(s.Text, "table head", fc, widths[i]-2*padX)
			if err != nil {
				return nil, err
			}
			for _, r := range rows {
				head.marks = append(head.marks, r.placed(x+padX, y)...)
				y += r.high
			}
		}
		head.high = max(head.high, y+padY*0.7)
		x += widths[i]
	}
	if !titled {
		return nil, nil
	}
	head.marks = append(head.marks, Rule{X2: x, Y1: head.high, Y2: head.high, Thick: 0.35, Grey: 0.3})
	return &head, nil
}

// cells sets the cells of a row, each as a column of lines.
func (f *flow) cells(r plan.Row, widths []float64) ([][]row, error) {
	cols := make([][]row, len(r.Cells))
	for i, cell := range r.Cells {
		m := measure{wide: widths[i] - 2*padX, split: f.split(widths[i] - 2*padX)}
		for _, part := range cell {
			rows, err := f.part(part, m)
			if err != nil {
				return nil, err
			}
			if len(cols[i]) > 0 && len(rows) > 0 {
				cols[i] = append(cols[i], space(partGap))
			}
			cols[i] = append(cols[i], rows...)
		}
	}
	return cols, nil
}

// tableRow puts the columns of a row side by side.
func (f *flow) tableRow(cols [][]row, widths []float64, headed bool) row {
	var all row
	x := 0.0
	for i, col := range cols {
		c := stacked(col)
		all.marks = append(all.marks, c.placed(x+padX, padY)...)
		all.high = max(all.high, c.high+2*padY)
		if len(col) == 0 && headed {
			all.high = max(all.high, writing) // an empty cell is there to be written in
		}
		x += widths[i]
	}
	all.marks = append(all.marks, Rule{X2: x, Y1: all.high, Y2: all.high, Thick: thin, Grey: line})
	return all
}
