package typing

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onward/app/text"
)

// kind says how a change was made: changes of one kind in a row are undone
// together.
type kind int

const (
	whole   kind = iota // never joined: a paste, a word taken out
	typed               // key by key
	backing             // Backspace
	eating              // Delete
)

// change is one step that can be undone: at a place, out was replaced by in.
type change struct {
	at            int
	out, in       string
	caret, anchor int // before it
	kind          kind
	when          time.Time
}

func (c change) size() int { return len(c.out) + len(c.in) }

// history is what can be undone, the oldest first, and redone, the last undone
// at the end.
type history struct {
	done, undone []change
	size         int  // bytes of text in done
	closed       bool // the next change begins a step of its own
}

// Bounds of what is kept, in steps and in bytes of text, and what ends a burst
// of typing.
const (
	mostSteps = 300
	mostBytes = 1 << 20
	pause     = 2 * time.Second
	longBurst = 24 // code points typed without a space
)

// close ends a step.
func (h *history) close() { h.closed = true }

// note keeps a change.
func (h *history) note(c change) {
	h.undone = nil
	if n := len(h.done) - 1; n >= 0 && !h.closed {
		if joined, ok := h.done[n].join(c); ok {
			h.size += joined.size() - h.done[n].size()
			h.done[n] = joined
			return
		}
	}
	h.closed = false
	h.done = append(h.done, c)
	h.size += c.size()
	drop := 0
	for len(h.done)-drop > mostSteps || h.size > mostBytes && drop < len(h.done)-1 {
		h.size -= h.done[drop].size()
		drop++
	}
	h.done = append([]change(nil), h.done[drop:]...)
}

// join makes one step of two where they belong together.
func (c change) join(next change) (change, bool) {
	if c.kind != next.kind || next.when.Sub(c.when) > pause {
		return c, false
	}
	c.when = next.when
	switch c.kind {
	case typed:
		if next.out != "" || next.at != c.at+len(c.in) || parts(c.in, next.in) {
			return c, false
		}
		c.in += next.in
	case backing:
		if next.at+len(next.out) != c.at {
			return c, false
		}
		c.at, c.out = next.at, next.out+c.out
	case eating:
		if next.at != c.at {
			return c, false
		}
		c.out += next.out
	default:
		return c, false
	}
	return c, true
}

// parts says whether a step ends between what was typed and what comes next: a
// new word after a space, a new line, or a new sign after a long burst.
func parts(before, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	if last == '\n' || unicode.IsSpace(last) && !unicode.IsSpace(first) {
		return true
	}
	burst := before[strings.LastIndexByte(before, ' ')+1:]
	if utf8.RuneCountInString(burst) < longBurst {
		return false
	}
	places := text.Carets(burst + next)
	for _, at := range places {
		if at == len(burst) {
			return true
		}
	}
	return false
}

// CanUndo tells whether there is a step to undo.
func (e *Editor) CanUndo() bool { return len(e.past.done) > 0 }

// CanRedo tells whether there is a step to do again.
func (e *Editor) CanRedo() bool { return len(e.past.undone) > 0 }

// Undo takes the last step back and tells whether there was one.
func (e *Editor) Undo() bool {
	h := &e.past
	n := len(h.done) - 1
	if n < 0 {
		return false
	}
	c := h.done[n]
	h.done, h.undone = h.done[:n], append(h.undone, c)
	h.size -= c.size()
	h.close()
	e.apply(c.at, c.at+len(c.in), c.out)
	e.caret, e.anchor = c.caret, c.anchor
	return true
}

// Redo does again what was undone last and tells whether there was anything.
func (e *Editor) Redo() bool {
	h := &e.past
	n := len(h.undone) - 1
	if n < 0 {
		return false
	}
	c := h.undone[n]
	h.undone, h.done = h.undone[:n], append(h.done, c)
	h.size += c.size()
	h.close()
	e.apply(c.at, c.at+len(c.out), c.in)
	return true
}
