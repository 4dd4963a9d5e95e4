package i18n

import (
	"math"
	"slices"
	"strings"
)

// spoken is a number with words for its size, as it is taken apart.
type spoken struct {
	sum  float64 // of what was said so far
	last float64 // the size of the last word
}

// hearUnits understands "5 แสน 2 หมื่น", "သိန်း ၂၀", "1 triệu rưỡi", "3万5000".
// Sizes must fall, and each count be less than the size before it, or nothing
// is understood.
func hearUnits(s string, langs []string) Heard {
	if size, rest := unitAt(s); size != 0 { // Burmese: the word first
		h := Heard{}
		if rest = strings.TrimSpace(rest); rest != "" {
			h = hearFigures(rest, langs)
		}
		if !h.Sure || h.Number != math.Trunc(h.Number) || h.Number <= 0 {
			return Heard{}
		}
		return Heard{Number: h.Number * size, Sure: true}
	}
	n := spoken{}
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune("0123456789.,", r) })
		if end < 0 {
			end = len(s)
		}
		if end == 0 {
			return Heard{}
		}
		count := hearFigures(s[:end], langs)
		if !count.Sure || s[0] == '-' {
			return Heard{}
		}
		digits := end
		s = strings.TrimLeft(s[end:], " ")
		size, rest := unitAt(s)
		if size == 0 {
			if s != "" || n.last == 0 {
				return Heard{}
			}
			return n.remainder(count.Number, digits)
		}
		s = strings.TrimLeft(rest, " ")
		for more, rest := unitAt(s); more > size; more, rest = unitAt(s) { // พันล้าน, 千万
			size *= more
			s = strings.TrimLeft(rest, " ")
		}
		if n.last != 0 && count.Number*size >= n.last {
			return Heard{}
		}
		n.sum += count.Number * size
		n.last = size
		if rest, ok := halfAt(s); ok {
			if rest != "" {
				return Heard{}
			}
			n.sum += size / 2
			s = ""
		}
	}
	return Heard{Number: n.sum, Sure: n.sum > 0}
}

// remainder is a number after the last word for a size. "3万5000" is certain.
// "1 triệu 5" is a million and a half to most who say it and 1,000,005 to a
// machine: that is asked.
func (n spoken) remainder(rest float64, digits int) Heard {
	full := math.Log10(n.last)
	switch {
	case rest >= n.last || rest != math.Trunc(rest):
		return Heard{}
	case float64(digits) == full:
		return Heard{Number: n.sum + rest, Sure: true}
	}
	tenths := rest * n.last / math.Pow(10, float64(digits))
	return Heard{Maybe: []float64{n.sum + tenths, n.sum + rest}}
}

// unitAt gives the size of the word a text begins with, the longest there is,
// and what follows it.
func unitAt(s string) (size float64, rest string) {
	best := ""
	for w := range units {
		if len(w) > len(best) && strings.HasPrefix(s, w) {
			best = w
		}
	}
	rest = s[len(best):]
	if best == "" || best[0] <= 'z' && rest != "" && rest[0] >= 'a' && rest[0] <= 'z' {
		return 0, s // "km" is no thousand
	}
	return units[best], rest
}

func halfAt(s string) (rest string, ok bool) {
	i := slices.IndexFunc(halves, func(w string) bool { return strings.HasPrefix(s, w) })
	if i < 0 {
		return s, false
	}
	return strings.TrimSpace(s[len(halves[i]):]), true
}
