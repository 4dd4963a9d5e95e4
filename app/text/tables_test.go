package text

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// shapingTable says how many runs are shaped otherwise than by HarfBuzz, by
// what it said when it was asked (shaping_test.go).
func shapingTable(t *testing.T) string {
	set := open(t)
	version, lines := recorded(t)
	type count struct{ runs, same int }
	counts := map[[2]string]count{}
	for _, weight := range []Weight{Regular, Bold} {
		for _, g := range shapings(t) {
			key := [2]string{g.name, g.lang}
			c := counts[key]
			c.runs += len(g.texts)
			if lines[g.line(t, set, weight)] {
				c.same += len(g.texts)
			}
			counts[key] = c
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| Language | Declaration, runs | Mixed texts | Letters thrown together | As %s |\n|---|---|---|---|---|\n", version)
	for _, a := range alphabets {
		runs, same := 0, 0
		fmt.Fprintf(&b, "| %s |", a.lang)
		for _, name := range []string{"declaration", "mixed", "letters"} {
			c := counts[[2]string{name, a.lang}]
			fmt.Fprintf(&b, " %d |", c.runs)
			runs, same = runs+c.runs, same+c.same
		}
		fmt.Fprintf(&b, " %d of %d |\n", same, runs)
	}
	return b.String()
}

// linesTable compares first-fit with composed lines, ragged, and says how far
// justified ones are stretched.
func linesTable(t *testing.T) string {
	set := open(t)
	const width = 60 / 0.3528 // a column of 60 mm, in points
	var b strings.Builder
	b.WriteString("| Text | Lines: first-fit, composed | Free: first-fit, composed | Alone at the end: first-fit, composed | Justified: at the edge, not |\n|---|---|---|---|---|\n")
	for _, lang := range languages {
		var first, best tally
		full, ragged := 0, 0
		for _, s := range udhr(t, lang) {
			st := Style{Lang: lang, Size: 12}
			f, scale, err := set.face(st)
			if err != nil {
				t.Fatal(err)
			}
			p, err := f.paragraph(s, lang)
			if err != nil {
				t.Fatal(err)
			}
			c := &composer{p: p, limit: units(width, scale), first: units(width, scale)}
			best.add(c, c.ends())
			var ends []int
			if err := p.lines(c.limit, func(_, to int) error { ends = append(ends, to); return nil }); err != nil {
				t.Fatal(err)
			}
			first.add(c, ends)
			lines, err := set.Compose(s, st, Shape{Width: width, Align: Justify})
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines[:len(lines)-1] {
				if l.Width > width-1e-6 {
					full++
				} else {
					ragged++
				}
			}
		}
		fmt.Fprintf(&b, "| %s | %d, %d | %.1f %%, %.1f %% | %d, %d | %d, %d |\n", lang,
			first.lines, best.lines, first.free(), best.free(), first.alone, best.alone, full, ragged)
	}
	return b.String()
}

// tally counts lines of paragraphs, those that stand alone at an end, and how
// much room is free on the others.
type tally struct {
	lines, inner, alone int
	squares             float64
}

func (y *tally) add(c *composer, ends []int) {
	index := map[int]int{}
	for i, p := range c.places {
		index[p.at] = i
	}
	i := 0
	for n, end := range ends {
		j := index[end]
		wide, room := c.width(i, j), c.room(c.places[i].at)
		y.lines++
		if n+1 < len(ends) {
			part := float64(room-wide) / float64(room)
			y.squares += part * part
			y.inner++
		} else if n > 0 && c.alone(i, j, wide, room) {
			y.alone++
		}
		i = j
	}
}

// free is the part of the room that lines leave free, the root of the mean
// square, so that one empty line counts for more than many nearly full.
func (y *tally) free() float64 { return 100 * math.Sqrt(y.squares/float64(max(1, y.inner))) }

// typingTable types paragraphs letter by letter and says how often a line that
// was done changed once more. Above the line before the last none ever may.
func typingTable(t *testing.T) string {
	set := open(t)
	var b strings.Builder
	b.WriteString("| Text | Keys | Line before the last changed | Lines above changed |\n|---|---|---|---|\n")
	for _, lang := range languages {
		keys, moved, above := 0, 0, 0
		for _, p := range udhr(t, lang)[4:8] {
			var before []Line
			for _, at := range Carets(p)[1:] {
				now, err := set.Lines(p[:at], Style{Lang: lang, Size: 11}, 200)
				if err != nil {
					t.Fatal(err)
				}
				keys++
				for i := range max(0, len(before)-1) {
					switch {
					case now[i].Text == before[i].Text:
						continue
					case i == len(before)-2:
						moved++
					default:
						above++
					}
					break
				}
				before = now
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", lang, keys, moved, above)
		if above > 0 {
			t.Errorf("%s: typing changed a line above the line before the last %d times", lang, above)
		}
	}
	return b.String()
}
