package form_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

var update = flag.Bool("update", false, "rewrite golden files")

// A report is what scripts rely on, so one is kept whole.
func TestReport(t *testing.T) {
	d := small(t)
	var data map[string]any
	given := `{
		"me": {"called": {"full": "ស្រីនាង", "called": "Neang"}, "birth": {"precision": "year", "calendar": "be", "ce": "2009", "text": "2552"},
			"phone": {"number": "ask", "safe": "no"}, "guardian": {"non": "later"}, "nonsense": {"non": "pns"}},
		"d10": {"has_debt": true, "debts": [
			{"lender": "recruiter", "amount": {"amount": 120000, "currency": "THB"}, "threat": ["threat"], "months": 12},
			{"amount": {"non": "dk"}, "colour": "red"}]},
		"stranger": 1
	}`
	if err := json.Unmarshal([]byte(given), &data); err != nil {
		t.Fatal(err)
	}
	rec, unknown := d.FromData(data, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	s := resume(t, d, rec)
	r := s.s.Report()
	r.Problems = append(unknown, r.Problems...)
	got, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/report.json", append(got, '\n'))
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s differs; got\n%s", path, got)
	}
}

func TestDataComesBack(t *testing.T) {
	s := sit(t, dir(t, "testdata/plain/rules"))
	s.Answer("provideAddress", true)
	s.Answer("address.street", "12 Mango Lane")
	s.Answer("options.size", "l")
	s.Answer("options.count", 2)
	s.Answer(s.Row("tags")+".item", "xy")
	s.Answer(s.Row("comments")+".message", "hello")
	rec, unknown := s.s.Def().FromData(s.s.Data(), s.now)
	if unknown != nil {
		t.Errorf("unknown %v", unknown)
	}
	resume(t, s.s.Def(), rec).Data(s.s.Data())
}

func TestOddData(t *testing.T) {
	d := small(t)
	_, unknown := d.FromData(map[string]any{
		"me":  "someone",
		"d10": m{"debts": []any{"much"}, "total": 5.0, "counsel": nil, "deep": m{"er": 1.0}},
	}, time.Now())
	var got []casefile.QuestionID
	for _, p := range unknown {
		if p.Kind != form.Unknown {
			t.Errorf("%v", p)
		}
		got = append(got, p.Question)
	}
	want := ids("d10.debts.r1", "d10.deep", "me")
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("unknown %v", got)
	}
}
