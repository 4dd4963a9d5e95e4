package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/ui/page"
)

// listen hears the keys that work everywhere. Parts hand on what they do not use, so
// these work inside a text field too. The help page lists them.
func (a *App) listen() {
	c := a.win.Canvas()
	c.SetOnTypedKey(a.key)
	on := func(k fyne.KeyName, m fyne.KeyModifier, f func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: m}, func(fyne.Shortcut) {
			a.used = a.Now()
			f()
		})
	}
	const ctrl = fyne.KeyModifierShortcutDefault
	on(fyne.KeyL, ctrl, a.Lock)
	on(fyne.KeyF, ctrl, func() {
		if p, ok := a.show.(page.Finder); ok {
			p.Find()
		}
	})
	on(fyne.KeyS, ctrl, a.save)
	on(fyne.KeyT, ctrl, func() {
		if p, ok := a.show.(page.Hander); ok {
			p.Hand()
		}
	})
	on(fyne.KeyPageDown, ctrl, func() { a.turn(1) })
	on(fyne.KeyPageUp, ctrl, func() { a.turn(-1) })
}

func (a *App) key(ev *fyne.KeyEvent) {
	a.used = a.Now()
	switch ev.Name {
	case fyne.KeyF9:
		a.Hide()
	case fyne.KeyF8:
		if p, ok := a.show.(page.Pauser); ok {
			p.Stop()
		}
	case fyne.KeyF7:
		if p, ok := a.show.(page.Pauser); ok {
			p.Break()
		}
	case fyne.KeyF6:
		a.Keys()
	case fyne.KeyF1:
		if on := a.show.Route().Page; a.desk != nil && !a.hidden && on != page.ToHelp {
			a.Go(page.Route{Page: page.ToHelp, Section: string(on)})
		}
	case fyne.KeyEscape:
		a.escape()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9:
		if p, ok := a.show.(page.Chooser); ok {
			p.Choose(int(ev.Name[0] - '0'))
		}
	}
}

// escape closes what lies on top, and otherwise goes one page back.
func (a *App) escape() {
	if a.notice.text != "" {
		a.clearNotice()
		return
	}
	if p, ok := a.show.(page.Closer); ok && p.Close() {
		return
	}
	if a.desk != nil && !a.show.Route().Open() && a.show.Route().Page != page.ToCases {
		a.Back()
	}
}

func (a *App) turn(by int) {
	if p, ok := a.show.(page.Turner); ok {
		p.Turn(by)
	}
}

func (a *App) save() {
	if a.desk == nil || a.hidden {
		return
	}
	if err := a.desk.Flush(); err != nil {
		a.trouble(err)
		return
	}
	a.Tick()
}
