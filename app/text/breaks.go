package text

import (
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// Breaks returns the places in s, as byte offsets in rising order, where a
// line may end and the next begin; 0 and len(s) are not among them. lang is
// the BCP 47 tag of the language s is mostly in; scripts may be mixed freely.
//
// Thai, Lao, Khmer and Burmese may break between words, found with a word list;
// a stretch the list does not know, such as a name, stays whole. Shan, Mon and
// Karen may break between syllables. All else follows UAX #14, and so does the
// border between the two. In any script U+200B allows a break, U+2060 forbids
// it, and no break harms a grapheme cluster.
func Breaks(s, lang string) []int { return (*Kept)(nil).Breaks(s, lang) }

// clusters returns the places in s where it may be cut in an emergency: a
// grapheme cluster, and in the spaceless scripts the larger clusters that
// their spelling needs, stay whole.
func clusters(s string) []int {
	b := breakers.Get().(*breaker)
	defer breakers.Put(b)
	b.read(s)
	if len(b.runes) < 2 {
		return nil
	}
	clear(b.may)
	b.unicode.Init(b.runes)
	for graphemes := b.unicode.GraphemeIterator(); graphemes.Next(); {
		b.may[graphemes.Grapheme().Offset] = true
	}
	return b.offsets(func(i int) bool {
		if !b.may[i] || hangs(b.runes[i]) || b.runes[i] == wj || b.runes[i-1] == wj || leans(b.runes[i]) && b.scripts[i-1] != plain {
			return false
		}
		sc := b.scripts[i]
		return sc == plain || sc != b.scripts[i-1] || divides(b.runes, i, sc)
	})
}

// breaker is the desk on which one text is broken; its arrays are kept for
// the next.
type breaker struct {
	unicode segmenter.Segmenter
	runes   []rune
	bytes   []int    // where each rune starts
	scripts []script // of each rune
	may     []bool   // whether a line may end before each rune
	inside  []bool   // whether a stretch may be cut before each of its runes
	cutter  cutter
}

var breakers = sync.Pool{New: func() any { return new(breaker) }}

func (b *breaker) read(s string) {
	b.runes, b.bytes, b.scripts = b.runes[:0], b.bytes[:0], b.scripts[:0]
	for at, r := range s {
		sc := spaceless(r)
		if n := len(b.scripts); n > 0 && (r == zwj || r == zwnj) {
			sc = b.scripts[n-1] // a joiner is part of the word it is in
		}
		b.runes = append(b.runes, r)
		b.bytes = append(b.bytes, at)
		b.scripts = append(b.scripts, sc)
	}
	b.may = slices.Grow(b.may[:0], len(b.runes))[:len(b.runes)]
}

func (b *breaker) offsets(want func(i int) bool) []int {
	var out []int
	for i := 1; i < len(b.runes); i++ {
		if want(i) {
			out = append(out, b.bytes[i])
		}
	}
	return out
}

// byRule marks the breaks of UAX #14, which takes letters of class SA for
// ordinary ones (LB1) and so finds none between them.
func (b *breaker) byRule() {
	clear(b.may)
	b.unicode.Init(b.runes)
	for lines := b.unicode.LineIterator(); lines.Next(); {
		b.may[lines.Line().Offset] = true
	}
	for i := 1; i < len(b.runes); i++ {
		switch cur, prev := b.runes[i], b.runes[i-1]; {
		case cur == '·':
			b.may[i] = false // between things in a row it stays with the one before, as a comma does
		case cur == '-' && b.dashes(i):
			b.may[i] = false
		case cur == '—', cur == '“', cur == '‘', prev == '”', prev == '’':
			b.byQuote(i)
		}
	}
}

// byQuote mends what the rules say of quotation marks, for which they must
// assume that nobody knows which one opens: beside letters of scripts without
// spaces “ and ‘ open, ” and ’ close. And a dash does not begin a line there.
func (b *breaker) byQuote(i int) {
	cur, prev := b.runes[i], b.runes[i-1]
	switch {
	case !b.dense(i-1) && !b.dense(i):
	case cur == '—':
		b.may[i] = b.may[i] && !b.dense(i-1)
	case cur == '“' || cur == '‘':
		b.may[i] = b.dense(i - 1)
	case prev == '”' || prev == '’':
		b.may[i] = b.dense(i) && !isMark(cur) && !leans(cur)
	}
}

// dashes says whether the hyphen at i is the Burmese colon, a dash after a
// label. Like a colon, it ends a line and does not begin one.
func (b *breaker) dashes(i int) bool {
	return i > 1 && i+1 < len(b.runes) && b.runes[i-1] == ' ' && b.runes[i+1] == ' ' && b.scripts[i-2] == myanmar
}

// dense says whether a rune is a letter of a script without spaces between
// words, or a Chinese mark that ends something.
func (b *breaker) dense(i int) bool {
	r := b.runes[i]
	return b.scripts[i] != plain || unicode.Is(unicode.Han, r)
}

// byWord replaces what the rules found inside each stretch of one spaceless
// script by the borders of its words.
func (b *breaker) byWord(lang string, k *Kept) {
	for from := 0; from < len(b.runes); {
		sc := b.scripts[from]
		to := from + 1
		for to < len(b.runes) && b.scripts[to] == sc {
			to++
		}
		if sc != plain && to-from > 1 {
			b.stretch(b.runes[from:to], b.may[from:to], sc, lang, k)
		}
		from = to
	}
}

// stretch marks the breaks inside rs. may[0] belongs to the border before it
// and is left alone.
func (b *breaker) stretch(rs []rune, may []bool, sc script, lang string, k *Kept) {
	b.inside = slices.Grow(b.inside[:0], len(rs))[:len(rs)]
	b.inside[0] = true
	for i := 1; i < len(rs); i++ {
		b.inside[i] = divides(rs, i, sc)
	}
	name := listFor(sc, lang, rs)
	if name == "" {
		copy(may[1:], b.inside[1:])
		return
	}
	clear(may[1:])
	b.cutter.list, b.cutter.names = lists[name](), k.list(name)
	b.cutter.cut(rs, b.inside, func(i int) {
		// A lone မ is the Burmese "not" and stays with the verb after it.
		not := rs[i-1] == 'မ' && (i == 1 || may[i-1])
		// នីមួយៗ, "each", is one word, which the list lacks.
		each := follows(rs, i, "មួយ") && i > 1 && follows(rs, i-2, "នី")
		may[i] = !not && !each
		if i > 1 && may[i-1] && endsSyllable(rs[i-1]) {
			may[i-1] = false
		}
	})
	if n := len(rs); n > 1 && may[n-1] && endsSyllable(rs[n-1]) {
		may[n-1] = false
	}
}

// endsSyllable says whether a consonant that was cut off by itself is rather the
// end of what is before it, as in most names that no list knows. ณ and ธ are
// words.
func endsSyllable(r rune) bool {
	return r >= 'ก' && r <= 'ฮ' && r != 'ณ' && r != 'ธ' || r >= 'ກ' && r <= 'ຮ' || r >= 'ក' && r <= 'អ'
}

// sticks says whether the runes around i hold together though rule or list
// would let them part: a sign that leans on the word before it does so over a
// space, and no line begins with a full stop of these scripts or a mark.
func (b *breaker) sticks(i int) bool {
	cur, prev := b.runes[i], b.runes[i-1]
	if cur < 0x300 && prev < 0x300 {
		return false
	}
	if isMark(cur) || cur == zwj || cur == zwnj || cur == 'ำ' || cur == 'ຳ' {
		return true
	}
	if hangs(prev) && prev != zwsp && (leans(cur) && !startsTitle(b.runes, i) || closes(cur)) {
		return true
	}
	// ។ល។ and ។បេ។ mean "and so on" and are one sign in three.
	return prev == '។' && (follows(b.runes, i, "ល។") || follows(b.runes, i, "បេ។"))
}

// closes says whether a rune ends a sentence or a part of one in the
// spaceless scripts.
func closes(r rune) bool {
	switch r {
	case '៖', '។', '៕', '၊', '။', '๚', '๛':
		return true
	}
	return false
}
