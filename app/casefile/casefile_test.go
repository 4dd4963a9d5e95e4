package casefile

import (
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func at(d time.Duration) time.Time { return noon.Add(d) }

// She says there is a debt; a letter says there is none. Both stay.
func TestPut_KeepsContradictionsSideBySide(t *testing.T) {
	var s Sitting
	s.Put("d10.has_debt", Answer{Value: true, Source: Told, By: "w1", At: at(0)})
	s.Put("d10.has_debt", Answer{Value: false, Source: Document, By: "w1", At: at(time.Second)})
	if n := len(s.Answers["d10.has_debt"]); n != 2 {
		t.Fatalf("%d versions, want 2", n)
	}
	if a, ok := s.Answer("d10.has_debt"); !ok || a.Value != false || a.Source != Document {
		t.Errorf("counts now: %+v %v", a, ok)
	}
}

// Typing a sentence is one version, not one for every key; but five minutes
// of typing leave several.
func TestPut_OneBreathIsOneVersion(t *testing.T) {
	var s Sitting
	for i := range 30 {
		s.Put("q", Answer{Value: "typing", Source: Told, By: "w1", At: at(time.Duration(i) * time.Second)})
	}
	if n := len(s.Answers["q"]); n != 1 {
		t.Errorf("half a minute of typing left %d versions, want 1", n)
	}
	for i := range 300 {
		s.Put("q", Answer{Value: "typing", Source: Told, By: "w1", At: at(time.Duration(30+i) * time.Second)})
	}
	if n := len(s.Answers["q"]); n < 5 || n > 7 {
		t.Errorf("five and a half minutes of typing left %d versions", n)
	}
}

func TestAnswer_TakenBackIsNoAnswer(t *testing.T) {
	var s Sitting
	s.Put("q", Answer{Non: PreferNot, At: at(0)})
	if a, ok := s.Answer("q"); !ok || a.Non != PreferNot {
		t.Errorf("a non-answer is an answer: %+v %v", a, ok)
	}
	s.Put("q", Answer{At: at(time.Hour)})
	if _, ok := s.Answer("q"); ok {
		t.Error("what was taken back still counts")
	}
	if len(s.Answers["q"]) != 2 {
		t.Error("what was taken back was forgotten")
	}
}

// Two laptops: the newest of each answer counts, and nothing is lost.
func TestMerge_NewestCountsNothingIsLost(t *testing.T) {
	a, b := &Sitting{ID: "s"}, &Sitting{ID: "s"}
	a.Put("x", Answer{Value: "early", By: "w1", At: at(0)})
	b.Put("x", Answer{Value: "late", By: "w2", At: at(time.Hour)})
	b.Put("y", Answer{Value: "only there", By: "w2", At: at(time.Hour)})
	for _, m := range []*Sitting{Merge(a, b), Merge(b, a), Merge(Merge(a, b), b)} {
		if got, _ := m.Answer("x"); got.Value != "late" {
			t.Errorf("counts now: %v", got.Value)
		}
		if len(m.Answers["x"]) != 2 || len(m.Answers["y"]) != 1 {
			t.Errorf("versions: %d and %d", len(m.Answers["x"]), len(m.Answers["y"]))
		}
	}
	if len(a.Answers["x"]) != 1 {
		t.Error("Merge changed its argument")
	}
}

func TestAs_ReadsShapesAndNeverTellsTheValue(t *testing.T) {
	d, err := As[PDate](map[string]any{"precision": "day", "calendar": "be", "ce": "2026-03-12", "text": "12/3/2569"})
	if err != nil || d.CE != "2026-03-12" || d.Calendar != "be" {
		t.Errorf("%+v %v", d, err)
	}
	if back, err := As[PDate](Plain(d)); err != nil || back != d {
		t.Errorf("there and back: %+v %v", back, err)
	}
	if _, err := As[Phone]("secret number"); err == nil || err.Error() != "value does not have the shape casefile.Phone" {
		t.Errorf("error: %v", err)
	}
}

func TestRows_KeepTheirOrder(t *testing.T) {
	var s Sitting
	s.Put("d10.debts", Answer{Value: []any{"k3", "a1"}, At: at(0)})
	if r := s.Rows("d10.debts"); len(r) != 2 || r[0] != "k3" {
		t.Errorf("%v", r)
	}
	if q := Cell("d10.debts", "k3", "amount"); q != "d10.debts.k3.amount" || !q.Under("d10.debts") || q.Under("d10.debt") {
		t.Errorf("%s", q)
	}
}
