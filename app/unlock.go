package app

import (
	"errors"

	"onward/app/casefile"
	"onward/app/vault"
)

// Key is who opens which vault. Pass is wiped by the vault.
type Key struct {
	Path string // the vault's file
	User string
	Pass []byte
}

// Options choose the cost of a new vault's key; the zero value measures the
// machine and takes about a second.
type Options = vault.Options

// CreateVault makes a new, empty vault and takes the place at it. p.Store is
// filled in.
func CreateVault(k Key, o Options, p Params) (*Desk, error) {
	made := func(o Options) (*vault.Vault, error) { return vault.Create(k.Path, k.User, k.Pass, o) }
	return seat(p, o, made, vault.DidMake)
}

// Unlock opens a vault and takes the place at it. p.Store is filled in.
func Unlock(k Key, o Options, p Params) (*Desk, error) {
	return seat(p, o, func(o Options) (*vault.Vault, error) { return vault.Open(k.Path, k.User, k.Pass, o) })
}

// UnlockBySheet opens a vault with what is printed on its recovery sheet, as it
// was typed. Whoever came in so can give people new pass phrases.
func UnlockBySheet(path, typed string, o Options, p Params) (*Desk, error) {
	return seat(p, o, func(o Options) (*vault.Vault, error) { return vault.OpenWithSheet(path, typed, o) })
}

// seat opens, takes the place, and tells the log who came.
func seat(p Params, o Options, open func(Options) (*vault.Vault, error), did ...vault.Verb) (*Desk, error) {
	var by sorter
	by.shelf.Store(p.Shelf)
	o.Sort = by.sort
	if o.Now == nil {
		o.Now = p.Now
	}
	v, err := open(o)
	if err != nil {
		return nil, err
	}
	last, hurt := v.LastNoted()
	if _, err := v.Names(); hurt == nil {
		hurt = err
	}
	p.Store = sealed{v}
	d, err := OpenDesk(p)
	if err != nil {
		v.Close()
		return nil, err
	}
	by.shelf.Store(d.Shelf)
	d.lastDay(last)
	if d.damage == nil && errors.Is(hurt, vault.ErrDamaged) {
		d.damage = hurt
	}
	for _, verb := range did {
		d.note(verb, "")
	}
	if v.Opening(p.Now()) != nil { // such as on a full disk: it must open all the same
		d.notes.add(d.event(vault.DidOpen, ""), false)
	}
	return d, nil
}

// sealed is the vault as the Desk's store.
type sealed struct{ *vault.Vault }

// All that a Desk may ask of a store beyond Store is there.
var (
	_ logbook       = sealed{}
	_ noter         = sealed{}
	_ ServiceKeeper = sealed{}
	_ keeper        = sealed{}
	_ copied        = sealed{}
	_ paperwork     = sealed{}
)

// Save stores a sitting and its case's summary in one commit.
func (s sealed) Save(id casefile.CaseID, sit *casefile.Sitting, sum casefile.Summary) error {
	return s.Batch(func(tx *vault.Tx) error {
		if err := tx.SaveSitting(id, sit); err != nil {
			return err
		}
		return tx.SaveSummary(sum)
	})
}
