package text

import "bytes"

// A layout table (GSUB, GPOS) says which glyphs each of its rules is for, as a
// list of glyphs or as a list of ranges (OpenType, "Coverage Table"). The
// shaping library, go-text v0.3.5, sorts rules out beforehand by a small
// filter, and stops filling it once one of its three parts is full
// (setDigest.addRange returns when any is, where HarfBuzz waits for all): so it
// overlooks glyphs in late ranges. In this typeface that cost the kerning of
// "ợt" and stacks of rare Myanmar letters. Lists do not take that path, so the
// ranges of rules for many glyphs are written out as lists here.

// A part of the filter is full after 64 glyphs at the least.
const filterRoom = 64

// Lookup types whose subtables lie elsewhere, and those that look at context.
type lookupTypes struct{ extension, context, chained uint16 }

var (
	substitution = lookupTypes{extension: 7, context: 5, chained: 6}
	positioning  = lookupTypes{extension: 9, context: 7, chained: 8}
)

// listed returns a layout table in which every rule that is for many glyphs
// lists them. The embedded typeface is whole (a checksum holds it), so offsets
// are not doubted.
func listed(table []byte, types lookupTypes) []byte {
	out := bytes.Clone(table)
	u16 := func(at int) int { return int(be.Uint16(out[at:])) }
	written := map[int]int{} // where a coverage was → where its list is

	list := u16(8)
	for i := range u16(list) {
		lookup := list + u16(list+2+2*i)
		var rules []int // where the offsets of the coverages stand, and from where they count
		glyphs := 0
		for j := range u16(lookup + 4) {
			sub := lookup + u16(lookup+6+2*j)
			kind := be.Uint16(out[lookup:])
			if kind == types.extension {
				kind, sub = be.Uint16(out[sub+2:]), sub+int(be.Uint32(out[sub+4:]))
			}
			at := sub + 2
			if u16(sub) == 3 && kind == types.context {
				at = sub + 6 // the first glyph's
			}
			if u16(sub) == 3 && kind == types.chained {
				at = sub + 6 + 2*u16(sub+2) // the first glyph's, after those before it
			}
			rules = append(rules, sub, at)
			glyphs += len(covered(out[sub+u16(at):]))
		}
		if glyphs < filterRoom {
			continue
		}
		for ; len(rules) > 0; rules = rules[2:] {
			sub, at := rules[0], rules[1]
			from := sub + u16(at)
			to, ok := written[from]
			if !ok {
				to = len(out)
			}
			if u16(from) != 2 || to-sub > 0xFFFF {
				continue
			}
			if !ok {
				ids := covered(out[from:])
				out = be.AppendUint16(out, 1)
				out = be.AppendUint16(out, uint16(len(ids)))
				for _, id := range ids {
					out = be.AppendUint16(out, id)
				}
				written[from] = to
			}
			be.PutUint16(out[at:], uint16(to-sub))
		}
	}
	return out
}

// covered returns the glyphs of a coverage table, rising.
func covered(table []byte) (ids []uint16) {
	format, count := be.Uint16(table), int(be.Uint16(table[2:]))
	for i := range count {
		if format == 1 {
			ids = append(ids, be.Uint16(table[4+2*i:]))
			continue
		}
		entry := table[4+6*i:]
		for id := int(be.Uint16(entry)); id <= int(be.Uint16(entry[2:])); id++ {
			ids = append(ids, uint16(id))
		}
	}
	return ids
}
