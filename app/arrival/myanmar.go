package arrival

// The order of a syllable in the Myanmar script (Unicode Technical Note 11,
// and the chart in chapter 16 of the Unicode Standard): the consonant, with a
// kinzi before it; what is stacked below; the medials ya, ra, wa, ha; the vowel
// e; vowels above, below and behind; anusvara; dot below; visarga and tones. An
// asat stays with what it kills. Shan, Mon and Karen have signs of their own at
// the same places.

const (
	asat     = '\u103A'
	stacker  = '\u1039'
	dotBelow = '\u1037'
)

func isMyanmarBase(r rune) bool {
	switch {
	case r >= 0x1000 && r <= 0x102A, r == 0x103F, r == 0x104E, r >= 0x1050 && r <= 0x1055,
		r >= 0x105A && r <= 0x105D, r == 0x1061, r == 0x1065, r == 0x1066,
		r >= 0x106E && r <= 0x1070, r >= 0x1075 && r <= 0x1081, r == 0x108E,
		r >= 0xA9E0 && r <= 0xA9E4, r >= 0xA9E7 && r <= 0xA9EF, r >= 0xA9FA && r <= 0xA9FE,
		r >= 0xAA60 && r <= 0xAA6F, r >= 0xAA71 && r <= 0xAA76, r == 0xAA7A, r == 0xAA7E, r == 0xAA7F:
		return true
	}
	return false
}

// myanmarPlace gives the place of a sign in the syllable, or 0 for what is no
// sign of a syllable. Place 2 is for what is stacked.
func myanmarPlace(r rune) int {
	switch r {
	case 0x103B, 0x105E, 0x105F:
		return 3
	case 0x103C:
		return 4
	case 0x103D, 0x1082:
		return 5
	case 0x103E, 0x1060:
		return 6
	case 0x1031, 0x1084:
		return 8 // 7 is an asat on the consonant itself
	case 0x102D, 0x102E, 0x1033, 0x1034, 0x1035, 0x1071, 0x1072, 0x1073, 0x1074, 0x1085, 0x1086, 0x109D:
		return 9
	case 0x102F, 0x1030, 0x1058, 0x1059:
		return 10
	case 0x102B, 0x102C, 0x1056, 0x1057, 0x1062, 0x1067, 0x1068, 0x1083:
		return behind
	case 0x1032, 0x1036:
		return 12
	case dotBelow:
		return 13
	case 0x1038, 0x1087, 0x1088, 0x1089, 0x108A, 0x108B, 0x108C, 0x108D, 0x108F, 0x109A, 0x109B, 0x109C:
		return 14
	case 0x1063, 0x1064, 0x1069, 0x106A, 0x106B, 0x106C, 0x106D, 0xAA7B, 0xAA7C, 0xAA7D:
		return karenTone
	}
	return 0
}

const (
	behind    = 11 // the place of vowels behind the consonant
	karenTone = 15
)

// myanmar reads the syllable at the start of rs and gives its runes in order,
// and how many they are. A syllable with a sign that cannot be placed is left
// as it is. Vowels behind, asats and the tones of Karen are walls: a sign
// before one looks another than after it.
func myanmar(rs []rune, strict bool) ([]rune, int) {
	base := 1
	for base+2 < len(rs) && rs[base] == asat && rs[base+1] == stacker && isMyanmarBase(rs[base+2]) {
		base += 3 // what came before is a kinzi
	}
	var es []element
	n := base
	for ; n < len(rs); n++ {
		r := rs[n]
		if r == asat {
			es = kill(es)
			continue
		}
		if r == stacker && n+1 < len(rs) && isMyanmarBase(rs[n+1]) {
			if len(es) > 0 && es[len(es)-1].place != stacked {
				return rs[:n], n
			}
			es = append(es, element{text: rs[n : n+2], place: stacked})
			n++
			continue
		}
		place := myanmarPlace(r)
		if place == 0 {
			break
		}
		es = append(es, element{text: rs[n : n+1], place: place, wall: place == behind || place == karenTone})
	}
	return inOrder(rs[:base], es, strict), n
}

// kill puts an asat behind what it kills. NFC has put it after the dot below,
// though it is written before it.
func kill(es []element) []element {
	last := len(es) - 1
	for last >= 0 && es[last].place == 13 {
		last--
	}
	if last < 0 {
		return append([]element{{text: []rune{asat}, place: 7, wall: true}}, es...)
	}
	e := &es[last]
	e.text, e.wall = append(append([]rune{}, e.text...), asat), true
	return es
}
