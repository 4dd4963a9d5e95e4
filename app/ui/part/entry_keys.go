package part

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/typing"
)

// TypedRune implements fyne.Focusable.
func (e *entry) TypedRune(r rune) {
	if !e.disabled && !typedByHand(e, r) {
		e.edit(func() error { return e.ed.Type(r) })
	}
}

// writes implements writer: the keyboard on the screen asks.
func (e *entry) writes() writing { return writing{e.ed.Lang, e.ed.Secret, e.figures} }

// steps are the keys that move the caret.
var steps = map[fyne.KeyName]typing.Step{
	fyne.KeyLeft: typing.Left, fyne.KeyRight: typing.Right,
	fyne.KeyUp: typing.Up, fyne.KeyDown: typing.Down,
	fyne.KeyHome: typing.LineStart, fyne.KeyEnd: typing.LineEnd,
	fyne.KeyPageUp: typing.PageUp, fyne.KeyPageDown: typing.PageDown,
}

// TypedKey implements fyne.Focusable.
func (e *entry) TypedKey(ev *fyne.KeyEvent) {
	if pressedByHand(e, ev) {
		return
	}
	if isCommand(ev.Name) {
		e.passKey(e, ev)
		return
	}
	if ev.Name == fyne.KeyDown && e.onDown != nil {
		e.onDown()
		return
	}
	if step, ok := steps[ev.Name]; ok {
		e.move(func() { e.ed.Move(step, e.shifted()) })
		return
	}
	switch ev.Name {
	case fyne.KeyBackspace:
		e.change(e.ed.Backspace)
	case fyne.KeyDelete:
		e.change(e.ed.Delete)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.ed.Many {
			e.TypedRune('\n')
		} else if e.onEnter != nil {
			e.onEnter()
		}
	}
}

// change does one thing to the text that needs no room.
func (e *entry) change(do func() bool) {
	if !e.disabled {
		e.edit(func() error { do(); return nil })
	}
}

// KeyDown implements desktop.Keyable.
func (e *entry) KeyDown(ev *fyne.KeyEvent) { e.shiftKey(ev, true) }

// KeyUp implements desktop.Keyable.
func (e *entry) KeyUp(ev *fyne.KeyEvent) { e.shiftKey(ev, false) }

func (e *entry) shiftKey(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		e.shift = down
	}
}

// shifted tells whether a shift key is down; it may have gone down before the
// field had the keyboard.
func (e *entry) shifted() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return e.shift
}

// TypedShortcut implements fyne.Shortcutable.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut != nil && e.onShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		e.change(e.ed.Undo)
	case *fyne.ShortcutRedo:
		e.change(e.ed.Redo)
	case *fyne.ShortcutCopy:
		e.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		e.cut(s.Clipboard)
	case *fyne.ShortcutPaste:
		e.paste(s.Clipboard)
	case *fyne.ShortcutSelectAll:
		e.move(e.ed.MarkAll)
	case *desktop.CustomShortcut:
		if !e.custom(s) {
			passShortcut(e, s)
		}
	default:
		passShortcut(e, s)
	}
}

func (e *entry) copy(c fyne.Clipboard) {
	if s := e.ed.Copied(); s != "" {
		c.SetContent(s)
		noteCopied(c)
	}
}

func (e *entry) cut(c fyne.Clipboard) {
	if e.disabled {
		return
	}
	e.copy(c)
	e.change(func() bool { return e.ed.Cut() != "" })
}

func (e *entry) paste(c fyne.Clipboard) {
	clip := c.Content()
	switch {
	case e.disabled || clip == "":
	case e.onPaste != nil:
		e.onPaste(clip, e.insert)
	default:
		e.insert(clip)
	}
}

// How each system goes by words: Ctrl with an arrow, or Alt on a Mac, where the
// key beside it goes to the ends of lines and of the text.
var byWord, byLine = fyne.KeyModifierControl, fyne.KeyModifier(0)

func init() {
	if runtime.GOOS == "darwin" {
		byWord, byLine = fyne.KeyModifierAlt, fyne.KeyModifierSuper
	}
}

// custom does what a shortcut says and tells whether it was one of a field's.
// All shortcuts with a key that moves in a text stay in the field.
func (e *entry) custom(s *desktop.CustomShortcut) bool {
	marking := s.Modifier&fyne.KeyModifierShift != 0
	to := func(step typing.Step) { e.move(func() { e.ed.Move(step, marking) }) }
	switch m := s.Modifier &^ fyne.KeyModifierShift; {
	case s.KeyName == fyne.KeyZ && marking && m == fyne.KeyModifierShortcutDefault:
		e.change(e.ed.Redo)
		return true
	case m == byWord && s.KeyName == fyne.KeyLeft:
		to(typing.WordLeft)
	case m == byWord && s.KeyName == fyne.KeyRight:
		to(typing.WordRight)
	case m == byWord && s.KeyName == fyne.KeyBackspace:
		e.change(e.ed.BackspaceWord)
	case m == byWord && s.KeyName == fyne.KeyDelete:
		e.change(e.ed.DeleteWord)
	case m == byLine && s.KeyName == fyne.KeyLeft:
		to(typing.LineStart)
	case m == byLine && s.KeyName == fyne.KeyRight:
		to(typing.LineEnd)
	case m == fyne.KeyModifierControl && s.KeyName == fyne.KeyHome, m == byLine && s.KeyName == fyne.KeyUp:
		to(typing.Start)
	case m == fyne.KeyModifierControl && s.KeyName == fyne.KeyEnd, m == byLine && s.KeyName == fyne.KeyDown:
		to(typing.End)
	}
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd,
		fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert:
		return true
	}
	return false
}
