package arrival

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives a text the form in which it is searched and compared: two texts
// that a reader takes for the same word have the same Fold. It is for keys
// only, never for show: it drops what is invisible, goes past large and small
// letters, wide and narrow ones, and native digits, takes Zawgyi for what it
// means where that is sure, puts every sign in order, and joins spellings that
// look alike. Fold of Tidy is Fold.
func Fold(s string) string {
	if ascii(s) {
		return strings.ToLower(spaces(s))
	}
	s = Tidy(strings.ToValidUTF8(s, "\uFFFD"))
	if IsZawgyi(s) {
		s = FromZawgyi(s)
	}
	s = strings.Map(visible, s)
	s = norm.NFKC.String(arrange(compose(s), asUnicode, false))
	s = norm.NFKC.String(strings.Map(small, s))
	s = alike(vietnamese(s))
	return spaces(strings.Map(digit, s))
}

// visible drops what is drawn as nothing.
func visible(r rune) rune {
	if k := kindOf(r); k == Space || r == '\n' || r == '\r' || r == '\t' || !k.hidden() {
		return r
	}
	return -1
}

func small(r rune) rune {
	if r == 'ς' {
		return 'σ'
	}
	return unicode.ToLower(r)
}

// spaces leaves one space where there are any.
func spaces(s string) string { return strings.Join(strings.Fields(s), " ") }

// digit gives the Western digit for a Thai, Lao, Khmer, Burmese or Shan one.
func digit(r rune) rune {
	for _, zero := range [...]rune{0x0E50, 0x0ED0, 0x17E0, 0x1040, 0x1090} {
		if r >= zero && r <= zero+9 {
			return '0' + r - zero
		}
	}
	return r
}

// twins are spellings that look the same, or that one word is written with by
// different people. Each is brought to the second.
var twins = strings.NewReplacer(
	"\u17D2\u178A", "\u17D2\u178F", // Khmer da and ta below
	"\u17A3", "\u17A2", // deprecated independent vowels
	"\u17A4", "\u17A2\u17B6",
	"\u17B2", "\u17B1",
	"\u17C1\u17B8", "\u17BE", // vowels typed in two halves
	"\u17C1\u17B6", "\u17C4",
	"\u17D3", "\u17C6",
	"\u17D8", "\u17D4\u179B\u17D4",
	"\u1025\u103A", "\u1009\u103A", // Burmese u and nya, killed
	"\u101E\u103C\u1031\u102C\u103A", "\u102A",
	"\u1029\u1031\u102C\u103A", "\u102A",
	"\u101E\u103C", "\u1029", // one look
	"\u104E\u1004\u103A\u1038", "\u104E",
	"\u0E24\u0E45", "\u0E24\u0E32", // Thai ruu and luu with either aa
	"\u0E26\u0E45", "\u0E26\u0E32",
	"đ", "đ", "ð", "đ", "ɖ", "đ",
	"’", "'", "‘", "'", "ʼ", "'", "`", "'",
	"“", "\"", "”", "\"",
	"‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-",
)

// alike brings spellings together that differ only in what nobody sees.
func alike(s string) string {
	rs := []rune(twins.Replace(s))
	for i, r := range rs {
		before, after := rune(0), rune(0)
		if i > 0 {
			before = rs[i-1]
		}
		if i+1 < len(rs) {
			after = rs[i+1]
		}
		switch {
		case r == 0x1040 && inWord(before, after):
			rs[i] = 0x101D // a zero typed for wa
		case r == 0x1047 && inWord(before, after):
			rs[i] = 0x101B // a seven typed for ra
		case (r == 0x17BB || r == 0x17C9) && khmerAbove(after):
			rs[i] = 0x17CA // under a vowel above, both shifters look as a short u
		}
	}
	return string(rs)
}

// inWord says whether what stands between two runes is a letter of a Burmese
// word, not a digit of a number.
func inWord(before, after rune) bool {
	number := func(r rune) bool { return r >= '0' && r <= '9' || r >= 0x1040 && r <= 0x1049 }
	word := func(r rune) bool { return isMyanmarBase(r) || myanmarPlace(r) > 0 || r == asat }
	return (word(before) || word(after)) && !number(before) && !number(after) ||
		myanmarPlace(after) > 0 || after == asat // nothing hangs on a digit
}

func khmerAbove(r rune) bool { return r >= 0x17B7 && r <= 0x17BA || r == 0x17BE || r == 0x17D0 }

// vietnamese puts the mark of a vowel before that of its tone: é with a
// circumflex over it is ế. Unicode holds the two orders for different.
func vietnamese(s string) string {
	if !strings.ContainsAny(s, "\u0302\u0306") {
		return s // composed, or none of its letters
	}
	rs := []rune(norm.NFD.String(s))
	for i := 1; i < len(rs); i++ {
		if rs[i] == 0x0302 || rs[i] == 0x0306 {
			for j := i; j > 0 && latinTone(rs[j-1]); j-- {
				rs[j-1], rs[j] = rs[j], rs[j-1]
			}
		}
	}
	return norm.NFC.String(string(rs))
}

func latinTone(r rune) bool { return r == 0x0300 || r == 0x0301 || r == 0x0303 || r == 0x0309 }
