package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed en th lo km my vi zh-Hans
var files embed.FS

// Source is the language words are written in first.
const Source = "en"

// The states a word goes through.
const (
	Draft    = "draft"
	Reviewed = "reviewed"
	Approved = "approved"
)

// Word is a word as found: its text, the language it is really in, and its
// state. Fallback is true where the language asked for lacks it.
type Word struct {
	Text     string
	Lang     string
	State    string
	Fallback bool
}

// Language is one of the languages Onward speaks.
type Language struct {
	Tag     string // BCP 47
	Name    string // in itself
	English string
}

var languages = []Language{
	{"en", "English", "English"},
	{"th", "ไทย", "Thai"},
	{"lo", "ລາວ", "Lao"},
	{"km", "ខ្មែរ", "Khmer"},
	{"my", "မြန်မာ", "Burmese"},
	{"vi", "Tiếng Việt", "Vietnamese"},
	{"zh-Hans", "中文", "Chinese"},
}

// Languages gives the seven languages in the order they are offered.
func Languages() []Language { return slices.Clone(languages) }

// Known gives the tag of the language of ours that tag means: itself, or the
// same language without region ("th-TH", "zh-CN"). ok is false for others.
func Known(tag string) (string, bool) {
	tag = strings.ReplaceAll(tag, "_", "-")
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	for _, l := range languages {
		own, _, _ := strings.Cut(strings.ToLower(l.Tag), "-")
		if base == own {
			return l.Tag, true
		}
	}
	return "", false
}

// Catalog holds the words of all languages. It may be read from several
// goroutines; words are added while it is being set up.
type Catalog struct {
	words map[string]map[string]Word // by language, by key
}

type file struct {
	Lang     string            `json:"lang"`
	State    string            `json:"state"`
	Words    map[string]string `json:"words"`
	Reviewed map[string]struct {
		State string `json:"state"`
		By    string `json:"by"`
		On    string `json:"on"`
	} `json:"reviewed"`
}

// Open reads the words that are built in. They are read once; each catalogue
// has its own copy to add to. It panics on a malformed file, which a test
// would have found.
func Open() *Catalog {
	built := builtin()
	c := &Catalog{words: map[string]map[string]Word{}}
	for lang, words := range built.words {
		c.words[lang] = maps.Clone(words)
	}
	return c
}

var builtin = sync.OnceValue(func() *Catalog {
	c, err := read(files)
	if err != nil {
		panic("i18n: " + err.Error())
	}
	return c
})

func read(fsys fs.FS) (*Catalog, error) {
	c := &Catalog{words: map[string]map[string]Word{}}
	names, err := fs.Glob(fsys, "*/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		var f file
		if err := json.Unmarshal(b, &f); err != nil {
			return nil, fmt.Errorf("read words %s: %w", name, err)
		}
		if dir := path.Dir(name); f.Lang != dir {
			return nil, fmt.Errorf("read words %s: says it is %q", name, f.Lang)
		}
		if !validState(f.State) {
			return nil, fmt.Errorf("read words %s: unknown state %q", name, f.State)
		}
		c.Add(f.Lang, f.State, f.Words)
		for key, r := range f.Reviewed {
			w, ok := c.words[f.Lang][key]
			if !ok || !validState(r.State) {
				return nil, fmt.Errorf("read words %s: review of %q does not fit", name, key)
			}
			w.State = r.State
			c.words[f.Lang][key] = w
		}
	}
	return c, nil
}

func validState(s string) bool { return s == Draft || s == Reviewed || s == Approved }

// Add puts more words in, such as those of a form pack from outside.
func (c *Catalog) Add(lang, state string, words map[string]string) {
	if c.words[lang] == nil {
		c.words[lang] = map[string]Word{}
	}
	for key, text := range words {
		c.words[lang][key] = Word{Text: text, Lang: lang, State: state}
	}
}

// Keys lists every key of a language whose name begins with prefix, sorted.
func (c *Catalog) Keys(lang, prefix string) []string {
	var keys []string
	for key := range c.words[lang] {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

// Coverage tells how much of what English says a language says too.
type Coverage struct {
	Lang     string `json:"lang"`
	Total    int    `json:"total"`
	There    int    `json:"there"`
	Reviewed int    `json:"reviewed"` // of those there, reviewed or approved
}

// Coverage counts the keys that begin with one of prefixes; none counts all.
func (c *Catalog) Coverage(lang string, prefixes ...string) Coverage {
	cov := Coverage{Lang: lang}
	for key := range c.words[Source] {
		if len(prefixes) > 0 && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			continue
		}
		cov.Total++
		if w, ok := c.words[lang][key]; ok && w.Text != "" {
			cov.There++
			if w.State != Draft {
				cov.Reviewed++
			}
		}
	}
	return cov
}

// Tags lists the languages that have words, ours first in their order.
func (c *Catalog) Tags() []string {
	var tags []string
	for _, l := range languages {
		if len(c.words[l.Tag]) > 0 {
			tags = append(tags, l.Tag)
		}
	}
	return tags
}
