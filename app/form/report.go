package form

import (
	"slices"

	"onward/app/casefile"
)

// Report is the whole outcome of a sitting as data, for scripts: `onwardctl
// forms fill` prints it as JSON. Lists are in the order of the form and never
// null; members of objects are in order of their names.
type Report struct {
	Form     casefile.FormID             `json:"form"`
	Version  string                      `json:"version"`
	Asked    []casefile.QuestionID       `json:"asked"`    // cells of tables by row: d10.debts.r1.amount
	Hidden   []casefile.QuestionID       `json:"hidden"`   //
	Disabled []casefile.QuestionID       `json:"disabled"` // asked, and cannot be answered now
	Answered []casefile.QuestionID       `json:"answered"` // by a value or a non-answer
	Missing  []casefile.QuestionID       `json:"missing"`  // required and not answered
	Problems []Problem                   `json:"problems"`
	Computed map[casefile.QuestionID]any `json:"computed"`
	Alerts   []Alert                     `json:"alerts"`
	Plan     []PlanAction                `json:"plan"`
	Data     map[string]any              `json:"data"` // real values of what is asked
}

// Report tells how things stand.
func (s *Sitting) Report() Report {
	r := Report{
		Form: s.def.ID(), Version: s.def.Version(),
		Asked: []casefile.QuestionID{}, Hidden: []casefile.QuestionID{}, Disabled: []casefile.QuestionID{},
		Answered: []casefile.QuestionID{}, Computed: map[casefile.QuestionID]any{},
		Missing:  append([]casefile.QuestionID{}, s.Missing()...),
		Problems: append([]Problem{}, s.AllProblems()...),
		Alerts:   append([]Alert{}, s.Alerts()...),
		Plan:     append([]PlanAction{}, s.PlanActions()...),
		Data:     s.Data(),
	}
	s.each(func(c *cell) {
		if !c.shown {
			r.Hidden = append(r.Hidden, c.id)
			return
		}
		r.Asked = append(r.Asked, c.id)
		if !c.enabled && c.q.Compute == "" {
			r.Disabled = append(r.Disabled, c.id)
		}
		if c.answered() && c.q.Compute == "" {
			r.Answered = append(r.Answered, c.id)
		}
		if c.q.Compute != "" && c.value != nil {
			r.Computed[c.id] = c.value
		}
	})
	r.Problems = slices.Clip(r.Problems)
	return r
}
