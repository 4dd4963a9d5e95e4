package stats

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

// dice makes a table of any shape, with small and large counts and empty lines.
func dice(r *rand.Rand) *Table {
	var rows, cols []string
	for i := range 1 + r.IntN(6) {
		rows = append(rows, fmt.Sprint("r", i))
	}
	for i := range 1 + r.IntN(6) {
		cols = append(cols, fmt.Sprint("c", i))
	}
	most := []int{2, 12, 30, 200}[r.IntN(4)]
	var pairs [][2]string
	for _, row := range rows {
		for _, col := range cols {
			for range r.IntN(most) {
				pairs = append(pairs, [2]string{row, col})
			}
		}
	}
	return NewTable("", rows, cols, pairs)
}

// No count under eleven is told, and none that is hidden is the only answer to
// the sums of rows, columns and totals, whichever are taken together: the
// equations are solved by plain elimination, which knows nothing of circles.
func TestProtect_NothingHiddenCanBeWorkedOut(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for n := range 3000 {
		table := dice(r)
		table.Protect()
		for i := range table.N {
			for j, count := range table.N[i] {
				if !table.Hidden[i][j] && count < Least {
					t.Fatalf("table %d: a count of %d is told", n, count)
				}
			}
		}
		if i, j, found := worked(table); found {
			t.Fatalf("table %d: the cell %d,%d can be worked out\n%v\n%v", n, i, j, table.N, table.Hidden)
		}
		if line, found := thin(table); found {
			t.Fatalf("table %d: what is hidden in %s sums to less than %d\n%v\n%v", n, line, Least, table.N, table.Hidden)
		}
	}
}

// worked solves the sums and gives a hidden cell with only one answer.
func worked(t *Table) (int, int, bool) {
	at := map[[2]int]int{}
	for i := range t.N {
		for j := range t.N[i] {
			if t.Hidden[i][j] {
				at[[2]int{i, j}] = len(at)
			}
		}
	}
	rows, cols := len(t.Rows), len(t.Cols)
	var sums [][]*big.Rat
	line := func(n int, cell func(int) [2]int) {
		eq := make([]*big.Rat, len(at))
		for i := range eq {
			eq[i] = new(big.Rat)
		}
		for i := range n + 1 {
			if k, ok := at[cell(i)]; ok {
				eq[k].SetInt64(1)
				if i == n {
					eq[k].SetInt64(-1)
				}
			}
		}
		sums = append(sums, eq)
	}
	for i := range rows + 1 {
		line(cols, func(j int) [2]int { return [2]int{i, j} })
	}
	for j := range cols + 1 {
		line(rows, func(i int) [2]int { return [2]int{i, j} })
	}
	lead := 0
	for k := range len(at) {
		p := -1
		for i := lead; i < len(sums); i++ {
			if sums[i][k].Sign() != 0 {
				p = i
				break
			}
		}
		if p < 0 {
			continue
		}
		sums[lead], sums[p] = sums[p], sums[lead]
		inv := new(big.Rat).Inv(sums[lead][k])
		for x := range sums[lead] {
			sums[lead][x].Mul(sums[lead][x], inv)
		}
		for i := range sums {
			if i != lead && sums[i][k].Sign() != 0 {
				f := new(big.Rat).Set(sums[i][k])
				for x := range sums[i] {
					sums[i][x].Sub(sums[i][x], new(big.Rat).Mul(f, sums[lead][x]))
				}
			}
		}
		lead++
	}
	for _, eq := range sums {
		alone, n := 0, 0
		for k := range eq {
			if eq[k].Sign() != 0 {
				alone, n = k, n+1
			}
		}
		if n == 1 {
			for cell, k := range at {
				if k == alone {
					return cell[0], cell[1], true
				}
			}
		}
	}
	return 0, 0, false
}

// thin finds a line whose total is told and whose hidden cells are few people.
func thin(t *Table) (string, bool) {
	rows, cols := len(t.Rows), len(t.Cols)
	for i := range rows + 1 {
		sum, some := 0, false
		for j := range cols {
			if t.Hidden[i][j] {
				sum, some = sum+t.N[i][j], true
			}
		}
		if some && sum < Least && !t.Hidden[i][cols] {
			return fmt.Sprint("row ", i), true
		}
	}
	for j := range cols + 1 {
		sum, some := 0, false
		for i := range rows {
			if t.Hidden[i][j] {
				sum, some = sum+t.N[i][j], true
			}
		}
		if some && sum < Least && !t.Hidden[rows][j] {
			return fmt.Sprint("column ", j), true
		}
	}
	return "", false
}

// A large table loses little: protecting is no reason to tell nothing.
func TestProtect_LeavesWhatIsLargeEnough(t *testing.T) {
	var pairs [][2]string
	for _, row := range []string{"a", "b", "c"} {
		for _, col := range []string{"x", "y", "z"} {
			n := 40
			if row == "b" && col == "y" {
				n = 3
			}
			for range n {
				pairs = append(pairs, [2]string{row, col})
			}
		}
	}
	table := NewTable("", []string{"a", "b", "c"}, []string{"x", "y", "z"}, pairs)
	table.Protect()
	hidden := 0
	for i := range table.Hidden {
		for j := range table.Hidden[i] {
			if table.Hidden[i][j] {
				hidden++
			}
		}
	}
	if hidden != 4 || table.Hidden[3][3] || !table.Hidden[1][1] {
		t.Errorf("%d cells are hidden:\n%v", hidden, table.Hidden)
	}
}

// A line that fewer than eleven share leaves nothing.
func TestAlike_ElevenOrNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		var lines [][]string
		for range r.IntN(200) {
			lines = append(lines, []string{fmt.Sprint(r.IntN(4)), fmt.Sprint(r.IntN(5))})
		}
		kept, left := Alike(lines)
		n := map[string]int{}
		for _, l := range kept {
			n[key(l)]++
		}
		for k, count := range n {
			if count < Least {
				t.Fatalf("%q is shared by %d", k, count)
			}
		}
		if len(kept)+left != len(lines) {
			t.Fatalf("%d and %d of %d", len(kept), left, len(lines))
		}
	}
}
