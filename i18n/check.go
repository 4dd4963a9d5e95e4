package i18n

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Fault is why a text cannot stand where it would: a kind, with words under
// "words.problem.<kind>", and what the words name.
type Fault struct {
	Kind string
	Args Args
}

// Check holds a text against what every word must keep: it is not empty, it
// fills the same {places} as its English, it is in its own script, and it says
// nothing that shames or endangers the person who reads it. Guidance for the
// worker (keys that end in ".help") is never shown to the person, and may name
// things by their office names.
func Check(lang, key, english, text string) []Fault {
	if strings.TrimSpace(text) == "" {
		return []Fault{{Kind: "empty"}}
	}
	var all []Fault
	if want, have := Places(english), Places(text); !slices.Equal(want, have) {
		all = append(all, Fault{"places", Args{"want": listed(want), "have": listed(have)}})
	}
	if !strings.HasSuffix(key, ".help") {
		for _, bad := range forbidden[lang] {
			if strings.Contains(strings.ToLower(text), bad) {
				all = append(all, Fault{"forbidden", Args{"word": bad}})
			}
		}
	}
	if !inOwnScript(lang, text) {
		all = append(all, Fault{Kind: "script"})
	}
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' || r == unicode.ReplacementChar {
			return append(all, Fault{Kind: "signs"})
		}
	}
	return all
}

var place = regexp.MustCompile(`\{[a-z_]+\}`)

// Places lists the {places} a text has, each once, sorted.
func Places(text string) []string {
	p := place.FindAllString(text, -1)
	slices.Sort(p)
	return slices.Compact(p)
}

// listed writes places as a list; none is a dash.
func listed(places []string) string {
	if len(places) == 0 {
		return "–"
	}
	return strings.Join(places, " ")
}

// forbidden are the words a person must never find on a screen or a paper of
// theirs.
var forbidden = map[string][]string{
	"en":      {"victim", "trafficking", "trafficked", "exploitation", "perpetrator"},
	"th":      {"เหยื่อ", "ผู้เสียหาย", "ค้ามนุษย์"},
	"lo":      {"ຜູ້ຖືກເຄາະຮ້າຍ", "ຄ້າມະນຸດ"},
	"km":      {"ជនរងគ្រោះ", "ជួញដូរមនុស្ស"},
	"my":      {"လူကုန်ကူး", "သားကောင်"},
	"vi":      {"nạn nhân", "mua bán người", "buôn người"},
	"zh-Hans": {"受害者", "受害人", "贩运", "拐卖", "人口贩卖"},
}

// Forbidden lists the words that must never stand in a language.
func Forbidden(lang string) []string { return slices.Clone(forbidden[lang]) }

var ownScripts = map[string]*unicode.RangeTable{
	"th": unicode.Thai, "lo": unicode.Lao, "km": unicode.Khmer, "my": unicode.Myanmar, "zh-Hans": unicode.Han,
}

// inOwnScript tells whether a text has letters of the language's own script,
// and Latin only where a name, a code or a unit has it.
func inOwnScript(lang, text string) bool {
	own, ok := ownScripts[lang]
	if !ok {
		own = unicode.Latin
	}
	var mine, latin int
	for _, r := range place.ReplaceAllString(text, "") {
		switch {
		case unicode.Is(own, r):
			mine++
		case unicode.Is(unicode.Latin, r):
			latin++
		case r > 0x2FF && unicode.IsLetter(r):
			return false
		}
	}
	return mine > 0 && latin <= 3*mine || mine == 0 && latin <= 3
}
