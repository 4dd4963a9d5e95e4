package ui

import (
	"errors"

	"onward/app"
	"onward/app/ui/page"
)

func (a *App) create(user, pass string, then func(error)) {
	a.enter(user, then, func(k app.Key, p app.Params) (*app.Desk, error) {
		k.Pass = []byte(pass)
		if err := writeSettings(a.Data, a.settings); err != nil {
			return nil, err // nor could a vault be written there
		}
		return app.CreateVault(k, a.Options, p)
	})
}

// Unlock opens the vault and shows what was open when this user locked it, or
// the cases; then is told how it went.
func (a *App) Unlock(user, pass string, then func(error)) {
	if err := a.letGo(); err != nil {
		a.trouble(err)
		then(err)
		return
	}
	a.enter(user, then, func(k app.Key, p app.Params) (*app.Desk, error) {
		if err := a.makeDemo(k.Path, p); err != nil {
			return nil, err
		}
		k.Pass = []byte(pass)
		return app.Unlock(k, a.Options, p)
	})
}

// unlockBySheet opens the vault with its recovery sheet and shows the people, so
// that one can be given a new pass phrase.
func (a *App) unlockBySheet(typed string, then func(error)) {
	if err := a.letGo(); err != nil {
		a.trouble(err)
		then(err)
		return
	}
	a.resume = &page.Route{Page: page.ToPeople}
	a.user = bySheet
	a.enter(bySheet, then, func(k app.Key, p app.Params) (*app.Desk, error) {
		return app.UnlockBySheet(k.Path, typed, a.Options, p)
	})
}

// bySheet stands as the worker of whatever is done by the sheet.
const bySheet = "sheet"

func (a *App) enter(user string, then func(error), open func(app.Key, app.Params) (*app.Desk, error)) {
	k := app.Key{Path: a.vault(), User: user}
	p := app.Params{Shelf: a.Shelf, Words: a.Words, Text: a.Text, Now: a.Now, Worker: user}
	var desk *app.Desk
	left := a.left
	a.Work(func() (err error) {
		waitFor(left)
		desk, err = open(k, p)
		return err
	}, func(err error) {
		if err != nil {
			a.refused(err)
			then(err)
			return
		}
		a.desk, a.hidden = desk, false
		a.enterAgain(user)
	})
}

// refused says why a vault did not open. Where it is damaged, a page of its own
// says what can be done.
func (a *App) refused(err error) {
	if app.Damaged(err) && a.show.Route().Page != page.ToHurt {
		a.because.Hurt = err
		a.open(page.Route{Page: page.ToHurt})
		return
	}
	a.trouble(err)
}

// enterAgain opens what was open when this user locked, or the cases.
func (a *App) enterAgain(user string) {
	r := page.Route{Page: page.ToCases}
	if s, err := a.desk.Staff(); err == nil && !s.SeesCases() {
		r.Page = page.ToPeople
	}
	if a.resume != nil && a.user == user {
		r = *a.resume
	} else {
		a.past = nil
	}
	a.user, a.resume, a.because = user, nil, page.LockedBecause{}
	a.watchCopies()
	a.open(r)
}

// makeDemo makes the vault of invented people the first time it is wanted.
func (a *App) makeDemo(path string, p app.Params) error {
	if a.Demo == nil {
		return nil
	}
	if there, err := exists(path); err != nil || there {
		return err
	}
	p.Worker = a.Demo.User
	d, err := app.CreateVault(app.Key{Path: path, User: a.Demo.User, Pass: []byte(a.Demo.Pass)}, a.Options, p)
	if err != nil {
		return err
	}
	for _, c := range a.Demo.People() {
		if err := d.Import(c); err != nil {
			return errors.Join(err, d.Close())
		}
	}
	return d.Close()
}
