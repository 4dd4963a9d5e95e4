package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/casefile/casefiletest"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// No page says English in place of another language, or a key in place of
// words: on every page with its folds open, and in any section of any talk.
func TestPages_SayEverythingInTheirLanguage(t *testing.T) {
	for n, l := range i18n.Languages() {
		t.Run(l.English, func(t *testing.T) {
			s := begin(t, func(p *Params) { p.Lang = l.Tag })
			s.whole("first")
			seated(t, s, newMemory())
			c := casefiletest.Speaking(l.Tag, s.now)
			for _, r := range everywhere(c) {
				s.goes(r)
				if r.Page != page.ToSitting {
					s.unfold()
				}
				s.whole(string(r.Page))
			}
			for _, st := range c.Sittings {
				def, ok := s.a.Shelf.Form(st.Form)
				if !ok || st.Form == "f09" {
					continue
				}
				for i, sec := range def.Sections() {
					if (i+n)%3 != 0 {
						continue // one language in three: drawing them all takes long
					}
					s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.ID, Section: sec.ID})
					s.whole(string(st.Form) + " " + sec.ID)
				}
			}
		})
	}
}

// unfold opens all that is folded.
func (s *story) unfold() {
	for _, o := range s.objects() {
		if f, ok := o.(*part.Fold); ok {
			f.SetOpen(true)
		}
	}
}

// whole looks for words that are not there. The help tells what the mark of
// English looks like, so it has it once.
func (s *story) whole(where string) {
	s.t.Helper()
	said := s.says()
	if where == string(page.ToHelp) {
		said = strings.Replace(said, "[en]", "", 2) // the paragraph, and its line on the screen
	}
	for _, wrong := range []string{"[en]", "⟨", "…"} {
		if i := strings.Index(said, wrong); i >= 0 {
			s.t.Errorf("%s: %q on the screen: %q", where, wrong, said[max(0, i-60):min(len(said), i+120)])
		}
	}
}

// Choosing another language on the first page takes nothing back that was
// typed, and leaves the keyboard at the choice.
func TestFirst_AnotherLanguageKeepsWhatIsTyped(t *testing.T) {
	s := begin(t, nil)
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
	s.types("maple ket")
	s.taps("Suggest one")
	words := s.a.Words.For("en").Say("first.suggested", i18n.Args{"words": ""})
	said := s.says()
	offered := strings.SplitN(said[strings.Index(said, strings.TrimSpace(words))+len(strings.TrimSpace(words)):], "\n", 2)[0]
	set := s.a.settings
	set.Lang = "km"
	s.a.Keep(set)
	s.on(page.ToFirst)
	s.sees(s.a.Words.For("km").Say("first.title", nil))
	s.sees(strings.TrimSpace(offered))
	if s.a.win.Canvas().Focused() == nil {
		t.Error("nothing has the keyboard")
	}
	s.finishesPhrase()
	if s.a.settings.Lang != "km" {
		t.Error("the language is not kept")
	}
	s.taps(s.a.Words.For("km").Say("first.begin", nil))
	s.on(page.ToCases)
}

// finishesPhrase makes the second pass phrase the same as the first: it was
// half typed when the language changed.
func (s *story) finishesPhrase() {
	s.t.Helper()
	var fields []*part.Field
	for _, o := range s.objects() {
		if f, ok := o.(*part.Field); ok {
			fields = append(fields, f)
		}
	}
	if len(fields) != 3 || fields[0].Text() != worker || fields[1].Text() != phrase || fields[2].Text() != "maple ket" {
		s.t.Fatalf("%d fields; what was typed is not in them", len(fields))
	}
	fields[2].Focus()
	s.key(fyne.KeyEnd)
	s.types(strings.TrimPrefix(phrase, "maple ket"))
}

// The way of a case begins with few things to do, the most pressing first;
// the others are behind a fold, and none is lost.
func TestCase_ShowsTheMostPressingFirst(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("en", s.now)
	all, err := s.a.desk.Alerts(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, a := range all {
		want[s.a.Words.For("en").Say("alert."+a.Alert.Alert, nil)] = true
	}
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	seen := 0
	for words := range want {
		if strings.Contains(s.says(), words) {
			seen++
		}
	}
	if len(want) > 4 && seen != 3 {
		t.Errorf("%d of %d are shown at once, want 3", seen, len(want))
	}
	s.taps("Show more")
	for words := range want {
		s.sees(words)
	}
}

// The line at the top of a talk stays one row in the longest languages, in
// the smallest window.
func TestSitting_TheLineAtTheTopIsOneRow(t *testing.T) {
	for _, l := range i18n.Languages() {
		s := begin(t, func(p *Params) { p.Lang = l.Tag })
		seated(t, s, newMemory())
		s.a.win.Resize(fyne.NewSize(1024, 640))
		c := casefiletest.Speaking(l.Tag, s.now)
		s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: c.Latest("f05").ID, Section: "d10"})
		for _, o := range s.objects() {
			if b, ok := o.(*part.TopBar); ok && b.Size().Height > 5*look.Text(look.Body) {
				t.Errorf("%s: %v tall", l.English, b.Size().Height)
			}
		}
	}
}
