package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/look"
	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/i18n"
)

// under gives the first field under words.
func (s *story) under(words string) *part.Field {
	s.t.Helper()
	there := false
	for _, o := range s.objects() {
		if p, ok := o.(*part.Para); ok && p.Text() == words {
			there = true
		}
		if f, ok := o.(*part.Field); ok && there {
			return f
		}
	}
	s.t.Fatalf("no field under %q:\n%s", words, s.says())
	return nil
}

// foldUnder opens the first fold of a title under words.
func (s *story) foldUnder(words, title string) {
	s.t.Helper()
	there := false
	for _, o := range s.objects() {
		if p, ok := o.(*part.Para); ok && p.Text() == words {
			there = true
		}
		if b, ok := o.(*part.Button); ok && there && b.Label() == title {
			test.Tap(b)
			return
		}
	}
	s.t.Fatalf("no fold %q under %q:\n%s", title, words, s.says())
}

// A Thai worker wrote two lines in Thai into the plan of a person from Myanmar.
// Before the copy for the worker there is made, the page says how many words
// she cannot read; what is typed there is saved, and stands on the paper.
func TestAcross_SaidAgainBeforeThePaperIsMade(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c, st := writtenInThai(t, s)
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
	s.sees("cannot read yet: 2")
	s.taps("cannot read yet")
	s.sees("ต้องกินยาตอนเย็นพร้อมอาหาร")
	s.sees("Not translated yet")
	s.under("ต้องกินยาตอนเย็นพร้อมอาหาร").Focus()
	s.types("ညနေတိုင်း ဆေးသောက်ရမယ်")
	s.sees("cannot read yet: 1")
	s.sees("Draft")
	if !s.button("Save as PDF").Disabled() {
		t.Error("a paper with words that are still being typed can be saved")
	}
	s.passes(3 * time.Second)
	if s.button("Save as PDF").Disabled() {
		t.Error("after a pause the paper cannot be saved")
	}
	a, _ := st.Answer("receiving.first_24h")
	if tr, ok := a.Translation("my"); !ok || tr.Text != "ညနေတိုင်း ဆေးသောက်ရမယ်" || tr.State != casefile.DraftWords {
		t.Fatalf("kept: %+v", a.Translations)
	}
	s.foldUnder("ต้องกินยาตอนเย็นพร้อมอาหาร", "How sure is it?")
	s.picks("An interpreter checked it")
	if a, _ := st.Answer("receiving.first_24h"); a.Translations[0].State != casefile.DraftWords {
		t.Error("checked, and by nobody")
	}
	s.under("Who? Initials are enough").Focus()
	s.types("TT")
	a, _ = st.Answer("receiving.first_24h")
	if tr, _ := a.Translation("my"); tr.State != casefile.CheckedWords || tr.Reader != "TT" {
		t.Errorf("%+v", a.Translations)
	}
	s.sees("Checked by an interpreter · TT")

	// The original changes: the page says so, and offers what was there.
	rec, _ := s.a.desk.Resume(c.ID, st.ID)
	s.a.desk.Answer(rec, "receiving.first_24h", casefile.Answer{Value: "ไม่ต้องกินยาแล้ว", Lang: "th"})
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
	s.sees("cannot read yet: 2")
	s.taps("cannot read yet")
	s.sees("The words have changed since")
	s.sees("ต้องกินยาตอนเย็นพร้อมอาหาร")
	s.taps("It still fits, use it again")
	s.sees("cannot read yet: 1")
	a, _ = st.Answer("receiving.first_24h")
	if tr, _ := a.Translation("my"); tr.Text != "ညနေတိုင်း ဆေးသောက်ရမယ်" || tr.State != casefile.DraftWords {
		t.Errorf("used again: %+v", a.Translations)
	}
}

// writtenInThai gives the case and its plan.
func writtenInThai(t *testing.T, s *story) (*casefile.Case, *casefile.Sitting) {
	t.Helper()
	c, err := s.a.desk.Open(casefiletest.Speaking("my", s.now).ID)
	if err != nil {
		t.Fatal(err)
	}
	st, err := s.a.desk.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	for q, text := range map[casefile.QuestionID]string{
		"receiving.first_24h": "ต้องกินยาตอนเย็นพร้อมอาหาร", "receiving.safety_measures": "อย่าโทรเบอร์เก่า", "receiving.sender_name": "มาลี",
	} {
		s.a.desk.Answer(st, q, casefile.Answer{Value: text, Lang: "th"})
	}
	return c, st.Record()
}

// A worker in another country than hers takes over: the paper is offered in
// what that worker reads, and where it is not, the page says so.
func TestAcross_ThePaperIsOfferedInWhatItsReaderReads(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c, _ := writtenInThai(t, s)
	share, err := s.a.desk.Resume(c.ID, casefiletest.Recipient(c))
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(share, "to.language", casefile.Answer{Value: "lao"})
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
	s.sees("Lao + Thai")
	s.seesNot("This paper is not in Lao")
	s.unfold()
	var first []string
	for _, o := range s.objects() {
		if p, ok := o.(*part.Para); ok {
			first = append(first, p.Text())
		}
	}
	if i := slices.Index(first, "မြန်မာ"); i < 0 {
		t.Fatalf("no choice of languages: %v", first)
	}
	s.picks("မြန်မာ")
	s.sees("reads Lao. This paper is not in Lao")
}

// Locking in the middle of a word keeps it, and nothing comes up on the page
// that is shown then.
func TestAcross_LockedWhileTyping(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	c, st := writtenInThai(t, s)
	s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
	s.taps("cannot read yet")
	s.under("ต้องกินยาตอนเย็นพร้อมอาหาร").Focus()
	s.types("ညနေ")
	s.taps("Lock")
	s.on(page.ToUnlock)
	if said := s.says(); strings.Contains(said, "ညနေ") || strings.Contains(said, "no such") || strings.Contains(said, "not here") {
		t.Errorf("on the locked screen: %s", said)
	}
	kept, err := m.Case(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	a, _ := kept.Sitting(st.ID).Answer("receiving.first_24h")
	if tr, ok := a.Translation("my"); !ok || tr.Text != "ညနေ" {
		t.Errorf("kept: %+v", a.Translations)
	}
}

// In every language, with the largest letters, all of it is in that language
// and in its place.
func TestAcross_WholeInEveryLanguage(t *testing.T) {
	for _, l := range i18n.Languages() {
		s := begin(t, func(p *Params) { p.Lang = l.Tag })
		seated(t, s, newMemory())
		set := s.a.Settings()
		set.Scale = look.MaxScale
		s.a.Keep(set)
		s.a.win.Resize(fyne.NewSize(1024, 640))
		c, rec := writtenInThai(t, s)
		st, err := s.a.desk.Resume(c.ID, rec.ID)
		if err != nil {
			t.Fatal(err)
		}
		s.a.desk.Translate(st, "receiving.first_24h", "my", "ညနေတိုင်း ဆေးသောက်ရမယ်")
		s.a.desk.Answer(st, "receiving.first_24h", casefile.Answer{Value: "ไม่ต้องกินยาแล้ว", Lang: "th"})
		s.a.desk.Translate(st, "receiving.safety_measures", "my", "နံပါတ်ဟောင်း မခေါ်ပါနဲ့")
		s.a.desk.Sure(st, "receiving.safety_measures", "my", casefile.CheckedWords, "TT")
		s.goes(page.Route{Page: page.ToPreview, Case: c.ID, Sitting: casefiletest.Recipient(c)})
		say := s.a.Words.For(l.Tag)
		s.taps(say.Say("border.title", i18n.Args{"name": "ဒေါ်စိမ်း", "count": 1}))
		s.unfold()
		for _, key := range []string{"border.take", "border.who", "border.opt.checked", "border.state.none"} {
			s.sees(say.Say(key, nil))
		}
		s.whole(l.Tag)
		s.narrow(l.Tag)
	}
}
