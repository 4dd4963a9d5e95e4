//go:build corpora

package text

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// What words cost is learnt here, from a folder of texts that nobody has cut;
// assets/README.md says which and how to get them. It needs that folder and so
// has a build tag of its own:
//
//	go test -tags corpora ./app/text -run Learn -texts DIR -update
//
// Without -update the costs in the tree are compared with what is learnt. The
// same texts always give the same costs.
var textsDir = flag.String("texts", "", "folder of the texts to learn from")

const (
	learntWords = 3000 // how many words get a cost of their own, besides names
	turns       = 6    // it settles after three
	unseen      = 0.1  // how often a word that is only in the list is taken to have been seen
	firstCost   = 55   // of every word, in the first turn
	placeCost   = 80   // of a name of a place or a term, unless it is more frequent

	// Of unknown words. Tried on the halves of texts that are not reported on.
	unknownCost = 130
	moreCost    = 66
)

func TestTheCostsAreWhatIsLearnt(t *testing.T) {
	texts := readTexts(t, *textsDir)
	for _, lang := range []string{"th", "lo", "km", "my"} {
		got := learn(t, lang, texts)
		path := filepath.Join("..", "..", "assets", "words", lang+".costs")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what is learnt (%v); make it anew with -update", path, err)
		}
	}
}

// uncut is what was read for one script: its distinct stretches, and names.
type uncut struct{ stretches, names []string }

var listScript = map[string]script{"th": thai, "lo": lao, "km": khmer, "my": myanmar}

// readTexts gives every distinct stretch of every script in the files of a
// folder, whatever kind of file it is in. CLDR's territories.json and
// timeZoneNames.json also give names of countries and cities.
func readTexts(t *testing.T, dir string) map[script]*uncut {
	t.Helper()
	out := map[script]*uncut{thai: {}, lao: {}, khmer: {}, myanmar: {}}
	seen := map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		eachStretch(string(file), func(s string, sc script) {
			if !seen[s] {
				seen[s] = true
				out[sc].stretches = append(out[sc].stretches, s)
			}
		})
		isCities, isCountries := strings.HasSuffix(path, "timeZoneNames.json"), strings.HasSuffix(path, "territories.json")
		for _, line := range strings.Split(string(file), "\n") {
			if isCountries || isCities && strings.Contains(line, `"exemplarCity"`) {
				eachStretch(line, func(s string, sc script) {
					if utf8.RuneCountInString(s) > 2 && len(clusters(s)) < 4 {
						out[sc].names = append(out[sc].names, s)
					}
				})
			}
		}
		return nil
	})
	if err != nil || len(seen) == 0 {
		t.Fatalf("no texts in the folder of -texts: %v", err)
	}
	return out
}

func eachStretch(s string, each func(string, script)) {
	cur, from := plain, 0
	for at, r := range s + "\x00" {
		if sc := spaceless(r); sc != cur || r == 0 {
			if cur != plain && listFor(cur, "", []rune(s[from:at])) != "" {
				each(s[from:at], cur)
			}
			cur, from = sc, at
		}
	}
}

// edge is a piece of a stretch: a word of the list, or a cluster of an unknown.
type edge struct {
	from, to int32
	word     uint32
	unknown  bool
}

type lattice struct {
	length int
	edges  []edge
}

// learner counts the words of one language.
type learner struct {
	list   *wordList
	spelt  map[uint32]string // every word by its sum
	counts map[uint32]float64
	total  float64
}

func learn(t *testing.T, lang string, texts map[script]*uncut) []byte {
	sc := listScript[lang]
	l := learner{list: &wordList{trie: lists[lang]().trie, offset: lists[lang]().offset}, spelt: map[uint32]string{}}
	l.all(walk{trie: l.list.trie}, emptySum, nil)
	special := map[string]bool{}
	for _, name := range slices.Concat(texts[sc].names, terms(t, lang)) {
		name = strings.TrimRight(name, "ๆฯໆຯៗ")
		l.list.costs.words.add(l.list, name, placeCost)
		l.spelt[sumOf(l.list, name)] = name
		special[name] = true
	}
	var lattices []lattice
	for _, s := range texts[sc].stretches {
		lattices = append(lattices, l.lattice([]rune(s), sc))
	}
	for turn := range turns {
		l.count(lattices, turn == 0)
	}
	return l.write(lang, special)
}

// all notes every word below a place in the trie.
func (l *learner) all(w walk, sum uint32, word []rune) {
	for c := range 256 {
		next := w
		if !next.step(byte(c)) {
			continue
		}
		r := rune(c) + l.list.offset
		if c == 0xFF {
			r = zwj
		} else if c == 0xFE {
			r = zwnj
		}
		longer, sum := append(word[:len(word):len(word)], r), addTo(sum, byte(c))
		if next.atWord() {
			l.spelt[sum] = string(longer)
		}
		l.all(next, sum, longer)
	}
}

func (l *learner) lattice(rs []rune, sc script) lattice {
	divisible := make([]bool, len(rs))
	divisible[0] = true
	for i := 1; i < len(rs); i++ {
		divisible[i] = divides(rs, i, sc)
	}
	la := lattice{length: len(rs)}
	for i := range rs {
		if !divisible[i] {
			continue
		}
		next := i + 1
		for next < len(rs) && !divisible[next] {
			next++
		}
		la.edges = append(la.edges, edge{from: int32(i), to: int32(next), unknown: true})
		l.list.words(rs, i, nil, func(end int, word uint32, _ int) {
			if end = wordEnd(rs, divisible, end); end > 0 && !bareLetter(l.spelt[word]) {
				la.edges = append(la.edges, edge{from: int32(i), to: int32(end), word: word})
			}
		})
	}
	return la
}

// count takes one turn: the words of all ways to cut, each way as much as it is
// likely by the counts of the turn before (forward-backward).
func (l *learner) count(lattices []lattice, first bool) {
	likely := func(word uint32) float64 {
		return (l.counts[word] + unseen) / (l.total + unseen*float64(len(l.spelt)))
	}
	if first {
		likely = func(uint32) float64 { return math.Exp(-firstCost / 8.0) }
	}
	unknown, more := math.Exp(-unknownCost/8.0), math.Exp(-moreCost/8.0)
	counts := map[uint32]float64{}
	var total float64
	// The likelihood of all ways to a place and from it, after a word and in an
	// unknown one.
	var to, from [2][]float64
	for _, la := range lattices {
		for state := range 2 {
			to[state] = append(to[state][:0], make([]float64, la.length+1)...)
			from[state] = append(from[state][:0], make([]float64, la.length+1)...)
		}
		to[0][0], from[0][la.length], from[1][la.length] = 1, 1, 1
		for _, e := range la.edges {
			if e.unknown {
				to[1][e.to] += to[0][e.from]*unknown + to[1][e.from]*more
			} else {
				to[0][e.to] += (to[0][e.from] + to[1][e.from]) * likely(e.word)
			}
		}
		for _, e := range slices.Backward(la.edges) {
			if e.unknown {
				from[0][e.from] += unknown * from[1][e.to]
				from[1][e.from] += more * from[1][e.to]
			} else {
				p := likely(e.word) * from[0][e.to]
				from[0][e.from] += p
				from[1][e.from] += p
			}
		}
		all := to[0][la.length] + to[1][la.length]
		if all == 0 {
			continue // too long for the numbers of this machine
		}
		for _, e := range la.edges {
			if !e.unknown {
				n := (to[0][e.from] + to[1][e.from]) * likely(e.word) * from[0][e.to] / all
				counts[e.word] += n
				total += n
			}
		}
	}
	l.counts, l.total = counts, total
}

// write gives the file of costs: the most frequent words and all special ones.
func (l *learner) write(lang string, special map[string]bool) []byte {
	var words []uint32
	for sum := range l.spelt {
		words = append(words, sum)
	}
	slices.SortFunc(words, func(a, b uint32) int {
		if x, y := l.counts[a], l.counts[b]; x != y {
			if x > y {
				return -1
			}
			return 1
		}
		return strings.Compare(l.spelt[a], l.spelt[b])
	})
	whole := l.total + unseen*float64(len(words))
	cost := func(n float64) int { return int(math.Round(-8 * math.Log(n/whole))) }
	var rest float64
	for _, w := range words[learntWords:] {
		rest += l.counts[w] + unseen
	}
	rare := cost(rest / float64(len(words)-learntWords))
	byCost := make([][]string, 256)
	for i, w := range words {
		c := min(cost(l.counts[w]+unseen), 255)
		if bareLetter(l.spelt[w]) {
			c = unknownCost
		} else if special[l.spelt[w]] {
			c = min(c, placeCost)
		} else if i >= learntWords || c >= rare {
			continue
		}
		byCost[c] = append(byCost[c], l.spelt[w])
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "# What words cost, learnt from texts: see app/text/costs.go. LICENSE.costs names the texts.\n")
	fmt.Fprintf(&out, "rare %d\nunknown %d\nmore %d\n", rare, unknownCost, moreCost)
	for c, words := range byCost {
		if len(words) > 0 {
			slices.Sort(words)
			fmt.Fprintf(&out, "%d %s\n", c, strings.Join(words, " "))
		}
	}
	return out.Bytes()
}

// bareLetter says whether what the list has for a word is a Lao or Khmer consonant by
// itself, which is none.
func bareLetter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && (r >= 'ກ' && r <= 'ຮ' || r >= 'ក' && r <= 'អ')
}

func sumOf(list *wordList, word string) uint32 {
	sum := emptySum
	for _, r := range word {
		c, _ := list.code(r)
		sum = addTo(sum, c)
	}
	return sum
}

// terms are words of the product that lists and texts lack.
func terms(t *testing.T, lang string) []string {
	t.Helper()
	file, err := os.ReadFile(filepath.Join("testdata", "terms", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(string(file))
}
