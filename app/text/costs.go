package text

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// What words cost, in eighths of a natural logarithm: a word that makes up one
// in a thousand words of text costs 8·ln 1000 = 55. The costs were learnt from
// texts without word borders, by go test -tags corpora -run Learn (see
// learn_test.go and SCRIPTS.md): in turns, texts are cut in all ways by the
// costs so far, each way counting as much as it is likely, and the words so
// counted give better costs.
//
// A file of costs has a line for each cost: the cost, then its words, some
// three thousand, the most frequent and names of places. Three lines are of
// other kinds: "rare", the cost of any word that is only in the list; "unknown"
// and "more", of the first and each further cluster of an unknown word. A word
// that the list lacks is thereby in it. Lines that begin with # say where the
// file is from.

// nameCost is what a word costs that a text must keep whole: next to nothing.
const nameCost = 8

type costs struct {
	words               table
	rare, unknown, more int
}

var errCosts = errors.New("not usable costs of words")

func readCosts(file []byte, list *wordList) (costs, error) {
	var c costs
	lines := bufio.NewScanner(bytes.NewReader(file))
	lines.Buffer(nil, len(file)+1)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if kind := map[string]*int{"rare": &c.rare, "unknown": &c.unknown, "more": &c.more}[fields[0]]; kind != nil {
			n, err := strconv.ParseUint(fields[1], 10, 8)
			if err != nil {
				return costs{}, fmt.Errorf("read cost %q: %w", fields[1], errCosts)
			}
			*kind = int(n)
			continue
		}
		cost, err := strconv.ParseUint(fields[0], 10, 8)
		if err != nil {
			return costs{}, fmt.Errorf("read cost %q: %w", fields[0], errCosts)
		}
		for _, word := range fields[1:] {
			if !c.words.add(list, word, entry(cost)) {
				return costs{}, fmt.Errorf("read word %q: %w", word, errCosts)
			}
		}
	}
	if c.rare == 0 || c.unknown == 0 || c.more == 0 {
		return costs{}, fmt.Errorf("find costs of rare and unknown words: %w", errCosts)
	}
	return c, nil
}

// entry is what a table knows of a string: its cost if it is a word, and flags.
type entry uint16

const (
	costMask entry = 0xFF
	isWord   entry = 1 << 8
	leadsOn  entry = 1 << 9 // it begins a word that the trie lacks, or is one

)

// table holds words by their sums. It is open-addressed; a sum of 0 is taken
// for 1.
type table struct {
	sums    []uint32
	entries []entry
	used    int
}

// The sum of a word is made of the bytes the trie knows its runes by. With this
// factor no two words share one, which is tested.
const (
	emptySum  uint32 = 2166136261
	sumFactor uint32 = 0x9E3779B1
)

func addTo(sum uint32, c byte) uint32 { return (sum ^ uint32(c)) * sumFactor }

// at returns what is known of a string by its sum, 0 for nothing.
func (t *table) at(sum uint32) entry {
	if len(t.sums) == 0 {
		return 0
	}
	if i := t.slot(sum); t.sums[i] != 0 {
		return t.entries[i]
	}
	return 0
}

func (t *table) slot(sum uint32) uint32 {
	sum = max(sum, 1)
	mask := uint32(len(t.sums) - 1)
	i := sum & mask
	for t.sums[i] != 0 && t.sums[i] != sum {
		i = (i + 1) & mask
	}
	return i
}

func (t *table) set(sum uint32, e entry) {
	if 2*t.used >= len(t.sums) {
		old := *t
		t.sums, t.entries, t.used = make([]uint32, max(16, 2*len(old.sums))), make([]entry, max(16, 2*len(old.sums))), 0
		for i, sum := range old.sums {
			if sum != 0 {
				t.set(sum, old.entries[i])
			}
		}
	}
	i := t.slot(sum)
	if t.sums[i] == 0 {
		t.sums[i] = max(sum, 1)
		t.used++
	}
	t.entries[i] |= e
}

// add puts a word in, with its beginnings when the trie lacks it. It reports
// false for a word with a rune that the list cannot hold.
func (t *table) add(list *wordList, word string, cost entry) bool {
	w, sum := walk{trie: list.trie}, emptySum
	var sums []uint32
	for _, r := range word {
		c, ok := list.code(r)
		if !ok {
			return false
		}
		w.step(c)
		sum = addTo(sum, c)
		sums = append(sums, sum)
	}
	if !w.dead && w.atWord() {
		t.set(sum, isWord|cost)
		return true
	}
	for _, sum := range sums {
		t.set(sum, leadsOn)
	}
	t.set(sum, isWord|cost)
	return true
}
