package i18n

import (
	"embed"
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
	State    string // as it counts today: Draft where Changed
	Fallback bool
	Changed  bool   // the English is not what it was when this was reviewed
	Aside    string // a correction that is not shown, for the English has changed since
	Review   Review // as it was written down
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
	own   map[string]map[string]Own  // laid over them, see Lay
	shown map[string]map[string]Word // words with own over them
}

// Open gives the words that are built in.
func Open() *Catalog { return From(files) }

// From gives the words of a folder that has one folder a language in it.
func From(fsys fs.FS) *Catalog {
	return &Catalog{fsys: fsys, words: map[string]map[string]Word{}, own: map[string]map[string]Own{}, shown: map[string]map[string]Word{}}
}

// Sound reads every file, and says what is wrong with the first that cannot
// be read. Words that are built in are sound: a test says so.
func (c *Catalog) Sound() error {
	for _, l := range languages {
		if _, err := read(c.fsys, l.Tag); err != nil {
			return err
		}
	}
	return nil
}

// tongue gives the words of a language, reading them the first time. It
// panics on a malformed file, which a test or Sound would have found.
func (c *Catalog) tongue(lang string) map[string]Word {
	c.mu.RLock()
	words, ok := c.shown[lang]
	c.mu.RUnlock()
	if ok {
		return words
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.show(lang)
}

// show is tongue for a caller that holds the lock.
func (c *Catalog) show(lang string) map[string]Word {
	if words, ok := c.shown[lang]; ok {
		return words
	}
	words := c.load(lang)
	if own := c.own[lang]; len(own) > 0 {
		words = lay(words, own, lang, c.load(Source))
	}
	c.shown[lang] = words
	return words
}

// load gives the words of a language without what is laid over them.
func (c *Catalog) load(lang string) map[string]Word {
	if words, ok := c.words[lang]; ok {
		return words
	}
	words, err := read(c.fsys, lang)
	if err != nil {
		panic("i18n: " + err.Error())
	}
	c.words[lang] = words
	english := words
	if lang != Source {
		english = c.load(Source)
	}
	for key, w := range words {
		if w.Review.Of != "" && w.Review.Of != english[key].Text {
			w.State, w.Changed = Draft, true
			words[key] = w
		}
	}
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
		f, err := parse(b, lang)
		if err != nil {
			return nil, fmt.Errorf("read words %s: %w", name, err)
		}
		for key, text := range f.Words {
			if _, twice := words[key]; twice {
				return nil, fmt.Errorf("read words %s: %q is in another file too", name, key)
			}
			r, ok := f.Reviewed[key]
			if !ok {
				r.State = f.State
			}
			words[key] = Word{Text: text, Lang: lang, State: r.State, Review: r}
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
			more[key] = Word{Text: text, Lang: lang, State: state, Review: Review{State: state}}
		}
	}
	c.words[lang] = more
	delete(c.shown, lang)
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
