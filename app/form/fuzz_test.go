package form_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// Packs come from outside: whatever their bytes, loading one ends in a form
// that can be sat down with, or in faults that say where.
func FuzzLoad(f *testing.F) {
	read := func(path string) []byte {
		b, err := os.ReadFile(filepath.FromSlash(path))
		if err != nil {
			f.Fatal(err)
		}
		return b
	}
	f.Add(read("testdata/packs/small/schema.json"), read("testdata/packs/small/ui.json"))
	for _, name := range []string{"person", "rules"} {
		f.Add(read("testdata/plain/"+name+"/schema.json"), read("testdata/plain/"+name+"/uischema.json"))
	}
	f.Add(read("testdata/plain/draft7/schema.json"), []byte(nil))
	f.Add([]byte(`{"properties":{"a":{"$ref":"#/properties/a"}}}`), []byte(`{}`))
	f.Add([]byte(contact), []byte(nil))
	f.Add([]byte(`{"type":"object","properties":{"a":{"type":["string","number"]}},"if":{"required":["a"]},"then":{"properties":{"b":{"oneOf":[{"type":"string"},{"type":"array","items":{"enum":["x"]}}]}}},"dependentSchemas":{"a":{"properties":{"c":{"type":"boolean"}}}}}`), []byte(nil))
	meta := read("testdata/packs/small/form.json")
	f.Fuzz(func(t *testing.T, schema, ui []byte) {
		try(t, func() (*form.Def, error) {
			return form.LoadPlain(fstest.MapFS{"schema.json": {Data: schema}, "uischema.json": {Data: ui}})
		})
		fsys := fstest.MapFS{"small/form.json": {Data: meta}, "small/schema.json": {Data: schema}, "small/ui.json": {Data: ui}}
		try(t, func() (*form.Def, error) { return form.Load(fsys, "small") })
	})
}

func try(t *testing.T, load func() (*form.Def, error)) {
	t.Helper()
	d, err := load()
	if err != nil {
		if len(form.Faults(err)) == 0 {
			t.Errorf("refused without a reason: %v", err)
		}
		return
	}
	s, err := form.Begin(d, &casefile.Sitting{Form: d.ID(), Version: d.Version()}, form.Env{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range d.Questions() {
		s.Set(q.ID, casefile.Answer{Value: "x"})
		s.AddRow(q.ID, time.Time{}, "")
	}
	s.Report()
}

// Any JSON value can be said to any question. It is kept, judged, and upsets
// nothing.
func FuzzSet(f *testing.F) {
	d := small(f)
	questions := d.Questions()
	for i, v := range []string{`true`, `"bank"`, `{"precision":"day","ce":"2543-01-01"}`, `{"amount":1e300,"currency":"THB"}`,
		`["a","b"]`, `[[[[1]]]]`, `-0`, `null`, `{"number":"+855 12 345 678"}`, `{"number":{}}`, `"\u0000"`} {
		f.Add(uint(i), v)
	}
	f.Fuzz(func(t *testing.T, n uint, text string) {
		var v any
		if json.Unmarshal([]byte(text), &v) != nil {
			return
		}
		s := sit(t, d)
		s.Answer("d10.has_debt", true)
		row := s.Row("d10.debts")
		q := questions[n%uint(len(questions))]
		id := q.ID
		if q.Table() != nil {
			id = casefile.QuestionID(row) + id[len("d10.debts"):]
		}
		s.Answer(string(id), v)
		if a, _ := s.s.Record().Answer(id); q.Compute == "" && v != nil && a.Value == nil {
			t.Errorf("%s lost its answer", id)
		}
		r := s.s.Report()
		if _, err := json.Marshal(r); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		again := resume(t, d, s.s.Record().Clone())
		if !slices.Equal(again.s.Report().Asked, r.Asked) {
			t.Errorf("%s: resumed, other questions are asked", id)
		}
	})
}
