package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"onward/app/autograph"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// readsPlan turns the screen to somebody whose plan nobody has asked them about
// yet.
func (s *story) readsPlan(lang string) (*casefile.Case, *casefile.Sitting) {
	s.t.Helper()
	c := casefiletest.Speaking(lang, s.now)
	if _, err := s.a.desk.Open(c.ID); err != nil {
		if err := s.a.desk.Import(c); err != nil {
			s.t.Fatal(err)
		}
	}
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		s.t.Fatal(err)
	}
	for _, row := range st.Rows("plan.rows") {
		s.a.desk.Answer(st, casefile.Cell("plan.rows", row, "choice"), casefile.Answer{})
		s.a.desk.Answer(st, casefile.Cell("plan.rows", row, "choice_words"), casefile.Answer{})
	}
	for _, q := range []casefile.QuestionID{"agree.sign", "agree.on", "agree.taught", "agree.night", "agree.keep", "agree.found"} {
		s.a.desk.Answer(st, q, casefile.Answer{})
	}
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.on(page.ToPlan)
	s.taps(s.a.Words.For(s.a.settings.Lang).Say("review.begin", nil))
	s.on(page.ToTurned)
	return c, st.Record()
}

func (s *story) inKm(key string) string { return s.a.Words.For("km").Say(key, nil) }

func (s *story) plan(c *casefile.Case, q casefile.QuestionID) casefile.Answer {
	s.t.Helper()
	now, err := s.a.desk.Open(c.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	a, _ := now.Latest("f09").Answer(q)
	return a
}

// Step by step: yes, changed with a reason left to be said aloud, no. Each
// answer is kept for its step, as their own. What was explained is asked back,
// a paper is thought about, and the sign is drawn.
func TestReadBack_ThePersonGoesThroughThePlan(t *testing.T) {
	s := settled(t)
	c, rec := s.readsPlan("km")
	rows := rec.Rows("plan.rows")
	if len(rows) < 3 {
		t.Fatalf("%d steps", len(rows))
	}
	choice := func(i int) casefile.QuestionID { return casefile.Cell("plan.rows", rows[i], "choice") }
	s.taps(s.inKm("f09.agree.beside.opt.alone"))
	if a := s.plan(c, "agree.beside"); a.Text() != "alone" || a.Source != casefile.Own {
		t.Errorf("who sits beside: %+v", a)
	}
	s.taps(s.inKm("turn.next"))
	s.sees(s.a.Words.For("km").Say("review.step", i18n.Args{"step": 1, "count": len(rows)}))
	s.sees(s.inKm("f09.plan.rows.choice.say"))
	s.taps(s.inKm("answer.agree.yes"))
	if a := s.plan(c, choice(0)); a.Text() != "yes" || a.Source != casefile.Own {
		t.Errorf("the first step: %+v", a)
	}
	s.taps(s.inKm("turn.next"))
	s.taps(s.inKm("f09.plan.rows.choice.opt.changed"))
	s.touches(s.inKm("turn.aloud"))
	s.a.Lock() // it comes back turned, at the same step
	s.unlocks()
	s.on(page.ToTurned)
	s.sees(s.a.Words.For("km").Say("review.step", i18n.Args{"step": 2, "count": len(rows)}))
	s.taps(s.inKm("turn.next"))
	for range rows[2:] {
		s.taps(s.inKm("f09.plan.rows.choice.opt.not_now"))
		s.taps(s.inKm("turn.next"))
	}
	for _, ask := range []string{"review.meet", "review.refuse", "review.call"} {
		s.sees(s.inKm(ask))
		if a := s.plan(c, "agree.taught"); a.Value != nil {
			t.Errorf("before %s it is said that all was clear: %+v", ask, a)
		}
		s.taps(s.inKm("review.clear"))
		s.taps(s.inKm("turn.next"))
	}
	if a := s.plan(c, "agree.taught"); a.Text() != "understood" {
		t.Errorf("asked back: %+v", a)
	}
	s.taps(s.inKm("review.night_no"))
	s.taps(s.inKm("turn.next"))
	s.taps(s.inKm("f09.agree.keep.opt.copy"))
	s.taps(s.inKm("turn.next"))
	s.sees(s.inKm("review.keep_where"))
	s.taps(s.inKm("f09.agree.found.opt.maybe"))
	if a := s.plan(c, "agree.found"); a.Text() != "maybe" {
		t.Errorf("if it is found: %+v", a)
	}
	s.taps(s.inKm("turn.next"))
	s.draws()
	mark, err := casefile.As[casefile.Mark](s.plan(c, "agree.sign").Value)
	if ink, bad := autograph.Read(mark.Ink); err != nil || bad != nil || mark.How != "signed" || mark.On != "2026-11-23" || len(ink) != 1 || len(ink[0]) < 3 {
		t.Errorf("the sign: %+v, %v", mark, bad)
	}
	if a := s.plan(c, "agree.on"); a.Text() != "2026-11-23" {
		t.Errorf("the day: %+v", a)
	}
	s.taps(s.inKm("turn.next"))
	s.sees(s.inKm("review.end_title"))
	s.taps(s.inKm("turn.give_back"))
	s.taps(s.inKm("turn.give_back"))
	s.on(page.ToUnlock)
	s.unlocks()
	s.on(page.ToPlan)
	if q := s.findQuestion(string(casefile.Cell("plan.rows", rows[1], "choice_words"))); q == nil {
		t.Error("the worker's page does not begin with what is to be said aloud")
	}
}

// With keys alone: a friend sits beside, and hears only a part. What was said
// back is kept one by one; the screen closes in between and comes back to the
// same place, and a sign that was half drawn is taken away and told of. Taken up
// again from the worker's page it begins where it was left.
func TestReadBack_LeavesNothingBehind(t *testing.T) {
	s := settled(t)
	c, rec := s.readsPlan("km")
	s.key(fyne.Key2)
	if a := s.plan(c, "agree.beside"); a.Text() != "friend" {
		t.Fatalf("beside: %+v", a)
	}
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.sees(s.inKm("f09.agree.beside_hears.say"))
	s.key(fyne.Key2)
	s.sees(s.inKm("f09.agree.beside_part.say"))
	if a := s.plan(c, "agree.beside_hears"); a.Text() != "part" {
		t.Fatalf("hears: %+v", a)
	}
	for i, row := range rec.Rows("plan.rows") {
		s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
		s.sees(s.inKm("review.step_out"))
		key, want := []fyne.KeyName{fyne.Key1, fyne.Key3, fyne.Key4}[i%3], []string{"yes", "not_now", "no"}[i%3]
		s.key(key)
		if a := s.plan(c, casefile.Cell("plan.rows", row, "choice")); a.Text() != want {
			t.Errorf("step %d: %+v", i+1, a)
		}
	}
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.key(fyne.Key1)
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.key(fyne.Key2)
	s.a.Lock()
	s.unlocks()
	s.on(page.ToTurned)
	s.sees(s.inKm("review.refuse"))
	if a, b := s.plan(c, "agree.meet"), s.plan(c, "agree.refuse"); a.Text() != "understood" || b.Text() != "again" {
		t.Errorf("said back: %+v, %+v", a, b)
	}
	s.a.show.(page.Leaver).Leave()
	s.unlocks()
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.shortcut(fyne.KeyT, fyne.KeyModifierControl) // turning the screen of a plan goes through it
	s.on(page.ToTurned)
	s.sees(s.inKm("review.call"))
	s.key(fyne.Key1)
	if a := s.plan(c, "agree.taught"); a.Text() != "again" {
		t.Errorf("all three: %+v", a)
	}
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.key(fyne.Key2)
	if a := s.plan(c, "agree.tonight"); a.Text() != "sure" {
		t.Errorf("the night: %+v", a)
	}
	for range 2 {
		s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
		s.key(fyne.Key3) // no paper, and how instead
	}
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.draws()
	for _, o := range s.objects() {
		if sheet, ok := o.(*part.Pen); ok {
			sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 60)}})
		}
	}
	s.a.Lock()
	s.unlocks()
	s.on(page.ToTurned)
	s.sees(s.inKm("review.torn"))
	if a := s.plan(c, "agree.sign"); a.Value != nil {
		t.Errorf("half a sign was kept: %+v", a)
	}
	s.draws()
	if a := s.plan(c, "agree.sign"); a.Value == nil {
		t.Error("no sign after all")
	}
}

// A plan begun with the first form goes on in it: nothing is asked of it that it
// has no place for, and what it has is kept.
func TestReadBack_APlanOfTheFirstForm(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	old := casefiletest.Speaking("km", s.now)
	old.ID, old.Latest("f09").Version = "first-form", "1.0.0"
	for i, sit := range old.Sittings {
		sit.ID = casefile.SittingID(fmt.Sprint("first-form-", i))
	}
	if err := s.a.desk.Import(old); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToTurned, Case: old.ID, Sitting: old.Latest("f09").ID, Section: "reading"})
	s.taps(s.inKm("review.who_none"))
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.key(fyne.Key4)
	row := old.Latest("f09").Rows("plan.rows")[0]
	if a := s.plan(old, casefile.Cell("plan.rows", row, "choice")); a.Text() != "no" {
		t.Errorf("the first step: %+v", a)
	}
	for range len(old.Latest("f09").Rows("plan.rows")) - 1 {
		s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	}
	s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
	s.sees(s.inKm("review.meet"))
	s.key(fyne.Key2)
	if a := s.plan(old, "agree.taught"); a.Text() != "again" {
		t.Errorf("said back: %+v", a)
	}
	now, err := s.a.desk.Open(old.ID)
	if err != nil {
		t.Fatal(err)
	}
	for q := range now.Latest("f09").Answers {
		if q == "agree.beside" || q == "agree.meet" {
			t.Errorf("%s has no place there", q)
		}
	}
}

// What is missing leads to where it is mended: a need without a step to its
// actions, on the same page.
func TestAgree_ANeedLeadsToItsActions(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("km", s.now)
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range slices.Clone(st.Rows("plan.rows")) {
		s.a.desk.RemoveRow(st, "plan.rows", row)
	}
	needs, err := s.a.desk.Needs(c.ID)
	if err != nil || len(needs) < 2 {
		t.Fatalf("%v, %v", needs, err)
	}
	last := needs[len(needs)-1]
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	say := s.a.Words.For(s.a.settings.Lang)
	s.taps(say.Say("agree.lack.need", i18n.Args{"area": s.a.Words.For("th").Say("f05."+last.Domain+".title", nil)}))
	focused, ok := s.a.win.Canvas().Focused().(*part.Button)
	if !ok {
		t.Fatal("it leads nowhere")
	}
	if want := s.a.Words.For("th").Say("action."+last.Actions[0]+".what", nil); !strings.Contains(focused.Label(), want) {
		t.Errorf("it leads to %q, want %q", focused.Label(), want)
	}
	focused.Press()
	now, err := s.a.desk.Open(c.ID)
	if err != nil || len(now.Latest("f09").Rows("plan.rows")) != 1 {
		t.Fatalf("no step was made, %v", err)
	}
	if a := s.plan(c, casefile.Cell("plan.rows", now.Latest("f09").Rows("plan.rows")[0], "area")); a.Text() != last.Domain {
		t.Errorf("the step is of %q", a.Text())
	}
}

// draws moves the mouse over the sheet to sign on.
func (s *story) draws() {
	s.t.Helper()
	for _, o := range s.objects() {
		sheet, ok := o.(*part.Pen)
		if !ok {
			continue
		}
		sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 60)}})
		for i := range 6 {
			sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(70+20*float32(i), 60+10*float32(i%2))}})
		}
		sheet.MouseUp(&desktop.MouseEvent{})
		sheet.DragEnd()
		return
	}
	s.t.Fatalf("nothing to sign on:\n%s", s.says())
}

// As long as a step waits for an answer there is nothing to sign: what was not
// read to them cannot be agreed to.
func TestReadBack_NothingIsSignedUnread(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c, rec := s.readsPlan("km")
	for range len(rec.Rows("plan.rows")) + 8 {
		if strings.Contains(s.says(), s.inKm("review.unsaid")) {
			break
		}
		s.taps(s.inKm("turn.next"))
	}
	s.sees(s.inKm("review.unsaid"))
	for _, o := range s.objects() {
		if _, ok := o.(*part.Pen); ok {
			t.Error("there is a sheet to sign on")
		}
	}
	s.taps(s.inKm("review.unsaid_show"))
	s.sees(s.a.Words.For("km").Say("review.step", i18n.Args{"step": 1, "count": len(rec.Rows("plan.rows"))}))
	if a := s.plan(c, "agree.sign"); a.Value != nil {
		t.Errorf("signed: %+v", a)
	}
}

// Sleeping on it ends the talk kindly, agrees to nothing, and is due tomorrow.
// The next day the night has gone by, and is not asked about again.
func TestReadBack_ANightToThink(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	c, rec := s.readsPlan("km")
	s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: rec.ID, Section: "reading", Question: "agree.night"})
	s.sees(s.inKm("review.night"))
	s.taps(s.inKm("review.night_yes"))
	s.sees(s.inKm("review.slept_title"))
	if a := s.plan(c, "agree.night"); a.Value != false || a.Source != casefile.Own {
		t.Errorf("the night: %+v", a)
	}
	s.a.show.(page.Leaver).Leave()
	s.on(page.ToUnlock)
	due := func() string {
		for _, d := range m.sums[c.ID].Due {
			if d.What == casefile.Slept {
				return d.On
			}
		}
		return ""
	}
	if due() != "2026-11-24" {
		t.Errorf("due on %q: %+v", due(), m.sums[c.ID].Due)
	}
	s.now = s.now.Add(24 * time.Hour)
	s.opens(m)
	s.goes(page.Route{Page: page.ToTurned, Case: c.ID, Sitting: rec.ID, Section: "reading", Question: "agree.keep"})
	if a := s.plan(c, "agree.night"); a.Value != true {
		t.Errorf("a night later: %+v", a)
	}
	s.taps(s.inKm("sitting.back"))
	s.sees(s.inKm("review.call"))
}

// Whatever language: nothing on it of the worker's language, and no text is
// wider than its place in a small window at the largest size.
func TestReadBack_OnlyTheirsAndNeverTooWide(t *testing.T) {
	s, m := begin(t, func(p *Params) { p.Lang = "en" }), newMemory()
	seated(t, s, m)
	s.a.win.Resize(fyne.NewSize(1024, 640))
	for _, l := range i18n.Languages() {
		set := s.a.Settings()
		set.Scale = 1
		s.a.Keep(set)
		c, rec := s.readsPlan(l.Tag)
		set.Scale = look.MaxScale
		s.a.Keep(set)
		for range len(rec.Rows("plan.rows")) + 8 {
			said := s.says()
			s.narrow(l.English)
			if strings.Contains(said, string(c.Code)) || strings.Contains(said, "⟨") {
				t.Fatalf("%s: what is not for this screen:\n%s", l.English, said)
			}
			worker := func(r rune) bool { return l.Tag != "th" && unicode.Is(unicode.Thai, r) }
			if i := strings.IndexFunc(said, worker); i >= 0 {
				t.Fatalf("%s: words of another language: %.40q", l.English, said[i:])
			}
			s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
		}
		s.a.show.(page.Leaver).Leave()
		s.opens(m)
	}
}

// On a small screen the four answers to a step are wholly seen, however long
// the step is: only what stands above them scrolls.
func TestReadBack_TheFourAnswersAreWhollySeen(t *testing.T) {
	s, m := begin(t, func(p *Params) { p.Lang = "en" }), newMemory()
	seated(t, s, m)
	s.a.win.Resize(fyne.NewSize(1024, 600))
	for _, lang := range []string{"km", "my", "en"} {
		_, rec := s.readsPlan(lang)
		words := s.a.Words.For(lang)
		row := rec.Rows("plan.rows")[0]
		for range 4 {
			if s.a.show.Route().Question == casefile.Cell("plan.rows", row, "choice") {
				break
			}
			s.shortcut(fyne.KeyPageDown, fyne.KeyModifierControl)
		}
		s.taps(words.Say("f09.plan.rows.choice.opt.changed", nil)) // they may say how, which makes the text longer
		foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.button(words.Say("turn.next", nil))).Y
		for _, key := range []string{"answer.agree.yes", "f09.plan.rows.choice.opt.changed", "f09.plan.rows.choice.opt.not_now", "answer.agree.no"} {
			o := s.button(words.Say(key, nil))
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if bottom := at.Y + o.Size().Height; at.Y < 0 || o.Size().Height < 40 || bottom > foot {
				t.Errorf("%s: %q stands from %v to %v, the foot begins at %v", lang, key, at.Y, bottom, foot)
			}
		}
		// Where they say how is wholly seen too, above what was asked.
		where := fyne.CurrentApp().Driver().AbsolutePositionForObject
		own := s.fieldUnder(words.Say("f09.plan.rows.choice_words.say", nil)).(fyne.CanvasObject)
		top, asked := where(own).Y, where(s.button(words.Say("answer.agree.yes", nil))).Y
		if bottom := top + own.Size().Height; top < 0 || bottom > asked {
			t.Errorf("%s: the field for their words stands from %v to %v, the answers begin at %v", lang, top, bottom, asked)
		}
		s.a.show.(page.Leaver).Leave()
		s.opens(m)
	}
}
