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

// words calls found with the end (an index in rs) of each word of the list
// that starts at rs[from]. An end may be told twice.
func (l *wordList) words(rs []rune, from int, found func(end int)) {
	l.follow(walk{trie: l.trie}, rs, from, found)
}

func (l *wordList) follow(w walk, rs []rune, i int, found func(end int)) {
	for ; i < len(rs); i++ {
		if other, ok := sameBelow(rs, i); ok {
			// Both spellings are looked up, this one here and that one aside.
			aside := w
			if c, ok := l.code(other); ok && aside.step(c) {
				if aside.atWord() {
					found(i + 1)
				}
				l.follow(aside, rs, i+1, found)
			}
		}
		c, ok := l.code(rs[i])
		if !ok || !w.step(c) {
			return
		}
		if w.atWord() {
			found(i + 1)
		}
	}
}

// sameBelow returns the letter that looks the same as rs[i] where it stands:
// below another letter, Khmer ដ and ត are one shape, and writers use either
// while the list has one.
func sameBelow(rs []rune, i int) (rune, bool) {
	if i > 0 && rs[i-1] == coeng {
		switch rs[i] {
		case 'ដ':
			return 'ត', true
		case 'ត':
			return 'ដ', true
		}
	}
	return 0, false
}
