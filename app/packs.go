package app

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
	"onward/i18n"
)

// PackKeeper is a Store that keeps form packs from outside. The vault does, so
// that they are backed up with the answers given to them.
type PackKeeper interface {
	Packs() (map[string][]byte, error)
	SavePack(name string, data []byte) error
}

// What can keep a pack out, or in.
var (
	ErrNoPacks   = errors.New("no form packs can be kept here")
	ErrPackInUse = errors.New("answers were given to this version of the form")
)

// PackReport is what a person is shown of a pack before it is accepted.
type PackReport struct {
	Titles    map[string]string // by language
	Version   string
	Languages []string
	Questions int
	Sens      map[form.Sens]int // questions by how much harm an answer can do
	Copies    map[form.Copy]int // questions by the copy their answers may reach
	Missing   map[string]int    // words that are not there, by language
	Have      []string          // versions that are there already
	Plain     bool              // a pair of JSON Forms
	Signed    *form.Signature   // nil where nobody signed it
	OtherKey  bool              // a version that is there was signed with another key, or this one not at all
}

// Report says what a pack asks and asks for.
func (d *Desk) Report(p *form.Pack) PackReport {
	def := p.Def
	r := PackReport{Plain: p.Plain, Signed: p.Signed, Titles: map[string]string{}, Version: def.Version(), Languages: def.Meta().Languages,
		Sens: map[form.Sens]int{}, Copies: map[form.Copy]int{}, Missing: map[string]int{}}
	for _, q := range def.Questions() {
		r.Questions++
		r.Sens[q.Sens]++
		for _, c := range q.Copies {
			r.Copies[c]++
		}
	}
	for _, lang := range r.Languages {
		own := def.Words()[lang]
		if t := own[string(def.ID())+".title"]; t != "" {
			r.Titles[lang] = t
		}
		if n := len(MissingWords(def, d.Words, lang)); n > 0 {
			r.Missing[lang] = n
		}
	}
	if t := def.Words()["und"][string(def.ID())+".title"]; t != "" {
		r.Titles["und"] = t
	}
	for _, have := range d.Shelf.Outside() {
		if have.ID() == def.ID() {
			r.Have = append(r.Have, have.Version())
			before := d.signedBy(have)
			r.OtherKey = r.OtherKey || before != nil && !before.Same(p.Signed)
		}
	}
	return r
}

// signedBy tells who signed a version of a form that is kept, or nil.
func (d *Desk) signedBy(def *form.Def) *form.Signature {
	k, ok := d.Store.(PackKeeper)
	if !ok {
		return nil
	}
	kept, err := k.Packs()
	if err != nil {
		return nil
	}
	p, err := form.OpenPack(kept[packName(def.ID(), def.Version())])
	if err != nil {
		return nil
	}
	return p.Signed
}

// MissingWords lists the words a form needs and has in a language neither
// itself nor from the program, by the first key each is looked for under.
func MissingWords(def *form.Def, words *i18n.Catalog, lang string) []string {
	var missing []string
	own, p := def.Words()[lang], words.For(lang)
	pinned, plain := string(def.ID())+"@"+def.Version()+".", string(def.ID())+"."
	for _, ladder := range append([][]string{{plain + "title"}}, def.WordsNeeded()...) {
		for i, key := range ladder {
			ladder[i] = strings.Replace(key, pinned, plain, 1) // as the writer of the pack knows it
		}
		found := slices.ContainsFunc(ladder, func(key string) bool { return own[key] != "" || def.Words()["und"][key] != "" })
		if w, ok := p.Find(ladder...); !found && (!ok || w.Fallback) {
			missing = append(missing, ladder[0])
		}
	}
	return missing
}

// Accept keeps a pack and puts its form on the shelf. The same pack twice is
// once. ErrTaken and ErrSameVersion are those of [form.Shelf.Put].
func (d *Desk) Accept(p *form.Pack) error {
	k, ok := d.Store.(PackKeeper)
	if !ok {
		return ErrNoPacks
	}
	name := packName(p.Def.ID(), p.Def.Version())
	if err := d.Shelf.Put(p.Def); err != nil {
		if kept, kerr := k.Packs(); kerr == nil && errors.Is(err, form.ErrSameVersion) && slices.Equal(kept[name], p.Bytes()) {
			return nil
		}
		return fmt.Errorf("accept form: %w", err)
	}
	if err := k.SavePack(name, p.Bytes()); err != nil {
		d.Shelf.Take(p.Def.ID(), p.Def.Version())
		return fmt.Errorf("accept form: %w", err)
	}
	d.sayPack(p.Def)
	return nil
}

// RemovePack takes a version of a form from outside away. ErrPackInUse where
// answers were given to it.
func (d *Desk) RemovePack(id casefile.FormID, version string) error {
	k, ok := d.Store.(PackKeeper)
	if !ok {
		return ErrNoPacks
	}
	n, err := d.PackUses(id, version)
	if err != nil {
		return fmt.Errorf("remove form: %w", err)
	}
	if n > 0 {
		return fmt.Errorf("remove form: %w", ErrPackInUse)
	}
	if err := k.SavePack(packName(id, version), nil); err != nil {
		return fmt.Errorf("remove form: %w", err)
	}
	d.Shelf.Take(id, version)
	return nil
}

// PackUses counts the sittings that were begun with a version of a form. A
// case that cannot be read counts as one: who knows what is in it.
func (d *Desk) PackUses(id casefile.FormID, version string) (n int, err error) {
	for _, sum := range d.Cases() {
		if !slices.Contains(sum.Forms, id) {
			if c, open := d.cases[sum.ID]; !open || c.Latest(id) == nil {
				continue
			}
		}
		c, err := d.Open(sum.ID)
		if err != nil {
			return 0, err
		}
		for _, s := range c.All(id) {
			if s.Version == version {
				n++
			}
		}
	}
	return n, nil
}

// MoveOn looks at what would become of a sitting in the newest version of its
// form: nothing is changed. ok is false where the form does not say how.
func (d *Desk) MoveOn(id casefile.CaseID, sitting casefile.SittingID) (to *form.Def, what form.Moved, ok bool, err error) {
	_, to, _, what, ok, err = d.moved(id, sitting)
	return to, what, ok, err
}

// MovedOn begins a sitting of the newest version with the answers that fit.
// The earlier one stays as it is, with those that do not.
func (d *Desk) MovedOn(id casefile.CaseID, sitting casefile.SittingID) (*Sitting, error) {
	c, to, rec, _, ok, err := d.moved(id, sitting)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, form.ErrVersion
	}
	s, err := d.sit(c, to, rec)
	if err != nil {
		return nil, err
	}
	d.saver.mark(s)
	return s, nil
}

func (d *Desk) moved(id casefile.CaseID, sitting casefile.SittingID) (c *casefile.Case, to *form.Def, rec *casefile.Sitting, what form.Moved, ok bool, err error) {
	if c, err = d.Open(id); err != nil {
		return nil, nil, nil, what, false, err
	}
	old := c.Sitting(sitting)
	if old == nil {
		return nil, nil, nil, what, false, ErrNoCase
	}
	was, known := d.Shelf.Version(old.Form, old.Version)
	to, there := d.Shelf.Form(old.Form)
	if !known || !there || !to.MovesFrom(old.Version) {
		return c, nil, nil, what, false, nil
	}
	rec, what = to.MoveOn(was, old, d.env().Today)
	return c, to, rec, what, true, nil
}

// packName is the name a pack is kept under.
func packName(id casefile.FormID, version string) string { return string(id) + " " + version }

// layPacks puts the packs of the vault on a shelf of this desk's own. One that
// does not load any more is told as damage; the rest works.
func (d *Desk) layPacks() error {
	d.Shelf = d.Shelf.Copy()
	k, ok := d.Store.(PackKeeper)
	if !ok {
		return nil
	}
	packs, err := k.Packs()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return fmt.Errorf("read form packs: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(packs)) {
		p, perr := form.OpenPack(packs[name])
		if perr == nil && packName(p.Def.ID(), p.Def.Version()) != name {
			perr = form.ErrPack
		}
		if perr == nil {
			perr = d.Shelf.Put(p.Def)
		}
		if perr != nil {
			err = errors.Join(err, fmt.Errorf("read form pack: %w", perr))
		}
	}
	if err != nil {
		d.damage = errors.Join(d.damage, err)
	}
	for _, def := range d.Shelf.Outside() { // the newest says what the form is called
		d.sayPack(def)
	}
	return nil
}

// sayPack gives the words of a form from outside to who says words. None of
// the program's own is changed, and the forms hold nothing of a person.
func (d *Desk) sayPack(def *form.Def) {
	for lang, own := range def.Words() {
		if lang != "und" {
			if known, ours := i18n.Known(lang); ours {
				lang = known
			}
		}
		d.Words.Add(strings.TrimSpace(lang), i18n.Draft, own)
	}
}
