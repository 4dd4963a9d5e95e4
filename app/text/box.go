package text

import "github.com/go-text/typesetting/language"

// box is the room a line needs above and below its baseline, in thousandths
// of the em, which are this typeface's units.
type box struct {
	above, below int
	plain        bool // whether it holds only the smallest room so far
}

// What lines of each script are given at least, so that lines of one text
// stand at even distances whatever letters happen to be in them. A line whose
// ink reaches further gets what it needs. The numbers are chosen from what the
// letters of real texts reach (SCRIPTS.md has the table).
var boxes = map[language.Script]box{
	language.Latin:   {above: 950, below: 260},
	language.Thai:    {above: 1060, below: 340},
	language.Lao:     {above: 1160, below: 340},
	language.Khmer:   {above: 1000, below: 580},
	language.Myanmar: {above: 1030, below: 550},
	language.Han:     {above: 950, below: 300},
}

// smallest is the box of a line with nothing in it.
func smallest(lang string) box {
	b := boxes[scriptOf(lang)]
	b.plain = true
	return b
}

// script grows the box to what a script is given.
func (b *box) script(sc language.Script) {
	least, ok := boxes[sc]
	if !ok {
		least = boxes[language.Latin]
	}
	if b.plain {
		*b = least
		return
	}
	b.above, b.below = max(b.above, least.above), max(b.below, least.below)
}

// ink grows the box to hold ink from bottom to top, y upwards.
func (b *box) ink(bottom, top int) {
	b.above, b.below = max(b.above, top), max(b.below, -bottom)
}
