package app_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/handover"
	"onward/app/plan"
	"onward/forms"
)

// FuzzReadLetter reads what a letter may hold once its seal was opened: the
// answers a plan told, or those of whoever received it, and its pages as a
// picture. Whatever it is, it is refused, or can be looked at, filled in and
// written again as the same; and a picture is no larger than pages are.
func FuzzReadLetter(f *testing.F) {
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		f.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	var page bytes.Buffer
	if err := png.Encode(&page, image.NewGray(image.Rect(0, 0, 210, 297))); err != nil {
		f.Fatal(err)
	}
	c := casefiletest.Speaking("lo", now)
	p := &plan.Plan{} // that tells the whole of the plan form
	for q := range c.Latest("f09").Answers {
		p.Leaves = append(p.Leaves, plan.Leaving{Field: plan.Field{Sitting: c.Latest("f09").ID, Question: q}})
	}
	told, err := json.Marshal(p.Data(c, shelf))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(told, page.Bytes(), false)
	def, _ := shelf.Form("f12")
	for _, answer := range []string{
		`{"rows.steps":[{"value":["r1","r1"],"at":"2026-11-23T10:00:00Z"}],"rows.steps.r1.row":[{"value":-1e300,"at":"2026-11-23T10:00:00Z"}]}`,
		`{"rows.steps":[{"value":[[{}]],"at":"2026-11-23T10:00:00Z"}],"got.on":[{"value":{"ce":5},"at":"2026-11-23T10:00:00Z"}]}`,
		`{"got.phone":[{"value":"020","at":"2026-11-23T10:00:00Z"}],"x":null}`,
	} {
		f.Add([]byte(`{"id":"c1","code":"7Q4K","language":"lo","working":"th","opened":"2026-11-23T10:00:00Z","sittings":[{"id":"s1","form":"f12","version":"`+
			def.Version()+`","language":"lo","working":"th","begun":"2026-11-23T10:00:00Z","touched":"2026-11-23T10:00:00Z","answers":`+answer+`}]}`), page.Bytes(), true)
	}
	f.Fuzz(func(t *testing.T, data, picture []byte, back bool) {
		l := &handover.Letter{Kind: app.PlanLetter, Made: now, Until: now.AddDate(0, 0, 30), Parts: []handover.Part{{Name: "case", Data: data}, {Name: "leaves", Data: picture}}}
		if back {
			l.Kind, l.Answers = app.AnswerLetter, "letter"
		}
		came, err := app.ReadLetter(l, shelf)
		if err != nil {
			return
		}
		leaves, err := came.Leaves()
		if len(leaves) > 24 || err == nil && len(leaves) == 0 {
			t.Fatalf("%d pages", len(leaves))
		}
		for _, one := range leaves {
			if s := one.Bounds().Size(); s.X > 1200 || s.Y > 1700 {
				t.Fatalf("a page of %v", s)
			}
		}
		for _, s := range came.Case.Sittings {
			def, ok := shelf.Of(s)
			if !ok {
				t.Fatal("taken with a form nobody has")
			}
			if back && (s.Form == "f09" || s.Form == "f10" || s.Form == "f01") {
				t.Fatalf("an answer brings %s", s.Form)
			}
			st, err := form.Begin(def, s.Clone(), form.Env{Today: "2026-11-23", NewRow: func() casefile.RowID { return "n" }})
			if err != nil {
				continue
			}
			st.AllProblems()
			st.Alerts()
			app.TypedFrom(s)
			if steps := s.Rows("rows.steps"); len(steps) > 0 {
				st.Rows("rows.steps")
			}
		}
		once, err := json.Marshal(came.Case)
		if err != nil {
			t.Fatal(err)
		}
		again, err := casefile.Read(once)
		if err != nil {
			t.Fatalf("what was taken cannot be read again: %v", err)
		}
		if twice, _ := json.Marshal(again); !bytes.Equal(once, twice) {
			t.Error("read twice, it is not the same")
		}
	})
}
