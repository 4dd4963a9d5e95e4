package find

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onward/app/arrival"
	"onward/app/casefile"
)

// This file asks whether a person is perhaps here already: by how the names
// sound, the year of birth and where home is. It looks at who someone is and
// at nothing else, and it only ever asks: two sisters may sound alike.

// who is what of a person is compared beside the names.
type who struct {
	from, to int // years of birth; 0 unknown
	country  string
	home     []string // as told; listened to when two people are compared, which few ever are
}

func newWho(w casefile.Who) (o who) {
	from, to, two := strings.Cut(w.Born, "/")
	if !two {
		to = from
	}
	o.from, _ = strconv.Atoi(from)
	o.to, _ = strconv.Atoi(to)
	if len(w.Home) > 0 {
		o.country, o.home = w.Home[0], w.Home[1:]
	}
	return o
}

// hearHome gives what the places someone comes from sound like.
func (o who) hearHome() (all []sounds) {
	for _, h := range o.home {
		for _, way := range ways(plain(arrival.Fold(short(h)))) {
			if s := hear(way, false); len(s.coarse) > 2 {
				all = append(all, s)
			}
		}
	}
	return all
}

// Same says what someone has in common with a case.
type Same struct {
	ID   casefile.CaseID
	Name string // the name in the case that sounds alike
	Born bool   // the years of birth agree, by a year or two
	Home bool   // home is the same place
	cost int
}

// Alike gives the cases that are perhaps of the same person as s, the likeliest
// first and at most a handful. A name that sounds the same is not enough: year
// of birth or home must agree, and neither may speak against it; only a name
// that is the same letter by letter, of two words or more, is enough while
// nothing else is known.
func (x *Index) Alike(s casefile.Summary) []Same {
	var all []Same
	w := newWho(s.Who)
	home := w.hearHome()
	for _, text := range append([]string{s.Called}, s.Who.Names...) {
		q := ask(text)
		if q == nil {
			continue
		}
		for i := range x.cases {
			e := &x.cases[i]
			if e.id == s.ID {
				continue
			}
			h, ok := q.meets(e)
			if !ok || h.By == "" || h.How > Sounds && h.How != Near || h.How == Near && len(q.ways[0].bare) < 6 {
				continue
			}
			one := Same{ID: e.id, Name: h.By, Born: bornAlike(w, e.who), Home: homeAlike(home, e.who.hearHome()), cost: int(h.How)*100 + h.cost}
			known := one.Born || one.Home
			long := h.How == Whole && len(q.ways[0].words) > 1 && h.cost == 0
			against := w.from > 0 && e.who.from > 0 && !one.Born || w.country != "" && e.who.country != "" && w.country != e.who.country
			if against || !known && !long || h.How == Near && !(one.Born && one.Home) {
				continue
			}
			if have := slices.IndexFunc(all, func(a Same) bool { return a.ID == e.id }); have < 0 {
				all = append(all, one)
			} else if one.cost < all[have].cost {
				all[have] = one
			}
		}
	}
	slices.SortFunc(all, func(a, b Same) int { return cmp.Or(b.agrees()-a.agrees(), a.cost-b.cost, cmp.Compare(a.ID, b.ID)) })
	return all[:min(len(all), handful)]
}

// handful is how many are worth asking about.
const handful = 3

func (s Same) agrees() (n int) {
	for _, b := range []bool{s.Born, s.Home} {
		if b {
			n++
		}
	}
	return n
}

// bornAlike allows for two years either way: ages are often told roundly.
func bornAlike(a, b who) bool {
	return a.from > 0 && b.from > 0 && a.from-2 <= b.to && b.from-2 <= a.to
}

func homeAlike(a, b []sounds) bool {
	return slices.ContainsFunc(a, func(p sounds) bool {
		return slices.ContainsFunc(b, func(q sounds) bool { return p.coarse == q.coarse })
	})
}
