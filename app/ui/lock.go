package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// Lock saves, closes the vault and shows the unlock page. Where saving fails
// it says so and stays open.
func (a *App) Lock() {
	if a.desk == nil || a.hidden {
		return
	}
	a.remember()
	if err := a.letGo(); err != nil {
		key, args := explain(err)
		say := a.Words.For(a.tongue())
		a.warn(say.Say("ui.cannot_lock", i18n.Args{"why": say.Say(key, args)}))
		return
	}
	a.because = page.LockedBecause{Yes: true, Demo: a.demoKey()}
	a.open(page.Route{Page: page.ToUnlock})
}

// Hide shows the note pad at once and locks behind it. On the note pad it goes
// on to the unlock page.
func (a *App) Hide() {
	if a.show.Route().Page == page.ToNote {
		a.open(page.Route{Page: page.ToUnlock})
		return
	}
	a.hurry = a.desk != nil
	a.vanish(page.LockedBecause{Yes: a.desk != nil, Demo: a.demoKey()})
}

// idle locks where nobody was there for a while.
func (a *App) idle() {
	if a.desk == nil || a.hidden {
		return
	}
	minutes, away := idleOf(a.settings, a.show), gone(a.used, a.Now())
	limit := time.Duration(minutes) * time.Minute
	if w, ok := a.show.(page.Waiter); ok {
		w.Waits(away >= limit-warning)
	}
	if away < limit {
		return
	}
	a.vanish(page.LockedBecause{Yes: true, Idle: minutes, Demo: a.demoKey()})
	if a.desk == nil {
		a.open(page.Route{Page: page.ToUnlock})
	}
}

// warning is how long before it closes a page says so.
const warning = time.Minute

// gone tells how long nobody was there. A computer that sleeps stops the clock
// that only runs forward, so the one on the wall counts too.
func gone(since, now time.Time) time.Duration {
	return max(now.Sub(since), now.Round(0).Sub(since.Round(0)))
}

// vanish takes everything off the screen first and saves afterwards. A desk
// that cannot save stays open, out of reach; Tick goes on trying.
func (a *App) vanish(why page.LockedBecause) {
	a.remember()
	a.because = why
	a.hidden = a.desk != nil
	part.ForgetCopied()
	a.keys.Forget()
	a.owing = a.show
	a.open(page.Route{Page: page.ToNote})
	a.letGo()
}

// remember keeps the place to come back to.
func (a *App) remember() {
	if a.desk == nil || a.show == nil || a.hidden {
		return
	}
	r := a.show.Route()
	a.resume = &r
}

// keepTyped writes down what is typed on the page and nowhere else yet, and on
// one that had to go before it could be.
func (a *App) keepTyped() error {
	for _, p := range []page.Page{a.show, a.owing} {
		if k, ok := p.(page.Keeper); ok && a.desk != nil {
			if err := k.Keep(); err != nil {
				return err
			}
		}
	}
	a.owing = nil
	return nil
}

// letGo saves everything and lets go of the vault. Where saving fails the desk
// stays as it is, with all that was typed. The last copy is made, and the vault
// closed, beside the screen: nobody has to wait for that with the page still in
// view. In a hurry there is no copy, for it needs the keys. Until then the vault cannot be opened again, see App.left.
func (a *App) letGo() error {
	if a.desk == nil {
		return nil
	}
	if err := a.keepTyped(); err != nil {
		return err
	}
	if err := a.desk.Flush(); err != nil {
		return err
	}
	leave := a.desk.Leave
	if a.hurry {
		leave = a.desk.LeaveAtOnce
	}
	rest, err := leave()
	if err != nil {
		return err
	}
	a.hurry = false
	a.desk, a.hidden, a.copies = nil, false, copyWatch{}
	part.Forget()
	part.ForgetCopied()
	a.keys.Forget()
	left := make(chan struct{})
	a.left = left
	a.Work(func() error {
		defer close(left)
		return rest()
	}, func(err error) {
		if err != nil {
			a.trouble(err)
		}
	})
	return nil
}

// quit is the window's cross. As long as something typed cannot be saved the
// window stays, and says why each time: saving is tried again every few
// seconds, and nothing is ever dropped for a second click.
func (a *App) quit() {
	if err := a.letGo(); err != nil && a.desk != nil {
		a.trouble(err)
		return
	}
	a.win.SetCloseIntercept(nil)
	a.win.Close()
}

// Tick is called each second.
func (a *App) Tick() {
	now := a.Now()
	if p := a.feel(); p != a.life {
		a.life, a.used = p, now
	}
	if a.hidden && a.letGo() == nil {
		a.clearNotice() // what it said is no longer so
	}
	if t, ok := a.show.(page.Ticker); ok {
		t.Tick(now)
	}
	a.cover()
	a.sayClock()
	part.CopiedTill(now, copiedFor)
	a.keepCopies(now)
	a.idle()
}

// pulse is what tells that someone is there: fyne has no hook for every key
// and movement, so the traces they leave are compared each second.
type pulse struct {
	focus  fyne.Focusable
	cursor int
	mouse  fyne.Position
}

func (a *App) feel() pulse {
	p := pulse{focus: a.win.Canvas().Focused(), mouse: a.notice.mouse}
	if f, ok := p.focus.(interface{ CursorTextOffset() int }); ok {
		p.cursor = f.CursorTextOffset()
	}
	return p
}

func (a *App) demoKey() *page.Demo {
	if a.Demo == nil {
		return nil
	}
	return &page.Demo{User: a.Demo.User, Pass: a.Demo.Pass}
}
