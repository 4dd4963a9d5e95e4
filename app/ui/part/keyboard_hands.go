package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/typing/layout"
)

// onScreen is the keyboard of the window. Fyne tells nobody when the keyboard
// moves from one field to another, and gives what is typed to the field alone:
// so a field asks here first.
var onScreen *Keyboard

// writer is something one writes in.
type writer interface{ writes() writing }

// writing is what is written somewhere.
type writing struct {
	lang    string // empty where it has none of its own
	secret  bool   // it is not to be seen
	figures bool   // figures, most of the time
}

// shownKeyboard gives the keyboard that is shown in the window of an object.
func shownKeyboard(o fyne.CanvasObject) *Keyboard {
	if k := onScreen; k != nil && k.Visible() && canvasOf(k) != nil && canvasOf(k) == canvasOf(o) {
		return k
	}
	return nil
}

// followed tells the keyboard what has the keyboard of the window now.
func followed(o fyne.CanvasObject) {
	if k := shownKeyboard(o); k != nil {
		k.follow(o)
	}
}

// follow shows the layout of a field, and forgets what was being composed in
// another.
func (k *Keyboard) follow(o fyne.CanvasObject) {
	k.board.Forget()
	w, ok := o.(writer)
	if !ok {
		return
	}
	now := w.writes()
	if now.lang == "" {
		now.lang = k.p.Lang
	}
	l, chosen := layout.Named(k.own[now.lang])
	if !chosen {
		l = layout.For(now.lang)
	}
	same := l == k.Layout() && now.figures == (k.board.Shown() == layout.Figures())
	if !same {
		k.board.Use(l)
		if now.figures {
			k.board.Figures()
		}
	}
	same = same && now.secret == k.secret
	k.lang, k.secret = now.lang, now.secret
	k.board.Plain(now.secret)
	if !same {
		k.picking = false
		k.build()
	}
}

// typedByHand tells whether a letter of the computer's own keys was one of the
// layout on the screen, and types that.
func typedByHand(f fyne.CanvasObject, r rune) bool {
	k := shownKeyboard(f)
	if k == nil || !k.hands || k.sending {
		return false
	}
	if r == ' ' && k.Layout().Joins() && shiftHeld() {
		k.types(k.board.Border)
		return true
	}
	done := false
	k.types(func() (e layout.Edit) {
		e, done = k.board.Hardware(r)
		return e
	})
	return done
}

// pressedByHand tells whether another key was for what is being spelled.
func pressedByHand(f fyne.CanvasObject, ev *fyne.KeyEvent) bool {
	k := shownKeyboard(f)
	return k != nil && k.hands && !k.sending && k.taken(ev.Name)
}

func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
