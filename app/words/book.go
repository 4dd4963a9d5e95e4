package words

import (
	"fmt"

	"onward/i18n"
)

// Entry is one word in one language, with all that is known of it.
type Entry struct {
	Key, File string
	English   string
	i18n.Word
}

// Book is words of one language, in the order they are written in.
type Book struct {
	Lang    string
	Entries []Entry
}

// From gives the words of a language whose keys are picked; nil picks all.
func From(c *i18n.Catalog, lang string, pick func(key string) bool) Book {
	b := Book{Lang: lang}
	for _, s := range c.Sheaves() {
		for _, key := range s.Keys {
			if pick != nil && !pick(key) {
				continue
			}
			b.Entries = append(b.Entries, entry(c, lang, key, s.Name))
		}
	}
	return b
}

func entry(c *i18n.Catalog, lang, key, file string) Entry {
	en, _ := c.Word(i18n.Source, key)
	w, ok := c.Word(lang, key)
	if !ok {
		w = i18n.Word{Lang: lang, State: i18n.Draft, Review: i18n.Review{State: i18n.Draft}}
	}
	return Entry{Key: key, File: file, English: en.Text, Word: w}
}

// Said is one word as it came back. What a file does not speak of is nil.
type Said struct {
	Line    int // of the file, from 1
	Key     string
	English string
	Text    string
	Fuzzy   bool // PO alone
	State   *string
	By, On  *string
	Back    *string
	Note    *string
}

// Reading is what a file says.
type Reading struct {
	Lang  string // as the file says; empty where it does not
	Words []Said
}

// Problem is why a file is not taken: a kind, with words under
// "words.problem.<kind>", and where it is.
type Problem struct {
	Line int    // 0 where it is about the whole file
	Key  string // empty where there is none
	Kind string
	Args i18n.Args
}

// Error makes a Problem an error, for those that end a reading.
func (p *Problem) Error() string {
	return fmt.Sprintf("line %d: %s %s", p.Line, p.Kind, p.Key)
}
