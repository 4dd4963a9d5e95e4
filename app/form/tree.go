package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of what a pack may ask of this machine.
const (
	maxBytes     = 4 << 20 // all files of one form together
	maxDepth     = 32      // objects and lists inside each other
	maxQuestions = 5000
	maxTables    = 3       // inside each other
	maxKey       = 200     // characters of a property name
	maxFollowed  = 100_000 // schemas looked into, however often
)

// object is a JSON object that remembers the order of its keys: the order in
// which a schema lists its properties is the order in which they are asked.
type object struct {
	keys []string
	vals map[string]any
}

func (o *object) get(key string) any {
	if o == nil {
		return nil
	}
	return o.vals[key]
}

func (o *object) has(key string) bool {
	if o == nil {
		return false
	}
	_, ok := o.vals[key]
	return ok
}

func (o *object) text(key string) string { s, _ := o.get(key).(string); return s }
func (o *object) obj(key string) *object { m, _ := o.get(key).(*object); return m }

func (o *object) set(key string, v any) {
	if _, ok := o.vals[key]; !ok {
		o.keys = append(o.keys, key)
	}
	o.vals[key] = v
}

func newObject() *object { return &object{vals: map[string]any{}} }

// reader reads JSON more strictly than RFC 8259 asks: no key twice, no two keys
// that differ by case alone (one reader would see them as one, another as
// two), UTF-8 only, bounded depth, bounded numbers, nothing after the end.
type reader struct {
	dec  *json.Decoder
	file string
	f    *faults
}

// parseTree reads one document. Values are *object, []any, string,
// json.Number, bool and nil. Faults are noted; ok is false where the text is
// not JSON at all.
func parseTree(data []byte, file string, f *faults) (v any, ok bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors leave a byte order mark
	if !utf8.Valid(data) {
		f.add(file, "", "is not UTF-8")
		return nil, false
	}
	r := &reader{dec: json.NewDecoder(bytes.NewReader(data)), file: file, f: f}
	r.dec.UseNumber()
	before := len(f.list)
	v, err := r.value("", 0)
	if err != nil {
		f.add(file, "", "is not JSON, at byte %d: %v", r.dec.InputOffset(), err)
		return nil, false
	}
	if _, err := r.dec.Token(); err != io.EOF {
		f.add(file, "", "something follows the end of the document")
		return nil, false
	}
	return v, len(f.list) == before
}

func (r *reader) value(ptr string, depth int) (any, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("deeper than %d levels", maxDepth)
	}
	tok, err := r.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t := tok.(type) {
	case json.Delim:
		if t == '{' {
			return r.object(ptr, depth)
		}
		return r.list(ptr, depth)
	case json.Number:
		if !plainNumber(t) {
			r.f.add(r.file, ptr, "number is too long or too large")
			return json.Number("0"), nil
		}
	}
	return tok, nil
}

// plainNumber refuses numbers such as 1e999999999, which exact arithmetic
// would spell out.
func plainNumber(n json.Number) bool {
	_, err := strconv.ParseFloat(string(n), 64)
	if err != nil || len(n) > 40 {
		return false
	}
	_, exp, found := strings.Cut(strings.ToLower(string(n)), "e")
	if !found {
		return true
	}
	e, err := strconv.Atoi(exp)
	return err == nil && e > -30 && e < 30
}

func (r *reader) object(ptr string, depth int) (any, error) {
	o := newObject()
	folded := map[string]string{}
	for r.dec.More() {
		tok, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		key := tok.(string) // the decoder gives nothing else here
		at := ptr + "/" + escapePointer(key)
		if len(key) > maxKey {
			return nil, fmt.Errorf("a key is longer than %d bytes", maxKey)
		}
		fold := strings.ToLower(key)
		if other, twice := folded[fold]; twice {
			if other == key {
				r.f.add(r.file, at, "key %q stands here twice", key)
			} else {
				r.f.add(r.file, at, "keys %q and %q differ by case alone", other, key)
			}
		}
		folded[fold] = key
		v, err := r.value(at, depth+1)
		if err != nil {
			return nil, err
		}
		o.set(key, v)
	}
	_, err := r.dec.Token()
	return o, err
}

func (r *reader) list(ptr string, depth int) (any, error) {
	l := []any{}
	for r.dec.More() {
		v, err := r.value(ptr+"/"+strconv.Itoa(len(l)), depth+1)
		if err != nil {
			return nil, err
		}
		l = append(l, v)
	}
	_, err := r.dec.Token()
	return l, err
}

// plain turns a tree into the maps and lists other libraries expect. Numbers
// become float64 unless exact is asked for.
func plain(v any, exact bool) any {
	switch v := v.(type) {
	case *object:
		m := make(map[string]any, len(v.keys))
		for _, k := range v.keys {
			m[k] = plain(v.vals[k], exact)
		}
		return m
	case []any:
		l := make([]any, len(v))
		for i := range v {
			l[i] = plain(v[i], exact)
		}
		return l
	case json.Number:
		if exact {
			return v
		}
		f, _ := v.Float64()
		return f
	}
	return v
}

// words reads a list of strings; ok is false where it is anything else.
func words(v any) (list []string, ok bool) {
	l, isList := v.([]any)
	if !isList {
		return nil, false
	}
	for _, x := range l {
		s, isText := x.(string)
		if !isText {
			return nil, false
		}
		list = append(list, s)
	}
	return list, true
}

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

func escapePointer(key string) string { return pointerEscaper.Replace(key) }

var pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")

func unescapePointer(key string) string { return pointerUnescaper.Replace(key) }
