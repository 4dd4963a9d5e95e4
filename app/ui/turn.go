package ui

import "onward/app/ui/page"

// As long as the screen is turned to the person, no page is behind it: whatever
// asks for one, a key or a mistake of ours, gets nothing. What is left is to
// hide and to lock, which close the vault; then the worker's key opens it again.
// Locked from the turned page itself, the screen comes back turned. Only giving
// it back on purpose leads to the worker's page.

// mayShow tells whether a route may be shown after what is shown now.
func (a *App) mayShow(r page.Route) bool {
	if a.show == nil || a.desk == nil || a.hidden {
		return true
	}
	now := a.show.Route()
	switch {
	case now.Page != page.ToTurned, r.Page == page.ToNote:
		return true
	}
	return r.Page == page.ToTurned && r.Case == now.Case && r.Sitting == now.Sitting
}

// giveBack locks, and keeps a route to show once it is unlocked. Where saving
// fails the screen stays turned, and says why.
func (a *App) giveBack(to page.Route) {
	if a.Lock(); a.desk == nil {
		a.resume = &to
	}
}

// tongue is the language of what the program itself says on this page.
func (a *App) tongue() string {
	if s, ok := a.show.(page.Speaker); ok {
		return s.Speaks()
	}
	return a.settings.Lang
}
