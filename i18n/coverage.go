package i18n

import (
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Coverage tells how much of what English says a language says too.
type Coverage struct {
	Lang     string `json:"lang"`
	Total    int    `json:"total"`
	There    int    `json:"there"`
	Reviewed int    `json:"reviewed"` // of those there, reviewed or approved
	Approved int    `json:"approved"` // of those reviewed
	Changed  int    `json:"changed"`  // reviewed once, and the English has changed since
}

// Coverage counts the keys that begin with one of prefixes; none counts all.
func (c *Catalog) Coverage(lang string, prefixes ...string) Coverage {
	var keys []string
	for key := range c.tongue(Source) {
		if len(prefixes) == 0 || slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			keys = append(keys, key)
		}
	}
	return c.CoverageOf(lang, keys)
}

// CoverageOf counts just these keys, each once, as far as English knows them.
func (c *Catalog) CoverageOf(lang string, keys []string) Coverage {
	cov := Coverage{Lang: lang}
	english, there := c.tongue(Source), c.tongue(lang)
	seen := make(map[string]bool, len(keys))
	for _, key := range keys {
		if _, ok := english[key]; !ok || seen[key] {
			continue
		}
		seen[key] = true
		cov.Total++
		w, ok := there[key]
		if !ok || w.Text == "" {
			continue
		}
		cov.There++
		if w.State != Draft {
			cov.Reviewed++
		}
		if w.State == Approved {
			cov.Approved++
		}
		if w.Changed {
			cov.Changed++
		}
	}
	return cov
}

// names lists the files of the source, without folder and ending.
func (c *Catalog) names() []string {
	found, err := fs.Glob(c.fsys, Source+"/*.json")
	if err != nil {
		return nil
	}
	for i, name := range found {
		found[i] = strings.TrimSuffix(path.Base(name), ".json")
	}
	return found
}

// order gives the keys of a file of the source as they stand in it.
func (c *Catalog) order(name string) []string {
	b, err := fs.ReadFile(c.fsys, Source+"/"+name+".json")
	if err != nil {
		return nil
	}
	keys, err := keysIn(b, "words")
	if err != nil {
		return nil
	}
	return keys
}

// top is what a key begins with.
func top(key string) string {
	head, _, _ := strings.Cut(key, ".")
	return head
}
