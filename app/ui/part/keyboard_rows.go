package part

import (
	"strconv"

	"fyne.io/fyne/v2"

	"onward/app/typing/layout"
	"onward/app/ui/look"
)

// build makes the keys of the layout in use.
func (k *Keyboard) build() {
	k.letterCaps, k.shifts, k.choices, k.alt, k.spelt = nil, nil, nil, nil, nil
	switch {
	case k.picking:
		k.rows = k.languages()
	default:
		k.rows = k.keys()
	}
	k.rows = append(k.rows, k.bottom())
	objects := []fyne.CanvasObject{k.ground, k.rule, k.note}
	for _, row := range k.rows {
		for _, c := range row {
			if c.cap != nil {
				objects = append(objects, c.cap)
			}
		}
	}
	k.say()
	k.put(objects...)
	if h := k.HeightFor(k.width); h != k.height {
		k.height = h
		if k.Visible() && k.p.OnResize != nil {
			k.p.OnResize()
		}
	}
}

// keys are the rows of letters.
func (k *Keyboard) keys() (rows [][]cell) {
	l := k.board.Shown()
	wide := func(ordinary float32) float32 { // the page of figures has fewer keys
		if l == layout.Figures() {
			return ordinary / 10
		}
		return 1
	}
	if k.spells() {
		rows = append(rows, k.candidates())
	}
	e := append(k.letters4(l, 0, wide(13)), cell{k.repeat("erase", fyne.KeyBackspace), 2})
	d := []cell{{k.figures(), 1.5}}
	d = append(d, k.letters4(l, 1, wide(13.5))...)
	if l != layout.Figures() {
		d[len(d)-1].wide = 1.5
	}
	c := []cell{{nil, 1.75}}
	if l.HasAlt() {
		k.alt = k.worded(k.p.Words.say("part.keys.more").OneOf().Hers, func() { k.board.Alt(); k.say() })
		c[0].cap = k.alt
	}
	c = append(c, k.letters4(l, 2, wide(11))...)
	c = append(c, cell{k.drawn("enter", func() { k.key(fyne.KeyReturn) }), 2.25})
	b := []cell{{k.shift(l), 2.25}}
	b = append(b, k.letters4(l, 3, wide(10))...)
	b = append(b, cell{k.shift(l), 2.75})
	return append(rows, e, d, c, b)
}

// letters4 are the letters of one of the four rows.
func (k *Keyboard) letters4(l *layout.Layout, row int, wide float32) (cells []cell) {
	for _, key := range l.Rows[row] {
		at := key.At
		c := k.newCap(func() { k.types(func() layout.Edit { return k.board.Press(at) }) })
		c.at, c.lang = at, l.Lang
		k.letterCaps = append(k.letterCaps, c)
		cells = append(cells, cell{c, wide})
	}
	return cells
}

func (k *Keyboard) shift(l *layout.Layout) *keycap {
	if l == layout.Figures() {
		return nil
	}
	c := k.drawn("shift", func() { k.board.Shift(); k.say() })
	k.shifts = append(k.shifts, c)
	return c
}

// figures turns to the page of figures, and back to the letters.
func (k *Keyboard) figures() *keycap {
	words := Said{Text: "123", Lang: "en"}
	if k.board.Shown() == layout.Figures() {
		words = k.letterSample()
	}
	return k.worded(words, func() { k.board.Figures(); k.build() })
}

// letterSample is the first letters of a layout, which say "letters" in every
// language.
func (k *Keyboard) letterSample() Said {
	l := k.board.Layout()
	first := map[string]string{"th": "กขค", "lo": "ກຂຄ", "km": "កខគ", "my": "ကခဂ", "shn": "ၵၶင", "mnw": "ကခဂ"}[l.Lang]
	if first == "" {
		first = "ABC"
	}
	return Said{Text: first, Lang: l.Lang}
}

// bottom is the row of the space bar. It stays where it is whatever is above.
func (k *Keyboard) bottom() []cell {
	globe := k.worded(Said{Text: k.Layout().Own, Lang: k.Layout().Lang}, func() { k.picking = !k.picking; k.build() })
	globe.on = k.picking
	hand := k.drawn("hand", func() { k.hands = !k.hands; k.build() })
	hand.on = k.hands
	row := []cell{{globe, 2.5}, {hand, 1.25}}
	bar := float32(6)
	if k.Layout().Joins() {
		row = append(row, cell{k.drawn("border", func() { k.types(k.board.Border) }), 1.25})
		bar -= 1.25
	}
	row = append(row, cell{k.drawn("space", k.space), bar},
		cell{k.repeat("left", fyne.KeyLeft), 1}, cell{k.repeat("right", fyne.KeyRight), 1},
		cell{k.repeat("up", fyne.KeyUp), 1}, cell{k.repeat("down", fyne.KeyDown), 1},
		cell{k.drawn("keyboard-away", k.p.OnHide), 1.25})
	return row
}

func (k *Keyboard) repeat(icon string, name fyne.KeyName) *keycap {
	c := k.drawn(icon, func() { k.key(name) })
	c.repeats = true
	return c
}

// languages offers every layout by the language's own name.
func (k *Keyboard) languages() [][]cell {
	rows := make([][]cell, 4)
	for i, l := range layout.All() {
		c := k.worded(Said{Text: l.Own, Lang: l.Lang}, func() { k.Use(l) })
		c.service, c.on = false, l == k.Layout()
		rows[i/4] = append(rows[i/4], cell{c, across / 4.0})
	}
	return rows
}

// choosable is how many Chinese characters stand side by side.
const choosable = 9

// spells tells whether there is a row for what is being spelled.
func (k *Keyboard) spells() bool { return k.Layout().ID == "zh" && !k.secret }

// candidates is the row of Chinese characters to choose from.
func (k *Keyboard) candidates() []cell {
	k.spelt = k.newCap(nil)
	k.spelt.small, k.spelt.lang = true, "en"
	row := []cell{{k.spelt, 2.5}}
	for i := range choosable {
		c := k.newCap(func() { k.types(func() layout.Edit { return k.board.Choose(k.from + i) }) })
		c.lang = "zh-Hans"
		k.choices = append(k.choices, c)
		row = append(row, cell{c, 1.25})
	}
	k.more = k.drawn("right", k.further)
	return append(row, cell{k.more, 1.25})
}

// further shows the next characters, and after the last the first again.
func (k *Keyboard) further() {
	if k.from += choosable; k.from >= len(k.board.Choices()) {
		k.from = 0
	}
	k.say()
}

// say writes on the keys what they type now.
func (k *Keyboard) say() {
	level := k.board.Level()
	for _, c := range k.letterCaps {
		text, beside := k.board.Types(c.at, level), ""
		if level == 0 && k.roomy() {
			beside = k.board.Types(c.at, 1)
		}
		if beside == text {
			beside = ""
		}
		if cased(text, beside) {
			beside = ""
		}
		c.set(k.named(text), k.named(beside))
	}
	for _, c := range k.shifts {
		c.setOn(k.board.Shifted() != layout.Off)
		if c.setIcon("shift"); k.board.Shifted() == layout.Locked {
			c.setIcon("locked")
		}
	}
	if k.alt != nil {
		k.alt.setOn(k.board.Alted() != layout.Off)
	}
	k.offer()
	k.tell()
}

// offer shows what is spelled and the characters it may mean.
func (k *Keyboard) offer() {
	if k.spelt == nil {
		return
	}
	k.spelt.set(k.board.Spelling(), "")
	chars := k.board.Choices()
	if len(chars) > choosable {
		k.more.Show()
	} else {
		k.more.Hide()
	}
	for i, c := range k.choices {
		text, number := "", ""
		if n := k.from + i; n < len(chars) {
			text = chars[n]
			if k.from == 0 {
				number = strconv.Itoa(i + 1)
			}
		}
		c.empty = text == ""
		c.set(text, number)
	}
}

// tell says that the computer's own keys type another language, for as long as
// they do.
func (k *Keyboard) tell() {
	if !k.hands {
		k.note.Hide()
		return
	}
	words := k.p.Words.say("part.keys.hands").OneOf().Hers
	words.Text += " " + k.Layout().Own
	k.note.Set(words)
	k.note.Show()
}

// cased tells whether the second is the first as a capital: that needs no
// showing.
func cased(small, large string) bool {
	return len(small) == 1 && len(large) == 1 && small[0] >= 'a' && small[0] <= 'z' && large[0] == small[0]-'a'+'A'
}

// named gives what stands on a key for characters that have no shape.
func (k *Keyboard) named(s string) string {
	switch s {
	case "\u200c":
		return k.p.Words.say("part.keys.apart").OneOf().Hers.Text
	case "\u200d":
		return k.p.Words.say("part.keys.joined").OneOf().Hers.Text
	}
	return s
}

// The sizes of what is written on keys, in pixels at 100 %. They grow with the
// text up to one and a half times: a letter on a key is looked at alone, and
// the page above the keyboard needs its room.
const (
	mainKey   = 20
	smallKey  = 14
	cornerKey = 14
	mostKey   = 1.5
)

func (k *Keyboard) letters(size float32) float32 { return size * min(look.Scale(), mostKey) }

// unit is the width of an ordinary key.
func (k *Keyboard) unit(width float32) float32 {
	return min((width-2*look.Step)/across, 58*min(look.Scale(), mostKey))
}

// roomy tells whether a key has room for what it types with Shift besides.
func (k *Keyboard) roomy() bool { return k.unit(k.width) > 2.7*k.letters(mainKey) }

// tallest gives the greatest heights over and under the base line of anything
// that stands on the keys.
func (k *Keyboard) tallest() (ascent, descent float32) {
	measure := func(s, lang string, size float32) {
		if s != "" {
			l := breakLines(Said{Text: shownOn(s), Lang: lang}, false, size, endless)[0]
			ascent, descent = max(ascent, l.ascent), max(descent, l.descent)
		}
	}
	l := k.Layout()
	for _, row := range l.Rows {
		for _, key := range row {
			for _, s := range key.Levels {
				measure(k.named(s), l.Lang, k.letters(mainKey))
			}
		}
	}
	return ascent, descent
}

// rowHeight is at least what a tired hand still hits.
func (k *Keyboard) rowHeight() float32 {
	a, d := k.tallest()
	return max(44, a+d)
}

// baseline is where the letters of a key of a height stand.
func (k *Keyboard) baseline(h float32) float32 {
	a, d := k.tallest()
	return (h-a-d)/2 + a
}

const gapBetween = 4

func (k *Keyboard) lay(width float32, put bool) (float32, float32) {
	note := float32(0)
	if k.note.Visible() {
		note = k.note.HeightFor(width-2*look.Step) + gapBetween
	}
	row := k.rowHeight()
	h := look.Step + note + float32(len(k.rows))*(row+gapBetween) + look.Step/2
	if !put {
		return h, 320
	}
	k.say()
	place(k.ground, 0, 0, width, h)
	place(k.rule, 0, 0, width, 1)
	place(k.note, look.Step, look.Step/2, width-2*look.Step, note)
	unit := k.unit(width)
	y := look.Step + note
	for _, cells := range k.rows {
		x := (width - across*unit) / 2
		for _, c := range cells {
			if c.cap != nil {
				place(c.cap, x+gapBetween/2, y, c.wide*unit-gapBetween, row)
			}
			x += c.wide * unit
		}
		y += row + gapBetween
	}
	return h, 320
}
