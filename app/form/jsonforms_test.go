package form_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/form"
)

// Examples of the JSON Forms project, as they are published (MIT, see the
// licence beside them). Each loads and can be filled in every shape it has, or
// is refused by name.
func TestExamplesOfJSONForms(t *testing.T) {
	refused := map[string]string{
		"additional-properties": "patternProperties",
		"string":                "a form is an object",
		"rule":                  "needs either schema or expectedValue",
	}
	dirs, err := filepath.Glob("testdata/jsonforms/*/schema.json")
	if err != nil || len(dirs) < 12 {
		t.Fatalf("%d examples: %v", len(dirs), err)
	}
	for _, file := range dirs {
		dir := filepath.Dir(file)
		name := filepath.Base(dir)
		t.Run(name, func(t *testing.T) {
			d, err := form.LoadDir(dir)
			if why := refused[name]; why != "" || err != nil {
				if why == "" || err == nil || !strings.Contains(err.Error(), why) {
					t.Fatalf("refused with %v, want %q", err, why)
				}
				return
			}
			s := sit(t, d)
			fill(t, s)
			everyShape(t, s)
			sound(t, s)
			takes(t, d, filepath.Join(dir, "data.json"))
		})
	}
}

// everyShape changes every choice of a shape, fills in what then is asked, and
// looks whether what was said in the other shapes is still there.
func everyShape(t *testing.T, s *scenario) {
	t.Helper()
	for _, q := range s.s.Def().Questions() {
		if chooser := strings.Contains(string(q.ID), ".~") || strings.HasPrefix(string(q.ID), "~"); !chooser || q.Table() != nil {
			continue
		}
		for _, o := range q.Options {
			before := s.s.Record().Clone()
			s.Answer(string(q.ID), o)
			fill(t, s)
			for id := range before.Answers {
				was, said := before.Answer(id)
				if is, ok := s.s.Record().Answer(id); said && !ok || id != q.ID && ok && is.Value == nil && was.Value != nil {
					t.Errorf("%s in shape %s: %s lost its answer", q.ID, o, id)
				}
			}
			sound(t, s)
		}
	}
}

// sound expects that nothing is missing or wrong, and that the schema says the
// same of the data.
func sound(t *testing.T, s *scenario) {
	t.Helper()
	for _, q := range s.s.Missing() {
		t.Errorf("%s is missing", q)
	}
	for _, p := range s.s.AllProblems() {
		switch p.Kind {
		case form.WrongFormat, form.WrongPattern, form.TooShort, form.TooFew: // "word" fits no pattern, one row is not two
		default:
			t.Errorf("%s: %s %v", p.Question, p.Kind, p.Args)
		}
	}
}

// takes fills in the data that comes with an example.
func takes(t *testing.T, d *form.Def, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		return // not every example has some
	}
	var data map[string]any
	if json.Unmarshal(b, &data) != nil {
		return // a list: nothing a form has
	}
	rec, _ := d.FromData(data, time.Now())
	s, err := form.Begin(d, rec, form.Env{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Questions() {
		if chooser := strings.HasPrefix(string(c.ID), "~") || strings.Contains(string(c.ID), ".~"); chooser && c.Table() == nil {
			for id := range rec.Answers {
				if strings.HasPrefix(string(id), strings.TrimSuffix(string(c.ID), "~oneOf")) && !s.Shown(id) {
					t.Errorf("%s was given and is not asked", id)
				}
			}
		}
	}
}
