package form

import (
	"reflect"
	"slices"
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
	n := len(c.rows)
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
	var all []Problem
	if err := validate(s.def.root, s.Data()); err != nil {
		for _, leaf := range leaves(err, nil) {
			if s.wholly(leaf) {
				all = append(all, s.wholeProblem(leaf, "")...)
			}
		}
	}
	for _, c := range s.def.choices {
		s.places(c.q, func(at *cell) { all = append(all, s.acrossShape(c, at, at.row.name())...) })
	}
	return dedupeAll(all)
}

// name is how the cells of a row begin; "" for none.
func (r *row) name() string {
	if r == nil {
		return ""
	}
	return string(r.of.id) + "." + string(r.id)
}

// wholly tells whether a failure is about several answers; the others are said
// at their question already.
func (s *Sitting) wholly(ve *jsonschema.ValidationError) bool {
	loc := ve.KeywordLocation
	for _, part := range []string{"/then", "/else", "/dependentRequired", "/dependencies", "/dependentSchemas"} {
		if strings.Contains(loc, part) {
			return true
		}
	}
	return keyword(ve) == "not" || strings.HasSuffix(loc, "Properties") || s.def.judged[ve.AbsoluteKeywordLocation] != nil
}

// acrossShape holds an object to the shape that was chosen for it.
func (s *Sitting) acrossShape(c choice, cell *cell, base string) (all []Problem) {
	i := slices.IndexFunc(c.values, func(v any) bool { return reflect.DeepEqual(v, cell.value) })
	if i < 0 {
		return nil
	}
	v, _ := view{s, cell.row}.object(&leaf{path: c.path, table: c.q.table, empty: true})
	if _, isObject := v.(map[string]any); !isObject {
		return nil
	}
	base = strings.TrimPrefix(strings.Join(append([]string{base}, c.path...), "."), ".")
	if err := validate(c.schemas[i], v); err != nil {
		for _, leaf := range leaves(err, nil) {
			if s.wholly(leaf) || keyword(leaf) == "required" && leaf.InstanceLocation == "" {
				all = append(all, s.wholeProblem(leaf, base)...)
			}
		}
	}
	return all
}

// dedupeAll says the same of the same question once.
func dedupeAll(ps []Problem) (out []Problem) {
	for _, p := range ps {
		if !slices.ContainsFunc(out, func(o Problem) bool { return o.Question == p.Question && o.Kind == p.Kind }) {
			out = append(out, p)
		}
	}
	return out
}

// wholeProblem says which questions a failure is about. base is the object
// that was judged, "" for the form.
func (s *Sitting) wholeProblem(ve *jsonschema.ValidationError, base string) []Problem {
	base = s.named(base, ve.InstanceLocation)
	kw := keyword(ve)
	at := strings.TrimSuffix(ve.AbsoluteKeywordLocation, "/"+kw)
	var names []string
	switch {
	case kw == "required" && s.def.schemas[at] != nil:
		names = s.def.schemas[at].Required
	case strings.Contains(at, "/dependentRequired/"), strings.Contains(at, "/dependencies/"):
		names = dependents(s.def.schemas, at, kw)
	}
	var all []Problem
	for _, name := range names {
		id := casefile.QuestionID(strings.TrimPrefix(base+"."+name, "."))
		if c := s.at(id); c != nil && c.shown && !c.answered() && !s.missing(c) && !s.Kept(id) {
			all = append(all, Problem{Question: id, Kind: Required})
		}
	}
	if names != nil {
		return all
	}
	id := casefile.QuestionID(base)
	for _, name := range s.def.judged[ve.AbsoluteKeywordLocation] { // said at the first that is open
		c := s.at(casefile.QuestionID(strings.TrimPrefix(base+"."+name, ".")))
		if c != nil && c.shown && c.non != "" {
			return nil // a reason for no answer will do
		}
		if c != nil && c.shown && !c.answered() {
			id = c.id
			break
		}
	}
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

// named gives the id of what stands at a JSON Pointer into the data: rows are
// counted there, and places of lists from 0. base is what the pointer begins
// at, "" for the form.
func (s *Sitting) named(base, pointer string) string {
	for key := range strings.SplitSeq(strings.Trim(pointer, "/"), "/") {
		if key == "" {
			continue
		}
		key = unescapePointer(key)
		if t := s.at(casefile.QuestionID(base)); t != nil && t.q.Kind == Table {
			base = t.nthRow(atoi(key)).name()
			if t.q.single {
				base += "." + item
			}
			continue
		}
		if i := atoi(key); i >= 0 && s.def.isTuple(base) {
			key = itoa(i + 1)
		}
		base = strings.TrimPrefix(base+"."+key, ".")
	}
	return base
}

// nthRow finds a row as the data counts them: those with nothing in them left
// out.
func (t *cell) nthRow(i int) *row {
	for _, r := range t.rows {
		if r.plain() != nil {
			if i == 0 {
				return r
			}
			i--
		}
	}
	return nil
}

// dependents reads the property named by …/dependentRequired/<key>/<n>, or by
// …/dependencies/<key>/<n> in draft-07.
func dependents(schemas map[string]*jsonschema.Schema, at, n string) []string {
	i := atoi(n)
	for _, word := range []string{"/dependentRequired/", "/dependencies/"} {
		schema, key, found := strings.Cut(at, word)
		s := schemas[schema]
		if !found || s == nil {
			continue
		}
		list := s.DependentRequired[unescapePointer(key)]
		if old, _ := s.Dependencies[unescapePointer(key)].([]string); list == nil {
			list = old
		}
		if i >= 0 && i < len(list) {
			return []string{list[i]}
		}
	}
	return nil
}
