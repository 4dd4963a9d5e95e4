package layout

import "slices"

// Hold is how a Shift or AltGr of the screen is pressed.
type Hold int

// A tap holds for one key, a second tap until a third.
const (
	Off Hold = iota
	Once
	Locked
)

func (h Hold) next() Hold { return (h + 1) % 3 }

// Edit is what a press does to the text before the cursor: so many code points
// are taken back, then text is typed.
type Edit struct {
	Back int
	Text string
}

// Board is a keyboard in use.
type Board struct {
	layout  *Layout
	shift   Hold
	alt     Hold
	figures bool
	plain   bool // nothing is composed: for pass phrases

	word []rune // what was typed of the Vietnamese word before the cursor
	kept bool   // a mark was typed twice, which takes it back: this word is left as it is
	spelling
}

// New gives a board with a layout.
func New(l *Layout) *Board { return &Board{layout: l} }

// Layout gives the layout in use.
func (b *Board) Layout() *Layout { return b.layout }

// Use changes the layout. What was being composed is forgotten.
func (b *Board) Use(l *Layout) {
	b.layout, b.figures, b.shift, b.alt = l, false, Off, Off
	b.Forget()
}

// Plain says that nothing may be composed from now on, as in a field whose
// text is not shown; false allows it again.
func (b *Board) Plain(on bool) {
	if b.plain != on {
		b.plain = on
		b.Forget()
	}
}

// Forget ends what is being composed: the cursor is somewhere else now.
func (b *Board) Forget() {
	b.word, b.kept = nil, false
	b.spelling = spelling{}
}

// Shown gives the layout whose keys are to be seen: the figures, or the one in
// use.
func (b *Board) Shown() *Layout {
	if b.figures {
		return Figures()
	}
	return b.layout
}

// Figures turns to the page of Western figures, or back.
func (b *Board) Figures() { b.figures = !b.figures }

// Shift and Alt press the key of that name on the screen.
func (b *Board) Shift() { b.shift = b.shift.next() }

// Alt is described at Shift.
func (b *Board) Alt() { b.alt = b.alt.next() }

// Shifted and Alted tell how those keys are held.
func (b *Board) Shifted() Hold { return b.shift }

// Alted is described at Shifted.
func (b *Board) Alted() Hold { return b.alt }

// Level gives which of the four characters of a key is typed next.
func (b *Board) Level() int {
	if b.figures {
		return 0
	}
	level := 0
	if b.shift != Off {
		level++
	}
	if b.alt != Off {
		level += 2
	}
	return level
}

// Press types the key of a place. Shift and AltGr that were held for one key
// are let go.
func (b *Board) Press(at string) Edit {
	k, ok := b.Shown().Key(at)
	s := ""
	if ok {
		s = k.Types(b.Level())
	}
	b.letGo()
	if s == "" {
		return Edit{}
	}
	return b.compose(s)
}

// Types gives what a key types at a level, 0 to 3, where nothing is composed.
func (b *Board) Types(at string, level int) string {
	k, ok := b.Shown().Key(at)
	if !ok {
		return ""
	}
	s := k.Types(level)
	if b.layout.ID == "zh" && !b.plain && !b.figures && s != `"` {
		return b.sign(s)
	}
	return s
}

func (b *Board) letGo() {
	if b.shift == Once {
		b.shift = Off
	}
	if b.alt == Once {
		b.alt = Off
	}
}

// Space types a space, or with Shift, where words are written together, the
// border of a word, U+200B. The Khmer standard has them the other way round;
// what cannot be seen is better asked for.
func (b *Board) Space() Edit {
	border := b.shift != Off && b.layout.Joins()
	b.letGo()
	if border {
		return b.Border()
	}
	if e, ok := b.first(); ok {
		return e
	}
	return b.compose(" ")
}

// Border types U+200B.
func (b *Board) Border() Edit { return b.compose("\u200b") }

// Back takes one letter of a spelling back. false says that there is none, and
// that the key is for the text.
func (b *Board) Back() bool {
	if b.spelling.back() {
		return true
	}
	if n := len(b.word); n > 0 {
		b.word = b.word[:n-1]
	}
	return false
}

// compose lets what was typed change what stands before it.
func (b *Board) compose(s string) Edit {
	switch {
	case b.plain:
	case b.layout.ID == "zh":
		return b.spell(s)
	case b.layout.Lang == "vi":
		return b.vietnamese(s)
	}
	return Edit{Text: s}
}

// vietnamese types a letter or a mark into the word before the cursor.
func (b *Board) vietnamese(s string) Edit {
	r := []rune(s)[0]
	if !inWord(r) {
		b.word, b.kept = nil, false
		return Edit{Text: s}
	}
	before := slices.Clone(b.word)
	b.word, b.kept = marked(before, r, b.layout.ID == "telex", b.kept)
	same := 0
	for same < min(len(before), len(b.word)) && before[same] == b.word[same] {
		same++
	}
	return Edit{Back: len(before) - same, Text: string(b.word[same:])}
}
