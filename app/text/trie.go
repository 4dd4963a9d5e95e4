package text

// The nodes of ICU's BytesTrie, told apart by their lead byte
// (icu4c/source/common/unicode/bytestrie.h):
//
//	00..0f  branch: one of n+1 bytes follows (00: n is the next byte)
//	10..1f  linear match: the next 1..16 bytes must be these
//	20..ff  a value; odd: the string ends here, even: it also goes on
//
// Branches over five bytes are halved by jumps; the rest are lists of
// (byte, value or jump).
const (
	minLinear    = 0x10
	minValue     = 0x20
	valueIsFinal = 1
	maxListed    = 5

	// Values and jumps grow from one to five bytes with their lead byte,
	// which for a value is counted after its lowest bit is taken off.
	minOneByteValue   = minValue / 2
	minTwoByteValue   = 0x51
	minThreeByteValue = 0x6C
	fourByteValue     = 0x7E

	minTwoByteJump   = 0xC0
	minThreeByteJump = 0xF0
	fourByteJump     = 0xFE
)

// walk is a place in a trie. The zero place with a trie set is its root.
type walk struct {
	trie   []byte
	at     int
	linear int  // bytes of a linear match still to come
	dead   bool // nothing can follow
}

// atWord says whether a word ends where the walk stands.
func (w *walk) atWord() bool {
	return w.linear == 0 && w.at < len(w.trie) && w.trie[w.at] >= minValue
}

// step goes on by one byte and reports whether some word goes that way. After
// a false the walk is over. A trie that runs out of its bytes ends it too.
func (w *walk) step(c byte) bool {
	if w.dead {
		return false
	}
	w.dead = !w.next(c)
	return !w.dead
}

func (w *walk) next(c byte) bool {
	if w.linear > 0 {
		w.linear--
		return w.read() == int(c)
	}
	for {
		switch node := w.read(); {
		case node < 0:
			return false
		case node < minLinear:
			return w.branch(node, c)
		case node < minValue:
			w.linear = node - minLinear
			return w.read() == int(c)
		case node&valueIsFinal != 0:
			return false
		default:
			w.skip(valueLength(node))
		}
	}
}

// branch finds c among the n+1 bytes of a branch and goes there.
func (w *walk) branch(n int, c byte) bool {
	if n == 0 {
		n = w.read()
	}
	n++
	for n > maxListed {
		middle := w.read()
		if middle < 0 {
			return false
		}
		jump := w.jump()
		if int(c) < middle {
			n >>= 1
			w.skip(jump)
		} else {
			n -= n >> 1
		}
	}
	for ; n > 1; n-- {
		same := w.read() == int(c)
		if w.at >= len(w.trie) {
			return false
		}
		if same {
			if w.trie[w.at]&valueIsFinal == 0 { // a jump written as a value
				jump := w.value()
				w.skip(jump)
			}
			return w.at < len(w.trie)
		}
		w.skip(valueLength(w.read()))
	}
	return w.read() == int(c)
}

// read returns the next byte, −1 past the end.
func (w *walk) read() int {
	if w.at >= len(w.trie) {
		return -1
	}
	w.at++
	return int(w.trie[w.at-1])
}

// skip goes on by n bytes, and to the end when that is too far or backwards,
// which only a damaged trie asks for.
func (w *walk) skip(n int) {
	if n < 0 || n > len(w.trie)-w.at {
		n = len(w.trie) - w.at
	}
	w.at += n
}

// valueLength is the number of bytes of a value after its lead byte.
func valueLength(lead int) int {
	switch v := lead >> 1; {
	case v < minTwoByteValue:
		return 0
	case v < minThreeByteValue:
		return 1
	case v < fourByteValue:
		return 2
	default:
		return 3 + v&1
	}
}

// value reads a value, lead byte and all.
func (w *walk) value() int {
	lead := w.read() >> 1
	switch {
	case lead < minTwoByteValue:
		return lead - minOneByteValue
	case lead < minThreeByteValue:
		return w.more(lead-minTwoByteValue, 1)
	case lead < fourByteValue:
		return w.more(lead-minThreeByteValue, 2)
	default:
		return w.more(0, 3+lead&1)
	}
}

// jump reads a distance, lead byte and all.
func (w *walk) jump() int {
	lead := w.read()
	switch {
	case lead < minTwoByteJump:
		return lead
	case lead < minThreeByteJump:
		return w.more(lead-minTwoByteJump, 1)
	case lead < fourByteJump:
		return w.more(lead-minThreeByteJump, 2)
	default:
		return w.more(0, 3+lead&1)
	}
}

// more appends n big-endian bytes to a number.
func (w *walk) more(v, n int) int {
	for range n {
		v = v<<8 | w.read()&0xFF
	}
	return v
}
