package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/part"
	"onward/i18n"
)

// stopOf says what stops the way home: which red lines, what must happen, who
// decided what and when; and the two ways on. nil where nothing stands.
func (p *Place) stopOf(id casefile.CaseID) fyne.CanvasObject {
	stop, err := p.Desk.Stop(id)
	if err != nil || stop == nil {
		return nil // an error is said where the case is opened
	}
	title, kind := "stop.title", part.ActToday
	if !stop.Stands() {
		title, kind = "stop.on_title", part.TakeCare
	}
	var lines []string
	add := func(key string, args i18n.Args) { lines = append(lines, p.Say.Say(key, args)) }
	for _, l := range stop.Lines {
		lines = append(lines, "– "+p.Say.Say("f08."+string(l.ID)+".label", nil))
	}
	if stop.Hidden {
		add("stop.hidden", nil)
	}
	if stop.Stands() {
		add("stop.what", nil)
	}
	if v := stop.Verdict; v != nil {
		add("stop.decided", i18n.Args{"what": p.Say.Say("f08.decide.overall.opt."+v.Overall, nil)})
		if r := v.Reason.Text(); r != "" {
			lines = append(lines, "“"+r+"”")
		}
		who := v.Who
		if v.Supervisor != "" {
			who = append(who[:len(who):len(who)], v.Supervisor)
		}
		if len(who) > 0 {
			add("stop.by", i18n.Args{"who": strings.Join(who, "; ")})
		}
		add("stop.on", i18n.Args{"date": p.Say.Day(v.At.Local())})
	}
	if len(stop.Lacks) > 0 {
		add("stop.lacks", nil)
	}
	for _, l := range stop.Lacks {
		lines = append(lines, "– "+p.Say.Say("stop.lack."+l, nil))
	}
	return part.NewBanner(part.BannerParams{
		Kind: kind, Title: p.pair(title, nil), Text: part.One(strings.Join(lines, "\n"), p.Say.Tag()), Actions: p.stopWays(id, stop),
	})
}

// stopWays lead to the talk in which it is decided, and to the team's meeting.
func (p *Place) stopWays(id casefile.CaseID, stop *app.Stop) []fyne.CanvasObject {
	if stop.Hidden {
		return nil
	}
	r := Route{Page: ToSitting, Case: id, Sitting: stop.Sitting, Section: "decide"}
	if len(stop.Lines) > 0 && stop.Verdict == nil {
		r.Question, r.Section = "decide.overall", ""
	}
	ways := []fyne.CanvasObject{p.plain("stop.risk", func() { p.Go(r) })}
	for _, l := range stop.Lacks {
		if l == app.StopTeam || l == app.StopDecision {
			return append(ways, p.plain("stop.team", func() { p.Go(Route{Page: ToBegin, Case: id, Form: "f14"}) }))
		}
	}
	return ways
}

// halt says in place of the pages what stops a paper of the journey.
func (v *preview) halt() {
	if stop := v.stopOf(v.c.ID); stop != nil && app.Journey(v.copy) {
		v.stopped.Set(stop)
		v.stopped.Show()
	}
}
