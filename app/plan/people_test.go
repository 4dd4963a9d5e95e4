package plan_test

import (
	"testing"

	"onward/app/casefile/casefiletest"
	"onward/app/form"
)

// The invented people answer questions that are really asked, and answer them
// as they may be answered: what the demonstration shows is sound.
func TestPeople_AnswerTheFormsAsTheyAre(t *testing.T) {
	s := shelf(t)
	for _, c := range casefiletest.People(now) {
		for _, sit := range c.Sittings {
			def, ok := s.Form(sit.Form)
			if !ok {
				t.Fatalf("no form %s", sit.Form)
			}
			for q := range sit.Answers {
				if _, ok := def.Question(q); !ok {
					t.Errorf("%s: form %s does not ask %s", c.Code, sit.Form, q)
				}
			}
			st, err := form.Begin(def, sit, form.Env{Today: today})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range st.AllProblems() {
				t.Errorf("%s %s: %s is %s %v", c.Code, sit.Form, p.Question, p.Kind, p.Args)
			}
			if missing := st.Missing(); len(missing) > 0 {
				t.Errorf("%s %s: not answered: %v", c.Code, sit.Form, missing)
			}
			for q := range sit.Answers {
				if !st.Shown(q) {
					t.Errorf("%s %s: %s is answered but not asked", c.Code, sit.Form, q)
				}
			}
		}
	}
}
