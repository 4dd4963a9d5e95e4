package text

import (
	"bytes"
	"slices"
)

// cut is a font in the making: the drawings asked for, then the glyphs that
// they are made of.
type cut struct {
	from  *sfnt
	slots []slot
	place map[uint16]uint16 // glyph of the whole font → its slot
}

// slot is one glyph of the new font: one of the whole font as it is, or one
// made of several.
type slot struct {
	glyph   uint16
	made    []Placed // nothing for a glyph as it is
	advance int
}

func newCut(from *sfnt) *cut {
	c := &cut{from: from, place: map[uint16]uint16{}}
	c.slot(0)
	return c
}

// slot gives the place of a glyph of the whole font, and makes one if needed.
func (c *cut) slot(g uint16) uint16 {
	at, ok := c.place[g]
	if !ok {
		at = uint16(len(c.slots))
		c.place[g] = at
		advance, _ := c.from.metrics(g)
		c.slots = append(c.slots, slot{glyph: g, advance: int(advance)})
	}
	return at
}

// add puts a drawing in the next slot. A single glyph where it always is takes
// the slot itself, the first time; all else is made of glyphs.
func (c *cut) add(d Drawing) {
	made := slot{made: []Placed{}, advance: d.Advance}
	for _, g := range d.Glyphs {
		if len(c.from.glyph(g.ID)) > 0 {
			made.made = append(made.made, g)
		}
	}
	if len(d.Glyphs) == 1 {
		g := d.Glyphs[0]
		if _, ok := c.place[g.ID]; !ok && g.X == 0 && g.Y == 0 {
			c.slot(g.ID)
			return
		}
		advance, _ := c.from.metrics(g.ID)
		made.advance = int(advance)
	}
	c.slots = append(c.slots, made)
}

// tables makes the tables that say what the glyphs look like and how wide they
// are, in their new order.
func (c *cut) tables() map[string][]byte {
	var glyf, loca, hmtx []byte
	widest, deepest, most := 0, 0, 0
	for i := 0; i < len(c.slots); i++ { // grows: what composites are made of comes after them
		s := c.slots[i]
		var entry []byte
		_, bearing := c.from.metrics(s.glyph)
		if s.made == nil {
			entry = bytes.Clone(c.from.glyph(s.glyph))
			components(entry, func(at int) {
				be.PutUint16(entry[at+2:], c.slot(be.Uint16(entry[at+2:])))
			})
		} else {
			entry, bearing = c.composite(s.made)
		}
		deepest, most = max(deepest, c.depth(s)), max(most, len(s.made))
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, entry...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = be.AppendUint16(hmtx, uint16(s.advance))
		hmtx = be.AppendUint16(hmtx, uint16(bearing))
		widest = max(widest, s.advance)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))

	head, hhea, maxp := bytes.Clone(c.from.tables["head"]), bytes.Clone(c.from.tables["hhea"]), bytes.Clone(c.from.tables["maxp"])
	be.PutUint16(head[50:], 1)                    // indexToLocFormat: loca in 32 bits
	be.PutUint16(hhea[10:], uint16(widest))       // advanceWidthMax
	be.PutUint16(hhea[34:], uint16(len(c.slots))) // numberOfHMetrics: each glyph has its own
	be.PutUint16(maxp[4:], uint16(len(c.slots)))
	be.PutUint16(maxp[28:], max(be.Uint16(maxp[28:]), uint16(most)))    // maxComponentElements
	be.PutUint16(maxp[30:], max(be.Uint16(maxp[30:]), uint16(deepest))) // maxComponentDepth
	tables := map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": hhea, "maxp": maxp,
	}
	// The hinting program of these fonts only says that there is none.
	for _, tag := range []string{"prep", "gasp"} {
		if table, ok := c.from.tables[tag]; ok {
			tables[tag] = table
		}
	}
	return tables
}

// composite writes a glyph made of others (OpenType, glyf), and gives how far
// from its origin its ink begins.
func (c *cut) composite(parts []Placed) (entry []byte, bearing int16) {
	if len(parts) == 0 {
		return nil, 0
	}
	var box [4]int // left, bottom, right, top
	var body []byte
	for i, p := range parts {
		ink := c.from.glyph(p.ID)
		for side := range box {
			at := int(int16(be.Uint16(ink[2+2*side:])))
			if side%2 == 0 {
				at += p.X
			} else {
				at += p.Y
			}
			if i == 0 || (side < 2) == (at < box[side]) {
				box[side] = at
			}
		}
		flags := uint16(argsAreOffsets)
		if i < len(parts)-1 {
			flags |= moreComponents
		}
		small := p.X == int(int8(p.X)) && p.Y == int(int8(p.Y))
		if !small {
			flags |= argsAreWords
		}
		body = be.AppendUint16(body, flags)
		body = be.AppendUint16(body, c.slot(p.ID))
		if small {
			body = append(body, byte(int8(p.X)), byte(int8(p.Y)))
		} else {
			body = be.AppendUint16(be.AppendUint16(body, uint16(p.X)), uint16(p.Y))
		}
	}
	entry = be.AppendUint16(nil, 0xFFFF) // contours: -1, for it has none of its own
	for _, side := range box {
		entry = be.AppendUint16(entry, uint16(side))
	}
	return slices.Concat(entry, body), int16(box[0])
}

// depth is how many composites lie within each other in a slot.
func (c *cut) depth(s slot) int {
	deepest := 0
	for _, p := range s.made {
		deepest = max(deepest, 1+c.from.depth(p.ID))
	}
	if s.made == nil {
		deepest = c.from.depth(s.glyph)
	}
	return deepest
}

func (f *sfnt) depth(g uint16) int {
	deepest := 0
	entry := f.glyph(g)
	components(entry, func(at int) {
		deepest = max(deepest, 1+f.depth(be.Uint16(entry[at+2:])))
	})
	return deepest
}

// Flags of a component in a composite glyph (OpenType, glyf).
const (
	argsAreWords   = 0x0001
	argsAreOffsets = 0x0002
	hasScale       = 0x0008
	moreComponents = 0x0020
	hasTwoScales   = 0x0040
	hasMatrix      = 0x0080
)

// components calls each with the place in a composite glyph where each of its
// components starts: flags, then the number of the glyph it draws, two bytes
// each. A glyph with contours of its own has none.
func components(entry []byte, each func(at int)) {
	if len(entry) < 10 || int16(be.Uint16(entry)) >= 0 {
		return
	}
	for at := 10; at+4 <= len(entry); {
		flags := be.Uint16(entry[at:])
		each(at)
		at += 4 + componentSize(flags)
		if flags&moreComponents == 0 {
			return
		}
	}
}

// componentSize is the number of bytes of a component after flags and glyph.
func componentSize(flags uint16) int {
	size := 2
	if flags&argsAreWords != 0 {
		size = 4
	}
	switch {
	case flags&hasScale != 0:
		size += 2
	case flags&hasTwoScales != 0:
		size += 4
	case flags&hasMatrix != 0:
		size += 8
	}
	return size
}
