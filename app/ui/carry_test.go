package ui

import (
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/ui/page"
)

// The needs are talked about again: what was said two weeks ago stands under
// the question, is no answer, and becomes one with one tap. Then the case shows
// both faces.
func TestSitting_SaysWhatWasSaidTheLastTime(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	c := casefiletest.Speaking("km", s.now)
	st, err := s.a.desk.Begin(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Speak(st, "en", "en")
	s.goes(page.Route{Page: page.ToSitting, Case: c.ID, Sitting: st.Record().ID, Section: "d3"})
	s.sees("Last time, on 9 November 2026")
	if _, ok := st.Record().Answer("d3.now"); ok {
		t.Fatal("the last answer was taken over by itself")
	}
	s.taps("Still so")
	before, _ := st.Case.All("f05")[0].Answer("d3.now")
	if now, ok := st.Record().Answer("d3.now"); !ok || now.Value != before.Value {
		t.Errorf("after the tap: %v, want %v", now.Value, before.Value)
	}
	s.a.desk.Answer(st, "d2.now", casefile.Answer{Value: 5.0})
	s.goes(page.Route{Page: page.ToCase, Case: c.ID})
	s.sees("Then and now")
	s.unfold()
	s.sees("at first, 9 Nov 2026")
	s.sees("now, 23 Nov 2026")
}
