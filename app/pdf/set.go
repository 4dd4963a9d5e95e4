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
type setter struct{ fonts *text.Set }

// lines sets one text in a column, a row a line.
func (s setter) lines(words, from string, f face, wide float64) ([]row, error) {
	st := f.style()
	lines, err := s.fonts.Lines(words, st, wide)
	if err != nil {
		return nil, where(err, from)
	}
	rows := make([]row, 0, len(lines))
	for _, l := range lines {
		lead := st.Size * 0.08
		rows = append(rows, row{
			high:  l.Ascent + l.Descent + lead,
			marks: []Mark{Text{Y: l.Ascent + lead/2, Size: st.Size, Grey: f.grey, Words: l.Text, Runs: l.Runs}},
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

// said sets what is said in each language, the first in ink, the others under
// it, smaller and quieter. scale is of the first.
func (s setter) said(said []plan.Said, from string, strong bool, scale, wide float64) ([]row, error) {
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
			f.scale, f.grey = scale*second, quiet
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

// label sets a quiet line of both languages together.
func (s setter) label(said []plan.Said, from string, wide float64) ([]row, error) {
	if len(said) == 0 {
		return nil, nil
	}
	return s.lines(joined(said), from, face{lang: said[0].Lang, scale: 0.72, grey: faint}, wide)
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

// part sets a part of a cell or a paragraph.
func (s setter) part(p plan.Part, wide float64) ([]row, error) {
	rows, err := s.label(p.Label, p.From, wide)
	if err != nil {
		return nil, err
	}
	if p.Icon != "" {
		rows = append(rows, iconRow(p.Icon))
	}
	more, err := s.said(p.Text, p.From, p.Strong, 1, wide)
	if err != nil {
		return nil, err
	}
	rows = append(rows, more...)
	boxes, err := s.boxes(p, wide)
	if err != nil {
		return nil, err
	}
	rows = append(rows, boxes...)
	for range p.Lines {
		rows = append(rows, row{high: writing, marks: []Mark{
			Rule{X1: 0, Y1: writing - 0.8, X2: wide, Y2: writing - 0.8, Thick: thin, Grey: line},
		}})
	}
	return rows, nil
}

// boxes sets squares to tick, side by side where they fit.
func (s setter) boxes(p plan.Part, wide float64) ([]row, error) {
	size, grey := 0.86, ink
	if p.Quiet {
		size, grey = 0.7, quiet
	}
	var rows []row
	var now row
	x := 0.0
	for _, b := range p.Boxes {
		words := joined(b.Text) // none where a column says what the square is for
		f := face{lang: "en", scale: size, grey: grey}
		if len(b.Text) > 0 {
			f.lang = b.Text[0].Lang
		}
		if b.Ticked {
			f.weight = text.Bold
		}
		natural, err := s.fonts.Width(words, f.style())
		if err != nil {
			return nil, where(err, p.From)
		}
		natural = min(natural, wide-boxSide-1.6) + 0.05
		if x > 0 && x+boxSide+1.6+natural > wide {
			rows = append(rows, now)
			now, x = row{}, 0
		}
		lines, err := s.lines(words, p.From, f, natural)
		if err != nil {
			return nil, err
		}
		at := 1.0
		for i, l := range lines {
			if i == 0 {
				now.marks = append(now.marks, tick(x, at+(l.high-boxSide)/2, b.Ticked)...)
			}
			now.marks = append(now.marks, l.placed(x+boxSide+1.6, at)...)
			at += l.high
		}
		now.high = max(now.high, at+0.6)
		x += boxSide + 1.6 + natural + 5
	}
	if x > 0 {
		rows = append(rows, now)
	}
	return rows, nil
}

// tick draws a square, and a tick in it: drawn, not written, so that no
// typeface is needed for it.
func tick(x, y float64, ticked bool) []Mark {
	marks := []Mark{Rect{X: x, Y: y, W: boxSide, H: boxSide, Fill: 1, Thick: 0.3, Grey: 0.2}}
	if ticked {
		s := boxSide
		marks = append(marks, Stroke{X: x, Y: y, Scale: 1, Thick: 0.55, Curves: []Curve{
			{Draw: 'M', X: s * 0.2, Y: s * 0.52}, {Draw: 'L', X: s * 0.42, Y: s * 0.75}, {Draw: 'L', X: s * 0.82, Y: s * 0.24},
		}})
	}
	return marks
}
