package form_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// scenario fills in a form as a person would, and says what it expects on the
// way.
type scenario struct {
	t    testing.TB
	s    *form.Sitting
	now  time.Time
	last form.Change
}

// today is the day all stories here play on.
const today = "2026-11-23"

func sit(t testing.TB, d *form.Def) *scenario {
	t.Helper()
	rec := &casefile.Sitting{ID: "s1", Form: d.ID(), Version: d.Version()}
	return resume(t, d, rec)
}

func resume(t testing.TB, d *form.Def, rec *casefile.Sitting) *scenario {
	t.Helper()
	n := 0
	s, err := form.Begin(d, rec, form.Env{Today: today, NewRow: func() casefile.RowID {
		n++
		return casefile.RowID(fmt.Sprintf("row%d", n))
	}})
	if err != nil {
		t.Fatal(err)
	}
	return &scenario{t: t, s: s, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
}

func small(t testing.TB) *form.Def {
	t.Helper()
	return dir(t, "testdata/packs/small")
}

func dir(t testing.TB, path string) *form.Def {
	t.Helper()
	d, err := form.LoadDir(path)
	for _, f := range form.Faults(err) {
		t.Error(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func (s *scenario) put(id string, a casefile.Answer) {
	s.now = s.now.Add(2 * time.Minute)
	a.At, a.By = s.now, "w1"
	s.last = s.s.Set(casefile.QuestionID(id), a)
}

// Answer says something real; nil takes back what was said.
func (s *scenario) Answer(id string, v any)             { s.put(id, casefile.Answer{Value: v}) }
func (s *scenario) Non(id string, n casefile.NonAnswer) { s.put(id, casefile.Answer{Non: n}) }

// Row adds a row and gives the prefix of its cells.
func (s *scenario) Row(table string) string {
	s.t.Helper()
	id, ch := s.s.AddRow(casefile.QuestionID(table), s.now, "w1")
	if id == "" {
		s.t.Fatalf("%s takes no row", table)
	}
	s.last = ch
	return table + "." + string(id)
}

func (s *scenario) Asks(ids ...string) {
	s.t.Helper()
	for _, id := range ids {
		if !s.s.Shown(casefile.QuestionID(id)) {
			s.t.Errorf("%s is not asked", id)
		}
	}
}

func (s *scenario) Hides(ids ...string) {
	s.t.Helper()
	for _, id := range ids {
		if s.s.Shown(casefile.QuestionID(id)) {
			s.t.Errorf("%s is asked", id)
		}
	}
}

// Wrong expects exactly these kinds of problem.
func (s *scenario) Wrong(id string, kinds ...form.ProblemKind) {
	s.t.Helper()
	var got []form.ProblemKind
	for _, p := range s.s.Problems(casefile.QuestionID(id)) {
		got = append(got, p.Kind)
	}
	if !slices.Equal(got, kinds) {
		s.t.Errorf("%s: problems %v, want %v", id, got, kinds)
	}
}

func (s *scenario) Fine(id string) { s.t.Helper(); s.Wrong(id) }

// Has expects a real value, given or computed; nil for none.
func (s *scenario) Has(id string, want any) {
	s.t.Helper()
	if got, _ := s.s.Value(casefile.QuestionID(id)); !reflect.DeepEqual(got, want) {
		s.t.Errorf("%s is %v, want %v", id, got, want)
	}
}

// Raised expects these alerts of the last answer alone.
func (s *scenario) Raised(alerts ...string) {
	s.t.Helper()
	var got []string
	for _, a := range s.last.Alerts {
		got = append(got, a.Alert)
	}
	if !slices.Equal(got, alerts) {
		s.t.Errorf("raised %v, want %v", got, alerts)
	}
}

func (s *scenario) Data(want map[string]any) {
	s.t.Helper()
	if got := s.s.Data(); !reflect.DeepEqual(got, want) {
		s.t.Errorf("data is\n  %v\nwant\n  %v", got, want)
	}
}

func ids(list ...string) []casefile.QuestionID {
	var all []casefile.QuestionID
	for _, s := range list {
		all = append(all, casefile.QuestionID(s))
	}
	return all
}

// m is short for a JSON object.
type m = map[string]any

// plainFiles is a pair of JSON Forms, or a schema alone.
func plainFiles(schema, ui string) fstest.MapFS {
	fsys := fstest.MapFS{"schema.json": {Data: []byte(schema)}}
	if ui != "" {
		fsys["uischema.json"] = &fstest.MapFile{Data: []byte(ui)}
	}
	return fsys
}

func plainPair(t testing.TB, schema, ui string) *form.Def {
	t.Helper()
	d, err := form.LoadPlain(plainFiles(schema, ui))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
