package text

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
)

// The four scripts that are written without spaces between words. Unicode
// gives their letters the line breaking class SA, "needs a look at a word
// list" (UAX #14); everything else has its breaks by rule.
type script uint8

const (
	plain script = iota
	thai
	lao
	khmer
	myanmar
)

const (
	zwsp = '\u200B' // a place where a line may break, drawn as nothing
	zwnj = '\u200C'
	zwj  = '\u200D'
	wj   = '\u2060' // a place where a line must not break, drawn as nothing
)

// spaceless says to which of the four scripts a rune belongs as part of a
// word: letters, vowels and marks, and the signs that lean on the word before
// them. Digits and punctuation are plain: UAX #14 knows them.
func spaceless(r rune) script {
	switch {
	case r < 0x0E01:
		return plain
	case r <= 0x0E4E:
		// U+0E3F is the baht sign.
		if r <= 0x0E3A || r >= 0x0E40 {
			return thai
		}
	case r >= 0x0E81 && r <= 0x0EDF:
		if r < 0x0ED0 || r > 0x0ED9 {
			return lao
		}
	case r >= 0x1000 && r <= 0x109F:
		if r < 0x1040 || r > 0x104B && r < 0x1090 || r > 0x1099 {
			return myanmar
		}
	case r >= 0x1780 && r <= 0x17DD:
		if r <= 0x17D3 || r == repeatKhmer || r >= 0x17DC {
			return khmer
		}
	case r >= 0xA9E0 && r <= 0xA9FE:
		if r < 0xA9F0 || r > 0xA9F9 {
			return myanmar
		}
	case r >= 0xAA60 && r <= 0xAA7F:
		return myanmar
	}
	return plain
}

// beyondBurmese says whether a Myanmar rune is one that Burmese does not use:
// the letters, vowels and tones of Shan, Mon, Karen and their neighbours. One
// of them in a stretch of text tells that the Burmese word list has no say in
// it, whatever language the text is said to be in.
func beyondBurmese(r rune) bool {
	switch r {
	case 0x1022, 0x1028, 0x1033, 0x1034, 0x1035:
		return true
	}
	return r >= 0x1050 && r <= 0x109F || r >= 0xA9E0
}

// primary cuts a BCP 47 tag down to its language and makes the three-letter
// codes of our four word lists two-letter ones.
func primary(lang string) string {
	lang, _, _ = strings.Cut(lang, "-")
	switch lang = strings.ToLower(lang); lang {
	case "tha":
		return "th"
	case "lao":
		return "lo"
	case "khm":
		return "km"
	case "mya", "bur":
		return "my"
	}
	return lang
}

// Languages written in the Myanmar script that are not Burmese. Their texts
// are cut at syllables, never by the Burmese word list.
var otherMyanmar = map[string]bool{
	"shn": true, "mnw": true, "ksw": true, "kar": true, "pwo": true, "kjp": true,
	"kyu": true, "eky": true, "blk": true, "pdu": true, "kht": true, "phk": true,
	"aio": true, "rbb": true, "pce": true, "csh": true, "tjl": true,
}

// listFor says which word list cuts a stretch of one script in a text of the
// given language: "" where only the syllable rule may.
func listFor(sc script, lang string, stretch []rune) string {
	switch sc {
	case thai:
		return "th"
	case lao:
		return "lo"
	case khmer:
		return "km"
	case myanmar:
		if otherMyanmar[primary(lang)] {
			return ""
		}
		for _, r := range stretch {
			if beyondBurmese(r) {
				return ""
			}
		}
		return "my"
	}
	return ""
}

func isMark(r rune) bool { return r >= 0x300 && unicode.Is(unicode.M, r) }

// invisible says whether a rune that no font need have a glyph for is drawn
// as nothing: Unicode's Default_Ignorable_Code_Point.
func invisible(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0xFEFF, r == 0x17B4, r == 0x17B5:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0x180B && r <= 0x180F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return false
}

// hangs says whether a rune at the end of a line takes no room there: spaces
// hang over the edge. A no-break space is meant to be seen and does not.
func hangs(r rune) bool {
	return r == ' ' || r == '\t' || r == zwsp || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x205F || r == 0x3000
}

// endsParagraph says whether a rune ends a paragraph (UAX #14 BK, CR, LF, NL).
func endsParagraph(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}

// joins says whether a rune has no script of its own and takes that of the
// text around it.
func joins(s language.Script) bool {
	return s == language.Common || s == language.Inherited || s == language.Unknown
}
