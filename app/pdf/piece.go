package pdf

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"

	"onward/app/text"
)

// piece is what the file shows with one code: a cluster of a line, the words it
// stands for, and how it is drawn.
type piece struct {
	weight text.Weight
	words  string
	x      float64 // from the beginning of the line, mm
	draw   text.Drawing
	code   rune
}

// How readers of PDF give text back differs most at spaces. Poppler drops every
// space that is a code by itself and guesses, from what is drawn, where one was;
// Chromium drops those at the end of a line, and a hyphen there too. So only
// single spaces between two clusters are pieces. All others are told together
// with the cluster before them, or, at the end of a line, with the first of the
// next: there every reader keeps them.

// told cuts the lines of a document, in reading order, into pieces whose words,
// one after the other, are those of the texts.
func told(lines []Text, unitsPerEm int) [][]piece {
	all := make([][]piece, len(lines))
	before := map[int]int{} // text → its line before
	for i, t := range lines {
		all[i] = clusters(t, t.Size/float64(unitsPerEm))
		if j, ok := before[t.Of]; ok && t.Line == lines[j].Line+1 && len(all[i]) > 0 {
			all[i][0].words = moved(&all[j], lines[j].Size/float64(unitsPerEm)) + all[i][0].words
		}
		before[t.Of] = i
	}
	for i, t := range lines {
		all[i] = spaced(all[i], t.Size/float64(unitsPerEm))
	}
	return all
}

// moved takes the spaces from the end of a line, and the words of a hyphen
// there, though it is drawn where it was.
func moved(line *[]piece, unit float64) (words string) {
	l := *line
	for len(l) > 1 && blank(l[len(l)-1].words) {
		words = l[len(l)-1].words + words
		l = l[:len(l)-1]
	}
	if n := len(l); n > 1 && strings.Contains("-\u00AD\u2010", l[n-1].words) {
		words = l[n-1].words + words
		kept := l[n-2].words
		l = append(l[:n-2:n-2], joinedTo(l[n-2], l[n-1], unit))
		l[n-2].words = kept
	}
	*line = l
	return words
}

// clusters cuts a line into its clusters; all their words together are those of
// the line.
func clusters(t Text, unit float64) []piece {
	var all []piece
	x, carried := 0.0, ""
	for _, r := range t.Runs {
		if len(r.Glyphs) == 0 {
			carried += r.Text // drawn as nothing
		}
		for i := 0; i < len(r.Glyphs); {
			p := piece{weight: r.Weight, words: carried + r.Text[r.Glyphs[i].Start:r.Glyphs[i].End], x: x}
			carried = ""
			start, from := r.Glyphs[i].Start, x
			for ; i < len(r.Glyphs) && r.Glyphs[i].Start == start; i++ {
				g := r.Glyphs[i]
				p.draw.Glyphs = append(p.draw.Glyphs, text.Placed{
					ID: g.ID, X: int(math.Round((x - from + g.X) / unit)), Y: int(math.Round(g.Y / unit)),
				})
				x += g.Advance
			}
			p.draw.Advance = int(math.Round((x - from) / unit))
			all = append(all, p)
		}
	}
	if carried != "" && len(all) > 0 {
		all[len(all)-1].words += carried
	}
	return all
}

// spaced lets all spaces but single ones between two words go with what is
// before them, and at the beginning with what follows.
func spaced(all []piece, unit float64) []piece {
	var out []piece
	for i := 0; i < len(all); i++ {
		p := all[i]
		from := i
		for blank(p.words) && i+1 < len(all) && blank(all[i+1].words) {
			i++
			p = joinedTo(p, all[i], unit)
		}
		switch {
		case !blank(p.words) || p.words == " " && from > 0 && i+1 < len(all):
			out = append(out, p)
		case len(out) > 0:
			out[len(out)-1] = joinedTo(out[len(out)-1], p, unit)
		case i+1 < len(all):
			all[i+1] = joinedTo(p, all[i+1], unit)
		default:
			out = append(out, p)
		}
	}
	return out
}

// joinedTo is two pieces beside each other as one.
func joinedTo(a, b piece, unit float64) piece {
	by := int(math.Round((b.x - a.x) / unit))
	j := piece{weight: a.weight, words: a.words + b.words, x: a.x}
	j.draw.Glyphs = append(j.draw.Glyphs, a.draw.Glyphs...)
	for _, g := range b.draw.Glyphs {
		g.X += by
		j.draw.Glyphs = append(j.draw.Glyphs, g)
	}
	j.draw.Advance = by + b.draw.Advance
	return j
}

func blank(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { return !unicode.IsSpace(r) && r != '\u200B' }) < 0
}

// lexicon gives a code to each piece of a document in one weight: the same
// words drawn alike have the same code.
type lexicon struct {
	codes    map[string]rune
	drawings []text.Drawing
	words    []string
}

func (l *lexicon) code(p piece) rune {
	key := []byte(p.words + "\x00")
	for _, g := range p.draw.Glyphs {
		for _, v := range [3]int{int(g.ID), g.X, g.Y} {
			key = binary.AppendVarint(key, int64(v))
		}
	}
	code, ok := l.codes[string(key)]
	if !ok {
		code = text.FirstCode + rune(len(l.words))
		l.codes[string(key)] = code
		l.drawings, l.words = append(l.drawings, p.draw), append(l.words, p.words)
	}
	return code
}

// cmap is the table by which a reader of the file finds the words of each code
// (ISO 32000-1, 9.10.3).
func (l *lexicon) cmap() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	const most = 100 // rows to a block
	for from := 0; from < len(l.words); from += most {
		block := l.words[from:min(from+most, len(l.words))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(block))
		for i, words := range block {
			fmt.Fprintf(&b, "<%04X><", text.FirstCode+from+i)
			for _, u := range utf16.Encode([]rune(words)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return []byte(b.String())
}
