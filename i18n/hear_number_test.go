package i18n

import (
	"math"
	"slices"
	"strconv"
	"testing"
)

func TestHearNumber_WhateverTheDigitsAndTheMarks(t *testing.T) {
	for _, c := range []struct {
		typed, lang string
		want        float64
	}{
		{"12", "en", 12}, {"๑๒", "th", 12}, {"໑໕໐໐", "lo", 1500}, {"១២០០", "km", 1200}, {"၁၅", "my", 15}, {"႑႕", "my", 15}, {"１５", "zh-Hans", 15},
		{"1,500", "th", 1500}, {"1,500,000", "en", 1500000}, {"1,500.75", "en", 1500.75}, {"၁,၅၀၀,၀၀၀", "my", 1500000},
		{"1.500", "lo", 1500}, {"1.500.000", "lo", 1500000}, {"1.500.000", "th", 1500000}, {"1.500.000,5", "vi", 1500000.5}, {"១.៥០០.០០០", "km", 1500000},
		{"1.500", "km", 1500}, {"1,500", "km", 1500}, {"1,5", "vi", 1.5}, {"1,5", "km", 1.5}, {"1.5", "lo", 1.5}, {"1.25", "th", 1.25}, {"0.125", "en", 0.125}, {"0,125", "lo", 0.125},
		{"1 500 000", "en", 1500000}, {"1\u202f500,5", "vi", 1500.5}, {"1’500", "en", 1500}, {"15,00,000", "my", 1500000}, {" 1，500 ", "zh-Hans", 1500},
		{"-3", "en", -3}, {"−3", "en", -3}, {"+3", "en", 3}, {".5", "en", 0.5},
	} {
		if got := HearNumber(c.typed, c.lang); !got.Sure || got.Number != c.want {
			t.Errorf("%q in %s: %+v, want %v", c.typed, c.lang, got, c.want)
		}
	}
}

func TestHearNumber_WithWordsForItsSize(t *testing.T) {
	for typed, want := range map[string]float64{
		"5 แสน": 500000, "๕แสน": 500000, "2 หมื่น 5 พัน": 25000, "5 แสน 2 หมื่น": 520000, "1.5 ล้าน": 1500000, "5 พันล้าน": 5e9, "2 ล้านครึ่ง": 2500000,
		"3 ລ້ານ": 3000000, "໕ ແສນ": 500000, "2 ໝື່ນ": 20000, "5 សែន": 500000, "១០ លាន": 10000000, "3 ម៉ឺន": 30000,
		"၁၀ သိန်း": 1000000, "သိန်း ၂၀": 2000000, "၁ သိန်း ၅ သောင်း": 150000, "၁ သိန်းခွဲ": 150000, "၅ သန်း": 5000000,
		"2 triệu": 2000000, "2 triệu 500 nghìn": 2500000, "1 triệu rưỡi": 1500000, "50k": 50000, "2 trie\u0323\u0302u": 2000000, "3 tỷ": 3e9,
		"5万": 50000, "3万5000": 35000, "2千万": 2e7, "1亿": 1e8, "1万半": 15000, "10 lakh": 1000000, "5 thousand": 5000, "1.5 million": 1500000,
	} {
		if got := HearNumber(typed, "en"); !got.Sure || got.Number != want {
			t.Errorf("%q: %+v, want %v", typed, got, want)
		}
	}
}

// What one reader takes for thousands and another for a decimal is asked; so
// is what a machine would add up and people do not.
func TestHearNumber_AsksRatherThanGuesses(t *testing.T) {
	for _, c := range []struct {
		typed, lang string
		want        []float64
	}{
		{"1,5", "en", []float64{1.5, 15}}, {"1.500", "th", []float64{1500, 1.5}}, {"1,500", "vi", []float64{1500, 1.5}}, {"-1.500", "en", []float64{-1500, -1.5}},
		{"1 triệu 5", "vi", []float64{1500000, 1000005}}, {"5 แสน 2", "th", []float64{520000, 500002}},
		{"500 บาท", "th", []float64{500}}, {"฿1,200", "th", []float64{1200}}, {"5 แสน บาท", "th", []float64{500000}}, {"2 triệu đồng", "vi", []float64{2000000}}, {"50 kip", "en", []float64{50}},
	} {
		if got := HearNumber(c.typed, c.lang); got.Sure || !slices.Equal(got.Maybe, c.want) {
			t.Errorf("%q in %s: %+v, want %v", c.typed, c.lang, got, c.want)
		}
	}
}

func TestHearNumber_WhatIsNoNumber(t *testing.T) {
	for _, typed := range []string{
		"", "about 20", "1e9", "0x1F", "12 or 13", "1,50,0", "1.500,000.5", "1..5", ",5", "5 km", "ล้าน", "5 แสน 5 ล้าน", "2 พัน 3 พัน",
		"-", "+", ".", ",", " ", "12-13", "1/2", "Inf", "NaN", "၁၀ သိန်း ၅ ကျောင်း", "5 ล้าน 1,5", "1 2", "12 34",
	} {
		if got := HearNumber(typed, "en"); got.Sure || len(got.Maybe) > 0 {
			t.Errorf("%q became %+v", typed, got)
		}
	}
}

func FuzzHearNumber(f *testing.F) {
	for _, s := range []string{"1,500", "1.500,5", "5 แสน", "သိန်း ၂၀", "1 triệu 5", "3万5000", "฿5", "1e9", "\xff"} {
		f.Add(s, "lo")
	}
	f.Fuzz(func(t *testing.T, typed, lang string) {
		h := HearNumber(typed, lang)
		if h.Sure && len(h.Maybe) > 0 {
			t.Errorf("%q is sure and asked", typed)
		}
		for _, n := range append(h.Maybe, h.Number) {
			if math.IsNaN(n) || math.IsInf(n, 0) {
				t.Errorf("%q is %v", typed, n)
			}
		}
		if again := HearNumber(Western(typed), lang); again.Sure != h.Sure || again.Number != h.Number {
			t.Errorf("%q is another number in western digits", typed)
		}
		// Whatever was understood and is said in the language is understood again.
		if h.Sure && math.Abs(h.Number) < 1e15 && h.Number == math.Trunc(h.Number) {
			for _, l := range languages {
				said := Open().For(l.Tag).Own().Number(h.Number)
				if back := HearNumber(said, l.Tag); !back.Sure || back.Number != h.Number {
					t.Errorf("%v said in %s as %q is heard as %+v", h.Number, l.Tag, said, back)
				}
			}
		}
		if n, err := strconv.Atoi(typed); err == nil && n >= 0 && n < 1e15 && h.Number != float64(n) {
			t.Errorf("%q is %+v", typed, h)
		}
	})
}
