package vault

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// phraseRule numbers the way in which a pass phrase becomes bytes. It stands
// in each slot; a rule never changes, it only gets a successor.
const phraseRule = 1

// phraseBytes makes the same bytes of a pass phrase on whatever machine it was
// typed:
//
//  1. Unicode NFKC. It composes what a Vietnamese keyboard may send in parts,
//     and makes one of the two ways of writing Thai sara am and Lao am.
//  2. Characters that cannot be seen go: Khmer, Burmese and Thai keyboards put
//     zero-width spaces and joiners between words, or do not.
//  3. White space of any kind and length becomes one ASCII space; none at the
//     ends.
//
// Capital and small letters stay different. Two orders of typing that Unicode
// itself holds apart (some Khmer and Burmese marks, and Zawgyi) stay apart: to
// guess at them would make two phrases of different meaning one.
//
// The caller wipes the result. The steps in between leave strings behind,
// which Go cannot wipe.
func phraseBytes(pass []byte) []byte {
	s := norm.NFKC.String(string(pass))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, s)
	return []byte(strings.Join(strings.Fields(s), " "))
}

// The rule for new pass phrases is short, because it has to be explained in
// seven languages: twelve characters, or four words.
const (
	minChars    = 12
	minWords    = 4
	minLetters  = 8 // in those four words, so that "a b c d" is not enough
	minDistinct = 5 // so that one key held down is not enough
)

// strong gives ErrWeakPassphrase for a phrase that is too easy to guess. A Han
// character counts as two: there are thousands to choose from.
func strong(phrase []byte) error {
	var chars, letters int
	seen := map[rune]bool{}
	for _, r := range string(phrase) {
		seen[r] = true
		n := 1
		if unicode.Is(unicode.Han, r) {
			n = 2
		}
		chars += n
		if r != ' ' {
			letters += n
		}
	}
	words := len(strings.Fields(string(phrase)))
	long := chars >= minChars || (words >= minWords && letters >= minLetters)
	if !long || len(seen) < minDistinct {
		return ErrWeakPassphrase
	}
	return nil
}

// userBytes makes the same bytes of a user name however it is typed.
func userBytes(user string) []byte {
	return []byte(strings.ToLower(string(phraseBytes([]byte(user)))))
}

// showName gives a user name as it is shown: without what cannot be seen.
func showName(user string) string { return string(phraseBytes([]byte(user))) }
