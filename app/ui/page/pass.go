package page

import (
	"strings"
	"unicode"
)

// strength gives the key of a kind hint about a pass phrase: none, short, fair
// or good. The vault has the last word; this only says it earlier. Length is
// what counts. A Han character counts as two, as there are so many of them.
func strength(pass string) string {
	pass = strings.Join(strings.Fields(pass), " ")
	words := len(strings.Fields(pass))
	size, kinds := 0, map[rune]bool{}
	for _, r := range pass {
		kinds[r] = true
		size++
		if unicode.Is(unicode.Han, r) {
			size++
		}
	}
	letters := size - max(0, words-1)
	switch {
	case size == 0:
		return "none"
	case len(kinds) < 5, size < 12 && (words < 4 || letters < 8):
		return "short"
	case size < 20 || len(kinds) < 8:
		return "fair"
	}
	return "good"
}
