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
)

// turned is a talk in the person's own hands, on a screen turned to them: one
// question at a time, large, in their language alone. There is nothing on it of
// the worker's and nothing that could get someone hurt ([form.Question.InHand]),
// and no way from it to another page: giving the screen back locks, and only the
// worker's key opens what is behind.
type turned struct {
	*Place // speaks her language
	voices
	c     *casefile.Case
	st    *app.Sitting
	sheet *sheet // describes questions; shows none
	to    Name   // the worker's page
	at    casefile.QuestionID
	view  string          // "" for the question itself
	been  map[string]bool // sections seen since the screen was turned
	since time.Time
	rest  *part.Para
	still *part.Para // asks whether anybody is there, before the screen closes
	page  *part.Page
	stack *fyne.Container
	ready func()    // gives the keyboard away
	up    bool      // it is on the screen
	plan  *readBack // the plan is gone through step by step; nil for questions
}

// What takes the place of the question.
const (
	toAreas = "areas"
	toBreak = "break"
	toStop  = "stop"
	toLeave = "leave"
	toEnd   = "end"
	toSeen  = "seen"
)

// stop is a section and what of it can be asked on a turned screen just now.
type stop struct {
	form.Section
	asks []*form.Question
}

func stopsOf(st *app.Sitting) []stop {
	var all []stop
	for _, sec := range st.Def().Sections() {
		s := stop{Section: sec}
		for _, q := range sec.Questions() {
			if q.InHand() && st.Enabled(q.ID) && !st.Kept(q.ID) {
				s.asks = append(s.asks, q)
			}
		}
		if len(s.asks) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func newTurned(p *Place, r Route) (Page, error) {
	if r.Sitting == "" { // no talk: who has seen the file
		return newTurnedSeen(p, r)
	}
	st, err := p.Desk.Resume(r.Case, r.Sitting)
	if err != nil {
		return nil, err
	}
	hers, tag := *p, st.Record().Language
	t := &turned{
		Place: &hers, voices: p.voicesOf(tag, tag), c: st.Case, st: st, to: ToSitting,
		been: map[string]bool{}, since: p.Desk.TalkSince(st.Case.ID),
	}
	if st.Record().Form == planForm {
		t.to = ToPlan
	}
	hers.Say = t.voices.hers
	t.sheet = newSheet(&hers, t.voices, st)
	t.rest = part.NewPara(t.say("turn.rest", nil), part.Style{Size: look.Hers, Color: look.Quiet})
	t.rest.Hide()
	t.still = part.NewPara(t.say("turn.still", nil), part.Style{Size: look.Hers, Color: look.Quiet})
	t.still.Hide()
	t.stack = container.NewStack()
	if (r.Section == readingPlan || r.Section == readingTorn) && st.Record().Form == planForm {
		if t.plan, err = newReadBack(t); err != nil {
			return nil, err
		}
	}
	t.start(r)
	t.Tick(p.Now())
	return t, nil
}

// start finds the question to begin with: the one the worker was at, or the
// first of that section; in a talk of many areas that has not begun, the choice
// of areas.
func (t *turned) start(r Route) {
	if t.plan != nil {
		t.plan.start(r)
		return
	}
	stops := stopsOf(t.st)
	switch i := slices.IndexFunc(stops, func(s stop) bool { return s.ID == r.Section }); {
	case len(stops) == 0:
		t.show(toEnd)
	case t.find(stops, r.Question):
		t.ask(r.Question)
	case hasAreas(t.st) && (i < 0 || len(t.st.Record().Answers) == 0):
		t.show(toAreas)
	default:
		t.ask(stops[max(0, i)].asks[0].ID)
	}
}

func (t *turned) find(stops []stop, q casefile.QuestionID) bool {
	_, _, ok := placeOf(stops, q)
	return ok
}

func placeOf(stops []stop, q casefile.QuestionID) (i, j int, ok bool) {
	for i, s := range stops {
		if j := slices.IndexFunc(s.asks, func(a *form.Question) bool { return a.ID == q }); j >= 0 {
			return i, j, true
		}
	}
	return 0, 0, false
}

func (t *turned) Content() fyne.CanvasObject { return t.stack }

// Route never names the worker's page: as long as the screen is turned there is
// none behind it.
func (t *turned) Route() Route {
	if t.plan != nil {
		section := readingPlan
		if t.plan.pen != nil && t.plan.pen.Down() {
			section = readingTorn
		}
		return Route{Page: ToTurned, Case: t.c.ID, Sitting: t.st.Record().ID, Section: section, Question: t.plan.at.question()}
	}
	return Route{Page: ToTurned, Case: t.c.ID, Sitting: t.st.Record().ID, Question: t.at}
}

// Ready implements Page.
func (t *turned) Ready() {
	t.up = true
	t.Lend(false)
	t.ready()
}

// Speaks implements Speaker.
func (t *turned) Speaks() string { return t.voices.hers.Tag() }

// Turn implements Turner: the next question, or the one before.
func (t *turned) Turn(by int) {
	if t.plan != nil {
		t.plan.turn(by)
		return
	}
	stops := stopsOf(t.st)
	i, j, ok := placeOf(stops, t.at)
	switch {
	case t.view == toAreas && by > 0:
		t.further(stops)
	case t.view == toBreak, t.view == toStop, t.view == toLeave:
	case t.view != "" && by < 0:
		t.resume()
	case t.view != "":
	case !ok && len(stops) == 0:
		t.show(toEnd)
	case !ok:
		t.ask(stops[0].asks[0].ID)
	case j+by >= 0 && j+by < len(stops[i].asks):
		t.ask(stops[i].asks[j+by].ID)
	case hasAreas(t.st) && isArea(t.st, stops[i].ID):
		t.show(toAreas)
	case by > 0:
		t.further(stops)
	case i > 0:
		t.ask(stops[i-1].asks[len(stops[i-1].asks)-1].ID)
	}
}

// further goes on to the first section that was not seen yet.
func (t *turned) further(stops []stop) {
	for _, s := range stops {
		if !t.been[s.ID] {
			t.ask(s.asks[0].ID)
			return
		}
	}
	t.show(toEnd)
}

// Choose implements Chooser.
func (t *turned) Choose(n int) bool { return t.plan != nil && t.plan.choose(n) }

// Stop implements Pauser: everything is saved, and the screen is calm.
func (t *turned) Stop() { t.Trouble(t.Desk.Flush()); t.show(toStop) }

// Break implements Pauser.
func (t *turned) Break() { t.Trouble(t.Desk.Flush()); t.show(toBreak) }

// Close implements Closer. There is always something on top here: no key may
// lead behind it.
func (t *turned) Close() bool {
	if t.view != "" {
		t.resume()
	}
	return true
}

// resume goes back to the question.
func (t *turned) resume() {
	if t.view == toBreak {
		t.Desk.Rest(t.c.ID)
		t.since = t.Now()
		t.rest.Hide()
	}
	if t.plan != nil {
		t.plan.leafAt(t.plan.at)
		return
	}
	if t.find(stopsOf(t.st), t.at) {
		t.ask(t.at)
		return
	}
	t.view = ""
	t.start(Route{})
}

// Tick implements Ticker: after three quarters of an hour a break is offered.
func (t *turned) Tick(now time.Time) {
	if t.rest.Visible() || now.Sub(t.since) < restAfter*time.Minute {
		return
	}
	t.rest.Show()
	t.page.Relay()
}

// Waits implements Waiter: a line says that the screen will close. It comes and
// goes below everything, so that nothing moves.
func (t *turned) Waits(soon bool) {
	if soon != t.still.Visible() {
		show(t.still, soon)
		t.page.Relay()
	}
}

// Leave implements Leaver: it gives the screen back. The worker's page begins where something was
// left to be said aloud, or where the person is.
func (t *turned) Leave() {
	r := Route{Page: t.to, Case: t.c.ID, Sitting: t.st.Record().ID, Question: t.at}
	if t.plan != nil {
		r.Question = t.plan.aloud()
		t.GiveBack(r)
		return
	}
	for _, q := range t.st.Def().Questions() {
		if t.st.Record().KeptForAloud(q.ID) {
			r.Question = q.ID
			break
		}
	}
	if q, ok := t.st.Def().Question(r.Question); ok {
		r.Section = q.Section()
	}
	t.GiveBack(r)
}
