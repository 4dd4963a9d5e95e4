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
			best[to] = path{cost, from, unknown}
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
			for end < n && leans(rs[end]) {
				end++
			}
			if end == n || divisible[end] {
				reach(i, end, 1, false)
			}
		})
	}

	// Walk back; each place on the way learns where the way goes on from it
	// and whether a cut is made there.
	going, unknown := n, false
	for i := n; i > 0; {
		p := best[i]
		best[i] = path{from: going, unknown: i < n && !(p.unknown && unknown)}
		going, unknown = i, p.unknown
		i = p.from
	}
	for i := going; i < n; i = best[i].from {
		if best[i].unknown {
			at(i)
		}
	}
}
