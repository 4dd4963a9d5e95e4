package ui

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/vault"
	"onward/i18n"
)

// memory is a store that can fail to write.
type memory struct {
	sync.Mutex
	cases map[casefile.CaseID]*casefile.Case
	sums  map[casefile.CaseID]casefile.Summary
	fail  error
	words json.RawMessage
	// damage is found when the cases are listed.
	damage error
	own    json.RawMessage
}

func (m *memory) Settings() (json.RawMessage, error)     { return m.own, nil }
func (m *memory) SaveSettings(own json.RawMessage) error { m.own = own; return nil }

func newMemory() *memory {
	return &memory{cases: map[casefile.CaseID]*casefile.Case{}, sums: map[casefile.CaseID]casefile.Summary{}}
}

func (m *memory) Summaries() (all []casefile.Summary, err error) {
	for _, s := range m.sums {
		all = append(all, s)
	}
	return all, m.damage
}

func (m *memory) Case(id casefile.CaseID) (*casefile.Case, error) { return m.cases[id].Clone(), nil }
func (m *memory) NewCase(c *casefile.Case) error                  { m.cases[c.ID] = c.Clone(); return nil }

func (m *memory) Save(id casefile.CaseID, s *casefile.Sitting, sum casefile.Summary) error {
	m.Lock()
	defer m.Unlock()
	if m.fail != nil {
		return m.fail
	}
	m.sums[id] = sum
	c := m.cases[id]
	if have := c.Sitting(s.ID); have != nil {
		*have = *s.Clone()
	} else {
		c.Sittings = append(c.Sittings, s.Clone())
	}
	return nil
}

func (m *memory) Words() (json.RawMessage, error) { return m.words, nil }

func (m *memory) SaveWords(w json.RawMessage) error {
	if m.fail != nil {
		return m.fail
	}
	m.words = w
	return nil
}

func (m *memory) Close() error { return nil }

func (m *memory) failing(err error) {
	m.Lock()
	m.fail = err
	m.Unlock()
}

// seated puts invented people on a desk without a vault.
func seated(t testing.TB, s *story, m *memory) {
	t.Helper()
	d, err := app.OpenDesk(app.Params{Store: m, Shelf: s.a.Shelf, Words: s.a.Words, Text: s.a.Text, Now: s.a.Now, Worker: worker})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range casefiletest.People(s.now) {
		if err := d.Import(c); err != nil {
			t.Fatal(err)
		}
	}
	s.a.desk, s.a.user = d, worker
}

func everywhere(c *casefile.Case) []page.Route {
	routes := []page.Route{
		{Page: page.ToCases}, {Page: page.ToNew}, {Page: page.ToSettings}, {Page: page.ToHelp}, {Page: page.ToOutside}, {Page: page.ToBring},
		{Page: page.ToWords, Section: c.Language, Form: "f01", Question: "f01.title"},
		{Page: page.ToCase, Case: c.ID}, {Page: page.ToBegin, Case: c.ID, Form: "f05"},
		{Page: page.ToPlan, Case: c.ID}, {Page: page.ToPreview, Case: c.ID}, {Page: page.ToPapers, Case: c.ID},
		{Page: page.ToSeen, Case: c.ID}, {Page: page.ToKeep, Case: c.ID}, {Page: page.ToKeeping}, {Page: page.ToLog}, {Page: page.ToSafe}, {Page: page.ToCounting},
		{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)},
		{Page: page.ToPost}, {Page: page.ToLetter}, {Page: page.ToSend, Case: c.ID}, {Page: page.ToReply}, {Page: page.ToReply, Case: c.ID},
		{Page: page.ToCalendar}, {Page: page.ToCalendar, Case: c.ID}, {Page: page.ToPlaces}, {Page: page.ToService},
	}
	for _, st := range c.Sittings {
		if st.Form == "f09" {
			continue // has a page of its own
		}
		routes = append(routes, page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.ID})
	}
	return routes
}

// Every page opens for a person of every language, on screens of that
// language, and no page says a key nobody wrote words for.
func TestPages_OpenInEveryLanguage(t *testing.T) {
	for _, l := range i18n.Languages() {
		t.Run(l.English, func(t *testing.T) {
			s := begin(t, func(p *Params) { p.Lang = l.Tag })
			seated(t, s, newMemory())
			c := casefiletest.Speaking(l.Tag, s.now)
			for _, r := range everywhere(c) {
				s.goes(r)
				s.on(r.Page)
				if said := s.says(); strings.Contains(said, "⟨") {
					t.Errorf("%+v: a key without words:\n%s", r, said)
				}
			}
		})
	}
}

// A small window at twice the size of text, in each set of colours.
func TestPages_OpenLargeAndDark(t *testing.T) {
	for _, mode := range look.Modes {
		t.Run(mode.String(), func(t *testing.T) {
			s := begin(t, func(p *Params) { p.Lang = "my" })
			seated(t, s, newMemory())
			s.a.settings.Mode, s.a.settings.Scale = mode.String(), 2
			s.a.applyLook()
			s.a.win.Resize(fyne.NewSize(1024, 640))
			for _, r := range everywhere(casefiletest.Speaking("my", s.now)) {
				s.goes(r)
				s.on(r.Page)
				if w := s.a.win.Content().MinSize().Width; w > 1024 {
					t.Errorf("%s is %v wide", r.Page, w)
				}
			}
		})
	}
}

// A full disk: nothing is lost, the screen does not pretend, and what cannot
// be saved is not locked away.
func TestSaving_SaysSoWhenItFails(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	c := casefiletest.Speaking("en", s.now)
	st := c.Latest("f05")
	s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.ID, Section: "d1"})
	m.failing(vault.ErrFull)
	s.writes("d1.worry", "the door ")
	if err := s.a.desk.Flush(); !errors.Is(err, vault.ErrFull) {
		t.Fatalf("flush: %v", err)
	}
	s.passes(time.Second)
	s.sees("Not saved yet: The disk is full")
	s.a.Lock()
	s.on(page.ToSitting)
	s.sees("cannot be locked yet")
	for range 3 { // the window's cross, again and again
		s.a.quit()
		s.sees("The disk is full")
		if s.a.desk == nil {
			t.Fatal("closing dropped what was typed")
		}
	}

	s.a.Hide()
	s.on(page.ToNote)
	if s.a.desk == nil {
		t.Fatal("what was typed is gone")
	}
	s.goes(page.Route{Page: page.ToCases})
	s.on(page.ToUnlock) // hidden is hidden
	m.failing(nil)
	s.passes(time.Second)
	if s.a.desk != nil {
		t.Error("still open though it could be saved")
	}
	a, _ := m.cases[c.ID].Sitting(st.ID).Answer("d1.worry")
	if !strings.Contains(a.Text(), "the door") {
		t.Error("what was typed was not saved")
	}
}

// Every shortcut the help lists does what it says, inside a text field.
func TestKeys_WorkInsideAField(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("en", s.now)
	s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID, Section: "d1"})
	s.question("d1.worry").Focus()
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierShortcutDefault)
	if got := s.a.Page().Route().Section; got != "d2" {
		t.Errorf("Ctrl Page Down: section %s", got)
	}
	s.shortcut(fyne.KeyPageUp, fyne.KeyModifierShortcutDefault)
	if got := s.a.Page().Route().Section; got != "d1" {
		t.Errorf("Ctrl Page Up: section %s", got)
	}
	s.question("d1.worry").Focus()
	s.shortcut(fyne.Key1, fyne.KeyModifierAlt)
	if a, _ := answer(s, c, "d1.worry"); a.Non != casefile.DontKnow {
		t.Errorf("Alt 1: %q", a.Non)
	}
	s.shortcut(fyne.KeyF, fyne.KeyModifierShortcutDefault)
	asked := s.a.Words.For(c.Working).Say("f05.d10.has_debt.label", nil)
	half := []rune(asked)
	s.types(string(half[:len(half)/2]))
	s.sees(asked)
	s.key(fyne.KeyEscape)
	s.question("d1.worry").Focus()
	s.key(fyne.KeyF7)
	s.sees("A break")
	s.taps("Go on")
	s.question("d1.worry").Focus()
	s.key(fyne.KeyF8)
	s.sees("Thank you. Nothing more is asked today.")
	s.taps("Back to the case")
	s.on(page.ToCase)
	s.key(fyne.KeyF1)
	s.on(page.ToHelp)
	s.key(fyne.KeyEscape)
	s.on(page.ToCase)
}

func answer(s *story, c *casefile.Case, q casefile.QuestionID) (casefile.Answer, bool) {
	have, err := s.a.desk.Open(c.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	return have.Latest("f05").Answer(q)
}

// Settings are shown at once and are there at the next start.
func TestSettings_AreKept(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	s.goes(page.Route{Page: page.ToSettings})
	set := s.a.settings
	set.Mode, set.Scale, set.Idle, set.Lang = "dark", 1.5, 10, "th"
	s.a.Keep(set)
	if look.Now().Mode() != look.Dark || look.Scale() != 1.5 {
		t.Error("not shown at once")
	}
	again, chosen := readSettings(s.a.Data)
	if !chosen || again != set {
		t.Errorf("at the next start: %+v", again)
	}
}

// Opening sections of the largest form, cards laid out and drawn.
func BenchmarkSection(b *testing.B) {
	s := begin(b, nil)
	seated(b, s, newMemory())
	c := casefiletest.Speaking("km", s.now)
	r := page.Route{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID}
	for _, section := range []string{"d1", "d3", "d5", "d10"} {
		r.Section = section
		b.Run(section, func(b *testing.B) {
			for b.Loop() {
				s.goes(r)
			}
		})
	}
}
