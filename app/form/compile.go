package form

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

//go:embed types.json
var typesJSON []byte

// typesURL names the built-in document of shared types. With the pack's own
// schema it is all a $ref may reach: no file, no network.
const typesURL = "onward:types"

// sharedTypes is the tree of the $defs of types.json.
var sharedTypes = sync.OnceValue(func() *object {
	var f faults
	v, ok := parseTree(typesJSON, "types.json", &f)
	if !ok {
		panic("form: types.json is broken")
	}
	return v.(*object).obj("$defs")
})

var errOutside = errors.New("refers to a document outside the pack")

var clock = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?)?$`)

func newCompiler() (*jsonschema.Compiler, error) {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(string) (io.ReadCloser, error) { return nil, errOutside }
	// RFC 3339 wants seconds and an offset; a person says "08:30".
	c.Formats["time"] = func(v any) bool {
		s, ok := v.(string)
		return !ok || clock.MatchString(s)
	}
	return c, c.AddResource(typesURL, bytes.NewReader(typesJSON))
}

// compileTree hands a schema to the JSON Schema library. What was read here is
// what is compiled there: the tree is written out again, never the file, so
// two readers cannot see two documents.
func compileTree(c *jsonschema.Compiler, url string, tree any) (s *jsonschema.Schema, err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on some broken schemas
			s, err = nil, errors.New("cannot be compiled")
		}
	}()
	doc := plain(tree, true)
	if m, ok := doc.(map[string]any); ok {
		delete(m, "$id") // or references would be resolved against it
		delete(m, "id")
	}
	b, err := json.Marshal(doc)
	if err != nil {
		return nil, fmt.Errorf("write schema: %w", err)
	}
	if err := c.AddResource(url, bytes.NewReader(b)); err != nil {
		return nil, err
	}
	return c.Compile(url)
}

// compileFault says where a schema is wrong, as far as the library tells.
func compileFault(err error) (pointer, why string) {
	var ve *jsonschema.ValidationError
	if errors.As(err, &ve) {
		for len(ve.Causes) > 0 {
			ve = ve.Causes[0]
		}
		return ve.InstanceLocation, "is not JSON Schema: " + ve.Message
	}
	var se *jsonschema.SchemaError
	if errors.As(err, &se) && se.Err != nil {
		err = se.Err
	}
	return "", "is not JSON Schema: " + strings.TrimPrefix(err.Error(), "jsonschema: ")
}

// property finds the compiled schema of a property, through references and
// allOf.
func property(s *jsonschema.Schema, key string) *jsonschema.Schema {
	for ; s != nil; s = s.Ref {
		if p, ok := s.Properties[key]; ok {
			return p
		}
		for _, part := range s.AllOf {
			if p := property(part, key); p != nil {
				return p
			}
		}
	}
	return nil
}

// holding finds the compiled schema that has a keyword, through references.
// It gives an empty one where none does.
func holding(s *jsonschema.Schema, has func(*jsonschema.Schema) bool) *jsonschema.Schema {
	for ; s != nil; s = s.Ref {
		if has(s) {
			return s
		}
	}
	return &jsonschema.Schema{}
}

// nth gives one of a list of schemas, or nil.
func nth(list []*jsonschema.Schema, i int) *jsonschema.Schema {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

// itemsOf finds the compiled schema of the items of a list.
func itemsOf(s *jsonschema.Schema) *jsonschema.Schema {
	for ; s != nil; s = s.Ref {
		if s.Items2020 != nil {
			return s.Items2020
		}
		if i, ok := s.Items.(*jsonschema.Schema); ok {
			return i
		}
	}
	return nil
}

// index notes every schema reachable from s by its location, so that the
// parameters of a failed keyword can be read from the schema it stands in.
func index(s *jsonschema.Schema, at map[string]*jsonschema.Schema) {
	if s == nil || at[s.Location] != nil {
		return
	}
	at[s.Location] = s
	for _, sub := range []*jsonschema.Schema{s.Ref, s.Not, s.If, s.Then, s.Else, s.Items2020} {
		index(sub, at)
	}
	if i, ok := s.Items.(*jsonschema.Schema); ok {
		index(i, at)
	}
	old, _ := s.Items.([]*jsonschema.Schema)
	for _, list := range [][]*jsonschema.Schema{s.AllOf, s.AnyOf, s.OneOf, s.PrefixItems, old} {
		for _, sub := range list {
			index(sub, at)
		}
	}
	for _, sub := range s.Properties {
		index(sub, at)
	}
	for _, sub := range s.DependentSchemas {
		index(sub, at)
	}
	for _, d := range s.Dependencies {
		if sub, ok := d.(*jsonschema.Schema); ok {
			index(sub, at)
		}
	}
}
