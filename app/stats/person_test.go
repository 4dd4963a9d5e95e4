package stats

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// Whatever people there are: all tables together tell no count under eleven,
// nothing hidden can be worked out in any of them, and what they share, their
// totals, is told in each, so that two of them together say no more than one.
func TestCounts_AllTablesTogetherTellOfNobody(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(n int) int { return min(r.IntN(n), r.IntN(n)) }
	byYear := 0
	for range 400 {
		var people []Person
		for range r.IntN(400) {
			p := Person{
				Year: fmt.Sprint(2023 + pick(3)), Country: []string{"LA", "KH", "MM", "VN", "CN", Unknown}[pick(6)], Age: Ages[pick(9)],
				Gender: []string{"woman", "man", "other", Unknown}[pick(4)], Plan: []string{"none", "begun", "agreed"}[pick(3)], FollowUp: []string{"none", "seen", "not_seen"}[pick(3)],
			}
			for d := 2; d <= 12; d += 3 {
				if pick(3) == 0 {
					p.Needs = append(p.Needs, fmt.Sprint("d", d))
				}
			}
			people = append(people, p)
		}
		all := Counts(people)
		if len(people) < Least && all != nil {
			t.Fatalf("tables of %d people", len(people))
		}
		for _, table := range all {
			if len(table.Cols) > 1 {
				byYear++
			}
			for c := range table.N[len(table.Rows)] {
				if table.Hidden[len(table.Rows)][c] {
					t.Fatalf("%s: a total is hidden that others tell", table.Title)
				}
			}
			if _, _, found := worked(table); found {
				t.Fatalf("%s can be worked out", table.Title)
			}
			if line, found := thin(table); found {
				t.Fatalf("%s: %s", table.Title, line)
			}
			for i := range table.N {
				for j, n := range table.N[i] {
					if n < Least && !table.Hidden[i][j] {
						t.Fatalf("%s tells %d", table.Title, n)
					}
				}
			}
		}
	}
	if byYear == 0 {
		t.Error("the years are never parted: nothing was tried")
	}
}

// Two exports of the same people have no id in common.
func TestHTCDS_IDsAreOfOneExport(t *testing.T) {
	people := make([]Person, 30)
	n := 0
	id := func() string { n++; return fmt.Sprint("id", n) }
	a, b := HTCDS(people, id), HTCDS(people, id)
	seen := map[string]bool{}
	for _, l := range append(a.Lines, b.Lines...) {
		if seen[l[0]] {
			t.Fatal("an id comes twice")
		}
		seen[l[0]] = true
	}
	if len(seen) != 60 || a.Left != 0 {
		t.Errorf("%d ids, %d left out", len(seen), a.Left)
	}
}
