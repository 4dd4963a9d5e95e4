package form

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// An object may be put together of parts (allOf), take one of several shapes
// (oneOf, anyOf), or hold more because of an answer (if, dependentSchemas).
// All of these become plain questions with a condition under which they are
// asked. Where nothing in the data says which shape it is, one question more
// does: it is asked like any other, is kept in the record, and is no data. To
// change the shape hides questions and deletes nothing.

// choice is one question that chooses a shape.
type choice struct {
	q       *Question
	path    []string             // of the object, in the form or the row
	schemas []*jsonschema.Schema // by option; nil for a discriminator of the base
	values  []any
}

// and joins two conditions, of which either may be missing.
func and(a, c condition) condition {
	if a == nil {
		return c
	}
	return both{a, c}
}

// shapes reads what an object holds beside its own properties.
func (b *builder) shapes(n node, compiled *jsonschema.Schema, w where) {
	parts := holding(compiled, func(s *jsonschema.Schema) bool { return s.AllOf != nil }).AllOf
	list, _ := n.get("allOf").([]any)
	for i, v := range list {
		b.part(v, n.at+"/allOf/"+itoa(i), nth(parts, i), w)
	}
	b.choose("oneOf", n, compiled, w)
	b.choose("anyOf", n, compiled, w)
	b.conditional(n, compiled, w)
	b.dependent(n, compiled, w)
}

// part reads a schema that is laid over an object.
func (b *builder) part(v any, at string, compiled *jsonschema.Schema, w where) {
	if _, isBool := v.(bool); isBool {
		return
	}
	n, ok := b.follow(v, at)
	if !ok {
		return
	}
	if n.kind != "" || len(typesOf(n.object)) > 0 && !isObject(n.object) {
		b.f.add(b.schemaFile, at, "is laid over an object and is none")
		return
	}
	defer b.enter(n.refs)()
	b.container(n, compiled, w)
}

// shape reads one of the shapes of an object.
func (b *builder) shape(m member, compiled *jsonschema.Schema, w where) {
	defer b.enter(m.refs)()
	b.part(m.object, m.at, compiled, w)
}

// choose reads the shapes of an object. Where they bring no question of their
// own they only judge, and no choice is asked.
func (b *builder) choose(k string, n node, compiled *jsonschema.Schema, w where) {
	all := b.shapesOf(k, n)
	compiledOf := listed(compiled, k)
	if len(all) == 1 {
		b.shape(all[0], nth(compiledOf, all[0].i), w)
		return
	}
	if !b.bring(all, w) {
		b.judges(k, all, compiled)
		return
	}
	c := choice{path: w.path}
	key := b.discriminator(all, w)
	if key == "" {
		c.q = b.chooser(k, n.at+"/"+k, all, w)
	} else {
		c.q = b.tell(key, n.at+"/"+k, all, w)
	}
	for j, m := range all {
		var v any = itoa(j + 1)
		if key != "" {
			v, _ = constant(m.obj("properties").obj(key))
		}
		c.values = append(c.values, plain(v, false))
		c.schemas = append(c.schemas, nth(compiledOf, m.i))
	}
	b.def.choices, b.def.whole = append(b.def.choices, c), true
	for j, m := range all {
		inside := w
		inside.skip, inside.given = key, and(w.given, chosen(c.q, c.values[j]))
		b.shape(m, c.schemas[j], inside)
	}
}

// judges notes shapes that ask for nothing of their own, such as "a phone or an
// address": they are held against the whole of the answers.
func (b *builder) judges(k string, all []member, compiled *jsonschema.Schema) {
	if len(all) == 0 {
		return
	}
	keys := map[string]bool{}
	for _, m := range all {
		b.names(m.object, keys)
		required, _ := words(m.get("required"))
		for _, r := range required {
			keys[r] = true
		}
	}
	at := holding(compiled, func(s *jsonschema.Schema) bool {
		return s.OneOf != nil && k == "oneOf" || s.AnyOf != nil && k == "anyOf"
	})
	b.def.judged[at.Location+"/"+k] = sortedKeys(keys)
	b.def.whole = true
}

// chosen holds while a question is answered with v.
func chosen(q *Question, v any) condition {
	return &leaf{q: q, table: q.table, test: func(x any) bool { return reflect.DeepEqual(x, v) }}
}

// bring tells whether any shape has a question the object has not without it.
func (b *builder) bring(all []member, w where) bool {
	keys := map[string]bool{}
	for _, m := range all {
		b.names(m.object, keys)
	}
	for k := range keys {
		q := b.def.byID[b.id(w.table, w.below(k))]
		if (q == nil || q.given != nil) && b.boxes[boxKey(w.table, w.below(k))] == nil {
			return true
		}
	}
	return false
}

// discriminator finds the property whose constant tells the shapes apart.
func (b *builder) discriminator(all []member, w where) string {
	props := all[0].obj("properties")
	if props == nil {
		return ""
	}
	for _, key := range props.keys {
		texts := map[string]bool{}
		for _, m := range all {
			if v, ok := constant(m.obj("properties").obj(key)); ok {
				texts[textOf(v)] = true
			}
		}
		if len(texts) != len(all) || key == "" || strings.ContainsAny(key, ". ") {
			continue
		}
		if q := b.def.byID[b.id(w.table, w.below(key))]; q != nil && (q.Kind != One || q.given != nil) {
			continue
		}
		return key
	}
	return ""
}

// constant gives the one value a schema allows, text or number.
func constant(o *object) (any, bool) {
	v := o.get("const")
	if list, _ := o.get("enum").([]any); len(list) == 1 {
		v = list[0]
	}
	switch v.(type) {
	case string, json.Number:
		return v, true
	}
	return nil, false
}

func textOf(v any) string {
	if n, ok := v.(json.Number); ok {
		return n.String()
	}
	s, _ := v.(string)
	return s
}

// tell asks for the property that tells the shapes apart, with one option a
// shape where the object does not ask for it itself.
func (b *builder) tell(key, at string, all []member, w where) *Question {
	path := w.below(key)
	if q := b.def.byID[b.id(w.table, path)]; q != nil {
		for _, m := range all {
			v, _ := constant(m.obj("properties").obj(key))
			if !slices.Contains(q.Options, textOf(v)) {
				b.f.add(b.schemaFile, m.at, "shape %q is not among the options of %q", textOf(v), q.ID)
			}
		}
		return q
	}
	tree := newObject()
	first := all[0].obj("properties").obj(key)
	for _, k := range first.keys {
		if k != "const" && k != "enum" {
			tree.set(k, first.vals[k])
		}
	}
	var options []any
	for _, m := range all {
		v, _ := constant(m.obj("properties").obj(key))
		options = append(options, option(v, m.title))
	}
	tree.set("oneOf", options)
	return b.question(node{object: tree, at: at}, at, path, b.compile(tree, at), w, w.must[key] || b.needed(all, key))
}

func (b *builder) needed(all []member, key string) bool {
	return !slices.ContainsFunc(all, func(m member) bool {
		required, _ := words(m.get("required"))
		return !slices.Contains(required, key)
	})
}

func option(v any, title string) *object {
	o := newObject()
	o.set("const", v)
	if title != "" {
		o.set("title", title)
	}
	return o
}

// chooser asks for the shape where nothing in the data tells it. Its id is
// that of the object with ~oneOf or ~anyOf, its options are 1, 2, 3.
func (b *builder) chooser(k, at string, all []member, w where) *Question {
	key := "~" + k
	for n := 2; b.def.byID[b.id(w.table, w.below(key))] != nil; n++ {
		key = "~" + k + itoa(n)
	}
	var options []any
	for i, m := range all {
		options = append(options, option(itoa(i+1), m.title))
	}
	tree := newObject()
	tree.set("oneOf", options)
	q := b.question(node{object: tree, at: at}, at, w.below(key), b.compile(tree, at), w, false)
	q.choice = true
	if !b.own {
		title := b.schema.text("title")
		if len(w.path) > 0 {
			title = spell(w.path[len(w.path)-1])
		}
		b.say(q.Words+".label", title)
	}
	q.Unlabelled = len(w.path) > 0 && w.table == nil
	return q
}

// compile compiles a schema made here.
func (b *builder) compile(tree *object, at string) *jsonschema.Schema {
	b.tests++
	s, err := compileTree(b.compiler, "onward:shape/"+itoa(b.tests), tree)
	if err != nil {
		pointer, why := compileFault(err)
		b.f.add(b.schemaFile, at+pointer, "%s", why)
	}
	index(s, b.def.schemas)
	return s
}
