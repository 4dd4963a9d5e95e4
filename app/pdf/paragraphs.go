package pdf

import (
	"fmt"

	"onward/app/text"
)

// Setting says how plain paragraphs are set.
type Setting struct {
	Lang  string  // BCP 47
	Width float64 // of the text, mm
	Size  float64 // of the letters, points
	Align text.Align
}

// Paragraphs sets plain text on A4 pages, one paragraph under the other. An
// empty paragraph is an empty line. A character that cannot be drawn gives a
// [*MissingGlyph] that says in which paragraph it stands, counted from 1.
func Paragraphs(paragraphs []string, set *text.Set, st Setting) ([]Page, error) {
	f := &flow{setter: setter{fonts: set}, paper: A4}
	style := text.Style{Lang: st.Lang, Size: st.Size * mmPerPoint}
	for i, p := range paragraphs {
		lines, err := set.Compose(p, style, text.Shape{Width: st.Width, Align: st.Align})
		if err != nil {
			return nil, where(err, fmt.Sprintf("paragraph %d", i+1))
		}
		for n, l := range lines {
			it := item{row: row{
				high:  l.Ascent + l.Descent,
				marks: []Mark{Text{X: l.X, Y: l.Ascent, Size: style.Size, Words: l.Text, Runs: l.Runs, Of: i}},
			}}
			if n == 0 && i > 0 {
				it.before = style.Size * 0.6
			}
			f.add(it)
		}
	}
	return f.pages(), nil
}
