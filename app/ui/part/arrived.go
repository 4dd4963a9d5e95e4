package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/text"
	"onward/app/ui/look"
)

// Found is what somebody who knows found in a text that came from outside. The
// zero Found is nothing at all.
type Found struct {
	Converted string // the text in letters that all can read; "" where it has them
	Clean     string // the text without the signs that can be taken out
	Kept      string // the text as it is kept: the same to the eye
	Marks     []Mark // where something is, in the order of the text
	Ask       bool   // it may do harm: somebody should decide before it is kept
}

// Mark is a place in a text: bytes At to End, and the name of what is there,
// as a key of words.
type Mark struct {
	At, End int
	Name    string
	Why     string // hidden, damage or mixed: which words explain it
	Harm    bool   // it may do harm; else it is only there
}

const (
	marksShown = 4  // places shown of one text
	aroundMark = 14 // signs of the text shown on either side of a place
	longBefore = 160
)

// arrived is a text field that looks at what is pasted into it. What may do
// harm is shown under the field before it is put there, and a button chooses
// what is done with it; until then the field is as it was, and everything else
// goes on. A text with something in it has a quiet button to show what.
type arrived struct {
	Column
	text   *textEditor
	p      EditorParams
	notice *Column
	show   *Button
	shown  bool // whether what is in the text itself is shown
}

func newArrived(t *textEditor, p EditorParams) *arrived {
	a := &arrived{text: t, p: p, notice: NewColumn(look.Step)}
	a.show = NewButton(ButtonParams{Label: a.word("show"), Kind: Bare, Icon: "info", OnTap: a.toggle})
	a.gap = look.Step / 2
	t.entry.onPaste = a.pasted
	told := t.entry.onChanged
	t.entry.onChanged = func(s string) {
		told(s)
		a.follow()
	}
	a.notice.Hide()
	a.show.Hide()
	a.init(a, a.lay, t.Field, a.notice, newNatural(a.show))
	return a
}

// Value implements Editor.
func (a *arrived) Value() any { return a.text.Value() }

// SetValue implements Editor. The text as it is kept of what was typed changes
// nothing: the caret would jump.
func (a *arrived) SetValue(v any) {
	if typed := a.text.Text(); typed != "" && v == a.p.Look(typed).Kept {
		return
	}
	a.text.SetValue(v)
	a.follow()
}

// Focus implements Editor.
func (a *arrived) Focus() { a.text.Focus() }

// Enable implements Editor.
func (a *arrived) Enable() { a.text.Enable() }

// Disable implements Editor.
func (a *arrived) Disable() { a.text.Disable() }

// Natural gives the width the field wants.
func (a *arrived) Natural() float32 { return a.text.Natural() }

// pasted looks at a text before it is put.
func (a *arrived) pasted(clip string, put func(string)) {
	a.shown = false
	found := a.p.Look(clip)
	if !found.Ask {
		a.say()
		put(clip)
		return
	}
	end := func(s string) {
		a.say()
		put(s)
		a.Focus()
	}
	keep := a.button("keep", Plain, func() { end(clip) })
	if found.Converted != "" {
		// What was converted may have unseen signs in it.
		use := a.button("use", Primary, func() { a.pasted(found.Converted, func(s string) { end(s) }) })
		a.say(a.about("zawgyi"), a.sides(clip, found.Converted), NewFlow(look.Step, use, keep))
		return
	}
	choose := NewFlow(look.Step, keep)
	if found.Clean != clip {
		choose = NewFlow(look.Step, a.button("remove", Primary, func() { end(found.Clean) }), keep)
	}
	a.say(a.about(reason(found)), a.places(clip, found.Marks, false), choose)
}

// toggle shows what is in the text itself, or closes it again.
func (a *arrived) toggle() {
	if a.shown = !a.shown; !a.shown {
		a.say()
		return
	}
	s := a.text.Text()
	found := a.p.Look(s)
	choose := NewFlow(look.Step, a.button("hide", Plain, a.toggle))
	offer := func(key, better string) {
		if better != s && !a.text.entry.Disabled() {
			choose = NewFlow(look.Step, a.button(key, Plain, func() { a.write(better) }), choose.objects[0])
		}
	}
	if found.Converted != "" {
		offer("use", found.Converted)
		a.say(a.about("zawgyi"), a.sides(s, found.Converted), choose)
		return
	}
	offer("remove", found.Clean)
	a.say(a.about(reason(found)), a.places(s, found.Marks, true), choose)
}

// write puts a text in place of the whole one, as one step that can be undone.
func (a *arrived) write(s string) {
	a.text.entry.ed.MarkAll()
	a.text.Insert(s)
	a.Focus()
}

// follow keeps the quiet button and what it opened true to the text.
func (a *arrived) follow() {
	found := a.p.Look(a.text.Text())
	if found.Converted != "" {
		a.show.SetLabel(a.word("zawgyi.title"))
	} else {
		a.show.SetLabel(a.word("show"))
	}
	changed := visible(a.show, found.Converted != "" || len(found.Marks) > 0)
	if a.shown {
		a.shown = false
		a.say()
	} else if changed {
		a.grown()
	}
}

// say shows things under the field, or nothing.
func (a *arrived) say(objects ...fyne.CanvasObject) {
	if len(objects) == 0 && !a.notice.Visible() {
		return
	}
	a.notice.Set(objects...)
	visible(a.notice, len(objects) > 0)
	a.grown()
	reveal(a.notice)
}

func (a *arrived) grown() {
	a.Refresh()
	if a.p.OnGrown != nil {
		a.p.OnGrown()
	}
}

// about says in words what was found.
func (a *arrived) about(why string) fyne.CanvasObject {
	return NewBanner(BannerParams{Title: a.word(why + ".title"), Text: a.word(why + ".text")})
}

// reason says which words explain what was found: what cannot be mended comes
// first.
func reason(f Found) string {
	why := "hidden"
	for _, m := range f.Marks {
		if m.Why == "damage" || m.Why == "mixed" && why != "damage" {
			why = m.Why
		}
	}
	return why
}

// sides shows a text as it came and as it would be.
func (a *arrived) sides(before, after string) fyne.CanvasObject {
	side := func(key, s string) fyne.CanvasObject {
		return newCard(look.Paper, look.Line, look.Step,
			NewBoth(a.word(key), Style{Size: look.Small, Color: look.Quiet}), a.plain(cut(s, longBefore)))
	}
	return NewSides(look.Step, 0.5, 420*look.Scale(), side("before", before), side("after", after))
}

// places shows each mark in a box with its name, between the words around it:
// every one, or only those that may do harm.
func (a *arrived) places(s string, marks []Mark, all bool) fyne.CanvasObject {
	rows := NewColumn(look.Step / 2)
	for i, m := range marks {
		if !m.Harm && !all {
			continue
		}
		if len(rows.objects) == marksShown {
			rows.objects = append(rows.objects, NewBoth(a.word("more"), Style{Size: look.Small, Color: look.Quiet}))
			break
		}
		before, after := around(s, marks, i)
		box := newCard(look.CareSoft, look.Care, 3, NewBoth(a.word("sign."+m.Name), Style{Size: look.Small}))
		rows.objects = append(rows.objects, NewFlow(2, a.plain(before), box, a.plain(after)))
	}
	return newCard(look.Paper, look.Line, look.Step, rows)
}

func (a *arrived) plain(s string) fyne.CanvasObject {
	return NewPara(Said{Text: s, Lang: a.p.Label.Lang}, Style{})
}

func (a *arrived) word(key string) Pair { return a.p.Words.say("arrival." + key).OneOf() }

func (a *arrived) button(key string, kind ButtonKind, tap func()) *Button {
	return NewButton(ButtonParams{Label: a.word(key), Kind: kind, OnTap: tap})
}

// around gives a few signs of the text on either side of a mark, whole ones,
// and nothing of other lines. Other marks are left out: one that turns the text
// would do so here too.
func around(s string, marks []Mark, i int) (before, after string) {
	before, after = without(s, marks[:i], 0, marks[i].At), without(s, marks[i+1:], marks[i].End, len(s))
	if c := text.Carets(before); len(c) > aroundMark+1 {
		before = "…" + before[c[len(c)-1-aroundMark]:]
	}
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	after, _, _ = strings.Cut(cut(after, aroundMark), "\n")
	return before, after
}

// without gives a part of a text without what is hidden in it.
func without(s string, marks []Mark, from, to int) string {
	var b strings.Builder
	for _, m := range marks {
		if m.Why == "hidden" && m.At >= from {
			b.WriteString(s[from:m.At])
			from = m.End
		}
	}
	return b.String() + s[from:to]
}

// cut shortens a text to so many signs.
func cut(s string, most int) string {
	if c := text.Carets(s); len(c) > most+1 {
		return s[:c[most]] + "…"
	}
	return s
}

// visible shows or hides an object, and tells whether that is new.
func visible(o fyne.CanvasObject, on bool) bool {
	if o.Visible() == on {
		return false
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}
