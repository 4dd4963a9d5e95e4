package text

import (
	"errors"
	"testing"

	"onward/assets"
)

// count walks the whole trie from a place and counts the words below it.
func count(w walk) (n int) {
	for c := range 256 {
		next := w
		if !next.step(byte(c)) {
			continue
		}
		if next.atWord() {
			n++
		}
		n += count(next)
	}
	return n
}

func TestEveryWordOfTheListsIsFound(t *testing.T) {
	for lang, want := range map[string]int{"th": 26383, "lo": 30550, "km": 81028, "my": 41120} {
		if got := count(walk{trie: lists[lang]().trie}); got != want {
			t.Errorf("the list of %s has %d words, want %d", lang, got, want)
		}
	}
}

func TestWordsBeginningAtAPlace(t *testing.T) {
	var found []string
	rs := []rune("การกระทำ")
	lists["th"]().words(rs, 0, nil, func(end int, _ uint32, _ int) { found = append(found, string(rs[:end])) })
	has := map[string]bool{}
	for _, w := range found {
		has[w] = true
	}
	if !has["การ"] || has["กา ร"] || has["ก"] && len(found) == 1 {
		t.Errorf("words at the start of การกระทำ: %v", found)
	}
}

func TestAWordListThatIsNoneIsRefused(t *testing.T) {
	whole, _ := assets.Words("th")
	for name, file := range map[string][]byte{
		"empty":     nil,
		"no magic":  make([]byte, 100),
		"cut short": whole[:60],
		"half":      whole[:len(whole)/2],
	} {
		if _, err := readWordList(file); !errors.Is(err, errWordList) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

// FuzzWordList walks whatever claims to be a list: it must end and not fall.
func FuzzWordList(f *testing.F) {
	whole, _ := assets.Words("lo")
	f.Add(whole[:400], "ກຽດສັກສີ")
	f.Add([]byte{}, "a")
	f.Fuzz(func(t *testing.T, trie []byte, word string) {
		l := &wordList{trie: trie, offset: 0x0E80}
		rs := []rune(word)
		for i := range rs {
			l.words(rs, i, nil, func(end int, _ uint32, _ int) {
				if end <= i || end > len(rs) {
					t.Fatalf("a word from %d ends at %d of %d", i, end, len(rs))
				}
			})
		}
	})
}
