package form

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// A list of unlike things (prefixItems; items as a list in draft-07) is asked as
// a group: its places are questions called 1, 2, 3. In what rules and
// expressions see it is a group as well; in [Sitting.Data] it is a list.

// placesOf gives the schemas of the places of such a list, the keyword they
// stand under, and nil for anything else.
func placesOf(o *object) (list []any, key string) {
	for _, k := range []string{"prefixItems", "items"} {
		if l, ok := o.get(k).([]any); ok && len(l) > 0 {
			return l, k
		}
	}
	return nil, ""
}

// compiledPlace finds the compiled schema of one place.
func compiledPlace(s *jsonschema.Schema, i int) *jsonschema.Schema {
	s = holding(s, func(s *jsonschema.Schema) bool {
		_, old := s.Items.([]*jsonschema.Schema)
		return s.PrefixItems != nil || old
	})
	if old, ok := s.Items.([]*jsonschema.Schema); ok {
		return nth(old, i)
	}
	return nth(s.PrefixItems, i)
}

// tuple reads the places of a list of unlike things.
func (b *builder) tuple(n node, compiled *jsonschema.Schema, w where) {
	list, key := placesOf(n.object)
	if more, ok := n.get("items").(*object); ok && key != "items" && len(more.keys) > 0 {
		b.f.add(b.schemaFile, n.at+"/items", "more of a list than its first places has no editor; false or nothing can stand here")
	}
	if w.table == nil {
		b.def.tuples = append(b.def.tuples, w.path)
	} else {
		w.table.tuples = append(w.table.tuples, w.path)
	}
	least := holding(compiled, func(s *jsonschema.Schema) bool { return s.MinItems >= 0 }).MinItems
	w.must, w.keys = map[string]bool{}, map[string]bool{}
	var names []string
	for i, v := range list {
		name := itoa(i + 1)
		w.must[name] = i < least
		b.property(v, n.at+"/"+key+"/"+itoa(i), name, compiledPlace(compiled, i), w)
		names = append(names, name)
	}
	at := holding(compiled, func(s *jsonschema.Schema) bool { return s.UniqueItems || s.Contains != nil })
	if at.Location != "" {
		b.def.judged[at.Location+"/uniqueItems"], b.def.judged[at.Location+"/contains"] = names, names
		b.def.whole = true
	}
}

// isTuple tells whether an id, such as "pos" or "people.k3.pos", is that of a
// list of unlike things.
func (d *Def) isTuple(id string) bool {
	is := func(paths [][]string, id string) bool {
		return slices.ContainsFunc(paths, func(p []string) bool { return strings.Join(p, ".") == id })
	}
	if is(d.tuples, id) {
		return true
	}
	q, rows := d.cell(casefile.QuestionID(id) + ".1")
	return q != nil && len(rows) > 0 && is(q.table.tuples, strings.TrimSuffix(q.Column(), ".1"))
}

// arrange turns the groups at some paths of plain data into the lists they
// stand for. What is open before an answered place is null.
func arrange(v any, tuples [][]string) any {
	inner := slices.Clone(tuples)
	slices.SortStableFunc(inner, func(a, b []string) int { return len(b) - len(a) })
	for _, path := range inner {
		m, last := v, len(path)-1
		for _, key := range path[:last] {
			m = inside(m, key)
		}
		if o, ok := m.(map[string]any); ok {
			if places, ok := o[path[last]].(map[string]any); ok {
				o[path[last]] = listOfPlaces(places)
			}
		}
	}
	return v
}

func listOfPlaces(m map[string]any) []any {
	var list []any
	for key, v := range m {
		for i := atoi(key); len(list) < i; {
			list = append(list, nil)
		}
		if i := atoi(key); i > 0 {
			list[i-1] = v
		}
	}
	return list
}

// placesOfList is the other way round.
func placesOfList(list []any) map[string]any {
	m := map[string]any{}
	for i, v := range list {
		m[itoa(i+1)] = v
	}
	return m
}

// inside is a member of an object, or the place of a list that is called so.
func inside(v any, key string) any {
	switch v := v.(type) {
	case map[string]any:
		return v[key]
	case []any:
		if i := atoi(key); i > 0 && i <= len(v) {
			return v[i-1]
		}
	}
	return nil
}
