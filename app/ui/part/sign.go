package part

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/text"
	"onward/app/ui/look"
)

// sign is what is written on a key: a text, and for a mark that has no place
// on the circle under it, the mark by itself.
type sign struct{ text, mark *canvas.Text }

func newSign() sign { return sign{&canvas.Text{}, &canvas.Text{}} }

func (g sign) clear() { g.text.Text, g.mark.Text = "", "" }

func (g sign) color(r look.Role) { g.text.Color, g.mark.Color = look.Color(r), look.Color(r) }

// write sets a text about the middle x on a base line. What would be wider than
// its room is made smaller.
func (g sign) write(s, lang string, size, x, room, base float32) {
	g.clear()
	if loose(s) {
		set(g.text, circle, size, x, base)
		left, right := extent(s, lang, size)
		// The spaces are there for fyne, which draws no further than a text is
		// wide: a mark has no width.
		set(g.mark, s+strings.Repeat(" ", 4), size, x, base)
		g.mark.Move(fyne.NewPos(x-(left+right)/2, g.mark.Position().Y))
		return
	}
	s = shownOn(s)
	l := breakLines(Said{Text: s, Lang: lang}, false, size, endless)[0]
	smaller := float32(1)
	if l.width > room && room > 0 {
		smaller = room / l.width
	}
	set(g.text, l.drawn, size*smaller, x, base)
	g.text.Move(fyne.NewPos(x-(l.width/2+l.out)*smaller, g.text.Position().Y))
}

func set(t *canvas.Text, s string, size, x, base float32) {
	t.FontSource, t.Text, t.TextSize = look.Font(false), s, size
	full, above := fyne.CurrentApp().Driver().RenderedTextSize(s, size, fyne.TextStyle{}, t.FontSource)
	t.Move(fyne.NewPos(x-full.Width/2, base-above))
	t.Resize(full)
	t.Refresh()
}

// circle is the dotted circle a mark alone stands on, since it cannot stand on
// nothing.
const circle = "◌"

// shownOn gives a text as it stands on a key. Sara am is half a mark.
func shownOn(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	if unicode.IsMark(r) || r == '\u0e33' || r == '\u0eb3' {
		return circle + s
	}
	return s
}

// loose tells whether a text is a mark that the typeface has no place for on
// the circle. Its circle is that of Latin; the marks of Lao know only letters.
func loose(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsMark(r) && unicode.Is(unicode.Lao, r)
}

// extent gives where the drawing of a text begins and ends, from where it is set.
func extent(s, lang string, size float32) (left, right float32) {
	set := typeface()
	lines, err := set.Lines(s, text.Style{Lang: lang, Size: float64(size)}, math.Inf(1))
	if err != nil {
		return 0, 0
	}
	left, right = endless, -endless
	scale, pen := size/float32(set.UnitsPerEm()), float32(0)
	for _, run := range lines[0].Runs {
		for _, g := range run.Glyphs {
			for _, seg := range set.Outline(run.Weight, g.ID) {
				x := pen + float32(g.X) + seg.X*scale
				left, right = min(left, x), max(right, x)
			}
			pen += float32(g.Advance)
		}
	}
	return left, right
}
