package text

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Kept is a list of words that hold together: names of people and places above
// all. No line ends inside one, whatever the word lists and rules say, unless it
// is wider than a line; and what stands beside it is cut as beside a word. A
// word may hold spaces, as a person's full name does.
//
// A Kept never changes and may be shared. A nil one keeps nothing.
type Kept struct {
	words []string                 // as composed and as decomposed letters
	names map[string]func() *table // for each word list, its script's parts of the words
}

// Keep makes a list of words that hold together. Of a word the spaces around it
// do not count; how its letters are composed does not matter.
func Keep(words ...string) *Kept {
	k := &Kept{names: map[string]func() *table{}}
	for _, w := range words {
		if w = strings.TrimSpace(w); utf8.RuneCountInString(w) < 2 {
			continue
		}
		composed, parted := norm.NFC.String(w), norm.NFD.String(w)
		k.words = append(k.words, composed)
		if parted != composed {
			k.words = append(k.words, parted)
		}
	}
	for name := range lists {
		k.names[name] = sync.OnceValue(func() *table { return k.table(name) })
	}
	return k
}

// table holds the parts of the words that a word list could hold.
func (k *Kept) table(name string) *table {
	var t table
	list := lists[name]()
	bare := &wordList{offset: list.offset} // so that each word is in with its beginnings
	for _, w := range k.words {
		for _, part := range strings.FieldsFunc(w, func(r rune) bool { _, ok := list.code(r); return !ok }) {
			t.add(bare, part, 0)
		}
	}
	return &t
}

// list returns the table for a word list, nil when there is nothing in it.
func (k *Kept) list(name string) *table {
	if k == nil {
		return nil
	}
	if t := k.names[name](); t.used > 0 {
		return t
	}
	return nil
}

// Breaks is like the function Breaks and holds the kept words together.
func (k *Kept) Breaks(s, lang string) []int {
	b := breakers.Get().(*breaker)
	defer breakers.Put(b)
	b.read(s)
	if len(b.runes) < 2 {
		return nil
	}
	b.byRule()
	b.byWord(lang, k)
	b.hold(s, k)
	return b.offsets(func(i int) bool { return b.may[i] && !b.sticks(i) })
}

// hold takes back what is marked inside the kept words.
func (b *breaker) hold(s string, k *Kept) {
	if k == nil {
		return
	}
	for _, w := range k.words {
		for from := 0; ; {
			i := strings.Index(s[from:], w)
			if i < 0 {
				break
			}
			from += i
			first := sort.SearchInts(b.bytes, from+1)
			last := sort.SearchInts(b.bytes, from+len(w))
			clear(b.may[first:last])
			from++
		}
	}
}

// Keep makes the words hold together in every text that the set breaks from now
// on, in place of those kept before.
func (t *Set) Keep(words ...string) {
	k := Keep(words...)
	for w := range t.faces {
		t.faces[w].kept.Store(k)
		t.faces[w].known.forget()
	}
}
