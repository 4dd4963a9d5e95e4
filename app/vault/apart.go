package vault

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// KeepApart keeps a case for named people alone: its keys are drawn anew, its
// records sealed anew, and the keys sealed to those people (each to what her
// rings allow) and to the recovery sheet, not to the rings. Others do not find
// it in the list. Without people it goes back to the rings. One of them at least
// must be able to open all of it. Errors: ErrNoCase, ErrNoKey where whoever does
// it has not all keys of the case, ErrNoUser, ErrLast.
func (v *Vault) KeepApart(id casefile.CaseID, people []UserID) error {
	err := v.Batch(func(t *Tx) error { return t.keepApart(string(id), people) })
	if err != nil {
		return fmt.Errorf("keep case %s apart: %w", id, err)
	}
	return nil
}

// Apart tells for whom a case is kept apart: nobody where it is in the rings.
// The sheet is not among them.
func (v *Vault) Apart(id casefile.CaseID) ([]UserID, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	r, err := v.get(v.keys.apart, kindKey, string(id))
	if errors.Is(err, errNoRecord) {
		return nil, nil
	}
	a, err := v.readApartOf(r, err)
	if err != nil {
		return nil, fmt.Errorf("read case %s: %w", id, err)
	}
	sheets, err := v.sheetUsers()
	var ids []UserID
	for _, n := range a.named {
		if !slices.ContainsFunc(sheets, func(u User) bool { return u.ID == n.user }) {
			ids = append(ids, n.user)
		}
	}
	return ids, err
}

func (v *Vault) readApartOf(r record, err error) (apartCase, error) {
	if err != nil {
		return apartCase{}, err
	}
	return readApart(r.data)
}

// sheetUsers are the users that are a recovery sheet: one, or none.
func (v *Vault) sheetUsers() ([]User, error) {
	all, err := v.allUsers()
	return slices.DeleteFunc(all, func(u User) bool { return u.Role != Recovery }), err
}

// opensAll tells whether a user can open every part of a case she is named in.
func (u User) opensAll() bool {
	return u.Role != Recovery && u.Holds(Cases) && u.Holds(Identity) && u.Holds(Private)
}

func (t *Tx) keepApart(id string, people []UserID) error {
	v := t.v
	was, err := v.parts(id)
	if err != nil {
		return err
	}
	defer was.wipe()
	if slices.Contains(was.of[:], nil) {
		return ErrNoKey
	}
	users, err := v.allUsers()
	if err != nil {
		return err
	}
	for _, p := range people {
		if !slices.ContainsFunc(users, func(u User) bool { return u.ID == p && u.Role != Recovery }) {
			return ErrNoUser
		}
	}
	to := slices.DeleteFunc(users, func(u User) bool { return u.Role != Recovery && !slices.Contains(people, u.ID) })
	if len(people) > 0 && !slices.ContainsFunc(to, User.opensAll) {
		return ErrLast
	}
	if err := t.moveCase(id, was, len(people) > 0, to); err != nil {
		return err
	}
	return t.Note(Event{At: v.now(), Did: DidKeepApart, Case: casefile.CaseID(id)})
}

// moveCase seals a case anew, apart for these users or in the rings.
func (t *Tx) moveCase(id string, was *parts, apart bool, to []User) error {
	v := t.v
	sum, err := v.ownSummary(was, id)
	if errors.Is(err, errNoRecord) || errors.Is(err, ErrDamaged) {
		c, _ := v.readWith(was, casefile.CaseID(id))
		first := firstSummary(c)
		sum, err = &first, nil
	}
	if err != nil {
		return err
	}
	list, names := v.lists(was)
	if err := errors.Join(t.remove(list, kindSummary, id), t.remove(names, kindNamed, id),
		t.remove(v.keys.wraps, kindKey, id), t.remove(v.keys.apart, kindKey, id)); err != nil {
		return err
	}
	var keys [partCount]*seal.Key
	is := &parts{apart: apart}
	defer is.wipe()
	for p := range keys {
		keys[p] = seal.NewKey()
		defer keys[p].Wipe()
		is.setPart(v.keys, part(p), id, keys[p])
		if err := t.reseal(was.of[p], is.of[p]); err != nil {
			return err
		}
	}
	if err := t.reseal(was.left, is.left); err != nil {
		return err
	}
	if err := t.keepKeys(id, keys, apart, to); err != nil {
		return err
	}
	return t.putSummary(is, *sum)
}

func (t *Tx) keepKeys(id string, keys [partCount]*seal.Key, apart bool, to []User) error {
	v := t.v
	if !apart {
		data, err := v.wrapCase(v.keys, id, keys)
		if err != nil {
			return err
		}
		return t.put(v.keys.wraps, kindKey, id, data)
	}
	var a apartCase
	for _, u := range to {
		n, err := v.name(id, u, keys)
		if err != nil {
			return err
		}
		a.named = append(a.named, n)
	}
	return t.put(v.keys.apart, kindKey, id, a.bytes())
}

// reseal carries the records of a box to another of the same kid. What does not
// open stays.
func (t *Tx) reseal(from, to *box) error {
	v := t.v
	rows, err := v.rows(from.kid)
	if err != nil {
		return err
	}
	for _, r := range rows {
		s, err := v.row(r.KID, r.ID)
		var rec record
		if err == nil {
			rec, err = from.open(v.id, s)
		}
		if errors.Is(err, ErrDamaged) {
			continue
		}
		if err == nil {
			err = t.put(to, rec.kind, rec.name, rec.data)
			clear(rec.data)
		}
		if err == nil {
			err = t.removeRow(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// eachApart hands out the cases that are kept apart. They are gathered first,
// so that do may write them.
func (v *Vault) eachApart(do func(id string, a apartCase) error) error {
	type one struct {
		id string
		a  apartCase
	}
	var all []one
	err := v.each(v.keys.apart, func(r record) error {
		a, err := readApart(r.data)
		if err == nil {
			all = append(all, one{r.name, a})
		}
		return err
	})
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	for _, x := range all {
		if err := do(x.id, x.a); err != nil {
			return err
		}
	}
	return nil
}

// lastOfApart gives ErrLast where a user is the last who can open a case that
// is kept apart.
func (v *Vault) lastOfApart(gone UserID, stay []User) error {
	return v.eachApart(func(_ string, a apartCase) error {
		if _, ok := a.of(gone); !ok {
			return nil
		}
		for _, u := range stay {
			if _, ok := a.of(u.ID); ok && u.opensAll() {
				return nil
			}
		}
		return ErrLast
	})
}

// renewApart seals the kept-apart cases that name a user to her new key, as far
// as whoever does it has them.
func (t *Tx) renewApart(u User) error {
	v := t.v
	return v.eachApart(func(id string, a apartCase) error {
		i := slices.IndexFunc(a.named, func(n named) bool { return n.user == u.ID })
		if i < 0 {
			return nil
		}
		keys, ok := v.apartKeys(v.keys, id, a)
		if !ok {
			return nil
		}
		n, err := v.name(id, u, keys)
		if err != nil {
			return err
		}
		a.named[i] = n
		return t.put(v.keys.apart, kindKey, id, a.bytes())
	})
}

// waits tells whether a case that is kept apart waits for someone named.
func (a apartCase) waits(sheets []User) bool {
	return a.due || slices.ContainsFunc(sheets, func(u User) bool { _, ok := a.of(u.ID); return !ok })
}

// apartDue tells whether there is such a case that names whoever opened the vault.
func (v *Vault) apartDue() (due bool) {
	sheets, _ := v.sheetUsers()
	_ = v.eachApart(func(_ string, a apartCase) error {
		_, mine := a.of(v.me.ID)
		due = due || mine && a.waits(sheets)
		return nil
	})
	return due
}

// tendApart brings up to date the kept-apart cases that whoever opened the
// vault can open.
func (t *Tx) tendApart() error {
	v := t.v
	users, err := v.allUsers()
	if err != nil {
		return err
	}
	sheets, err := v.sheetUsers()
	if err != nil {
		return err
	}
	return v.eachApart(func(id string, a apartCase) error {
		if _, mine := a.of(v.me.ID); !mine || !a.waits(sheets) {
			return nil
		}
		ps, err := v.apartParts(v.keys, id, a)
		if err != nil {
			return err
		}
		defer ps.wipe()
		if slices.Contains(ps.of[:], nil) {
			return nil
		}
		to := slices.DeleteFunc(slices.Clone(users), func(u User) bool {
			_, ok := a.of(u.ID)
			return !ok && u.Role != Recovery
		})
		return t.moveCase(id, ps, true, to)
	})
}
