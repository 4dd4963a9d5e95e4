package text

import "math"

// A stretch of letters of one script is cut into words by cost: of all ways to
// cover it with words, the cheapest. What a word costs was learnt from text
// (costs.go): the rarer the word, the dearer, by the logarithm of how likely it
// is. Clusters that no word covers well are an unknown word, most often a name,
// and stay whole: its first cluster is dear, each further one about as dear as
// a short rare word, so that a name is not picked apart into such words. Between
// ways of equal cost the more even one wins (the sum of the squares of the
// lengths decides).
//
// Words begin and end at cluster boundaries only, whatever the list says.

// path is the cheapest way to reach a place in the stretch, in one of two
// states: after a word, or in an unknown one.
type path struct {
	cost int64 // costs in the high half, squares of lengths in the low
	from int   // the path it goes on from
	next int   // the path that goes on from it; known once the way is chosen
}

const farthest = math.MaxInt64

// window is how far ahead the cutter looks, in runes, some fifteen words. Half
// of it is then settled for good: text that comes later does not move a break
// that lies further back, and a long stretch takes no more room than a short.
const window = 96

// cutter cuts stretches; its array is kept for the next.
type cutter struct {
	list  *wordList
	names *table // words that this text must keep whole, or nil
	best  []path // of each place the word that ends there, then the unknown one
}

// cut calls at with each index in rs where a word ends, save the last.
// divisible[i] says whether rs may be cut before i.
func (c *cutter) cut(rs []rune, divisible []bool, at func(int)) {
	from, unknown := 0, false
	for from < len(rs) {
		end := min(from+window, len(rs))
		for end < len(rs) && !divisible[end] {
			end++
		}
		last := c.reach(rs[:end], divisible, from, unknown)
		from, unknown = c.follow(last, from, len(rs), end == len(rs), at)
	}
}

// reach finds the cheapest ways through rs from a place on, and returns the
// path that ends the best of them.
func (c *cutter) reach(rs []rune, divisible []bool, start int, unknown bool) int {
	n := len(rs)
	if cap(c.best) < 2*(n-start+1) {
		c.best = make([]path, 2*(n-start+1))
	}
	c.best = c.best[:2*(n-start+1)]
	for i := range c.best {
		c.best[i].cost = farthest
	}
	first := 0
	if unknown {
		first = 1
	}
	c.best[first].cost = 0
	costs := &c.list.costs
	for i := start; i < n; i++ {
		known := 2 * (i - start)
		if c.best[known].cost == farthest && c.best[known+1].cost == farthest {
			continue
		}
		next := i + 1
		for next < n && !divisible[next] {
			next++
		}
		strange := 2*(next-start) + 1
		c.try(known, strange, costs.unknown, 0)
		c.try(known+1, strange, costs.more, 0)
		if c.best[known+1].cost < c.best[known].cost {
			known++
		}
		c.list.words(rs, i, c.names, func(end int, _ uint32, cost int) {
			if end = wordEnd(rs, divisible, end); end > 0 {
				c.try(known, 2*(end-start), cost, end-i)
			}
		})
	}
	last := 2 * (n - start)
	if c.best[last+1].cost < c.best[last].cost {
		last++
	}
	return last
}

// wordEnd returns where a word of the list that ends at a place really ends,
// after a sign that leans on it, and 0 if it would end inside a cluster.
func wordEnd(rs []rune, divisible []bool, end int) int {
	if end < len(rs) && leans(rs[end]) {
		for end++; end < len(rs) && !divisible[end]; end++ {
		}
	}
	if end < len(rs) && !divisible[end] {
		return 0
	}
	return end
}

// try goes on from one path to another.
func (c *cutter) try(from, to, cost, length int) {
	if c.best[from].cost == farthest {
		return
	}
	if sum := c.best[from].cost + int64(cost)<<32 + int64(length*length); sum < c.best[to].cost {
		c.best[to].cost, c.best[to].from = sum, from
	}
}

// follow walks the best way from the start of a window, tells its words as far
// as they are settled, and returns where the next window starts and whether an
// unknown word is open there.
func (c *cutter) follow(last, start, n int, settled bool, at func(int)) (int, bool) {
	next := -1
	i := last
	for ; i > 1; i = c.best[i].from {
		c.best[i].next = next
		next = i
	}
	if i == 1 && next&1 == 0 { // the word that was open has ended here
		at(start)
	}
	for i = next; ; i = c.best[i].next {
		place := start + i/2
		switch known := i&1 == 0; {
		case place == n:
			return n, false
		case !settled && place >= start+window/2:
			if known {
				at(place)
			}
			return place, !known
		case known || c.best[i].next&1 == 0:
			at(place)
		}
	}
}
