package vault

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
)

// nameData is what a summary says of who someone is. It is kept apart from the
// rest of it, in the ring of identity.
type nameData struct {
	ID     casefile.CaseID `json:"id"`
	Called string          `json:"called,omitempty"`
	Who    casefile.Who    `json:"who,omitzero"`
}

// putSummary writes the two halves of a summary: to the lists of the rings, or
// into the case's own boxes where it is kept apart. Who may not see names,
// leaves them as they are.
func (t *Tx) putSummary(ps *parts, s casefile.Summary) error {
	list, names := t.v.lists(ps)
	who := nameData{s.ID, s.Called, s.Who}
	s.Called, s.Who = "", casefile.Who{}
	if err := t.putJSON(list, kindSummary, string(s.ID), s); err != nil {
		return err
	}
	if names == nil {
		return nil
	}
	if who.Called == "" && len(who.Who.Names)+len(who.Who.Home) == 0 && who.Who.Born == "" {
		// Nothing to write, unless there was something.
		if _, err := t.v.known(names.kid, names.names.Name(kindNamed, string(s.ID))); errors.Is(err, errNoRecord) {
			return nil
		}
	}
	return t.putJSON(names, kindNamed, string(s.ID), who)
}

// Summaries lists the cases this user has a key for, the one touched last
// first; names only where she holds the ring of identity. Where some did not
// open, the error is a *DamageError and the rest is given all the same; a case
// that is whole but for its summary is listed by what it says of itself.
func (v *Vault) Summaries() ([]casefile.Summary, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	all, err := v.summaries()
	if errors.Is(err, ErrDamaged) {
		all = v.unlisted(all)
	}
	slices.SortFunc(all, func(a, b casefile.Summary) int {
		return cmp.Or(b.Touched.Compare(a.Touched), cmp.Compare(a.ID, b.ID))
	})
	if err != nil {
		return all, fmt.Errorf("list cases: %w", err)
	}
	return all, nil
}

func (v *Vault) summaries() (all []casefile.Summary, err error) {
	if v.keys.summaries == nil {
		return nil, nil
	}
	bad := &DamageError{}
	keep := func(err error) error {
		var more *DamageError
		if errors.As(err, &more) {
			bad.Records = append(bad.Records, more.Records...)
			return nil
		}
		return err
	}
	all, err = gather(v, v.keys.summaries, func(r record) (s casefile.Summary, err error) {
		if r.kind != kindSummary || json.Unmarshal(r.data, &s) != nil || string(s.ID) != r.name {
			return s, ErrDamaged
		}
		return s, nil
	})
	if err = keep(err); err != nil {
		return nil, err
	}
	if v.keys.named != nil {
		if err := keep(v.putNames(all)); err != nil {
			return nil, err
		}
	}
	// Few cases are kept apart; each has its summary inside.
	err = keep(v.each(v.keys.apart, func(r record) error {
		s, err := v.apartSummary(r)
		if s != nil {
			all = append(all, *s)
		}
		return err
	}))
	if err != nil {
		return nil, err
	}
	return all, bad.orNil()
}

// putNames adds the names to summaries.
func (v *Vault) putNames(all []casefile.Summary) error {
	at := make(map[casefile.CaseID]int, len(all))
	for i, s := range all {
		at[s.ID] = i
	}
	names, err := gather(v, v.keys.named, func(r record) (n nameData, err error) {
		if r.kind != kindNamed || json.Unmarshal(r.data, &n) != nil || string(n.ID) != r.name {
			return n, ErrDamaged
		}
		return n, nil
	})
	for _, n := range names {
		if i, ok := at[n.ID]; ok {
			all[i].Called, all[i].Who = n.Called, n.Who
		}
	}
	return err
}

// apartSummary gives what a case that is kept apart says of itself, to someone
// it names; nil to others.
func (v *Vault) apartSummary(r record) (*casefile.Summary, error) {
	a, err := readApart(r.data)
	if err != nil {
		return nil, err
	}
	ps, err := v.apartParts(v.keys, r.name, a)
	if errors.Is(err, ErrNoKey) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer ps.wipe()
	return v.ownSummary(ps, r.name)
}

// summary reads the summary of one case.
func (v *Vault) summary(id casefile.CaseID) (*casefile.Summary, error) {
	ps, err := v.parts(string(id))
	if err != nil {
		return nil, err
	}
	defer ps.wipe()
	return v.ownSummary(ps, string(id))
}

// lists gives the boxes that hold the two halves of a case's summary: those of
// the rings, or its own where it is kept apart. names is nil where they are not
// for this user.
func (v *Vault) lists(ps *parts) (list, names *box) {
	if ps.apart {
		return ps.of[partContent], ps.of[partIdentity]
	}
	return v.keys.summaries, v.keys.named
}

// ownSummary reads the two halves of a summary.
func (v *Vault) ownSummary(ps *parts, id string) (*casefile.Summary, error) {
	list, names := v.lists(ps)
	s := &casefile.Summary{}
	rec, err := v.get(list, kindSummary, id)
	if err != nil || json.Unmarshal(rec.data, s) != nil {
		return nil, cmp.Or(err, error(damaged(list.names.Name(kindSummary, id))))
	}
	if names == nil {
		return s, nil
	}
	rec, err = v.get(names, kindNamed, id)
	if errors.Is(err, errNoRecord) {
		return s, nil
	}
	var n nameData
	if err != nil || json.Unmarshal(rec.data, &n) != nil {
		return s, cmp.Or(err, ErrDamaged)
	}
	s.Called, s.Who = n.Called, n.Who
	return s, nil
}

// unlisted adds the cases whose summaries did not open. Without them nobody
// could get at what is still whole.
func (v *Vault) unlisted(all []casefile.Summary) []casefile.Summary {
	for _, b := range []*box{v.keys.wraps, v.keys.apart} {
		_ = v.each(b, func(r record) error {
			id := casefile.CaseID(r.name)
			if slices.ContainsFunc(all, func(s casefile.Summary) bool { return s.ID == id }) {
				return nil
			}
			if c, _ := v.readCase(id); c != nil && c.Code != "" {
				all = append(all, firstSummary(c))
			}
			return nil
		})
	}
	return all
}

// Case reads a case with its sittings, oldest first. Where some records did
// not open, it gives both: the case with all that could be read, and a
// *DamageError that names the rest. Otherwise the case is nil on an error.
// What this user may not see is left out, and Withheld names it: that is no
// damage. ErrNoCase where there is none, ErrNoKey where it is not for her.
func (v *Vault) Case(id casefile.CaseID) (*casefile.Case, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	c, err := v.readCase(id)
	if err != nil {
		return c, fmt.Errorf("read case %s: %w", id, err)
	}
	return c, nil
}

func (v *Vault) readCase(id casefile.CaseID) (*casefile.Case, error) {
	ps, err := v.parts(string(id))
	if err != nil {
		return nil, err
	}
	defer ps.wipe()
	return v.readWith(ps, id)
}

func (v *Vault) readWith(ps *parts, id casefile.CaseID) (*casefile.Case, error) {
	c := &casefile.Case{ID: id}
	sittings := map[casefile.SittingID]*casefile.Sitting{}
	headRead := false
	bad := &DamageError{}
	err := v.each(ps.of[partContent], func(r record) error {
		switch r.kind {
		case kindHead:
			if json.Unmarshal(r.data, c) != nil || c.ID != id {
				return ErrDamaged
			}
			headRead = true
		case kindSitting:
			s := new(casefile.Sitting)
			if json.Unmarshal(r.data, s) != nil || string(s.ID) != r.name {
				return ErrDamaged
			}
			sittings[s.ID] = s
		}
		return nil // a kind not known here belongs to a later version
	})
	if err != nil && !errors.As(err, &bad) {
		return nil, err
	}
	if !headRead {
		v.headFromSummary(ps, c)
		if len(bad.Records) == 0 { // the head's row is gone altogether
			bad = damaged(ps.of[partContent].names.Name(kindHead, string(id)))
		}
	}
	c.Withheld, err = v.readParts(ps, string(id), sittings)
	var more *DamageError
	if errors.As(err, &more) {
		bad.Records = append(bad.Records, more.Records...)
	} else if err != nil {
		return nil, err
	}
	for _, s := range sittings {
		c.Sittings = append(c.Sittings, s)
	}
	slices.SortFunc(c.Sittings, func(a, b *casefile.Sitting) int {
		return cmp.Or(a.Begun.Compare(b.Begun), cmp.Compare(a.ID, b.ID))
	})
	return c, bad.orNil()
}

// headFromSummary makes do with what the list of cases knows.
func (v *Vault) headFromSummary(ps *parts, c *casefile.Case) {
	list := v.keys.summaries
	if ps.apart {
		list = ps.of[partContent]
	}
	if list == nil {
		return
	}
	r, err := v.get(list, kindSummary, string(c.ID))
	if err != nil {
		return
	}
	var s casefile.Summary
	if json.Unmarshal(r.data, &s) == nil && s.ID == c.ID {
		c.Code, c.Language = s.Code, s.Language
	}
}
