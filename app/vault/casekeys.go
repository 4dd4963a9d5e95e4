package vault

import (
	"errors"
	"slices"

	"onward/app/vault/seal"
)

// The keys of a case are kept in one record: in the box wrap, one for each
// part, wrapped in the part's ring; or, where the case is kept apart, in the
// box apart, sealed to people. To destroy that record is to destroy the case.
//
// Someone who makes a case and does not hold a ring seals the part's key to the
// ring's public key instead: she can then make it and not open it again.

// How the key of a part is kept in box wrap.
const (
	wrapRing = 1 // wrapped by a key made of the ring
	wrapPair = 2 // sealed to the ring's public key
)

const (
	wrapOne    = 1 + seal.EnvelopeSize // how, then a wrapped key or an envelope, zeros behind
	wrapRecord = int(partCount) * wrapOne
)

// wrapKey is what a ring wraps keys of cases with.
func wrapKey(ring *seal.Key) *seal.Key { return ring.Derive("wrap") }

// wrapPart keeps the key of a part for a ring.
func (v *Vault) wrapPart(k *keys, p part, caseID string, key *seal.Key) ([]byte, error) {
	b := make([]byte, 0, wrapOne)
	l := caseLabel(v.id, caseID, p)
	if ring := k.rings[partRing[p]]; ring != nil {
		w := wrapKey(ring)
		defer w.Wipe()
		b = append(append(b, wrapRing), seal.Wrap(w, l, key)...)
		return b[:wrapOne], nil
	}
	to, err := v.ringPublic(partRing[p])
	if err != nil {
		return nil, err
	}
	e, err := key.Envelope(to, l)
	if err != nil {
		return nil, ErrDamaged
	}
	return append(append(b, wrapPair), e...), nil
}

// unwrapPart gives the key of a part, or nil where its ring is not held.
func (v *Vault) unwrapPart(k *keys, p part, caseID string, b []byte) (*seal.Key, error) {
	ring := k.rings[partRing[p]]
	if ring == nil {
		return nil, nil
	}
	l := caseLabel(v.id, caseID, p)
	switch b[0] {
	case wrapRing:
		w := wrapKey(ring)
		defer w.Wipe()
		return seal.Unwrap(w, l, b[1:1+seal.WrapSize])
	case wrapPair:
		return ring.Pair().OpenEnvelope(l, b[1:])
	}
	return nil, ErrDamaged
}

// wrapCase keeps the keys of a case in the rings.
func (v *Vault) wrapCase(k *keys, caseID string, of [partCount]*seal.Key) ([]byte, error) {
	var data []byte
	for p, key := range of {
		b, err := v.wrapPart(k, part(p), caseID, key)
		if err != nil {
			return nil, err
		}
		data = append(data, b...)
	}
	return data, nil
}

// unwrapCase reads a record of box wrap.
func (v *Vault) unwrapCase(k *keys, r record) (*parts, error) {
	if len(r.data) != wrapRecord {
		return nil, damaged(k.wraps.names.Name(r.kind, r.name))
	}
	ps := &parts{}
	for p := range partCount {
		key, err := v.unwrapPart(k, p, r.name, r.data[int(p)*wrapOne:int(p+1)*wrapOne])
		if err != nil {
			ps.wipe()
			return nil, damaged(k.wraps.names.Name(r.kind, r.name))
		}
		if key != nil {
			ps.setPart(k, p, r.name, key)
			key.Wipe()
		}
	}
	return ps, nil
}

// named is what a case that is kept apart has for one user: an envelope for
// each part, and one that nobody can open for each part that is not for her.
type named struct {
	user seal.ID
	keys [partCount][seal.EnvelopeSize]byte
}

// apartCase is a record of box apart.
type apartCase struct {
	due   bool // someone who was named is gone: the keys are to be replaced
	named []named
}

const namedSize = 16 + int(partCount)*seal.EnvelopeSize

func (a apartCase) bytes() []byte {
	b := []byte{0}
	if a.due {
		b[0] = 1
	}
	for _, n := range a.named {
		b = append(b, n.user[:]...)
		for _, e := range n.keys {
			b = append(b, e[:]...)
		}
	}
	return b
}

func readApart(b []byte) (a apartCase, err error) {
	if len(b) < 1 || b[0] > 1 || (len(b)-1)%namedSize != 0 {
		return a, ErrDamaged
	}
	a.due = b[0] == 1
	for b = b[1:]; len(b) > 0; b = b[namedSize:] {
		n := named{user: seal.ID(b)}
		for p := range n.keys {
			copy(n.keys[p][:], b[16+p*seal.EnvelopeSize:])
		}
		a.named = append(a.named, n)
	}
	return a, nil
}

func (a apartCase) of(user seal.ID) (named, bool) {
	i := slices.IndexFunc(a.named, func(n named) bool { return n.user == user })
	if i < 0 {
		return named{}, false
	}
	return a.named[i], true
}

func apartLabel(vault seal.ID, caseID string, p part, user seal.ID) seal.Label {
	l := caseLabel(vault, caseID, p)
	l.Kind += " of " + user.String()
	return l
}

// name seals the keys of a case to a user, those of the rings she has.
func (v *Vault) name(caseID string, u User, keys [partCount]*seal.Key) (named, error) {
	n := named{user: u.ID}
	for p, key := range keys {
		to := u.Seals
		if key == nil || !slices.Contains(u.Rings, partRing[p]) {
			key, to = seal.NewKey(), seal.NewKey().Pair().Public
		}
		e, err := key.Envelope(to, apartLabel(v.id, caseID, part(p), u.ID))
		if err != nil {
			return n, ErrDamaged
		}
		copy(n.keys[p][:], e)
	}
	return n, nil
}

// apartKeys opens what a kept-apart case has for whoever opened the vault.
func (v *Vault) apartKeys(k *keys, caseID string, a apartCase) (keys [partCount]*seal.Key, ok bool) {
	n, ok := a.of(v.me.ID)
	if !ok {
		return keys, false
	}
	pair := k.secret.Pair()
	for p := range keys {
		if key, err := pair.OpenEnvelope(apartLabel(v.id, caseID, part(p), v.me.ID), n.keys[p][:]); err == nil {
			keys[p] = key
		}
	}
	return keys, keys[partContent] != nil
}

// parts opens the boxes of a case, or gives ErrNoCase, ErrNoKey or a
// *DamageError. The caller wipes them.
func (v *Vault) parts(caseID string) (*parts, error) {
	r, err := v.get(v.keys.wraps, kindKey, caseID)
	if err == nil {
		ps, err := v.unwrapCase(v.keys, r)
		if err == nil && ps.of[partContent] == nil {
			ps.wipe()
			return nil, ErrNoKey
		}
		return ps, err
	}
	if !errors.Is(err, errNoRecord) {
		return nil, err
	}
	r, err = v.get(v.keys.apart, kindKey, caseID)
	if errors.Is(err, errNoRecord) {
		return nil, ErrNoCase
	}
	if err != nil {
		return nil, err
	}
	a, err := readApart(r.data)
	if err != nil {
		return nil, damaged(v.keys.apart.names.Name(kindKey, caseID))
	}
	return v.apartParts(v.keys, caseID, a)
}

func (v *Vault) apartParts(k *keys, caseID string, a apartCase) (*parts, error) {
	keys, ok := v.apartKeys(k, caseID, a)
	if !ok {
		return nil, ErrNoKey
	}
	ps := &parts{apart: true}
	for p, key := range keys {
		if key != nil {
			ps.setPart(k, part(p), caseID, key)
			key.Wipe()
		}
	}
	return ps, nil
}
