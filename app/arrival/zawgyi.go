package arrival

import (
	_ "embed"
	"sync"
)

//go:embed zawgyi.rules
var zawgyiRules string

var toUnicode = sync.OnceValue(func() rules {
	rs, err := parseRules(zawgyiRules)
	if err != nil {
		panic("arrival: the embedded rules: " + err.Error())
	}
	return rs
})

// FromZawgyi gives the Unicode text that a Zawgyi text was meant to be, in the
// order of Tidy. Only give it what is Zawgyi: it would spoil anything else in
// the Myanmar script.
func FromZawgyi(s string) string { return Tidy(killLast(toUnicode().apply(s))) }

// killLast puts an asat behind the medials of a syllable that ends with it:
// ချ်, where ICU's rules leave ခ်ျ. Where a vowel follows, as in ယောက်ျား, the
// medial begins another syllable and stays.
func killLast(s string) string {
	rs := []rune(s)
	for i := 1; i < len(rs); i++ {
		if rs[i-1] != asat || !isMedial(rs[i]) {
			continue
		}
		end := i
		for end < len(rs) && isMedial(rs[end]) {
			end++
		}
		if end == len(rs) || myanmarPlace(rs[end]) == 0 {
			copy(rs[i-1:], rs[i:end])
			rs[end-1] = asat
		}
	}
	return string(rs)
}

func isMedial(r rune) bool { return r >= 0x103B && r <= 0x103E }

// Sureness about Zawgyi. The model alone is sure at odds of e^10, 22,000 to 1.
// Of 17,000 Burmese, Shan and Mon texts and words in Unicode the worst one
// stood at e^-7.9; ARRIVAL.md has the counts. A short text seldom gets so far.
// But where a sign stands as it cannot in Unicode, a stacker with nothing to
// stack or a vowel e before its consonant, weaker odds of e^3 are enough: no
// Unicode text measured had both.
const (
	sure        = -10.0
	sureIfWrong = -3.0
)

// IsZawgyi says whether a text is surely Zawgyi, sure enough to ask the person
// who brought it. A single name is often too short to be sure of.
func IsZawgyi(s string) bool { return readAs(s) == asZawgyi }

// reading is what a text in the Myanmar script is taken for.
type reading int

const (
	asUnicode reading = iota
	asEither          // nobody can tell
	asZawgyi
)

func readAs(s string) reading {
	sum, seen := model().weigh(s)
	switch {
	case seen > 0 && (sum < sure || sum < sureIfWrong && wrongInUnicode(s)):
		return asZawgyi
	case chance(sum, seen) >= 0.0001:
		return asEither
	}
	return asUnicode
}

// opensNext says whether the last of the first n runes is one that in Zawgyi
// stands before its consonant, and a consonant follows: it may belong there.
func opensNext(rs []rune, n int) bool {
	last := rs[n-1]
	return (last == 0x1031 || last == 0x103B) && n < len(rs) && isMyanmarBase(rs[n])
}

func wrongInUnicode(s string) bool {
	var prev rune
	for _, r := range s {
		if prev == stacker && !isMyanmarBase(r) || r == 0x1031 && !(prev >= 0x1000 && prev <= 0x109F) {
			return true
		}
		prev = r
	}
	return prev == stacker
}
