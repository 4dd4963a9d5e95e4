package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/handover"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// posts are two houses with a program each; what one saves, the other finds on
// its own stick.
func posts(t *testing.T) (here, there *story) {
	t.Helper()
	here, there = settled(t), settled(t)
	for s, name := range map[*story]string{here: "Social work 7", there: "Center 4"} {
		s.goes(page.Route{Page: page.ToPost})
		if !s.button("Make my card").Disabled() {
			t.Error("a card without a name can be made")
		}
		s.fills(name)
		s.taps("Make my card")
		s.sees("Your card is made.")
		s.taps("Save my card as a file")
		s.taps("Use this folder")
		s.sees("You can send it any way you like.")
	}
	return here, there
}

// fills types into the only field of a page. fyne takes every object for
// one of the program that was begun last, so here the field is looked for.
func (s *story) fills(text string) {
	s.t.Helper()
	for _, o := range s.objects() {
		if f, ok := o.(fyne.Focusable); ok && fmt.Sprintf("%T", o) == "*part.entry" {
			f.FocusGained()
			for range 20 {
				f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			}
			test.Type(f, text)
			return
		}
	}
	s.t.Fatalf("no field:\n%s", s.says())
}

// carried takes a file from one stick to another under a name, changed on the
// way by change.
func (s *story) carried(to *story, ending, as string, change func([]byte) []byte) {
	s.t.Helper()
	for _, name := range s.files(s.a.Home) {
		if strings.HasSuffix(name, ending) {
			b, err := os.ReadFile(filepath.Join(s.a.Home, name))
			if err != nil {
				s.t.Fatal(err)
			}
			if change != nil {
				b = change(b)
			}
			if err := os.WriteFile(filepath.Join(to.a.Home, as), b, 0o600); err != nil {
				s.t.Fatal(err)
			}
			return
		}
	}
	s.t.Fatalf("no file %s in %v", ending, s.files(s.a.Home))
}

// knows brings in the card of the other and compares it.
func (s *story) knows(other *story) {
	s.t.Helper()
	other.carried(s, "my.card", "theirs.card", nil)
	s.goes(page.Route{Page: page.ToPost})
	s.taps("Bring in a card")
	s.taps("Choose the file of the card")
	s.taps("theirs.card")
	s.sees("Compare by telephone")
	s.taps("All ten are the same")
	s.sees("You can write to")
}

// sends seals the receiving copy of a person for the only card there is.
func (s *story) sends(c *casefile.Case) {
	s.t.Helper()
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
	s.taps("Send sealed")
	s.on(page.ToSend)
	s.taps("Center 4")
	s.sees("Is this the same person?")
	s.taps("Yes, send it to this card")
	s.taps("Use this folder")
	s.sees("Ask for the code")
}

func receipt(s *story) string {
	s.t.Helper()
	for _, o := range s.objects() {
		if p, ok := o.(*part.Para); ok && len(p.Text()) == 9 && p.Text()[4] == '-' {
			return p.Text()
		}
	}
	s.t.Fatalf("no code:\n%s", s.says())
	return ""
}

// Two houses compare their cards; a plan goes over, its code is read out, the
// answer comes back.
func TestPost_ThereAndBack(t *testing.T) {
	here, there := posts(t)
	person := casefiletest.Speaking("lo", here.now)
	if err := here.a.desk.Import(person); err != nil {
		t.Fatal(err)
	}
	here.goes(page.Route{Page: page.ToPreview, Case: person.ID, Sitting: casefiletest.Recipient(person)})
	here.taps("Send sealed")
	here.sees("You know nobody's card yet.")
	here.knows(there)
	there.knows(here)
	here.sends(person)

	// A name that tells nothing.
	if names := strings.Join(here.files(here.a.Home), " "); !strings.Contains(names, "file-1123.dat") || strings.Contains(names, string(person.Code)) {
		t.Errorf("on the stick: %s", names)
	}
	here.carried(there, ".dat", "came.dat", nil)
	there.goes(page.Route{Page: page.ToPost})
	there.taps("A file came")
	there.on(page.ToLetter)
	there.taps("Choose the file")
	there.taps("came.dat")
	there.sees("Social work 7")
	there.sees("A plan for the person with the code " + string(person.Code))
	there.sees("Page 1 of")
	there.taps("Do not keep it")
	there.sees("Nothing was kept")
	if n := len(there.a.desk.Cases()); n != 0 {
		t.Fatalf("%d people without anybody having said yes", n)
	}
	there.taps("Choose the file")
	there.taps("came.dat")
	there.taps("Keep it")
	there.sees("It is kept here now.")
	code := receipt(there)

	here.fills("0000-0000")
	here.taps("Is it right?")
	here.sees("This is not the code of this file.")
	here.fills(strings.ToLower(code))
	here.taps("Is it right?")
	here.sees("It is right. Center 4 has the file.")

	there.taps("Fill in the answer")
	there.on(page.ToSitting)
	there.writes("got.name", "Somchai")
	there.passes(time.Minute)
	there.goes(page.Route{Page: page.ToSend, Case: person.ID})
	there.sees("This came from Social work 7")
	// What was written in Lao the one who sent the plan cannot read.
	st, err := there.a.desk.Continue(person.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	there.a.desk.Answer(st, "rows.need", casefile.Answer{Value: "ຕ້ອງການລົດ", Lang: "lo"})
	there.goes(page.Route{Page: page.ToCases})
	there.goes(page.Route{Page: page.ToSend, Case: person.ID})
	there.taps("Words Social work 7 cannot read yet: 1")
	there.sees("ຕ້ອງການລົດ")
	there.fills("ต้องการรถ")
	there.sees("All words are in Thai now")
	there.taps("Send the answer back")
	there.taps("Use this folder")
	there.sees("Ask for the code")
	there.carried(here, "file-1123.dat", "back.dat", nil)
	here.passes(time.Minute)
	here.goes(page.Route{Page: page.ToLetter})
	here.taps("Choose the file")
	here.taps("back.dat")
	here.sees("An answer about the person")
	here.sees("What is new")
	here.sees("ต้องการรถ")
	here.sees("Draft")
	here.sees("Somchai")
	here.taps("Keep it")
	c, err := here.a.desk.Open(person.ID)
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := c.Latest("f12").Answer("got.name"); a.Text() != "Somchai" {
		t.Errorf("the answer is %v", a)
	}
	here.goes(page.Route{Page: page.ToSend, Case: person.ID})
	here.sees("Answered on")
}

// A card that is not the same on both screens is not taken in; a file from
// whoever sent it is from a stranger, and says nothing.
func TestPost_ADifferentCardIsNotTakenIn(t *testing.T) {
	here, there := posts(t)
	person := casefiletest.Speaking("lo", here.now)
	if err := here.a.desk.Import(person); err != nil {
		t.Fatal(err)
	}
	here.knows(there)
	here.sends(person)
	here.carried(there, ".dat", "came.dat", nil)

	here.carried(there, "my.card", "theirs.card", nil)
	there.goes(page.Route{Page: page.ToPost})
	there.taps("Bring in a card")
	there.taps("Choose the file of the card")
	there.taps("theirs.card")
	there.taps("Something is different")
	there.sees("The card was not taken in.")
	there.sees("Nobody yet.")

	there.goes(page.Route{Page: page.ToLetter})
	there.taps("Choose the file")
	there.taps("came.dat")
	there.sees("comes from somebody you do not know yet")
	there.seesNot(string(person.Code))
	there.taps("Compare by telephone")
	there.taps("All ten are the same")
	there.sees("A plan for the person with the code " + string(person.Code))

	// One's own card, one that is known, and what is no card.
	there.goes(page.Route{Page: page.ToPost})
	for name, says := range map[string]string{"my.card": "your own card", "theirs.card": "know this card already"} {
		there.taps("Bring in a card")
		there.taps("Choose the file of the card")
		there.taps(name)
		there.sees(says)
		there.a.Page().(page.Closer).Close()
	}
	there.taps("Bring in a card")
	there.fills("not a card")
	there.taps("Look at this card")
	there.sees("This is not a card")
	there.a.Page().(page.Closer).Close()
	there.taps("Take away")
	there.sees("Then you can no longer write to each other")
	there.taps("Take away")
	there.sees("Nobody yet.")
}

// Whatever is wrong with a file is said in a sentence, and nothing changes.
func TestPost_HostileFiles(t *testing.T) {
	here, there := posts(t)
	person := casefiletest.Speaking("lo", here.now)
	if err := here.a.desk.Import(person); err != nil {
		t.Fatal(err)
	}
	here.knows(there)
	there.knows(here)
	here.sends(person)
	opens := func(name, says string) {
		t.Helper()
		there.goes(page.Route{Page: page.ToLetter})
		there.taps("Choose the file")
		there.taps(name)
		there.sees(says)
		there.on(page.ToLetter)
	}
	here.carried(there, ".dat", "flipped.dat", func(b []byte) []byte { b[len(b)/2] ^= 1; return b })
	here.carried(there, ".dat", "short.dat", func(b []byte) []byte { return b[:len(b)-100] })
	here.carried(there, ".dat", "empty.dat", func([]byte) []byte { return nil })
	here.carried(here, ".dat", "mine.dat", nil)
	opens("flipped.dat", "changed on the way")
	opens("short.dat", "changed on the way")
	opens("empty.dat", "changed on the way")
	if n := len(there.a.desk.Cases()); n != 0 {
		t.Errorf("%d people came out of damaged files", n)
	}
	here.goes(page.Route{Page: page.ToLetter})
	here.taps("Choose the file")
	here.taps("mine.dat")
	here.sees("This file is for somebody else.")

	here.carried(there, ".dat", "good.dat", nil)
	was := there.now
	there.now = was.AddDate(0, 0, 40)
	opens("good.dat", "its last day is over")
	there.now = was.AddDate(0, 0, -3)
	opens("good.dat", "made later than today")
	there.now = was
	opens("good.dat", "A plan for the person")
	there.taps("Keep it")
	opens("good.dat", "opened here before")
	if n := len(there.a.desk.Cases()); n != 1 {
		t.Errorf("%d people", n)
	}
}

// The pages speak every language, and read well beside another.
func TestPost_InEveryLanguage(t *testing.T) {
	for _, l := range i18n.Languages() {
		s := begin(t, func(p *Params) { p.Lang = l.Tag })
		seated(t, s, newMemory())
		s.goes(page.Route{Page: page.ToPost})
		s.whole(l.Tag)
		_, err := s.a.desk.DrawSender("Social work 7")
		if err != nil {
			t.Fatal(err)
		}
		other, err := handover.NewPerson("Center 4")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.a.desk.KnowCard(other.Card()); err != nil {
			t.Fatal(err)
		}
		c := casefiletest.Speaking(l.Tag, s.now)
		for _, r := range []page.Route{{Page: page.ToPost}, {Page: page.ToLetter}, {Page: page.ToSend, Case: c.ID}, {Page: page.ToSend, Case: c.ID, Sitting: casefiletest.Recipient(c)}} {
			s.goes(r)
			s.whole(l.Tag + " " + string(r.Page))
		}
	}
}
