package text

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"unicode/utf16"
)

// ErrTooManyGlyphs is returned by Subset when a document needs more different
// glyphs than there are private-use codes for them.
var ErrTooManyGlyphs = errors.New("more glyphs than private-use codes")

// The private-use area of the Basic Multilingual Plane.
const (
	firstCode = 0xE000
	lastCode  = 0xF8FF
)

// Subset returns a small TrueType font that holds only the given glyphs, and
// the private-use code under which each is found in it. PDF writers that map
// one character to one glyph can so draw text that was shaped before. Glyphs
// that composites are made of come along; layout rules (GSUB, GPOS, GDEF,
// kern) do not, since the shaping is done. Glyph 0 is always in and has no
// code. The same set of glyphs, in any order, gives the same bytes.
func (t *Set) Subset(w Weight, glyphs []uint16) (ttf []byte, codes map[uint16]rune, err error) {
	f, _, err := t.face(Style{Weight: w, Size: 1})
	if err != nil {
		return nil, nil, err
	}
	wanted := slices.Clone(glyphs)
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)
	if len(wanted) > 0 && wanted[0] == 0 {
		wanted = wanted[1:]
	}
	if len(wanted) > lastCode-firstCode+1 {
		return nil, nil, fmt.Errorf("cut font to %d glyphs: %w", len(wanted), ErrTooManyGlyphs)
	}
	if n := len(wanted); n > 0 && int(wanted[n-1]) >= f.sfnt.numGlyphs {
		return nil, nil, fmt.Errorf("cut font to glyph %d of %d: %w", wanted[n-1], f.sfnt.numGlyphs, errFont)
	}

	// Wanted glyphs first, so that the codes run along with the new numbers;
	// what their composites need after them.
	order := append([]uint16{0}, wanted...)
	place := make(map[uint16]uint16, len(order))
	for i, g := range order {
		place[g] = uint16(i)
	}
	for i := 0; i < len(order); i++ {
		entry := f.sfnt.glyph(order[i])
		components(entry, func(at int) {
			g := be.Uint16(entry[at+2:])
			if _, ok := place[g]; !ok {
				place[g] = uint16(len(order))
				order = append(order, g)
			}
		})
	}

	tables := f.sfnt.outlines(order, place)
	tables["cmap"] = privateCmap(len(wanted))
	tables["name"] = nameTable(w)
	tables["post"] = postTable(f.sfnt.tables["post"])
	tables["OS/2"] = os2Table(f.sfnt.tables["OS/2"], len(wanted))

	codes = make(map[uint16]rune, len(wanted))
	for i, g := range wanted {
		codes[g] = firstCode + rune(i)
	}
	return writeSfnt(tables), codes, nil
}

// outlines makes the tables that say what the glyphs look like and how wide
// they are, in their new order.
func (f *sfnt) outlines(order []uint16, place map[uint16]uint16) map[string][]byte {
	var glyf, loca, hmtx []byte
	var widest uint16
	for _, g := range order {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		entry := bytes.Clone(f.glyph(g))
		components(entry, func(at int) {
			ref := entry[at+2:]
			be.PutUint16(ref, place[be.Uint16(ref)])
		})
		glyf = append(glyf, entry...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		advance, bearing := f.metrics(g)
		hmtx = be.AppendUint16(hmtx, advance)
		hmtx = be.AppendUint16(hmtx, uint16(bearing))
		widest = max(widest, advance)
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))

	head := bytes.Clone(f.tables["head"])
	be.PutUint16(head[50:], 1) // indexToLocFormat: loca in 32 bits
	hhea := bytes.Clone(f.tables["hhea"])
	be.PutUint16(hhea[10:], widest)             // advanceWidthMax
	be.PutUint16(hhea[34:], uint16(len(order))) // numberOfHMetrics: each glyph has its own
	maxp := bytes.Clone(f.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(order)))

	tables := map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "hhea": hhea, "maxp": maxp,
	}
	// The hinting program of these fonts only says that there is none.
	for _, tag := range []string{"prep", "gasp"} {
		if table, ok := f.tables[tag]; ok {
			tables[tag] = table
		}
	}
	return tables
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

// privateCmap maps the n codes from U+E000 to the glyphs from 1: one segment of
// format 4, platform 3 (Windows), encoding 1 (Unicode BMP).
func privateCmap(n int) []byte {
	type segment struct{ start, end, delta int }
	segments := []segment{{0xFFFF, 0xFFFF, 1}}
	if n > 0 {
		segments = append([]segment{{firstCode, firstCode + n - 1, 1 - firstCode}}, segments...)
	}
	count := len(segments)
	selector := 0
	for 2<<selector <= count {
		selector++
	}
	word := func(b []byte, vs ...int) []byte {
		for _, v := range vs {
			b = be.AppendUint16(b, uint16(v))
		}
		return b
	}
	b := word(nil, 0, 1, 3, 1, 0, 12) // version, one table, platform, encoding, its offset
	b = word(b, 4, 16+8*count, 0)     // format, length, language
	b = word(b, 2*count, 2<<selector, selector, 2*count-2<<selector)
	for _, s := range segments {
		b = word(b, s.end)
	}
	b = word(b, 0)
	for _, s := range segments {
		b = word(b, s.start)
	}
	for _, s := range segments {
		b = word(b, s.delta)
	}
	for range segments {
		b = word(b, 0)
	}
	return b
}

// nameTable names the font as a part of the typeface, as Windows readers and
// PDF writers expect it: family, style, unique name, full name, PostScript.
func nameTable(w Weight) []byte {
	style := [...]string{Regular: "Regular", Bold: "Bold"}[w]
	names := []struct {
		id   int
		text string
	}{
		{1, "Onward"}, {2, style}, {3, "Onward " + style + " subset"}, {4, "Onward " + style}, {6, "Onward-" + style},
	}
	var records, text []byte
	for _, n := range names {
		from := len(text)
		for _, u := range utf16.Encode([]rune(n.text)) {
			text = be.AppendUint16(text, u)
		}
		for _, v := range []int{3, 1, 0x409, n.id, len(text) - from, from} {
			records = be.AppendUint16(records, uint16(v))
		}
	}
	b := be.AppendUint16(nil, 0)
	b = be.AppendUint16(b, uint16(len(names)))
	b = be.AppendUint16(b, uint16(6+len(records)))
	return append(append(b, records...), text...)
}

// postTable keeps italic angle and underline and drops the glyphs' names:
// version 3.
func postTable(post []byte) []byte {
	out := bytes.Clone(post[:32])
	be.PutUint32(out, 0x00030000)
	return out
}

// os2Table says which codes the font now has.
func os2Table(os2 []byte, n int) []byte {
	out := bytes.Clone(os2)
	for at := 42; at < 58; at += 4 {
		be.PutUint32(out[at:], 0)
	}
	be.PutUint32(out[46:], 1<<(60-32)) // ulUnicodeRange2, bit 60: private use
	be.PutUint16(out[64:], firstCode)
	be.PutUint16(out[66:], uint16(firstCode+max(n-1, 0)))
	return out
}
