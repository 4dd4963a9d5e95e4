package i18n

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Heard is a number as it was understood. Where only one reading is possible
// Sure is true. Where people might mean different things by it, Maybe has the
// readings, the likelier first, and nothing is decided: it is for a person to
// choose. Neither means that it is no number to us.
type Heard struct {
	Number float64
	Sure   bool
	Maybe  []float64
}

// Numbers in words that every reader of the script takes the same way, and the
// words for half of the one before. Burmese says the word first for round
// numbers: သိန်း ၂၀ is 20 lakh.
var units = map[string]float64{
	"พัน": 1e3, "หมื่น": 1e4, "แสน": 1e5, "ล้าน": 1e6,
	"ພັນ": 1e3, "ໝື່ນ": 1e4, "ຫມື່ນ": 1e4, "ແສນ": 1e5, "ລ້ານ": 1e6,
	"ពាន់": 1e3, "ម៉ឺន": 1e4, "សែន": 1e5, "លាន": 1e6,
	"ထောင်": 1e3, "သောင်း": 1e4, "သိန်း": 1e5, "သန်း": 1e6,
	"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9,
	"nghi\u0300n": 1e3, "nga\u0300n": 1e3, "trie\u0323\u0302u": 1e6, "ty\u0309": 1e9, "ti\u0309": 1e9,
	"千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
	"thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "million": 1e6,
}

var halves = []string{"ครึ่ง", "ເຄິ່ງ", "កន្លះ", "ခွဲ", "rưỡi", "rươ\u0303\u0301i", "rươ\u0303i", "半"}

// moneyWords stand beside an amount. They are not part of the number, and what
// money it is has its own answer: so a number beside one is asked about.
var moneyWords = strings.Fields("บาท ฿ กีบ ບາດ ກີບ ₭ បាត រៀល ៛ ဘတ် ကျပ် đồng đ ₫ baht kip riel kyat dong yuan usd thb lak khr mmk vnd cny $ 元 块 ¥ 泰铢")

// What a comma is in a language; a point is the other thing. Khmer papers have
// both ways.
var (
	commaDecimal = []string{"lo", "vi", "km"}
	commaGroups  = []string{"en", "th", "my", "zh-Hans", "km"}
)

// HearNumber understands a number as people type it: in the digits of any of
// our scripts, grouped as any of the languages spoken here groups, with a word
// for thousands, ten thousands, lakhs or millions. A mark that is thousands to
// one reader and a decimal to another is not decided.
func HearNumber(typed string, langs ...string) Heard {
	s := plainMarks(typed)
	if h := hearBare(s, langs); h.Sure || len(h.Maybe) > 0 {
		return h
	}
	for _, w := range moneyWords {
		rest, ok := strings.CutSuffix(s, w)
		if !ok {
			rest, ok = strings.CutPrefix(s, w)
		}
		if !ok {
			continue
		}
		if h := hearBare(strings.TrimSpace(rest), langs); h.Sure {
			return Heard{Maybe: []float64{h.Number}}
		} else if len(h.Maybe) > 0 {
			return h
		}
	}
	return Heard{}
}

// hearBare understands a number with no money beside it.
func hearBare(s string, langs []string) Heard {
	if s == "" {
		return Heard{}
	}
	if h := hearFigures(s, langs); h.Sure || len(h.Maybe) > 0 {
		return h
	}
	return hearUnits(s, langs)
}

// plainMarks writes wide and typographic marks as plain ones, and letters small.
func plainMarks(typed string) string {
	s := strings.Map(func(r rune) rune {
		switch r {
		case '，', '、':
			return ','
		case '．':
			return '.'
		case '−', '–':
			return '-'
		case '’', '\'':
			return ' '
		case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF':
			return -1
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return unicode.ToLower(r)
	}, Western(typed))
	return strings.TrimSpace(s)
}

// hearFigures understands figures and the marks between them.
func hearFigures(s string, langs []string) Heard {
	sign := 1.0
	switch s[0] {
	case '-':
		sign, s = -1, s[1:]
	case '+':
		s = s[1:]
	}
	if s == "" || strings.Trim(s, "0123456789., ") != "" || !strings.ContainsAny(s, "0123456789") {
		return Heard{}
	}
	var all []float64
	for _, text := range readings(s, langs) {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsInf(n, 0) {
			return Heard{}
		}
		all = append(all, sign*n)
	}
	if len(all) == 1 {
		return Heard{Number: all[0], Sure: true}
	}
	return Heard{Maybe: all}
}

// readings gives what figures with marks may mean, as plain decimals: one where
// it is certain, none where they are no number.
func readings(s string, langs []string) []string {
	marks := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
	if marks == "" {
		return []string{s}
	}
	last := marks[len(marks)-1]
	at := strings.LastIndexByte(s, last)
	whole, rest := s[:at], s[at+1:]
	mixed := strings.Trim(marks, string(last)) != ""
	switch {
	case last == ' ' || len(marks) > 1 && !mixed: // 1 500 000, 1.500.000
		return grouped(s, string(last))
	case mixed: // 1.500,5: the last is the decimal mark
		if strings.IndexByte(marks, last) != len(marks)-1 || strings.Trim(marks[:len(marks)-1], marks[:1]) != "" {
			return nil
		}
		if g := grouped(whole, marks[:1]); len(g) == 1 && rest != "" {
			return []string{g[0] + "." + rest}
		}
		return nil
	}
	return oneMark(whole, rest, last, langs)
}

// oneMark is the hard case: a single comma or point.
func oneMark(whole, rest string, mark byte, langs []string) []string {
	if rest == "" || whole == "" && mark == ',' {
		return nil
	}
	decimal := whole + "." + rest
	if whole == "" {
		return []string{"0" + decimal}
	}
	groups := anyOf(langs, commaDecimal) // what a point is to them
	decimals := true
	if mark == ',' {
		groups, decimals = len(langs) == 0 || anyOf(langs, commaGroups), anyOf(langs, commaDecimal)
	}
	switch {
	case whole[0] == '0': // no group begins so
		return []string{decimal}
	case len(rest) == 3 && len(whole) <= 3 && groups: // nobody writes three decimals
		return []string{whole + rest}
	case len(rest) == 3 && len(whole) <= 3:
		return []string{whole + rest, decimal}
	case decimals:
		return []string{decimal}
	case len(rest) < 3:
		return []string{decimal, whole + rest}
	}
	return nil
}

// grouped takes the marks out of figures in groups: of three, or in the Indian
// and Burmese way of two before the last three.
func grouped(s, mark string) []string {
	g := strings.Split(s, mark)
	for i, part := range g {
		n := len(part)
		switch {
		case n == 0, strings.Trim(part, "0123456789") != "":
			return nil
		case len(g) == 1: // no marks in it
		case i == 0 && n > 3, i == len(g)-1 && n != 3:
			return nil
		case i > 0 && i < len(g)-1 && n != 3 && !(n == 2 && mark == ","):
			return nil
		}
	}
	if slices.ContainsFunc(g[1:max(1, len(g)-1)], func(p string) bool { return len(p) == 2 }) && len(g[0]) > 2 {
		return nil
	}
	return []string{strings.Join(g, "")}
}

func anyOf(langs, of []string) bool {
	return slices.ContainsFunc(langs, func(l string) bool { return slices.Contains(of, l) })
}
