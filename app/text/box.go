package text

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// box is the room a line needs above and below its baseline, in thousandths
// of the em, which are this typeface's units.
type box struct{ above, below int }

// What lines of each script are given at least, so that lines of one text
// stand at even distances whatever letters happen to be in them. The numbers
// are chosen from what the letters of real texts reach (SCRIPTS.md has the
// table), and a little air.
var boxes = map[language.Script]box{
	language.Latin:   {above: 950, below: 260},
	language.Thai:    {above: 1060, below: 300},
	language.Lao:     {above: 1160, below: 320},
	language.Khmer:   {above: 1000, below: 580},
	language.Myanmar: {above: 1030, below: 550},
	language.Han:     {above: 950, below: 300},
}

// common is the box that all lines of a paragraph have: that of the script
// most of it is in, or of its language if nothing is in it. A line that holds
// another script, or ink that reaches further, gets what it needs besides.
func common(s string, items []item, lang string) box {
	room := map[language.Script]int{}
	most := scriptOf(lang)
	for _, it := range items {
		if room[it.script] += utf8.RuneCountInString(s[it.from:it.to]); room[it.script] > room[most] {
			most = it.script
		}
	}
	return given(most)
}

// given is what lines of a script are given.
func given(sc language.Script) box {
	if b, ok := boxes[sc]; ok {
		return b
	}
	return boxes[language.Latin]
}

// hold grows the box to hold another.
func (b *box) hold(other box) {
	b.above, b.below = max(b.above, other.above), max(b.below, other.below)
}

// ink grows the box to hold ink from bottom to top, y upwards.
func (b *box) ink(bottom, top int) {
	b.hold(box{top, -bottom})
}
