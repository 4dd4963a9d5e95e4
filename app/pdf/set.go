package pdf

import (
	"errors"
	"fmt"

	"onward/app/plan"
	"onward/app/text"
)

// MissingGlyph says that the typeface cannot draw a character, and where in
// the plan it stands: a question or a word. Nothing is printed then.
type MissingGlyph struct {
	Char  rune
	Where string
}

func (e *MissingGlyph) Error() string {
	return fmt.Sprintf("no glyph for %U in %s", e.Char, e.Where)
}

// row is one line of a column, as high as it needs: it can be put anywhere,
// and is never cut.
type row struct {
	high  float64
	marks []Mark // relative to its top left corner
}

func (r row) placed(x, y float64) []Mark {
	placed := make([]Mark, len(r.marks))
	for i, m := range r.marks {
		placed[i] = m.moved(x, y)
	}
	return placed
}

func space(high float64) row { return row{high: high} }

// setter sets text in columns.
type setter struct {
	fonts *text.Set
	paper Paper
	em    float64 // size of running text in the first language, mm
	share float64 // of a width that two languages share: the part of the first
	texts int     // set so far
}

// lines sets one text in a column, a row a line.
func (s *setter) lines(words, from string, f face, wide float64) ([]row, error) {
	st := s.paper.style(f)
	lines, err := s.fonts.Compose(words, st, text.Shape{Width: wide})
	if err != nil {
		return nil, where(err, from)
	}
	s.texts++
	rows := make([]row, 0, len(lines))
	for n, l := range lines {
		lead := st.Size * s.paper.Lead
		rows = append(rows, row{
			high:  l.Ascent + l.Descent + lead,
			marks: []Mark{Text{Y: l.Ascent + lead/2, Size: st.Size, Words: l.Text, Runs: l.Runs, Of: s.texts, Line: n}},
		})
	}
	return rows, nil
}

func where(err error, from string) error {
	var missing *text.MissingGlyphError
	if errors.As(err, &missing) {
		return &MissingGlyph{Char: missing.Char, Where: from}
	}
	return fmt.Errorf("set %s: %w", from, err)
}

// said sets what is said in each language, the others under it,
// smaller. scale is of the first.
func (s *setter) said(said []plan.Said, from string, strong bool, scale, wide float64) ([]row, error) {
	var rows []row
	main := -1
	for i, x := range said {
		f := face{lang: x.Lang, scale: scale}
		if main < 0 && !x.Note {
			main = i
			if strong {
				f.weight = text.Bold
			}
		} else {
			f.scale = scale * second
		}
		if x.Note {
			f.scale = scale * 0.78
		}
		more, err := s.lines(x.Text, from, f, wide)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

// label sets a small line of both languages together.
func (s *setter) label(said []plan.Said, from string, wide float64) ([]row, error) {
	if len(said) == 0 {
		return nil, nil
	}
	return s.lines(joined(said), from, face{lang: said[0].Lang, scale: small}, wide)
}

func joined(said []plan.Said) string {
	words := ""
	for i, x := range said {
		if i > 0 {
			words += " · "
		}
		words += x.Text
	}
	return words
}

// measure is the room that a part is set in, in mm.
type measure struct {
	wide  float64
	label float64 // width of the labels, beside the text; 0 where they stand over it
	split float64 // where the other language begins, beside the first; 0 where it stands under it
}

// part sets a part of a cell or a paragraph.
func (s *setter) part(p plan.Part, m measure) ([]row, error) {
	if m.label > 0 && m.wide-m.label >= labelled*s.em {
		return s.labelled(p, m)
	}
	rows, err := s.label(p.Label, p.From, m.wide)
	if err != nil {
		return nil, err
	}
	if p.Icon != "" {
		rows = append(rows, iconRow(p.Icon, iconSide*s.paper.Letters))
	}
	more, err := s.text(p, m)
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	boxes, err := s.boxes(p, m.wide)
	if err != nil {
		return nil, err
	}
	rows = append(rows, boxes...)
	for range p.Lines {
		rows = append(rows, row{high: writing, marks: []Mark{
			Rule{X1: 0, Y1: writing - 0.8, X2: m.wide, Y2: writing - 0.8, Thick: thin, Grey: line},
		}})
	}
	return rows, nil
}

// text sets the languages of a part under each other, or side by side where
// there is room for both.
func (s *setter) text(p plan.Part, m measure) ([]row, error) {
	own, other := byLanguage(p.Text)
	if m.split == 0 || len(other) == 0 {
		return s.said(p.Text, p.From, p.Strong, 1, m.wide)
	}
	left, err := s.said(own, p.From, p.Strong, 1, m.split-columnGap)
	if err != nil {
		return nil, err
	}
	right, err := s.said(other, p.From, false, second, m.wide-m.split)
	if err != nil {
		return nil, err
	}
	return abreast(left, right, m.split), nil
}

// byLanguage parts what is said in the first language from the rest.
func byLanguage(said []plan.Said) (own, other []plan.Said) {
	for _, x := range said {
		if x.Lang == said[0].Lang {
			own = append(own, x)
		} else {
			other = append(other, x)
		}
	}
	return own, other
}

// labelled sets a part with its label beside it, line by line on one baseline.
func (s *setter) labelled(p plan.Part, m measure) ([]row, error) {
	var label []row
	for _, x := range p.Label {
		more, err := s.lines(x.Text, p.From, face{lang: x.Lang, scale: small}, m.label-columnGap*0.6)
		if err != nil {
			return nil, err
		}
		label = append(label, more...)
	}
	inner := measure{wide: m.wide - m.label}
	if m.split > 0 {
		inner.split = m.split - m.label
	}
	p.Label = nil
	rows, err := s.part(p, inner)
	if err != nil || len(rows) == 0 {
		return label, err
	}
	// The label begins on the first baseline and then goes its own way, so that
	// its smaller lines stand close.
	own := stacked(label)
	down := 0.0
	if len(label) > 0 {
		down = rows[0].base() - label[0].base()
	}
	if down < 0 {
		rows = append([]row{space(-down)}, rows...)
		down = 0
	}
	for i := range rows {
		rows[i].marks = rows[i].placed(m.label, 0)
	}
	return beside(own.placed(0, down), own.high+down, rows), nil
}

// beside puts marks of a height beside the first of rows, which stay together
// as far as the marks reach: a page that ends there would leave these behind.
func beside(marks []Mark, high float64, rows []row) []row {
	n, reach := 0, 0.0
	for ; n < len(rows) && reach < high; n++ {
		reach += rows[n].high
	}
	first := stacked(rows[:max(n, 1)])
	first.marks = append(marks, first.marks...)
	first.high = max(first.high, high)
	return append([]row{first}, rows[max(n, 1):]...)
}

// abreast puts two columns side by side, the second x mm to the right: line by
// line on one baseline.
func abreast(left, right []row, x float64) []row {
	all := make([]row, max(len(left), len(right)))
	for i := range all {
		switch {
		case i >= len(left):
			all[i] = row{high: right[i].high, marks: right[i].placed(x, 0)}
		case i >= len(right):
			all[i] = left[i]
		default:
			l, r := left[i], right[i]
			base := max(l.base(), r.base())
			down, up := base-l.base(), base-r.base()
			all[i] = row{high: max(l.high+down, r.high+up), marks: append(l.placed(0, down), r.placed(x, up)...)}
		}
	}
	return all
}

// base is where the baseline of a row lies, under its top.
func (r row) base() float64 {
	for _, m := range r.marks {
		if t, ok := m.(Text); ok {
			return t.Y
		}
	}
	return max(r.high-1, 0)
}

// boxes sets squares to tick, side by side where they fit.
func (s *setter) boxes(p plan.Part, wide float64) ([]row, error) {
	size := 0.86
	if p.Quiet {
		size = 0.7
	}
	side := boxSide * s.paper.Letters
	gap := 1.6 * s.paper.Letters
	var rows []row
	var now row
	x := 0.0
	for _, b := range p.Boxes {
		words := joined(b.Text) // none where a column says what the square is for
		f := face{lang: "en", scale: size}
		if len(b.Text) > 0 {
			f.lang = b.Text[0].Lang
		}
		if b.Ticked {
			f.weight = text.Bold
		}
		natural, err := s.fonts.Width(words, s.paper.style(f))
		if err != nil {
			return nil, where(err, p.From)
		}
		natural = min(natural, wide-side-gap) + 0.05
		if x > 0 && x+side+gap+natural > wide {
			rows = append(rows, now)
			now, x = row{}, 0
		}
		lines, err := s.lines(words, p.From, f, natural)
		if err != nil {
			return nil, err
		}
		at := 0.7
		for i, l := range lines {
			if i == 0 {
				now.marks = append(now.marks, tick(x, at+(l.high-side)/2, side, b.Ticked)...)
			}
			now.marks = append(now.marks, l.placed(x+side+gap, at)...)
			at += l.high
		}
		now.high = max(now.high, at+0.5)
		x += side + gap + natural + 3.6
	}
	if x > 0 {
		rows = append(rows, now)
	}
	return rows, nil
}

// tick draws a square, and a tick in it: drawn, not written, so that no
// typeface is needed for it.
func tick(x, y, s float64, ticked bool) []Mark {
	marks := []Mark{Rect{X: x, Y: y, W: s, H: s, Fill: 1, Thick: 0.3, Grey: ink}}
	if ticked {
		marks = append(marks, Stroke{X: x, Y: y, Scale: 1, Thick: 0.55, Curves: []Curve{
			{Draw: 'M', X: s * 0.2, Y: s * 0.52}, {Draw: 'L', X: s * 0.42, Y: s * 0.75}, {Draw: 'L', X: s * 0.82, Y: s * 0.24},
		}})
	}
	return marks
}
