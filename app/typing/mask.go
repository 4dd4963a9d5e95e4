package typing

import (
	"sort"
	"strings"
	"unicode/utf8"

	"onward/app/text"
)

// What stands for what is not to be seen, and for what the typeface cannot draw.
// It has no U+25A1, so the box is the Chinese letter that looks like one.
const (
	dot = '•'
	box = '囗'
)

// mask says which place of a text is which of what is shown for it. Both rise.
type mask struct{ real, shown []int }

// shown returns what is drawn for a paragraph.
func (e *Editor) shown(p string) (string, *mask) {
	dots := e.Secret && !e.bare
	if !dots && strings.IndexFunc(p, e.hidden) < 0 {
		return p, nil
	}
	m, out := &mask{}, strings.Builder{}
	places := text.Carets(p)
	for i, at := range places {
		m.real, m.shown = append(m.real, at), append(m.shown, out.Len())
		if i+1 == len(places) {
			break
		}
		switch sign := p[at:places[i+1]]; {
		case dots:
			out.WriteRune(dot)
		case strings.IndexFunc(sign, ends) >= 0:
			out.WriteByte(' ')
		case strings.IndexFunc(sign, e.hidden) >= 0:
			out.WriteRune(box)
		default:
			out.WriteString(sign)
		}
	}
	return out.String(), m
}

// hidden says whether a rune is not drawn as itself.
func (e *Editor) hidden(r rune) bool {
	return ends(r) || r == utf8.RuneError || e.sheet.missing[r]
}

// real returns the place in the paragraph of a place in what is shown.
func (s *setting) real(at int) int {
	if s.mask == nil {
		return at
	}
	return across(s.mask.shown, s.mask.real, at)
}

// seen returns the place in what is shown of a place in the paragraph.
func (s *setting) seen(at int) int {
	if s.mask == nil {
		return at
	}
	return across(s.mask.real, s.mask.shown, at)
}

func across(from, to []int, at int) int {
	return to[max(0, sort.SearchInts(from, at+1)-1)]
}
