package text

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf16"
)

// ErrTooManyGlyphs is returned by Subset when a document needs more different
// drawings than there are private-use codes for them.
var ErrTooManyGlyphs = errors.New("more drawings than private-use codes")

// The private-use area of the Basic Multilingual Plane. FirstCode is the code
// of the first drawing of a subset, and those of the others follow it.
const (
	FirstCode = 0xE000
	lastCode  = 0xF8FF
)

// Drawing is what one code of a document's font draws: a glyph, or several
// that make up a cluster.
type Drawing struct {
	Glyphs  []Placed
	Advance int // font units; a glyph alone keeps its own
}

// Placed is a glyph and where its origin lies from that of the drawing, in font
// units with y upwards.
type Placed struct {
	ID   uint16
	X, Y int
}

// Subset returns a small TrueType font that holds only the given drawings, the
// first under FirstCode and the others under the codes after it. PDF writers
// that map one character to one glyph can so draw text that was shaped before,
// a cluster at a time, and say of each code which words it stands for. What is
// drawn of several glyphs becomes a composite of them; layout rules (GSUB,
// GPOS, GDEF, kern) do not come along, since the shaping is done. Glyph 0 is
// always in and has no code. The same drawings give the same bytes.
func (t *Set) Subset(w Weight, drawings []Drawing) (ttf []byte, err error) {
	f, _, err := t.face(Style{Weight: w, Size: 1})
	if err != nil {
		return nil, err
	}
	if len(drawings) > lastCode-FirstCode+1 {
		return nil, fmt.Errorf("cut font to %d drawings: %w", len(drawings), ErrTooManyGlyphs)
	}
	cut := newCut(f.sfnt)
	for _, d := range drawings {
		for _, g := range d.Glyphs {
			if int(g.ID) >= f.sfnt.numGlyphs {
				return nil, fmt.Errorf("cut font to glyph %d of %d: %w", g.ID, f.sfnt.numGlyphs, errFont)
			}
		}
		cut.add(d)
	}
	tables := cut.tables()
	tables["cmap"] = privateCmap(len(drawings))
	tables["name"] = nameTable(w)
	tables["post"] = postTable(f.sfnt.tables["post"])
	tables["OS/2"] = os2Table(f.sfnt.tables["OS/2"], len(drawings))
	return writeSfnt(tables), nil
}

// privateCmap maps the n codes from U+E000 to the glyphs from 1: one segment of
// format 4, platform 3 (Windows), encoding 1 (Unicode BMP).
func privateCmap(n int) []byte {
	type segment struct{ start, end, delta int }
	segments := []segment{{0xFFFF, 0xFFFF, 1}}
	if n > 0 {
		segments = append([]segment{{FirstCode, FirstCode + n - 1, 1 - FirstCode}}, segments...)
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
	be.PutUint16(out[64:], FirstCode)
	be.PutUint16(out[66:], uint16(FirstCode+max(n-1, 0)))
	return out
}
