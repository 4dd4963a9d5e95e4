package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"onward/app/guard"
	"onward/app/ui/page"
)

// The system says when nobody is in front of the screen any more: it is being
// locked, or the computer is about to sleep. Then the files are locked too.
// Where the person chose it, they are locked as soon as another window is in
// front of this one.

// watchAway listens until stop is called.
func (a *App) watchAway() (stop func()) {
	a.Fyne.Lifecycle().SetOnExitedForeground(a.otherWindow)
	if a.Away == nil {
		return func() {}
	}
	return a.Away(func(guard.Why) {
		var left <-chan struct{}
		fyne.DoAndWait(func() {
			a.hurry = a.desk != nil
			a.leaves()
			left = a.left
		})
		if left == nil {
			return // nothing was open in this run
		}
		// Until the vault is closed its keys are in memory, and sleep would
		// write them to the disk. No system waits much longer than this.
		select {
		case <-left:
		case <-time.After(letGoIn):
		}
	})
}

// otherWindow is called when another window comes in front, or this one is
// minimised.
func (a *App) otherWindow() {
	if a.settings.Leave {
		a.leaves()
	}
}

// leaves locks because the person has gone: off the screen first.
func (a *App) leaves() {
	if a.desk == nil || a.hidden {
		return
	}
	a.vanish(page.LockedBecause{Yes: true, Demo: a.demoKey()})
	if a.desk == nil {
		a.open(page.Route{Page: page.ToUnlock})
	}
}

// cover leaves the window out of pictures of the screen, where the system can
// (Windows). It is called once the window is there.
func (a *App) cover() {
	w, ok := a.win.(driver.NativeWindow)
	if a.covered || !ok {
		return
	}
	a.covered = true
	w.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			guard.Unseen(c.HWND)
		}
	})
}

// letGoIn is how long sleep is held back at most.
const letGoIn = 4 * time.Second

// copiedFor is how long what was copied here stays on the clipboard.
const copiedFor = 10 * time.Second
