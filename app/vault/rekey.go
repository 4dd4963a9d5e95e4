package vault

import (
	"errors"
	"slices"

	"onward/app/vault/seal"
)

// rekeying replaces the keys of a vault, inside one transaction: every ring that
// is held here, and with them every key of a case. Each record is opened and
// sealed anew. What this user has no key for gets new places in the file and
// stays sealed as it was.
type rekeying struct {
	move
	v        *Vault
	old, new *keys
	users    []User // who stay, or come
	less     UserID // who holds less than before, or nobody
}

// rekey replaces the keys. users are those there shall be afterwards, slots
// theirs; held are the rings that someone who leaves held, or less, who stays,
// holds no more.
func (t *Tx) rekey(users []User, slots []stored, held []Ring, less UserID) error {
	v := t.v
	was, err := v.rota()
	if err != nil {
		return err
	}
	rows, err := v.allRows()
	if err != nil {
		return err
	}
	var rings [ringCount]*seal.Key
	var due []Ring
	for r := range ringCount {
		if v.keys.rings[r] != nil {
			rings[r] = seal.NewKey()
		} else if slices.Contains(held, r) || slices.Contains(was.Due, r) {
			due = append(due, r)
		}
	}
	k := &rekeying{v: v, old: v.keys, new: newKeys(rings, v.keys.secret.Clone()), users: users, less: less}
	k.move = move{t: t, left: map[seal.ID][]row{}}
	for _, r := range rows {
		k.left[r.KID] = append(k.left[r.KID], r)
	}
	v.keys = k.new // Batch puts the old ones back where this fails
	t.head.Rows, t.head.Sum = 0, sum{}
	clear(v.written)
	if err := t.putRota(was, due); err != nil {
		return err
	}
	if err := k.seats(slots); err != nil {
		return err
	}
	if err := k.boxes(); err != nil {
		return err
	}
	return k.rest()
}

// seats writes the slots with the new rings, and the users' records.
func (k *rekeying) seats(slots []stored) error {
	for _, u := range k.users {
		s, at, err := slotOf(slots, u.ID)
		if err != nil {
			return err
		}
		for r := range ringCount {
			switch {
			case !u.Holds(r):
				s.without(r)
			case k.new.rings[r] != nil:
				err = s.give(k.v.id, u.Seals, r, k.new.rings[r])
			}
			if err != nil {
				return err
			}
		}
		slots[at].body = s.bytes()
		if err := k.t.putUser(u); err != nil {
			return err
		}
	}
	return k.t.seat(slots)
}

// boxes carries the boxes that every vault has, and the cases.
func (k *rekeying) boxes() error {
	to := k.new.fixed()
	for kind, b := range k.old.fixed() {
		var err error
		switch {
		case b == nil:
			err = k.closed(k.old.kid(kind), k.new.kid(kind))
		case b == k.old.users || b == k.old.rota:
			err = k.box(b, func(record) error { return nil }, to[kind].kid) // written already
		case b == k.old.wraps:
			err = k.box(b, k.inRings, to[kind].kid)
		case b == k.old.apart:
			err = k.box(b, k.keptApart, to[kind].kid)
		default:
			err = k.box(b, func(r record) error { return k.t.put(to[kind], r.kind, r.name, r.data) }, to[kind].kid)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// inRings carries a case whose keys are in the rings.
func (k *rekeying) inRings(r record) error {
	was, err := k.v.unwrapCase(k.old, r)
	if err != nil {
		return errors.Join(k.shut(r.name), err)
	}
	defer was.wipe()
	is := &parts{}
	defer is.wipe()
	var data []byte
	for p := range partCount {
		if was.of[p] == nil {
			data = append(data, r.data[int(p)*wrapOne:int(p+1)*wrapOne]...)
			continue
		}
		key := seal.NewKey()
		defer key.Wipe()
		b, err := k.v.wrapPart(k.new, p, r.name, key)
		if err != nil {
			return err
		}
		data = append(data, b...)
		is.setPart(k.new, p, r.name, key)
	}
	if err := k.t.put(k.new.wraps, kindKey, r.name, data); err != nil {
		return err
	}
	return k.parts(r.name, was, is)
}

// keptApart carries a case that is for named people only.
func (k *rekeying) keptApart(r record) error {
	a, err := readApart(r.data)
	if err != nil {
		return errors.Join(k.shut(r.name), err)
	}
	all := len(a.named)
	_, less := a.of(k.less)
	a.named = slices.DeleteFunc(a.named, func(n named) bool {
		return !slices.ContainsFunc(k.users, func(u User) bool { return u.ID == n.user && u.Holds(Cases) })
	})
	a.due = a.due || less || len(a.named) < all
	keys, _ := k.v.apartKeys(k.old, r.name, a)
	for _, key := range keys {
		defer key.Wipe()
	}
	if slices.Contains(keys[:], nil) {
		if err := k.t.put(k.new.apart, kindKey, r.name, a.bytes()); err != nil {
			return err
		}
		return k.shut(r.name)
	}
	was, is := &parts{}, &parts{apart: true}
	defer was.wipe()
	defer is.wipe()
	for p, key := range keys {
		was.setPart(k.old, part(p), r.name, key)
	}
	fresh, err := k.v.nameAll(k, r.name, a, is)
	if err != nil {
		return err
	}
	if err := k.t.put(k.new.apart, kindKey, r.name, fresh.bytes()); err != nil {
		return err
	}
	return k.parts(r.name, was, is)
}

// nameAll draws new keys for a kept-apart case and seals them to those it names,
// and to the sheet.
func (v *Vault) nameAll(k *rekeying, id string, a apartCase, is *parts) (fresh apartCase, err error) {
	var keys [partCount]*seal.Key
	for p := range keys {
		keys[p] = seal.NewKey()
		defer keys[p].Wipe()
		is.setPart(k.new, part(p), id, keys[p])
	}
	for _, u := range k.users {
		if _, ok := a.of(u.ID); ok || u.Role == Recovery {
			n, err := v.name(id, u, keys)
			if err != nil {
				return fresh, err
			}
			fresh.named = append(fresh.named, n)
		}
	}
	return fresh, nil
}

// parts carries the records of a case from its old boxes to the new ones.
func (k *rekeying) parts(id string, was, is *parts) error {
	for p := range partCount {
		var err error
		if was.of[p] == nil {
			err = k.closed(k.old.partKid(partKind[p], id), k.new.partKid(partKind[p], id))
		} else {
			err = k.box(was.of[p], func(r record) error { return k.t.put(is.of[p], r.kind, r.name, r.data) }, is.of[p].kid)
		}
		if err != nil {
			return err
		}
	}
	if was.left == nil {
		return k.closed(k.old.partKid(kindLeft, id), k.new.partKid(kindLeft, id))
	}
	return k.box(was.left, func(r record) error {
		data, p, err := k.v.letter(k.old, id, r)
		if err != nil {
			return err
		}
		if data == nil { // its ring is not here and stays as it is
			return k.t.put(is.left, r.kind, r.name, r.data)
		}
		defer clear(data)
		return k.t.post(is, id, r.name, p, data)
	}, is.left.kid)
}

// shut carries the records of a case whose keys are not here.
func (k *rekeying) shut(id string) error {
	for _, kind := range append(partKind[:len(partKind):len(partKind)], kindLeft) {
		if err := k.closed(k.old.partKid(kind, id), k.new.partKid(kind, id)); err != nil {
			return err
		}
	}
	return nil
}

// tend does what has been waiting for someone with the keys that whoever opened
// the vault has: replacing rings and keys of kept-apart cases after somebody
// left, and sealing such cases to a new sheet. Where it fails, such as on a full
// disk, it waits for the next time.
func (v *Vault) tend() {
	was, err := v.rota()
	if err != nil {
		return
	}
	due := len(was.Due) > 0 && v.keys.holds(Office, Cases, Identity, Private, Log)
	if !due && !v.apartDue() {
		return
	}
	_ = v.Batch(func(t *Tx) error {
		if due {
			users, err := v.allUsers()
			if err != nil {
				return err
			}
			slots, err := v.slots()
			if err != nil {
				return err
			}
			return t.rekey(users, slots, nil, UserID{})
		}
		return t.tendApart()
	})
}
