package app

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/vault"
)

// What whoever is here has no key for. Of a case the vault tells only that there
// is something of a kind, not to which question: that a thing was answered can
// be as telling as the answer. So of each question of that kind it is said that
// there may be an answer, and it is counted neither as open nor as dealt with.

// envOf is what a sitting of a case needs to know, with what is kept from
// whoever is here. In a sitting that was begun since unlocking nothing is.
func (d *Desk) envOf(c *casefile.Case, rec *casefile.Sitting) form.Env {
	env := d.env()
	if len(c.Withheld) == 0 || d.begun[rec.ID] {
		return env
	}
	ring := Sort(d.Shelf)
	env.Kept = func(q casefile.QuestionID) bool {
		return slices.Contains(c.Withheld, ring(rec.Form, rec.Version, q).String())
	}
	return env
}

// RingOf tells which key opens the answers to a question of a sitting.
func (d *Desk) RingOf(s *Sitting, q casefile.QuestionID) Ring {
	return Sort(d.Shelf)(s.Record().Form, s.Record().Version, q)
}

// SeesNames tells whether whoever is here has the key to names.
func (d *Desk) SeesNames() bool {
	s, ok := d.Store.(staff)
	return !ok || s.Me().Holds(vault.Identity)
}

// KeptFrom lists the keys that whoever is here lacks for what there is in a case.
func (d *Desk) KeptFrom(c *casefile.Case) (lacks []Ring) {
	for _, name := range c.Withheld {
		if r, ok := vault.ReadRing(name); ok {
			lacks = append(lacks, r)
		}
	}
	return lacks
}

// WhoSees names the people who have the key to something of a case, in the order
// in which they came; of one that is kept apart those it is for. The list is
// empty where that cannot be told.
func (d *Desk) WhoSees(id casefile.CaseID, r Ring) (names []string) {
	s, ok := d.Store.(staff)
	if !ok {
		return nil
	}
	all, err := s.Users()
	if err != nil {
		return nil
	}
	only, err := s.Apart(id)
	if err != nil {
		return nil
	}
	for _, u := range all {
		if u.Role != vault.Recovery && u.Holds(vault.Cases) && u.Holds(r) && (len(only) == 0 || slices.Contains(only, u.ID)) {
			names = append(names, u.Name)
		}
	}
	return names
}
