package i18n

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
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
// goroutines. A language is read when its first word is asked for, so that a
// short command does not wait for seven.
type Catalog struct {
	mu    sync.RWMutex
	fsys  fs.FS
	words map[string]map[string]Word // by language, by key; filled by tongue
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

// Open gives the words that are built in.
func Open() *Catalog { return open(files) }

func open(fsys fs.FS) *Catalog {
	return &Catalog{fsys: fsys, words: map[string]map[string]Word{}}
}

// tongue gives the words of a language, reading them the first time. It
// panics on a malformed file, which a test would have found.
func (c *Catalog) tongue(lang string) map[string]Word {
	c.mu.RLock()
	words, ok := c.words[lang]
	c.mu.RUnlock()
	if ok {
		return words
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.load(lang)
}

// load is tongue for a caller that holds the lock.
func (c *Catalog) load(lang string) map[string]Word {
	if words, ok := c.words[lang]; ok {
		return words
	}
	words, err := read(c.fsys, lang)
	if err != nil {
		panic("i18n: " + err.Error())
	}
	c.words[lang] = words
	return words
}

// read reads the files of one language; a language without any has no words.
func read(fsys fs.FS, lang string) (map[string]Word, error) {
	words := map[string]Word{}
	names, err := fs.Glob(fsys, lang+"/*.json")
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
		if f.Lang != lang {
			return nil, fmt.Errorf("read words %s: says it is %q", name, f.Lang)
		}
		if !validState(f.State) {
			return nil, fmt.Errorf("read words %s: unknown state %q", name, f.State)
		}
		for key, text := range f.Words {
			if _, twice := words[key]; twice {
				return nil, fmt.Errorf("read words %s: %q is in another file too", name, key)
			}
			words[key] = Word{Text: text, Lang: lang, State: f.State}
		}
		for key, r := range f.Reviewed {
			w, ok := words[key]
			if !ok || !validState(r.State) {
				return nil, fmt.Errorf("read words %s: review of %q does not fit", name, key)
			}
			w.State = r.State
			words[key] = w
		}
	}
	return words, nil
}

func validState(s string) bool { return s == Draft || s == Reviewed || s == Approved }

// Add puts more words in, such as those of a form pack from outside. Words
// that are there already stay.
func (c *Catalog) Add(lang, state string, words map[string]string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	more := maps.Clone(c.load(lang))
	for key, text := range words {
		if _, ok := more[key]; !ok {
			more[key] = Word{Text: text, Lang: lang, State: state}
		}
	}
	c.words[lang] = more
}

// Keys lists every key of a language whose name begins with prefix, sorted.
func (c *Catalog) Keys(lang, prefix string) []string {
	var keys []string
	for key := range c.tongue(lang) {
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
	there := c.tongue(lang)
	for key := range c.tongue(Source) {
		if len(prefixes) > 0 && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			continue
		}
		cov.Total++
		if w, ok := there[key]; ok && w.Text != "" {
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
		if len(c.tongue(l.Tag)) > 0 {
			tags = append(tags, l.Tag)
		}
	}
	return tags
}
