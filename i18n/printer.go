package i18n

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Args fill the {places} of a word.
type Args map[string]any

// Printer is one language's voice.
type Printer struct {
	tag     string
	catalog *Catalog
	numbers *message.Printer
	zero    rune // the digit nought where numbers are in the language's own digits
}

// For gives the voice of a language. A language that is not ours speaks
// English, which shows.
func (c *Catalog) For(tag string) *Printer {
	if known, ok := Known(tag); ok {
		tag = known
	}
	// Western digits unless asked: receiving workers copy numbers by hand.
	return &Printer{tag: tag, catalog: c, numbers: message.NewPrinter(language.Make(shapeOf(tag) + "-u-nu-latn"))}
}

// shapeOf is the language whose marks between digits a language uses. The
// numbers of x/text are those of CLDR 32, which has Khmer as 1.500,5; in CLDR 48
// it is 1,500.5.
func shapeOf(tag string) string {
	if tag == "km" {
		return "en"
	}
	return tag
}

// Tag is the language spoken, BCP 47.
func (p *Printer) Tag() string { return p.tag }

// Find gives the word of the first key that exists, its own language before
// English for each key in turn; counts in it are in the digits of this voice.
func (p *Printer) Find(keys ...string) (Word, bool) {
	for _, key := range withToday(keys) {
		if w, ok := p.catalog.tongue(p.tag)[key]; ok && w.Text != "" {
			w.Text = p.counts(w.Text)
			return w, true
		}
		for _, lang := range []string{Source, "und"} {
			if w, ok := p.catalog.tongue(lang)[key]; ok && w.Text != "" {
				w.Fallback = lang != p.tag
				return w, true
			}
		}
	}
	return Word{}, false
}

// withToday puts after each key of an earlier version of a form the key of
// today: only words that have changed since are kept under the earlier one.
func withToday(keys []string) []string {
	if !slices.ContainsFunc(keys, func(k string) bool { return strings.Contains(k, "@") }) {
		return keys
	}
	var all []string
	for _, key := range keys {
		if all = append(all, key); Today(key) != key {
			all = append(all, Today(key))
		}
	}
	return all
}

// Today gives the key of a word as forms of today use it: "f13.safe.title" of
// "f13@1.0.0.safe.title", any other key as it is.
func Today(key string) string {
	id, rest, earlier := strings.Cut(key, "@")
	parts := strings.SplitN(rest, ".", 4) // three numbers
	if !earlier || len(parts) < 4 || strings.Trim(parts[0]+parts[1]+parts[2], "0123456789") != "" {
		return key
	}
	return id + "." + parts[3]
}

// Say gives the word of a key with its places filled. English standing in for
// another language is marked with its tag; an unknown key shows itself.
func (p *Printer) Say(key string, args Args) string {
	w, ok := p.Find(key)
	if !ok {
		return "⟨" + key + "⟩"
	}
	text := p.fill(w.Text, args)
	if w.Fallback && w.Lang == Source {
		return "[" + w.Lang + "] " + text
	}
	return text
}

func (p *Printer) fill(text string, args Args) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	names := make([]string, 0, len(args))
	for name := range args {
		names = append(names, name)
	}
	slices.Sort(names)
	var pairs []string
	for _, name := range names {
		pairs = append(pairs, "{"+name+"}", p.value(name, args[name]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// yearArgs are the places years are filled into: a year has no mark between
// its thousands.
var yearArgs = []string{"year", "other"}

// Key is a word in the place of another: it is said in the same language.
type Key string

func (p *Printer) value(name string, v any) string {
	switch v := v.(type) {
	case Key:
		return p.Say(string(v), nil)
	case int:
		if slices.Contains(yearArgs, name) {
			return p.Digits(strconv.Itoa(v))
		}
		return p.Digits(p.numbers.Sprint(number.Decimal(v)))
	case float64:
		return p.Number(v)
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(v)
}

// Number writes a number with the language's separators.
func (p *Printer) Number(n float64) string {
	return p.Digits(p.numbers.Sprint(number.Decimal(n, number.MaxFractionDigits(2))))
}

// Exact writes a number with all its decimals, up to nine.
func (p *Printer) Exact(n float64) string {
	return p.Digits(p.numbers.Sprint(number.Decimal(n, number.MaxFractionDigits(9))))
}
