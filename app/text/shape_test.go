package text

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestTheUniversalDeclarationIsDrawnWhole(t *testing.T) {
	set := open(t)
	for _, weight := range []Weight{Regular, Bold} {
		// The shaper puts a dotted circle where a mark has nothing to sit on.
		circle := idOf(t, set, weight, "◌")
		for _, lang := range languages {
			for i, p := range udhr(t, lang) {
				lines, err := set.Lines(p, Style{Lang: lang, Weight: weight, Size: 11}, 300)
				if err != nil {
					t.Errorf("%s, paragraph %d: %v", lang, i, err)
				}
				for _, g := range glyphsOf(lines) {
					if g.ID == 0 || g.ID == circle {
						t.Errorf("%s, paragraph %d: glyph %d", lang, i, g.ID)
					}
				}
			}
		}
	}
}

func idOf(t *testing.T, set *Set, w Weight, s string) uint16 {
	t.Helper()
	lines, err := set.Lines(s, Style{Weight: w, Size: 10}, math.Inf(1))
	if err != nil {
		t.Fatal(err)
	}
	return lines[0].Runs[0].Glyphs[0].ID
}

func glyphsOf(lines []Line) (all []Glyph) {
	for _, l := range lines {
		for _, r := range l.Runs {
			all = append(all, r.Glyphs...)
		}
	}
	return all
}

// A line is cut out of a paragraph that was shaped whole. It must look as if it
// had been shaped alone.
func TestALineLooksAsIfShapedAlone(t *testing.T) {
	set := open(t)
	for _, lang := range languages {
		f := &set.faces[Regular]
		for _, text := range udhr(t, lang) {
			p, err := f.paragraph(text, lang)
			if err != nil {
				t.Fatal(err)
			}
			for _, limit := range []int64{900, 3000, 14000} {
				err := p.lines(limit, func(from, to int) error {
					p.parts(from, to, func(it item) {
						got, want := p.part(it), f.shape(nil, text, it)
						if !slices.EqualFunc(got, want, sameGlyph) {
							t.Errorf("%s: %q at width %d is cut out as\n%v, shaped alone it is\n%v",
								lang, text[it.from:it.to], limit, got, want)
						}
					})
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// sameGlyph leaves out whether a cut is safe: at the end of a text that is
// known for less.
func sameGlyph(a, b glyph) bool {
	a.unsafe, b.unsafe = false, false
	return a == b
}

func TestAMissingCharacterStopsTheText(t *testing.T) {
	set := open(t)
	for _, c := range []struct {
		s    string
		char rune
		at   int
	}{
		{"smile 🙂", '🙂', 6},
		{"ok\nชื่อ ሀ", 'ሀ', 3 + len("ชื่อ ")},
		{"\x01", 1, 0},
		{"a\u0600b", 0x600, 1},
		{"bad \xff", '\uFFFD', -1}, // drawn as the sign for it
	} {
		_, err := set.Lines(c.s, Style{Lang: "th", Size: 10}, 100)
		var missing *MissingGlyphError
		switch {
		case c.at < 0:
			if err != nil {
				t.Errorf("%q: %v", c.s, err)
			}
		case !errors.As(err, &missing):
			t.Errorf("%q: error is %v, want a MissingGlyphError", c.s, err)
		case missing.Char != c.char || missing.Offset != c.at:
			t.Errorf("%q: %v, want U+%04X at byte %d", c.s, missing, c.char, c.at)
		}
		if _, werr := set.Width(c.s, Style{Lang: "th", Size: 10}); fmt.Sprint(werr) != fmt.Sprint(err) {
			t.Errorf("%q: Width says %v, Lines %v", c.s, werr, err)
		}
	}
}

func TestWhatIsDrawnAsNothingTakesNoRoom(t *testing.T) {
	set := open(t)
	st := Style{Lang: "km", Size: 10}
	plain, err := set.Width("ខ្ញុំឈ្មោះ", st)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"ខ្ញុំ\u200bឈ្មោះ", "ខ្ញុំ\u2060ឈ្មោះ", "\ufeffខ្ញុំឈ្មោះ", "ខ្ញុំឈ្មោះ\u200b", "ខ្ញុំឈ្មោះ   "} {
		got, err := set.Width(s, st)
		if err != nil || got != plain {
			t.Errorf("%q is %v wide (%v), want %v", s, got, err, plain)
		}
	}
}

func TestScriptsOfAParagraphAreShapedApart(t *testing.T) {
	var got []string
	s := "1) Lan อยู่ที่ ភ្នំពេញ (2026) ကျေးဇူး"
	for _, it := range itemise(s, "my") {
		got = append(got, it.script.String()+" "+s[it.from:it.to])
	}
	want := "Latn 1) Lan |Thai อยู่ที่ |Khmr ភ្នំពេញ (2026) |Mymr ကျေးဇူး"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestTheSetServesManyAtOnce(t *testing.T) {
	set := open(t)
	var wait sync.WaitGroup
	for _, lang := range languages {
		text := strings.Join(udhr(t, lang)[:10], "\n")
		for _, weight := range []Weight{Regular, Bold, Regular} {
			wait.Go(func() {
				st := Style{Lang: lang, Weight: weight, Size: 9}
				first, err := set.Lines(text, st, 200)
				if err != nil {
					t.Error(err)
				}
				again, err := set.Lines(text, st, 200)
				if err != nil || len(again) != len(first) {
					t.Errorf("%s: %d lines, then %d (%v)", lang, len(first), len(again), err)
				}
			})
		}
	}
	wait.Wait()
}

func TestAStyleOutOfRangeIsAnError(t *testing.T) {
	set := open(t)
	for _, st := range []Style{{}, {Size: -1}, {Size: math.NaN()}, {Size: 10, Weight: 2}, {Size: 10, Weight: -1}} {
		if _, err := set.Lines("a", st, 100); !errors.Is(err, errStyle) {
			t.Errorf("%+v: error is %v", st, err)
		}
	}
}

// The shaping library overlooks these where a font gives their rules as ranges;
// ours gives lists (assets/fonts/finish.py): "ợt" and "ứt" are kerned apart.
func TestRulesForManyGlyphsAreNotOverlooked(t *testing.T) {
	set := open(t)
	width := func(s string) float64 {
		w, err := set.Width(s, Style{Lang: "vi", Weight: Bold, Size: 1000})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	for s, kern := range map[string]float64{"ợt": 40, "ứt": 50} {
		apart := 0.0
		for _, r := range s {
			apart += width(string(r))
		}
		if got := width(s) - apart; got != kern {
			t.Errorf("%s is kerned by %v, want %v", s, got, kern)
		}
	}
}

func TestARunIsShapedForItsOwnLanguage(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"my", "ကျေးဇူး ភ្នំពេញ Lan", "my km en"},
		{"mnw", "ညးမွဲ อยู่ที่", "mnw th"},
		{"zh-Hans", "你好 Lan", "zh-Hans en"},
		{"th", "ที่ ဂၠံၚ်", "th mnw"},
		{"th", "ที่ ကၢၣ်", "th ksw"},
		{"en", "a ၸဝ်ႈ", "en shn"},
		{"en", "a ရန်ကုန်", "en my"},
		{"vi", "Tiếng 人", "vi zh"},
		{"ksw", "ကၢၣ် ຄົນ", "ksw lo"},
		{"th", "Где", "th"},
	} {
		var got []string
		for _, it := range itemise(c.text, c.lang) {
			got = append(got, it.lang)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q in a text in %s is shaped for %v, want %s", c.text, c.lang, got, c.want)
		}
	}
}

// The typeface has its own ွ for S'gaw Karen.
func TestTheLanguageChangesWhatIsDrawn(t *testing.T) {
	set := open(t)
	draw := func(s, lang string) (ids []uint16) {
		for _, r := range one(t, set, s, lang).Runs {
			for _, g := range r.Glyphs {
				ids = append(ids, g.ID)
			}
		}
		return ids
	}
	karen := draw("ကွၢ်", "ksw")
	if slices.Equal(karen, draw("ကွၢ်", "my")) {
		t.Errorf("a Karen word is drawn as in Burmese")
	}
	if got := draw("ที่ ကွၢ်", "th"); !slices.Equal(got[len(got)-len(karen):], karen) {
		t.Errorf("a Karen word in a Thai text is drawn as %v, want %v", got, karen)
	}
}
