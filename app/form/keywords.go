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
	"$anchor":               "use a JSON Pointer in $ref",
	"$dynamicAnchor":        "use $ref",
	"$dynamicRef":           "use $ref",
	"$recursiveAnchor":      "use $ref",
	"$recursiveRef":         "use $ref",
	"$vocabulary":           "only the standard vocabulary is known",
	"additionalItems":       "there is no editor for lists of unlike things",
	"contentEncoding":       "there is no editor for content inside text",
	"contentMediaType":      "there is no editor for content inside text",
	"contentSchema":         "there is no editor for content inside text",
	"dependencies":          "use dependentRequired, or if and then",
	"dependentSchemas":      "use if and then",
	"patternProperties":     "there is no editor for properties without a name",
	"prefixItems":           "there is no editor for lists of unlike things",
	"propertyNames":         "there is no editor for properties without a name",
	"unevaluatedItems":      "there is no editor for lists of unlike things",
	"unevaluatedProperties": "there is no editor for properties without a name",
}

// standard keywords that are read or do no harm.
var standard = set("$comment", "$defs", "$id", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "const",
	"contains", "default", "definitions", "dependentRequired", "deprecated", "description", "else", "enum", "examples",
	"exclusiveMaximum", "exclusiveMinimum", "format", "if", "items", "maxContains", "maxItems", "maxLength", "maxProperties",
	"maximum", "minContains", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf", "pattern",
	"properties", "readOnly", "required", "then", "title", "type", "uniqueItems", "writeOnly")

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
	case "properties", "$defs", "definitions":
		b.sweepMap(file, v, at)
	case "items":
		if _, list := v.([]any); list {
			b.f.add(file, at, "a list of schemas is not supported: there is no editor for lists of unlike things")
			return
		}
		b.sweep(file, v, at, false)
	case "additionalProperties", "contains", "not", "if", "then", "else":
		b.sweep(file, v, at, false)
	case "allOf", "anyOf", "oneOf":
		l, ok := v.([]any)
		if !ok {
			b.f.add(file, at, "is not a list of schemas")
		}
		for i, x := range l {
			b.sweep(file, x, at+"/"+itoa(i), false)
		}
	}
}

func (b *builder) sweepMap(file string, v any, at string) {
	m, ok := v.(*object)
	if !ok {
		b.f.add(file, at, "is not an object of schemas")
		return
	}
	for _, k := range m.keys {
		b.sweep(file, m.vals[k], at+"/"+escapePointer(k), true)
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
		v, found := lookup(b.schema, ref)
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
