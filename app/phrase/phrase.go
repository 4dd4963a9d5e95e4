// Package phrase draws pass phrases by lot: six everyday words of a language,
// with spaces between. There are 1,024 words of each language to draw from, so
// a phrase has 60 bits, each of them as likely as any other: with a second of
// work for each try (see the vault) a thousand machines would be at it for some
// eighteen thousand centuries on the average.
//
// Begin with [Draw]. The words are short, can be typed with the keyboards of
// app/typing/layout, and leave out what is crude, sad or frightening, as far as
// somebody who did not grow up with a language can tell; the lists are drafts
// until somebody who did has read them. Nobody has to take such a phrase: it is
// offered.
package phrase

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
	"sync"

	"onward/assets"
)

const (
	// Words is how many words a phrase has.
	Words = 6
	// PerList is how many words there are to draw from in each language: a
	// power of two, so that a draw needs no rounding and favours none.
	PerList = 1 << bitsPerWord
	// Bits is how many bits of chance a phrase has.
	Bits = Words * bitsPerWord

	bitsPerWord = 10
)

var lists sync.Map // language → []string

// list gives the words of a language, or those of English where there are none.
func list(lang string) []string {
	if l, ok := lists.Load(lang); ok {
		return l.([]string)
	}
	text, ok := assets.Phrases(lang)
	if !ok {
		return list("en")
	}
	var words []string
	for _, line := range strings.Split(text, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			words = append(words, line)
		}
	}
	if len(words) != PerList {
		panic("phrase: the list of " + lang + " does not have 1,024 words") // a test would have found it
	}
	lists.Store(lang, words)
	return words
}

// Draw draws a phrase in a language (BCP 47, as in i18n); in English where it
// is none of ours. The caller shows it once and keeps it nowhere.
func Draw(lang string) string {
	words, drawn := list(lang), make([]string, Words)
	var b [2 * Words]byte
	rand.Read(b[:])
	for i := range drawn {
		drawn[i] = words[binary.BigEndian.Uint16(b[2*i:])%PerList]
	}
	clear(b[:])
	return strings.Join(drawn, " ")
}
