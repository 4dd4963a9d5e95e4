package arrival

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sign is a place in a text that is worth showing: a character that cannot be
// seen, or one that is not what it looks like.
type Sign struct {
	At, End int // bytes of the text
	Kind    Kind
	Name    string // what it is, as a key of words: "arrival.sign." + Name
	Fault   bool   // whether it may do harm here; else it is only there
}

// Finding is what Look found.
type Finding struct {
	Zawgyi bool    // surely Zawgyi
	Chance float64 // of Zawgyi, 0 to 1
	Signs  []Sign  // in the order of the text
}

// Faults says whether there is something to ask about: Zawgyi, or a sign that
// may do harm.
func (f Finding) Faults() bool {
	return f.Zawgyi || slices.ContainsFunc(f.Signs, func(s Sign) bool { return s.Fault })
}

// Hidden gives the signs of the text that can be taken out.
func (f Finding) Hidden() []Sign {
	return slices.DeleteFunc(slices.Clone(f.Signs), func(s Sign) bool { return !s.Kind.hidden() })
}

// Look looks at a text. lang is its language, BCP 47, "" if not known. It never
// changes anything, and finds nothing in plain text. Text in an old typeface
// that draws Khmer or Lao over Latin letters is not found: it is Latin text.
func Look(s, lang string) Finding {
	f := Finding{Chance: ZawgyiChance(s), Zawgyi: IsZawgyi(s)}
	rs := []rune(s)
	at := 0
	for i, r := range rs {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[at:])
		}
		if k := kindOf(r); k != "" {
			f.Signs = append(f.Signs, Sign{at, at + size, k, nameOf(r), fault(rs, i, lang)})
		}
		at += size
	}
	f.Signs = append(f.Signs, questionMarks(s)...)
	f.Signs = append(f.Signs, mixed(s)...)
	slices.SortFunc(f.Signs, func(a, b Sign) int { return a.At - b.At })
	return f
}

// fault says whether the sign at i may do harm there. A place for a line to
// break, or to hold together, is meant by whoever put it into Thai, Lao, Khmer
// or Burmese; a joiner belongs between letters of these scripts, and, like a
// variation selector, behind a picture sign.
func fault(rs []rune, i int, lang string) bool {
	switch kindOf(rs[i]) {
	case Space, Hold:
		return false
	case Break:
		switch primary, _, _ := strings.Cut(lang, "-"); primary {
		case "th", "lo", "km", "my", "shn", "mnw", "ksw":
			return false
		}
		return !beside(rs, i, ownScript)
	case Joiner:
		return !beside(rs, i, ownScript) && !beside(rs, i, pictureSign)
	case Variation:
		return i == 0 || !pictureSign(rs[i-1]) && !unicode.Is(unicode.Han, rs[i-1])
	}
	return true
}

// beside says whether a neighbour of the rune at i, past what is invisible, is
// of a kind.
func beside(rs []rune, i int, is func(rune) bool) bool {
	for j := i - 1; j >= 0; j-- {
		if !kindOf(rs[j]).hidden() {
			if is(rs[j]) {
				return true
			}
			break
		}
	}
	for j := i + 1; j < len(rs); j++ {
		if !kindOf(rs[j]).hidden() {
			return is(rs[j])
		}
	}
	return false
}

func ownScript(r rune) bool { return scriptOf(r) != 0 }

func pictureSign(r rune) bool { return unicode.Is(unicode.So, r) || r >= 0x1F3FB && r <= 0x1F3FF }

// questionMarks finds four or more question marks in a row, between words or in
// place of them: what is left where a program could not write the letters.
func questionMarks(s string) (found []Sign) {
	for from := 0; from < len(s); {
		n := 0
		for from+n < len(s) && s[from+n] == '?' {
			n++
		}
		if n >= 4 {
			found = append(found, Sign{from, from + n, Damage, "damage", true})
		}
		from += max(n, 1)
	}
	return found
}

// Strip takes signs out of a text: all characters of the kinds given, or, with
// none given, every one that Look calls a fault and that can be taken out. An
// odd space becomes a space, an odd end of a line an end of a line.
func Strip(s, lang string, kinds ...Kind) string {
	var b strings.Builder
	from := 0
	for _, sign := range Look(s, lang).Signs {
		if len(kinds) == 0 && (!sign.Fault || !sign.Kind.hidden()) || len(kinds) > 0 && !slices.Contains(kinds, sign.Kind) {
			continue
		}
		if sign.Kind == Damage || sign.Kind == Mixed {
			continue // the letters themselves; nothing to take out
		}
		b.WriteString(s[from:sign.At])
		b.WriteString(inPlace(s[sign.At:sign.End], sign.Kind))
		from = sign.End
	}
	b.WriteString(s[from:])
	return b.String()
}

func inPlace(sign string, k Kind) string {
	switch {
	case sign == "\v" || sign == "\f" || sign == "\u0085" || sign == "\u2028" || sign == "\u2029":
		return "\n"
	case k == Space:
		return " "
	}
	return ""
}
