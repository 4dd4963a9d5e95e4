package casefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Reading a case that comes from outside. encoding/json is lenient: of two
// keys of one name the last counts, and "ID" counts as "id". Two programs
// could then read two different cases in the same bytes. So the bytes are read
// twice: once token by token, strictly, and then for what they say. No error
// quotes the file: there are answers in it.

// ErrFile is returned for bytes that do not hold a case as it is written.
var ErrFile = errors.New("not a case file")

const (
	MostBytes = 32 << 20 // of the largest case that is read
	maxDepth  = 32       // of things in things
	maxParts  = 2 << 20  // of things altogether: small ones take most memory
)

// Read reads a case as its JSON form is written. What it does not know, it
// refuses. Error: ErrFile.
func Read(b []byte) (*Case, error) {
	switch {
	case len(b) > MostBytes:
		return nil, refuse("it is larger than %d MiB", MostBytes>>20)
	case !utf8.Valid(b):
		return nil, refuse("it is not UTF-8")
	}
	if err := strict(b); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var c Case
	if err := dec.Decode(&c); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return nil, refuse("something of a wrong kind before byte %d", kind.Offset)
		}
		return nil, refuse("something in it is not written as it should be")
	}
	if err := sound(&c); err != nil {
		return nil, err
	}
	return &c, nil
}

func refuse(why string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrFile, fmt.Sprintf(why, args...))
}

// shape is which keys an object may have, and what is under each. A nil shape
// is anything; keys is nil where all keys are alike, and then each is under
// any. A list has the shape of what is in it.
type shape struct {
	keys map[string]*shape
	any  *shape
}

func object(under map[string]*shape, leaves ...string) *shape {
	s := &shape{keys: map[string]*shape{}}
	for _, l := range leaves {
		s.keys[l] = nil
	}
	for k, v := range under {
		s.keys[k] = v
	}
	return s
}

var (
	answerShape = object(map[string]*shape{"translations": object(nil, "lang", "text", "state", "by", "reader", "at")},
		"value", "non", "source", "lang", "by", "at", "since")
	sittingShape = object(map[string]*shape{"answers": {any: answerShape}},
		"id", "form", "version", "language", "working", "worker", "begun", "touched")
	caseShape = object(map[string]*shape{"sittings": sittingShape}, "id", "code", "language", "working", "opened")
)

// strict reads the tokens alone: one value and nothing after it, no deeper
// than maxDepth, no key twice, none that differs from another only in capital
// letters, and none that is almost one of ours.
func strict(b []byte) error {
	r := &reader{Decoder: json.NewDecoder(bytes.NewReader(b)), left: maxParts}
	r.UseNumber()
	if err := r.tokens(caseShape, 1); err != nil {
		return err
	}
	if _, err := r.Token(); err != io.EOF {
		return refuse("something follows after byte %d", r.InputOffset())
	}
	return nil
}

type reader struct {
	*json.Decoder
	left int // parts that may still come
}

func (r *reader) token() (json.Token, error) {
	t, err := r.Token()
	if err != nil {
		return nil, refuse("it is no JSON after byte %d", r.InputOffset())
	}
	if r.left--; r.left < 0 {
		return nil, refuse("it has more than %d parts", maxParts)
	}
	return t, nil
}

func (r *reader) tokens(s *shape, depth int) error {
	t, err := r.token()
	if err != nil {
		return err
	}
	open, ok := t.(json.Delim)
	if !ok {
		return nil
	}
	if depth > maxDepth {
		return refuse("things in it lie more than %d deep", maxDepth)
	}
	seen := map[string]bool{}
	for r.More() {
		under := s
		if open == '{' {
			if under, err = r.key(s, seen); err != nil {
				return err
			}
		}
		if err := r.tokens(under, depth+1); err != nil {
			return err
		}
	}
	_, err = r.token()
	return err
}

// key reads a key and gives the shape of what is under it.
func (r *reader) key(s *shape, seen map[string]bool) (*shape, error) {
	t, err := r.token()
	if err != nil {
		return nil, err
	}
	name, ok := t.(string)
	if !ok {
		return nil, refuse("it is no JSON after byte %d", r.InputOffset())
	}
	folded := fold(name)
	if seen[folded] {
		return nil, refuse("the key before byte %d is there twice", r.InputOffset())
	}
	seen[folded] = true
	if s == nil {
		return nil, nil
	}
	if s.keys == nil {
		return s.any, nil
	}
	under, known := s.keys[name]
	if !known {
		return nil, refuse("the key before byte %d is not known", r.InputOffset())
	}
	return under, nil
}

// fold gives one spelling to keys that encoding/json takes for the same.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}
