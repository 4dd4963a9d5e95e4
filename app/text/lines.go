package text

import (
	"errors"
	"sort"
	"unicode/utf8"
)

// Line is one line of a text that was broken to a width. All measures are in
// the unit of Style.Size.
type Line struct {
	// Text is the line's own part of the text, from byte Start to byte End. It
	// keeps the spaces at its end, and leaves out only what ended a paragraph:
	// all lines, with what lies between them, are the text again.
	Text       string
	Start, End int

	Runs []Run // from left to right; what stands at the end in spaces is in them

	X     float64 // from the left edge of the room to the first run
	Width float64 // without the spaces at the end, which hang over the edge

	// Ascent and Descent say how far the line reaches above and below its
	// baseline, both as positive numbers: what the scripts in it are usually
	// given, or more where its ink needs more.
	Ascent, Descent float64
}

// Run is a part of a line in one script, as glyphs.
type Run struct {
	Text   string
	Weight Weight
	Lang   string // the language it is shaped for
	Glyphs []Glyph
	Width  float64 // the sum of the advances

	shaped shaped
}

// Glyph is one shape of the typeface and where it goes. The pen starts at the
// run's left end and moves on by Advance after each glyph.
type Glyph struct {
	ID      uint16
	X, Y    float64 // from the pen to the glyph's origin, y upwards
	Advance float64

	// Start and End bound the part of Run.Text that the glyph's cluster draws,
	// in bytes. Glyphs of one cluster share them.
	Start, End int
}

// Lines breaks s to lines no wider than width, filling each before it begins
// the next. Line ends in s end paragraphs; an empty paragraph is an empty line,
// and so is an empty text. A piece too wide for a line of its own is cut
// between clusters, and only a single cluster may be wider than asked. An
// infinite width breaks at the ends of paragraphs alone.
//
// A character that the typeface lacks gives a *MissingGlyphError.
func (t *Set) Lines(s string, st Style, width float64) ([]Line, error) {
	return t.lay(s, st, func(p *paragraph, scale float64) (out []Line, err error) {
		err = p.lines(units(width, scale), func(from, to int) error {
			line, err := p.line(from, to, st, scale)
			out = append(out, line)
			return err
		})
		return out, err
	})
}

// lay sets each paragraph of s by itself.
func (t *Set) lay(s string, st Style, set func(*paragraph, float64) ([]Line, error)) ([]Line, error) {
	f, scale, err := t.face(st)
	if err != nil {
		return nil, err
	}
	var out []Line
	err = paragraphs(s, func(from, to int) error {
		p, err := f.paragraph(s[from:to], st.Lang)
		if err != nil {
			return at(err, from)
		}
		lines, err := set(p, scale)
		if err != nil {
			return at(err, from)
		}
		for i, start := 0, from; i < len(lines); i++ {
			l := &lines[i]
			l.Start, l.End = start, start+len(l.Text)
			start = l.End
		}
		out = append(out, lines...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Width returns the width of s on one line, or of its widest paragraph, spaces
// at the end left out.
func (t *Set) Width(s string, st Style) (float64, error) {
	f, scale, err := t.face(st)
	if err != nil {
		return 0, err
	}
	var widest int64
	err = paragraphs(s, func(from, to int) error {
		p, err := f.paragraph(s[from:to], st.Lang)
		if err != nil {
			return at(err, from)
		}
		widest = max(widest, p.width(0, p.withoutHanging(0, len(p.text))))
		return nil
	})
	return float64(widest) * scale, err
}

// at moves the offset of a missing character from its paragraph to the text.
func at(err error, from int) error {
	var missing *MissingGlyphError
	if errors.As(err, &missing) {
		return &MissingGlyphError{Char: missing.Char, Offset: from + missing.Offset}
	}
	return err
}

// paragraphs calls each with the bounds of every paragraph of s, what ends it
// left out.
func paragraphs(s string, each func(from, to int) error) error {
	from := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !endsParagraph(r) {
			i += size
			continue
		}
		if err := each(from, i); err != nil {
			return err
		}
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			size = 2
		}
		i += size
		from = i
	}
	return each(from, len(s))
}

// lines calls each with the bounds of every line, first-fit.
func (p *paragraph) lines(limit int64, each func(from, to int) error) error {
	if p.text == "" {
		return each(0, 0)
	}
	from, next := 0, 0 // next: the first break after from
	for from < len(p.text) {
		for next < len(p.breaks) && p.breaks[next] <= from {
			next++
		}
		end := p.last(from, p.breaks[next:], len(p.text), limit)
		if end == from { // not one piece fits: cut it
			piece := len(p.text)
			if next < len(p.breaks) {
				piece = p.breaks[next]
			}
			end = p.cut(from, piece, limit)
		}
		if err := each(from, end); err != nil {
			return err
		}
		from = end
	}
	return nil
}

// slack is more than shaping a line's end again may change its width, in font
// units: two ems.
const slack = 2000

// last returns the last of the places, or the end, to which a line from from
// may run within the limit; from itself when even the first is too far. It
// looks the place up by the widths of the whole paragraph and then measures
// exactly, backwards from where no line can reach.
func (p *paragraph) last(from int, places []int, end int, limit int64) int {
	within := func(to int) bool { return p.rough(from, p.withoutHanging(from, to)) <= limit+slack }
	fits := func(to int) bool { return p.width(from, p.withoutHanging(from, to)) <= limit }
	if within(end) && fits(end) {
		return end
	}
	n := sort.Search(len(places), func(i int) bool { return places[i] >= end || !within(places[i]) })
	for n--; n >= 0; n-- {
		if fits(places[n]) {
			return places[n]
		}
	}
	return from
}

// cut returns where to end a line inside a piece that is too wide for it:
// after the last cluster that fits, or after the first if none does.
func (p *paragraph) cut(from, piece int, limit int64) int {
	borders := p.clusterBorders()
	borders = borders[sort.SearchInts(borders, from+1):]
	if end := p.last(from, borders, piece, limit); end > from {
		return end
	}
	if len(borders) > 0 && borders[0] < piece {
		return borders[0]
	}
	return piece
}

// line makes a line of the text from one byte to another.
func (p *paragraph) line(from, to int, st Style, scale float64) (Line, error) {
	var missing error
	out := Line{
		Text:  p.text[from:to],
		Width: float64(p.width(from, p.withoutHanging(from, to))) * scale,
	}
	box := p.box
	p.parts(from, to, func(it item) {
		glyphs := p.part(it)
		if missing == nil {
			missing = p.face.missing(glyphs, p.text)
		}
		box.hold(given(it.script))
		run := Run{
			Text: p.text[it.from:it.to], Weight: st.Weight, Lang: it.lang,
			Glyphs: make([]Glyph, len(glyphs)),
			shaped: shaped{p.face, it.script, scale},
		}
		end := it.to
		for i := len(glyphs) - 1; i >= 0; i-- {
			g := glyphs[i]
			if i+1 < len(glyphs) && glyphs[i+1].cluster != g.cluster {
				end = glyphs[i+1].cluster
			}
			run.Glyphs[i] = Glyph{
				ID: g.id, X: float64(g.x) * scale, Y: float64(g.y) * scale,
				Advance: float64(g.advance) * scale,
				Start:   g.cluster - it.from, End: end - it.from,
			}
			run.Width += float64(g.advance) * scale
			if bottom, top, ok := p.face.sfnt.extent(g.id); ok {
				box.ink(bottom+int(g.y), top+int(g.y))
			}
		}
		// What is drawn as nothing at the start goes with the first cluster.
		for i := 0; i < len(glyphs) && glyphs[i].cluster == glyphs[0].cluster; i++ {
			run.Glyphs[i].Start = 0
		}
		out.Runs = append(out.Runs, run)
	})
	out.Ascent, out.Descent = float64(box.above)*scale, float64(box.below)*scale
	return out, missing
}
