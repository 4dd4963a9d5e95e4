package i18n

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Review is what is known of a word beside its text.
type Review struct {
	State   string `json:"state"`             // Draft, Reviewed or Approved
	By      string `json:"by,omitempty"`      // who reviewed or approved it
	On      string `json:"on,omitempty"`      // the day, 2026-11-23
	Checked string `json:"checked,omitempty"` // who reviewed it, where By approved it: another person
	Of      string `json:"of,omitempty"`      // the English it was made from, as it was then
	Back    string `json:"back,omitempty"`    // what a second person wrote back in English
	Note    string `json:"note,omitempty"`    // from the reviewer to the next
}

// file is one file of words as it is written. Its keys keep their order and
// it keeps its indent, so that a change of one word is a change of one line.
type file struct {
	Lang     string            `json:"lang"`
	State    string            `json:"state"`
	Words    map[string]string `json:"words"`
	Reviewed map[string]Review `json:"reviewed"`
}

// parse reads a file, and checks what can be seen of it alone.
func parse(b []byte, lang string) (*file, error) {
	var f file
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, err
	}
	if f.Lang != lang {
		return nil, fmt.Errorf("says it is %q", f.Lang)
	}
	if !validState(f.State) {
		return nil, fmt.Errorf("unknown state %q", f.State)
	}
	for key, r := range f.Reviewed {
		if _, ok := f.Words[key]; !ok || !validState(r.State) {
			return nil, fmt.Errorf("review of %q does not fit", key)
		}
	}
	return &f, nil
}

// Rewrite gives a file of words with some words and their reviews put anew.
// Keys must be in the file. Without changes it gives the file byte for byte.
func Rewrite(b []byte, lang string, own map[string]Own) ([]byte, error) {
	f, err := parse(b, lang)
	if err != nil {
		return nil, fmt.Errorf("rewrite words: %w", err)
	}
	order, err := keysIn(b, "words")
	if err != nil {
		return nil, fmt.Errorf("rewrite words: %w", err)
	}
	if len(own) == 0 {
		return bytes.Clone(b), nil
	}
	if f.Reviewed == nil {
		f.Reviewed = map[string]Review{}
	}
	for key, o := range own {
		if _, ok := f.Words[key]; !ok {
			return nil, fmt.Errorf("rewrite words: there is no %q in the file", key)
		}
		f.Words[key], f.Reviewed[key] = o.Text, o.Review
	}
	return f.write(order, indentOf(b)), nil
}

func (f *file) write(order []string, indent string) []byte {
	var b bytes.Buffer
	line := func(depth int, name string, value any, comma bool) {
		b.WriteString(strings.Repeat(indent, depth) + plain(name) + ": " + plain(value))
		if comma {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("{\n")
	line(1, "lang", f.Lang, true)
	line(1, "state", f.State, true)
	b.WriteString(indent + "\"words\": {\n")
	for i, key := range order {
		line(2, key, f.Words[key], i < len(order)-1)
	}
	b.WriteString(indent + "}")
	if f.Reviewed != nil {
		b.WriteString(",\n" + indent + "\"reviewed\": {")
		var seen []string
		for _, key := range order {
			if _, ok := f.Reviewed[key]; ok {
				seen = append(seen, key)
			}
		}
		for i, key := range seen {
			if i == 0 {
				b.WriteByte('\n')
			}
			line(2, key, f.Reviewed[key], i < len(seen)-1)
		}
		if len(seen) > 0 {
			b.WriteString(indent)
		}
		b.WriteString("}")
	}
	b.WriteString("\n}\n")
	return b.Bytes()
}

// plain writes JSON as the files have it: every letter as itself.
func plain(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("i18n: " + err.Error()) // strings alone
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// indentOf gives what the second line of a file begins with.
func indentOf(b []byte) string {
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	return string(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))])
}

// keysIn gives the keys of one object of a file in the order they stand in.
func keysIn(b []byte, object string) ([]string, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, err
		}
		if name != object {
			var skip json.RawMessage
			if err := d.Decode(&skip); err != nil {
				return nil, err
			}
			continue
		}
		return keysOf(d)
	}
	return nil, fmt.Errorf("no %q", object)
}

func keysOf(d *json.Decoder) ([]string, error) {
	var keys []string
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var text string
		if err := d.Decode(&text); err != nil {
			return nil, err
		}
		k, ok := key.(string)
		if !ok || seen[k] {
			return nil, errors.New("a key stands there twice")
		}
		seen[k] = true
		keys = append(keys, k)
	}
	return slices.Clip(keys), nil
}
