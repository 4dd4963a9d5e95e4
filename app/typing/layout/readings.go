package layout

import (
	"slices"
	"strings"
	"sync"
)

// readings turns the table of syllables round: the spellings of a character,
// that under which it stands nearest to the front first.
var readings = sync.OnceValue(func() map[rune][]string {
	type place struct {
		spelt string
		at    int
	}
	places := map[rune][]place{}
	for s, chars := range syllables() {
		for i, c := range chars {
			places[c] = append(places[c], place{s, i})
		}
	}
	m := make(map[rune][]string, len(places))
	for c, ps := range places {
		slices.SortFunc(ps, func(a, b place) int {
			if a.at != b.at {
				return a.at - b.at
			}
			return strings.Compare(a.spelt, b.spelt)
		})
		for _, p := range ps {
			m[c] = append(m[c], p.spelt)
		}
	}
	return m
})

// Readings gives how a simplified Chinese character is read, in Pinyin without
// tones and with v for ü, the likeliest first; nil for any other character.
func Readings(c rune) []string { return readings()[c] }

var simple = sync.OnceValue(func() map[rune]rune {
	b, err := data.ReadFile("data/simplified.txt")
	if err != nil {
		panic(err) // the data is part of the program
	}
	m := map[rune]rune{}
	for _, line := range strings.Fields(string(b)) {
		pair := []rune(line)
		m[pair[0]] = pair[1]
	}
	return m
})

// Simplified gives the simplified form of a traditional Chinese character, and
// any other character as it is.
func Simplified(c rune) rune {
	if s, ok := simple()[c]; ok {
		return s
	}
	return c
}

// Telex gives the words that Telex makes of the letters of s, for who typed
// them on a keyboard without it: "Nguyeenx" becomes "Nguyễn".
func Telex(s string) string {
	var out, word []rune
	kept := false
	for _, r := range s {
		if !inWord(r) {
			out = append(append(out, word...), r)
			word, kept = nil, false
			continue
		}
		word, kept = marked(word, r, true, kept)
	}
	return string(append(out, word...))
}
