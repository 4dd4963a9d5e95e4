package stats

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	someYears   = []int{2022, 2023, 2024}
	someGenders = []string{"woman", "man", "other"}
	someAges    = []string{"18--20", "24--26"}
)

// Three times somebody asks for numbers, of any years and in any form; between,
// people came and took their yes back. Whoever holds all that was let out and
// solves it as equations learns of no group of fewer than eleven. The same with
// the rule away: then it is found often, so the search can find.
func TestWeigh_NothingThatLeftCanBeSubtracted(t *testing.T) {
	for _, ruled := range []bool{true, false} {
		r := rand.New(rand.NewPCG(3, 9))
		let, two, found := 0, 0, 0
		for range 250 {
			var out []sent
			var left []Release
			people := crowd(r, 30+r.IntN(260))
			for range 3 {
				from := r.IntN(len(someYears))
				to := from + r.IntN(len(someYears)-from)
				l := NewLeaf(Forms[r.IntN(len(Forms))], people, someYears[from], someYears[to], []Question{ByGender, ByAge})
				if why, _ := Weigh(l, left, 2025); why == "" || !ruled && !l.Empty() {
					out = append(out, sent{l, Between(people, l.From, l.To)})
					left = Add(left, l.Release)
				}
				people = change(r, people)
			}
			let += len(out)
			if len(out) > 1 {
				two++
			}
			if what := solved(out); what != "" {
				found++
				if ruled {
					t.Fatalf("%s; after %+v", what, left)
				}
			}
		}
		if ruled && (let < 200 || two < 30) || !ruled && found < 25 {
			t.Errorf("ruled %v: %d releases, %d times more than one, %d times something was found: too little was tried", ruled, let, two, found)
		}
	}
}

// Counts and lines of one year are what one must not hold together: each is
// harmless, and the two tell of three men.
func TestWeigh_CountsAndLinesOfOneYear(t *testing.T) {
	var people []Person
	add := func(n int, gender, age string) {
		for range n {
			people = append(people, Person{Year: 2024, Gender: gender, Age: age, Nationality: Unknown, Plan: "none", FollowUp: "none", Status: "active"})
		}
	}
	add(30, "woman", "18--20")
	add(20, "woman", "24--26")
	add(15, "man", "18--20")
	add(3, "man", "24--26")
	counts := NewLeaf(AsCounts, people, 2024, 2024, []Question{ByGender, ByAge})
	lines := NewLeaf(AsCTDC, people, 2024, 2024, nil)
	for _, one := range []Leaf{counts, lines} {
		if what := solved([]sent{{one, people}}); what != "" {
			t.Errorf("%s alone tells too much: %s", one.Form, what)
		}
	}
	if solved([]sent{{counts, people}, {lines, people}}) == "" {
		t.Error("together they tell nothing: this is no example")
	}
	if why, gone := Weigh(lines, []Release{counts.Release}, 2026); why != Gone || gone.Form != AsCounts {
		t.Errorf("the lines may leave after the counts: %q", why)
	}
}

// What may leave and what not, and why.
func TestWeigh_AYearLeavesOnce(t *testing.T) {
	people := append(crowdOf(40, 2022), append(crowdOf(25, 2023), crowdOf(4, 2024)...)...)
	leaf := func(form Form, from, to int) Leaf { return NewLeaf(form, people, from, to, Usual) }
	before := []Release{leaf(AsCounts, 2022, 2022).Release}
	for _, c := range []struct {
		what string
		leaf Leaf
		year int
		want Why
	}{
		{"another year", leaf(AsHTCDS, 2023, 2023), 2025, ""},
		{"the year before it is over", leaf(AsCounts, 2023, 2023), 2023, Running},
		{"years of which one goes on", leaf(AsCounts, 2023, 2024), 2024, Running},
		{"a small year", leaf(AsCounts, 2024, 2024), 2025, TooFew},
		{"a small year with the one before", leaf(AsCounts, 2023, 2024), 2025, ""},
		{"the same year as lines", leaf(AsHTCDS, 2022, 2022), 2025, Gone},
		{"a longer time around it", leaf(AsCounts, 2022, 2023), 2025, Gone},
		{"the very same again", leaf(AsCounts, 2022, 2022), 2025, ""},
		{"the same, asked for less", NewLeaf(AsCounts, people, 2022, 2022, []Question{ByGender}), 2025, Gone},
		{"the same, one took her yes back", NewLeaf(AsCounts, people[1:], 2022, 2022, Usual), 2025, Gone},
		{"nobody", NewLeaf(AsCounts, nil, 2010, 2011, Usual), 2025, TooFew},
	} {
		if why, _ := Weigh(c.leaf, before, c.year); why != c.want {
			t.Errorf("%s: %q, want %q", c.what, why, c.want)
		}
	}
	again := leaf(AsCounts, 2022, 2022).Release
	again.At = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	if n := len(Add(before, again)); n != 1 {
		t.Errorf("the same again is a new line: %d", n)
	}
}

func crowd(r *rand.Rand, n int) (all []Person) {
	for range n {
		all = append(all, Person{
			Year: someYears[min(r.IntN(3), r.IntN(3))], Gender: someGenders[min(r.IntN(3), r.IntN(3))], Age: someAges[min(r.IntN(2), r.IntN(2))],
			Nationality: Unknown, Plan: "none", FollowUp: "none", Status: "active",
			Country: fmt.Sprint(r.Uint64()), // tells them apart here; no table asked for shows it
		})
	}
	return all
}

func crowdOf(n, year int) (all []Person) {
	for i := range n {
		all = append(all, Person{Year: year, Gender: someGenders[i%2], Age: someAges[0], Country: "LA", Nationality: "LA", Plan: "none", FollowUp: "none", Status: "active"})
	}
	return all
}

// change lets some take their yes back and others come, also into earlier years.
func change(r *rand.Rand, people []Person) (all []Person) {
	for _, p := range people {
		if r.IntN(25) > 0 {
			all = append(all, p)
		}
	}
	return append(all, crowd(r, r.IntN(12))...)
}

// sent is what left, and of whom.
type sent struct {
	Leaf
	people []Person
}

// prime is large enough that no sum here is nought by chance.
const prime = 1<<31 - 1

// solved takes all that left as equations. What is not known is how many there
// are of each year, gender and age that were in each of the releases and not in
// the others; where nobody came or went between two, that is known. It solves by
// plain elimination, and says which group of one to ten people has only one
// answer, if any: of one release, or the difference of two.
func solved(all []sent) string {
	type atom struct {
		year        int
		gender, age string
		in          int // bits: which releases
	}
	in := map[string]int{} // person → releases
	who := map[string]Person{}
	for i, s := range all {
		for n, p := range s.people {
			id := p.Country
			if len(id) < 3 {
				id = fmt.Sprint(n) // one crowd, which does not change
			}
			in[id] |= 1 << i
			who[id] = p
		}
	}
	some := map[[2]int]bool{}
	for id, p := range who {
		some[[2]int{p.Year, in[id]}] = true
	}
	var atoms []atom
	for _, y := range someYears {
		for _, g := range someGenders {
			for _, a := range someAges {
				for in := 1; in < 1<<len(all); in++ {
					if some[[2]int{y, in}] {
						atoms = append(atoms, atom{y, g, a, in})
					}
				}
			}
		}
	}
	sum := func(of func(atom) bool) []uint64 {
		eq := make([]uint64, len(atoms))
		for k, a := range atoms {
			if of(a) {
				eq[k] = 1
			}
		}
		return eq
	}
	var known system
	for i, s := range all {
		here := func(a atom) bool { return a.in&(1<<i) != 0 && a.year >= s.From && a.year <= s.To }
		for _, t := range s.Tables {
			for r := range t.N {
				for c := range t.N[r] {
					if t.Hidden[r][c] {
						continue
					}
					known.add(sum(func(a atom) bool {
						value := a.gender
						if t.Asked == ByAge {
							value = a.age
						}
						return here(a) && (r == len(t.Rows) || t.Rows[r] == value) &&
							(c == len(t.Cols) || t.Cols[c] == allYears || t.Cols[c] == fmt.Sprint(a.year))
					}))
				}
			}
		}
		columns := map[Form][]column{AsCTDC: ctdc, AsHTCDS: htcds}[s.Form]
		seen := map[string]bool{}
		for _, line := range s.Rows.Lines {
			if seen[key(line)] {
				continue
			}
			seen[key(line)] = true
			known.add(sum(func(a atom) bool {
				p := Person{Year: a.year, Gender: a.gender, Age: a.age, Nationality: Unknown, Status: "active"}
				for k, c := range columns {
					blank := false
					for _, b := range s.Rows.Blank {
						blank = blank || b == c.name
					}
					if !blank && c.of(p) != line[k] {
						return false
					}
				}
				return here(a)
			}))
		}
	}
	for i := range all {
		for j := range all {
			for _, y := range append([]int{0}, someYears...) {
				for _, g := range append([]string{""}, someGenders...) {
					for _, age := range append([]string{""}, someAges...) {
						of := func(a atom) bool {
							return a.in&(1<<i) != 0 && (i == j || a.in&(1<<j) == 0) && (y == 0 || a.year == y) && (g == "" || a.gender == g) && (age == "" || a.age == age)
						}
						n := 0
						for id, p := range who {
							if of(atom{p.Year, p.Gender, p.Age, in[id]}) {
								n++
							}
						}
						if n > 0 && n < Least && known.gives(sum(of)) {
							return fmt.Sprintf("of release %d without %d, year %d, %q %q: %d people", i, j, y, g, age, n)
						}
					}
				}
			}
		}
	}
	return ""
}

// system is equations in row echelon form, modulo a prime.
type system struct {
	rows  [][]uint64
	leads []int
}

// reduce takes from an equation all that the others say.
func (s *system) reduce(eq []uint64) int {
	for i, row := range s.rows {
		if f := eq[s.leads[i]]; f != 0 {
			for k := range eq {
				eq[k] = (eq[k] + (prime-f)*row[k]) % prime
			}
		}
	}
	for k, v := range eq {
		if v != 0 {
			return k
		}
	}
	return -1
}

func (s *system) add(eq []uint64) {
	lead := s.reduce(eq)
	if lead < 0 {
		return
	}
	inverse := power(eq[lead], prime-2)
	for k := range eq {
		eq[k] = eq[k] * inverse % prime
	}
	s.rows, s.leads = append(s.rows, eq), append(s.leads, lead)
}

// gives tells whether a sum has only one answer.
func (s *system) gives(eq []uint64) bool { return s.reduce(eq) < 0 }

func power(b uint64, e int) uint64 {
	r := uint64(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r * b % prime
		}
		b = b * b % prime
	}
	return r
}
