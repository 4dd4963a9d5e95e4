package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What comes later moves no break that lies further back than this, in runes:
// the window of the cutter, the cluster it ends in, and the longest sign that
// is looked ahead for. Clusters longer than a dozen runes are not writing.
const settledAfter = window + 16

// steady checks that text appended to s moves no break that is settled, and
// none at all before the last letters, when s ends with a space between words.
func steady(t *testing.T, s, more, lang string) {
	t.Helper()
	if otherScript(s) != otherScript(s+more) {
		return // the text turned out to be Shan, Mon or Karen
	}
	before, after := Breaks(s, lang), Breaks(s+more, lang)
	to := len(s)
	for range settledAfter {
		_, size := utf8.DecodeLastRuneInString(s[:to])
		to -= size
	}
	until := func(breaks []int) []int {
		return breaks[:len(breaks)-len(slices.DeleteFunc(slices.Clone(breaks), func(at int) bool { return at < to }))]
	}
	if a, b := until(before), until(after); !slices.Equal(a, b) {
		t.Fatalf("%q: breaks are\n%v, and after %q is appended\n%v", s, a, more, b)
	}
}

// otherScript says whether a text has letters that turn the Burmese list away.
func otherScript(s string) bool { return strings.ContainsFunc(s, beyondBurmese) }

func FuzzBreaksStayWhenTextIsAppended(f *testing.F) {
	for _, c := range breakCases {
		s := strings.ReplaceAll(c.slashed, "/", "")
		f.Add(strings.Repeat(strings.ReplaceAll(s, " ", ""), 4), s, []byte{}, c.lang)
	}
	f.Fuzz(func(t *testing.T, s, more string, raw []byte, lang string) {
		if utf8.ValidString(s) && utf8.ValidString(more) && !longCluster(s+more) {
			steady(t, s, more, lang)
		}
		if s := written(raw); !longCluster(s) {
			half := len(s) / 2
			for !utf8.RuneStart(append([]byte(s), 0)[half]) {
				half--
			}
			steady(t, s[:half], s[half:], lang)
		}
	})
}

// longCluster says whether a piece of s that cannot be cut is of 12 runes.
func longCluster(s string) bool {
	last := 0
	for _, at := range append(clusters(s), len(s)) {
		if utf8.RuneCountInString(s[last:at]) > 12 {
			return true
		}
		last = at
	}
	return false
}

// As it is typed, letter by letter, in one stretch without a space or sign.
func TestBreaksStayWhileOneTypes(t *testing.T) {
	for _, lang := range []string{"th", "lo", "km", "my", "shn"} {
		s := []rune(strings.Join(strings.FieldsFunc(strings.Join(udhr(t, lang)[:12], ""), func(r rune) bool { return spaceless(r) == plain }), ""))
		s = s[:min(len(s), 600)]
		for n := settledAfter; n < len(s); n += 7 {
			steady(t, string(s[:n]), string(s[n:]), lang)
			steady(t, string(s[:n]), string(s[n:n+1]), lang)
		}
	}
}

// นา and นานา are words: the last นา decides how all before it would be paired
// if a stretch were cut only as a whole.
func TestAnEndDoesNotChangeAFarBeginning(t *testing.T) {
	s := strings.Repeat("นา", 150)
	if a, b := Breaks("นานานา", "th"), Breaks("นานานานา", "th"); slices.Equal(a, b[:len(a)]) {
		t.Error("นานา and นา are not what this test needs")
	}
	for n := range 4 {
		steady(t, s, strings.Repeat("นา", n+1), "th")
	}
}

// What is in front of a space stays as it is, to the last word.
func TestASpaceSettlesTheWordsBeforeIt(t *testing.T) {
	for _, lang := range languages {
		for _, p := range udhr(t, lang) {
			at := strings.LastIndex(p, " ") + 1
			if at == 0 {
				continue
			}
			whole := Breaks(p, lang)
			n, _ := slices.BinarySearch(whole, at)
			if part := Breaks(p[:at], lang); !slices.Equal(part, whole[:n]) {
				t.Errorf("%s: %q breaks at %v, with what follows at %v", lang, p[:at], part, whole[:n])
			}
		}
	}
}

func TestVietnameseBreaksAlikeComposedAndDecomposed(t *testing.T) {
	for _, p := range udhr(t, "vi") {
		composed, parted := norm.NFC.String(p), norm.NFD.String(p)
		a := strings.Split(slashed(composed, Breaks(composed, "vi")), "/")
		b := strings.Split(norm.NFC.String(slashed(parted, Breaks(parted, "vi"))), "/")
		if !slices.Equal(a, b) {
			t.Errorf("%q is broken in another way decomposed", p)
		}
	}
}
