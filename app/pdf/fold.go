package pdf

// Sheets gives the sides of paper that go to the printer, in its order: the
// pages themselves, or, for a folded paper, A4 sides across with two pages on
// each. Printed on both sides, turned over the short edge, laid on each other as
// they come and folded once, they are a booklet. Empty pages fill its last sheet.
func Sheets(pages []Page, paper Paper) []Page {
	if paper.Cut {
		return cut(pages, paper)
	}
	if !paper.Folded {
		return pages
	}
	n := (len(pages) + 3) / 4 * 4
	var sides []Page
	for at := 1; at < n/2; at += 2 { // each sheet from the outermost inwards
		sides = append(sides, spread(pages, n+1-at, at, paper), spread(pages, at+1, n-at, paper))
	}
	return sides
}

// spread is one side of a sheet with the pages of two numbers, from 1. A page
// with an even number lies left of the fold, so its margins change places: the
// wide one is always at the fold. Short lines at both ends show where to fold.
func spread(pages []Page, left, right int, paper Paper) Page {
	const tick = 5.0
	side := Page{Width: 2 * paper.Width, Height: paper.Height}
	if side.Width < A4.Height { // two A5 are 1 mm narrower than A4
		side.Width = A4.Height
	}
	fold := side.Width / 2
	for _, y := range []float64{0, paper.Height - tick} {
		side.Marks = append(side.Marks, Rule{X1: fold, Y1: y, X2: fold, Y2: y + tick, Thick: thin, Grey: line})
	}
	put := func(number int, dx float64) {
		if number <= len(pages) {
			for _, m := range pages[number-1].Marks {
				side.Marks = append(side.Marks, m.moved(dx, 0))
			}
		}
	}
	put(left, fold-paper.Width-(paper.Left-paper.Right))
	put(right, fold)
	return side
}

// cut puts pages in twos on an A4 sheet, with a thin line around each two to
// cut along and short lines where to fold. The first lies at the right, so that
// it is outside once the card is folded.
func cut(pages []Page, paper Paper) []Page {
	const top, tick = 20.0, 3.0
	side := Page{Width: A4.Width, Height: A4.Height}
	fold := A4.Width / 2
	for i := 0; i < len(pages); i += 2 {
		y := top + float64(i/2)*(paper.Height+top)
		side.Marks = append(side.Marks, Rect{X: fold - paper.Width, Y: y, W: 2 * paper.Width, H: paper.Height, Fill: 1, Thick: thin, Grey: line})
		for _, at := range []float64{y - tick, y + paper.Height} {
			side.Marks = append(side.Marks, Rule{X1: fold, Y1: at, X2: fold, Y2: at + tick, Thick: thin, Grey: line})
		}
		for j, x := range []float64{fold, fold - paper.Width} {
			if i+j < len(pages) {
				for _, m := range pages[i+j].Marks {
					side.Marks = append(side.Marks, m.moved(x, y))
				}
			}
		}
	}
	side.read()
	return []Page{side}
}
