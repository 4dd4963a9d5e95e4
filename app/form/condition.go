package form

import (
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// What a schema asks for because of an answer: if with then and else, and
// dependentSchemas.

// given holds while an object fits a schema, or while it does not. Before any
// of the answers the schema looks at is there, it neither holds nor fails to:
// JSON Schema calls "if" true of nothing, and a form must not.
type given struct {
	object *leaf
	looks  []*Question // one of these has to have a value; none: does not matter
	not    bool
}

func (g *given) holds(s scope) bool {
	known := len(g.looks) == 0
	for _, q := range g.looks {
		_, there := s.look(&leaf{q: q, table: q.table})
		known = known || there
	}
	v, _ := s.look(g.object)
	return known && g.object.test(v) != g.not
}

func (g *given) on() []*Question { return g.object.under }

// conditional reads then and else.
func (b *builder) conditional(n node, compiled *jsonschema.Schema, w where) {
	cond, ok := n.get("if").(*object)
	if !ok || !n.has("then") && !n.has("else") {
		return
	}
	s := holding(compiled, func(s *jsonschema.Schema) bool { return s.If != nil })
	holds := &given{object: &leaf{path: w.path, table: w.table, empty: true, test: func(v any) bool { return valid(s.If, v) }}}
	fails := &given{object: holds.object, not: true}
	before := len(b.def.questions)
	b.later = append(b.later, func() {
		holds.looks, holds.object.under = b.lookedAt(cond, w, before)
		fails.looks = holds.looks
	})
	for _, branch := range []struct {
		key  string
		when *given
		s    *jsonschema.Schema
	}{{"then", holds, s.Then}, {"else", fails, s.Else}} {
		if n.has(branch.key) {
			inside := w
			inside.given, inside.must = and(w.given, branch.when), nil
			b.part(n.get(branch.key), n.at+"/"+branch.key, branch.s, inside)
		}
	}
}

// lookedAt lists the questions whose values a condition looks at, and all on
// which it depends. Where that cannot be read off, it is everything the object
// had before.
func (b *builder) lookedAt(cond *object, w where, before int) (looks, under []*Question) {
	values, names := map[string]bool{}, map[string]bool{}
	sure := mentioned(cond, values, names)
	for _, q := range b.under(w.path, w.table) {
		key := q.path[len(w.path)]
		switch {
		case sure && !values[key] && !names[key], !sure && q.index >= before:
			continue
		case values[key]:
			looks = append(looks, q)
		}
		under = append(under, q)
	}
	return looks, under
}

// mentioned gathers the properties a condition looks into, and those it only
// asks the presence of; false where it looks at more than can be told.
func mentioned(o *object, values, names map[string]bool) bool {
	if o == nil {
		return true
	}
	for _, k := range o.keys {
		switch v := o.vals[k].(type) {
		case *object:
			switch k {
			case "properties":
				for _, p := range v.keys {
					values[p] = true
				}
			case "not":
				if !mentioned(v, values, names) {
					return false
				}
			default:
				return false
			}
		case []any:
			for _, x := range v {
				switch x := x.(type) {
				case string:
					names[x] = k == "required"
				case *object:
					if !mentioned(x, values, names) {
						return false
					}
				}
			}
		default:
			if !slices.Contains([]string{"type", "title", "description", "$comment"}, k) {
				return false
			}
		}
	}
	return true
}

// dependent reads what comes with a property that is answered.
func (b *builder) dependent(n node, compiled *jsonschema.Schema, w where) {
	for _, k := range []string{"dependentSchemas", "dependencies"} {
		m := n.obj(k)
		if m == nil {
			continue
		}
		for _, on := range m.keys {
			if _, list := m.vals[on].([]any); list {
				continue // dependentRequired by its old name
			}
			there := &leaf{path: w.below(on), table: w.table, test: func(any) bool { return true }}
			b.later = append(b.later, func() {
				there.under = b.under(there.path, w.table)
				if q := b.def.byID[b.id(w.table, there.path)]; q != nil {
					there.under = append(there.under, q)
				}
			})
			s := holding(compiled, func(s *jsonschema.Schema) bool { return s.DependentSchemas[on] != nil || s.Dependencies[on] != nil })
			part := s.DependentSchemas[on]
			if part == nil {
				part, _ = s.Dependencies[on].(*jsonschema.Schema)
			}
			inside := w
			inside.given, inside.must = and(w.given, there), nil
			b.part(m.vals[on], n.at+"/"+k+"/"+escapePointer(on), part, inside)
		}
	}
}
