package pdf

import (
	"onward/app/plan"
	"onward/app/text"
)

// cards sets cards one under the other. Each is kept whole unless it is taller
// than a page.
func (f *flow) cards(cards plan.Cards) error {
	const gap = 5.0
	wide := (f.paper.width() - gap) / 2
	if wide < twoColumns*f.em {
		wide = f.paper.width()
	}
	for i, c := range cards {
		top, err := f.cardTop(c.Top)
		if err != nil {
			return err
		}
		parts := make([][]row, len(c.Parts))
		for n, p := range c.Parts {
			if parts[n], err = f.part(p, measure{wide: wide, label: ofCard * f.paper.Letters}); err != nil {
				return err
			}
		}
		if wide == f.paper.width() {
			f.longCard(top, parts)
			continue
		}
		left, right := balanced(parts)
		f.addTall([][]row{left, right}, top.high, func(cols [][]row, n int) item {
			var all row
			for j, col := range cols {
				r := stacked(col)
				all.marks = append(all.marks, r.placed(float64(j)*(wide+gap), 0)...)
				all.high = max(all.high, r.high)
			}
			it := item{row: all}
			if n == 0 {
				it.row, it.before = stacked([]row{top, all}), 2
			}
			if i < len(cards)-1 || n > 0 {
				it.high += 1.2
			}
			return it
		})
	}
	return nil
}

// longCard sets a card in one column, as on small paper and with large letters.
// It may fill most of a page, so it may go on overleaf, under its top again;
// but no part of it is cut, and the first and the last do not stand alone.
func (f *flow) longCard(top row, parts [][]row) {
	f.add(item{row: top, before: 2.5, keep: true})
	first := len(f.items)
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		f.addTall([][]row{p}, top.high, func(cols [][]row, n int) item {
			it := item{row: stacked(cols[0]), head: &top}
			if n == 0 {
				it.before = partGap
			}
			return it
		})
	}
	items := f.items[first:]
	for i := range items {
		items[i].keep = i < min(1, len(items)-1) || i == len(items)-2
	}
}

// cardTop sets the top of a card on one line over a thin rule: the drawing,
// then each part after the other, a label alone at the right end; what has no
// room there stands below.
func (f *flow) cardTop(top plan.Cell) (row, error) {
	side := iconSide * f.paper.Letters
	all := row{high: side + 0.8, marks: []Mark{Rule{X2: f.paper.width(), Thick: 0.35, Grey: 0.3}}}
	if len(top) == 0 {
		all.high = 1.5
	}
	x, left, base := 0.0, 0.0, side-1.4*f.paper.Letters
	put := func(words, from string, fc face) error {
		width, err := f.fonts.Width(words, f.paper.style(fc))
		if err != nil {
			return where(err, from)
		}
		below := x > left && x+width > f.paper.width()
		if below { // no room beside what is there
			x = left
		}
		lines, err := f.lines(words, from, fc, f.paper.width()-x)
		if err != nil {
			return err
		}
		if below {
			base = all.high + lines[0].base()
		}
		for n, l := range lines {
			all.marks = append(all.marks, l.placed(x, base-lines[0].base()+float64(n)*l.high)...)
			all.high = max(all.high, base-lines[0].base()+float64(n+1)*l.high)
		}
		x += width + columnGap
		return nil
	}
	for _, p := range top {
		if p.Icon != "" {
			all.marks = append(all.marks, row{marks: iconRow(p.Icon, side).marks}.placed(x, 0.7)...)
			x += side + 1.5
			left = x
		}
		for i, s := range p.Text {
			fc := face{lang: s.Lang, scale: 1.05, weight: text.Bold}
			if i > 0 {
				fc = face{lang: s.Lang, scale: second}
			}
			if err := put(s.Text, p.From, fc); err != nil {
				return row{}, err
			}
		}
		if len(p.Label) > 0 {
			fc := face{lang: p.Label[0].Lang, scale: 0.78}
			width, err := f.fonts.Width(joined(p.Label), f.paper.style(fc))
			if err != nil {
				return row{}, where(err, p.From)
			}
			x = max(x, f.paper.width()-width-0.05)
			if err := put(joined(p.Label), p.From, fc); err != nil {
				return row{}, err
			}
		}
	}
	all.high += 0.6
	return all, nil
}

// column puts parts under each other.
func column(parts [][]row) (col []row) {
	for _, p := range parts {
		if len(col) > 0 && len(p) > 0 {
			col = append(col, space(partGap))
		}
		col = append(col, p...)
	}
	return col
}

// balanced spreads parts over two columns in their order, so that the taller
// is as low as can be.
func balanced(parts [][]row) (left, right []row) {
	best := -1.0
	for n := len(parts); n >= 0; n-- {
		l, r := column(parts[:n]), column(parts[n:])
		if high := max(stacked(l).high, stacked(r).high); best < 0 || high < best-0.5 {
			best, left, right = high, l, r
		}
	}
	return left, right
}
