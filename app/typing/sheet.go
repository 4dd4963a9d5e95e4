package typing

import (
	"errors"
	"math"
	"sort"
	"unicode/utf8"

	"onward/app/text"
)

// Line is one line as it is seen. Measures are in the unit of the size that Lay
// was given.
type Line struct {
	From, To    int     // bytes of the editor's text, without what ends a paragraph
	Shown       string  // what is drawn: the text, or what stands for it
	Top, Height float64 // from the top of the field
	Base        float64 // of the letters, from the top of the field
	Width       float64 // without the spaces at its end

	goesOn bool // the next line is of the same paragraph
	line   text.Line
	of     *setting
	start  int // of the paragraph, in the editor's text
}

// Laid returns the line with its glyphs.
func (l Line) Laid() text.Line { return l.line }

// sheet keeps how the text is laid out, and what of it serves again after a
// key.
type sheet struct {
	size, width, page float64
	laid              bool
	paragraphs        []paragraph
	lines             []Line

	known   map[string]*setting // paragraphs of the last layout
	missing map[rune]bool       // letters the typeface lacks
}

// paragraph is one paragraph where it stands in the text.
type paragraph struct {
	*setting
	from int
}

func (p paragraph) to() int { return p.from + len(p.text) }

// setting is a paragraph set in lines. It does not know where it stands, and
// serves again as long as its text stays the same.
type setting struct {
	text   string
	shown  string
	mask   *mask       // nil where shown is text
	lines  []text.Line // of shown
	places []int
}

// carets returns where in the paragraph a caret may stand.
func (s *setting) carets() []int {
	if s.places == nil {
		s.places = text.Carets(s.text)
	}
	return s.places
}

func newSheet() sheet {
	return sheet{size: 16, width: math.Inf(1), page: math.Inf(1), missing: map[rune]bool{}}
}

func (s *sheet) forget() { s.laid, s.known = false, nil }

// Lay says how the text is to be laid out: the size of its letters, how wide a
// line may be (a field of one line is as wide as it needs), and how much of the
// height is seen at once, by which PageUp and PageDown go.
func (e *Editor) Lay(size, width, page float64) {
	s := &e.sheet
	if !e.Many {
		width = math.Inf(1)
	}
	if size != s.size || width != s.width {
		s.forget()
	}
	s.size, s.width, s.page = size, width, page
}

// touched says that the text is another.
func (e *Editor) touched() { e.sheet.laid = false }

// Lines returns the text laid out; there is always a line.
func (e *Editor) Lines() []Line {
	e.lay()
	return e.sheet.lines
}

// Height returns how high all lines are together.
func (e *Editor) Height() float64 {
	lines := e.Lines()
	last := lines[len(lines)-1]
	return last.Top + last.Height
}

// Wide returns how wide the widest line is, with the spaces at its end.
func (e *Editor) Wide() (w float64) {
	for _, l := range e.Lines() {
		w = max(w, l.x(l.To))
	}
	return w
}

func (e *Editor) lay() {
	s := &e.sheet
	if s.laid {
		return
	}
	known := map[string]*setting{}
	s.paragraphs, s.lines = s.paragraphs[:0], nil
	each(e.text, e.Many, func(from, to int) {
		p := e.text[from:to]
		set, ok := known[p]
		if !ok {
			set, ok = s.known[p]
		}
		if !ok {
			set = e.set(p)
		}
		known[p] = set
		s.paragraphs = append(s.paragraphs, paragraph{set, from})
	})
	s.known, s.laid = known, true
	top := 0.0
	for _, p := range s.paragraphs {
		for i, l := range p.lines {
			air := e.Air * s.size
			line := Line{
				From: p.from + p.real(l.Start), To: p.from + p.real(l.End), Shown: l.Text, Width: l.Width,
				Top: top, Height: l.Ascent + l.Descent + 2*air, Base: top + air + l.Ascent,
				goesOn: i+1 < len(p.lines), line: l, of: p.setting, start: p.from,
			}
			top += line.Height
			s.lines = append(s.lines, line)
		}
	}
}

// set sets a paragraph in lines. A letter the typeface lacks is learnt on the
// way.
func (e *Editor) set(p string) *setting {
	for {
		s := &setting{text: p}
		s.shown, s.mask = e.shown(p)
		lines, err := e.Set.Lines(s.shown, text.Style{Lang: e.Lang, Size: e.sheet.size}, e.sheet.width)
		if err == nil {
			s.lines = lines
			return s
		}
		var missing *text.MissingGlyphError
		if !errors.As(err, &missing) || e.sheet.missing[missing.Char] {
			s.lines = []text.Line{{Ascent: e.sheet.size, Descent: e.sheet.size / 2, End: len(s.shown)}}
			return s
		}
		e.sheet.missing[missing.Char] = true
	}
}

// each calls f with the bounds of every paragraph, what ends it left out. A
// field of one line is one paragraph.
func each(s string, many bool, f func(from, to int)) {
	from := 0
	for i := 0; many && i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !ends(r) {
			i += size
			continue
		}
		f(from, i)
		if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
			size = 2
		}
		i += size
		from = i
	}
	f(from, len(s))
}

// paragraph returns the paragraph a place is in, and which it is.
func (e *Editor) paragraph(at int) (paragraph, int) {
	e.lay()
	ps := e.sheet.paragraphs
	i := sort.Search(len(ps), func(i int) bool { return ps[i].from > at }) - 1
	return ps[max(i, 0)], max(i, 0)
}
