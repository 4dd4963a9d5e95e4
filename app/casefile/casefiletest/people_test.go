package casefiletest_test

import (
	"encoding/json"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestPeople_SpeakSevenLanguages(t *testing.T) {
	seen := map[string]bool{}
	codes := map[casefile.Code]bool{}
	for _, c := range casefiletest.People(now) {
		seen[c.Language], codes[c.Code] = true, true
		for _, f := range []casefile.FormID{"f00", "f01", "f02", "f05", "f09", "f10"} {
			if c.Latest(f) == nil {
				t.Errorf("%s has no %s", c.Code, f)
			}
		}
		if c.Sitting(casefiletest.Recipient(c)) == nil {
			t.Errorf("%s shares with nobody", c.Code)
		}
	}
	if len(seen) != 7 || len(codes) != 7 {
		t.Errorf("%d languages, %d codes, want 7 of each", len(seen), len(codes))
	}
}

// The same day gives the same people, so that goldens made of them hold.
func TestPeople_AreTheSameEveryTime(t *testing.T) {
	a, _ := json.Marshal(casefiletest.People(now))
	b, _ := json.Marshal(casefiletest.People(now))
	if string(a) != string(b) {
		t.Error("two calls differ")
	}
}

// Everybody who asks gets people of their own to change.
func TestSpeaking_GivesAFreshCase(t *testing.T) {
	a := casefiletest.Speaking("km", now)
	a.Sittings[0].Put("person.language", casefile.Answer{Value: "eng", At: now})
	b := casefiletest.Speaking("km", now)
	if got, _ := b.Sittings[0].Answer("person.language"); got.Text() != "khm" {
		t.Errorf("a change was kept: %q", got.Text())
	}
}

// Whoever reads a copy finds nearly all of it in a language of theirs: most of
// it checked, some of it not, and one sentence that nobody has translated.
func TestPeople_AreReadInEveryLanguage(t *testing.T) {
	for _, c := range casefiletest.People(now) {
		for _, lang := range []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"} {
			states := map[string]int{}
			for _, q := range []casefile.QuestionID{"words.first", "words.third", "words.one_year", "receiving.greet", "receiving.first_7d", "receiving.why_there"} {
				a, _ := c.Latest("f09").Answer(q)
				_, state, ok := a.In(lang)
				if !ok {
					state = "none"
				}
				states[state]++
			}
			third := lang != c.Language && lang != c.Working
			if third && (states[casefile.CheckedWords] != 2 || states[casefile.DraftWords] != 2 || states["none"] != 2) {
				t.Errorf("%s in %s: %v", c.Code, lang, states)
			}
			if lang == c.Working && (states[casefile.CheckedWords] != 4 || states["none"] != 1) {
				t.Errorf("%s in %s, the worker's: %v", c.Code, lang, states)
			}
		}
	}
}
