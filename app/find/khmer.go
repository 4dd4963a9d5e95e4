package find

import (
	"slices"
	"strings"
)

// Khmer after the system of BGN/PCGN of 1972, which UNGEGN took over, and the
// way names are written in papers (Sok, Srey, Phea): what a vowel is depends on
// the series of its consonant.

var khmerOnset = map[rune]string{
	'ក': "k", 'ខ': "kh", 'គ': "k", 'ឃ': "kh", 'ង': "ng", 'ច': "ch", 'ឆ': "ch", 'ជ': "ch", 'ឈ': "ch", 'ញ': "ny",
	'ដ': "d", 'ឋ': "th", 'ឌ': "d", 'ឍ': "th", 'ណ': "n", 'ត': "t", 'ថ': "th", 'ទ': "t", 'ធ': "th", 'ន': "n",
	'ប': "b", 'ផ': "ph", 'ព': "p", 'ភ': "ph", 'ម': "m", 'យ': "y", 'រ': "r", 'ល': "l", 'វ': "v", 'ឝ': "s", 'ឞ': "s", 'ស': "s", 'ហ': "h", 'ឡ': "l", 'អ': "",
}

// khmerFirst are the consonants of the first series.
const khmerFirst = "កខចឆដឋណតថបផសហឡអ"

var khmerCoda = map[rune]string{
	'ក': "k", 'ខ': "k", 'គ': "k", 'ឃ': "k", 'ង': "ng", 'ច': "ch", 'ឆ': "ch", 'ជ': "ch", 'ឈ': "ch", 'ញ': "nh",
	'ដ': "t", 'ឋ': "t", 'ឌ': "t", 'ឍ': "t", 'ណ': "n", 'ត': "t", 'ថ': "t", 'ទ': "t", 'ធ': "t", 'ន': "n",
	'ប': "p", 'ផ': "p", 'ព': "p", 'ភ': "p", 'ម': "m", 'យ': "y", 'រ': "", 'ល': "l", 'វ': "v", 'ស': "s", 'ហ': "", 'ឡ': "l",
}

// khmerVowels: how each is written in names, in the first and second series.
var khmerVowels = map[rune][2]string{
	'ា': {"a", "ea"}, 'ិ': {"e", "i"}, 'ី': {"ey", "i"}, 'ឹ': {"oe", "ue"}, 'ឺ': {"eu", "eu"}, 'ុ': {"o", "u"}, 'ូ': {"o", "u"}, 'ួ': {"uo", "uo"},
	'ើ': {"ae", "oe"}, 'ឿ': {"eua", "eua"}, 'ៀ': {"ie", "ie"}, 'េ': {"e", "e"}, 'ែ': {"ae", "ae"}, 'ៃ': {"ai", "ey"}, 'ោ': {"ao", "o"}, 'ៅ': {"au", "ov"},
}

var khmerAlone = map[rune]string{'ឥ': "e", 'ឦ': "ei", 'ឧ': "o", 'ឩ': "u", 'ឪ': "ov", 'ឫ': "rue", 'ឬ': "rue", 'ឭ': "lue", 'ឮ': "lue", 'ឯ': "ae", 'ឰ': "ai", 'ឱ': "ao", 'ឲ': "ao", 'ឳ': "au"}

const (
	coeng    = 0x17D2
	bantoc   = 0x17CB
	toandak  = 0x17CD
	muusika  = 0x17C9
	triisap  = 0x17CA
	nikahit  = 0x17C6
	reahmuk  = 0x17C7
	robat    = 0x17CC
	samyok   = 0x17D0
	yuukalea = 0x17C8
)

func isKhmer(r rune) bool      { return r >= 'ក' && r <= 'អ' }
func isKhmerVowel(r rune) bool { return r >= 0x17B6 && r <= 0x17C5 }

// khmer reads a run of Khmer: also with a where the second series has ea, which
// papers write as often (Vanna), and with bare consonants opened (Ratana).
func khmer(s string) []string {
	t := reader{}
	for _, r := range s {
		if r == toandak { // kills the letter before it
			for n := len(t.rs); n > 0 && !isKhmer(t.rs[n-1]); n = len(t.rs) {
				t.rs = t.rs[:n-1]
			}
			t.rs = t.rs[:max(0, len(t.rs)-1)]
			if n := len(t.rs); n > 0 && t.rs[n-1] == coeng {
				t.rs = t.rs[:n-1]
			}
			continue
		}
		t.rs = append(t.rs, r)
	}
	var all []string
	for _, way := range []reader{{}, {flat: true}, {split: true}, {flat: true, split: true}} {
		way.rs = append([]rune(nil), t.rs...)
		if read := way.khmer(); !slices.Contains(all, read) {
			all = append(all, read)
		}
	}
	return all
}

func (t *reader) khmer() string {
	for t.i < len(t.rs) {
		r := t.at(t.i)
		switch {
		case isKhmer(r):
			t.khmerSyllable()
		case khmerAlone[r] != "":
			t.i++
			t.say(khmerAlone[r] + t.khmerEnd())
		default:
			t.i++
		}
	}
	return strings.Join(t.out, "-")
}

func (t *reader) khmerSyllable() {
	base := t.at(t.i)
	onset, first := khmerOnset[base], strings.ContainsRune(khmerFirst, base)
	t.i++
	for {
		switch r := t.at(t.i); r {
		case coeng:
			sub := t.at(t.i + 1)
			// A strong consonant below one of no series of its own decides.
			if !strings.ContainsRune("ងញនមយរលវ", sub) {
				first = strings.ContainsRune(khmerFirst, sub)
			}
			if base == 'ស' && sub == 'រ' { // Srey
				onset = "s"
			} else {
				onset += khmerOnset[sub]
			}
			t.i += 2
			continue
		case muusika:
			first = true
			if base == 'ប' {
				onset = "p" + onset[1:]
			}
			t.i++
			continue
		case triisap:
			first = false
			t.i++
			continue
		}
		break
	}
	series := 1
	if first {
		series = 0
	}
	r := t.at(t.i)
	switch {
	case isKhmerVowel(r):
		t.i++
		if next := t.at(t.i); next == nikahit {
			t.i++
			t.say(onset + map[bool]string{true: "am", false: "om"}[r == 'ា'] + t.khmerG())
			return
		} else if next == reahmuk {
			t.i++
			t.say(onset + khmerVowels[r][series])
			return
		}
		vowel := khmerVowels[r][series]
		end := t.khmerEnd()
		if r == 'ា' && t.flat || r == 'ា' && strings.HasSuffix(t.short(), "\u17CB") { // ាX់ is a, in the second series oa
			vowel = "a"
		}
		if vowel == "ey" && end != "" {
			vowel = "i"
		}
		t.say(onset + vowel + end)
	case r == nikahit:
		t.i++
		t.say(onset + "am")
	case r == reahmuk, r == yuukalea:
		t.i++
		t.say(onset + "a")
	case r == samyok:
		t.i++
		t.say(onset + "a" + t.khmerEnd())
	default:
		vowel := "a"
		end := t.khmerEnd()
		if end != "" && !first && !t.flat && !strings.HasSuffix(t.short(), "\u17CB") && end != "n" {
			vowel = "o"
		}
		t.say(onset + vowel + end)
	}
}

// khmerG is the ng that follows ាំង.
func (t *reader) khmerG() string {
	if t.at(t.i) == 'ង' && !isKhmerVowel(t.at(t.i+1)) {
		t.i++
		return "ng"
	}
	return ""
}

// short gives what was read last, to see the bantoc that makes a vowel short.
func (t *reader) short() string { return string(t.rs[:t.i]) }

// khmerEnd reads the consonant that ends a syllable: one with no vowel of its
// own before a letter that has one, or the first of two that are stacked.
func (t *reader) khmerEnd() string {
	c := t.at(t.i)
	if !isKhmer(c) || c == 'អ' {
		return ""
	}
	next := t.at(t.i + 1)
	switch {
	case next == bantoc:
		t.i += 2
		return khmerCoda[c]
	case next == coeng:
		// វណ្ណា: the upper one ends this syllable and the lower begins the
		// next; at the end of a word the lower one is not heard.
		sub, after := t.at(t.i+2), t.at(t.i+3)
		if strings.ContainsRune("រយ", sub) && sub != c {
			return ""
		}
		if isKhmerVowel(after) {
			t.rs[t.i+1] = sub
			t.rs = append(t.rs[:t.i+2:t.i+2], t.rs[t.i+3:]...)
			t.i++
			return khmerCoda[c]
		}
		t.i += 3
		return khmerCoda[c]
	case next == samyok, next == robat, next == nikahit, next == reahmuk, next == muusika, next == triisap, isKhmerVowel(next):
		return ""
	case isKhmer(next) && t.at(t.i+2) != bantoc && !isKhmerVowel(t.at(t.i+2)) && t.at(t.i+2) != coeng && !isKhmerShift(t.at(t.i+2)):
		// Two bare consonants in a row: the second ends a syllable of theirs.
		if t.at(t.i+2) == 0 || !isKhmer(t.at(t.i+2)) {
			return ""
		}
	case isKhmer(next) && t.at(t.i+2) == coeng && !strings.ContainsRune("រលយវ", t.at(t.i+3)):
		return "" // សុវណ្ណ
	case t.split && isKhmer(next) && isKhmerVowel(t.at(t.i+2)):
		return ""
	}
	t.i++
	return khmerCoda[c]
}

func isKhmerShift(r rune) bool { return r == muusika || r == triisap || r == nikahit || r == reahmuk }
