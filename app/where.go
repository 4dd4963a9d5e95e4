package app

import (
	"slices"
	"strconv"
	"strings"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/i18n"
)

// PlaceOnPaper says in words what stands at the place of a paper that cannot be
// printed: which form, which row, which question; or a word of our own. It is
// empty where there are no words for it. Nothing anybody typed is in it.
//
// Forms may have questions of the same id: the one that is meant is where the
// letter stands.
func PlaceOnPaper(m *pdf.MissingGlyph, c *casefile.Case, shelf *form.Shelf, p *i18n.Printer) string {
	id := casefile.QuestionID(m.Where)
	if def, q := formAt(id, m.Char, c, shelf); q != nil {
		return p.Say(string(def.ID())+".title", nil) + " – " + wayTo(q, id, def, c, p)
	}
	where := m.Where
	if where == "signature" {
		where = "plan.sign.name"
	}
	if w, ok := p.Find(where); ok {
		return w.Text
	}
	return ""
}

// formAt finds the form a question belongs to: one in which it was answered with
// this letter, or else the first that has it.
func formAt(id casefile.QuestionID, letter rune, c *casefile.Case, shelf *form.Shelf) (of *form.Def, at *form.Question) {
	for _, def := range shelf.All() {
		q, ok := def.Question(id)
		if !ok {
			continue
		}
		if s := c.Latest(def.ID()); s != nil && written(s, id, letter) {
			return def, q
		}
		if of == nil {
			of, at = def, q
		}
	}
	return of, at
}

// written tells whether a letter stands in an answer, or in a table.
func written(s *casefile.Sitting, id casefile.QuestionID, letter rune) bool {
	for q := range s.Answers {
		if a, ok := s.Answer(q); ok && q.Under(id) && holds(a.Value, letter) {
			return true
		}
	}
	return false
}

func holds(v any, letter rune) bool {
	switch v := v.(type) {
	case string:
		return strings.ContainsRune(v, letter)
	case map[string]any:
		for _, x := range v {
			if holds(x, letter) {
				return true
			}
		}
	case []any:
		for _, x := range v {
			if holds(x, letter) {
				return true
			}
		}
	}
	return false
}

// wayTo names a question, and the tables and rows it stands in.
func wayTo(q *form.Question, id casefile.QuestionID, def *form.Def, c *casefile.Case, p *i18n.Printer) string {
	var way []string
	s := c.Latest(def.ID())
	for _, step := range def.Way(id) {
		name := p.Say(step.Of.Words+".label", nil)
		if s != nil {
			if n := slices.Index(s.Rows(step.Table), step.Row); n >= 0 {
				name += " " + strconv.Itoa(n+1)
			}
		}
		way = append(way, name)
	}
	if !q.Bare() {
		way = append(way, p.Say(q.Words+".label", nil))
	}
	return strings.Join(way, " – ")
}
