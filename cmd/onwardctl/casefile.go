package main

// Reading a case that comes from outside. encoding/json is lenient: of two
// keys of one name the last counts, and "ID" counts as "id". Two programs
// could then read two different cases in the same bytes. So the bytes are read
// twice: once token by token, strictly, and then for what they say. No error
// quotes the file: there are answers in it.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onward/app"
	"onward/app/casefile"
)

const (
	maxCase  = 32 << 20 // bytes of the largest case file that is read
	maxDepth = 32       // of things in things
	maxParts = 2 << 20  // of things altogether: small ones take most memory
)

// readCase reads a case written by caseExport. What it does not know, it
// refuses with app.ErrCaseFile.
func readCase(name string) (*casefile.Case, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxCase+1))
	if err != nil {
		return nil, err
	}
	return parseCase(b)
}

func parseCase(b []byte) (*casefile.Case, error) {
	switch {
	case len(b) > maxCase:
		return nil, refuse("it is larger than %d MiB", maxCase>>20)
	case !utf8.Valid(b):
		return nil, refuse("it is not UTF-8")
	}
	if err := strict(b); err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	var c casefile.Case
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
	return fmt.Errorf("%w: %s", app.ErrCaseFile, fmt.Sprintf(why, args...))
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
	answerShape = object(map[string]*shape{"translations": object(nil, "lang", "text", "state", "by")},
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

var (
	idPattern   = regexp.MustCompile(`^[A-Za-z0-9_-]{1,64}$`)
	codePattern = regexp.MustCompile(`^[A-Z0-9]{1,16}$`)
	formPattern = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,63}$`)
	tagPattern  = regexp.MustCompile(`^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$`)
	wordPattern = regexp.MustCompile(`^[^\x00-\x1f\x7f]{0,200}$`) // names of workers, versions
	pathPattern = regexp.MustCompile(`^[^\x00-\x1f\x7f]{1,500}$`) // question ids
)

// sound looks at what was read: ids that can stand in names of files, times in
// which people live, nothing twice and nothing null.
func sound(c *casefile.Case) error {
	switch {
	case !idPattern.MatchString(string(c.ID)) || !codePattern.MatchString(string(c.Code)):
		return refuse("its id or its code is missing or strange")
	case !tagPattern.MatchString(c.Language) || !tagPattern.MatchString(c.Working):
		return refuse("a language in it is strange")
	case !lived(c.Opened):
		return refuse("the day it was opened is strange")
	}
	ids := map[casefile.SittingID]bool{}
	for i, s := range c.Sittings {
		if s == nil {
			return refuse("sitting %d is empty", i+1)
		}
		if ids[s.ID] {
			return refuse("sitting %d has the id of another", i+1)
		}
		ids[s.ID] = true
		if err := soundSitting(s); err != nil {
			return fmt.Errorf("%w, in sitting %d", err, i+1)
		}
	}
	return nil
}

func soundSitting(s *casefile.Sitting) error {
	switch {
	case !idPattern.MatchString(string(s.ID)) || !formPattern.MatchString(string(s.Form)):
		return refuse("the id or the form is missing or strange")
	case !tagPattern.MatchString(s.Language) || !tagPattern.MatchString(s.Working):
		return refuse("a language is strange")
	case !wordPattern.MatchString(s.Version) || !wordPattern.MatchString(s.Worker):
		return refuse("the version or the worker is strange")
	case !lived(s.Begun) || !s.Touched.IsZero() && !lived(s.Touched):
		return refuse("a time is strange")
	}
	for q, as := range s.Answers {
		if !pathPattern.MatchString(string(q)) {
			return refuse("the id of a question is strange")
		}
		for _, a := range as {
			if err := soundAnswer(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func soundAnswer(a casefile.Answer) error {
	switch {
	case a.Non != "" && (a.Value != nil || !slices.Contains(casefile.NonAnswers, a.Non)):
		return refuse("an answer and the reason why there is none do not go together")
	case a.Source != "" && !slices.Contains(casefile.Sources, a.Source):
		return refuse("the source of an answer is not known")
	case !lived(a.At) || a.Since != nil && !lived(*a.Since):
		return refuse("the time of an answer is strange")
	case !tagPattern.MatchString(a.Lang) || !wordPattern.MatchString(a.By):
		return refuse("the language or the writer of an answer is strange")
	}
	for _, t := range a.Translations {
		if !tagPattern.MatchString(t.Lang) || !wordPattern.MatchString(t.State) || !wordPattern.MatchString(t.By) {
			return refuse("a translation is strange")
		}
	}
	return nil
}

// lived tells whether a time is one at which a case can have been written.
func lived(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2100 }
