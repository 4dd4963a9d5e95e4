package typing

import (
	"errors"
	"math"
	"strings"

	"onward/app/text"
)

// filler sets paragraphs in lines. It keeps the lines it shaped, so that the
// next filler shapes only what has changed.
type filler struct {
	e      *Editor
	shaped map[string]text.Line
}

// word is how wide a part of a line is, with the spaces at its end and without.
type word struct{ full, ink float64 }

// keep keeps the lines of a paragraph that has not changed.
func (f *filler) keep(s *setting) {
	for _, l := range s.lines {
		f.shaped[l.Text] = l
	}
}

// set sets a paragraph. A letter the typeface lacks is learnt on the way.
func (f *filler) set(p string) *setting {
	for {
		s := &setting{text: p}
		s.shown, s.mask = f.e.shown(p)
		err := f.fill(s)
		if err == nil {
			return s
		}
		var missing *text.MissingGlyphError
		if !errors.As(err, &missing) || f.e.sheet.missing[missing.Char] || missing.Char == box {
			s.lines = []text.Line{{Ascent: f.e.sheet.size, Descent: f.e.sheet.size / 2, End: len(s.shown)}}
			return s
		}
		f.e.sheet.missing[missing.Char] = true
	}
}

// fill breaks what is shown into lines, as many words on each as fit.
func (f *filler) fill(s *setting) error {
	width := f.e.sheet.width
	if math.IsInf(width, 1) || s.shown == "" {
		return f.line(s, 0, len(s.shown))
	}
	breaks := append(text.Breaks(s.shown, f.e.Lang), len(s.shown))
	for from, i := 0, 0; from < len(s.shown); {
		end, next, err := f.last(s.shown, from, breaks, i)
		if err != nil {
			return err
		}
		if next == i { // not one word fits: it is cut between its signs
			if from, err = f.cut(s, from, breaks[i]); err != nil {
				return err
			}
			if from == breaks[i] {
				i++
			}
			continue
		}
		if err := f.line(s, from, end); err != nil {
			return err
		}
		from, i = end, next
	}
	return nil
}

// slack is by how much the sum of words may differ from a line shaped whole, in
// ems.
const slack = 1

// last returns where a line from from ends, and the first break after it: i
// itself when nothing fits. The sum of the words says about where; the line
// itself, shaped, decides.
func (f *filler) last(p string, from int, breaks []int, i int) (end, next int, err error) {
	limit := f.e.sheet.width + 1e-6
	sum, at := 0.0, from
	for next = i; next < len(breaks); next++ {
		w, err := f.measure(p[at:breaks[next]])
		if err != nil {
			return 0, 0, err
		}
		if sum+w.ink > limit+slack*f.e.sheet.size {
			break
		}
		sum, at = sum+w.full, breaks[next]
	}
	for ; next > i; next-- {
		end = breaks[next-1]
		l, err := f.shape(p[from:end])
		if err != nil {
			return 0, 0, err
		}
		if l.Width <= limit {
			return end, next, nil
		}
	}
	return from, i, nil
}

// cut sets a word too wide for a line, but for its last part, which begins the
// line after; it returns where that begins.
func (f *filler) cut(s *setting, from, to int) (int, error) {
	parts, err := f.e.Set.Lines(s.shown[from:to], f.style(), f.e.sheet.width)
	if err != nil {
		return 0, err
	}
	if len(parts) > 1 {
		parts = parts[:len(parts)-1]
	}
	for _, l := range parts {
		if err := f.line(s, from, from+len(l.Text)); err != nil {
			return 0, err
		}
		from += len(l.Text)
	}
	return from, nil
}

// line adds a line to a paragraph.
func (f *filler) line(s *setting, from, to int) error {
	l, err := f.shape(s.shown[from:to])
	if err != nil {
		return err
	}
	l.Start, l.End = from, to
	s.lines = append(s.lines, l)
	return nil
}

// shape sets a text on a line of its own.
func (f *filler) shape(s string) (text.Line, error) {
	if l, ok := f.shaped[s]; ok {
		return l, nil
	}
	l, ok := f.e.sheet.shaped[s]
	if !ok {
		lines, err := f.e.Set.Lines(s, f.style(), math.Inf(1))
		if err != nil {
			return l, err
		}
		l = lines[0]
	}
	l.Text = strings.Clone(l.Text)
	f.shaped[s] = l
	return l, nil
}

// measure returns how wide a word is.
func (f *filler) measure(s string) (word, error) {
	if w, ok := f.e.sheet.words[s]; ok {
		return w, nil
	}
	lines, err := f.e.Set.Lines(s, f.style(), math.Inf(1))
	if err != nil {
		return word{}, err
	}
	w := word{ink: lines[0].Width}
	for _, r := range lines[0].Runs {
		w.full += r.Width
	}
	f.e.sheet.words[strings.Clone(s)] = w
	return w, nil
}

func (f *filler) style() text.Style {
	return text.Style{Lang: f.e.Lang, Size: f.e.sheet.size}
}
