// Package ui is the window: which page is shown, how it looks, and when it
// locks.
//
// The whole program is a value, [App], so that a test can run the real thing
// with fyne's test driver and a folder of its own. Pages live in package page;
// they are given a [page.Place] and hand back plain [page.Route]s. Pages hold
// the only references to an unlocked Desk besides App itself, so locking is:
// save, close, show the unlock page, forget.
//
// # Locking and hiding
//
// Lock (Ctrl L, a button, or no use for a while) saves first. Where saving
// fails, nothing is locked away that is not on disk: the window says why and
// stays, or, for hiding and idling, shows the note pad and goes on trying.
// What was open is remembered as a Route and opened again after unlocking.
// Hide (F9) locks too, and shows a plain note pad.
//
// # Time
//
// There is one timer. It calls [App.Tick] each second on the screen's
// goroutine; tests call Tick themselves with a clock of their own.
//
// Start with [New].
package ui
