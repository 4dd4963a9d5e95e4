package app_test

import (
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
)

// later opens a vault with one person whose needs were asked two weeks ago, and
// sits down for the same talk again.
func later(t *testing.T) (*app.Desk, *app.Sitting) {
	t.Helper()
	d := create(t, filepath.Join(t.TempDir(), "later.vault"))
	t.Cleanup(func() { d.Close() })
	person := casefiletest.Speaking("km", d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(person.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	return d, st
}

func asked(t *testing.T, s *app.Sitting, q casefile.QuestionID) *form.Question {
	t.Helper()
	def, ok := s.Def().Question(q)
	if !ok {
		t.Fatalf("no question %s", q)
	}
	return def
}

// The same talk again: what was said then stands beside the question with its
// day. Nothing is an answer of today until the person says so.
func TestCarry_NothingIsTakenOverByItself(t *testing.T) {
	d, st := later(t)
	if n := len(st.Record().Answers); n != 0 {
		t.Fatalf("a new talk begins with %d answers", n)
	}
	e := d.Earlier(st)
	if e == nil {
		t.Fatal("there was a talk before")
	}
	if want := d.Now().AddDate(0, 0, -14); !e.On.Equal(want) {
		t.Errorf("as of %v, want %v", e.On, want)
	}
	then, ok := e.Answer(asked(t, st, "d3.now"))
	if !ok {
		t.Fatal("the face of then is not shown")
	}
	if _, ok := st.Record().Answer("d3.now"); ok {
		t.Error("looking at it answered the question")
	}
	if _, ok := d.StillSo(st, e, "d3.now"); !ok {
		t.Fatal("it cannot be confirmed")
	}
	now, _ := st.Record().Answer("d3.now")
	if now.Value != then.Value || !now.At.Equal(d.Now()) || now.By != "W1" {
		t.Errorf("confirmed: %+v, want the value of then, of today, by today's worker", now)
	}
}

// Words come over with their translation, and an answer of then is no longer
// there to be changed by it.
func TestCarry_WordsKeepTheirTranslation(t *testing.T) {
	d, st := later(t)
	e := d.Earlier(st)
	then, ok := e.Answer(asked(t, st, "d3.worry"))
	if !ok || len(then.Translations) == 0 {
		t.Fatalf("the words of then: %+v", then)
	}
	d.StillSo(st, e, "d3.worry")
	now, _ := st.Record().Answer("d3.worry")
	if now.Text() != then.Text() || len(now.Translations) != len(then.Translations) || now.Lang != "km" {
		t.Errorf("the words of now: %+v, want those of then", now)
	}
}

// What belongs to one talk alone does not come over, nor does a non-answer.
func TestCarry_NotWhatBelongsToOneTalk(t *testing.T) {
	d, st := later(t)
	before := st.Case.All("f05")[0]
	for q, a := range map[casefile.QuestionID]casefile.Answer{
		"d9.now":      {Non: casefile.PreferNot, At: d.Now()},
		"d10.debts":   {Value: []any{"r1"}, At: d.Now()},
		"close.talk":  {Value: 2.0, At: d.Now()},
		"close.reads": {Value: true, At: d.Now()},
	} {
		if _, ok := st.Def().Question(q); ok {
			before.Put(q, a)
		}
	}
	e := d.Earlier(st)
	for _, q := range st.Def().Questions() {
		if _, ok := e.Answer(q); ok && (q.Kind == form.Table || q.Kind == form.Sign || q.Sens == form.P0 || q.Answers == "did" || q.Table() != nil) {
			t.Errorf("%s belongs to one talk alone", q.ID)
		}
	}
	if _, ok := e.Answer(asked(t, st, "d9.now")); ok {
		t.Error("what nobody wanted to say is carried over")
	}
}

// The first talk has nothing to look back to, and a later talk is no earlier one.
func TestCarry_TheFirstTalk(t *testing.T) {
	d, st := later(t)
	first, err := d.Resume(st.Case.ID, st.Case.All("f05")[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if d.Earlier(first) != nil {
		t.Error("the first talk has one before it")
	}
}

// Faces over time, side by side: the first, the latest, and none that was not
// shown. One part of life asked once has no course.
func TestCourses_ThenAndNow(t *testing.T) {
	d, st := later(t)
	id := st.Case.ID
	if all, err := d.Courses(id); err != nil || len(all) != 0 {
		t.Fatalf("after one talk: %v, %v", all, err)
	}
	d.Answer(st, "d3.now", casefile.Answer{Value: 4.0})
	follow, err := d.Begin(id, "f13")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(follow, "faces.d3", casefile.Answer{Value: 5.0})
	d.Answer(follow, "faces.d4", casefile.Answer{Non: casefile.PreferNot})
	all, err := d.Courses(id)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 1 || all[0].Domain != "d3" || len(all[0].Faces) != 3 {
		t.Fatalf("courses %+v, want three faces of d3 alone", all)
	}
	faces := all[0].Faces
	if faces[1].Face != 4 || faces[2].Face != 5 || !faces[0].On.Before(faces[1].On) {
		t.Errorf("faces %+v, want the earliest first, then 4, then 5", faces)
	}
	if gap := faces[1].On.Sub(faces[0].On); gap < 13*24*time.Hour {
		t.Errorf("the first face is %v before the second, want two weeks", gap)
	}
}
