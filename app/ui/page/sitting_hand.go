package page

import (
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What a talk has for turning the screen to the person, for choosing together
// what comes next, and for resting.

// aside stands above the sections: finding, turning, choosing.
func (s *sitting) aside() fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.quiet("sitting.find", nil), s.find}
	icon := func(key, icon string, tap func()) *part.Button {
		return part.NewButton(part.ButtonParams{Label: s.pair(key, nil), Kind: part.Bare, Icon: icon, OnTap: tap})
	}
	if len(stopsOf(s.st)) > 0 {
		rows = append(rows, icon("turn.screen", "turn", s.Hand))
	}
	s.own = icon("turn.own", "person", func() { s.open("own") })
	rows = append(rows, s.own)
	s.countOwn()
	return part.NewColumn(look.Step/2, rows...)
}

// titled is the title of a section; beside that of an area, the way to choose
// another.
func (s *sitting) titled(sec form.Section) fyne.CanvasObject {
	title := part.NewBoth(s.sectionTitle(sec), part.Style{Size: look.Heading})
	if !isArea(s.st, sec.ID) {
		return title
	}
	return part.NewFoot(title, s.bare("turn.choose", func() { s.open("areas") }))
}

// Hand implements Hander.
func (s *sitting) Hand() {
	if s.steps != nil && (s.at == stepsSection || s.at == agreeSection) && s.view == "" && len(s.st.Rows(stepsTable)) > 0 { // a plan is gone through, step by step
		s.sheet.scold()
		s.Go(Route{Page: ToTurned, Case: s.c.ID, Sitting: s.st.Record().ID, Section: readingPlan})
		return
	}
	if len(stopsOf(s.st)) == 0 {
		return
	}
	r := Route{Page: ToTurned, Case: s.c.ID, Sitting: s.st.Record().ID, Section: s.at}
	if q, ok := s.st.Def().Question(s.sheet.at); ok && q.Section() == s.at {
		r.Question = s.sheet.at
	}
	s.Go(r)
}

// owns lists what the person answered by their own hand, in the order of the
// form.
func (s *sitting) owns() []casefile.QuestionID {
	var all []casefile.QuestionID
	for _, q := range s.st.Def().Questions() {
		if a, ok := s.st.Record().Answer(q.ID); ok && a.Source == casefile.Own && s.st.Shown(q.ID) {
			all = append(all, q.ID)
		}
	}
	return all
}

func (s *sitting) countOwn() {
	n := len(s.owns())
	s.own.SetLabel(s.pair("turn.own", i18n.Args{"count": n}))
	show(s.own, n > 0)
}

func (s *sitting) owned() fyne.CanvasObject {
	return part.NewCard(append([]fyne.CanvasObject{s.title("turn.own_title", nil), s.quiet("turn.own_text", nil)}, s.links(s.owns())...)...)
}

// choosesFirst tells whether the talk begins with choosing what to speak about:
// nothing is answered, and no place in it was asked for.
func (s *sitting) choosesFirst() bool {
	return hasAreas(s.st) && s.first && len(s.st.Record().Answers) == 0
}

// areas are the areas of life as pictures, in both languages.
func (s *sitting) areas() []fyne.CanvasObject {
	var tiles []fyne.CanvasObject
	for _, id := range s.shown {
		if !isArea(s.st, id) {
			continue
		}
		label := areaTitle(s.voices, id)
		if done, _ := s.st.Progress(id); done > 0 {
			been := s.working.Say("turn.been", nil)
			if label.Working.Text == "" {
				label.Working = part.Said{Text: been, Lang: s.working.Tag()}
			} else {
				label.Working.Text += " · " + been
			}
		}
		tiles = append(tiles, part.NewButton(part.ButtonParams{
			Label: label, Icon: areaIcons[id], IconInk: look.Lead, Size: look.Hers,
			OnTap: func() { s.choice = true; s.goTo(id, "") },
		}))
	}
	return []fyne.CanvasObject{
		part.NewBoth(s.spoken("turn.areas", nil), part.Style{Size: look.Heading}), s.rest, part.NewTiles(look.Step, tileWidth, tiles...),
	}
}

// further goes on, after choosing, to the first section with nothing in it yet.
func (s *sitting) further() {
	for _, id := range s.shown {
		if done, _ := s.st.Progress(id); done == 0 {
			s.choice = s.choice && isArea(s.st, id)
			s.goTo(id, "")
			return
		}
	}
	s.section()
}

// A break is offered after three quarters of an hour, quietly, and once more
// when the hour is full. Nobody is interrupted.
const (
	restAfter = 45
	fullAfter = 60
)

func (s *sitting) remind(minutes int) {
	if minutes < restAfter {
		return
	}
	key := "sitting.rest"
	if minutes >= fullAfter {
		key = "turn.full"
	}
	if s.due == key {
		return
	}
	s.due = key
	s.rest.Set(s.say(key, i18n.Args{"minutes": minutes}))
	s.rest.Show()
}

// rested begins the time of the talk anew after a break.
func (s *sitting) rested() {
	s.Desk.Rest(s.c.ID)
	s.since, s.due = s.Now(), ""
	s.rest.Hide()
	s.state()
}

// lastSection is where something was answered last: a talk that is gone on with
// goes on there. It is "" for a talk that has not begun.
func lastSection(st *app.Sitting) string {
	var at time.Time
	section := ""
	for _, q := range st.Def().Questions() {
		if a, ok := st.Record().Answer(q.ID); ok && a.At.After(at) && st.Shown(q.ID) {
			at, section = a.At, q.Section()
		}
	}
	return section
}
