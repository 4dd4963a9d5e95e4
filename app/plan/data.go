package plan

import (
	"maps"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/form"
)

// Data gives the answers that a plan tells, and nothing else, as a case: of
// each the one that counts now, without who wrote it down and without what was
// said before; of a name, a number, an address or a paper only the parts that
// stand on the pages. c and shelf are those the plan was composed from; neither
// is changed.
func (p *Plan) Data(c *casefile.Case, shelf *form.Shelf) *casefile.Case {
	pages := p.Text()
	out := &casefile.Case{ID: c.ID, Code: c.Code, Language: c.Language, Working: c.Working, Opened: c.Opened}
	for _, s := range c.Sittings {
		told := casefile.Sitting{
			ID: s.ID, Form: s.Form, Version: s.Version, Language: s.Language, Working: s.Working,
			Begun: s.Begun, Touched: s.Touched, Answers: map[casefile.QuestionID][]casefile.Answer{},
		}
		for _, l := range p.Leaves {
			if a, ok := s.Answer(l.Question); ok && l.Sitting == s.ID {
				a = alone(a, p.Langs)
				if def, known := shelf.Of(s); known {
					a.Value = onPages(def, l.Question, a.Value, pages)
					a.Translations = spoken(def, l.Question, a.Translations, pages)
				}
				told.Answers[l.Question] = []casefile.Answer{a}
			}
		}
		rowsOf(s, told.Answers)
		if len(told.Answers) > 0 {
			out.Sittings = append(out.Sittings, &told)
		}
	}
	return out
}

// alone is an answer without its history and its writers, with the
// translations that count into some languages.
func alone(a casefile.Answer, langs []string) casefile.Answer {
	told := casefile.Answer{Value: a.Value, Lang: a.Lang, Source: a.Source, At: a.At}
	for _, lang := range langs {
		if t, ok := a.Translation(lang); ok {
			t.By, t.Reader = "", ""
			told.Translations = append(told.Translations, t)
		}
	}
	return told
}

// spoken leaves out of the translations of an answer in parts what does not
// stand on the pages.
func spoken(def *form.Def, q casefile.QuestionID, all []casefile.Translation, pages string) []casefile.Translation {
	if d, known := def.Question(q); known && !slices.Contains(inParts, d.Kind) {
		return all
	}
	return slices.DeleteFunc(all, func(t casefile.Translation) bool {
		return slices.ContainsFunc(strings.Split(t.Text, "\n"), func(line string) bool { return !strings.Contains(pages, line) })
	})
}

// inParts are the kinds of answer of which a page may show a part.
var inParts = []form.Kind{form.Name, form.Phone, form.Addr, form.IDDoc, form.Sign}

// inWords are parts that pages say in words of ours, and that point to nobody.
var inWords = []string{"safe", "country", "type", "how"}

// onPages leaves out of an answer in parts what does not stand on the pages.
func onPages(def *form.Def, q casefile.QuestionID, value any, pages string) any {
	parts, ok := value.(map[string]any)
	if d, known := def.Question(q); !ok || known && !slices.Contains(inParts, d.Kind) {
		return value
	}
	told := map[string]any{}
	for name, v := range parts {
		if s, isText := v.(string); !isText || slices.Contains(inWords, name) || strings.Contains(pages, s) {
			told[name] = v
		}
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
			list := alone(a, nil)
			list.Value = rows
			told[q] = []casefile.Answer{list}
		}
	}
}
