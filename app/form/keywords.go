package form

import (
	"maps"
	"slices"
	"strings"
)

// Which JSON Schema keywords a form may use, and where schemas stand inside
// schemas. Keywords that have no sensible editor are refused by name: a form
// that seems to ask and cannot be filled is worse than none.

// draftURLs are the dialects read.
var draftURLs = []string{
	"https://json-schema.org/draft/2020-12/schema",
	"http://json-schema.org/draft-07/schema",
}

// refused keywords, and why.
var refused = map[string]string{
	"$dynamicAnchor":    "use $ref",
	"$dynamicRef":       "use $ref",
	"$recursiveAnchor":  "use $ref",
	"$recursiveRef":     "use $ref",
	"$vocabulary":       "only the standard vocabulary is known",
	"contentEncoding":   "there is no editor for content inside text",
	"contentMediaType":  "there is no editor for content inside text",
	"contentSchema":     "there is no editor for content inside text",
	"patternProperties": "there is no editor for properties without a name",
	"propertyNames":     "there is no editor for properties without a name",
}

// standard keywords that are read or do no harm.
var standard = set("$anchor", "$comment", "$defs", "$id", "$ref", "$schema", "additionalItems", "additionalProperties", "allOf", "anyOf", "const",
	"contains", "default", "definitions", "dependencies", "dependentRequired", "dependentSchemas", "deprecated", "description", "else", "enum", "examples",
	"exclusiveMaximum", "exclusiveMinimum", "format", "if", "items", "maxContains", "maxItems", "maxLength", "maxProperties",
	"maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern",
	"prefixItems", "properties", "readOnly", "required", "then", "title", "type",
	"unevaluatedItems", "unevaluatedProperties", "uniqueItems", "writeOnly")

func set(keys ...string) map[string]bool {
	m := map[string]bool{}
	for _, k := range keys {
		m[k] = true
	}
	return m
}

// sweep looks at every schema inside a schema, asked or not.
// question tells whether x- keywords may stand here.
func (b *builder) sweep(file string, v any, ptr string, question bool) {
	n, ok := v.(*object)
	if !ok {
		if _, isBool := v.(bool); !isBool {
			b.f.add(file, ptr, "is not a schema")
		}
		return
	}
	for _, k := range n.keys {
		b.keyword(file, n, k, ptr, question)
	}
}

func (b *builder) keyword(file string, n *object, k, ptr string, question bool) {
	at := ptr + "/" + escapePointer(k)
	v := n.vals[k]
	switch why, no := refused[k]; {
	case no:
		b.f.add(file, at, "keyword %q is not supported: %s", k, why)
		return
	case strings.HasPrefix(strings.ToLower(k), "x-"):
		if extensions[k] == nil {
			b.f.add(file, at, "keyword %q is unknown; known are %s", k, strings.Join(slices.Sorted(maps.Keys(extensions)), " "))
		} else if !question {
			b.f.add(file, at, "keyword %q does nothing here; it belongs on a question", k)
		}
		return
	case b.own && !standard[k]:
		b.f.add(file, at, "keyword %q is unknown", k)
		return
	}
	switch k {
	case "$ref":
		b.reference(file, v, at)
	case "$schema":
		url, _ := v.(string)
		if ptr != "" || !slices.Contains(draftURLs, strings.TrimSuffix(url, "#")) {
			b.f.add(file, at, "only draft 2020-12 and draft-07 are read, named once at the top")
		}
	case "$id":
		if ptr != "" {
			b.f.add(file, at, "keyword \"$id\" is read at the top only")
		}
	case "$anchor":
		name, _ := v.(string)
		if other, twice := b.anchors[name]; name == "" || twice && other != ptr {
			b.f.add(file, at, "is not text, or stands here twice")
		}
	case "properties", "$defs", "definitions":
		b.sweepMap(file, v, at, true)
	case "dependentSchemas", "dependencies":
		b.sweepMap(file, v, at, false)
	case "additionalItems", "unevaluatedItems", "unevaluatedProperties":
		if _, isBool := v.(bool); !isBool {
			b.f.add(file, at, "is supported as true or false only: there is no editor for what has no name")
		}
	case "items":
		if list, ok := v.([]any); ok {
			b.sweepList(file, list, at, true)
			return
		}
		b.sweep(file, v, at, false)
	case "prefixItems":
		list, ok := v.([]any)
		if !ok {
			b.f.add(file, at, "is not a list of schemas")
		}
		b.sweepList(file, list, at, true)
	case "additionalProperties", "contains", "not", "if", "then", "else":
		b.sweep(file, v, at, false)
	case "allOf", "anyOf", "oneOf":
		l, ok := v.([]any)
		if !ok {
			b.f.add(file, at, "is not a list of schemas")
		}
		b.sweepList(file, l, at, false)
	}
}

func (b *builder) sweepList(file string, list []any, at string, asked bool) {
	for i, x := range list {
		b.sweep(file, x, at+"/"+itoa(i), asked)
	}
}

// sweepMap looks at schemas by name. asked tells whether they are questions.
func (b *builder) sweepMap(file string, v any, at string, asked bool) {
	m, ok := v.(*object)
	if !ok {
		b.f.add(file, at, "is not an object of schemas")
		return
	}
	for _, k := range m.keys {
		if _, names := m.vals[k].([]any); !names || asked { // a list of names: dependencies of draft-07
			b.sweep(file, m.vals[k], at+"/"+escapePointer(k), asked)
		}
	}
}

// reference holds $ref to the pack's own schema and the shared types.
func (b *builder) reference(file string, v any, at string) {
	ref, ok := v.(string)
	if !ok {
		b.f.add(file, at, "is not text")
		return
	}
	if name, shared := strings.CutPrefix(ref, typesURL+"#/$defs/"); shared {
		if !sharedTypes().has(name) {
			b.f.add(file, at, "there is no shared type %q; there are %s", name, strings.Join(sharedTypes().keys, " "))
		}
		return
	}
	if !strings.HasPrefix(ref, "#") {
		b.f.add(file, at, "%q leads outside the pack; only #/… and %s#/$defs/… can be referred to", ref, typesURL)
		return
	}
	if file == b.schemaFile {
		b.leads(file, ref, at)
		return
	}
	b.f.add(file, at, "a condition can refer to %s#/$defs/… only", typesURL)
}

// leads makes sure that a reference ends somewhere.
func (b *builder) leads(file, ref, at string) {
	for seen := set(ref); ; seen[ref] = true {
		v, found := b.lookup(ref)
		if !found {
			b.f.add(file, at, "%q points to nothing", ref)
			return
		}
		o, _ := v.(*object)
		if ref = o.text("$ref"); !strings.HasPrefix(ref, "#") {
			return
		}
		if seen[ref] {
			b.f.add(file, at, "refers to itself")
			return
		}
	}
}

// anchor notes the names schemas have, so that references find them however
// they are ordered.
func (b *builder) anchor(v any, ptr string) {
	switch v := v.(type) {
	case *object:
		if name := v.text("$anchor"); name != "" {
			if _, twice := b.anchors[name]; !twice {
				b.anchors[name] = ptr
			}
		}
		for _, k := range v.keys {
			b.anchor(v.vals[k], ptr+"/"+escapePointer(k))
		}
	case []any:
		for i, x := range v {
			b.anchor(x, ptr+"/"+itoa(i))
		}
	}
}

// pointer gives a reference as "#/a/b", also where it is by name.
func (b *builder) pointer(ref string) string {
	if ptr, ok := b.anchors[strings.TrimPrefix(ref, "#")]; ok && !strings.HasPrefix(ref, "#/") {
		return "#" + ptr
	}
	return ref
}

// lookup follows a reference into the pack's own schema.
func (b *builder) lookup(ref string) (any, bool) { return lookup(b.schema, b.pointer(ref)) }

// lookup follows "#/a/b" in a tree.
func lookup(root any, ref string) (any, bool) {
	v := root
	rest := strings.TrimPrefix(ref, "#")
	if rest == "" {
		return v, true
	}
	if rest[0] != '/' {
		return nil, false
	}
	for _, key := range strings.Split(rest[1:], "/") {
		switch t := v.(type) {
		case *object:
			x, ok := t.vals[unescapePointer(key)]
			if !ok {
				return nil, false
			}
			v = x
		case []any:
			i := atoi(key)
			if i < 0 || i >= len(t) {
				return nil, false
			}
			v = t[i]
		default:
			return nil, false
		}
	}
	return v, true
}
