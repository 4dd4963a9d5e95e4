package page

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// sitting is a talk: one section of a form at a time, in two languages. Its
// views (what is open, what was found, the languages) take the place of the
// section; its calm screens (stop, break) take the place of everything.
type sitting struct {
	*Place
	voices
	c      *casefile.Case
	st     *app.Sitting
	sheet  *sheet
	at     string // section shown
	view   string // "" for the section itself
	since  time.Time
	shown  []string // sections in the rail
	whole  fyne.CanvasObject
	stack  *fyne.Container
	page   *part.Page
	rail   *part.Rail
	find   *part.Field
	head   *part.TopBar
	clock  *part.Para
	saved  *part.Para
	gaps   *part.Button
	rest   *part.Para
	kept   *part.Para // says that answers no longer asked for are kept
	back   *part.Button
	next   *part.Button
	steps  *steps // of the plan form; nil for others
	to     Name   // how to come back: ToSitting or ToPlan
	wanted casefile.QuestionID
	choice bool   // what comes next is chosen from the areas
	first  bool   // no section was asked for
	due    string // which offer of a break is on the page
	own    *part.Button
}

func newSitting(p *Place, r Route) (Page, error) {
	st, err := p.Desk.Resume(r.Case, r.Sitting)
	if err != nil {
		return nil, err
	}
	if st.Record().Form == planForm {
		return newPlan(p, r)
	}
	s := newTalk(p, st, r, ToSitting)
	s.build()
	return s, nil
}

func newTalk(p *Place, st *app.Sitting, r Route, to Name) *sitting {
	s := &sitting{Place: p, c: st.Case, st: st, since: p.Desk.TalkSince(st.Case.ID), to: to, at: r.Section, wanted: r.Question}
	s.first = s.at == "" && r.Question == ""
	if s.first && to == ToSitting {
		s.at = lastSection(st)
	}
	if q, ok := st.Def().Question(r.Question); ok && s.at == "" {
		s.at = q.Section()
	}
	return s
}

// build makes the whole page in the languages of the sitting as they are now.
func (s *sitting) build() {
	rec := s.st.Record()
	s.voices = s.Place.voicesOf(rec.Language, rec.Working)
	s.sheet = newSheet(s.Place, s.voices, s.st)
	s.sheet.changed = func(ch form.Change) {
		if s.steps != nil && s.at == stepsSection && s.view == "" {
			s.steps.refold(ch)
		}
		s.changed()
	}
	s.sheet.steady = func(o fyne.CanvasObject, f func()) { s.page.Steady(o, f) }
	s.shown = s.asked()
	if len(s.shown) > 0 && !inList(s.shown, s.at) {
		s.at = s.shown[0]
	}
	s.rail = part.NewRail(s.railItems(), s.at, func(id string) { s.goTo(id, "") })
	s.find = part.NewField(part.FieldParams{OnChanged: s.search})
	s.clock = part.NewPara(part.Said{}, part.Style{Size: look.Working, Color: look.Quiet, OneLine: true})
	s.saved = part.NewPara(s.saveState(), part.Style{Size: look.Working, Color: look.Quiet})
	s.rest = part.NewPara(part.Said{}, part.Style{Color: look.Quiet})
	s.rest.Hide()
	s.kept = s.quiet("sitting.hidden", nil)
	s.gaps = s.bare("sitting.missing", func() { s.open("missing") })
	s.head = part.NewTopBar(s.where(),
		s.clock, s.saved, s.gaps, s.bare("sitting.languages", func() { s.open("languages") }), s.keys(), s.bare("ui.hide", s.Hide),
		s.plain("sitting.break", s.Break), s.plain("sitting.stop", s.Stop))
	s.back = s.plain("sitting.back", func() { s.Turn(-1) })
	s.next = s.primary("sitting.next", func() { s.Turn(1) })
	s.rail.SetTop(s.aside())
	s.page = part.NewPage(part.PageParams{
		Head: s.head, Side: s.rail, Back: s.back, Next: s.next, Wide: s.steps != nil,
	})
	s.stack = container.NewStack(s.page)
	s.whole = s.stack
	s.section()
	if s.choosesFirst() {
		s.open("areas")
	}
	s.Tick(s.Now())
}

func (s *sitting) Content() fyne.CanvasObject { return s.whole }

func (s *sitting) Route() Route {
	return Route{Page: s.to, Case: s.c.ID, Sitting: s.st.Record().ID, Section: s.at, Question: s.sheet.at}
}

// Ready implements Page.
func (s *sitting) Ready() {
	if o := s.sheet.focus(s.wanted); o != nil && s.wanted != "" {
		s.page.Reveal(o)
	}
	s.wanted = ""
	s.rail.ShowChosen()
}

// where says whose sitting of what this is.
func (s *sitting) where() part.Said {
	w := formTitle(s.Say, string(s.st.Def().ID()), s.st.Def().Code())
	if s.steps != nil {
		w = s.say("plan_page.title", nil)
	}
	w.Text = string(s.c.Code) + " · " + w.Text
	return w
}

// asked lists the sections that have anything to ask just now.
func (s *sitting) asked() []string {
	var ids []string
	for _, sec := range s.st.Def().Sections() {
		for _, it := range sec.Items {
			if s.st.ItemShown(it) {
				ids = append(ids, sec.ID)
				break
			}
		}
	}
	return ids
}

func (s *sitting) railItems() []part.RailItem {
	alerts := map[string]bool{}
	for _, a := range s.st.Alerts() {
		if q, ok := s.st.Def().Question(a.Question); ok {
			alerts[q.Section()] = true
		}
	}
	var items []part.RailItem
	for _, sec := range s.st.Def().Sections() {
		if !inList(s.shown, sec.ID) {
			continue
		}
		done, total := s.st.Progress(sec.ID)
		it := part.RailItem{ID: sec.ID, Label: s.sectionTitle(sec).OneOf(), State: stateOf(done, total)}
		if alerts[sec.ID] {
			it.State = part.Alert
		}
		if total > 0 {
			it.Note = part.Said{Text: s.working.Say("sitting.progress", i18n.Args{"done": done, "total": total}), Lang: s.working.Tag()}
		} else if slices.ContainsFunc(sec.Questions(), func(q *form.Question) bool { return s.st.Kept(q.ID) }) {
			it.Note = part.Said{Text: s.working.Say("kept.section", nil), Lang: s.working.Tag()}
		}
		items = append(items, it)
	}
	return items
}

func (s *sitting) sectionTitle(sec form.Section) part.Pair {
	if p := s.found(sec.Words + ".title"); !p.Empty() {
		return quietDraft(p)
	}
	return part.One(sec.ID, "en")
}

func (s *sitting) sectionNow() (form.Section, bool) {
	for _, sec := range s.st.Def().Sections() {
		if sec.ID == s.at {
			return sec, true
		}
	}
	return form.Section{}, false
}

// section shows the section where the talk is.
func (s *sitting) section() {
	s.view = ""
	sec, ok := s.sectionNow()
	if !ok {
		s.page.Set(s.para("sitting.section_empty", nil))
		return
	}
	body := []fyne.CanvasObject{s.titled(sec), s.rest}
	if app.JourneyForm(s.st.Record().Form) {
		if stop := s.stopOf(s.c.ID); stop != nil {
			body = append([]fyne.CanvasObject{stop}, body...)
		}
	}
	if s.steps != nil && sec.ID == stepsSection {
		s.steps.fill()
		body = append(body, s.steps.content)
	} else {
		s.sheet.fill(sec.Items)
		body = append(body, s.sheet.column, s.addPlace(sec.ID), s.kept)
		s.keeps(sec)
	}
	s.page.Set(body...)
	s.rail.Select(s.at)
	s.foot()
}

// keeps says so where answers of a section are kept that it does not ask for
// any more.
func (s *sitting) keeps(sec form.Section) {
	for _, q := range sec.Questions() {
		if _, answered := s.st.Record().Answer(q.ID); answered && !s.st.Shown(q.ID) {
			s.kept.Show()
			return
		}
	}
	s.kept.Hide()
}

// foot names the next thing to do.
func (s *sitting) foot() {
	key := "sitting.next"
	if i := indexOf(s.shown, s.at); i == len(s.shown)-1 {
		key = "sitting.finish"
		if s.steps != nil {
			key = "plan_page.to_paper"
		}
	}
	if s.view != "" {
		key = "sitting.go_on"
	} else if s.choice && isArea(s.st, s.at) {
		key = "turn.choose"
	}
	s.next.SetLabel(s.pair(key, nil))
	s.page.Relay()
}

// goTo shows a section, and a question in it where one is named.
func (s *sitting) goTo(section string, q casefile.QuestionID) {
	s.sheet.scold()
	s.at = section
	s.section()
	if o := s.sheet.focus(q); o != nil && q != "" {
		s.page.Reveal(o)
	}
	s.rail.ShowChosen()
	s.state()
}

// Turn implements Turner: the next section, or the one before.
func (s *sitting) Turn(by int) {
	switch {
	case s.view == "areas" && by > 0:
		s.further()
		return
	case s.view != "":
		s.section()
		return
	case s.choice && by > 0 && isArea(s.st, s.at):
		s.open("areas")
		return
	}
	switch i := indexOf(s.shown, s.at) + by; {
	case i >= 0 && i < len(s.shown):
		s.goTo(s.shown[i], "")
	case i < 0 || s.steps == nil:
		s.toCase()
	default:
		s.Go(Route{Page: ToPreview, Case: s.c.ID})
	}
}

func (s *sitting) toCase() { s.Go(Route{Page: ToCase, Case: s.c.ID}) }

// changed brings what surrounds the cards up to date after an answer.
func (s *sitting) changed() {
	if sec, ok := s.sectionNow(); ok {
		s.keeps(sec)
	}
	if now := s.asked(); !equal(now, s.shown) {
		s.shown = now
		s.rail.SetItems(s.railItems())
		s.foot()
	} else {
		for _, it := range s.railItems() {
			s.rail.SetState(it.ID, it.State, it.Note)
		}
	}
	s.countOwn()
	s.state()
	if s.steps != nil && s.steps.agreed != nil {
		s.steps.agreed.stale = true
	}
}

// Tick implements Ticker.
func (s *sitting) Tick(now time.Time) {
	s.sheet.tick(now)
	s.state()
	if s.steps != nil && s.at == stepsSection && s.view == "" {
		s.steps.agreed.freshen()
	}
}

// state says the minutes, what is saved, and how much is still open; it
// touches only what has changed.
func (s *sitting) state() {
	minutes := int(s.Now().Sub(s.since).Minutes())
	clock := s.say("sitting.minutes", i18n.Args{"minutes": minutes})
	saved := s.saveState()
	// The line at the top has little room: what has nothing to tell is left out.
	show(s.clock, minutes > 0)
	show(s.saved, s.Desk.SaveState() != app.SaveState{})
	show(s.gaps, len(s.st.Missing()) > 0)
	gaps := s.say("sitting.missing", i18n.Args{"count": len(s.st.Missing())})
	if clock.Text == s.clock.Text() && saved.Text == s.saved.Text() && gaps.Text == s.gaps.Label() {
		return
	}
	s.clock.Set(clock)
	s.saved.Set(saved)
	s.gaps.SetLabel(part.Pair{Hers: gaps})
	s.remind(minutes)
	s.page.Relay()
}

func show(o fyne.CanvasObject, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// saveState says what is true about saving, never more.
func (p *Place) saveState() part.Said {
	switch st := p.Desk.SaveState(); {
	case st.Err != nil:
		return p.say("ui.unsaved_why", i18n.Args{"why": p.explain(st.Err)})
	case st.Dirty:
		return p.say("ui.unsaved", nil)
	case !st.SavedAt.IsZero():
		return p.say("ui.saved", i18n.Args{"time": p.Say.Time(st.SavedAt.Local())})
	}
	return p.say("ui.nothing_new", nil)
}

func inList(list []string, s string) bool { return indexOf(list, s) >= 0 }
