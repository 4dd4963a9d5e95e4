package text

import "slices"

// Clusters are what a reader takes for one piece: a consonant with everything
// above, below, before and after it that cannot stand without it. The rules
// here forbid a break inside one. They guard the word lists (a list may hold a
// word that ends in the middle of a syllable) and they are the only rule for
// the emergency break of a piece too wide for its line.
//
//	all       none before a mark, ZWJ or ZWNJ; none on either side of U+2060
//	Thai      none before ะ า ำ ๅ ๆ ฯ; none after เ แ โ ใ ไ; none before a
//	          consonant silenced by ์; none after ั ็ ื, which want a final
//	          (but ก็ is a word), nor after a consonant with a tone and no vowel
//	Lao       the same with ະ າ ຳ ຽ ໆ ຯ, ເ ແ ໂ ໃ ໄ, ໌ and ັ ົ
//	Khmer     none after the coeng; none after ័; none before a consonant that
//	          carries ់ ៌ or ៍; none before ៗ
//	Myanmar   none after the stacker; none before a consonant that is killed by
//	          an asat or stacked upon; none before ဿ ၌ ၍ ၏; none after a bare
//	          အ, the prefix of very many words
//
// Burmese clusters are whole syllables. Thai, Lao and Khmer ones are less: an
// open consonant may be the final of the syllable before it.

const (
	repeatThai  = 'ๆ'
	repeatLao   = 'ໆ'
	repeatKhmer = 'ៗ'
	shortThai   = 'ฯ' // paiyannoi: the word before it is cut short
	shortLao    = 'ຯ'

	coeng   = '\u17D2' // the next consonant is written below
	stacker = '\u1039' // the same, Myanmar
	asat    = '\u103A' // kills the vowel: the consonant closes the syllable
)

// leans says whether a rune belongs to the word before it though it is not a
// mark: repetition and abbreviation signs, and the Burmese particles written
// with one sign. The word lists lack them.
func leans(r rune) bool {
	switch r {
	case repeatThai, shortThai, repeatLao, shortLao, repeatKhmer,
		0x104C, 0x104D, 0x104F, 0xAA70, 0xA9E6:
		return true
	}
	return false
}

// divides says whether rs may be cut between rs[i-1] and rs[i], both of the
// script sc, without harming a cluster.
func divides(rs []rune, i int, sc script) bool {
	cur, prev := rs[i], rs[i-1]
	if isMark(cur) || cur == zwj || cur == zwnj || cur == wj || prev == wj {
		return false
	}
	if leans(cur) && !startsTitle(rs, i) {
		return false
	}
	switch sc {
	case thai:
		return dividesThai(rs, i)
	case lao:
		return dividesLao(rs, i)
	case khmer:
		return prev != coeng && prev != 0x17D0 && cur != 0x17DC &&
			!(i+1 < len(rs) && rs[i+1] >= 0x17CB && rs[i+1] <= 0x17CD)
	case myanmar:
		return dividesMyanmar(rs, i)
	}
	return true
}

func dividesThai(rs []rune, i int) bool {
	switch rs[i] {
	case 'ะ', 'า', 'ำ', 'ๅ':
		return false
	case 'ย':
		if wantsYo(rs[:i]) {
			return false
		}
	}
	if rs[i-1] >= 'เ' && rs[i-1] <= 'ไ' {
		return false
	}
	if rs[i-1] == shortThai && (follows(rs, i, "ลฯ") || follows(rs, i, "พณฯ")) ||
		i > 1 && rs[i-2] == shortThai && follows(rs, i-1, "พณฯ") {
		return false
	}
	if silenced(rs, i, '์', 'ิ', 'ุ') {
		return false
	}
	switch vowel(rs[:i], '่', '๋') {
	case 'ั', 'ื':
		return false
	case '็':
		return endsKo(rs[:i])
	}
	return !wantsMore(rs[:i], '่', '๋', 'เ', 'ไ')
}

func dividesLao(rs []rune, i int) bool {
	switch rs[i] {
	case 'ະ', 'າ', 'ຳ', 'ຽ':
		return false
	}
	if rs[i-1] >= 'ເ' && rs[i-1] <= 'ໄ' {
		return false
	}
	if rs[i-1] == shortLao && follows(rs, i, "ລຯ") || silenced(rs, i, '໌', 'ິ', 'ຸ') {
		return false
	}
	switch vowel(rs[:i], '່', '໋') {
	case 'ັ', 'ົ':
		return false
	}
	return !wantsMore(rs[:i], '່', '໋', 'ເ', 'ໄ')
}

func dividesMyanmar(rs []rune, i int) bool {
	if rs[i-1] == stacker || rs[i-1] == 'အ' || rs[i] == 'ဿ' {
		return false
	}
	j := i + 1
	for j < len(rs) && (rs[j] == 0x1037 || rs[j] == 0x1038) {
		j++
	}
	return j == len(rs) || rs[j] != asat && rs[j] != stacker
}

// vowel returns the last rune before the break, looking past one tone mark in
// the range from first to last.
func vowel(before []rune, first, last rune) rune {
	n := len(before)
	if r := before[n-1]; r < first || r > last || n == 1 {
		return r
	}
	return before[n-2]
}

// wantsMore says whether what is written before a break ends in a consonant
// with a tone and no vowel, neither on it nor before it: the vowel is in the
// letter that follows, as in ก่|อน and ສ່|ວນ.
func wantsMore(before []rune, firstTone, lastTone, firstLead, lastLead rune) bool {
	n := len(before)
	if n < 2 || before[n-1] < firstTone || before[n-1] > lastTone || isMark(before[n-2]) {
		return false
	}
	for i := n - 3; i >= max(n-4, 0); i-- {
		if before[i] >= firstLead && before[i] <= lastLead {
			return false
		}
	}
	return before[n-2] != 'บ' && before[n-2] != 'ບ' // บ่ and ບ່, "not"
}

// endsKo says whether what is written before a break ends in ก็, the one word
// in which ็ wants no final.
func endsKo(before []rune) bool {
	n := len(before)
	return n > 1 && before[n-1] == '็' && before[n-2] == 'ก' && !(n > 2 && before[n-3] >= 'เ' && before[n-3] <= 'ไ')
}

// silenced says whether the consonant at i is marked as not spoken, with the
// mark on it or on its vowel: ทร|์, พันธ|ุ์.
func silenced(rs []rune, i int, mark rune, vowels ...rune) bool {
	if i+1 < len(rs) && rs[i+1] == mark {
		return true
	}
	return i+2 < len(rs) && rs[i+2] == mark && slices.Contains(vowels, rs[i+1])
}

// wantsYo says whether what is written before a ย is the first part of the
// vowel เ–ีย, which the ย ends.
func wantsYo(before []rune) bool {
	n := len(before)
	if n > 0 && before[n-1] >= '่' && before[n-1] <= '๋' {
		n--
	}
	if n < 3 || before[n-1] != 'ี' {
		return false
	}
	if before[n-3] == 'เ' {
		return true
	}
	// A double consonant: เปลี่ยน, เหมียว.
	second, first := before[n-2], before[n-3]
	double := second == 'ร' || second == 'ล' || second == 'ว' || first == 'ห'
	return double && n >= 4 && before[n-4] == 'เ'
}

// startsTitle says whether the sign at i opens ฯพณฯ, a title, and so does not
// lean on the word before it.
func startsTitle(rs []rune, i int) bool { return rs[i] == shortThai && follows(rs, i+1, "พณฯ") }

// follows says whether the runes of s stand at i.
func follows(rs []rune, i int, s string) bool {
	for _, r := range s {
		if i >= len(rs) || rs[i] != r {
			return false
		}
		i++
	}
	return true
}
