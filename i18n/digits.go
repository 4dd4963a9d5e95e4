package i18n

import (
	"regexp"
	"strings"
)

// zeros are the digits nought of the scripts people here write in; the other
// nine follow each in Unicode: Thai, Lao, Khmer, Burmese, Shan, New Tai Lue and
// its Tham digits, Tai Tham, Eastern Arabic, Devanagari, Bengali, and the wide
// digits of Chinese keyboards.
var zeros = []rune{
	0x0E50, 0x0ED0, 0x17E0, 0x1040, 0x1090, 0x19D0, 0x1A80, 0x1A90, 0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10,
}

// Western writes the digits of any of our scripts as 0–9 and leaves everything
// else as it is.
func Western(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x0660 {
			return r
		}
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}

// ownZero is the digit nought a language writes numbers with, where it has
// digits of its own beside the western ones.
var ownZero = map[string]rune{"th": 0x0E50, "lo": 0x0ED0, "km": 0x17E0, "my": 0x1040}

// HasDigits tells whether a language has digits of its own.
func HasDigits(tag string) bool {
	known, _ := Known(tag)
	return ownZero[known] != 0
}

// Own gives the same voice with the language's own digits, where it has any,
// in numbers, money, dates, times, ages and counts. Names, codes, telephone and
// identity numbers are strings that are never counted with: they stay as they
// were typed, for somebody will copy them into a machine or read them out
// beside a paper that has them so.
func (p *Printer) Own() *Printer {
	own := *p
	own.zero = ownZero[p.tag]
	return &own
}

// Digits writes the western digits of a text as this voice writes digits. It
// is for figures that were put together elsewhere, such as a page number.
func (p *Printer) Digits(s string) string { return inDigits(p.zero, s) }

// aFigure is what is written in western letters and digits without a gap.
var aFigure = regexp.MustCompile(`[0-9A-Za-z+-]+`)

// counts writes the counts that stand in a word itself, such as "within 24
// hours", as this voice writes digits. The name of a form, a key or a paper
// (F05, A4) stays, and so does what is longer than a count: it may be a number
// to call.
func (p *Printer) counts(word string) string {
	if p.zero == 0 {
		return word
	}
	return aFigure.ReplaceAllStringFunc(word, func(s string) string {
		if len(s) > 2 || strings.Trim(s, "0123456789") != "" {
			return s
		}
		return p.Digits(s)
	})
}

// OwnDigits writes the western digits of a text in those of a language, where
// it has any.
func OwnDigits(tag, s string) string {
	known, _ := Known(tag)
	return inDigits(ownZero[known], s)
}

func inDigits(zero rune, s string) string {
	if zero == 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return zero + r - '0'
		}
		return r
	}, s)
}
