package stats

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"
)

// Form is what numbers leave as.
type Form string

// The forms. Counts on paper and in a sheet are one: they say the same.
const (
	AsCounts Form = "counts"
	AsHTCDS  Form = "htcds"
	AsCTDC   Form = "ctdc"
)

// Forms are all of them.
var Forms = []Form{AsCounts, AsHTCDS, AsCTDC}

// Release is what left once: of which years, as what. It holds no number and
// nothing of anybody.
type Release struct {
	Form Form      `json:"form"`
	From int       `json:"from"` // the first and the last year, both in it
	To   int       `json:"to"`
	Sum  string    `json:"sum"` // SHA-256 over all that was told, in hexadecimal
	At   time.Time `json:"at"`
}

// Leaf is what would leave: its content, and the line of the register it would
// have.
type Leaf struct {
	Release
	Tables []*Table // of AsCounts
	Rows   Rows     // of the others
}

// NewLeaf gathers what would leave of the people of some years.
func NewLeaf(form Form, people []Person, from, to int, asked []Question) Leaf {
	l := Leaf{Release: Release{Form: form, From: from, To: to}}
	people = Between(people, from, to)
	switch form {
	case AsCounts:
		l.Tables = Counts(people, asked)
	case AsHTCDS:
		l.Rows = HTCDS(people)
	case AsCTDC:
		l.Rows = CTDC(people)
	}
	sum := sha256.Sum256(fmt.Appendf(l.CSV(), "%s %d %d", form, from, to))
	l.Sum = hex.EncodeToString(sum[:])
	return l
}

// CSV gives all that would leave, as the file it would be.
func (l Leaf) CSV() []byte {
	var b bytes.Buffer // writing to it does not fail
	if l.Form == AsCounts {
		WriteCounts(&b, l.Tables)
	} else {
		l.Rows.Write(&b)
	}
	return b.Bytes()
}

// Empty tells whether it would tell nothing of anybody.
func (l Leaf) Empty() bool { return len(l.Tables) == 0 && len(l.Rows.Lines) == 0 }

// Why says why something may not leave.
type Why string

// The reasons; "" is none.
const (
	TooFew  Why = "few"     // it would tell nothing
	Running Why = "running" // its last year is not over
	Gone    Why = "gone"    // one of its years left before
)

// Weigh says whether a leaf may leave in a year, after all that left before:
// see the package comment. Where one of its years is gone it gives the release
// that took it.
func Weigh(l Leaf, before []Release, year int) (Why, Release) {
	if slices.ContainsFunc(before, func(r Release) bool { return r.same(l.Release) }) {
		return "", Release{}
	}
	switch i := slices.IndexFunc(before, func(r Release) bool { return r.From <= l.To && l.From <= r.To }); {
	case i >= 0:
		return Gone, before[i]
	case l.To >= year:
		return Running, Release{}
	case l.Empty():
		return TooFew, Release{}
	}
	return "", Release{}
}

// same tells whether two releases told the very same.
func (r Release) same(o Release) bool {
	return r.Form == o.Form && r.From == o.From && r.To == o.To && r.Sum == o.Sum
}

// Add gives the register with a release that left; the same again is no new
// line.
func Add(before []Release, r Release) []Release {
	if slices.ContainsFunc(before, r.same) {
		return before
	}
	return append(slices.Clone(before), r)
}
