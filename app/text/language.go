package text

import "github.com/go-text/typesetting/language"

// A typeface may draw a letter otherwise for one language than for another:
// ours has Mon and S'gaw Karen forms of Myanmar letters, and Romanian, Catalan
// and others of Latin. So each run is shaped for a language (OpenType's
// language systems, found by the shaper from the BCP 47 tag).

// scriptOf is the script that a language of ours is written in; others are
// taken for Latin.
func scriptOf(lang string) language.Script {
	switch lang = primary(lang); lang {
	case "th":
		return language.Thai
	case "lo":
		return language.Lao
	case "km":
		return language.Khmer
	case "my":
		return language.Myanmar
	case "zh":
		return language.Han
	}
	if otherMyanmar[primary(lang)] {
		return language.Myanmar
	}
	return language.Latin
}

// langFor is the language that a run is shaped for in a text that is mostly in
// lang: lang itself if it is written in the run's script; else the language
// that this script is for in our work, for Myanmar the one whose own letters
// are in the run; for any other script lang again.
func langFor(sc language.Script, lang, run string) string {
	if scriptOf(lang) == sc {
		return lang
	}
	switch sc {
	case language.Thai:
		return "th"
	case language.Lao:
		return "lo"
	case language.Khmer:
		return "km"
	case language.Han:
		return "zh"
	case language.Latin:
		return "en"
	case language.Myanmar:
		return byLetters(run)
	}
	return lang
}

// byLetters tells the languages in Myanmar script apart by letters that only
// one of them uses (The Unicode Standard, chapter 16.3): the first such letter
// decides, and without one it is Burmese.
func byLetters(run string) string {
	for _, r := range run {
		switch {
		case r == 0x1028 || r == 0x1033 || r == 0x1034 || r >= 0x105A && r <= 0x1060:
			return "mnw"
		case r >= 0x1061 && r <= 0x1064:
			return "ksw"
		case r == 0x1022 || r == 0x1035 || r >= 0x1075 && r <= 0x1086:
			return "shn"
		}
	}
	return "my"
}
