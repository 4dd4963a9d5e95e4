package text

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"onward/assets"
)

// used returns the glyphs that the Universal Declaration needs in one weight.
func used(t testing.TB, set *Set, w Weight, langs ...string) []uint16 {
	t.Helper()
	var all []uint16
	for _, lang := range langs {
		for _, p := range udhr(t, lang) {
			lines, err := set.Lines(p, Style{Lang: lang, Weight: w, Size: 10}, math.Inf(1))
			if err != nil {
				t.Fatal(err)
			}
			for _, g := range glyphsOf(lines) {
				all = append(all, g.ID)
			}
		}
	}
	return all
}

// withComposites adds glyphs that are made of others, of which running text has
// few: every hundredth glyph that is one.
func withComposites(set *Set, w Weight, glyphs []uint16) []uint16 {
	f := set.faces[w].sfnt
	found := 0
	for g := range f.numGlyphs {
		if entry := f.glyph(uint16(g)); entry != nil && int16(be.Uint16(entry)) < 0 {
			if found%100 == 0 {
				glyphs = append(glyphs, uint16(g))
			}
			found++
		}
	}
	return glyphs
}

// A reader of fonts that is not ours finds each glyph under its private code,
// with the outline and advance it has in the whole font.
func TestASubsetDrawsTheSameGlyphs(t *testing.T) {
	set := open(t)
	for w, file := range [][]byte{assets.Regular(), assets.Bold()} {
		whole := parse(t, file)
		glyphs := withComposites(set, Weight(w), used(t, set, Weight(w), languages...))
		ttf, codes, err := set.Subset(Weight(w), glyphs)
		if err != nil {
			t.Fatal(err)
		}
		small := parse(t, ttf)
		for _, g := range glyphs {
			code, ok := codes[g]
			if g == 0 || !ok || code < 0xE000 || code > 0xF8FF {
				t.Fatalf("weight %d: glyph %d has the code U+%04X", w, g, code)
			}
			id, ok := small.NominalGlyph(code)
			if !ok {
				t.Fatalf("weight %d: U+%04X is not in the subset", w, code)
			}
			if got, want := small.HorizontalAdvance(id), whole.HorizontalAdvance(font.GID(g)); got != want {
				t.Fatalf("weight %d: glyph %d is %v wide, was %v", w, g, got, want)
			}
			got, _ := small.GlyphDataOutline(id)
			want, _ := whole.GlyphDataOutline(font.GID(g))
			if !slices.Equal(got.Segments, want.Segments) {
				t.Fatalf("weight %d: glyph %d is drawn otherwise in the subset", w, g)
			}
		}
		if len(ttf) > 400<<10 {
			t.Errorf("weight %d: %d glyphs take %d bytes", w, len(codes), len(ttf))
		}
	}
}

func parse(t *testing.T, file []byte) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestASubsetIsTheSameBytesAgain(t *testing.T) {
	set := open(t)
	glyphs := used(t, set, Regular, "km")
	first, _, err := set.Subset(Regular, glyphs)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(glyphs)
	again, _, err := set.Subset(Regular, append(glyphs, 0))
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same glyphs in another order give other bytes (%v)", err)
	}
}

// What simple PDF writers rely on: these tables and no layout rules, offsets
// and padding to four bytes with zeros, an advance of its own for each glyph,
// loca in 32 bits, a Windows Unicode cmap of format 4, checksums that hold.
func TestTheTablesOfASubset(t *testing.T) {
	set := open(t)
	ttf, codes, err := set.Subset(Regular, withComposites(set, Regular, used(t, set, Regular, "my", "vi")))
	if err != nil {
		t.Fatal(err)
	}
	f, err := readSfnt(ttf)
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for i := range int(be.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		tag, from, size := string(entry[:4]), be.Uint32(entry[8:]), be.Uint32(entry[12:])
		tags = append(tags, tag)
		if from%4 != 0 {
			t.Errorf("table %s starts at %d", tag, from)
		}
		padded := ttf[from : (from+size+3)&^3]
		if bytes.ContainsFunc(padded[size:], func(r rune) bool { return r != 0 }) {
			t.Errorf("table %s is not padded with zeros", tag)
		}
		table := bytes.Clone(padded)
		if tag == "head" {
			be.PutUint32(table[8:], 0)
		}
		if checksum(table) != be.Uint32(entry[4:]) {
			t.Errorf("checksum of table %s", tag)
		}
	}
	want := []string{"OS/2", "cmap", "gasp", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}
	if !slices.Equal(tags, want) {
		t.Errorf("tables %v, want %v", tags, want)
	}
	if checksum(ttf) != 0xB1B0AFBA {
		t.Errorf("checksum of the file: %#x", checksum(ttf))
	}
	if f.longMetrics != f.numGlyphs || !f.longLoca {
		t.Errorf("%d of %d glyphs have an advance, long loca %v", f.longMetrics, f.numGlyphs, f.longLoca)
	}
	if f.numGlyphs < len(codes)+1 {
		t.Errorf("%d glyphs for %d codes", f.numGlyphs, len(codes))
	}
	cmap := f.tables["cmap"]
	if platform, encoding, format := be.Uint16(cmap[4:]), be.Uint16(cmap[6:]), be.Uint16(cmap[12:]); platform != 3 || encoding != 1 || format != 4 {
		t.Errorf("cmap for platform %d, encoding %d, format %d", platform, encoding, format)
	}
	if fsType := be.Uint16(f.tables["OS/2"][8:]); fsType != 0 {
		t.Errorf("embedding is restricted: fsType %#x", fsType)
	}
}

func TestWhatASubsetCannotHold(t *testing.T) {
	set := open(t)
	many := make([]uint16, 6401)
	for i := range many {
		many[i] = uint16(i + 1)
	}
	if _, _, err := set.Subset(Regular, many); !errors.Is(err, ErrTooManyGlyphs) {
		t.Errorf("6401 glyphs: %v", err)
	}
	if _, codes, err := set.Subset(Regular, many[:6400]); err != nil || codes[6400] != 0xF8FF {
		t.Errorf("6400 glyphs: %v", err)
	}
	if _, _, err := set.Subset(Regular, []uint16{65535}); err == nil {
		t.Error("a glyph that is not in the font has no error")
	}
	if ttf, codes, err := set.Subset(Bold, nil); err != nil || len(codes) != 0 || len(ttf) == 0 {
		t.Errorf("no glyphs: %d bytes, %v, %v", len(ttf), codes, err)
	}
}

// Every outline, against another reader of the format.
func TestOutlinesAreThoseOfTheFont(t *testing.T) {
	set := open(t)
	for w, file := range [][]byte{assets.Regular(), assets.Bold()} {
		whole := parse(t, file)
		for g := range set.faces[w].sfnt.numGlyphs {
			want, _ := whole.GlyphDataOutline(font.GID(g))
			if got := set.Outline(Weight(w), uint16(g)); !sameArea(got, want.Segments) {
				t.Fatalf("weight %d, glyph %d:\n got %v\nwant %v", w, g, got, want.Segments)
			}
		}
	}
}

// sameArea compares outlines that may differ in one thing: whether a straight
// line back to the start of a contour is written or understood.
func sameArea(got []Segment, want []font.Segment) bool {
	var a, b []string
	var startX, startY float32
	for _, s := range got {
		if s.Draw == MoveTo {
			startX, startY = s.X, s.Y
		}
		if s.Draw != LineTo || s.X != startX || s.Y != startY {
			a = append(a, fmt.Sprint(s.Draw, s.CX, s.CY, s.X, s.Y))
		}
	}
	for _, s := range want {
		p := s.ArgsSlice()
		end := p[len(p)-1]
		if s.Op == 0 {
			startX, startY = end.X, end.Y
		}
		if s.Op == 1 && end.X == startX && end.Y == startY {
			continue
		}
		var control font.SegmentPoint
		if len(p) == 2 {
			control = p[0]
		}
		b = append(b, fmt.Sprint(s.Op, control.X, control.Y, end.X, end.Y))
	}
	return slices.Equal(a, b)
}

func TestOutlineOfNothing(t *testing.T) {
	set := open(t)
	if got := set.Outline(Regular, idOf(t, set, Regular, " ")); got != nil {
		t.Errorf("a space has the outline %v", got)
	}
	if got := set.Outline(Regular, 65535); got != nil {
		t.Errorf("a glyph that is not there has the outline %v", got)
	}
	if set.UnitsPerEm() != 1000 {
		t.Errorf("%d units to the em: app/text/box.go counts in thousandths", set.UnitsPerEm())
	}
}
