package text

import "github.com/rivo/uniseg"

// Words returns the borders of the words of s, as byte offsets in rising order,
// 0 and len(s) not among them: of words, and of punctuation and spaces between
// them, for moving and selecting by word. Thai, Lao, Khmer and Burmese words are
// those of Breaks; all else follows UAX #29, by which each Chinese character is
// a word. No border harms a grapheme cluster.
func Words(s, lang string) []int { return (*Kept)(nil).Words(s, lang) }

// Words is like the function Words and takes each kept word for one.
func (k *Kept) Words(s, lang string) []int {
	b := breakers.Get().(*breaker)
	defer breakers.Put(b)
	b.read(s)
	if len(b.runes) < 2 {
		return nil
	}
	clear(b.may)
	for i, rest, state := 0, s, -1; rest != ""; {
		b.may[i] = true
		var word string
		word, rest, state = uniseg.FirstWordInString(rest, state)
		for range word {
			i++
		}
	}
	for i := 1; i < len(b.runes); i++ {
		if b.scripts[i] != b.scripts[i-1] {
			b.may[i] = true
		}
	}
	b.byWord(lang, k)
	b.hold(s, k)
	return b.offsets(func(i int) bool { return b.may[i] && !b.joined(i) })
}

// joined says whether the rune at i belongs to the word before it, whatever was
// marked: marks and joiners do, and signs that lean on a word, and what is there
// for line breaking alone.
func (b *breaker) joined(i int) bool {
	cur, prev := b.runes[i], b.runes[i-1]
	if isMark(cur) || cur == zwj || cur == zwnj || cur == 'ำ' || cur == 'ຳ' || cur == wj || prev == wj {
		return true
	}
	return b.scripts[i-1] != plain && (cur == zwsp || leans(cur) && !startsTitle(b.runes, i))
}
