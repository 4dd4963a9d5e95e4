package typing

import (
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"onward/app/text"
)

// ErrFull says that a text is longer than the field takes. Nothing of it was
// put in.
var ErrFull = errors.New("the field is full")

// Params says what is typed and how it is set.
type Params struct {
	Set    *text.Set
	Lang   string           // BCP 47: the language the text is mostly in
	Many   bool             // many lines; otherwise line ends become spaces
	Secret bool             // one dot for each sign
	Most   int              // code points the text may have; 0 for no bound
	Air    float64          // room over and under each line, in ems
	Now    func() time.Time // nil for the clock
}

// Editor is a text that is typed. All places are byte offsets in it. It is for
// one goroutine.
type Editor struct {
	Params
	text   string
	caret  int // where the next key goes
	anchor int // the other end of what is marked

	// A place between two lines of one paragraph is the end of the first and
	// the beginning of the second. above says that the caret stands at the end
	// of the first.
	above bool
	aim   float64 // how far along a line going up and down aims
	aimed bool
	held  unit // what the pointer marks by
	hold  span // what it marked first

	past  history
	sheet sheet
	bare  bool // a secret is shown
}

// New makes an editor of an empty text.
func New(p Params) *Editor {
	if p.Now == nil {
		p.Now = time.Now
	}
	return &Editor{Params: p, sheet: newSheet()}
}

// Text returns exactly what was typed or set.
func (e *Editor) Text() string { return e.text }

// SetText sets the text, not by the person. It is kept byte for byte; what
// could be undone is forgotten. The caret stays, where it can.
func (e *Editor) SetText(s string) {
	if s == e.text {
		return
	}
	e.text = s
	e.past = history{}
	e.touched()
	e.stand(e.place(min(e.caret, len(s))))
}

// Bare tells whether a secret is shown as it is.
func (e *Editor) Bare() bool { return e.bare }

// SetBare shows a secret as it is, or hides it again. It stays a secret: it
// cannot be copied or undone.
func (e *Editor) SetBare(on bool) {
	e.bare = on
	e.sheet.forget()
}

// Caret returns where the next key goes.
func (e *Editor) Caret() int { return e.caret }

// Marked returns the bounds of what is marked; both are the caret where nothing
// is.
func (e *Editor) Marked() (from, to int) {
	return min(e.caret, e.anchor), max(e.caret, e.anchor)
}

// Copied returns what copying what is marked gives: nothing where the text is
// secret.
func (e *Editor) Copied() string {
	if e.Secret {
		return ""
	}
	from, to := e.Marked()
	return e.text[from:to]
}

// Mark marks from one place to another and puts the caret at the second.
func (e *Editor) Mark(from, to int) {
	e.rest()
	e.anchor, e.caret = e.place(from), e.place(to)
}

// MarkAll marks the whole text.
func (e *Editor) MarkAll() { e.Mark(0, len(e.text)) }

// Insert puts s where the caret is, in the place of what is marked. Line ends
// of any kind become "\n", or a space in a field of one line; control
// characters, which nobody can see or mean, are left out. Where there is no
// room for all of it nothing changes, and the error is ErrFull.
func (e *Editor) Insert(s string) error {
	e.past.close()
	err := e.put(e.clean(s), whole)
	e.past.close()
	return err
}

// Type is Insert for one key: typing in a row is undone together.
func (e *Editor) Type(r rune) error { return e.put(e.clean(string(r)), typed) }

func (e *Editor) put(s string, k kind) error {
	from, to := e.Marked()
	if s == "" {
		return nil
	}
	if e.Most > 0 {
		n := utf8.RuneCountInString(e.text) - utf8.RuneCountInString(e.text[from:to])
		if n+utf8.RuneCountInString(s) > e.Most {
			return ErrFull
		}
	}
	e.replace(from, to, s, k)
	return nil
}

// Cut takes out what is marked and returns it; nothing where the text is
// secret.
func (e *Editor) Cut() string {
	s := e.Copied()
	if s != "" {
		e.past.close()
		e.removeMarked()
	}
	return s
}

// replace is the one way in which a person's doing changes the text.
func (e *Editor) replace(from, to int, s string, k kind) {
	if !e.Secret {
		e.past.note(change{
			at: from, out: e.text[from:to], in: s,
			caret: e.caret, anchor: e.anchor, kind: k, when: e.Now(),
		})
	}
	e.apply(from, to, s)
}

func (e *Editor) apply(from, to int, s string) {
	e.text = e.text[:from] + s + e.text[to:]
	e.touched()
	e.stand(from + len(s))
}

// stand puts the caret somewhere and marks nothing.
func (e *Editor) stand(at int) {
	e.caret, e.anchor = at, at
	e.above, e.aimed = false, false
}

// rest ends a burst of typing.
func (e *Editor) rest() {
	e.past.close()
	e.above, e.aimed = false, false
}

// clean gives what arrives the form it is kept in.
func (e *Editor) clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case ends(r) && e.Many:
			return '\n'
		case ends(r):
			return ' '
		case r < ' ' && r != '\t', r >= 0x7F && r < 0xA0:
			return -1
		}
		return r
	}, s)
}

// ends says whether a rune ends a paragraph (UAX #14 BK, CR, LF, NL).
func ends(r rune) bool {
	return r >= '\n' && r <= '\r' || r == 0x85 || r == 0x2028 || r == 0x2029
}
