package text

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestACaretStandsBetweenSigns(t *testing.T) {
	for _, c := range []struct{ name, signs string }{
		{"Latin", "N/a/m/e"},
		{"a Thai letter with its vowel and tone", "ผู้/เ/สี/ย/ห/า/ย"},
		{"Thai sara am", "น้ำ/ทำ"},
		{"Lao am and vowel below", "ນ້ຳ/ຫຼື/ຊື່"},
		{"Khmer letters below letters", "ស្ត្រី/ខ្ញុំ/ក្រ/សួ/ង"},
		{"a coeng on its own", "ក្/ /ក"},
		{"Burmese stack", "က/မ္ဘ/ာ့"},
		{"Burmese kinzi", "အ/င်္ဂ/လိ/ပ်"},
		{"Burmese medials", "ကျွ/န်ု/ပ်/တို့/ /မြွှေ့"},
		{"Shan", "ၸ/ဝ်/ႈ/ၵူ/ႈ"},
		{"Vietnamese, composed", "T/i/ế/n/g"},
		{"Vietnamese, decomposed", "T/i\u0302\u0301/n"},
		{"Chinese", "人/人"},
		{"a flag", "🇹🇭/🇱🇦"},
		{"a family", "👩‍👧‍👦/x"},
		{"a place to break", "ខ្ញុំ/\u200b/ឈ្មោះ"},
		{"CR LF", "a/\r\n/b"},
		{"nothing", ""},
	} {
		want := []int{0}
		at := 0
		for _, sign := range strings.Split(c.signs, "/") {
			if at += len(sign); sign != "" {
				want = append(want, at)
			}
		}
		text := strings.ReplaceAll(c.signs, "/", "")
		if got := Carets(text); !slices.Equal(got, want) {
			t.Errorf("%s: carets of %q at %v, want %v", c.name, text, got, want)
		}
	}
}

// one sets a text on one line.
func one(t testing.TB, set *Set, s, lang string) Line {
	t.Helper()
	lines, err := set.Lines(s, Style{Lang: lang, Size: 1000}, math.Inf(1))
	if err != nil {
		t.Fatal(err)
	}
	return lines[0]
}

// A caret stands where the text before it would end if it stood alone, but for
// kerning: so it does not cut through what is drawn.
func TestACaretStandsBesideWhatIsDrawn(t *testing.T) {
	set := open(t)
	const kern = 40
	for _, c := range []struct{ lang, text string }{
		{"my", "ကေးသား"}, {"my", "ကောင်း"}, {"my", "ကမ္ဘာ့"}, {"th", "น้ำใจ"}, {"km", "ខ្ញុំ\u200bឈ្មោះ"},
		{"lo", "ນ້ຳໃຈ"}, {"shn", "ၸဝ်ႈၵူႈ"}, {"zh", "人口"}, {"vi", "Tiế"}, {"en", "n\u200bo"},
	} {
		line := one(t, set, c.text, c.lang)
		for _, at := range Carets(c.text) {
			want := 0.0
			if at > 0 {
				alone := one(t, set, c.text[:at], c.lang)
				want = alone.Caret(len(alone.Text))
			}
			if got := line.Caret(at); math.Abs(got-want) > kern {
				t.Errorf("%s: the caret before byte %d of %q is at %v, want %v", c.lang, at, c.text, got, want)
			}
		}
	}
}

func TestACaretStandsInsideALigature(t *testing.T) {
	l := one(t, open(t), "affi", "en")
	a, ffi := l.Runs[0].Glyphs[0].Advance, l.Runs[0].Glyphs[1].Advance
	if len(l.Runs[0].Glyphs) != 2 {
		t.Fatalf("the typeface draws %q in %d glyphs; another ligature is wanted here", l.Text, len(l.Runs[0].Glyphs))
	}
	l.X = 5
	for at, want := range []float64{5, 5 + a, 5 + a + ffi/3, 5 + a + ffi*2/3, 5 + a + ffi} {
		if got := l.Caret(at); math.Abs(got-want) > 1e-9 {
			t.Errorf("the caret before byte %d is at %v, want %v", at, got, want)
		}
		if got := l.At(want + 20); got != at {
			t.Errorf("a little right of the caret before byte %d, nearest is byte %d", at, got)
		}
	}
	if left, right := l.At(-9), l.At(1e9); left != 0 || right != 4 {
		t.Errorf("outside the line nearest are bytes %d and %d", left, right)
	}
}

// Over the whole Declaration: carets go from left to right, no two of what is
// drawn share a place, the last is where the line ends, and who points at a
// caret finds it.
func TestCaretsGoFromLeftToRight(t *testing.T) {
	set := open(t)
	for _, lang := range languages {
		for _, p := range udhr(t, lang) {
			lines, err := set.Lines(p, Style{Lang: lang, Size: 1000}, 14000)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				lawfulCarets(t, l)
				places, xs := l.carets()
				for i, at := range places[1:] {
					part := l.Text[places[i]:at]
					if xs[i+1] <= xs[i] && strings.TrimFunc(part, invisible) != "" {
						t.Fatalf("%s: %q of %q takes no room", lang, part, l.Text)
					}
				}
				middle := len(places) / 2
				if got := l.At(xs[middle]); l.Caret(got) != xs[middle] {
					t.Fatalf("%s: at %v of %q is byte %d, want %d", lang, xs[middle], l.Text, got, places[middle])
				}
			}
		}
	}
}

// lawfulCarets checks that the carets of a line never go back and end where
// its last run does.
func lawfulCarets(t *testing.T, l Line) {
	t.Helper()
	last, end := l.X, l.X
	for _, r := range l.Runs {
		end += r.Width
	}
	places, xs := l.carets()
	for i, at := range places {
		x := xs[i]
		if x < last {
			t.Fatalf("the caret before byte %d of %q is at %v, after one at %v", at, l.Text, x, last)
		}
		last = x
	}
	if math.Abs(last-end) > 1e-6 {
		t.Fatalf("the last caret of %q is at %v, its end at %v", l.Text, last, end)
	}
}
