package vault

import (
	"errors"
	"fmt"
	"reflect"

	"onward/app/casefile"
)

// Hurt lists the cases of which something does not open, by what the list of
// cases knows of them. It reads every case; the vault is free in between.
func (v *Vault) Hurt() (hurt []casefile.Summary, err error) {
	list, err := v.Summaries()
	if err != nil && !errors.Is(err, ErrDamaged) {
		return nil, err
	}
	for _, s := range list {
		if _, err := v.Case(s.ID); errors.Is(err, ErrDamaged) {
			hurt = append(hurt, s)
		} else if err != nil && !errors.Is(err, ErrNoCase) {
			return hurt, err
		}
	}
	return hurt, nil
}

// Fetch brings a case from a copy (see OpenCopy) into the vault: what is
// damaged or missing here comes from there, and what is in both is merged
// answer by answer, so nothing newer is lost. It tells whether the case is
// whole afterwards. ErrNoCase where the copy does not have it.
func (v *Vault) Fetch(from *Vault, id casefile.CaseID) (whole bool, err error) {
	there, err := from.fetchable(id)
	if err != nil {
		return false, fmt.Errorf("fetch from a copy: %w", err)
	}
	err = v.Batch(func(t *Tx) error { return t.fetch(there) })
	if err != nil {
		return false, fmt.Errorf("fetch from a copy: %w", err)
	}
	_, err = v.Case(id)
	return err == nil, nil
}

// fetched is a case as it lies in a copy.
type fetched struct {
	c       *casefile.Case
	key     []byte // as it lies there: wrapped
	apart   bool   // sealed to people and not to rings
	summary *casefile.Summary
}

func (v *Vault) fetchable(id casefile.CaseID) (f fetched, err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return f, err
	}
	if f.c, err = v.readCase(id); err != nil && (f.c == nil || !errors.Is(err, ErrDamaged)) {
		return f, err
	}
	for _, b := range []*box{v.keys.wraps, v.keys.apart} {
		if r, err := v.get(b, kindKey, string(id)); err == nil {
			f.key, f.apart = r.data, b == v.keys.apart
		}
	}
	if s, err := v.summary(id); err == nil {
		f.summary = s
	}
	return f, nil
}

func (t *Tx) fetch(from fetched) error {
	v, id := t.v, from.c.ID
	mine, err := v.readCase(id)
	if mine == nil && unread(err) {
		if mine, err = t.fetchKey(from); mine == nil && unread(err) {
			return t.anew(from)
		}
	}
	whole := err == nil
	if err != nil && (mine == nil || !errors.Is(err, ErrDamaged)) {
		return err
	}
	ps, err := v.parts(string(id))
	if err != nil {
		return err
	}
	defer ps.wipe()
	if _, err := v.get(ps.of[partContent], kindHead, string(id)); unread(err) {
		if err := t.putHead(ps.of[partContent], from.c); err != nil {
			return err
		}
	}
	for _, s := range from.c.Sittings {
		if have := mine.Sitting(s.ID); have != nil {
			merged := casefile.Merge(have, s)
			if whole && reflect.DeepEqual(merged, have) {
				continue
			}
			s = merged
		}
		if err := t.putSitting(ps, id, s); err != nil {
			return err
		}
	}
	if _, err := v.summary(id); unread(err) && from.summary != nil {
		return t.putSummary(ps, *from.summary)
	}
	return nil
}

// fetchKey puts the copy's key in the place of one that is lost. It opens the
// records that are here, those saved since the copy was made among them.
func (t *Tx) fetchKey(from fetched) (*casefile.Case, error) {
	if from.key == nil {
		return nil, ErrNoCase
	}
	b := t.v.keys.wraps
	if from.apart {
		b = t.v.keys.apart
	}
	if err := t.put(b, kindKey, string(from.c.ID), from.key); err != nil {
		return nil, err
	}
	return t.v.readCase(from.c.ID)
}

// anew makes a case of what the copy holds, with a key of its own: the one it
// had there was wrapped with keys that were replaced since.
func (t *Tx) anew(from fetched) error {
	if err := t.shred(string(from.c.ID)); err != nil && !errors.Is(err, ErrNoCase) {
		return err
	}
	if err := t.newCase(from.c); err != nil || from.summary == nil {
		return err
	}
	return t.SaveSummary(*from.summary)
}

// unread tells whether a record or case is not there or does not open.
func unread(err error) bool {
	return errors.Is(err, errNoRecord) || errors.Is(err, ErrNoCase) || errors.Is(err, ErrDamaged)
}

// FetchRest brings what does not belong to one case and is damaged or missing
// here from a copy: settings, corrected words, form packs. It gives how many
// records.
func (v *Vault) FetchRest(from *Vault) (n int, err error) {
	var all []record
	from.mu.Lock()
	if err = from.ready(); err == nil {
		err = from.each(from.keys.settings, func(r record) error {
			r.data = append([]byte(nil), r.data...)
			all = append(all, r)
			return nil
		})
	}
	from.mu.Unlock()
	if err != nil && !errors.Is(err, ErrDamaged) {
		return 0, fmt.Errorf("fetch from a copy: %w", err)
	}
	err = v.Batch(func(t *Tx) error {
		n = 0
		for _, r := range all {
			_, err := v.get(v.keys.settings, r.kind, r.name)
			if r.kind == kindCopies && errors.Is(err, errNoRecord) || !unread(err) {
				continue
			}
			if err := t.put(v.keys.settings, r.kind, r.name, r.data); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("fetch from a copy: %w", err)
	}
	return n, nil
}
