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
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(g uint16) bool { return g == 0 })
}

// alone is a drawing of each glyph by itself.
func alone(glyphs []uint16) (all []Drawing) {
	for _, g := range glyphs {
		all = append(all, Drawing{Glyphs: []Placed{{ID: g}}})
	}
	return all
}

// stack is a drawing of three glyphs, far and near.
func stack() Drawing {
	return Drawing{Glyphs: []Placed{{ID: 40}, {ID: 50, X: -30, Y: 20}, {ID: 60, X: 400, Y: -700}}, Advance: 612}
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
		ttf, err := set.Subset(Weight(w), alone(glyphs))
		if err != nil {
			t.Fatal(err)
		}
		small := parse(t, ttf)
		for i, g := range glyphs {
			id, ok := small.NominalGlyph(FirstCode + rune(i))
			if !ok {
				t.Fatalf("weight %d: the code of glyph %d is not in the subset", w, g)
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
			t.Errorf("weight %d: %d glyphs take %d bytes", w, len(glyphs), len(ttf))
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

// What is drawn of several glyphs has their outlines, each in its place, and
// the same glyph may be drawn under several codes.
func TestASubsetDrawsClusters(t *testing.T) {
	set := open(t)
	whole := parse(t, assets.Regular())
	ttf, err := set.Subset(Regular, append(alone([]uint16{50, 50}), stack(), Drawing{Glyphs: []Placed{{ID: 50, X: 7}}}, Drawing{Advance: 250}))
	if err != nil {
		t.Fatal(err)
	}
	small := parse(t, ttf)
	for i, d := range append(alone([]uint16{50, 50}), stack(), Drawing{Glyphs: []Placed{{ID: 50, X: 7}}}, Drawing{Advance: 250}) {
		id, ok := small.NominalGlyph(FirstCode + rune(i))
		if !ok {
			t.Fatalf("drawing %d has no code", i)
		}
		var want []font.Segment
		for _, g := range d.Glyphs {
			part, _ := whole.GlyphDataOutline(font.GID(g.ID))
			for _, s := range part.Segments {
				for j := range s.Args {
					s.Args[j].X += float32(g.X)
					s.Args[j].Y += float32(g.Y)
				}
				want = append(want, s)
			}
		}
		got, _ := small.GlyphDataOutline(id)
		if !slices.EqualFunc(got.Segments, want, func(a, b font.Segment) bool {
			return a.Op == b.Op && slices.Equal(a.ArgsSlice(), b.ArgsSlice())
		}) {
			t.Errorf("drawing %d is drawn otherwise", i)
		}
		wide := float32(d.Advance)
		if len(d.Glyphs) == 1 {
			wide = whole.HorizontalAdvance(font.GID(50))
		}
		if got := small.HorizontalAdvance(id); got != wide {
			t.Errorf("drawing %d is %v wide, want %v", i, got, wide)
		}
	}
}

func TestASubsetIsTheSameBytesAgain(t *testing.T) {
	set := open(t)
	glyphs := used(t, set, Regular, "km")
	first, err := set.Subset(Regular, alone(glyphs))
	if err != nil {
		t.Fatal(err)
	}
	again, err := open(t).Subset(Regular, alone(glyphs))
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same glyphs give other bytes (%v)", err)
	}
}

// What simple PDF writers rely on: these tables and no layout rules, offsets
// and padding to four bytes with zeros, an advance of its own for each glyph,
// loca in 32 bits, a Windows Unicode cmap of format 4, checksums that hold.
func TestTheTablesOfASubset(t *testing.T) {
	set := open(t)
	drawings := alone(withComposites(set, Regular, used(t, set, Regular, "my", "vi")))
	ttf, err := set.Subset(Regular, append(drawings, stack()))
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
	if f.numGlyphs < len(drawings)+2 {
		t.Errorf("%d glyphs for %d codes", f.numGlyphs, len(drawings)+1)
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
	many := make([]Drawing, 6401)
	if _, err := set.Subset(Regular, many); !errors.Is(err, ErrTooManyGlyphs) {
		t.Errorf("6401 drawings: %v", err)
	}
	if _, err := set.Subset(Regular, many[:6400]); err != nil {
		t.Errorf("6400 drawings: %v", err)
	}
	if _, err := set.Subset(Regular, alone([]uint16{65535})); err == nil {
		t.Error("a glyph that is not in the font has no error")
	}
	if ttf, err := set.Subset(Bold, nil); err != nil || len(ttf) == 0 {
		t.Errorf("nothing drawn: %d bytes, %v", len(ttf), err)
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
