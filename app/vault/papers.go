package vault

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
)

// Papers that were made of a case, and plans that were agreed, stand among what
// names the person, for their pages do. They are never changed: only what
// became of a paper is written down later.

// Kinds of records in the identity part of a case.
const (
	kindPaper  = "paper"  // casefile.Paper, by its id
	kindPages  = "pages"  // the PDF of a paper, by its id
	kindAgreed = "agreed" // casefile.Agreed, by its version
)

// ErrFrozen is returned for a paper or an agreed plan that is there already
// and is another.
var ErrFrozen = errors.New("a paper once made is never changed")

// SavePaper keeps a paper with its pages, which may be nil. Where it is there
// already only what became of it is changed. Errors: ErrNoCase, ErrNoKey for
// who may not see who the person is, ErrFrozen.
func (t *Tx) SavePaper(id casefile.CaseID, p casefile.Paper, pages []byte) error {
	err := t.named(id, func(b *box) error {
		var was casefile.Paper
		switch found, err := t.v.readInto(b, kindPaper, p.ID, &was); {
		case err != nil:
			return err
		case found:
			is := p
			is.Now, is.Since = was.Now, was.Since
			if pages != nil || !alike(is, was) {
				return ErrFrozen
			}
		case pages != nil:
			if err := t.put(b, kindPages, p.ID, pages); err != nil {
				return err
			}
		}
		return t.putJSON(b, kindPaper, p.ID, p)
	})
	if err != nil {
		return fmt.Errorf("save paper of case %s: %w", id, err)
	}
	return nil
}

// SaveAgreed keeps a plan that was agreed, for ever. Errors: ErrNoCase,
// ErrNoKey, ErrFrozen where that version is there.
func (t *Tx) SaveAgreed(id casefile.CaseID, a casefile.Agreed) error {
	err := t.named(id, func(b *box) error {
		name := fmt.Sprint(a.Version)
		if found, err := t.v.readInto(b, kindAgreed, name, &casefile.Agreed{}); err != nil || found {
			return errors.Join(err, ErrFrozen)
		}
		return t.putJSON(b, kindAgreed, name, a)
	})
	if err != nil {
		return fmt.Errorf("save agreed plan of case %s: %w", id, err)
	}
	return nil
}

// named hands out the box of a case in which names stand.
func (t *Tx) named(id casefile.CaseID, do func(*box) error) error {
	return t.inCase(id, func(ps *parts) error {
		if ps.of[partIdentity] == nil {
			return ErrNoKey
		}
		return do(ps.of[partIdentity])
	})
}

func alike(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// readInto reads a record that may not be there.
func (v *Vault) readInto(b *box, kind, name string, into any) (found bool, err error) {
	r, err := v.get(b, kind, name)
	if errors.Is(err, errNoRecord) {
		return false, nil
	}
	if err == nil && json.Unmarshal(r.data, into) != nil {
		err = damaged(b.names.Name(kind, name))
	}
	return err == nil, err
}

// Papers lists the papers made of a case, the first made first, and the plans
// that were agreed. Where some did not open, the error is a *DamageError and
// the rest is given all the same. Who may not see names gets ErrNoKey.
func (v *Vault) Papers(id casefile.CaseID) (papers []casefile.Paper, agreed []casefile.Agreed, err error) {
	err = v.inNames(id, func(b *box) error {
		return v.each(b, func(r record) error {
			switch r.kind {
			case kindPaper:
				var p casefile.Paper
				if json.Unmarshal(r.data, &p) != nil || p.ID != r.name {
					return ErrDamaged
				}
				papers = append(papers, p)
			case kindAgreed:
				var a casefile.Agreed
				if json.Unmarshal(r.data, &a) != nil || fmt.Sprint(a.Version) != r.name {
					return ErrDamaged
				}
				agreed = append(agreed, a)
			}
			return nil
		})
	})
	slices.SortStableFunc(papers, func(a, b casefile.Paper) int { return a.Made.Compare(b.Made) })
	slices.SortFunc(agreed, func(a, b casefile.Agreed) int { return a.Version - b.Version })
	return papers, agreed, err
}

// Pages gives the pages of a paper, byte for byte as they were made. Where they
// were not kept it is nil.
func (v *Vault) Pages(id casefile.CaseID, paper string) (pages []byte, err error) {
	err = v.inNames(id, func(b *box) error {
		r, err := v.get(b, kindPages, paper)
		if errors.Is(err, errNoRecord) {
			return nil
		}
		pages = slices.Clone(r.data)
		return err
	})
	return pages, err
}

func (v *Vault) inNames(id casefile.CaseID, do func(*box) error) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return err
	}
	ps, err := v.parts(string(id))
	if err == nil {
		defer ps.wipe()
		if ps.of[partIdentity] == nil {
			err = ErrNoKey
		} else {
			err = do(ps.of[partIdentity])
		}
	}
	if err != nil {
		return fmt.Errorf("read papers of case %s: %w", id, err)
	}
	return nil
}
