package pdf

import (
	"fmt"

	"onward/app/text"
)

// Setting says how plain paragraphs are set.
type Setting struct {
	Paper Paper
	Lang  string  // BCP 47
	Width float64 // of the text, mm; 0: as wide as the paper allows
	Size  float64 // of the letters, points; 0: as the paper has it
	Align text.Align
}

// Paragraphs sets plain text on pages, one paragraph under the other. An
// empty paragraph is an empty line. A character that cannot be drawn gives a
// [*MissingGlyph] that says in which paragraph it stands, counted from 1.
func Paragraphs(paragraphs []string, set *text.Set, st Setting) ([]Page, error) {
	f := newFlow(set, st.Paper, []string{st.Lang})
	style := st.Paper.style(face{lang: st.Lang, scale: 1})
	if st.Size > 0 {
		style.Size = st.Size * mmPerPoint
	}
	if st.Width == 0 {
		st.Width = st.Paper.width()
	}
	lead := style.Size * (st.Paper.Lead - A4.Lead)
	for i, p := range paragraphs {
		lines, err := set.Compose(p, style, text.Shape{Width: st.Width, Align: st.Align})
		if err != nil {
			return nil, where(err, fmt.Sprintf("paragraph %d", i+1))
		}
		for n, l := range lines {
			it := item{row: row{
				high:  l.Ascent + l.Descent + lead,
				marks: []Mark{Text{X: l.X, Y: l.Ascent + lead/2, Size: style.Size, Words: l.Text, Runs: l.Runs, Of: i, Line: n}},
			}}
			if n == 0 && i > 0 {
				it.before = style.Size * 0.6
			}
			f.add(it)
		}
	}
	return f.pages(), nil
}
