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
