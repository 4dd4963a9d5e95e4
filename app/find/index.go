package find

import (
	"cmp"
	"math/bits"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"onward/app/arrival"
	"onward/app/casefile"
)

// Index holds what cases are found by. It is not safe for use by several
// goroutines at once.
type Index struct {
	cases []entry
	at    map[casefile.CaseID]int
}

// entry is one case.
type entry struct {
	id      casefile.CaseID
	code    string // folded
	names   []name
	touched time.Time
	who     who
}

// name is one name of a case, read in every way it may be.
type name struct {
	text  string   // as it stands in the case
	words []string // plain
	bare  string   // the words in one
	has   uint64   // the letters of bare
	keys  []sounds
}

// Len tells how many cases are in the index.
func (x *Index) Len() int { return len(x.cases) }

func newEntry(s casefile.Summary) entry {
	e := entry{id: s.ID, code: arrival.Fold(string(s.Code)), touched: s.Touched, who: newWho(s.Who)}
	for _, text := range append([]string{s.Called}, s.Who.Names...) {
		if slices.ContainsFunc(e.names, func(have name) bool { return have.text == text }) {
			continue // she is called by one of her names, as most are
		}
		n, ok := newName(text)
		if ok && !slices.ContainsFunc(e.names, func(have name) bool { return have.bare == n.bare }) {
			e.names = append(e.names, n)
		}
	}
	return e
}

// Put takes a case in, or takes in anew what changed in it.
func (x *Index) Put(s casefile.Summary) {
	e := newEntry(s)
	i, ok := x.at[s.ID]
	if !ok {
		i = len(x.cases)
		x.at[s.ID] = i
		x.cases = append(x.cases, e)
		return
	}
	x.cases[i] = e
}

// Drop takes a case out.
func (x *Index) Drop(id casefile.CaseID) {
	i, ok := x.at[id]
	if !ok {
		return
	}
	last := len(x.cases) - 1
	x.cases[i] = x.cases[last]
	x.at[x.cases[i].id] = i
	x.cases[last] = entry{}
	x.cases = x.cases[:last]
	delete(x.at, id)
}

// Forget drops all that is in the index.
func (x *Index) Forget() {
	clear(x.cases)
	x.cases, x.at = nil, map[casefile.CaseID]int{}
}

func newName(text string) (name, bool) {
	folded := plain(arrival.Fold(short(text)))
	n := name{text: text, words: strings.Fields(folded)}
	n.bare = strings.Join(n.words, "")
	if n.bare == "" {
		return name{}, false
	}
	n.has = lettersOf(n.bare)
	for _, way := range ways(folded) {
		s := hear(way, false)
		if s.coarse != "" && !slices.ContainsFunc(n.keys, func(k sounds) bool { return k.coarse == s.coarse && k.fine == s.fine }) {
			n.keys = append(n.keys, s)
		}
	}
	return n, true
}

// How says in what way a hit was found, the best first.
type How int

// The ways of finding.
const (
	ByCode   How = iota // the whole code
	Whole               // a whole name, letter by letter
	Begins              // the beginning of a code or a name
	Words               // words of a name, in any order
	Sounds              // sounds the same
	SoundsAs            // sounds so at its beginning, or its words do in any order
	Inside              // letters or sounds in the middle
	Near                // one slip of the fingers away
	nothing
)

// Hit is one case that was found.
type Hit struct {
	ID  casefile.CaseID
	How How
	By  string // the name it was found by, as it stands in the case; empty for the code

	cost    int
	touched time.Time
}

// Find gives the cases a query fits, the best first, and how many there are;
// at most so many are given. An empty query fits none.
func (x *Index) Find(query string, most int) (hits []Hit, all int) {
	q := ask(query)
	if q == nil {
		return nil, 0
	}
	for i := range x.cases {
		e := &x.cases[i]
		if h, ok := q.meets(e); ok {
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.How, b.How), cmp.Compare(a.cost, b.cost), b.touched.Compare(a.touched), cmp.Compare(a.ID, b.ID))
	})
	return hits[:min(len(hits), most)], len(hits)
}

// meets looks for the best way a query fits a case.
func (q *query) meets(e *entry) (Hit, bool) {
	best := Hit{ID: e.id, How: nothing, touched: e.touched}
	switch {
	case e.code == q.code:
		best.How = ByCode
		return best, true
	case len(q.code) > 0 && strings.HasPrefix(e.code, q.code):
		best.How = Begins
	case len(q.code) > 1 && strings.Contains(e.code, q.code):
		best.How = Inside
	}
	for i := range e.names {
		n := &e.names[i]
		for k := range q.ways {
			how, cost := q.ways[k].fits(n, best.How)
			cost += 4 * (min(i, 3) + k) // the name she wants comes first
			if how < best.How || how == best.How && how < nothing && best.By != "" && cost < best.cost {
				best.How, best.cost, best.By = how, cost, n.text
			}
		}
	}
	return best, best.How < nothing
}

// each calls do with every place marked, until it gives true.
func each(places uint64, do func(int) bool) bool {
	for ; places != 0; places &= places - 1 {
		if do(bits.TrailingZeros64(places)) {
			return true
		}
	}
	return false
}

// Of makes an index of cases, of many at once.
func Of(list []casefile.Summary) *Index {
	x := &Index{cases: make([]entry, len(list)), at: make(map[casefile.CaseID]int, len(list))}
	hands := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for h := range hands {
		wait.Go(func() {
			for i := h; i < len(list); i += hands {
				x.cases[i] = newEntry(list[i])
			}
		})
	}
	wait.Wait()
	for i, s := range list {
		x.at[s.ID] = i
	}
	return x
}
