package text

import (
	"math"
	"sort"
)

// Paper has time to choose all breaks of a paragraph together, so that no line
// is much emptier than its neighbours and no word is left alone at the end.
// This is the total-fit method of D. E. Knuth and M. F. Plass, "Breaking
// Paragraphs into Lines", Software: Practice and Experience 11 (1981): the best
// way to any break is the best way to some break before it and one line more,
// so going through the breaks once finds the best way to the end. What is best
// is said by cost.

// Align says how lines stand in their room.
type Align int

// The ways. Start leaves the right edge ragged, Center both; Justify makes both
// even, save of the last line of a paragraph and of a line that would have to
// be stretched too far (justify.go).
const (
	Start Align = iota
	Center
	Justify
)

// Shape is the room that a text is composed for, in the unit of Style.Size.
type Shape struct {
	Width float64 // of the lines; infinite: a paragraph is one line, at the start
	Align Align
	First float64 // how far the first line of each paragraph is indented, at least 0
}

// Compose breaks s to lines as Lines does and keeps the same promises, but
// weighs all lines of a paragraph against each other. It takes no line more
// than Lines for that. X and the advances of the glyphs say how the lines are
// aligned.
func (t *Set) Compose(s string, st Style, sh Shape) ([]Line, error) {
	return t.lay(s, st, func(p *paragraph, scale float64) ([]Line, error) {
		c := &composer{p: p, limit: units(sh.Width, scale), first: units(sh.Width-sh.First, scale), align: sh.Align}
		if c.limit == endless {
			c.align = Start
		}
		if c.align == Justify {
			c.gaps = p.gaps()
			c.gives = p.gives(c.gaps)
		}
		var out []Line
		from := 0
		for _, end := range c.ends() {
			line, err := p.line(from, end, st, scale)
			if err != nil {
				return nil, err
			}
			if from == 0 {
				line.X = sh.First
			}
			room := max(0, sh.Width-line.X)
			switch {
			case c.align == Center:
				line.X += max(0, (room-line.Width)/2)
			case c.align == Justify && end < len(p.text):
				line.stretch(c.gaps[from:], room, st.Size)
			}
			out = append(out, line)
			from = end
		}
		return out, nil
	})
}

// endless is the limit of a line without one, in font units.
const endless = int64(math.MaxInt32)

// units turns a width into font units.
func units(width, scale float64) int64 {
	if u := width/scale + 1e-6; u < float64(endless) {
		return int64(max(u, 0))
	}
	return endless
}

// composer breaks one paragraph.
type composer struct {
	p            *paragraph
	limit, first int64 // of a line, and of the first one, in font units
	align        Align

	gaps  []gap   // of Justify: what stands before each byte
	gives []int64 // and how far all before it may be stretched

	places []place
}

// place is where a line may end and the next begin: a break, or the border of
// a cluster in a piece too wide for a line.
type place struct {
	at     int
	cut    bool // not a break
	before int  // at, without the spaces before it

	// What shaping a line's start or end again adds to its width, and to where
	// or from where that is; 0 at places that are clean.
	begin, end       int64
	beginTo, endFrom int
	best             cost
	from             int // the place where the last line of the best way begins
}

// cost is what a way of breaking costs. Cuts outweigh all else, then lines:
// paper is for saving too.
type cost struct {
	cuts, lines int
	badness     int64 // of each line 0 to 1,000,000, and what is added to it
}

func (c cost) plus(d cost) cost {
	return cost{c.cuts + d.cuts, c.lines + d.lines, c.badness + d.badness}
}

func (c cost) less(d cost) bool {
	if c.cuts != d.cuts {
		return c.cuts < d.cuts
	}
	if c.lines != d.lines {
		return c.lines < d.lines
	}
	return c.badness < d.badness
}

// room is how wide a line may be that begins at a byte.
func (c *composer) room(from int) int64 {
	if from == 0 {
		return c.first
	}
	return c.limit
}

// ends returns where the lines end.
func (c *composer) ends() []int {
	if c.p.text == "" {
		return []int{0}
	}
	c.find()
	first := 0 // no line from a place before it reaches
	for j := 1; j < len(c.places); j++ {
		to := &c.places[j]
		for first < j-1 && c.p.rough(c.places[first].at, to.before) > c.limit+2*slack {
			first++
		}
		to.from = -1
		for i := first; i < j; i++ {
			wide := c.width(i, j)
			if wide > c.room(c.places[i].at) && i+1 < j {
				continue
			}
			way := c.places[i].best.plus(c.line(i, j, wide))
			if to.from < 0 || !to.best.less(way) {
				to.best, to.from = way, i
			}
		}
	}
	var ends []int
	for j := len(c.places) - 1; j > 0; j = c.places[j].from {
		ends = append(ends, c.places[j].at)
	}
	for i, j := 0, len(ends)-1; i < j; i, j = i+1, j-1 {
		ends[i], ends[j] = ends[j], ends[i]
	}
	return ends
}

// find lists the places: 0, the breaks, the end, and the cluster borders of
// pieces wider than the lines they could stand on.
func (c *composer) find() {
	p, from := c.p, 0
	c.places = append(c.places[:0], c.place(0, false))
	for i := 0; i <= len(p.breaks); i++ {
		to := len(p.text)
		if i < len(p.breaks) {
			to = p.breaks[i]
		}
		end, room := p.withoutHanging(from, to), c.room(from)
		if p.rough(from, end) > room-slack && p.width(from, end) > room {
			borders := p.clusterBorders()
			for _, at := range borders[sort.SearchInts(borders, from+1):] {
				if at >= to {
					break
				}
				c.places = append(c.places, c.place(at, true))
			}
		}
		c.places = append(c.places, c.place(to, false))
		from = to
	}
}

func (c *composer) place(at int, cut bool) place {
	p := c.p
	pl := place{at: at, cut: cut, before: p.withoutHanging(0, at)}
	pl.beginTo, pl.endFrom = p.cleanFrom(at), p.cleanTo(pl.before)
	pl.begin = p.width(at, pl.beginTo) - p.rough(at, pl.beginTo)
	pl.end = p.width(pl.endFrom, pl.before) - p.rough(pl.endFrom, pl.before)
	return pl
}

// width is the paragraph's, by what is known of the places.
func (c *composer) width(i, j int) int64 {
	a, b := &c.places[i], &c.places[j]
	if a.beginTo > b.endFrom {
		return c.p.width(a.at, max(a.at, b.before))
	}
	return a.begin + c.p.rough(a.at, b.before) + b.end
}

// What is added to the badness of a line, which itself is a million for a line
// with nothing on it.
const (
	lonely = 250_000 // for a last line that stands alone
	twice  = 250_000 // for a line that begins and ends in cuts
)

// line is what the line from one place to another costs.
func (c *composer) line(i, j int, wide int64) cost {
	a, b := &c.places[i], &c.places[j]
	all := cost{lines: 1}
	if b.cut {
		all.cuts = 1
		if a.cut {
			all.badness += twice
		}
	}
	room := max(1, c.room(a.at))
	if b.at < len(c.p.text) {
		all.badness += c.bad(a.at, b.before, room-wide, room)
		return all
	}
	if i > 0 && c.alone(i, j, wide, room) {
		all.badness += lonely
	}
	return all
}

// alone says whether a line looks lost as the last of a paragraph: very short,
// or a single piece and short.
func (c *composer) alone(i, j int, wide, room int64) bool {
	em := int64(c.p.face.sfnt.unitsPerEm)
	return wide < min(room/4, em*5/2) || i+1 == j && wide < room/3
}

// bad says how bad a line is that leaves a part of its room free: ragged, the
// square of the part, from 0 to 1,000,000; justified, the cube of how far it is
// stretched of how far it may be, and where it cannot be justified a million
// and ten squares of the part, so that such lines are few and not very empty.
func (c *composer) bad(from, to int, free, room int64) int64 {
	if free <= 0 {
		return 0
	}
	part := free * 1000 / room
	if c.align != Justify {
		return part * part
	}
	can := c.gives[to] - c.gives[from+1]
	if free > can {
		return 1_000_000 + 10*part*part
	}
	part = free * 1000 / can
	return part * part * part / 1000
}
