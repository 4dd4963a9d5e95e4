package xlsform

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// What is written here is read by people too, and changed by them.

// object is a JSON object. Its members are written in an order a person would
// choose: what a thing is first, what it holds last.
type object map[string]any

var (
	foremost = []string{"$schema", "$id", "id", "code", "version", "lang", "type", "effect", "i18n", "scope", "schema", "rule"}
	hindmost = []string{"items", "options", "conditions", "condition", "elements", "properties", "required"}
)

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var all ordered
	rest := slices.DeleteFunc(slices.Sorted(maps.Keys(o)), func(k string) bool { return has(foremost, k) || has(hindmost, k) })
	for _, k := range slices.Concat(foremost, rest, hindmost) {
		if v, there := o[k]; there {
			all = append(all, property{k, v})
		}
	}
	return all.MarshalJSON()
}

// ordered is a JSON object whose members keep their order, such as properties
// that of the survey.
type ordered []property

type property struct {
	name  string
	value any
}

// MarshalJSON writes the members as they stand.
func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, p := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := plainJSON(p.name)
		if err != nil {
			return nil, err
		}
		value, err := plainJSON(p.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON leaves < > and & as they are.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// write makes a file of a document.
func write(v any) ([]byte, error) {
	plain, err := plainJSON(v)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = json.Indent(&b, plain, "", "  ")
	b.WriteByte('\n')
	return b.Bytes(), err
}
