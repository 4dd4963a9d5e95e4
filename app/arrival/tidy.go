package arrival

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Tidy gives a text the form in which it is kept: Unicode's NFC, and the signs
// of a syllable in the order of the Unicode Standard. It changes only what
// cannot be seen: the text before and after is drawn the same, or a sign was
// drawn on a dotted circle, which says that it cannot stand there, and after it
// is drawn where it belongs. No sign is lost. What could be seen, or is not
// certain, is left to Fold.
//
// Compatibility ideographs stay what they are, though NFC would replace them:
// they are there for names that are written with just that form. A text that
// is Zawgyi gets NFC and nothing else. Tidy of what is tidy is the same;
// what is no UTF-8 comes back as it is.
func Tidy(s string) string {
	if ascii(s) || !utf8.ValidString(s) {
		return s
	}
	s = compose(s)
	return compose(arrange(s, readAs(s), true))
}

// arrange puts the signs of every syllable in order; those of the Myanmar
// script only as far as the text is not Zawgyi. Where it is strict it moves
// only what a reader cannot see moving.
func arrange(s string, as reading, strict bool) string {
	rs := []rune(s)
	out := make([]rune, 0, len(rs))
	for len(rs) > 0 {
		put, n := rs[:1], 1
		switch r := rs[0]; {
		case r >= 0x0E00 && r <= 0x0EFF:
			put, n = thaiLao(out, rs, strict)
		case isKhmerBase(r):
			put, n = khmer(rs, strict)
		case isMyanmarBase(r) && as != asZawgyi:
			if put, n = myanmar(rs, strict); as == asEither && opensNext(rs, n) {
				put = rs[:n]
			}
		}
		out, rs = append(out, put...), rs[n:]
	}
	return string(out)
}

// compose is NFC without two things that the library or the standard would do
// more: no compatibility ideograph is replaced, and no joiner is put into a
// long row of marks.
func compose(s string) string {
	if norm.NFC.IsNormalString(s) {
		return s
	}
	var b strings.Builder
	for from := 0; from < len(s); {
		to := from
		var kept rune
		for to < len(s) {
			r, size := utf8.DecodeRuneInString(s[to:])
			if compatIdeograph(r) {
				kept = r
				break
			}
			to += size
		}
		b.WriteString(nfc(s[from:to]))
		from = to
		if kept != 0 {
			b.WriteRune(kept)
			from += utf8.RuneLen(kept)
		}
	}
	return b.String()
}

const joiner = '\u034F' // combining grapheme joiner

func nfc(s string) string {
	t := norm.NFC.String(s)
	if strings.Count(t, string(joiner)) > strings.Count(s, string(joiner)) {
		return s // more than thirty marks on one letter: no text, and not ours to mend
	}
	return t
}

func compatIdeograph(r rune) bool {
	return r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// element is one thing that hangs on a letter, with all that must stay with
// it, and its place in the order. Nothing is moved over a wall.
type element struct {
	text  []rune
	place int
	wall  bool
}

// inOrder gives a letter and its elements in the order of their places; those
// of one place stay as they are. Where it is strict, a letter with two signs
// for one place is left alone: what it is meant to be is not certain.
func inOrder(base []rune, es []element, strict bool) []rune {
	out := slices.Clone(base)
	if !strict || single(es) {
		byPlace(es, strict)
	}
	for _, e := range es {
		out = append(out, e.text...)
	}
	return out
}

func byPlace(es []element, walls bool) {
	from := 0
	for i := range es {
		if walls && es[i].wall {
			sortPlaces(es[from:i])
			from = i + 1
		}
	}
	sortPlaces(es[from:])
}

func sortPlaces(es []element) {
	slices.SortStableFunc(es, func(a, b element) int { return a.place - b.place })
}

// single says whether no two elements want one place.
func single(es []element) bool {
	seen := 0 // a bit for each place
	for _, e := range es {
		if seen&(1<<e.place) != 0 && e.place != stacked {
			return false
		}
		seen |= 1 << e.place
	}
	return true
}

// stacked is the place of consonants under the first one; there may be two.
const stacked = 2
