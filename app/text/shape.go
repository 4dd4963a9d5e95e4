package text

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Shaping turns the runes of one script into glyphs with their places, by the
// rules in the font (HarfBuzz's, by its Go port). A paragraph is shaped once,
// whole; lines are then cut out of it, and only a piece whose ends the shaper
// called unsafe to cut at is shaped again on its own.

// MissingGlyphError says that the typeface cannot draw a character. Nothing is
// drawn in its stead: a page with a hole in a name must not be made.
type MissingGlyphError struct {
	Char   rune
	Offset int // in bytes from the start of the text asked for
}

func (e *MissingGlyphError) Error() string {
	return fmt.Sprintf("no glyph for U+%04X at byte %d", e.Char, e.Offset)
}

// glyph is a shaped glyph in font units.
type glyph struct {
	id      uint16
	unsafe  bool // the text may not be cut before this glyph's cluster as it is
	cluster int  // where in the paragraph its cluster starts, in bytes
	x, y    int32
	advance int32
}

// item is a stretch of a paragraph in one script.
type item struct {
	from, to int // bytes
	script   language.Script
	lang     string // that its glyphs are chosen for
}

// cut is a part of the item.
func (it item) cut(from, to int) item {
	it.from, it.to = from, to
	return it
}

// itemise cuts a paragraph by script. Runes without a script of their own,
// such as spaces, digits, brackets and marks, go with the text before them, or
// at the very start with the text after.
//
// Each is shaped for the language of the paragraph if that is written in its
// script, and else for the language the script most likely stands for there
// (language.go): a Khmer name in a Burmese text is shaped as Khmer.
func itemise(s, lang string) []item {
	var items []item
	for at, r := range s {
		sc := language.LookupScript(r)
		last := len(items) - 1
		switch {
		case last < 0:
			items = append(items, item{from: at, script: sc})
		case joins(sc) || sc == items[last].script:
		case joins(items[last].script):
			items[last].script = sc
		default:
			items[last].to = at
			items = append(items, item{from: at, script: sc})
		}
	}
	if last := len(items) - 1; last >= 0 {
		items[last].to = len(s)
		if joins(items[last].script) {
			items[last].script = language.Latin
		}
	}
	for i := range items {
		it := &items[i]
		it.lang = langFor(it.script, lang, s[it.from:it.to])
	}
	return items
}

// mostParts is the most glyphs that one letter comes apart into while it is
// shaped, the dotted circle under a lone mark among them.
const mostParts = 4

// shape appends the glyphs of s[it.from:it.to] to out. Where the typeface has
// none, the glyph is 0.
func (f *face) shape(out []glyph, s string, it item) []glyph {
	sh := f.shaper()
	defer f.shapers.Put(sh)

	b := sh.buffer
	b.Clear()
	for at, r := range s[it.from:it.to] {
		if r == '\t' {
			r = ' '
		}
		b.AddRune(r, it.from+at)
	}
	// Shaping adds glyphs (dotted circles, parts of letters) before it adds
	// their positions, and where it then turns a run of vowels round it needs
	// room for positions up to there (go-text v0.3.5, Buffer.reverseRange).
	b.Pos = slices.Grow(b.Pos, mostParts*len(b.Pos))
	b.Props = harfbuzz.SegmentProperties{
		Direction: harfbuzz.LeftToRight,
		Script:    it.script,
		Language:  language.NewLanguage(it.lang),
	}
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.Shape(sh.font, nil)

	for i, info := range b.Info {
		pos := b.Pos[i]
		out = append(out, glyph{
			id:      uint16(info.Glyph),
			unsafe:  info.Mask&harfbuzz.GlyphUnsafeToBreak != 0,
			cluster: info.Cluster,
			x:       pos.XOffset,
			y:       pos.YOffset,
			advance: pos.XAdvance,
		})
	}
	return out
}

// missing finds the glyphs that are 0 and names the first rune that the
// typeface does not have.
func (f *face) missing(glyphs []glyph, s string) error {
	for _, g := range glyphs {
		if g.id != 0 {
			continue
		}
		sh := f.shaper()
		defer f.shapers.Put(sh)
		first := utf8.RuneError
		for at, r := range s[g.cluster:] {
			if at == 0 {
				first = r
			}
			if _, ok := sh.face.NominalGlyph(r); !ok && !invisible(r) && r != '\t' {
				return &MissingGlyphError{Char: r, Offset: g.cluster + at}
			}
		}
		return &MissingGlyphError{Char: first, Offset: g.cluster}
	}
	return nil
}
