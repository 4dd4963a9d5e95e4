package i18n

import (
	"slices"
	"strings"
	"unicode"
)

// scriptsOf are the letters each of our languages is written in.
var scriptsOf = map[string]*unicode.RangeTable{
	"en": unicode.Latin, "vi": unicode.Latin, "th": unicode.Thai, "lo": unicode.Lao,
	"km": unicode.Khmer, "my": unicode.Myanmar, "zh-Hans": unicode.Han,
}

// Written tells which language a text was typed in, by its letters: the first
// of langs that is written so; or else the first that we do not know, for it
// may be written in any letters; or else the one of our seven. Vietnamese
// and English share theirs: where neither is among langs, the signs that only
// Vietnamese has decide. A text without letters is in none: "".
func Written(text string, langs ...string) string {
	script := scriptOf(text)
	if script == nil {
		if strings.IndexFunc(text, unicode.IsLetter) >= 0 && len(langs) > 0 {
			return langs[0]
		}
		return ""
	}
	for _, tag := range langs {
		if scriptsOf[tag] == script {
			return tag
		}
	}
	for _, tag := range langs {
		if scriptsOf[tag] == nil && tag != "" {
			return tag
		}
	}
	if script == unicode.Latin && strings.IndexFunc(text, onlyVietnamese) < 0 {
		return "en"
	}
	for tag, s := range scriptsOf {
		if s == script && tag != "en" {
			return tag
		}
	}
	return ""
}

// ReadsLetters tells whether who reads a language can read the letters of a
// text, be it only to say them aloud. Latin letters everybody here can.
func ReadsLetters(lang, text string) bool {
	script, own := scriptOf(text), scriptsOf[lang]
	return script == nil || script == unicode.Latin || own == nil || script == own
}

// scriptOf gives the script most letters are of, or nil where there are none
// of ours.
func scriptOf(text string) *unicode.RangeTable {
	count := map[*unicode.RangeTable]int{}
	var most *unicode.RangeTable
	for _, r := range text {
		for _, s := range scriptsOf {
			if unicode.Is(s, r) && unicode.IsLetter(r) {
				count[s] += weight(s)
				if most == nil || count[s] > count[most] {
					most = s
				}
				break
			}
		}
	}
	return most
}

// weight lets a Latin name inside another script count for little.
func weight(s *unicode.RangeTable) int {
	if s == unicode.Latin {
		return 1
	}
	return 3
}

// onlyVietnamese tells letters of Vietnamese that no other of our languages
// has: those with a horn, a bar or two signs.
func onlyVietnamese(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || slices.Contains([]rune("ơưăđƠƯĂĐ"), r)
}
