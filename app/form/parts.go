package form

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Reading schemas that stand inside one another: what an object may hold in
// all, the parts of allOf, the members of oneOf and anyOf.

// names gathers every property an object may have, in any of its shapes.
func (b *builder) names(o *object, into map[string]bool) { b.namesOf(o, into, map[*object]bool{}) }

func (b *builder) namesOf(o *object, into map[string]bool, seen map[*object]bool) {
	if o == nil || seen[o] {
		return
	}
	seen[o] = true
	if ref := o.text("$ref"); ref != "" {
		v, _ := b.lookup(ref)
		target, _ := v.(*object)
		b.namesOf(target, into, seen)
	}
	if props := o.obj("properties"); props != nil {
		for _, k := range props.keys {
			into[k] = true
		}
	}
	for _, k := range []string{"allOf", "oneOf", "anyOf"} {
		list, _ := o.get(k).([]any)
		for _, v := range list {
			part, _ := v.(*object)
			b.namesOf(part, into, seen)
		}
	}
	for _, k := range []string{"then", "else"} {
		b.namesOf(o.obj(k), into, seen)
	}
	for _, k := range []string{"dependentSchemas", "dependencies"} {
		if m := o.obj(k); m != nil {
			for _, on := range m.keys {
				b.namesOf(m.obj(on), into, seen)
			}
		}
	}
}

// together reads the parts of allOf into a schema of a single answer. Objects
// keep theirs; shapes reads them.
func (b *builder) together(n node) (node, bool) {
	list, _ := n.get("allOf").([]any)
	if n.kind != "" || isObject(n.object) {
		return n, true
	}
	for i, v := range list {
		if _, isObj := v.(*object); !isObj {
			continue
		}
		part, ok := b.follow(v, n.at+"/allOf/"+itoa(i))
		if !ok {
			return n, false
		}
		if isObject(part.object) && part.kind == "" {
			n.object = typed(n.object, "object")
			return n, true
		}
		if part.kind != "" {
			n.kind = part.kind
		}
		n.refs = append(n.refs, part.refs...)
		n.object = merge(n.object, part.object)
	}
	return b.shaped(n), true
}

// typed copies a schema with another type.
func typed(o *object, kind string) *object {
	t := newObject()
	t.set("type", kind)
	return merge(t, o)
}

// shaped makes an object of a schema whose shapes all are objects.
func (b *builder) shaped(n node) node {
	if n.kind != "" || len(typesOf(n.object)) > 0 || isObject(n.object) {
		return n
	}
	for _, k := range []string{"oneOf", "anyOf"} {
		if list := b.shapesOf(k, n); len(list) > 1 && !slices.ContainsFunc(list, func(m member) bool { return !isObject(m.object) || m.kind != "" }) {
			n.object = typed(n.object, "object")
		}
	}
	return n
}

// member is one of the shapes in a list of them.
type member struct {
	node
	i     int // in the list
	title string
}

// shapesOf follows the shapes of a keyword, those that are null left out.
func (b *builder) shapesOf(k string, n node) (all []member) {
	list, _ := n.get(k).([]any)
	for i, v := range list {
		o, isObj := v.(*object)
		if !isObj || o.text("type") == "null" {
			continue
		}
		at := n.at + "/" + k + "/" + itoa(i)
		before := len(b.f.list)
		m, ok := b.follow(o, at)
		if !ok {
			b.f.list = b.f.list[:before] // said where it is read in earnest
			m = node{object: o, at: at}
		}
		t := m.text("title")
		if ref := m.refs; t == "" && len(ref) > 0 {
			t = spell(ref[0][strings.LastIndexByte(ref[0], '/')+1:])
		}
		all = append(all, member{m, i, t})
	}
	return all
}

// unwrapped takes a schema out of a choice that leaves none: a shape or null.
func (b *builder) unwrapped(n node, compiled *jsonschema.Schema) (node, *jsonschema.Schema) {
	if n.kind != "" || len(typesOf(n.object)) > 0 {
		return n, compiled
	}
	for _, k := range []string{"oneOf", "anyOf"} {
		list, _ := n.get(k).([]any)
		if all := b.shapesOf(k, n); len(all) == 1 && len(list) > 0 && !all[0].has("const") {
			rest := newObject()
			for _, key := range n.keys {
				if key != k {
					rest.set(key, n.vals[key])
				}
			}
			m := all[0]
			m.object = merge(rest, m.object)
			m.refs = append(m.refs, n.refs...)
			return b.shaped(m.node), nth(listed(compiled, k), m.i)
		}
	}
	return b.shaped(n), compiled
}

// listed gives the compiled shapes of a keyword.
func listed(s *jsonschema.Schema, k string) []*jsonschema.Schema {
	if k == "oneOf" {
		return holding(s, func(s *jsonschema.Schema) bool { return s.OneOf != nil }).OneOf
	}
	return holding(s, func(s *jsonschema.Schema) bool { return s.AnyOf != nil }).AnyOf
}
