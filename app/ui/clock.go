package ui

import (
	"time"

	"onward/app"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// sayClock says above the list of cases, once after unlocking, that the clock
// of the computer seems to be wrong. It hinders nothing.
func (a *App) sayClock() {
	if a.desk == nil || a.hidden || a.clockOf == a.desk || a.show.Route().Page != page.ToCases || a.notice.text != "" {
		return
	}
	a.clockOf = a.desk
	off, last := a.desk.Clock()
	key := map[app.Off]string{app.ClockBehind: "clock.behind", app.ClockAhead: "clock.ahead"}[off]
	if key == "" {
		return
	}
	say := a.settings.Voice(a.Words, a.settings.Lang)
	moment := func(t time.Time) string { return say.Day(t.Local()) + " " + say.Time(t.Local()) }
	a.notice.say(part.Information, part.Said{
		Text: say.Say(key, i18n.Args{"last": moment(last), "now": moment(a.Now())}), Lang: say.Tag(),
	})
	a.relay()
}
