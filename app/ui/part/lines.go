package part

import (
	"errors"
	"math"
	"strings"
	"sync"

	"fyne.io/fyne/v2"

	"onward/app/text"
	"onward/app/ui/look"
)

// line is one finished line: its text, the font whose lines are high enough for
// it, and the width and the heights over and under the base line that its marks
// need. What is drawn has spaces at its ends where ink reaches out there: fyne
// draws no further than a text is wide. Then it begins so far to the left.
type line struct {
	text                   string
	font                   fyne.Resource
	width, ascent, descent float32
	drawn                  string
	out                    float32
}

// typeface is opened once; it is part of the program and never changes.
var typeface = sync.OnceValue(func() *text.Set {
	set, err := text.Open()
	if err != nil {
		panic("part: the embedded typeface does not open: " + err.Error())
	}
	return set
})

// asked is what the lines of a text depend on.
type asked struct {
	text, lang  string
	bold        bool
	size, width float32
}

// broken keeps lines that were asked for lately. The same words stand under
// every question of a form, and a page is measured before it is placed.
var broken = struct {
	sync.Mutex
	lines map[asked][]line
}{lines: map[asked][]line{}}

// most is how many texts are kept before all are let go.
const most = 4000

// breakLines breaks a text into lines no wider than width, all of a paragraph
// chosen together, so that no word stands alone at the end. What is being typed
// goes another way (app/typing).
func breakLines(s Said, bold bool, size, width float32) []line {
	key := asked{s.Text, s.Lang, bold, size, width}
	broken.Lock()
	defer broken.Unlock()
	if ls, ok := broken.lines[key]; ok {
		return ls
	}
	ls := breakNow(s, bold, size, width)
	if len(broken.lines) >= most {
		clear(broken.lines)
	}
	broken.lines[key] = ls
	return ls
}

func breakNow(s Said, bold bool, size, width float32) []line {
	st := text.Style{Lang: s.Lang, Size: float64(size)}
	if bold {
		st.Weight = text.Bold
	}
	w := float64(width)
	if width >= endless {
		w = math.Inf(1)
	}
	said, ls := strings.ToValidUTF8(s.Text, string(box)), []text.Line(nil)
	for {
		var err error
		if ls, err = typeface().Compose(said, st, text.Shape{Width: w}); err == nil {
			break
		}
		// A letter no font has is shown as a box in its place, never left out.
		// Only what is shown changes.
		var missing *text.MissingGlyphError
		if !errors.As(err, &missing) || missing.Char == box {
			return []line{{s.Text, look.Font(bold), width, size * 1.2, size * 0.8, s.Text, 0}}
		}
		said = strings.ReplaceAll(said, string(missing.Char), string(box))
	}
	out := make([]line, len(ls))
	for i, l := range ls {
		shown := strings.TrimRight(l.Text, " \u200b\t")
		above, below := float32(l.Ascent), float32(l.Descent)
		drawn, left := spaced(shown, l, st)
		out[i] = line{shown, look.FontFor(bold, above/size, below/size), float32(l.Width), above + lead(size), below + lead(size), drawn, left}
	}
	return out
}

// spaced gives a line with room at its ends for the ink that reaches out there,
// and how much of it is on the left.
func spaced(shown string, l text.Line, st text.Style) (string, float32) {
	left, right := typeface().Overhang(l, st)
	space := widthOfSpace * st.Size
	before, after := int(math.Ceil((left-0.5)/space)), int(math.Ceil((right-0.5)/space))
	if before <= 0 && after <= 0 {
		return shown, 0
	}
	before, after = max(0, before), max(0, after)
	return strings.Repeat(" ", before) + shown + strings.Repeat(" ", after), float32(float64(before) * space)
}

// widthOfSpace is that of the typeface, in ems.
const widthOfSpace = 0.26

// box stands for a letter that cannot be drawn.
const box = '□'

// lead is the air above and under every line.
func lead(size float32) float32 { return size * 0.06 }
