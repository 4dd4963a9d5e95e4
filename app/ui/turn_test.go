package ui

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/app/vault"
	"onward/i18n"
)

// turns begins a needs talk with a person who speaks Khmer, and turns the
// screen to them at a question.
func (s *story) turns(q casefile.QuestionID) casefile.CaseID {
	s.t.Helper()
	id := s.newCase("km")
	section, _, _ := strings.Cut(string(q), ".")
	sit := s.sits(id, "f05", section)
	s.goes(page.Route{Page: page.ToTurned, Case: id, Sitting: sit, Question: q})
	s.on(page.ToTurned)
	return id
}

// km gives words of the program in the person's language.
func (s *story) km(key string) string { return s.a.Words.For("km").Say(key, nil) }

func (s *story) handed(id casefile.CaseID, q casefile.QuestionID) casefile.Answer {
	s.t.Helper()
	c, err := s.a.desk.Open(id)
	if err != nil {
		s.t.Fatal(err)
	}
	a, _ := c.Latest("f05").Answer(q)
	return a
}

// Whatever is pressed and wherever it is touched, as long as the worker's key
// is not typed nobody comes to a page of the worker's: what is left is the
// turned page, the note pad and the unlock page, with the vault closed behind
// them.
func TestTurn_NoKeyAndNoTouchLeadsBehindIt(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	s.turns("d10.now")
	dice := rand.New(rand.NewPCG(4, 4))
	keys := []fyne.KeyName{
		fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12,
	}
	for r := 'A'; r <= 'Z'; r++ {
		keys = append(keys, fyne.KeyName(r))
	}
	for r := '0'; r <= '9'; r++ {
		keys = append(keys, fyne.KeyName(r))
	}
	mods := []fyne.KeyModifier{fyne.KeyModifierControl, fyne.KeyModifierAlt, fyne.KeyModifierSuper, fyne.KeyModifierControl | fyne.KeyModifierShift}
	left, locked := 0, 0
	check := func(did string) {
		t.Helper()
		on := s.a.Page().Route().Page
		if on == page.ToTurned {
			return
		}
		if on != page.ToNote && on != page.ToUnlock || s.a.desk != nil {
			t.Fatalf("%s led to %s:\n%s", did, on, s.says())
		}
		for _, to := range []page.Name{page.ToCases, page.ToSettings, page.ToHelp} {
			s.a.Go(page.Route{Page: to})
			s.a.Back()
			s.key(fyne.KeyEscape)
			s.on(page.ToUnlock)
		}
		back := s.a.resume.Page
		s.opens(m)
		s.on(back)
		if locked++; back == page.ToSitting { // given back on purpose
			left++
			s.shortcut(fyne.KeyT, fyne.KeyModifierControl)
			s.on(page.ToTurned)
		}
	}
	for _, k := range keys { // each at least once
		s.key(k)
		check(string(k))
		for _, m := range mods {
			s.shortcut(k, m)
			check("with others: " + string(k))
		}
	}
	for range 250 {
		var touch []fyne.Tappable
		for _, o := range s.objects() {
			if tap, ok := o.(fyne.Tappable); ok {
				touch = append(touch, tap)
			}
		}
		switch what := dice.IntN(10); {
		case what < 7 && len(touch) > 0:
			touch[dice.IntN(len(touch))].Tapped(&fyne.PointEvent{})
			check("a touch")
		case what < 8:
			s.a.win.Canvas().FocusNext()
		case what < 9:
			s.key(keys[dice.IntN(len(keys))])
			check("a key")
		default:
			s.passes(time.Second)
			check("waiting")
		}
		if s.a.win.Title() != title {
			t.Fatalf("the window is called %q", s.a.win.Title())
		}
	}
	if left == 0 || locked < 2 {
		t.Errorf("given back %d times, locked %d times: the walk does not get far", left, locked)
	}
	s.key(fyne.KeyF9)
	s.on(page.ToNote)
	check("hiding") // and the screen is turned again
	s.passes(time.Second)
	s.passes(16 * time.Minute)
	s.on(page.ToUnlock)
	check("nobody there")
	s.a.quit()
	if s.a.desk != nil {
		t.Error("the window's cross leaves the vault open")
	}
}

// opens does what the worker's key does, without its cost.
func (s *story) opens(m *memory) {
	s.t.Helper()
	d, err := app.OpenDesk(app.Params{Store: m, Shelf: s.a.Shelf, Words: s.a.Words, Text: s.a.Text, Now: s.a.Now, Worker: worker})
	if err != nil {
		s.t.Fatal(err)
	}
	s.a.desk, s.a.hidden = d, false
	s.a.enterAgain(worker)
}

// A whole talk on the turned screen, with everything that is not for it
// answered: nothing of that is anywhere on it, nor a word of the worker's
// language, nor a question that is only asked because of such an answer.
func TestTurn_NothingOfTheWorkersIsOnIt(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	for _, id := range []casefile.FormID{"f05", "f02", "f13"} {
		c, err := s.a.desk.Register("km", "en")
		if err != nil {
			t.Fatal(err)
		}
		st, err := s.a.desk.Begin(c.ID, id)
		if err != nil {
			t.Fatal(err)
		}
		closed := map[string]casefile.QuestionID{}
		for _, q := range st.Def().Questions() {
			if v := secret(q); v != nil && !q.InHand() {
				s.a.desk.Answer(st, q.ID, casefile.Answer{Value: v})
			} else if q.Kind == form.Long || q.Kind == form.Text {
				// seen by the worker, or written in the worker's language
				s.a.desk.Answer(st, q.ID, casefile.Answer{Value: "zqseen", Source: casefile.Observed, Lang: "km"})
				if q.Long {
					s.a.desk.Answer(st, q.ID, casefile.Answer{Value: "zqenglish", Lang: "en"})
				}
			}
			if asks := s.a.Words.For("km").Say(q.Words+".label", nil); !q.InHand() && strings.HasSuffix(asks, "?") {
				closed[s.a.Words.For("km").Say(q.Words+".label", nil)] = q.ID
			}
		}
		for _, q := range st.Def().Questions() { // some words are shared
			if q.InHand() {
				delete(closed, s.a.Words.For("km").Say(q.Words+".label", nil))
			}
		}
		s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: st.Record().ID})
		s.on(page.ToTurned)
		asked := map[casefile.QuestionID]bool{}
		for range 400 {
			said := s.says()
			if strings.Contains(said, "zq") || strings.Contains(said, string(c.Code)) {
				t.Fatalf("%s: what is not for this screen:\n%s", id, said)
			}
			if i := strings.IndexFunc(said, func(r rune) bool { return unicode.Is(unicode.Latin, r) }); i >= 0 {
				t.Errorf("%s: words of another language: %.40q", id, said[i:])
			}
			for _, o := range s.objects() {
				switch o := o.(type) {
				case *part.Para:
					if q, ok := closed[o.Text()]; ok {
						t.Errorf("%s asks %s", id, q)
					}
				case *part.Question, *part.Rail, *part.TopBar, *part.Banner:
					t.Errorf("%s: a %T, which is the worker's", id, o)
				}
			}
			asked[s.a.Page().Route().Question] = true
			if strings.Contains(said, s.km("turn.end_title")) {
				break
			}
			s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
		}
		s.sees(s.km("turn.end_title"))
		n := 0
		for _, q := range st.Def().Questions() {
			switch {
			case q.InHand() && st.Shown(q.ID):
				if n++; !asked[q.ID] {
					t.Errorf("%s was left out", q.ID)
				}
			case asked[q.ID]:
				t.Errorf("%s was asked", q.ID)
			}
		}
		if n < 10 {
			t.Errorf("%s: %d questions", id, n)
		}
		s.a.show.(page.Leaver).Leave()
		s.a.desk, s.a.show = nil, nil
		seated(t, s, newMemory())
	}
}

// secret is an answer a question takes and that would be known again.
func secret(q *form.Question) any {
	switch q.Kind {
	case form.Text, form.Long:
		return "zqsecret"
	case form.YesNo:
		return true
	case form.One:
		return q.Options[0]
	case form.Many:
		all := make([]any, len(q.Options))
		for i, o := range q.Options {
			all[i] = o
		}
		return all
	}
	return nil
}

// She reads, and reading is no use a computer notices: the turned screen stays
// open longer, says calmly that it will close, and goes on at a touch.
func TestTurn_WaitsWhileSheReads(t *testing.T) {
	s := settled(t)
	s.turns("d2.now")
	s.passes(time.Second)
	s.passes(13 * time.Minute)
	s.on(page.ToTurned)
	s.seesNot(s.km("turn.still"))
	s.passes(70 * time.Second)
	s.sees(s.km("turn.still"))
	s.a.win.Canvas().Focused().TypedRune('2')
	s.taps(s.km("turn.next"))
	s.passes(time.Second)
	s.seesNot(s.km("turn.still"))
	s.passes(15 * time.Minute)
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToTurned)
}

// Own hands: a face, a reason, a sentence, something kept for saying aloud.
// The worker sees which they were, and the page begins with what is to be said.
func TestTurn_TheWorkerSeesWhatTheHandAnswered(t *testing.T) {
	s := settled(t)
	id := s.turns("d2.now")
	s.a.win.Canvas().Focused().TypedRune('2')
	if a := s.handed(id, "d2.now"); a.Value != 2.0 || a.Source != casefile.Own {
		t.Errorf("the face: %+v", a)
	}
	s.taps(s.km("turn.next"))
	s.touches(s.km("non.pns"))
	if a := s.handed(id, "d2.worry"); a.Non != casefile.PreferNot || a.Source != casefile.Own {
		t.Errorf("the reason: %+v", a)
	}
	s.touches(s.km("turn.aloud"))
	if a := s.handed(id, "d2.worry"); !a.Empty() {
		t.Errorf("what is to be said aloud is no answer: %+v", a)
	}
	s.taps(s.km("turn.next"))
	s.a.Lock() // and what she chose is not forgotten
	s.unlocks()
	s.on(page.ToTurned)
	s.taps(s.km("turn.give_back"))
	s.taps(s.km("turn.give_back"))
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToSitting)
	if r := s.a.Page().Route(); r.Section != "d2" {
		t.Errorf("the worker's page begins in %s", r.Section)
	}
	if f := s.a.win.Canvas().Focused(); f == nil || s.question("d2.worry").Editor().Value() != nil {
		t.Error("the worker's page does not begin with what is to be said")
	}
	s.taps("By own hand: 1")
	s.sees("Answered by the person's own hand")
	s.taps("Go on")
	s.question("d2.now").Focus()
	s.key(fyne.KeyHome)
	s.key(fyne.KeySpace)
	if a := s.handed(id, "d2.now"); a.Source != casefile.Told {
		t.Errorf("changed by the worker, it is still by %q", a.Source)
	}
}

// touches touches an option by its words.
func (s *story) touches(words string) {
	s.t.Helper()
	objects := s.objects()
	for i, o := range objects {
		if p, ok := o.(*part.Para); ok && p.Text() == words {
			for ; i >= 0; i-- {
				if tap, ok := objects[i].(fyne.Tappable); ok {
					tap.Tapped(&fyne.PointEvent{})
					return
				}
			}
		}
	}
	s.t.Fatalf("no %q to touch:\n%s", words, s.says())
}

// The keyboard comes when a field is touched, and is no habit.
func TestTurn_AFieldBringsTheKeyboard(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.turns("d10.worry")
	if s.a.keys.Visible() {
		t.Error("the keyboard is there before anybody wants to write")
	}
	for _, o := range s.objects() {
		if f, ok := o.(*part.Field); ok {
			f.Focus()
		}
	}
	s.hits("ខ", "ក")
	if a := s.handed(id, "d10.worry"); a.Text() != "ខក" || a.Lang != "km" || a.Source != casefile.Own {
		t.Errorf("typed %+v", a)
	}
	s.taps(s.km("turn.next"))
	if set, _ := readSettings(s.a.Data); s.a.keys.Visible() || set.Keys {
		t.Error("the keyboard stays")
	}
}

// A disk that is full: the screen stays turned and says so in the person's
// language; nothing is lost.
func TestTurn_StaysWhereSavingFails(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	c := casefiletest.Speaking("km", s.now)
	s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: c.Latest("f05").ID, Question: "d10.now"})
	s.a.win.Canvas().Focused().TypedRune('1')
	m.failing(vault.ErrFull)
	s.a.show.(page.Leaver).Leave()
	s.on(page.ToTurned)
	s.sees(s.km("explain.full"))
	if err := s.a.desk.Flush(); !errors.Is(err, vault.ErrFull) {
		t.Error(err)
	}
	m.failing(nil)
	s.a.show.(page.Leaver).Leave()
	s.on(page.ToUnlock)
	if a, _ := m.cases[c.ID].Latest("f05").Answer("d10.now"); a.Value != 1.0 {
		t.Errorf("kept: %+v", a)
	}
}

// In a small window at the largest text, in every language, no line of text is
// wider than what it stands in.
func TestTurn_NoTextIsWiderThanItsPlace(t *testing.T) {
	s, m := begin(t, nil), newMemory()
	seated(t, s, m)
	set := s.a.Settings()
	set.Scale = look.MaxScale
	s.a.Keep(set)
	s.a.win.Resize(fyne.NewSize(1024, 640))
	for _, l := range i18n.Languages() {
		c := casefiletest.Speaking(l.Tag, s.now)
		for _, q := range []casefile.QuestionID{"d2.now", "d10.worry", "d2.live_with", ""} { // no question: the areas
			s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: c.Latest("f05").ID, Question: q})
			s.on(page.ToTurned)
			s.narrow(l.English + " " + string(q))
		}
		s.a.show.(page.Leaver).Leave()
		s.opens(m)
	}
}

// What was copied from a page of the worker's cannot be pasted on the turned
// screen.
func TestTurn_ForgetsWhatWasCopied(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("km")
	sit := s.sits(id, "f05", "d1")
	s.writes("d1.worry", "zqcopied")
	clip := s.a.Fyne.Clipboard()
	field := s.a.win.Canvas().Focused().(fyne.Shortcutable)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "zqcopied" {
		t.Fatalf("on the clipboard: %q", clip.Content())
	}
	s.goes(page.Route{Page: page.ToTurned, Case: id, Sitting: sit, Question: "d10.worry"})
	if clip.Content() != "" {
		t.Error("still on the clipboard")
	}
}
