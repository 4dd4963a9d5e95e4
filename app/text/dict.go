package text

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"onward/assets"
)

// ICU's word lists, read as ICU ships them: a data header, eight indexes, and
// a BytesTrie, ICU's compact tree of byte strings (described in its
// bytestrie.h). A word is the bytes of its runes, each less a fixed offset
// that the file states. Nothing is unpacked: a look-up walks the file itself.

var errWordList = errors.New("not a usable word list")

// wordList is one open list. It is only read, so it may be shared.
type wordList struct {
	trie   []byte
	offset rune // what a byte of the trie is counted from
	costs  costs
}

// lists holds the four lists, each opened when a text first needs it.
var lists = map[string]func() *wordList{
	"th": sync.OnceValue(func() *wordList { return mustList("th") }),
	"lo": sync.OnceValue(func() *wordList { return mustList("lo") }),
	"km": sync.OnceValue(func() *wordList { return mustList("km") }),
	"my": sync.OnceValue(func() *wordList { return mustList("my") }),
}

// mustList opens an embedded list. Its bytes are fixed by a checksum, so that
// it cannot be read is our own mistake.
func mustList(lang string) *wordList {
	file, _ := assets.Words(lang)
	list, err := readWordList(file)
	if err == nil {
		learnt, _ := assets.Costs(lang)
		list.costs, err = readCosts(learnt, list)
	}
	if err != nil {
		panic("text: word list of " + lang + ": " + err.Error())
	}
	return list
}

// The dictionary header and its indexes, from ICU's dictionarydata.h.
const (
	indexTrie      = 0 // where the trie starts, counted from the indexes
	indexTotalSize = 3
	indexTrieType  = 4
	indexTransform = 5

	trieTypeMask   = 7
	trieTypeBytes  = 0
	transformMask  = 0x7F000000
	transformType  = 0x01000000 // by offset
	transformValue = 0x001FFFFF
)

func readWordList(file []byte) (*wordList, error) {
	le := binary.LittleEndian
	if len(file) < 4 || file[2] != 0xDA || file[3] != 0x27 {
		return nil, fmt.Errorf("read word list header: %w", errWordList)
	}
	header := int(le.Uint16(file))
	if len(file) < header+8*4 {
		return nil, fmt.Errorf("read word list indexes: %w", errWordList)
	}
	body := file[header:]
	index := func(i int) int { return int(le.Uint32(body[4*i:])) }
	from, to, transform := index(indexTrie), index(indexTotalSize), index(indexTransform)
	if from >= to || to > len(body) {
		return nil, fmt.Errorf("find word list trie: %w", errWordList)
	}
	if index(indexTrieType)&trieTypeMask != trieTypeBytes || transform&transformMask != transformType {
		return nil, fmt.Errorf("read word list of another kind: %w", errWordList)
	}
	return &wordList{trie: body[from:to], offset: rune(transform & transformValue)}, nil
}

// code turns a rune into the byte the trie knows it by.
func (l *wordList) code(r rune) (byte, bool) {
	switch r {
	case zwj:
		return 0xFF, true
	case zwnj:
		return 0xFE, true
	}
	if d := r - l.offset; d >= 0 && d <= 0xFD {
		return byte(d), true
	}
	return 0, false
}

// lookup is how far a look-up has come: in the trie, and in the tables of words
// that the trie lacks, where a beginning is known by its sum.
type lookup struct {
	walk
	sum   uint32
	own   bool // in the words that came with the costs
	named bool // in the words this text must keep whole
}

func (l *wordList) start(names *table) lookup {
	return lookup{walk: walk{trie: l.trie}, sum: emptySum, own: true, named: names != nil}
}

// step goes on by one rune and reports whether some word goes that way.
func (l *wordList) step(p *lookup, r rune, names *table) bool {
	c, ok := l.code(r)
	if !ok {
		return false
	}
	p.sum = addTo(p.sum, c)
	p.own = p.own && l.costs.words.at(p.sum)&leadsOn != 0
	p.named = p.named && names.at(p.sum)&leadsOn != 0
	return p.walk.step(c) || p.own || p.named
}

// cost returns what the word that ends at a place costs, if one does.
func (l *wordList) cost(p *lookup, names *table) (int, bool) {
	if p.named && names.at(p.sum)&isWord != 0 {
		return nameCost, true
	}
	inList := !p.dead && p.atWord()
	if !inList && !p.own {
		return 0, false
	}
	if e := l.costs.words.at(p.sum); e&isWord != 0 {
		return int(e & costMask), true
	}
	return l.costs.rare, inList
}

// words calls found with the end (an index in rs), the sum and the cost of each
// word that starts at rs[from]. An end may be told twice.
func (l *wordList) words(rs []rune, from int, names *table, found func(end int, word uint32, cost int)) {
	l.follow(l.start(names), rs, from, names, found)
}

func (l *wordList) follow(p lookup, rs []rune, i int, names *table, found func(end int, word uint32, cost int)) {
	for i < len(rs) {
		spellings(rs, i, func(listed []rune, end int) {
			// Both spellings are looked up, this one here and that one aside.
			if aside := p; l.stepAll(&aside, listed, names) {
				if cost, ok := l.cost(&aside, names); ok {
					found(end, aside.sum, cost)
				}
				l.follow(aside, rs, end, names, found)
			}
		})
		if !l.step(&p, rs[i], names) {
			return
		}
		i++
		if cost, ok := l.cost(&p, names); ok {
			found(i, p.sum, cost)
		}
	}
}

func (l *wordList) stepAll(p *lookup, rs []rune, names *table) bool {
	for _, r := range rs {
		if !l.step(p, r, names) {
			return false
		}
	}
	return true
}
