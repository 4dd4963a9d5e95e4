package typing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Backspace takes back one key before the caret, or what is marked; the package
// comment says what is one key in each script. It tells whether anything
// changed.
func (e *Editor) Backspace() bool {
	if e.removeMarked() {
		return true
	}
	from := e.before(e.caret)
	return e.remove(from+oneKey(e.text[from:e.caret]), e.caret, backing)
}

// Delete takes the whole sign after the caret, or what is marked.
func (e *Editor) Delete() bool {
	if e.removeMarked() {
		return true
	}
	return e.remove(e.caret, e.after(e.caret), eating)
}

// BackspaceWord takes what is before the caret back to the beginning of a word,
// or what is marked.
func (e *Editor) BackspaceWord() bool {
	return e.removeMarked() || e.remove(e.wordBefore(e.caret), e.caret, whole)
}

// DeleteWord takes what is after the caret up to the next beginning of a word,
// or what is marked.
func (e *Editor) DeleteWord() bool {
	return e.removeMarked() || e.remove(e.caret, e.wordAfter(e.caret), whole)
}

func (e *Editor) removeMarked() bool {
	from, to := e.Marked()
	return e.remove(from, to, whole)
}

func (e *Editor) remove(from, to int, k kind) bool {
	if from == to {
		return false
	}
	e.replace(from, to, "", k)
	return true
}

// oneKey returns where in a sign what its last key typed begins.
func oneKey(sign string) int {
	if sign == "\r\n" || strings.ContainsFunc(sign, picture) {
		return 0
	}
	last, size := utf8.DecodeLastRuneInString(sign)
	at := len(sign) - size
	if below, size := utf8.DecodeLastRuneInString(sign[:at]); stacks(below) && stackable(last) {
		at -= size
	}
	return at
}

// picture says whether a rune is part of a sign that is a picture: nobody types
// the parts of a flag or a family one by one.
func picture(r rune) bool {
	return unicode.In(r, unicode.S, unicode.Me, unicode.Variation_Selector)
}

// stacks says whether a rune puts the next letter below: the coeng of Khmer and
// the stacker of Myanmar.
func stacks(r rune) bool { return r == 0x17D2 || r == 0x1039 }

func stackable(r rune) bool {
	return unicode.IsLetter(r) && unicode.In(r, unicode.Khmer, unicode.Myanmar)
}
