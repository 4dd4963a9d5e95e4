package ui

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// handedOver is a person whose receiving copy was printed.
func handedOver(s *story, lang string) (*casefile.Case, casefile.Paper) {
	s.t.Helper()
	d := s.a.desk
	c := casefiletest.Speaking(lang, s.now)
	if err := d.Import(c); err != nil {
		s.t.Fatal(err)
	}
	want := app.Copy{Copy: plan.Receiving, Langs: []string{c.Language, c.Working}, Recipient: casefiletest.Recipient(c)}
	if c.Language == c.Working {
		want.Langs = want.Langs[:1]
	}
	p, err := d.Compose(c.ID, want)
	if err != nil {
		s.t.Fatal(err)
	}
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		s.t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.WritePDF(&b, pages, p, pdf.A4); err != nil {
		s.t.Fatal(err)
	}
	paper, err := d.Made(c.ID, want, p, pdf.A4, b.Bytes())
	if err != nil {
		s.t.Fatal(err)
	}
	return c, paper
}

// hand types at the keyboard and counts: "~" is Enter.
func (s *story) hand(keys string) (n int) {
	s.t.Helper()
	for _, k := range keys {
		if k == '~' {
			s.key(fyne.KeyReturn)
		} else {
			s.types(string(k))
		}
		n++
	}
	return n
}

// tabs counts how often Tab is pressed from one end of the page to the other.
func (s *story) tabs() int {
	seen := map[fyne.Focusable]bool{}
	for {
		f := s.a.win.Canvas().Focused()
		if f == nil || seen[f] {
			return len(seen)
		}
		seen[f] = true
		s.a.win.Canvas().(interface{ FocusNext() }).FocusNext()
	}
}

// A photo of the reply page lies beside the keyboard. It is typed in in one
// pass, without the mouse: 58 keys beside the words themselves, of which 27 are
// the codes, a number and a day as they stand there.
func TestReply_OnePassOfTheKeyboard(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "lo")
	s.goes(page.Route{Page: page.ToReply})
	wrong := paper.Check[:1] + map[bool]string{true: "Z", false: "Y"}[paper.Check[1] != 'Z'] + paper.Check[2:] // the first two may be alike
	s.hand(string(c.Code) + " " + wrong + "~")
	s.sees("Almost right. Please look at sign 2")
	for range 5 {
		s.key(fyne.KeyBackspace)
	}
	keys := s.hand(paper.Check+"~") + 5 // with the code of the case and a space
	s.sees("copy 1 · check code " + paper.Check)
	at := s.a.Page().Route()
	if at.Sitting == "" || at.Case != c.ID {
		t.Fatalf("locking would not come back here: %+v", at)
	}
	words := len([]rune("Khambai")) + len([]rune("far"))
	keys += s.hand("~")                      // written in: as it stands
	keys += s.hand("Khambai~~~")             // name; post and office were left empty
	keys += s.hand("0205555~")               // number
	keys += s.hand("3")                      // Lao
	keys += s.hand("22/11/2026~")            // day
	keys += s.hand("1")                      // arrived
	keys += s.hand("2")                      // needs care
	keys += s.hand("1")                      // sealed
	keys += s.hand("~1")                     // things: left empty; explained
	keys += s.hand("~~")                     // no first visit; nothing else needed
	keys += s.hand("1~~" + "3far~~" + "~~~") // steps: accepted, cannot, empty
	keys += s.hand("13~")                    // promises
	keys += s.hand("~3" + "1")               // says; not there; signed
	s.sees("Khambai")
	s.hand("~") // it came today
	keys++
	s.sees("The reply is typed in")
	s.sees("Reply on paper, typed in by " + worker)
	s.sees("The person needs care today.")
	if got := keys - words; got > 58 {
		t.Errorf("%d keys beside the words", got)
	}
	t.Logf("%d keys, %d of them words", keys, words)

	have, err := s.a.desk.Open(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	r := have.Latest("f12")
	steps := r.Rows("rows.steps")
	for q, want := range map[casefile.QuestionID]any{
		"got.name": "Khambai", "got.on": "2026-11-22", "got.language": "lao", "got.arrived": "yes", "got.condition": "care",
		"got.seal": "yes", "got.explained": true, "promise.locked": true, "promise.family": true, "back.came": "2026-11-23",
		casefile.Cell("rows.steps", steps[0], "answer"): "accept", casefile.Cell("rows.steps", steps[1], "answer"): "cannot",
		casefile.Cell("rows.steps", steps[1], "note"): "far",
	} {
		if a, _ := r.Answer(q); a.Value != want || q != "back.came" && a.Source != casefile.Agency {
			t.Errorf("%s: %v from %s, want %v", q, a.Value, a.Source, want)
		}
	}
	for _, q := range []casefile.QuestionID{"got.post", "got.belongings", "rows.need", "promise.only", casefile.Cell("rows.steps", steps[2], "answer")} {
		if a, ok := r.Answer(q); ok {
			t.Errorf("%s was left empty on the paper, and is %v", q, a)
		}
	}
	s.sees("Not answered on the paper")
	s.sees("Your post")
	s.sees("Khambai can be added")
	s.taps("Go to the plan")
	s.on(page.ToPlan)
	s.sees("Khambai wrote how to be reached")
}

// Every place on the paper is one stop of the Tab key.
func TestReply_EachPlaceIsOneStop(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "th")
	s.goes(page.Route{Page: page.ToReply, Case: c.ID, Section: paper.Check})
	s.key(fyne.KeyReturn)
	s.sees("Written in")
	have, _ := s.a.desk.Open(c.ID)
	places := 1 + 6 + 8 - 1 + 3*len(have.Latest("f12").Rows("rows.steps")) + 1 + 3 + 1
	around := 9 // the bar at the top and the foot
	if got := s.tabs(); got != places+around {
		t.Errorf("%d stops for %d places", got, places)
	}
}

// It is locked in the middle of a reply. Nothing is lost, and one comes back to
// where one was.
func TestReply_LockingComesBackToIt(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "km")
	s.goes(page.Route{Page: page.ToReply, Case: c.ID, Section: paper.Check})
	s.key(fyne.KeyReturn)
	s.hand("~" + "Sokha~" + "post")
	s.a.Lock()
	s.on(page.ToUnlock)
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.on(page.ToReply)
	s.sees("Sokha")
	s.hand(" office")
	have, _ := s.a.desk.Open(c.ID)
	if a, _ := have.Latest("f12").Answer("got.post"); a.Text() != "post office" {
		t.Errorf("typed on in another place: %q", a.Text())
	}
	s.a.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if a, _ := have.Latest("f12").Answer("got.post"); a.Text() == "post office" {
		t.Error("nothing was undone")
	}
}

// The page and what comes of it have words in every language, and are no wider
// than a small window.
func TestReply_InEveryLanguage(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "my")
	st, err := s.a.desk.TypeReply(c.ID, paper, "")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(st, "got.arrived", casefile.Answer{Value: "no", Source: casefile.Agency})
	s.a.desk.Answer(st, "got.name", casefile.Answer{Value: "Daw Hla", Lang: "my", Source: casefile.Agency})
	for _, l := range i18n.Languages() {
		set := s.a.settings
		set.Lang = l.Tag
		s.a.Keep(set)
		s.goes(page.Route{Page: page.ToCases})
		s.goes(page.Route{Page: page.ToReply, Case: c.ID, Sitting: st.Record().ID})
		sheet := s.says()
		if w := s.a.win.Content().MinSize().Width; w > 1024 {
			t.Errorf("%s is %v wide", l.Tag, w)
		}
		s.taps(s.a.Words.For(l.Tag).Say("reply.done", nil))
		if all := sheet + s.says(); strings.Contains(all, "⟨") || !strings.Contains(all, paper.Check) {
			t.Errorf("%s: words are missing:\n%s", l.Tag, all)
		}
	}
}

// A handing over waits for its answer: the calendar leads to the page, and so do
// the paper itself and the case.
func TestReply_IsReachedFromWhereItIsMissed(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "vi")
	sent, err := s.a.desk.Begin(c.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(sent, "sent.date", casefile.Answer{Value: "2026-11-20"})
	s.goes(page.Route{Page: page.ToCalendar, Case: c.ID})
	for _, o := range s.objects() {
		if b, ok := o.(*part.Button); ok && strings.Contains(b.Label(), "reply from the receiving worker") {
			test.Tap(b)
			break
		}
	}
	s.on(page.ToReply)
	s.hand(paper.Check + "~")
	if r := s.a.Page().Route(); r.Sitting != sent.Record().ID {
		t.Errorf("typed into another sitting than the one that waits: %+v", r)
	}
	for _, from := range []page.Name{page.ToPapers, page.ToCase} {
		s.goes(page.Route{Page: from, Case: c.ID})
		s.taps("Type in a reply")
		s.on(page.ToReply)
	}
}

// A reply speaks of a step that was taken out since. The plan asks which is
// meant, and takes what is chosen.
func TestReply_ThePlanAsksWhichStepIsMeant(t *testing.T) {
	s := settled(t)
	d := s.a.desk
	c, paper := handedOver(s, "en")
	st, err := d.TypeReply(c.ID, paper, "")
	if err != nil {
		t.Fatal(err)
	}
	row := st.Rows("rows.steps")[0]
	d.Answer(st, casefile.Cell("rows.steps", row, "answer"), casefile.Answer{Value: "cannot", Source: casefile.Agency})
	p, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	d.RemoveRow(p, "plan.rows", row)
	fresh, _ := d.AddRow(p, "plan.rows")
	d.Answer(p, casefile.Cell("plan.rows", fresh, "what"), casefile.Answer{Value: "Learn to sew", Lang: "en"})
	s.goes(page.Route{Page: page.ToPlan, Case: c.ID, Section: "plan"})
	s.sees("An answer speaks of step 1 of the paper. That step is no longer in the plan.")
	s.taps("Which step is meant?")
	for _, o := range s.objects() {
		if b, ok := o.(*part.Button); ok && strings.TrimSpace(b.Label()) == "Step 3" {
			test.Tap(b)
			break
		}
	}
	s.seesNot("An answer speaks of step 1")
	if open, _ := d.Unplaced(c.ID); len(open) != 0 {
		t.Errorf("still asked: %+v", open)
	}
	all, _ := d.Proposals(c.ID)
	if len(all) != 1 || all[0].Row != fresh {
		t.Errorf("%+v, want %s", all, fresh)
	}
}

// Two handings over wait, and the paper does not tell which of them it answers:
// that is asked, and the reply goes where the worker says.
func TestReply_AsksWhichHandingOver(t *testing.T) {
	s := settled(t)
	c, paper := handedOver(s, "lo")
	var sent []casefile.SittingID
	for _, on := range []string{"2026-11-19", "2026-11-20"} {
		st, err := s.a.desk.Begin(c.ID, "f12")
		if err != nil {
			t.Fatal(err)
		}
		s.a.desk.Answer(st, "sent.date", casefile.Answer{Value: on})
		sent = append(sent, st.Record().ID)
	}
	s.goes(page.Route{Page: page.ToReply})
	s.hand(string(c.Code) + paper.Check + "~")
	s.sees("Which handing over does this answer?")
	s.taps("The one of " + s.a.Words.For("en").Date("2026-11-20"))
	if r := s.a.Page().Route(); r.Sitting != sent[1] {
		t.Errorf("typed into %s, chosen was %s", r.Sitting, sent[1])
	}
}
