package text

import "math"

// A stretch of letters of one script is cut into words by maximal matching:
// of all ways to cover it with words of the list, the one of least cost. A
// word costs one; a cluster that no word covers costs as much as three, and
// such clusters side by side are one unknown word, most often a name, and stay
// whole. Between ways of equal cost the more even one wins (the sum of the
// squares of the lengths decides).
//
// Words begin and end at cluster boundaries only, whatever the list says.

const unknownCost = 3

// path is the cheapest way to reach a place in the stretch.
type path struct {
	cost    int64 // words in the high half, squares of lengths in the low
	from    int   // where its last piece began
	unknown bool  // whether its last piece is a cluster no word covers

	// Known once the whole stretch is covered, for places on the cheapest way:
	next int  // where it goes on to
	cut  bool // whether a word ends here
}

// cut calls at with each index in rs where a word ends, save the last.
// divisible[i] says whether rs may be cut before i.
func (l *wordList) cut(rs []rune, divisible []bool, best []path, at func(int)) {
	n := len(rs)
	best = best[:n+1]
	for i := range best {
		best[i].cost = math.MaxInt64
	}
	best[0] = path{}
	reach := func(from, to int, units int64, unknown bool) {
		length := int64(to - from)
		if cost := best[from].cost + units<<32 + length*length; cost < best[to].cost {
			best[to] = path{cost: cost, from: from, unknown: unknown}
		}
	}
	for i := 0; i < n; i++ {
		if best[i].cost == math.MaxInt64 {
			continue
		}
		next := i + 1
		for next < n && !divisible[next] {
			next++
		}
		reach(i, next, unknownCost, true)
		l.words(rs, i, func(end int) {
			if end < n && leans(rs[end]) {
				for end++; end < n && !divisible[end]; end++ {
				}
			}
			if end == n || divisible[end] {
				reach(i, end, 1, false)
			}
		})
	}

	// Walk back to learn the way, then along it. Unknown clusters side by side
	// are one word.
	next, unknown := n, false
	for i := n; i > 0; i = best[i].from {
		p := &best[i]
		p.next, p.cut = next, i < n && !(p.unknown && unknown)
		next, unknown = i, p.unknown
	}
	for i := next; i < n; i = best[i].next {
		if best[i].cut {
			at(i)
		}
	}
}
