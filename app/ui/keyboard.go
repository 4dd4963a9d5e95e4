package ui

import (
	"onward/app/ui/part"
)

// The keyboard on the screen stands under every page, the unlock page and the
// note pad too, once F6 or a button has called it, and until it is put away.
// Whether it is shown is among the settings; what is typed on it and for which
// language are not.

func (a *App) newKeyboard() *part.Keyboard {
	return part.NewKeyboard(part.KeyboardParams{Words: a.words, Lang: a.settings.Lang, OnHide: a.Keys, OnResize: a.makeRoom})
}

// words gives the small words of parts in the language of the screens.
func (a *App) words(key string) part.Pair {
	return part.One(a.Words.For(a.tongue()).Say(key, nil), a.tongue())
}

// Keys shows the keyboard on the screen, or puts it away.
func (a *App) Keys() {
	a.used = a.Now()
	a.settings.Keys = !a.settings.Keys && !a.lent
	a.lent = false
	a.showKeys()
	if err := writeSettings(a.Data, a.settings); err != nil {
		a.trouble(err)
	}
}

// showKeys makes it so; what is being typed in is scrolled to where it is seen.
func (a *App) showKeys() {
	on := a.settings.Keys || a.lent
	if on != a.keys.Visible() {
		if on {
			a.keys.Open(a.win.Canvas().Focused())
		} else {
			a.keys.Close()
		}
		a.relay()
	}
	if on {
		part.Reveal(a.win.Canvas().Focused())
	}
}

// lend shows the keyboard for a page that wants it, without making it a habit.
func (a *App) lend(on bool) {
	a.lent = on
	if a.show != nil && !a.settings.Keys {
		a.showKeys()
	}
}

// makeRoom lays the page out above a keyboard that has another height now.
func (a *App) makeRoom() {
	a.relay()
	part.Reveal(a.win.Canvas().Focused())
}
