package plan

import (
	"maps"
	"slices"

	"onward/app/casefile"
)

// Data gives the answers that a plan tells, and nothing else, as a case: of
// each the one that counts now, without who wrote it down and without what was
// said before. c is the case the plan was composed from; it is not changed.
func (p *Plan) Data(c *casefile.Case) *casefile.Case {
	out := &casefile.Case{ID: c.ID, Code: c.Code, Language: c.Language, Working: c.Working, Opened: c.Opened}
	for _, s := range c.Sittings {
		told := casefile.Sitting{
			ID: s.ID, Form: s.Form, Version: s.Version, Language: s.Language, Working: s.Working,
			Begun: s.Begun, Touched: s.Touched, Answers: map[casefile.QuestionID][]casefile.Answer{},
		}
		for _, l := range p.Leaves {
			if a, ok := s.Answer(l.Question); ok && l.Sitting == s.ID {
				told.Answers[l.Question] = []casefile.Answer{alone(a)}
			}
		}
		rowsOf(s, told.Answers)
		if len(told.Answers) > 0 {
			out.Sittings = append(out.Sittings, &told)
		}
	}
	return out
}

// alone is an answer without its history and its writers.
func alone(a casefile.Answer) casefile.Answer {
	told := casefile.Answer{Value: a.Value, Lang: a.Lang, Source: a.Source, At: a.At}
	for _, t := range a.Translations {
		t.By = ""
		told.Translations = append(told.Translations, t)
	}
	return told
}

// rowsOf adds, for each table of which a cell is told, the list of its rows
// that are told.
func rowsOf(s *casefile.Sitting, told map[casefile.QuestionID][]casefile.Answer) {
	cells := slices.Collect(maps.Keys(told))
	for q := range s.Answers {
		a, _ := s.Answer(q)
		var rows []any
		for _, id := range casefile.RowIDs(a.Value) {
			if slices.ContainsFunc(cells, func(c casefile.QuestionID) bool { return c.Under(q + "." + casefile.QuestionID(id)) }) {
				rows = append(rows, string(id))
			}
		}
		if rows != nil {
			list := alone(a)
			list.Value = rows
			told[q] = []casefile.Answer{list}
		}
	}
}
