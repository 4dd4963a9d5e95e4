package text

import (
	"sort"
	"strings"

	"github.com/go-text/typesetting/language"
)

// Where the caret of an entry may stand, and how far along a line that is. A
// reader of Khmer takes a letter with what is written below it for one sign,
// and so does the caret; but it does stop between the letters of "fi" though
// the typeface may draw both in one glyph.

// Carets returns the places in s, as byte offsets in rising order, where a
// caret may stand: 0, len(s), and the borders of extended grapheme clusters
// (UAX #29) between them, save inside a Khmer or Myanmar stack: none after the
// coeng or the stacker when a letter of the same script follows.
func Carets(s string) []int {
	if s == "" {
		return []int{0}
	}
	b := breakers.Get().(*breaker)
	defer breakers.Put(b)
	b.read(s)
	clear(b.may)
	b.unicode.Init(b.runes)
	for graphemes := b.unicode.GraphemeIterator(); graphemes.Next(); {
		b.may[graphemes.Grapheme().Offset] = true
	}
	places := append([]int{0}, b.offsets(func(i int) bool { return b.may[i] && !b.stacks(i) })...)
	return append(places, len(s))
}

// stacks says whether the letter at i is written below the one before it.
func (b *breaker) stacks(i int) bool {
	before := i - 1
	for before > 0 && b.runes[before] == zwj {
		before--
	}
	switch b.runes[before] {
	case coeng:
		return b.scripts[i] == khmer
	case stacker:
		return b.scripts[i] == myanmar
	}
	return false
}

// Caret returns how far from the left edge of the line a caret before byte at
// of its Text stands, in the unit of Style.Size; at the end of Text, where the
// spaces that hang over the edge end. Of a byte where no caret may stand, it is
// that of the place before it.
func (l Line) Caret(at int) float64 {
	places, xs := l.carets()
	i := sort.SearchInts(places, at+1) - 1
	return xs[max(i, 0)]
}

// At returns the byte of Text before which the caret nearest to x stands, of
// two as near the first.
func (l Line) At(x float64) int {
	places, xs := l.carets()
	best := 0
	for i := range xs {
		if abs(xs[i]-x) < abs(xs[best]-x) {
			best = i
		}
	}
	return places[best]
}

func abs(x float64) float64 { return max(x, -x) }

// carets returns the places of Carets(l.Text) and where they are.
func (l Line) carets() (places []int, xs []float64) {
	places = Carets(l.Text)
	xs = make([]float64, 0, len(places))
	x, from := l.X, 0
	upTo := func(at int, x float64) { // places before at that are still open stand at x
		for len(xs) < len(places) && places[len(xs)] < at {
			xs = append(xs, x)
		}
	}
	for _, r := range l.Runs {
		for i := 0; i < len(r.Glyphs); {
			first := i
			back := r.Glyphs[max(i-1, 0)].Start
			for i < len(r.Glyphs) && r.Glyphs[i].Start == r.Glyphs[first].Start {
				i++
			}
			cluster := r.Glyphs[first:i]
			wide := 0.0
			for _, g := range cluster {
				wide += g.Advance
			}
			start, end := r.drawn(cluster[0].Start, cluster[0].End)
			upTo(from+start+1, x)
			n := len(xs)
			inner := places[n : n+sort.SearchInts(places[n:], from+end)]
			for k, at := range inner {
				in := wide * float64(k+1) / float64(len(inner)+1)
				if len(cluster) > 1 {
					in = min(r.before(back, cluster[0].Start, at-from), wide)
				}
				xs = append(xs, max(x+in, xs[len(xs)-1]))
			}
			x += wide
			upTo(from+cluster[0].End, x)
		}
		from += len(r.Text)
		upTo(from, x)
	}
	upTo(len(l.Text)+1, x)
	return places, xs
}

// drawn cuts off what is drawn as nothing at both ends of a part of a run: its
// bytes are counted to a cluster beside it.
func (r Run) drawn(start, end int) (int, int) {
	part := r.Text[start:end]
	end -= len(part) - len(strings.TrimRightFunc(part, invisible))
	part = r.Text[start:end]
	return start + len(part) - len(strings.TrimLeftFunc(part, invisible)), end
}

// shaped is what shaping a part of a run again needs.
type shaped struct {
	face   *face
	script language.Script
	scale  float64
}

// before is the width of the first part of a cluster, up to a byte, when only
// that much of it is drawn: where a caret in it stands if it has more than one
// glyph. The cluster before it, at back, is shaped with it, since some letters
// begin otherwise where they are the first.
func (r Run) before(back, start, at int) (w float64) {
	for _, g := range r.shaped.face.shape(nil, r.Text, item{back, at, r.shaped.script, r.Lang}) {
		if g.cluster >= start {
			w += float64(g.advance)
		}
	}
	return w * r.shaped.scale
}
