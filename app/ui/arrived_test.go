package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/page"
	"onward/i18n"
)

// pastes pastes a text where the keyboard is.
func (s *story) pastes(text string) {
	s.t.Helper()
	board := test.NewClipboard()
	board.SetContent(text)
	f, ok := s.a.win.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		s.t.Fatal("nothing has the keyboard")
	}
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

// Somebody brings a line in the old Burmese letters, and then one with a sign
// in it that turns the text round. In every language the worker is asked in her
// own words, nothing is put before she has chosen, and what she chose is what
// is kept.
func TestArrived_AskedInEveryLanguageAndKeptAsChosen(t *testing.T) {
	const (
		old     = "ကေလး ၄ ေယာက္နဲ႔ မိခင္ရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။"
		changed = "ကလေး ၄ ယောက်နဲ့ မိခင်ရဲ့အိမ်ကို ပြန်ချင်တယ်။"
		turned  = "10\u202E000"
	)
	s := settled(t)
	for _, l := range i18n.Languages() {
		say := s.a.Words.For(l.Tag)
		c, err := s.a.desk.Register(l.Tag, l.Tag)
		if err != nil {
			t.Fatal(err)
		}
		st, err := s.a.desk.Begin(c.ID, "f05")
		if err != nil {
			t.Fatal(err)
		}
		kept := func() string {
			a, _ := st.Record().Answer("d10.worry")
			return a.Text()
		}
		s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.Record().ID, Section: "d10", Question: "d10.worry"})
		s.pastes(old)
		s.sees(say.Say("arrival.zawgyi.title", nil))
		s.sees(say.Say("arrival.after", nil))
		if kept() != "" {
			t.Errorf("%s: kept before anybody chose", l.Tag)
		}
		s.taps(say.Say("arrival.use", nil))
		if got := kept(); got != changed {
			t.Errorf("%s: kept %+q", l.Tag, got)
		}
		s.pastes(turned)
		s.sees(say.Say("arrival.sign.turn", nil))
		s.taps(say.Say("arrival.remove", nil))
		s.seesNot(say.Say("arrival.show", nil))
		if got := kept(); got != changed+"10000" {
			t.Errorf("%s: kept %+q", l.Tag, got)
		}
		s.pastes(turned)
		s.taps(say.Say("arrival.keep", nil))
		s.taps(say.Say("arrival.show", nil))
		s.taps(say.Say("arrival.remove", nil))
		if got := kept(); got != changed+"1000010000" {
			t.Errorf("%s: kept %+q", l.Tag, got)
		}
	}
}
