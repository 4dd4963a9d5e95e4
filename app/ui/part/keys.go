package part

import (
	"strings"

	"fyne.io/fyne/v2"
)

// keys is what everything that can have the keyboard shares. It tells the card
// around it when the keyboard comes and goes, offers it shortcuts first, and
// hands on to the canvas what nobody here uses.
type keys struct {
	focused    bool
	onFocus    func(bool)               // the keyboard came or went
	onShortcut func(fyne.Shortcut) bool // true when used
	onKey      func(*fyne.KeyEvent) bool
}

func (k *keys) setShortcut(f func(fyne.Shortcut) bool) { k.onShortcut = f }
func (k *keys) setKey(f func(*fyne.KeyEvent) bool)     { k.onKey = f }
func (k *keys) setFocusHook(f func(bool))              { k.onFocus = f }

func (k *keys) gained(self fyne.CanvasObject) {
	k.focused = true
	if k.onFocus != nil {
		k.onFocus(true)
	}
	followed(self)
	reveal(self)
}

func (k *keys) lost() {
	k.focused = false
	if k.onFocus != nil {
		k.onFocus(false)
	}
}

// shortcut offers a shortcut to the card, then to the canvas.
func (k *keys) shortcut(self fyne.CanvasObject, s fyne.Shortcut) {
	if k.onShortcut != nil && k.onShortcut(s) {
		return
	}
	passShortcut(self, s)
}

// passShortcut hands a shortcut to the canvas: fyne itself gives it to the
// object with the keyboard only.
func passShortcut(self fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(self).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// passKey offers function keys and Escape to what is around, then hands them to
// the canvas, for the same reason.
func (k *keys) passKey(self fyne.CanvasObject, ev *fyne.KeyEvent) {
	if !isCommand(ev.Name) || k.onKey != nil && k.onKey(ev) {
		return
	}
	if c := canvasOf(self); c != nil {
		if f := c.OnTypedKey(); f != nil {
			f(ev)
		}
	}
}

// passDigit is passKey of what takes no text: the keys of the digits go to the
// canvas too.
func (k *keys) passDigit(self fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := canvasOf(self)
	if len(ev.Name) != 1 || ev.Name < fyne.Key1 || ev.Name > fyne.Key9 || c == nil || c.OnTypedKey() == nil {
		k.passKey(self, ev)
		return
	}
	c.OnTypedKey()(ev)
}

func isCommand(k fyne.KeyName) bool {
	if k == fyne.KeyEscape {
		return true
	}
	return len(k) > 1 && strings.HasPrefix(string(k), "F") && strings.Trim(string(k)[1:], "0123456789") == ""
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	return app.Driver().CanvasForObject(o)
}

// focusOn gives the keyboard to an object.
func focusOn(f fyne.Focusable) {
	if f == nil {
		return
	}
	if c := canvasOf(f.(fyne.CanvasObject)); c != nil {
		c.Focus(f)
	}
}

// OnTyping tells f each time a field under o, such as those of an editor, is
// given the keyboard.
func OnTyping(o fyne.CanvasObject, f func()) {
	eachHook(o, func(h hooks) {
		if e, ok := h.(*entry); ok {
			e.setFocusHook(func(on bool) {
				if on {
					f()
				}
			})
		}
	})
}
