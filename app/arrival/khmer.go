package arrival

// The order of a Khmer syllable: the consonant or independent vowel, with a
// robat; the consonants below it, ro last; the register shifter; the vowel;
// the signs above, and at the end those that stand behind. A joiner ends the
// syllable as far as order goes: someone put it there.

const coeng = '\u17D2'

func isKhmerBase(r rune) bool { return r >= 0x1780 && r <= 0x17B3 }

func isShifter(r rune) bool { return r == 0x17C9 || r == 0x17CA }

// khmerPlace gives the place of a sign in the syllable, or 0. Place 2 is for
// consonants below, 3 for ro below, which is drawn before everything.
func khmerPlace(r rune) int {
	switch {
	case r == 0x17CC: // robat
		return 1
	case isShifter(r):
		return 4
	case r == 0x17B6 || r >= 0x17B7 && r <= 0x17C5:
		return 5
	case r == 0x17C6, r == 0x17CB, r >= 0x17CD && r <= 0x17D1, r == 0x17DD, r == 0x17D3:
		return 6
	case r == 0x17C7, r == 0x17C8:
		return 7
	}
	return 0
}

// khmer reads the syllable at the start of rs and gives its runes in order,
// and how many they are. Where it is strict, a shifter or robat stays with the
// consonant it was typed behind, and signs above and what was typed before a
// consonant below stay too: all of that can be seen.
func khmer(rs []rune, strict bool) ([]rune, int) {
	var es []element
	base, n, signs := 1, 1, false
	for ; n < len(rs); n++ {
		r := rs[n]
		if r == coeng && n+1 < len(rs) && isKhmerBase(rs[n+1]) {
			place := stacked
			if rs[n+1] == 0x179A {
				place = 3
			}
			es = append(es, element{text: rs[n : n+2], place: place, wall: signs})
			n++
			continue
		}
		place := khmerPlace(r)
		switch {
		case place == 0:
			return inOrder(rs[:base], es, strict), n
		case strict && n == base && len(es) == 0 && (place == 1 || place == 4):
			base++
			continue
		case strict && !signs && len(es) > 0 && (place == 1 || place == 4):
			e := &es[len(es)-1]
			e.text, e.wall = append(append([]rune{}, e.text...), r), true
			continue
		}
		signs = true
		es = append(es, element{text: rs[n : n+1], place: place, wall: place == 6})
	}
	return inOrder(rs[:base], es, strict), n
}
