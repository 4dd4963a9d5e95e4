package pdf

import "slices"

// Rows of tables and cards are never cut, but for those that a page can hardly
// hold or not at all: somebody who wrote a great deal would else leave the page
// before it empty. These are cut between their lines, where the page ends.

const (
	tall  = 0.75 // of a page: what is higher may be cut
	least = 0.25 // of a page: what must be left of it to begin something tall there
)

// addTall adds what stands in columns, drawn by draw; n counts the pieces if it
// is cut. over is how much of a page each piece needs besides its lines.
func (f *flow) addTall(cols [][]row, over float64, draw func(cols [][]row, n int) item) {
	it := draw(cols, 0)
	if it.high > f.paper.height()*tall {
		it.cut = func(left float64) (all []item) {
			for n, piece := range sliced(cols, left-over, f.paper.height()-over) {
				all = append(all, draw(piece, n))
			}
			return all
		}
	}
	f.add(it)
}

// fitted cuts an item that is tall and does not fit under y, and gives the
// first of it.
func (f *flow) fitted(i int, y float64) item {
	it, page := f.items[i], f.paper.height()
	left := page - y - it.before
	if it.cut == nil || it.high <= left || y == 0 && it.high <= page {
		return it
	}
	if left < page*least {
		left = page
	}
	pieces := it.cut(left)
	pieces[len(pieces)-1].keep = it.keep
	f.items = slices.Replace(f.items, i, i+1, pieces...)
	return f.items[i]
}

// atLeast is the height an item needs on a page to begin there.
func (f *flow) atLeast(it item) float64 {
	if it.cut != nil {
		return it.before + f.paper.height()*least
	}
	return it.before + it.high
}

// sliced cuts columns between their lines into pieces, the first as high as
// first, the others as room.
func sliced(cols [][]row, first, room float64) [][][]row {
	var slices [][][]row
	for ; ; first = room {
		now, rest, more := make([][]row, len(cols)), make([][]row, len(cols)), false
		for i, col := range cols {
			high := 2 * padY
			for n, r := range col {
				if high+r.high > first && n > 0 {
					rest[i], more = col[n:], true
					break
				}
				high += r.high
				now[i] = col[:n+1]
			}
		}
		slices = append(slices, now)
		if !more {
			return slices
		}
		cols = rest
	}
}
