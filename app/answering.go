package app

import (
	"reflect"
	"slices"
	"strings"

	"onward/app/casefile"
)

// What goes back to the one who sent a plan is what answers it, and nothing else:
// the newest answer to each question that the receiving worker is asked, in the
// rows that are still there. Who typed it, what was typed before it, what the
// sender asked and what the sender told stay where they are.

// answering are the forms the receiving worker fills in, and the parts of them
// that are theirs. None of them opens anything to anybody.
var answering = map[casefile.FormID][]string{
	"f07": {"b"},
	"f12": {"got", "rows", "promise"},
	"f13": {"safe", "home", "faces", "steps", "life", "next"},
}

// thatAnswer gives what an answer to a letter is made of.
func thatAnswer(c *casefile.Case) (all []*casefile.Sitting) {
	for _, s := range c.Sittings {
		back := ofAnswering(s)
		for q, as := range back.Answers {
			if !inRows(s, q) || toldBefore(c, q, as[len(as)-1]) {
				delete(back.Answers, q)
				continue
			}
			back.Answers[q] = []casefile.Answer{alone(as[len(as)-1])}
		}
		if len(back.Answers) > 0 {
			back.Worker = ""
			all = append(all, back)
		}
	}
	return all
}

// ofAnswering gives a sitting with the parts alone that answer; with no answer
// where the form answers nothing.
func ofAnswering(s *casefile.Sitting) *casefile.Sitting {
	s = s.Clone()
	for q, as := range s.Answers {
		part, _, _ := strings.Cut(string(q), ".")
		if len(as) == 0 || !slices.Contains(answering[s.Form], part) {
			delete(s.Answers, q)
		}
	}
	return s
}

// inRows tells whether an answer is not in a row that was taken out of its table.
func inRows(s *casefile.Sitting, q casefile.QuestionID) bool {
	parts := strings.Split(string(q), ".")
	if len(parts) < 4 { // part.table.row.column
		return true
	}
	table := casefile.QuestionID(strings.Join(parts[:2], "."))
	return slices.Contains(s.Rows(table), casefile.RowID(parts[2]))
}

// toldBefore tells whether a cell holds what the sender's plan says of that very
// step: it was laid out for the worker, and answers nothing.
func toldBefore(c *casefile.Case, q casefile.QuestionID, a casefile.Answer) bool {
	row, ok := strings.CutPrefix(string(q), string(followSteps)+".")
	row, what := strings.CutSuffix(row, ".what")
	if !ok || !what {
		return false
	}
	return slices.ContainsFunc(c.All(planForm), func(p *casefile.Sitting) bool {
		return slices.ContainsFunc([]string{"what", "goal", "need"}, func(col string) bool {
			was, had := p.Answer(casefile.Cell(planSteps, casefile.RowID(row), col))
			return had && reflect.DeepEqual(was.Value, a.Value)
		})
	})
}

// alone is an answer without its history and its writers.
func alone(a casefile.Answer) casefile.Answer {
	told := casefile.Answer{Value: a.Value, Non: a.Non, Source: a.Source, Lang: a.Lang, At: a.At}
	for i, t := range a.Translations {
		newer := slices.ContainsFunc(a.Translations[i+1:], func(n casefile.Translation) bool { return n.Lang == t.Lang })
		if !newer {
			t.By, t.Reader = "", ""
			told.Translations = append(told.Translations, t)
		}
	}
	return told
}
