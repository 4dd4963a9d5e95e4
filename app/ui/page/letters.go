package page

import "unicode"

// langOf tells which language a text was typed in, by its letters: that of the
// two of the sitting that is written so, or else the one of our seven that is.
// Vietnamese and English share their letters; of these the sitting's counts,
// and English where it has neither.
func langOf(text, hers, working string) string {
	script := scriptOf(text)
	for _, tag := range []string{hers, working} {
		if scriptsOf[tag] == script {
			return tag
		}
	}
	for tag, s := range scriptsOf {
		if s == script && tag != "vi" {
			return tag
		}
	}
	return hers
}

var scriptsOf = map[string]*unicode.RangeTable{
	"en": unicode.Latin, "vi": unicode.Latin, "th": unicode.Thai, "lo": unicode.Lao,
	"km": unicode.Khmer, "my": unicode.Myanmar, "zh-Hans": unicode.Han,
}

// scriptOf gives the script most letters are of, or nil where there are none.
func scriptOf(text string) *unicode.RangeTable {
	count := map[*unicode.RangeTable]int{}
	var most *unicode.RangeTable
	for _, r := range text {
		for _, s := range scriptsOf {
			if unicode.Is(s, r) {
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
