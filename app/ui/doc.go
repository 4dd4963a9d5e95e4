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
// Hide (F9) locks too, and shows a plain note pad. Nothing can be read through
// the Desk from then on; the vault itself is closed a moment later, after a last
// copy of it was made beside the screen, and its keys are wiped then.
//
// The system tells when its screen is locked and before it sleeps (package
// guard); then the files are locked as well, and sleep waits until they are
// closed. Who wants it has them locked as soon as another window is in front.
// On Windows the window is left out of pictures of the screen.
//
// # In the person's own hands
//
// A talk can be turned to the person ([page.ToTurned]): their language alone,
// one question at a time, nothing of the worker's, nothing of sensitivity P3 and
// nothing that is only asked because of it. As long as it is shown [App] shows
// no other page, whoever asks; hiding and locking work, and close the vault. To
// give the screen back is to lock it: then the worker's pass phrase opens the
// worker's page. There is no second, shorter key: it would have to be kept
// somewhere, and whoever watches it typed once could use it.
//
// The plan is gone through on that screen as well, step by step, each answered
// by itself, said back, slept on and signed; beside the steps the worker sees
// what is still missing, and agrees it with one press.
//
// # What is left behind
//
// Nothing a person said, outside the vault and the papers that were saved
// (canary_test.go looks for it). The settings are plain and only about looks.
// A mistake of ours leaves the places in the program it came through, never
// what was there; what was typed is saved first, the program begins anew and
// says in one sentence what happened. The clipboard is cleared ten
// seconds after something was copied here and on locking, where it still holds
// that. Pages are printed through a pipe; what the
// computer's own print queue keeps is out of our reach, as are a history of
// the clipboard and the memory that sleep and swap write to disk.
// Core files are forbidden (package guard).
//
// # Time
//
// There is one timer. It calls [App.Tick] each second on the screen's
// goroutine; tests call Tick themselves with a clock of their own.
//
// Start with [New].
package ui
