package find

import (
	"math/bits"
	"slices"
	"strings"

	"onward/app/arrival"
	"onward/app/typing/layout"
)

// query is what was typed, ready to be compared.
type query struct {
	code string
	ways []asked // as typed; without a title; as Telex would have it
}

// asked is one way to understand what was typed.
type asked struct {
	words  []word
	bare   string
	native bool // in a script of its own: one letter says much
	has    uint64
	heard  uint64 // the sounds of all its readings have these letters in common
	whole  []sounds
}

// word is one word of a query.
type word struct {
	plain string
	keys  []sounds // closed, then open; of each reading
	near  bool     // long enough to be forgiven a slip
}

// ask reads a query, or gives nil where there is nothing to look for.
func ask(typed string) *query {
	folded := arrival.Fold(short(typed))
	if folded == "" {
		return nil
	}
	q := &query{code: strings.ReplaceAll(folded, " ", "")}
	add := func(text string) {
		if a, ok := newAsked(text); ok && !slices.ContainsFunc(q.ways, func(have asked) bool { return have.bare == a.bare && len(have.words) == len(a.words) }) {
			q.ways = append(q.ways, a)
		}
	}
	add(folded)
	add(untitled(folded))
	if t := layout.Telex(folded); t != folded {
		add(arrival.Fold(t))
	}
	return q
}

// untitled takes a word of respect off the beginning.
func untitled(folded string) string {
	first, rest, two := strings.Cut(folded, " ")
	if two && titles[first] {
		return rest
	}
	best := folded
	for t := range titles { // ဒေါ်သီတာ, นางสาวดารา
		if rest, ok := strings.CutPrefix(folded, t); ok && scriptOf([]rune(t)[0]) > latinScript && len([]rune(rest)) > 1 && len(rest) < len(best) {
			best = strings.TrimSpace(rest)
		}
	}
	return best
}

func newAsked(folded string) (asked, bool) {
	text := plain(folded)
	a := asked{}
	for _, w := range strings.Fields(text) {
		x := word{plain: w}
		for _, way := range ways(w) {
			closed, open := hear(way, false), hear(way, true)
			x.keys = append(x.keys, closed)
			if open.coarse != closed.coarse {
				x.keys = append(x.keys, open)
			}
		}
		n := 0
		for _, r := range w {
			if scriptOf(r) > latinScript {
				a.native = true
			}
			n++
		}
		x.near = n >= 4
		a.words = append(a.words, x)
		a.bare += w
	}
	if a.bare == "" {
		return a, false
	}
	a.has, a.heard = lettersOf(a.bare), ^uint64(0)
	for _, way := range ways(text) {
		closed, open := hear(way, false), hear(way, true)
		a.whole = append(a.whole, closed)
		if open.coarse != closed.coarse {
			a.whole = append(a.whole, open)
		}
	}
	for _, w := range a.whole {
		a.heard &= w.has
	}
	return a, true
}

// fits tells how well a name fits. What could only be worse than limit is not
// looked at.
func (a *asked) fits(n *name, limit How) (How, int) {
	left := len(n.bare) - len(a.bare)
	spelt := a.has&^n.has == 0 // only then can the letters be the same
	switch {
	case !spelt:
	case n.bare == a.bare:
		return Whole, 0
	case strings.HasPrefix(n.bare, a.bare):
		return Begins, min(left, 40)
	case limit >= Words && a.wordsOf(n):
		return Words, min(left, 40)
	}
	if limit < Words {
		return nothing, 0
	}
	how, cost := a.sounds(n)
	if how < Inside {
		return how, cost
	}
	if spelt && (len(a.bare) > 1 || a.native) && strings.Contains(n.bare, a.bare) {
		return Inside, min(left, 40)
	}
	if how == nothing && limit >= Near {
		return a.slip(n)
	}
	return how, cost
}

// wordsOf tells whether each word begins a word of the name, in any order.
func (a *asked) wordsOf(n *name) bool {
	used := 0
	for _, w := range a.words {
		found := false
		for i, have := range n.words {
			if used&(1<<min(i, 30)) == 0 && strings.HasPrefix(have, w.plain) {
				used |= 1 << min(i, 30)
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// sounds compares by ear.
func (a *asked) sounds(n *name) (How, int) {
	best, least := nothing, 0
	take := func(how How, cost int) {
		if how < best || how == best && cost < least {
			best, least = how, cost
		}
	}
	for i := range n.keys {
		k := &n.keys[i]
		if a.heard&^k.has != 0 {
			continue
		}
		for _, w := range a.whole {
			if w.coarse == "" || k.coarse == "" || w.coarse[0] != k.coarse[0] {
				continue
			}
			if k.coarse == w.coarse {
				take(Sounds, apart(w.fine, k.fine))
			} else if strings.HasPrefix(k.coarse, w.coarse) {
				take(SoundsAs, apart(w.fine, k.part(0, len(w.coarse)))+tail(k, len(w.coarse)))
			}
		}
		if how, cost := a.byWords(k, false); how < nothing {
			take(how, cost)
		}
	}
	return best, least
}

// tail is a little cost for what of a name the query does not cover.
func tail(k *sounds, covered int) int { return min(max(0, len(k.coarse)-covered), 20) }

// byWords looks for each word of the query where a syllable of the name
// begins. With slips, each longer word may be one letter off.
func (a *asked) byWords(k *sounds, slips bool) (How, int) {
	how, cost, covered := SoundsAs, 0, 0
	used := uint64(0)
	for i, w := range a.words {
		at, size, c, cut := -1, 0, 0, false
		for _, s := range w.keys {
			if s.coarse == "" {
				continue
			}
			if off := bits.OnesCount64(s.has &^ k.has); off > 1 || off > 0 && !slips {
				continue
			}
			each(k.starts, func(p int) bool {
				m := uint64(1)<<max(1, len(s.coarse)-1) - 1
				if used&(m<<p) != 0 || p >= len(k.coarse) || !slips && k.coarse[p] != s.coarse[0] {
					return false
				}
				n, ok := len(s.coarse), strings.HasPrefix(k.coarse[p:], s.coarse)
				if !ok && slips && w.near && len(s.coarse) >= 3 {
					n, ok = oneSlip(s.coarse, k.coarse[p:])
				}
				if !ok {
					return false
				}
				here := apart(s.fine, k.part(p, p+n))
				if k.words&(1<<p) == 0 {
					here += 6
				}
				end := p + n
				short := end < len(k.coarse) && k.starts&(1<<end) == 0
				if short {
					here += 3
				}
				if at < 0 || here < c {
					at, size, c, cut = p, n, here, short
				}
				return false
			})
		}
		if at < 0 {
			return nothing, 0
		}
		used |= (uint64(1)<<max(1, size-1) - 1) << at // the last letter may be the next word's first
		cost += c
		covered += size
		// One word in the middle of another, or a word that is typed to its end
		// and is not at its end in the name.
		if len(a.words) == 1 && k.words&(1<<at) == 0 || cut && i < len(a.words)-1 {
			how = Inside
		}
	}
	return how, cost + 1 + tail(k, covered)
}

// farthest is how unlike a slip may sound; see apart.
const farthest = 7

// slip looks for what is one slip of the fingers away.
func (a *asked) slip(n *name) (How, int) {
	long := 0
	for _, w := range a.words {
		long += len(w.plain)
	}
	if long < 4 {
		return nothing, 0
	}
	best, least := nothing, 0
	if bits.OnesCount64(a.has&^n.has) <= 1 {
		if size, ok := oneSlip(a.bare, n.bare); ok { // of the letters, whatever they sound like
			return Near, 1 + min(max(0, len(n.bare)-size), 20)
		}
	}
	for i := range n.keys {
		k := &n.keys[i]
		if bits.OnesCount64(a.heard&^k.has) > len(a.words) {
			continue
		}
		for _, w := range a.whole {
			if len(w.coarse) < 3 {
				continue
			}
			if size, ok := oneSlip(w.coarse, k.coarse); ok {
				cost := apart(w.fine, k.part(0, size)) + tail(k, size)
				if cost <= farthest+2*len(a.words)+tail(k, size) && (best == nothing || cost < least) {
					best, least = Near, cost
				}
			}
		}
		if how, cost := a.byWords(k, true); how < nothing && cost <= (farthest+6)*len(a.words)+20 && (best == nothing || cost < least) {
			best, least = Near, cost
		}
	}
	return best, least
}
