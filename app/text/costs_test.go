package text

import (
	"errors"
	"strings"
	"testing"

	"onward/assets"
)

// listed are the bytes that a word list may know a rune by.
var listed = func() (all []byte) {
	for c := range 0xA0 {
		all = append(all, byte(c))
	}
	return append(all, 0xFE, 0xFF)
}()

// allWords calls each with every word below a place in a trie, and its sum.
func allWords(w walk, sum uint32, each func(sum uint32)) {
	for _, c := range listed {
		next := w
		if !next.step(c) {
			continue
		}
		sum := addTo(sum, c)
		if next.atWord() {
			each(sum)
		}
		allWords(next, sum, each)
	}
}

func TestNoTwoWordsAreTakenForOneAnother(t *testing.T) {
	for lang, list := range lists {
		l := list()
		seen := map[uint32]bool{}
		allWords(walk{trie: l.trie}, emptySum, func(sum uint32) {
			if seen[sum] {
				t.Errorf("%s: two words of the list have the sum %x", lang, sum)
			}
			seen[sum] = true
		})
		file, _ := assets.Costs(lang)
		told := map[string]bool{}
		own := map[uint32]bool{}
		for _, line := range strings.Split(string(file), "\n") {
			if line == "" || strings.Trim(line[:1], "0123456789") != "" {
				continue
			}
			for _, word := range strings.Fields(line)[1:] {
				if told[word] {
					t.Errorf("%s: %s has two costs", lang, word)
				}
				told[word] = true
				sum, w, in := emptySum, walk{trie: l.trie}, true
				for _, r := range word {
					c, _ := l.code(r)
					sum, in = addTo(sum, c), w.step(c) && in
				}
				if in && w.atWord() {
					continue
				}
				if seen[sum] || own[sum] {
					t.Errorf("%s: %s has the sum of another word", lang, word)
				}
				own[sum] = true
			}
		}
		if len(told) < 1000 || len(own) < 100 {
			t.Errorf("%s: %d words have costs, %d of them not in the list", lang, len(told), len(own))
		}
	}
}

func TestFrequentWordsAreCheapAndNamesAreKnown(t *testing.T) {
	for lang, words := range map[string]string{"th": "ที่ โรงพยาบาล แม่ฮ่องสอน", "lo": "ທີ່ ຄລີນິກ ສາລະວັນ", "km": "ដែល គ្លីនិក ពោធិ៍សាត់", "my": "ကို ပရိုဂရမ် မြဝတီ"} {
		l := lists[lang]()
		cost := func(word string) (cost int) {
			rs := []rune(word)
			l.words(rs, 0, nil, func(end int, _ uint32, c int) {
				if end == len(rs) {
					cost = c
				}
			})
			return cost
		}
		w := strings.Fields(words)
		if often, place := cost(w[0]), cost(w[2]); often == 0 || place == 0 || often >= place || place >= l.costs.rare {
			t.Errorf("%s: %s costs %d and %s %d, a rare word %d", lang, w[0], often, w[2], place, l.costs.rare)
		}
		if cost(w[1]) == 0 {
			t.Errorf("%s: %s is unknown", lang, w[1])
		}
	}
}

func TestCostsThatAreNoneAreRefused(t *testing.T) {
	l := lists["th"]()
	for name, file := range map[string]string{
		"empty":          "",
		"no rare":        "unknown 130\nmore 66\n40 การ\n",
		"no number":      "rare 99\nunknown 130\nmore 66\nการ ที่\n",
		"too large":      "rare 99\nunknown 300\nmore 66\n",
		"another script": "rare 99\nunknown 130\nmore 66\n40 ការ\n",
	} {
		if _, err := readCosts([]byte(file), l); !errors.Is(err, errCosts) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func FuzzCosts(f *testing.F) {
	f.Add("rare 99\nunknown 130\nmore 66\n40 การ ที่\n", "การที่")
	f.Fuzz(func(t *testing.T, file, text string) {
		l := *lists["th"]()
		c, err := readCosts([]byte(file), &l)
		if err != nil {
			return
		}
		l.costs = c
		rs := []rune(text)
		for i := range rs {
			l.words(rs, i, nil, func(end int, _ uint32, _ int) {
				if end <= i || end > len(rs) {
					t.Fatalf("a word from %d ends at %d of %d", i, end, len(rs))
				}
			})
		}
	})
}
