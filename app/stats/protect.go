package stats

// Least is the smallest number of people that is ever told: of fewer, one may
// be known.
const Least = 11

// Table is counts of people with their totals: the last row and the last column
// are sums of the others. A hidden cell is not told.
type Table struct {
	Title      string
	Asked      Question
	Rows, Cols []string // without the totals
	N          [][]int  // len(Rows)+1 by len(Cols)+1
	Hidden     [][]bool // of the same size
}

// NewTable counts pairs of a row and a column.
func NewTable(title string, rows, cols []string, pairs [][2]string) *Table {
	t := &Table{Title: title, Rows: rows, Cols: cols}
	row, col := index(rows), index(cols)
	for range len(rows) + 1 {
		t.N, t.Hidden = append(t.N, make([]int, len(cols)+1)), append(t.Hidden, make([]bool, len(cols)+1))
	}
	for _, p := range pairs {
		r, c := row[p[0]], col[p[1]]
		t.N[r][c]++
		t.N[r][len(cols)]++
		t.N[len(rows)][c]++
		t.N[len(rows)][len(cols)]++
	}
	return t
}

func index(names []string) map[string]int {
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	return at
}

// Protect hides every count under Least, and others until no hidden one can be
// worked out from what is left, and the hidden ones of no line whose total is
// told sum to less than Least.
func (t *Table) Protect() {
	for r := range t.N {
		for c, n := range t.N[r] {
			t.Hidden[r][c] = n < Least
		}
	}
	for t.closeCircle() || t.fillLine() {
	}
}

// closeCircle hides what it takes to put one hidden cell on a circle; false
// where all are on one.
func (t *Table) closeCircle() bool {
	for r := range t.N {
		for c := range t.N[r] {
			if t.Hidden[r][c] && !t.onCircle(r, c) {
				t.hideWith(r, c)
				return true
			}
		}
	}
	return false
}

// onCircle tells whether row and column of a hidden cell are joined by other
// hidden cells: rows and columns are the knots, hidden cells the threads.
func (t *Table) onCircle(r, c int) bool {
	rows := len(t.N)
	seen := make([]bool, rows+len(t.N[0]))
	next := []int{r}
	seen[r] = true
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		for to := range seen {
			x, y := at, to-rows
			if at >= rows {
				x, y = to, at-rows
			}
			if (at < rows) == (to < rows) || seen[to] || !t.Hidden[x][y] || x == r && y == c {
				continue
			}
			seen[to] = true
			next = append(next, to)
		}
	}
	return seen[rows+c]
}

// hideWith hides the three other corners of a square around a cell that cost
// the fewest people more.
func (t *Table) hideWith(r, c int) {
	best, x, y := -1, 0, 0
	for i := range t.N {
		for j := range t.N[i] {
			if i == r || j == c {
				continue
			}
			if cost := t.cost(r, j) + t.cost(i, c) + t.cost(i, j); best < 0 || cost < best {
				best, x, y = cost, i, j
			}
		}
	}
	t.Hidden[r][y], t.Hidden[x][c], t.Hidden[x][y] = true, true, true
}

// cost is what is lost by hiding a cell; totals are worth the most.
func (t *Table) cost(r, c int) int {
	switch {
	case t.Hidden[r][c]:
		return 0
	case r == len(t.Rows) || c == len(t.Cols):
		return 1000 + 10*t.N[r][c]
	}
	return 1 + t.N[r][c]
}

// fillLine hides one more cell in a line whose hidden cells are so few people
// together that their sum tells of them; false where there is no such line.
func (t *Table) fillLine() bool {
	rows, cols := len(t.Rows), len(t.Cols)
	for r := range t.N {
		if !t.Hidden[r][cols] && t.fill(cols, func(i int) (int, int) { return r, i }) {
			return true
		}
	}
	for c := range t.N[0] {
		if !t.Hidden[rows][c] && t.fill(rows, func(i int) (int, int) { return i, c }) {
			return true
		}
	}
	return false
}

func (t *Table) fill(n int, at func(int) (r, c int)) bool {
	sum, some, least := 0, false, -1
	for i := range n {
		r, c := at(i)
		if t.Hidden[r][c] {
			sum, some = sum+t.N[r][c], true
		} else if least < 0 || less(t, at, i, least) {
			least = i
		}
	}
	if !some || sum >= Least || least < 0 {
		return false
	}
	r, c := at(least)
	t.Hidden[r][c] = true
	return true
}

func less(t *Table, at func(int) (int, int), i, j int) bool {
	ri, ci := at(i)
	rj, cj := at(j)
	return t.N[ri][ci] < t.N[rj][cj]
}

// Alike keeps the lines that at least Least people share, and counts those left
// out.
func Alike(lines [][]string) (kept [][]string, left int) {
	n := map[string]int{}
	for _, l := range lines {
		n[key(l)]++
	}
	for _, l := range lines {
		if n[key(l)] >= Least {
			kept = append(kept, l)
		} else {
			left++
		}
	}
	return kept, left
}

func key(line []string) (k string) {
	for _, cell := range line {
		k += cell + "\x00"
	}
	return k
}
