package typing

import (
	"slices"
	"sort"
	"unicode"
	"unicode/utf8"

	"onward/app/text"
)

// Step is a way the caret goes.
type Step int

// The steps.
const (
	Left      Step = iota // one sign
	Right                 //
	WordLeft              // to the beginning of a word
	WordRight             //
	Up                    // one line, keeping the distance from the edge
	Down                  //
	PageUp                // as many lines as are seen
	PageDown              //
	LineStart             // of the line as it is seen
	LineEnd               //
	Start                 // of the text
	End                   //
)

// Move moves the caret. While marking, what was left behind is marked;
// otherwise a mark is let go, and one sign to the left or right of it is its
// end.
func (e *Editor) Move(s Step, marking bool) {
	e.past.close()
	from, to := e.Marked()
	aim, aimed, anchor := e.aim, e.aimed, e.anchor
	at, above := e.caret, false
	switch s {
	case Left:
		if at = e.before(e.caret); !marking && from != to {
			at = from
		}
	case Right:
		if at = e.after(e.caret); !marking && from != to {
			at = to
		}
	case WordLeft:
		at = e.wordBefore(e.caret)
	case WordRight:
		at = e.wordAfter(e.caret)
	case Up, Down, PageUp, PageDown:
		if !aimed {
			aim = e.Where().X
		}
		at, above = e.vertical(s, aim)
	case LineStart:
		at = e.line(e.caret, e.above).From
	case LineEnd:
		l := e.line(e.caret, e.above)
		at, above = l.To, l.goesOn
	case Start:
		at = 0
	case End:
		at = len(e.text)
	}
	e.caret, e.above = at, above
	e.aim, e.aimed = aim, s >= Up && s <= PageDown
	e.anchor = at
	if marking {
		e.anchor = e.place(anchor)
	}
}

// vertical returns the place in another line that is nearest to the aim. Over
// the first line is the beginning of the text, below the last its end.
func (e *Editor) vertical(s Step, aim float64) (at int, above bool) {
	lines := e.Lines()
	i := e.lineAt(e.caret, e.above)
	switch s {
	case Up:
		i--
	case Down:
		i++
	case PageUp, PageDown:
		y := lines[i].Top + e.sheet.page
		if s == PageUp {
			y = lines[i].Top - e.sheet.page
		}
		j := e.lineNear(y)
		if j == i && s == PageUp && i > 0 && y >= 0 {
			j--
		} else if j == i && s == PageDown && i < len(lines)-1 {
			j++
		}
		if y < 0 {
			j = -1
		} else if last := lines[len(lines)-1]; y >= last.Top+last.Height {
			j = len(lines)
		}
		i = j
	}
	switch {
	case i < 0:
		return 0, false
	case i >= len(lines):
		return len(e.text), false
	}
	return lines[i].near(aim)
}

// after returns the next place where a caret may stand.
func (e *Editor) after(at int) int {
	p, i := e.paragraph(at)
	if at == p.to() {
		if i+1 == len(e.sheet.paragraphs) {
			return at
		}
		return e.sheet.paragraphs[i+1].from
	}
	places := p.carets()
	return p.from + places[sort.SearchInts(places, at-p.from+1)]
}

// before returns the place before where a caret may stand.
func (e *Editor) before(at int) int {
	p, i := e.paragraph(at)
	if at == p.from {
		if i == 0 {
			return 0
		}
		return e.sheet.paragraphs[i-1].to()
	}
	places := p.carets()
	return p.from + places[sort.SearchInts(places, at-p.from)-1]
}

// place returns the nearest place at or before one where a caret may stand.
func (e *Editor) place(at int) int {
	at = max(0, min(at, len(e.text)))
	p, _ := e.paragraph(at)
	places := p.carets()
	return p.from + places[sort.SearchInts(places, min(at, p.to())-p.from+1)-1]
}

// wordAfter returns the next beginning of a word, or the end of the paragraph.
func (e *Editor) wordAfter(at int) int {
	if e.Secret {
		return len(e.text)
	}
	p, _ := e.paragraph(at)
	if at == p.to() {
		return e.after(at)
	}
	for _, w := range p.words(e.Lang) {
		if p.from+w > at && (w == len(p.text) || !spaceAt(p.text, w)) {
			return p.from + w
		}
	}
	return p.to()
}

// wordBefore returns the beginning of a word before a place, or that of the
// paragraph.
func (e *Editor) wordBefore(at int) int {
	if e.Secret {
		return 0
	}
	p, _ := e.paragraph(at)
	if at == p.from {
		return e.before(at)
	}
	for _, w := range slices.Backward(p.words(e.Lang)) {
		if p.from+w < at && !spaceAt(p.text, w) {
			return p.from + w
		}
	}
	return p.from
}

// word returns the bounds of the word, or the spaces, around a place.
func (e *Editor) word(at int) span {
	if e.Secret {
		return span{0, len(e.text)}
	}
	p, _ := e.paragraph(at)
	words := p.words(e.Lang)
	i := sort.SearchInts(words, at-p.from+1)
	if i == len(words) { // behind the last word
		i = max(1, len(words)-1)
	}
	if len(words) < 2 {
		return span{p.from, p.to()}
	}
	return span{p.from + words[i-1], p.from + words[i]}
}

// words returns the borders of words in a paragraph, its ends among them, and
// those of the spaces between them. A caret may stand at each.
func (p *paragraph) words(lang string) []int {
	borders := text.Words(p.text, lang)
	space := false
	for at, r := range p.text {
		if is := unicode.IsSpace(r); is != space {
			borders, space = append(borders, at), is
		}
	}
	borders = append(borders, 0, len(p.text))
	slices.Sort(borders)
	places := p.carets()
	return slices.DeleteFunc(slices.Compact(borders), func(at int) bool {
		_, may := slices.BinarySearch(places, at)
		return !may
	})
}

func spaceAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsSpace(r)
}
