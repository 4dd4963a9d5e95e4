package pdf

import (
	"unicode"

	"onward/app/plan"
)

// narrow says whether columns of a table are too narrow for running text, as
// happens on small paper and with large letters. Columns that hold a number have
// a small share and are no matter, nor are columns of squares; where no column
// has a title, cells of labels and lines to write on need less than text does.
func (f *flow) narrow(t plan.Table, widths []float64) bool {
	for i, c := range t.Columns {
		least := tableColumn
		if len(c.Title) == 0 {
			least = textColumn
		}
		if c.Share < 0.2 || widths[i]-2*padX >= least*f.em || squares(t.Rows, i) {
			continue
		}
		if len(c.Title) > 0 {
			return true
		}
		for _, r := range t.Rows {
			for _, p := range r.Cells[i] {
				if len(p.Text) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// squares says whether each row has a square without words in a column, so that
// nothing but the title needs room there.
func squares(rows []plan.Row, column int) bool {
	for _, r := range rows {
		for _, p := range r.Cells[column] {
			if !isSquare(p) {
				return false
			}
		}
		if len(r.Cells[column]) == 0 {
			return false
		}
	}
	return len(rows) > 0
}

// isSquare says whether a part is a square without words.
func isSquare(p plan.Part) bool { return len(p.Boxes) == 1 && len(p.Boxes[0].Text) == 0 }

// asCards sets a table whose columns are too narrow as cards, a row a card: the
// cells one under the other, each with the title of its column.
func (f *flow) asCards(t plan.Table) error {
	for i, r := range t.Rows {
		rows := []row{space(padY)}
		parts := gathered(t.Columns, r)
		for j, p := range parts {
			m := measure{wide: f.paper.width(), label: besides * f.paper.Letters}
			if len(p.Label) == 0 || len(p.Text)+len(p.Boxes)+p.Lines == 0 {
				m.label = 0
			}
			more, err := f.part(p, m)
			if err != nil {
				return err
			}
			if j > 0 && len(more) > 0 {
				rows = append(rows, space(partGap))
			}
			rows = append(rows, more...)
		}
		if n := len(parts); n > 0 && parts[n-1].Lines > 0 {
			rows = append(rows, space(padY)) // two lines close together look like a mistake
		}
		f.addTall([][]row{rows}, padY, func(cols [][]row, n int) item {
			it := item{row: stacked(cols[0])}
			it.high += padY
			it.marks = append(it.marks, Rule{X2: f.paper.width(), Y1: it.high, Y2: it.high, Thick: thin, Grey: line})
			if i == 0 && n == 0 {
				it.before = 2
			}
			return it
		})
	}
	return nil
}

// gathered gives the parts of a row, each with the title of its column. Squares
// beside each other say what they are for and stay beside each other; an empty
// cell gets a line to write on; the first cell, which names the row, is known
// without a title if it is words.
func gathered(columns []plan.Column, r plan.Row) []plan.Part {
	var all []plan.Part
	beside := false // whether the last part holds squares without words
	for i, cell := range r.Cells {
		title := columns[i].Title
		if len(cell) == 0 {
			cell = plan.Cell{{From: "table", Lines: 1}}
		}
		for n, p := range cell {
			square := isSquare(p)
			if square {
				p.Boxes = []plan.Box{{Text: title, Ticked: p.Boxes[0].Ticked}}
			} else if n == 0 && len(p.Label) == 0 && !(i == 0 && p.Strong && !isNumber(p)) {
				p.Label = title
			}
			if square && beside {
				last := &all[len(all)-1]
				last.Boxes = append(last.Boxes, p.Boxes...)
				continue
			}
			beside = square
			all = append(all, p)
		}
	}
	return all
}

// isNumber says whether a part is the number of a step, which says little
// without the word before it.
func isNumber(p plan.Part) bool {
	for _, s := range p.Text {
		for _, r := range s.Text {
			if !unicode.IsDigit(r) {
				return false
			}
		}
	}
	return true
}
