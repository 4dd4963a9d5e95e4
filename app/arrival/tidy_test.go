package arrival

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"onward/app/text"
)

// What people type, and how it is kept: the same to the eye.
func TestTidy_OneSpellingIsKept(t *testing.T) {
	for _, c := range []struct{ what, in, out string }{
		{"Vietnamese from a Mac, in pieces", "Nguye\u0302\u0303n Thi\u0323 Hoa\u0300", "Nguyễn Thị Hoà"},
		{"Vietnamese, dot below before the roof", "Vie\u0323\u0302t", "Việt"},
		{"Burmese, asat before the dot below", "ကောင်\u1037", "ကောင\u1037\u103A"},
		{"Burmese, u before i", "က\u102F\u102D", "က\u102D\u102F"},
		{"Burmese, anusvara before u", "က\u1036\u102F", "က\u102F\u1036"},
		{"Burmese, u before ha", "မ\u102F\u103E", "မ\u103E\u102F"},
		{"Burmese, ha before wa", "လ\u103E\u103D", "လ\u103D\u103E"},
		{"Burmese, ra before ya", "က\u103C\u103B", "က\u103B\u103C"},
		{"Burmese, dot below before u", "သ\u1037\u102F", "သ\u102F\u1037"},
		{"Burmese, e before ya", "က\u1031\u103B\u102C", "က\u103B\u1031\u102C"},
		{"Shan, vowel before wa", "ၵ\u102D\u1082", "ၵ\u1082\u102D"},
		{"Mon, vowel before medial na", "က\u102D\u105E", "က\u105E\u102D"},
		{"Khmer, ro below before another", "ស\u17D2\u179A\u17D2\u178F\u17B8", "ស\u17D2\u178F\u17D2\u179A\u17B8"},
		{"Khmer, shifter behind the vowel", "ស\u17CA\u17B8", "ស\u17CA\u17B8"},
		{"Khmer, vowel before the shifter", "ស\u17B8\u17CA", "ស\u17CA\u17B8"},
		{"Thai, the vowel am in two", "น\u0E4D\u0E32", "น\u0E33"},
		{"Thai, the vowel am in two with a tone", "น\u0E4D\u0E49\u0E32", "น\u0E49\u0E33"},
		{"Thai, tone before the vowel below", "ก\u0E48\u0E38", "ก\u0E38\u0E48"},
		{"Lao, the vowel am in two", "ນ\u0ECD\u0EB2", "ນ\u0EB3"},
	} {
		if got := Tidy(c.in); got != c.out {
			t.Errorf("%s: %+q became %+q, want %+q", c.what, c.in, got, c.out)
		}
	}
}

// What can be seen is the writer's, right or wrong.
func TestTidy_WhatCanBeSeenStays(t *testing.T) {
	for what, want := range map[string]string{
		"Thai ae as two e":                   "\u0E40\u0E40ม่",
		"Thai tone behind am":                "นำ้",
		"Khmer da below":                     "ផ\u17D2\u178Aល់",
		"Khmer shifter on the first letter":  "ហ\u17CA\u17D2ស",
		"Khmer oo in two halves":             "ក\u17C1\u17B6",
		"Burmese asat before ya, in a man":   "ယောက်ျား",
		"Burmese zero typed for wa":          "ဘ၀",
		"Chinese, a name's own form":         "\uFA11\u2F00",
		"two vowels for one place":           "က\u102F\u1030\u102D",
		"Zawgyi":                             "ေက်ာင္းျပန္တက္ခ်င္ပါတယ္",
		"half a syllable":                    "\u1031",
		"a joiner, a space that is no space": "ក\u200Cា\u00A0b\u200B",
		"trailing spaces, line ends":         "a \n\tb  ",
		"large letters, wide letters":        "ＡbC",
		"forty accents":                      "a" + strings.Repeat("\u0301\u0302", 20),
	} {
		if got := Tidy(want); got != want {
			t.Errorf("%s: %+q became %+q", what, want, got)
		}
	}
}

// Letters and signs as they come from a cat on the keyboard, of each script.
var keyboards = []struct {
	lang        string
	base, signs []rune
	pair        rune // what writes the next letter below
}{
	{"my", []rune("ကငရသညဥအ"), []rune("ါာိီုူေဲံ့း်ျြွှ"), stacker},
	{"shn", []rune("ၵၶငယ"), []rune("\u1082\u1083\u1084\u1085\u1086\u1087\u1088\u1089\u108A\u1062\u102D\u102F\u1030\u103A\u1031\u1035\u102E\u103B\u103C"), 0},
	{"mnw", []rune("ကမၚၜ"), []rune("\u105E\u105F\u1060\u1033\u1034\u1035\u102D\u102F\u1032\u1036\u103A\u102C\u1031\u103C\u103D\u103E\u1038"), stacker},
	{"ksw", []rune("ကမၡၥ"), []rune("\u1062\u1063\u1064\u102D\u102F\u1030\u1032\u1036\u103A\u1060\u103B\u103C\u103D\u103E\u102E"), 0},
	{"km", []rune("កសហញរប"), []rune("\u17B6\u17B7\u17B8\u17BB\u17BC\u17BE\u17C1\u17C2\u17C4\u17C5\u17C6\u17C7\u17C9\u17CA\u17CB\u17CC\u17CD\u17D0"), coeng},
	{"th", []rune("กนป"), []rune("ัาำิุู็่้๊์ํเแ"), 0},
	{"lo", []rune("ກນປ"), []rune("ັາຳິຸ່້ໍເແົຼ"), 0},
}

// TestTidy_LooksTheSame holds the promise of Tidy: the shaped and drawn text is
// the same, outline for outline, or was drawn with a dotted circle under a sign
// at a wrong place, and has no more of them.
func TestTidy_LooksTheSame(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	for _, k := range keyboards {
		same, mended := 0, 0
		for range 1500 {
			in := string(typed(rng, k.base, k.signs, k.pair))
			out := Tidy(in)
			if out == compose(in) {
				continue // the same text, says Unicode, whatever a typeface makes of it
			}
			before, wrong := picture(t, in)
			after, still := picture(t, out)
			switch {
			case slices.Equal(before, after):
				same++
			case wrong > 0 && still <= wrong:
				mended++
			default:
				t.Errorf("%s: %+q became %+q and looks another; %d dotted circles, then %d", k.lang, in, out, wrong, still)
			}
		}
		if same+mended == 0 {
			t.Errorf("%s: only %d texts changed; the test sees nothing", k.lang, same+mended)
		}
		t.Logf("%s: %d look the same, %d had a dotted circle", k.lang, same, mended)
	}
}

func typed(rng *rand.Rand, base, signs []rune, pair rune) []rune {
	rs := []rune{base[rng.IntN(len(base))]}
	for range 1 + rng.IntN(4) {
		if pair != 0 && rng.IntN(5) == 0 {
			rs = append(rs, pair, base[rng.IntN(len(base))])
		} else {
			rs = append(rs, signs[rng.IntN(len(signs))])
		}
	}
	return rs
}

func FuzzTidy(f *testing.F) {
	for _, s := range []string{"ကို့", "ស៊្រី", "นํ้า", "Việt", "\u1025\u102E", "ේ", "a\u0301\uFA10\u0327", "\xff", "ေက်ာင္း"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Tidy(s)
		if twice := Tidy(once); twice != once {
			t.Errorf("%+q, then %+q", once, twice)
		}
		if Fold(once) != Fold(s) {
			t.Errorf("%+q and %+q are searched as two", s, once)
		}
		if got, want := signsOf(once), signsOf(s); got != want {
			t.Errorf("%+q lost something: %+q", s, once)
		}
		if fold := Fold(s); !IsZawgyi(s) && !IsZawgyi(fold) && Fold(fold) != fold {
			t.Errorf("%+q folds to %+q, that to %+q", s, fold, Fold(fold))
		}
		if !utf8.ValidString(s) && once != s {
			t.Errorf("%q is no text and was changed", s)
		}
	})
}

// signsOf gives the signs of a text in one spelling and no order.
func signsOf(s string) string {
	if !utf8.ValidString(s) {
		return s
	}
	rs := []rune(compose(strings.NewReplacer("ำ", "\u0E4D\u0E32", "ຳ", "\u0ECD\u0EB2").Replace(s)))
	slices.Sort(rs)
	return string(rs)
}

var typeface = sync.OnceValue(func() *text.Set {
	set, err := text.Open()
	if err != nil {
		panic(err)
	}
	return set
})

// picture is what a text looks like: every outline, where it stands, and how
// wide all is; and how many dotted circles are in it.
func picture(t *testing.T, s string) (ink []string, circles int) {
	t.Helper()
	circle := shaped(t, "\u25CC")[0].Runs[0].Glyphs[0].ID
	for _, line := range shaped(t, s) {
		x := 0.0
		for _, run := range line.Runs {
			for _, g := range run.Glyphs {
				if g.ID == circle {
					circles++
				}
				if o := typeface().Outline(text.Regular, g.ID); len(o) > 0 {
					ink = append(ink, fmt.Sprintf("%.0f %.0f %v", x+g.X, g.Y, o))
				}
				x += g.Advance
			}
		}
		ink = append(ink, fmt.Sprintf("%.0f", x))
	}
	slices.Sort(ink)
	return ink, circles
}

func shaped(t *testing.T, s string) []text.Line {
	t.Helper()
	lines, err := typeface().Lines(s, text.Style{Size: 1000}, 1e9)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
