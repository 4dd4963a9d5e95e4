package layout

import "sync"

// Digit reads a key that was pressed where a digit is wanted: the digit itself,
// or the sign that a keyboard of ours has on that digit's key, as ๅ on the key
// of 1. A sign that two keyboards have on different keys is none.
func Digit(r rune) (n int, ok bool) {
	if r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	n, ok = onDigitKeys()[r]
	return n, ok
}

// onDigitKeys are the signs that stand on the keys of digits, plain.
var onDigitKeys = sync.OnceValue(func() map[rune]int {
	keys, twice := map[rune]int{}, map[rune]bool{}
	for _, l := range All() {
		for n, at := range []string{"E10", "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09"} {
			k, _ := l.Key(at)
			typed := []rune(k.Types(0))
			if len(typed) != 1 || typed[0] < 0x80 {
				continue
			}
			if was, has := keys[typed[0]]; has && was != n {
				twice[typed[0]] = true
			}
			keys[typed[0]] = n
		}
	}
	for r := range twice {
		delete(keys, r)
	}
	return keys
})
