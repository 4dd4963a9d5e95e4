package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onward/app/casefile"
)

// Words that must not be cut: names above all. Word lists do not know most of
// them, and some are made of common syllables, which a line would part. They
// come from two places: the names in the case that is open, and a list people
// write themselves, sealed in the vault, since places can be as telling as names.

const (
	maxKept  = 500 // words, of both together
	longKept = 80  // letters of one
)

// Kept gives the list people wrote.
func (d *Desk) Kept() ([]string, error) {
	own, err := d.own()
	if err != nil {
		return nil, err
	}
	var list []string
	if raw, ok := own["kept"]; ok {
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, fmt.Errorf("read the kept words: %w", err)
		}
	}
	return list, nil
}

// SaveKept keeps another list in its place. Empty lines and doubles are left
// out, and so is what is too long to be a name.
func (d *Desk) SaveKept(words []string) error {
	raw, err := json.Marshal(tidyKept(words))
	if err != nil {
		return err
	}
	own, err := d.own()
	if err != nil {
		return err
	}
	own["kept"] = raw
	all, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return d.Store.SaveSettings(all)
}

// own gives the sections of the settings sealed in the vault.
func (d *Desk) own() (map[string]json.RawMessage, error) {
	own := map[string]json.RawMessage{}
	raw, err := d.Store.Settings()
	if err != nil || raw == nil {
		return own, err
	}
	if err := json.Unmarshal(raw, &own); err != nil {
		return nil, fmt.Errorf("read the settings of the vault: %w", err)
	}
	return own, nil
}

func tidyKept(words []string) []string {
	out := []string{}
	for _, w := range words {
		w = strings.Join(strings.Fields(w), " ")
		if n := len([]rune(w)); n > 1 && n <= longKept && !slices.Contains(out, w) && len(out) < maxKept {
			out = append(out, w)
		}
	}
	return out
}

// Names gives every name in a case: of the person, of family, of whoever helps.
func (d *Desk) Names(c *casefile.Case) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []string
	for _, s := range c.Sittings {
		def, ok := d.Shelf.Form(s.Form)
		if !ok {
			continue
		}
		for id := range s.Answers {
			q, known := def.Question(id)
			a, _ := s.Answer(id)
			switch {
			case !known:
			case q.Kind == "name":
				parts, _ := a.Value.(map[string]any)
				for _, v := range parts {
					if name, ok := v.(string); ok {
						all = append(all, name)
					}
				}
			case q.Kind == "text" && strings.HasSuffix(string(id), ".name"):
				all = append(all, a.Text())
			}
		}
	}
	slices.Sort(all)
	return tidyKept(all)
}
