package part

import (
	"strconv"
	"strings"

	"onward/app/ui/look"
	"onward/i18n"
)

// numberEditor edits a number, in the digits of any of our scripts, grouped as
// the languages of the talk group, or with a word such as lakh. Beside it
// stands what was understood; where that is not certain it asks.
type numberEditor struct {
	Column
	p     EditorParams
	field *Field
	echo  *Both
	meant *meant
}

func newNumber(p EditorParams) *numberEditor {
	n := &numberEditor{p: p, meant: newMeant(p.Words)}
	n.gap = look.Step / 2
	n.echo = NewBoth(Pair{}, Style{Size: look.Working, Color: look.Lead})
	n.field = NewField(FieldParams{Width: 200, Figures: true, OnLeave: p.OnLeave, OnChanged: func(string) { n.changed() }})
	n.init(n, n.lay, n.field, n.echo, n.meant)
	n.say()
	return n
}

func (n *numberEditor) changed() {
	n.say()
	if n.p.OnChanged != nil {
		n.p.OnChanged(n.Value())
	}
}

// say shows what was understood where that is not plain to see: a long row of
// noughts, marks that others read differently, words.
func (n *numberEditor) say() {
	typed := strings.TrimSpace(n.field.Text())
	h := i18n.HearNumber(typed, n.p.Hears...)
	said := Pair{}
	if h.Sure && (h.Number >= 1000 || strings.Trim(i18n.Western(typed), "0123456789") != "") {
		if said = n.p.number(h.Number); said.Hers.Text == typed && (said.Working.Text == "" || said.Working.Text == typed) {
			said = Pair{}
		}
	}
	if said.Empty() {
		n.echo.Hide()
	} else {
		n.echo.Set(said.after("= "))
		n.echo.Show()
	}
	var all []reading
	for _, m := range h.Maybe {
		all = append(all, reading{n.p.number(m), func() {
			n.field.SetText(strconv.FormatFloat(m, 'f', -1, 64))
			n.changed()
			n.field.Focus()
		}})
	}
	n.meant.offer(all)
	n.Refresh()
}

// number says a number in the words of the talk.
func (p EditorParams) number(n float64) Pair {
	if p.Number != nil {
		return p.Number(n)
	}
	return Pair{Hers: Said{Text: strconv.FormatFloat(n, 'f', -1, 64), Lang: "en"}}
}

// after puts something before what is said in both languages.
func (p Pair) after(mark string) Pair {
	p.Hers.Text = mark + p.Hers.Text
	if p.Working.Text != "" {
		p.Working.Text = mark + p.Working.Text
	}
	return p
}

// Natural gives the width of the field, or of what is said under it.
func (n *numberEditor) Natural() float32 {
	w := n.field.Natural()
	for _, o := range n.objects[1:] {
		if o.Visible() {
			w = max(w, natural(o))
		}
	}
	return w
}

// Text gives exactly what was typed.
func (n *numberEditor) Text() string { return n.field.Text() }

// Value implements Editor: a float64, or what was typed where that is no
// number for certain.
func (n *numberEditor) Value() any {
	typed := n.field.Text()
	if typed == "" {
		return nil
	}
	if h := i18n.HearNumber(typed, n.p.Hears...); h.Sure {
		return h.Number
	}
	return typed
}

// SetValue implements Editor.
func (n *numberEditor) SetValue(v any) {
	if same(n.Value(), v) {
		return // "1,500" stays as it was typed
	}
	n.field.SetText(asText(v))
	n.say()
}

// Focus implements Editor.
func (n *numberEditor) Focus() { n.field.Focus() }

// Enable implements Editor.
func (n *numberEditor) Enable() { n.field.Enable(); n.meant.able(false) }

// Disable implements Editor.
func (n *numberEditor) Disable() { n.field.Disable(); n.meant.able(true) }

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
