package arrival

import "unicode"

// Kind is what sort of sign a Sign is.
type Kind string

// The kinds of signs. All but the last two are characters that are drawn as
// nothing, or as a space.
const (
	Break     Kind = "break"     // a place where a line may end: U+200B
	Joiner    Kind = "joiner"    // joins letters or keeps them apart: U+200C, U+200D
	Hold      Kind = "hold"      // a place where no line may end: U+2060
	Start     Kind = "start"     // the mark some programs put at the start of a file: U+FEFF
	Hyphen    Kind = "hyphen"    // a hyphen shown only at the end of a line: U+00AD
	Turn      Kind = "turn"      // turns the direction of reading, so that a text shows other than it is
	Variation Kind = "variation" // asks for another form of the letter before
	Control   Kind = "control"   // a command to an old machine
	Tag       Kind = "tag"       // an unseen copy of Latin text
	Space     Kind = "space"     // a space that is not the one on the keyboard
	Filler    Kind = "filler"    // other signs drawn as nothing
	Private   Kind = "private"   // a letter of somebody's own typeface, empty in any other
	Damage    Kind = "damage"    // where letters were lost before the text came
	Mixed     Kind = "mixed"     // a letter of another script that looks like one of this word
)

// hidden says whether characters of a kind can be taken out without taking a
// letter that can be read.
func (k Kind) hidden() bool { return k != "" && k != Damage && k != Mixed }

// kindOf gives the kind of a single character, or "" for plain ones. The line
// end, the tab and the carriage return are plain.
func kindOf(r rune) Kind {
	switch {
	case r == ' ' || r > 0x20 && r < 0x7F || r == '\n' || r == '\t' || r == '\r':
		return ""
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r >= 0xFFF9 && r <= 0xFFFB:
		return Control
	case r == 0x200B:
		return Break
	case r == 0x200C, r == 0x200D:
		return Joiner
	case r == 0x2060:
		return Hold
	case r == 0xFEFF:
		return Start
	case r == 0x00AD:
		return Hyphen
	case r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x206F:
		return Turn
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF, r >= 0x180B && r <= 0x180F:
		return Variation
	case r >= 0xE0000 && r <= 0xE007F:
		return Tag
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r == 0x3164, r == 0xFFA0,
		r >= 0x2061 && r <= 0x2065, r >= 0xE0080 && r <= 0xE0FFF, r >= 0x1D173 && r <= 0x1D17A:
		return Filler
	case r == 0xFFFD:
		return Damage
	case unicode.Is(unicode.Co, r):
		return Private
	case r != 0x3000 && unicode.Is(unicode.Zs, r):
		return Space
	}
	return ""
}

// nameOf names a character for the words of the screen, "arrival.sign." +
// name: the well-known ones by name, the others by their kind.
func nameOf(r rune) string {
	switch r {
	case 0x200C:
		return "apart"
	case 0x200D:
		return "together"
	case 0x00A0, 0x202F, 0x2007:
		return "nbsp"
	}
	return string(kindOf(r))
}

// The scripts of one word should be one. scriptOf tells our four apart, by the
// first character of each, and gives 0 for everything else.
func scriptOf(r rune) rune {
	switch {
	case r >= 0x0E01 && r <= 0x0E4F:
		return 'ก'
	case r >= 0x0E81 && r <= 0x0EDF:
		return 'ກ'
	case r >= 0x1780 && r <= 0x17DD:
		return 'ក'
	case r >= 0x1000 && r <= 0x109F, r >= 0xAA60 && r <= 0xAA7F, r >= 0xA9E0 && r <= 0xA9FF:
		return 'က'
	}
	return 0
}

// looksLatin are letters of Cyrillic and Greek that look like Latin ones.
const looksLatin = "АВЕЅІЈКМНОРСТХУасеорхуіјѕԁһ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ"

// looksOurs are Latin letters that look like one of ours, when they stand alone
// between letters of ours.
const looksOurs = "onsuwx0Oo"

// mixed finds letters that look like another script's: a Cyrillic or Greek one
// in a Latin word, a Latin o in a Lao or Burmese one, a Thai vowel in a Lao
// word. Latin words between words of ours are nothing strange.
func mixed(s string) (found []Sign) {
	add := func(at, end int) { found = append(found, Sign{at, end, Mixed, "mixed", true}) }
	words(s, func(at int, rs []rune, where []int) {
		var count map[rune]int
		latin := 0
		for _, r := range rs {
			if sc := scriptOf(r); sc != 0 {
				if count == nil {
					count = map[rune]int{}
				}
				count[sc]++
			}
			if unicode.Is(unicode.Latin, r) {
				latin++
			}
		}
		main, most := rune(0), 0
		for sc, n := range count {
			if n > most || n == most && sc < main {
				main, most = sc, n
			}
		}
		for i, r := range rs {
			sc := scriptOf(r)
			switch {
			case len(count) > 1 && sc != 0 && sc != main:
				add(where[i], where[i+1])
			case latin > 0 && runeIn(looksLatin, r):
				add(where[i], where[i+1])
			case runeIn(looksOurs, r) && i > 0 && scriptOf(rs[i-1]) != 0 && i+1 < len(rs) && scriptOf(rs[i+1]) != 0:
				add(where[i], where[i+1])
			}
		}
	})
	return found
}

func runeIn(list string, r rune) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// words visits each stretch of letters, digits and marks: its runes, the byte
// where each begins, and where the last one ends.
func words(s string, visit func(at int, rs []rune, where []int)) {
	var rs []rune
	var where []int
	flush := func(end int) {
		if len(rs) > 0 {
			visit(where[0], rs, append(where, end))
		}
		rs, where = nil, nil
	}
	for at, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || kindOf(r) == Joiner {
			rs, where = append(rs, r), append(where, at)
		} else {
			flush(at)
		}
	}
	flush(len(s))
}
