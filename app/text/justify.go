package text

import (
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// A justified line is stretched where its script bears it, a little everywhere
// before much anywhere: spaces first; then between the words of Thai, Lao,
// Khmer and Burmese and the signs of Chinese; then between clusters of the
// former; then spaces again. Nothing is stretched inside a cluster or between
// letters of Latin, where it would read as emphasis, and a line that even all
// this does not fill stays ragged.

// gap is what stands between two clusters, for stretching.
type gap uint8

const (
	tight   gap = iota // not to be stretched
	spaced             // after spaces
	words              // between words that are written without space
	signs              // between Chinese signs, or such a sign and other text
	letters            // between clusters inside a word of a spaceless script
)

// steps in which a line is stretched: which gaps, and how wide they are in all
// after it, in thousandths of the em.
var steps = []struct {
	gap gap
	to  int64
}{
	{spaced, 250}, {signs, 100}, {words, 80}, {letters, 40},
	{spaced, 500}, {signs, 250}, {words, 120}, {letters, 60},
	{spaced, 1000},
}

// most is how far gaps of each kind may be stretched.
var most = func() (to [letters + 1]int64) {
	for _, s := range steps {
		to[s.gap] = max(to[s.gap], s.to)
	}
	return to
}()

// gaps returns what stands before each byte of a paragraph.
func (p *paragraph) gaps() []gap {
	gaps := make([]gap, len(p.text)+1)
	breaks := p.breaks
	for _, at := range p.clusterBorders() {
		for len(breaks) > 0 && breaks[0] < at {
			breaks = breaks[1:]
		}
		if i := p.first[at]; int(i) < len(p.glyphs) && p.glyphs[i].cluster != at {
			continue // a ligature
		}
		isBreak := len(breaks) > 0 && breaks[0] == at
		before, _ := utf8.DecodeLastRuneInString(p.text[:at])
		after, _ := utf8.DecodeRuneInString(p.text[at:])
		gaps[at] = between(before, after, isBreak)
	}
	return gaps
}

func between(before, after rune, isBreak bool) gap {
	a, b := spaceless(before), spaceless(after)
	switch {
	case before == ' ' || before == '\u00A0':
		return spaced
	case after == ' ' || after == '\u00A0' || hangs(before) && before != zwsp:
		return tight
	case isBreak && (a != plain || b != plain):
		return words
	case isBreak && (wide(before) || wide(after)):
		return signs
	case a != plain && a == b:
		return letters
	}
	return tight
}

// wide says whether a rune is written in the square of a Chinese sign.
func wide(r rune) bool {
	return language.LookupScript(r) == language.Han || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}

// gives adds up, for each byte, how far the gaps before it may be stretched, in
// font units; its own gap is not among them.
func (p *paragraph) gives(gaps []gap) []int64 {
	gives := make([]int64, len(gaps)+1)
	for at, g := range gaps {
		gives[at+1] = gives[at] + most[g]*int64(p.face.sfnt.unitsPerEm)/1000
	}
	return gives
}

// stretch widens the line to the room, by the gaps before each byte of it, if
// they give that much.
func (l *Line) stretch(gaps []gap, room, size float64) {
	shown := strings.TrimRightFunc(l.Text, hangs)
	from := len(shown) - len(strings.TrimLeftFunc(shown, hangs))
	var count [letters + 1]float64
	l.eachGap(from, len(shown), gaps, func(g gap, _ *Run, _ *Glyph) { count[g]++ })

	free := room - l.Width
	var add [letters + 1]float64
	for _, s := range steps {
		if n := count[s.gap]; n > 0 && free > 0 {
			more := min(free/n, float64(s.to)/1000*size-add[s.gap])
			add[s.gap] += more
			free -= more * n
		}
	}
	if free > 1e-9*room || room <= l.Width {
		return
	}
	l.eachGap(from, len(shown), gaps, func(g gap, r *Run, last *Glyph) {
		last.Advance += add[g]
		r.Width += add[g]
	})
	l.Width = room
}

// eachGap calls each with the gaps between two bytes of the line, and the last
// glyph of what is before them.
func (l *Line) eachGap(from, to int, gaps []gap, each func(gap, *Run, *Glyph)) {
	at := 0
	for i := range l.Runs {
		r := &l.Runs[i]
		for j := range r.Glyphs {
			g := &r.Glyphs[j]
			if j+1 < len(r.Glyphs) && r.Glyphs[j+1].Start == g.Start {
				continue
			}
			if end := at + g.End; end > from && end < to && gaps[end] != tight {
				each(gaps[end], r, g)
			}
		}
		at += len(r.Text)
	}
}
