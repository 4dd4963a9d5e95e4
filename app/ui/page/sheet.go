package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// sheet is the questions of one section, live: each answer goes to the Desk,
// and what it changes is shown in place. Cards that come or go do so without
// taking the keyboard or moving what is being typed.
type sheet struct {
	*Place
	voices
	st      *app.Sitting
	column  *part.Column
	items   []shownItem
	cards   map[casefile.QuestionID]*part.Question
	tables  map[casefile.QuestionID]*part.Table
	alerts  map[casefile.QuestionID]*part.Column // under the card they come from
	earlier *app.Earlier                         // the time before, or nil
	before  map[casefile.QuestionID]*part.Column // what was said then
	raised  map[casefile.QuestionID]string
	due     map[casefile.QuestionID]bool // problems to say at the next pause
	needed  map[casefile.QuestionID]bool // said to be needed because of another answer
	typed   time.Time                    // when something was answered last
	at      casefile.QuestionID          // answered or left last
	changed func(form.Change)            // told after each answer
	steady  func(fyne.CanvasObject, func())
}

// shownItem is an object that is there only while its item is asked.
type shownItem struct {
	item   form.Item
	object fyne.CanvasObject
}

// pause is how long nobody types before problems are said.
const pause = 2 * time.Second

func newSheet(p *Place, v voices, st *app.Sitting) *sheet {
	return &sheet{
		Place: p, voices: v, st: st, column: part.NewColumn(2 * look.Step),
		cards: map[casefile.QuestionID]*part.Question{}, tables: map[casefile.QuestionID]*part.Table{},
		alerts: map[casefile.QuestionID]*part.Column{}, raised: map[casefile.QuestionID]string{},
		earlier: p.Desk.Earlier(st), before: map[casefile.QuestionID]*part.Column{},
		due:     map[casefile.QuestionID]bool{},
		changed: func(form.Change) {}, steady: func(_ fyne.CanvasObject, f func()) { f() },
	}
}

// fill builds the cards of some items; those of other sections are dropped.
func (s *sheet) fill(items []form.Item) {
	s.items = nil
	clear(s.cards)
	clear(s.tables)
	clear(s.alerts)
	clear(s.before)
	clear(s.raised)
	clear(s.due)
	s.column.Set(s.build(items)...)
	s.showItems()
	s.showAlerts()
	s.showLastTime()
}

func (s *sheet) build(items []form.Item) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, it := range items {
		var o fyne.CanvasObject
		switch it := it.(type) {
		case *form.Question:
			o = s.question(it)
		case *form.Group:
			o = part.NewColumn(2*look.Step, append([]fyne.CanvasObject{
				part.NewBoth(s.found(it.Words+".title"), part.Style{Bold: true})}, s.build(it.Items)...)...)
		case *form.Note:
			o = part.NewBoth(s.found(it.Words+".text"), part.Style{Size: look.Hers})
		default:
			continue
		}
		s.items = append(s.items, shownItem{it, o})
		all = append(all, o)
	}
	return all
}

// question makes the card or the table of a question, with room for its
// alerts under it.
func (s *sheet) question(q *form.Question) fyne.CanvasObject {
	var o fyne.CanvasObject
	if q.Kind == form.Table {
		o = s.table(q)
	} else {
		o = s.card(q, q.ID)
	}
	s.alerts[q.ID] = part.NewColumn(look.Step)
	s.alerts[q.ID].Hide()
	return part.NewColumn(look.Step, o, s.lastTime(q), s.alerts[q.ID])
}

func (s *sheet) card(q *form.Question, id casefile.QuestionID) *part.Question {
	c := part.NewQuestion(s.params(q, id))
	c.SetEnabled(s.st.Enabled(id) && !readOnly(q))
	s.cards[id] = c
	return c
}

func (s *sheet) table(q *form.Question) fyne.CanvasObject {
	t := part.NewTable(s.tableParams(q, q.ID))
	s.tables[q.ID] = t
	return t
}

// give hands an answer to the Desk and shows what it changed.
func (s *sheet) give(id casefile.QuestionID, a casefile.Answer) {
	s.apply(id, s.Desk.Answer(s.st, id, a))
}

func (s *sheet) apply(id casefile.QuestionID, ch form.Change) {
	s.at, s.typed = id, s.Now()
	s.due[id] = true
	var here fyne.CanvasObject
	if c := s.find(id); c != nil {
		here = c
		if len(s.st.Problems(id)) == 0 {
			c.SetProblem(part.Pair{}) // what is right again is not scolded for
		}
	}
	s.steady(here, func() { s.show(id, ch) })
	s.changed(ch)
}

func (s *sheet) show(touched casefile.QuestionID, ch form.Change) {
	for _, id := range ch.Computed {
		if c := s.find(id); c != nil && id != touched {
			v, _ := s.st.Value(id)
			c.SetValue(v)
		}
	}
	for _, ids := range [][]casefile.QuestionID{ch.Enabled, ch.Disabled} {
		for _, id := range ids {
			if c := s.find(id); c != nil {
				c.SetEnabled(s.st.Enabled(id))
			}
		}
	}
	for id, t := range s.tables {
		if s.isList(touched) && touched.Under(id) || anyUnder(id, ch.Shown) || anyUnder(id, ch.Hidden) {
			q, _ := s.st.Def().Question(id)
			t.SetRows(s.rows(q, id))
		}
	}
	for _, p := range ch.Problems {
		s.due[p.Question] = true
	}
	s.refit(ch.Refit)
	s.showItems()
	s.showAlerts()
	s.showLastTime()
}

func anyUnder(table casefile.QuestionID, ids []casefile.QuestionID) bool {
	return slices.ContainsFunc(ids, func(q casefile.QuestionID) bool { return q != table && q.Under(table) })
}

// refit shows the options other answers leave now, and lets the next pause say
// what does not go together with them any more.
func (s *sheet) refit(ids []casefile.QuestionID) {
	for _, id := range ids {
		c := s.find(id)
		if c == nil {
			continue
		}
		s.due[id] = true
		if q, ok := s.st.Def().Question(id); ok && q.Offer != "" {
			c.SetOptions(s.offered(q, id))
		}
	}
}

// find gives the card of a question or cell that is shown, or nil.
func (s *sheet) find(id casefile.QuestionID) *part.Question {
	if c := s.cards[id]; c != nil {
		return c
	}
	for table, t := range s.tables {
		if id.Under(table) && id != table {
			row, _, _ := strings.Cut(strings.TrimPrefix(string(id), string(table)+"."), ".")
			return t.Question(row, string(id))
		}
	}
	return nil
}

func (s *sheet) showItems() {
	for _, it := range s.items {
		on := s.st.ItemShown(it.item)
		if on == it.object.Visible() {
			continue
		}
		if on {
			it.object.Show()
		} else {
			it.object.Hide()
		}
	}
	s.column.Refresh()
}

// showAlerts puts each alert right under the answer it comes from: there it
// moves nothing that is being typed.
func (s *sheet) showAlerts() {
	now := map[casefile.QuestionID][]form.Alert{}
	for _, a := range s.st.Alerts() {
		for id := range s.alerts {
			if a.Question.Under(id) {
				now[id] = append(now[id], a)
			}
		}
	}
	for id, place := range s.alerts {
		var key string
		var banners []fyne.CanvasObject
		for _, a := range now[id] {
			if k := string(a.Question) + a.Alert + " "; !strings.Contains(key, k) {
				key += k
				banners = append(banners, s.alert(a))
			}
		}
		if key == s.raised[id] {
			continue
		}
		s.raised[id] = key
		place.Set(banners...)
		if len(banners) == 0 {
			place.Hide()
		} else {
			place.Show()
		}
	}
}

// alert is a banner in the worker's language alone.
func (s *sheet) alert(a form.Alert) fyne.CanvasObject {
	kind := part.TakeCare
	if a.Level == "red" {
		kind = part.ActToday
	}
	work := voices{s.working, s.working}
	return part.NewBanner(part.BannerParams{Kind: kind, Title: part.Pair{Hers: s.dueIn(a)}, Text: work.found("alert." + a.Alert)})
}

func (s *sheet) dueIn(a form.Alert) part.Said {
	p := *s.Place
	p.Say = s.working
	return p.due(a)
}

// tick says problems where nobody has typed for a while.
func (s *sheet) tick(now time.Time) {
	if len(s.due) > 0 && now.Sub(s.typed) >= pause {
		s.scold()
	}
}

// scold says what does not fit under each answer that was touched. An answer
// that is merely open is never called wrong.
func (s *sheet) scold() {
	for id := range s.due {
		if c := s.find(id); c != nil {
			c.SetProblem(s.problem(s.st.Problems(id)))
		}
		if t := s.list(id); t != nil {
			t.SetProblem(s.tableProblem(id))
		}
	}
	clear(s.due)
	s.because()
	s.steady(nil, func() {})
}

// because says which answers are needed only because of another one, such as
// a reason where two views are far apart, and takes back what is needed no
// more.
func (s *sheet) because() {
	needed := map[casefile.QuestionID]bool{}
	for _, p := range s.st.AllProblems() {
		q, ok := s.st.Def().Question(p.Question)
		if p.Kind == form.Required && ok && !q.Required {
			needed[p.Question] = true
		}
	}
	for id := range s.needed {
		if c := s.find(id); c != nil && !needed[id] {
			c.SetProblem(part.Pair{})
		}
	}
	for id := range needed {
		if c := s.find(id); c != nil {
			c.SetProblem(part.One(s.working.Say("problem.required", nil), s.working.Tag()))
		}
	}
	s.needed = needed
}

// focus gives the keyboard to a question, or to the first one asked.
func (s *sheet) focus(id casefile.QuestionID) fyne.CanvasObject {
	s.openTo(id)
	s.Settle()
	if c := s.find(id); c != nil && c.Visible() {
		c.Focus()
		return c
	}
	for _, it := range s.items {
		if q, ok := it.item.(*form.Question); ok && it.object.Visible() {
			if c := s.cards[q.ID]; c != nil {
				c.Focus()
				return it.object
			}
			if t := s.tables[q.ID]; t != nil {
				t.FocusRow("")
				return it.object
			}
		}
	}
	return nil
}
