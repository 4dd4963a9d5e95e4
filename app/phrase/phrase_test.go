package phrase

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onward/i18n"
)

// Every list has as many words as is said, each once however it is typed, and
// nothing in it that cannot be seen.
func TestLists_AreWhole(t *testing.T) {
	for _, l := range i18n.Languages() {
		words := list(l.Tag)
		if l.Tag != "en" && words[0] == list("en")[0] {
			t.Errorf("%s has no list of its own", l.Tag)
		}
		seen := map[string]bool{}
		for _, w := range words {
			k := strings.ToLower(norm.NFKC.String(w))
			if seen[k] {
				t.Errorf("%s: %s stands there twice", l.Tag, w)
			}
			seen[k] = true
			if n := len([]rune(w)); n < 2 || n > 9 {
				t.Errorf("%s: %s has %d signs", l.Tag, w, n)
			}
			for _, r := range w {
				if !unicode.IsLetter(r) && !unicode.IsMark(r) || !norm.NFC.IsNormalString(w) {
					t.Errorf("%s: %+q holds %U", l.Tag, w, r)
				}
			}
		}
		if len(seen) != PerList {
			t.Errorf("%s: %d words", l.Tag, len(seen))
		}
	}
}

// A draw is fair: no word comes more often than another.
func TestDraw_IsFair(t *testing.T) {
	count := map[string]int{}
	const draws = 20480
	for range draws {
		words := strings.Fields(Draw("km"))
		if len(words) != Words {
			t.Fatalf("%d words", len(words))
		}
		for _, w := range words {
			count[w]++
		}
	}
	const want = float64(draws*Words) / PerList // 120
	chi := 0.0
	for _, w := range list("km") {
		d := float64(count[w]) - want
		chi += d * d / want
	}
	// Chi-square with 1,023 degrees of freedom: mean 1,023, deviation 45. Six
	// deviations off is chance once in some hundred million runs; a list of
	// which one word in ten is never drawn gives 1,137 and more beside.
	if chi > 1023+6*45.2 || chi < 1023-6*45.2 {
		t.Errorf("chi-square %.0f", chi)
	}
}

func TestDraw_TwoAreNotAlike(t *testing.T) {
	if first, second := Draw("th"), Draw("th"); first == second {
		t.Error("the same phrase twice")
	}
	if Bits != 60 {
		t.Errorf("%d bits", Bits)
	}
	if len(strings.Fields(Draw("fr"))) != Words {
		t.Error("a language we do not have gets no phrase")
	}
}
