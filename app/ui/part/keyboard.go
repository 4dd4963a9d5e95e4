package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/typing/layout"
	"onward/app/ui/look"
)

// KeyboardParams describes a keyboard on the screen.
type KeyboardParams struct {
	Words    Words
	Lang     string // BCP 47: of fields that have no language of their own
	OnHide   func() // the key that puts the keyboard away
	OnResize func() // it is higher or lower than before; may be nil
}

// Keyboard is a keyboard on the screen, for languages the computer has no
// layout for. It types into whatever has the keyboard of the window, and never
// takes it: fyne takes the keyboard away from a field when one clicks where
// nothing could have it, so a Keyboard is a thing that could, and is never
// free to.
//
// It shows the layout of the language of the field, until another is chosen
// for that language. In a pass phrase no key lights up when it is pressed and
// nothing that is spelled is shown; but whoever sees the screen sees where it
// is touched.
type Keyboard struct {
	block
	p            KeyboardParams
	board        *layout.Board
	ground, rule *canvas.Rectangle
	note         *Para
	rows         [][]cell
	letterCaps   []*keycap
	shifts       []*keycap
	alt          *keycap
	choices      []*keycap
	spelt        *keycap
	more         *keycap           // Chinese characters than are shown
	from         int               // the first of the Chinese characters shown
	picking      bool              // languages stand in place of letters
	own          map[string]string // layout chosen, by language of the field
	lang         string            // of the field that has the keyboard
	secret       bool
	hands        bool // the computer's own keys type in this layout
	sending      bool
	height       float32        // it had last
	at           fyne.Focusable // where the last key went
	cursor       int            // and where its cursor stood then
}

// cell is a key, or without one a gap, and how many ordinary keys wide it is.
type cell struct {
	cap  *keycap
	wide float32
}

var (
	_ fyne.Focusable   = (*Keyboard)(nil)
	_ fyne.Disableable = (*Keyboard)(nil)
)

// across is how many ordinary keys stand side by side.
const across = 15

// NewKeyboard makes a keyboard; it is hidden at first.
func NewKeyboard(p KeyboardParams) *Keyboard {
	k := &Keyboard{p: p, lang: p.Lang, own: map[string]string{}, ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}}
	k.board = layout.New(layout.For(p.Lang))
	k.note = NewPara(Said{}, Style{Size: look.Small, Center: true})
	k.restyle = func() {
		k.ground.FillColor, k.rule.FillColor = look.Color(look.Paper), look.Color(look.Quiet)
		k.ground.Refresh()
		k.rule.Refresh()
	}
	k.init(k, k.lay)
	k.build()
	k.Hide()
	onScreen = k
	return k
}

// Speak changes the words, and the language of fields that have none.
func (k *Keyboard) Speak(words Words, lang string) {
	k.p.Words, k.p.Lang = words, lang
	k.build()
}

// Layout gives the layout in use.
func (k *Keyboard) Layout() *layout.Layout { return k.board.Layout() }

// Use shows a layout, now and for fields of the language that has the keyboard.
func (k *Keyboard) Use(l *layout.Layout) {
	k.own[k.lang] = l.ID
	k.board.Use(l)
	k.picking, k.from = false, 0
	k.build()
}

// Open shows the keyboard in the layout of what has the keyboard of the window
// now, or nil. What was never drawn does not know its window, so it is told.
func (k *Keyboard) Open(now fyne.Focusable) {
	k.Show()
	k.reset()
	if o, ok := now.(fyne.CanvasObject); ok {
		k.follow(o)
	}
}

// Close hides the keyboard; the computer's own keys are themselves again.
func (k *Keyboard) Close() {
	k.Hide()
	k.reset()
}

// Forget drops what was chosen and spelled: locking calls it.
func (k *Keyboard) Forget() {
	clear(k.own)
	k.lang, k.at = k.p.Lang, nil
	k.board = layout.New(layout.For(k.p.Lang))
	k.reset()
}

func (k *Keyboard) reset() {
	k.hands, k.picking, k.from = false, false, 0
	k.board.Forget()
	k.build()
}

// Press does what a tap does on the key that has a text on it, or a drawing of
// that name. It tells whether there is such a key.
func (k *Keyboard) Press(what string) bool {
	c := k.find(what)
	if c == nil {
		return false
	}
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	c.MouseDown(e)
	c.MouseUp(e)
	return true
}

func (k *Keyboard) find(what string) *keycap {
	for _, row := range k.rows {
		for _, c := range row {
			if c.cap != nil && (c.cap.text == what || c.cap.icon != nil && c.cap.icon.name == what) {
				return c.cap
			}
		}
	}
	return nil
}

// target is what has the keyboard of the window.
func (k *Keyboard) target() fyne.Focusable {
	c := canvasOf(k)
	if c == nil {
		return nil
	}
	f := c.Focused()
	if cur, ok := f.(interface{ CursorTextOffset() int }); f != k.at || ok && cur.CursorTextOffset() != k.cursor {
		k.board.Forget() // the cursor is not where the last key left it
	}
	return f
}

// noted keeps where the cursor stands after a key.
func (k *Keyboard) noted(f fyne.Focusable) {
	k.at, k.cursor = f, 0
	if cur, ok := f.(interface{ CursorTextOffset() int }); ok {
		k.cursor = cur.CursorTextOffset()
	}
}

// types presses something on the board and sends what comes of it.
func (k *Keyboard) types(press func() layout.Edit) {
	f := k.target()
	if f == nil {
		return
	}
	e := press()
	k.sending = true
	for range e.Back {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range e.Text {
		f.TypedRune(r)
	}
	k.sending = false
	k.noted(f)
	k.from = 0
	k.say()
}

// key presses a key that types nothing.
func (k *Keyboard) key(name fyne.KeyName) {
	f := k.target()
	if f == nil || k.taken(name) {
		return
	}
	k.sending = true
	f.TypedKey(&fyne.KeyEvent{Name: name})
	k.sending = false
	k.noted(f)
	k.say()
}

// taken tells whether a key was for what is being spelled. A key that moves or
// removes ends what was being composed.
func (k *Keyboard) taken(name fyne.KeyName) bool {
	spelling := k.board.Spelling() != ""
	switch name {
	case fyne.KeyBackspace:
		if !k.board.Back() {
			return false
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if !spelling {
			k.board.Forget()
			return false
		}
		k.types(k.board.Letters)
	case fyne.KeyEscape:
		k.board.Forget()
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyDelete, fyne.KeyTab:
		k.board.Forget()
		spelling = false
	default:
		return false
	}
	k.say()
	return spelling
}

// space types a space; a button takes it as being pressed.
func (k *Keyboard) space() {
	if _, text := k.target().(writer); !text {
		k.key(fyne.KeySpace)
		return
	}
	k.types(k.board.Space)
}

// FocusGained implements fyne.Focusable.
func (k *Keyboard) FocusGained() {}

// FocusLost implements fyne.Focusable.
func (k *Keyboard) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (k *Keyboard) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *Keyboard) TypedKey(*fyne.KeyEvent) {}

// Enable implements fyne.Disableable.
func (k *Keyboard) Enable() {}

// Disable implements fyne.Disableable.
func (k *Keyboard) Disable() {}

// Disabled implements fyne.Disableable: it can never have the keyboard itself.
func (k *Keyboard) Disabled() bool { return true }
