package form

import (
	"reflect"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// One place of the data may take answers of several sorts: text or a number,
// or whatever two shapes of an object call by the same name. Each sort is a
// question with an id of its own (much, much~2); one of them is asked.

// sorts gives the sorts of answer a question may have, where there are several
// and none is an object: the members of oneOf or anyOf, or the types.
func (b *builder) sorts(n node) []member {
	if n.kind != "" || n.has("enum") || n.has("const") || isObject(n.object) {
		return nil
	}
	types := typesOf(n.object)
	if len(types) == 1 {
		return nil
	}
	for _, k := range []string{"oneOf", "anyOf"} {
		if all := b.shapesOf(k, n); len(all) > 1 && slices.ContainsFunc(all, func(m member) bool { return !m.has("const") }) {
			return all
		}
	}
	var all []member
	for _, t := range types {
		all = append(all, member{node{object: typed(n.object, t), at: n.at, refs: n.refs}, -1, spell(t)})
	}
	return all
}

// choiceOfSorts asks which sort of answer there is, and then for it.
func (b *builder) choiceOfSorts(n node, all []member, at string, path []string, compiled *jsonschema.Schema, w where) {
	if slices.ContainsFunc(all, func(m member) bool { return isObject(m.object) && m.kind == "" }) {
		b.f.add(b.schemaFile, at, "is an object in one shape and something else in another: there is no editor for it")
		return
	}
	k := "oneOf"
	if !n.has(k) {
		k = "anyOf"
	}
	compiledOf, before := listed(compiled, k), len(b.def.questions)
	inside := where{path: path, table: w.table, given: w.given}
	for i := range all {
		if t := typesOf(all[i].object); all[i].title == "" && len(t) > 0 {
			all[i].title = spell(t[0])
		}
	}
	c := choice{q: b.chooser(k, at, all, inside), path: path}
	for i, m := range all {
		s, more := nth(compiledOf, m.i), []*jsonschema.Schema(nil)
		if m.i < 0 { // the schema itself, held to one of its types
			only := newObject()
			only.set("type", typesOf(m.object)[0])
			s, more = b.compile(only, at), []*jsonschema.Schema{compiled}
		}
		if title := n.text("title"); title != "" && !m.has("title") {
			m.object = merge(m.object, newObject())
			m.set("title", title)
		}
		c.schemas, c.values = append(c.schemas, s), append(c.values, itoa(i+1))
		under := where{path: w.path, table: w.table, given: and(w.given, chosen(c.q, itoa(i+1)))}
		q := b.question(m.node, m.at, path, s, under, w.must[path[len(path)-1]])
		q.check.more = more
		for _, s := range more {
			q.Limits = limits(s)
		}
	}
	b.def.choices = append(b.def.choices, c)
	bx := &box{path: path, title: n.text("title"), words: b.words(path), choice: true}
	b.boxes[boxKey(w.table, path)] = bx
	b.fillBox(bx, before, w.table)
}

// again decides about a question that another shape of the object has too.
// The same question is asked in either shape; a narrower one is judged by the
// shape; an unlike one becomes a question of its own in the same place of the
// data, and id its name.
func (b *builder) again(old *Question, n node, compiled *jsonschema.Schema, w where, id *casefile.QuestionID) bool {
	switch {
	case old.given == nil && w.given == nil:
		old.check.more = append(old.check.more, compiled)
		old.Required = old.Required || w.must[old.path[len(old.path)-1]]
		return false
	case old.given == nil:
		return false
	case w.given == nil:
		old.given = nil
		return false
	}
	for i := 2; ; i++ {
		if reflect.DeepEqual(b.trees[old], n.object) {
			old.given = either{old.given, w.given}
			old.Required = old.Required && w.must[old.path[len(old.path)-1]]
			return false
		}
		*id = b.id(w.table, old.path) + casefile.QuestionID("~"+itoa(i))
		if old = b.def.byID[*id]; old == nil {
			return true
		}
	}
}

// twins introduces questions to those that stand in the same place, and turns
// conditions of the schema into rules.
func (b *builder) twins() {
	at := map[string][]*Question{}
	for _, q := range b.def.questions {
		if q.given != nil {
			q.rules = []*rule{{effect: show, when: q.given}}
		}
		key := boxKey(q.table, q.path)
		at[key] = append(at[key], q)
	}
	for _, same := range at {
		for _, q := range same {
			q.twins = slices.DeleteFunc(slices.Clone(same), func(o *Question) bool { return o == q })
		}
	}
}
