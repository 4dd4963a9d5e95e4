package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"onward/app/form"
	"onward/app/vault"
	"onward/app/words"
	"onward/i18n"
)

// WordKeeper is a Store that keeps corrected words. The vault does: words are
// shown to people whose safety may hang on them, so only who has its key may
// change one, and nobody can change one on the disk without being noticed.
// They are said as long as the vault is open.
type WordKeeper interface {
	Words() (json.RawMessage, error)
	SaveWords(json.RawMessage) error
}

// ErrNoWords is returned where the store keeps no words.
var ErrNoWords = errors.New("no words can be kept here")

// ErrWords is returned for words that may not be taken.
var ErrWords = errors.New("these words do not fit")

// layWords puts the words of the vault over the built-in ones. Where their
// record is damaged the built-in ones are said, and the damage is told.
func (d *Desk) layWords() error {
	k, ok := d.Store.(WordKeeper)
	if !ok {
		return nil
	}
	b, err := k.Words()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return fmt.Errorf("read words: %w", err)
	}
	if err != nil {
		d.damage = err
		return nil
	}
	own := map[string]map[string]i18n.Own{}
	if b != nil && json.Unmarshal(b, &own) != nil {
		d.damage = fmt.Errorf("read words: %w", vault.ErrDamaged)
		return nil
	}
	for lang, words := range own {
		if _, ours := i18n.Known(lang); ours {
			d.Words.Lay(lang, words)
		}
	}
	return nil
}

// liftWords takes the words of the vault off again.
func (d *Desk) liftWords() {
	for _, l := range i18n.Languages() {
		d.Words.Lay(l.Tag, nil)
	}
}

// Reword keeps changed words of a language, all or none. They come from
// [words.Take] or [words.Review], which have checked them.
func (d *Desk) Reword(lang string, changes map[string]i18n.Own) error {
	k, ok := d.Store.(WordKeeper)
	if !ok {
		return ErrNoWords
	}
	all := map[string]map[string]i18n.Own{}
	for _, l := range i18n.Languages() {
		if own := d.Words.Owned(l.Tag); len(own) > 0 {
			all[l.Tag] = own
		}
	}
	if all[lang] == nil {
		all[lang] = map[string]i18n.Own{}
	}
	maps.Copy(all[lang], changes)
	b, err := json.Marshal(all)
	if err != nil {
		return fmt.Errorf("keep words: %w", err)
	}
	if err := k.SaveWords(b); err != nil {
		return fmt.Errorf("keep words: %w", err)
	}
	d.Words.Lay(lang, all[lang])
	return nil
}

// TakeWords takes in what a translator sent, signed by a name where the file
// does not say whose signature it is, and tells how many words are new. Where there is any
// problem nothing is taken.
func (d *Desk) TakeWords(lang string, in words.Reading, by string) (int, []words.Problem, error) {
	changes, bad := words.Take(d.Words, lang, in, d.Signing(by))
	if len(bad) > 0 {
		return 0, bad, ErrWords
	}
	own := map[string]i18n.Own{}
	for _, c := range changes {
		own[c.Key] = c.Own
	}
	if len(own) == 0 {
		return 0, nil, nil
	}
	return len(own), nil, d.Reword(lang, own)
}

// Signing is a signature of today.
func (d *Desk) Signing(by string) words.How {
	return words.How{By: by, On: d.Now().Format(time.DateOnly)}
}

// talk are the beginnings of keys that a talk with any form may say.
var talk = []string{"non.", "source.", "part.", "sitting.", "problem."}

// kindly are the beginnings of keys that only some kinds of questions say.
var kindly = map[form.Kind][]string{
	form.PDate: {"precision.", "calendar."}, form.Phone: {"safe."}, form.Money: {"per."}, form.Sign: {"mark."},
}

// WordsOf lists the keys of all words that a talk with a form may say: its
// own, those it shares with other forms, and those every talk says. Each is
// there once, sorted.
func WordsOf(def *form.Def, c *i18n.Catalog) []string {
	keys := []string{string(def.ID()) + ".title", string(def.ID()) + ".about"}
	for _, ladder := range def.WordsNeeded() {
		for _, key := range ladder {
			if _, ok := c.Word(i18n.Source, key); !ok {
				key = i18n.Today(key)
			}
			if _, ok := c.Word(i18n.Source, key); ok {
				keys = append(keys, key)
				break
			}
		}
	}
	shared := slices.Clone(talk)
	for _, q := range def.Questions() {
		shared = append(shared, kindly[q.Kind]...)
	}
	slices.Sort(shared)
	for _, prefix := range slices.Compact(shared) {
		keys = append(keys, c.Keys(i18n.Source, prefix)...)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
