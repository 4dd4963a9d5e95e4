package i18n

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// How each language orders words is in x/text (CLDR 23). Held against ICU 78
// (CLDR 48) on the names of all countries it agrees in English, Thai, Lao and
// Vietnamese; in Chinese two syllables of one sound stand the other way round;
// in Burmese it is the better one, for it sorts closed syllables in canonical
// order after open ones. Khmer is mended here: dictionaries (Chuon Nath) put
// consonants with a subscript after every vowel, and x/text puts them before
// the vowels ំ and ះ.

var collators struct {
	sync.Mutex
	by map[string]*collate.Collator
}

// Compare tells the order of two texts in the printer's language: below zero
// where a comes first. Where the letters are the same capitals come after.
func (p *Printer) Compare(a, b string) int {
	collators.Lock() // a collator keeps buffers of its own
	defer collators.Unlock()
	c, ok := collators.by[p.tag]
	if !ok {
		c = collate.New(language.Make(p.tag)) // Chinese goes by pinyin
		if collators.by == nil {
			collators.by = map[string]*collate.Collator{}
		}
		collators.by[p.tag] = c
	}
	if d := c.CompareString(inOrder(a), inOrder(b)); d != 0 {
		return d
	}
	return strings.Compare(a, b)
}

// inOrder takes out what has no place in an order (zero-width spaces and
// joiners) and lets a Khmer subscript sort behind every letter.
func inOrder(s string) string {
	if !strings.ContainsAny(s, "\u17D2\u200B\u200C\u200D\u2060") {
		return s
	}
	return strings.NewReplacer("\u17D2", "\U0010FFFD", "\u200B", "", "\u200C", "", "\u200D", "", "\u2060", "").Replace(s)
}

// SortBy puts a long list in the order of a printer's language by a text of
// each, in one pass over the texts: comparing them in pairs would take apart
// each text a dozen times.
func SortBy[T any](p *Printer, list []T, text func(T) string) {
	type keyed struct {
		key  []byte
		item T
	}
	all := make([]keyed, len(list))
	p.Compare("", "") // makes the collator
	collators.Lock()
	c, buf := collators.by[p.tag], collate.Buffer{}
	for i, x := range list {
		s := text(x)
		all[i] = keyed{append(bytes.Clone(c.KeyFromString(&buf, inOrder(s))), s...), x}
		buf.Reset()
	}
	collators.Unlock()
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key, b.key) })
	for i, k := range all {
		list[i] = k.item
	}
}
