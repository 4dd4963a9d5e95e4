package text

import "slices"

// Some words are written in more than one way that looks the same, or nearly,
// while a list has one of them: as one letter or two, or with the marks in
// another order. A look-up tries what is written and each other way. Writing
// itself is never changed.

// spelling is another way to spell what is written at a place.
type spelling struct {
	written []rune
	listed  []rune
}

// lookalikes lists pairs that look the same: the first may stand in a text, the
// second in a list. Where lists use both, both directions are here.
var lookalikes = [][2]string{
	{"្ដ", "្ត"}, {"្ត", "្ដ"}, // below another letter ដ and ត are one shape
	{"េី", "ើ"}, {"េា", "ោ"}, // vowels of two parts
	{"ຫນ", "ໜ"}, {"ໜ", "ຫນ"}, {"ຫມ", "ໝ"}, {"ໝ", "ຫມ"}, {"ຫລ", "ຫຼ"}, {"ຫຼ", "ຫລ"},
	{"ໍາ", "ຳ"}, {"ຳ", "ໍາ"},
	{"ํา", "ำ"}, {"เเ", "แ"},
	{"\u103A\u1037", "\u1037\u103A"}, // the list is in normal form C, much writing is not
	{"ဥ်", "ဉ်"}, {"စျ", "ဈ"}, {"သြ", "ဩ"}, {"\u1025\u102E", "\u1026"}, {"ံု", "ုံ"},
}

// spelt holds lookalikes by the low byte of their first rune, with the tones put
// in where Thai and Lao writers put them: before, inside or after the vowel am.
var spelt = func() (all [256][]spelling) {
	add := func(written, listed string) {
		rs := []rune(written)
		all[byte(rs[0])] = append(all[byte(rs[0])], spelling{rs, []rune(listed)})
	}
	for _, pair := range lookalikes {
		add(pair[0], pair[1])
	}
	for _, tone := range "่้๊๋" {
		t := string(tone)
		add("ํ"+t+"า", t+"ำ")
		add(t+"ํา", t+"ำ")
	}
	for _, tone := range "່້໊໋" {
		t := string(tone)
		add("ໍ"+t+"າ", t+"ຳ")
		add(t+"ຳ", "ໍ"+t+"າ")
		add(t+"ໍາ", t+"ຳ")
		add(t+"ໍາ", "ໍ"+t+"າ")
	}
	return all
}()

// spellings calls other with each way to spell what stands at i: its runes, and
// where what they stand for ends.
func spellings(rs []rune, i int, other func(listed []rune, end int)) {
	for _, s := range spelt[byte(rs[i])] {
		if end := i + len(s.written); end <= len(rs) && rs[end-1] == s.written[len(s.written)-1] && slices.Equal(rs[i:end], s.written) {
			other(s.listed, end)
		}
	}
}
