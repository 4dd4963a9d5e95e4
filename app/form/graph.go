package form

import (
	"slices"
	"strings"
)

// What depends on what is settled when a form is loaded, as in JavaRosa: a
// circle is a mistake of the pack and is refused; on an answer only what
// depends on it is worked out again, in an order that is right.

type work uint8

const (
	workShown   work = iota // is the question asked?
	workValue               // its real value, none while hidden
	workEnabled             // may it be answered?
	workFit                 // does it go together with other answers?
	workAlert               // does it raise alerts?
	works
)

// step is one thing to work out, for each row where q is a column.
type step struct {
	q    *Question
	what work
}

const maxEdges = 100_000

// graph has five nodes a question, numbered works*index + work.
type graph struct {
	b     *builder
	out   [][]int32
	edges int
}

func (g *graph) node(q *Question, w work) int32 { return int32(int(works)*q.index + int(w)) }

func (g *graph) edge(from *Question, fw work, to *Question, tw work) {
	if g.edges++; g.edges > maxEdges {
		return
	}
	n := g.node(from, fw)
	g.out[n] = append(g.out[n], g.node(to, tw))
}

// wire builds the graph, refuses circles, and leaves the order of work on the
// Def and its questions.
func (b *builder) wire() {
	qs := b.def.questions
	g := &graph{b: b, out: make([][]int32, int(works)*len(qs))}
	for _, q := range qs {
		g.connect(q)
	}
	if g.edges > maxEdges {
		b.f.add(b.schemaFile, "", "more than %d dependencies between questions", maxEdges)
		return
	}
	order, stuck := g.sort()
	if stuck >= 0 {
		g.report(stuck)
		return
	}
	place := make([]int32, len(g.out))
	for i, n := range order {
		place[n] = int32(i)
		b.def.order = append(b.def.order, g.step(n))
	}
	for _, q := range qs {
		for _, n := range g.reach(g.node(q, workValue), place) {
			if s := g.step(n); g.hasWork(s) {
				q.reach = append(q.reach, s)
			}
		}
	}
}

func (g *graph) step(n int32) step {
	return step{g.b.def.questions[int(n)/int(works)], work(int(n) % int(works))}
}

// hasWork leaves out what a changed answer cannot change.
func (g *graph) hasWork(s step) bool {
	switch s.what {
	case workAlert:
		return len(s.q.Alerts) > 0
	case workFit:
		return s.q.weighed()
	case workEnabled:
		return len(s.q.rules) > 0
	}
	return s.q.asked
}

func (g *graph) connect(q *Question) {
	g.edge(q, workShown, q, workValue)
	g.edge(q, workValue, q, workAlert)
	g.edge(q, workValue, q, workFit)
	if q.table != nil {
		g.edge(q.table, workShown, q, workShown)
		g.edge(q, workValue, q.table, workValue)
	}
	for _, r := range q.rules {
		what := workShown
		if r.effect == enable || r.effect == disable {
			what = workEnabled
		}
		for _, on := range r.when.on() {
			g.edge(on, workValue, q, what)
		}
	}
	g.formulas(q)
}

func (g *graph) formulas(q *Question) {
	b, at := g.b, g.b.places[q]
	here := b.onQuestion(q)
	if q.Compute != "" {
		q.compute = b.formula(q.Compute, here, at+"/x-compute")
		g.uses(q.compute, q, workValue)
	}
	if q.Valid != "" {
		q.valid = b.formula(q.Valid, here, at+"/x-valid")
		g.uses(q.valid, q, workFit)
	}
	if q.Needed != "" {
		q.needed = b.formula(q.Needed, here, at+"/x-needed")
		g.uses(q.needed, q, workFit)
	}
	if q.Offer != "" {
		here.offers = true
		q.offer = b.formula(q.Offer, here, at+"/x-offer")
		g.uses(q.offer, q, workFit)
		here.offers = false
	}
	for i := range q.Alerts {
		a := &q.Alerts[i]
		a.test = b.formula(a.If, here, at+"/x-alert/"+itoa(i)+"/if")
		g.uses(a.test, q, workAlert)
	}
	for i := range q.Plan { // worked out only when asked for
		q.Plan[i].test = b.formula(q.Plan[i].If, here, at+"/x-plan/"+itoa(i)+"/if")
	}
}

func (g *graph) uses(f *formula, q *Question, what work) {
	if f == nil {
		return
	}
	for _, on := range f.on {
		g.edge(on, workValue, q, what)
	}
}

// sort gives the nodes in an order where each comes after all it depends on
// (Kahn). stuck is a node on or behind a circle, or -1.
func (g *graph) sort() (order []int32, stuck int32) {
	waits := make([]int32, len(g.out))
	for _, to := range g.out {
		for _, n := range to {
			waits[n]++
		}
	}
	for n, w := range waits {
		if w == 0 {
			order = append(order, int32(n))
		}
	}
	for i := 0; i < len(order); i++ {
		for _, n := range g.out[order[i]] {
			if waits[n]--; waits[n] == 0 {
				order = append(order, n)
			}
		}
	}
	if len(order) == len(g.out) {
		return order, -1
	}
	for n, w := range waits {
		if w > 0 {
			return nil, int32(n)
		}
	}
	return order, -1
}

// report names the questions of a circle, in order.
func (g *graph) report(from int32) {
	circle := g.circle(from)
	var ids []string
	for _, n := range circle {
		id := string(g.step(n).q.ID)
		if len(ids) == 0 || ids[len(ids)-1] != id {
			ids = append(ids, id)
		}
	}
	if len(ids) == 1 {
		ids = append(ids, ids[0])
	}
	q := g.step(circle[0]).q
	g.b.f.addKind(ErrCycle, g.b.schemaFile, g.b.places[q], "answers depend on each other in a circle: %s", strings.Join(ids, " → "))
}

// circle walks from a stuck node until it comes by a node twice. It walks only
// among nodes that can be reached again, which Kahn's rest guarantees to find.
func (g *graph) circle(from int32) []int32 {
	const white, grey, black = 0, 1, 2
	colour := make([]uint8, len(g.out))
	var stack []int32
	var visit func(n int32) []int32
	visit = func(n int32) []int32 {
		colour[n] = grey
		stack = append(stack, n)
		for _, m := range g.out[n] {
			if colour[m] == grey {
				return append(slices.Clone(stack[slices.Index(stack, m):]), m)
			}
			if colour[m] == white {
				if c := visit(m); c != nil {
					return c
				}
			}
		}
		stack = stack[:len(stack)-1]
		colour[n] = black
		return nil
	}
	if c := visit(from); c != nil {
		return c
	}
	for n := range g.out { // the stuck node stood behind the circle
		if colour[n] == white {
			if c := visit(int32(n)); c != nil {
				return c
			}
		}
	}
	return []int32{from}
}

// reach lists what a changed node leads to, in working order.
func (g *graph) reach(from int32, place []int32) []int32 {
	seen := map[int32]bool{from: true}
	todo := []int32{from}
	var all []int32
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, m := range g.out[n] {
			if !seen[m] {
				seen[m] = true
				todo, all = append(todo, m), append(all, m)
			}
		}
	}
	slices.SortFunc(all, func(a, b int32) int { return int(place[a] - place[b]) })
	return all
}
