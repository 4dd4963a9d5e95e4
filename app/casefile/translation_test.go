package casefile

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

func spoken(at time.Time) *Sitting {
	s := &Sitting{ID: "s", Form: "f09", Begun: noon}
	s.Put("q", Answer{Value: "กินยา", Lang: "th", Source: Told, By: "w1", At: at})
	return s
}

func into(lang, text, state string, at time.Time) Translation {
	return Translation{Lang: lang, Text: text, State: state, By: "w1", At: at}
}

func (s *Sitting) now(t *testing.T, lang string) Translation {
	t.Helper()
	a, _ := s.Answer("q")
	tr, _ := a.Translation(lang)
	return tr
}

// A translation being typed is one, not one a key; what was checked stays
// beside what is typed over it.
func TestTranslate_TypingIsOneAndWhatWasCheckedStays(t *testing.T) {
	s := spoken(at(0))
	for i, text := range []string{"ກ", "ກິນ", "ກິນຢາ"} {
		s.Translate("q", into("lo", text, DraftWords, at(time.Duration(i)*time.Second)))
	}
	a, _ := s.Answer("q")
	if len(a.Translations) != 1 || s.now(t, "lo").Text != "ກິນຢາ" {
		t.Fatalf("%+v", a.Translations)
	}
	s.Translate("q", into("lo", "ກິນຢາ", CheckedWords, at(3*time.Second)))
	s.Translate("q", into("lo", "ກິນຢາແລງ", DraftWords, at(4*time.Second)))
	a, _ = s.Answer("q")
	if len(a.Translations) != 2 || a.Translations[0].State != CheckedWords || s.now(t, "lo").State != DraftWords {
		t.Errorf("%+v", a.Translations)
	}
	s.Translate("q", into("lo", "", DraftWords, at(time.Hour)))
	if a, _ = s.Answer("q"); len(a.Translations) != 3 {
		t.Error("taking it back took what was there")
	}
	if _, _, ok := a.In("lo"); ok {
		t.Error("taken back, and still said")
	}
	if s.Translate("other", into("lo", "x", DraftWords, at(0))) {
		t.Error("a translation of nothing")
	}
	before := spoken(at(0))
	frozen := before.Clone()
	before.Translate("q", into("lo", "ກິນຢາ", DraftWords, at(0)))
	if frozen.now(t, "lo").Text != "" {
		t.Error("a copy made before was written into")
	}
}

// Typing on in the original within a breath loses no translation: it is of what
// stood there before, and comes back with that.
func TestTranslate_AChangedOriginalKeepsWhatWasTranslated(t *testing.T) {
	s := spoken(at(0))
	s.Translate("q", into("lo", "ກິນຢາ", DraftWords, at(time.Second)))
	put := func(v string, after time.Duration) {
		s.Put("q", Answer{Value: v, Lang: "th", Source: Told, By: "w1", At: at(after)})
	}
	put("กินยาเ", 2*time.Second)
	put("กินยาเย็น", 3*time.Second)
	if s.now(t, "lo").Text != "" {
		t.Error("the translation of other words counts")
	}
	old, was, ok := s.Outdated("q", "lo")
	if !ok || old.Text != "ກິນຢາ" || was.Text() != "กินยา" || len(s.Answers["q"]) != 2 {
		t.Fatalf("%+v %+v, %d versions", old, was, len(s.Answers["q"]))
	}
	put("กินยา", 4*time.Second)
	if _, _, ok := s.Outdated("q", "lo"); ok || s.now(t, "lo").Text != "ກິນຢາ" {
		t.Error("the words are as they were, their translation is not")
	}
}

// Two copies of one sitting, each with a translation: both stay, and of one
// text the surer state.
func TestMerge_BringsTranslationsTogether(t *testing.T) {
	a, b := spoken(at(0)), spoken(at(0))
	a.Translate("q", into("lo", "ກິນຢາ", DraftWords, at(time.Minute)))
	b.Translate("q", into("lo", "ກິນຢາ", CheckedWords, at(time.Hour)))
	b.Translate("q", into("my", "ဆေးသောက်", DraftWords, at(time.Minute)))
	for _, m := range []*Sitting{Merge(a, b), Merge(b, a)} {
		if len(m.Answers["q"]) != 1 || m.now(t, "lo").State != CheckedWords || m.now(t, "my").Text != "ဆေးသောက်" {
			t.Errorf("%+v", m.Answers["q"])
		}
	}
	if a.now(t, "lo").State != DraftWords || a.now(t, "my").Text != "" {
		t.Error("merging wrote into what was merged")
	}
}

// From outside come only the states there are, and times that can be.
func TestRead_RefusesTranslationsThatCannotBe(t *testing.T) {
	c := &Case{ID: "c1", Code: "7Q4K", Language: "my", Working: "th", Opened: noon, Sittings: []*Sitting{spoken(at(0))}}
	c.Sittings[0].Version = "1.0.0"
	c.Sittings[0].Translate("q", Translation{Lang: "lo", Text: "ກິນຢາ", State: ReadBack, By: "w1", Reader: "TT", At: noon})
	good, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Read(good)
	if err != nil || back.Sittings[0].now(t, "lo").Reader != "TT" {
		t.Fatalf("%v", err)
	}
	for from, to := range map[string]string{`"state":"read"`: `"state":"sworn"`, `"reader":"TT"`: `"reader":"T\u0000"`, `"at":"2026-11-23T12:00:00Z"}]`: `"at":"1026-11-23T12:00:00Z"}]`, `"lang":"lo"`: `"lang":"../lo"`} {
		bad := strings.Replace(string(good), from, to, 1)
		if bad == string(good) {
			t.Fatalf("%s is not there to be changed", from)
		}
		if _, err := Read([]byte(bad)); !errors.Is(err, ErrFile) {
			t.Errorf("%s: %v", to, err)
		}
	}
}
