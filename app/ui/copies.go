package ui

import (
	"time"

	"onward/app"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// Copies are made beside the work, and once more when the files are locked. A
// copy that worked says nothing; the list of cases says in one line what needs
// somebody: no copy for a week, a stick that was not there for as long, a disk
// that fills up. Then the rest goes on.

// How long after unlocking, and how often, it is asked whether a copy is due.
const (
	firstLook = time.Minute
	lookEvery = 5 * time.Minute
)

// copyWatch is what is known of the copies since unlocking.
type copyWatch struct {
	next   time.Time // when to look
	busy   bool
	known  bool
	state  app.Copies
	failed error     // why the last copy was not made
	tried  part.Said // how trying the copies went, until it was said
}

// watchCopies looks after the copies from now on.
func (a *App) watchCopies() { a.copies = copyWatch{next: a.Now().Add(firstLook)} }

// keepCopies is called each second. What is due is done beside the screen.
func (a *App) keepCopies(now time.Time) {
	if a.desk == nil || a.hidden || a.copies.busy || now.Before(a.copies.next) {
		return
	}
	a.copies.next, a.copies.busy = now.Add(lookEvery), true
	desk := a.desk
	var state app.Copies
	var tried []app.CopyTried
	var failed, tryErr error
	a.Work(func() (err error) {
		if state, err = desk.Copies(); err != nil {
			return err
		}
		if app.CopyDue(state, now) {
			_, failed = desk.MakeCopies()
		}
		if app.TryDue(state, now) {
			tried, tryErr = desk.TryCopies()
		}
		state, err = desk.Copies()
		return err
	}, func(err error) {
		if a.desk != desk {
			return // locked meanwhile
		}
		a.copies.busy = false
		if err != nil {
			return // nothing can be copied here, or the vault itself has trouble, which is said elsewhere
		}
		a.copies.known, a.copies.state, a.copies.failed = true, state, failed
		if tried != nil {
			a.copies.tried = a.sayTried(tried, tryErr)
		}
		if a.show.Route().Page == page.ToCases && a.notice.text == "" {
			a.sayCopies()
		}
	})
}

// sayTried words how trying the copies went, in one line.
func (a *App) sayTried(tried []app.CopyTried, err error) part.Said {
	say := a.settings.Voice(a.Words, a.settings.Lang)
	key, args := "copies.tried_bad", i18n.Args{}
	for _, t := range tried {
		if err == nil && t.OK() {
			key, args = "copies.tried_well", i18n.Args{"date": say.Day(t.Made), "count": t.Cases}
			break
		}
	}
	return part.Said{Text: say.Say(key, args), Lang: say.Tag()}
}

// sayCopies says above the list of cases the first thing about the copies that
// needs somebody.
func (a *App) sayCopies() {
	w := &a.copies
	if !w.known || a.desk == nil || len(a.desk.Cases()) == 0 {
		return
	}
	say := a.settings.Voice(a.Words, a.settings.Lang)
	newest, any := w.state.Newest()
	switch {
	case app.Damaged(w.failed):
		a.trouble(w.failed)
	case w.failed != nil:
		key, args := explain(w.failed)
		a.warn(say.Say("copies.failed", i18n.Args{"why": say.Say(key, args)}))
	case !any && w.state.Changed:
		a.warn(say.Say("copies.remind_none", nil))
	case w.state.Changed && app.CopyOverdue(w.state, a.Now()):
		a.warn(say.Say("copies.remind", i18n.Args{"date": say.Day(newest.Made)}))
	case w.tried.Text != "":
		a.quietly(w.tried)
		w.tried = part.Said{}
	default:
		a.sayPlaces(say)
	}
}

// sayPlaces says what is quietly wrong with a place.
func (a *App) sayPlaces(say *i18n.Printer) {
	for _, p := range a.copies.state.Places {
		last, any := p.Newest()
		switch {
		case p.Tight:
			a.quietly(part.Said{Text: say.Say("copies.tight", nil), Lang: say.Tag()})
			return
		case !p.Home() && !p.Here && any && a.Now().Sub(last.Made) >= app.CopyOld:
			a.quietly(part.Said{Text: say.Say("copies.stick_remind", i18n.Args{"date": say.Day(last.Made)}), Lang: say.Tag()})
			return
		}
	}
}

// bringBack locks, puts a copy in the place of the vault, and asks for the pass
// phrase of its day. Where that fails the vault is as it was.
func (a *App) bringBack(l *app.OpenedCopy) {
	if err := a.letGo(); err != nil && a.desk != nil {
		a.trouble(err)
		return
	}
	a.resume = nil
	left, failed := a.left, a.because.Hurt
	a.because = page.LockedBecause{Wait: true, Demo: a.demoKey()}
	a.open(page.Route{Page: page.ToUnlock})
	a.Work(func() error {
		waitFor(left)
		defer l.Close()
		return l.BringBack(a.vault(), a.Now())
	}, func(err error) {
		a.because = page.LockedBecause{Demo: a.demoKey(), Hurt: failed}
		to := page.Route{Page: page.ToUnlock}
		if err == nil {
			a.because.Hurt, a.because.Back = nil, l.Found.Made
		} else if failed != nil {
			to.Page = page.ToHurt
		}
		a.open(to)
		a.trouble(err)
	})
}

// goOn unlocks a vault whose records are not those last saved, and takes them
// as they are. The person has said so twice.
func (a *App) goOn(user, pass string, then func(error)) {
	a.enter(user, then, func(k app.Key, p app.Params) (*app.Desk, error) {
		k.Pass = []byte(pass)
		return app.Unlock(k, app.Accepting(a.Options), p)
	})
}

// waitFor waits until the vault that was left is closed.
func waitFor(left <-chan struct{}) {
	if left != nil {
		<-left
	}
}
