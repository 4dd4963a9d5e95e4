package form

import (
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// checkTable holds a table to the bounds on its rows; what stands in the rows
// is held to its columns, cell by cell.
func (s *Sitting) checkTable(c *cell) []Problem {
	a, ok := s.record.Answer(c.id)
	if !ok {
		return nil
	}
	if a.Value == nil {
		return judge(s.def, c.q, c.id, a, s.env.Today)
	}
	switch a.Value.(type) {
	case []any, []string, []casefile.RowID:
	default:
		return []Problem{{c.id, WrongType, map[string]any{"want": "array"}}}
	}
	var found []Problem
	n := len(s.rows[c.q])
	if l := c.q.Limits.MinItems; l != nil && n < *l {
		found = append(found, Problem{c.id, TooFew, map[string]any{"min": *l}})
	}
	if l := c.q.Limits.MaxItems; l != nil && n > *l {
		found = append(found, Problem{c.id, TooMany, map[string]any{"max": *l}})
	}
	return found
}

// across holds the whole of the answers to the whole of the schema, and keeps
// what only the whole can tell.
func (s *Sitting) across() []Problem {
	data := s.Data()
	err := validate(s.def.root, data)
	if err == nil {
		return nil
	}
	var all []Problem
	for _, leaf := range leaves(err, nil) {
		loc := leaf.KeywordLocation
		if !strings.Contains(loc, "/then") && !strings.Contains(loc, "/else") &&
			!strings.Contains(loc, "/dependentRequired") && keyword(leaf) != "not" && !strings.HasSuffix(loc, "Properties") {
			continue // said at the question already
		}
		all = append(all, s.wholeProblem(leaf, data)...)
	}
	return all
}

// wholeProblem says which questions a failure is about.
func (s *Sitting) wholeProblem(ve *jsonschema.ValidationError, data map[string]any) []Problem {
	base := strings.ReplaceAll(strings.Trim(ve.InstanceLocation, "/"), "/", ".")
	kw := keyword(ve)
	at := strings.TrimSuffix(ve.AbsoluteKeywordLocation, "/"+kw)
	var names []string
	switch {
	case kw == "required" && s.def.schemas[at] != nil:
		names = s.def.schemas[at].Required
	case strings.Contains(at, "/dependentRequired/"):
		names = dependents(s.def.schemas, at, kw)
	}
	var all []Problem
	for _, name := range names {
		id := casefile.QuestionID(strings.TrimPrefix(base+"."+name, "."))
		if c := s.at(id); c != nil && c.shown && !c.answered() {
			all = append(all, Problem{Question: id, Kind: Required})
		}
	}
	if names != nil {
		return all
	}
	id := casefile.QuestionID(base)
	if c := s.at(id); c != nil && !c.shown {
		return nil
	}
	q := s.def.byID[id]
	if q == nil {
		q = &Question{}
	}
	p := s.def.translate(q, ve)
	delete(p.Args, "field")
	p.Question = id
	return []Problem{p}
}

// dependents reads the property named by …/dependentRequired/<key>/<n>.
func dependents(schemas map[string]*jsonschema.Schema, at, n string) []string {
	schema, key, _ := strings.Cut(at, "/dependentRequired/")
	s := schemas[schema]
	i := atoi(n)
	if s == nil || i < 0 || i >= len(s.DependentRequired[unescapePointer(key)]) {
		return nil
	}
	return []string{s.DependentRequired[unescapePointer(key)][i]}
}
