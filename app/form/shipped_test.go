package form_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
	"onward/app/form"
	"onward/forms"
)

// Every form that comes with the program loads.
func TestShippedFormsLoad(t *testing.T) {
	s, err := form.LoadAll(forms.FS)
	for _, f := range form.Faults(err) {
		t.Error(f)
	}
	if err != nil || len(s.All()) < 6 {
		t.Fatalf("%d forms loaded: %v", len(s.All()), err)
	}
}

// some gives a right answer to a question of each kind.
func some(t testing.TB, q *form.Question) any {
	switch q.Kind {
	case form.YesNo:
		return true
	case form.Face5, form.Level4, form.Int, form.Num, form.Age:
		if q.Limits.Min != nil && *q.Limits.Min > 2 {
			return *q.Limits.Min
		}
		if q.Limits.Max != nil && *q.Limits.Max < 2 {
			return *q.Limits.Max
		}
		return 2.0
	case form.Text, form.Long:
		if q.Format == "email" {
			return "aunt@example.org"
		}
		return "word"
	case form.PDate:
		return m{"precision": "day", "calendar": "ce", "ce": "2001-02-03"}
	case form.Name:
		return m{"full": "นารี", "called": "Nari"}
	case form.Phone:
		return m{"number": "+66 81 234 5678", "safe": "yes"}
	case form.Addr:
		return m{"text": "by the old bridge", "country": "LA"}
	case form.Money:
		return m{"amount": 1200.0, "currency": "LAK", "per": "month"}
	case form.IDDoc:
		return m{"type": "passport", "number": "A1"}
	case form.Sign:
		return m{"how": "thumb", "on": today}
	case form.Lang:
		return "khm"
	case form.Country:
		return "KH"
	case form.Date:
		return today
	case form.Time:
		return "08:30"
	case form.One:
		return q.Options[0]
	case form.Many:
		return []any{q.Options[0]}
	}
	t.Fatalf("%s has the unknown kind %s", q.ID, q.Kind)
	return nil
}

// fill answers everything that is asked until nothing new appears.
func fill(t testing.TB, s *scenario) {
	for more := true; more; {
		more = false
		for _, q := range s.s.Def().Questions() {
			if q.Table() != nil || q.Compute != "" || !s.s.Shown(q.ID) || s.s.Answered(q.ID) || len(s.s.Rows(q.ID)) > 0 {
				continue
			}
			more = true
			if q.Kind != form.Table {
				s.Answer(string(q.ID), some(t, q))
				continue
			}
			fillRow(t, s, q, string(q.ID))
		}
	}
}

// fillRow adds a row to a table and fills it in, tables in it as well.
func fillRow(t testing.TB, s *scenario, q *form.Question, table string) {
	row := s.Row(table)
	for more := true; more; {
		more = false
		for _, c := range q.Columns {
			id := row + "." + c.Column()
			if c.Compute != "" || !s.s.Shown(casefile.QuestionID(id)) || s.s.Answered(casefile.QuestionID(id)) || len(s.s.Rows(casefile.QuestionID(id))) > 0 {
				continue
			}
			if more = true; c.Kind == form.Table {
				fillRow(t, s, c, id)
			} else {
				s.Answer(id, some(t, c))
			}
		}
	}
}

// A form with every question answered rightly gives data that its own schema
// accepts, read by the library without any of our own checks.
func TestShippedFormsFilledAreValid(t *testing.T) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range shelf.All() {
		t.Run(string(d.ID()), func(t *testing.T) {
			s := sit(t, d)
			fill(t, s)
			for _, p := range s.s.AllProblems() {
				t.Errorf("%s: %s %v", p.Question, p.Kind, p.Args)
			}
			for _, q := range s.s.Missing() {
				t.Errorf("%s is missing", q)
			}
			for _, sec := range d.Sections() {
				if done, all := s.s.Progress(sec.ID); done != all {
					t.Errorf("section %s: %d of %d", sec.ID, done, all)
				}
			}
			whole(t, d.ID(), s.s.Data())
		})
	}
}

func whole(t *testing.T, id casefile.FormID, data map[string]any) {
	t.Helper()
	c := jsonschema.NewCompiler()
	schema, err := forms.FS.Open(string(id) + "/schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer schema.Close()
	if err := c.AddResource("onward:types", strings.NewReader(form.TypesForTest())); err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("onward:form/"+string(id), schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("onward:form/" + string(id))
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(b, &plain); err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(plain); err != nil {
		t.Errorf("%#v", err)
	}
}
