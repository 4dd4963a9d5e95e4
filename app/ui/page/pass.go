package page

import (
	"crypto/rand"
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

const (
	consonants = "bdfgklmnprstvz"
	vowels     = "aeiou"
)

// suggest makes five words nobody has to know, of two syllables each: 61 bits
// of chance (five times two of 14 × 5), which an attacker would have to guess
// through the slow key of the vault.
func suggest() string {
	var b strings.Builder
	for i := range 5 {
		if i > 0 {
			b.WriteByte(' ')
		}
		for range 2 {
			b.WriteByte(pick(consonants))
			b.WriteByte(pick(vowels))
		}
	}
	return b.String()
}

// pick draws one letter evenly: bytes beyond the last whole multiple are drawn
// again.
func pick(from string) byte {
	top := 256 - 256%len(from)
	for {
		var b [1]byte
		rand.Read(b[:])
		if int(b[0]) < top {
			return from[int(b[0])%len(from)]
		}
	}
}
