package i18n

import (
	"maps"
	"slices"
)

// Own is a word in place of a built-in one: what a reviewer corrected or
// signed on this computer.
type Own struct {
	Text string `json:"text"`
	Review
}

// Lay puts words of one's own over those of a language, in place of any laid
// before; nil takes them off. Words whose key English does not know, or whose
// text does not stand [Check], stay away. Where the English has changed since
// an own word was made, the built-in word is said, for it follows the English;
// the own one is kept aside for the reviewer.
func (c *Catalog) Lay(lang string, own map[string]Own) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.own[lang] = maps.Clone(own)
	delete(c.shown, lang)
}

// Owned gives the words laid over those of a language.
func (c *Catalog) Owned(lang string) map[string]Own {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return maps.Clone(c.own[lang])
}

func lay(words map[string]Word, own map[string]Own, lang string, english map[string]Word) map[string]Word {
	words = maps.Clone(words)
	for key, o := range own {
		en, known := english[key]
		if !known || !validState(o.State) || len(Check(lang, key, o.Of, o.Text)) > 0 {
			continue
		}
		w := Word{Text: o.Text, Lang: lang, State: o.State, Review: o.Review}
		if o.Of != en.Text {
			w.State, w.Changed = Draft, true
			if built, ok := words[key]; ok {
				w.Text, w.Aside = built.Text, o.Text
			}
		}
		words[key] = w
	}
	return words
}

// Sheaf is the keys of one file of words, in the order they are written in.
type Sheaf struct {
	Name string // "f05", "ui"
	Keys []string
}

// Sheaves lists all keys of the source, by file. Words of forms from outside
// come last, by the name of their form.
func (c *Catalog) Sheaves() []Sheaf {
	var all []Sheaf
	seen := map[string]bool{}
	for _, name := range c.names() {
		keys := c.order(name)
		for _, key := range keys {
			seen[key] = true
		}
		all = append(all, Sheaf{Name: name, Keys: keys})
	}
	for _, key := range c.Keys(Source, "") {
		if seen[key] {
			continue
		}
		name := top(key)
		i := slices.IndexFunc(all, func(s Sheaf) bool { return s.Name == name })
		if i < 0 {
			i = len(all)
			all = append(all, Sheaf{Name: name})
		}
		all[i].Keys = append(all[i].Keys, key)
	}
	return all
}

// Word gives the word a language itself has for a key, as it is shown.
func (c *Catalog) Word(lang, key string) (Word, bool) {
	w, ok := c.tongue(lang)[key]
	return w, ok
}
