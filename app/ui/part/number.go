package part

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// numberEditor edits a number, in the digits of any of our scripts.
type numberEditor struct {
	*Field
}

func newNumber(p EditorParams) *numberEditor {
	n := &numberEditor{}
	n.Field = NewField(FieldParams{Width: 200, OnLeave: p.OnLeave, OnChanged: func(string) {
		if p.OnChanged != nil {
			p.OnChanged(n.Value())
		}
	}})
	return n
}

// Value implements Editor: a float64, or what was typed where that is no
// number.
func (n *numberEditor) Value() any { return numberOf(n.Text()) }

// SetValue implements Editor.
func (n *numberEditor) SetValue(v any) {
	if same(n.Value(), v) {
		return // "1,500" stays as it was typed
	}
	n.SetText(asText(v))
}

// numberOf reads what was typed as a number; nil for nothing, the text itself
// where it is no number. Commas and spaces between thousands are let through.
func numberOf(typed string) any {
	s := strings.TrimSpace(westernDigits(typed))
	if s == "" {
		if typed == "" {
			return nil
		}
		return typed
	}
	plainText, ok := ungroup(s)
	if !ok {
		return typed
	}
	f, err := strconv.ParseFloat(plainText, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || strings.ContainsAny(plainText, "xXpP_eEnN") {
		return typed
	}
	return f
}

// ungroup takes out separators that stand before three digits exactly, so that
// "1,500" is a thousand and a half but "1,5" is not silently fifteen.
func ungroup(s string) (string, bool) {
	whole, rest, _ := strings.Cut(s, ".")
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	if len(groups) == 0 {
		return s, whole == "" && rest != ""
	}
	for i, g := range groups {
		if i > 0 && len(g) != 3 {
			return "", false
		}
		if i == 0 && len(groups) > 1 && len(strings.TrimLeft(g, "+-")) > 3 {
			return "", false
		}
	}
	out := strings.Join(groups, "")
	if strings.Contains(s, ".") {
		out += "." + rest
	}
	return out, true
}

// zeros are the digits nought of the scripts people here type in: Thai, Lao,
// Khmer, Burmese, Shan, and the wide digits of Chinese keyboards. The other nine
// follow each.
var zeros = []rune{0x0E50, 0x0ED0, 0x17E0, 0x1040, 0x1090, 0xFF10}

// westernDigits writes the digits of our scripts as 0–9.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune {
		for _, zero := range zeros {
			if r >= zero && r <= zero+9 {
				return '0' + r - zero
			}
		}
		return r
	}, s)
}

// asText writes a plain value as it would be typed.
func asText(v any) string {
	switch v := plain(v).(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}
