package xlsform

import (
	"cmp"
	"errors"
	"slices"
)

// circle knows what depends on what, as app/form does: whether an item is
// asked, and what its answer is. A rule or calculation that would close a circle
// is not put in.
type circle struct {
	valued map[*item][]side // what depends on it
	edges  int
}

// maxEdges is how many dependencies the engine takes.
const maxEdges = 100_000

// side is one of the two things about an item.
type side struct {
	it    *item
	value bool
}

func newCircle() *circle {
	return &circle{valued: map[*item][]side{}}
}

// worked notes that the value of an item is worked out from others. Where that
// cannot be, nothing is noted.
func (c *circle) worked(it *item, on []*item) error {
	return c.add([]side{{it, true}}, on)
}

// ruled notes that an item, and all in it, is shown depending on others.
func (c *circle) ruled(it *item, on []*item) error {
	var to []side
	for _, x := range everything([]*item{it}, nil) {
		to = append(to, side{x, false})
	}
	return c.add(to, on)
}

// shut notes that an item can be answered or not, depending on others: nothing
// follows from that, so there is no circle in it.
func (c *circle) shut(_ *item, on []*item) error {
	if c.edges += len(on); c.edges > maxEdges {
		return errors.New("is one too many in this survey")
	}
	return nil
}

func (c *circle) add(to []side, on []*item) error {
	slices.SortFunc(on, func(a, b *item) int { return cmp.Or(a.number-b.number, cmp.Compare(a.id, b.id)) })
	on = slices.Compact(on)
	if c.edges += len(to) * len(on); c.edges > maxEdges {
		return errors.New("is one too many in this survey")
	}
	if c.reaches(to, on) {
		return errCircle
	}
	for _, from := range on {
		c.valued[from] = append(c.valued[from], to...)
	}
	return nil
}

// reaches follows everything that depends on some places.
func (c *circle) reaches(from []side, values []*item) bool {
	goal := map[*item]bool{}
	for _, it := range values {
		goal[it] = true
	}
	seen := map[side]bool{}
	todo := append([]side{}, from...)
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		if todo = todo[:len(todo)-1]; seen[p] {
			continue
		}
		seen[p] = true
		if p.value && goal[p.it] {
			return true
		}
		if p.value {
			todo = append(todo, c.valued[p.it]...)
			if p.it.table != nil {
				todo = append(todo, side{p.it.table, true})
			}
			continue
		}
		todo = append(todo, side{p.it, true})
		if p.it.sort == repeat {
			for _, k := range everything(p.it.kids, nil) {
				todo = append(todo, side{k, false})
			}
		}
	}
	return false
}

// reads lists what the value of an expression depends on: the questions it
// names, and the whole table of those in other rows.
func (n *node) reads(im *importer, at *item) (on []*item) {
	if n.op == "ref" {
		if it, err := im.any(n.text); err == nil {
			on = append(on, it)
			if !at.sees(it) {
				on = append(on, it.table)
			}
		}
	}
	for _, k := range n.kids {
		on = append(on, k.reads(im, at)...)
	}
	return on
}
