package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// A vault of the first format is brought to this one when it is opened:
//
//  1. It is copied beside itself, and the copy is opened and read from end to
//     end. Only then does it get its name, which ends in .v1.
//  2. Every record is opened and sealed anew under the new keys, in one
//     transaction that ends with the new header.
//
// Killed at any step, it is still of the first format, or already of the
// second. What was damaged before is carried along as it is: it is named as
// damaged afterwards too, and a program that reads the first format finds it
// in the copy. The copy stays until someone takes it away.

// oldSuffix is the name of the copy.
const oldSuffix = ".v1"

func (v *Vault) migrate(d door, o Options) error {
	old, err := v.openOld(d, o)
	if err != nil {
		return err
	}
	defer old.wipe()
	if err := old.copy(d, o); err != nil {
		return fmt.Errorf("copy the vault before changing it: %w", err)
	}
	secret := seal.NewKey()
	defer secret.Wipe()
	s, err := newSlot(v.id, old.slot.ID, secret, d, old.slot.Params, o.stretch)
	if err != nil {
		return err
	}
	v.me = User{ID: s.ID, Name: old.name, Role: Supervisor, Rings: Supervisor.Rings(), Added: v.now().UTC(), Seals: secret.Pair().Public, Signs: public(secret)}
	var rings [ringCount]*seal.Key
	for r := range rings {
		rings[r] = seal.NewKey()
		if err := s.give(v.id, v.me.Seals, Ring(r), rings[r]); err != nil {
			return err
		}
	}
	v.keys = newKeys(rings, secret.Clone())
	defer func() { v.keys.wipe() }()
	if err := v.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := v.bring(old, s); err != nil {
		_ = v.exec("ROLLBACK")
		return fmt.Errorf("bring the vault to format 2: %w", err)
	}
	return v.exec("COMMIT")
}

// bring writes everything anew.
func (v *Vault) bring(old *old, s slot) error {
	fixed, _, err := v.readHeaders()
	if err != nil {
		return err
	}
	was, err := old.readHead(fixed[atHead])
	if err != nil && !errors.Is(err, ErrAltered) {
		return err
	}
	rows, err := v.allRows()
	if err != nil {
		return err
	}
	m := &move{t: &Tx{v: v, head: head{Commits: was.Commits, Accepted: was.Accepted}}, left: map[seal.ID][]row{}}
	for _, r := range rows {
		m.left[r.KID] = append(m.left[r.KID], r)
	}
	if err := m.box(old.settings, func(r record) error { return m.t.put(v.keys.settings, r.kind, r.name, r.data) }, v.keys.settings.kid); err != nil {
		return err
	}
	if err := m.box(old.wraps, func(r record) error { return m.oldCase(old, r) }, v.keys.wraps.kid); err != nil {
		return err
	}
	// What the list showed went over with each case; where a case's key is
	// damaged, its summary stays what it was.
	err = m.box(old.summaries, func(r record) error {
		if _, err := v.known(v.keys.summaries.kid, v.keys.summaries.names.Name(r.kind, r.name)); !errors.Is(err, errNoRecord) {
			return err
		}
		var sum casefile.Summary
		if json.Unmarshal(r.data, &sum) != nil {
			return ErrDamaged
		}
		return m.t.putSummary(&parts{}, sum)
	}, v.keys.summaries.kid)
	if err != nil {
		return err
	}
	if err := m.rest(); err != nil {
		return err
	}
	h := header{Format: format, Reader: reader, Vault: v.id}
	if err := writeHeader(v.conn, stored{atHeader, h.bytes()}); err != nil {
		return err
	}
	if err := errors.Join(m.t.putUser(v.me), m.t.putRota(rota{}, nil), m.t.seat([]stored{{atSlots, s.bytes()}})); err != nil {
		return err
	}
	m.t.head.Commits++
	return v.writeHead(m.t.head)
}

// oldCase moves one case: its key becomes three, and its sittings are sorted.
func (m *move) oldCase(old *old, r record) error {
	v := m.t.v
	b, err := old.caseBox(r)
	if err != nil {
		return err
	}
	defer b.wipe()
	var of [partCount]*seal.Key
	ps := &parts{}
	defer ps.wipe()
	for p := range of {
		of[p] = seal.NewKey()
		defer of[p].Wipe()
		ps.setPart(v.keys, part(p), r.name, of[p])
	}
	data, err := v.wrapCase(v.keys, r.name, of)
	if err != nil {
		return err
	}
	if err := m.t.put(v.keys.wraps, kindKey, r.name, data); err != nil {
		return err
	}
	err = m.box(b, func(rec record) error {
		if rec.kind != kindSitting {
			return m.t.put(ps.of[partContent], rec.kind, rec.name, rec.data)
		}
		s := new(casefile.Sitting)
		if json.Unmarshal(rec.data, s) != nil || string(s.ID) != rec.name {
			return ErrDamaged
		}
		return m.t.putSitting(ps, casefile.CaseID(r.name), s)
	}, ps.of[partContent].kid)
	if err != nil {
		return err
	}
	sum, ok := old.summary(r.name)
	if !ok {
		c, _ := v.readWith(ps, casefile.CaseID(r.name))
		if c == nil {
			return nil
		}
		sum = firstSummary(c)
	}
	return m.t.putSummary(ps, sum)
}

// copy makes the copy and reads it.
func (o *old) copy(d door, opts Options) error {
	made, place := o.v.path+oldSuffix+newSuffix, o.v.path+oldSuffix
	if err := remove(made, made+"-wal", made+"-journal"); err != nil {
		return err
	}
	if err := o.v.copyTo(made); err != nil {
		_ = remove(made)
		return err
	}
	if err := o.sameIn(made, d, opts); err != nil {
		_ = remove(made, made+"-wal")
		return err
	}
	if err := rename(made, place); err != nil {
		return err
	}
	settleFolder(place)
	return nil
}

// copyTo brings the log home and copies the file, byte by byte, so that what
// is damaged in it goes along. SQLite lets go of the file meanwhile: to close a
// file takes away the locks that others in this program hold on it. Our own
// lock keeps everybody else out.
func (v *Vault) copyTo(place string) error {
	if err := v.exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return err
	}
	v.disconnect()
	if err := transfer(v.path, place); err != nil {
		return err
	}
	return v.connect(v.path)
}

// sameIn opens the copy and holds every row of it against those here.
func (o *old) sameIn(path string, d door, opts Options) error {
	c := &Vault{path: path, id: o.v.id}
	if err := c.connect(path); err != nil {
		return err
	}
	defer c.disconnect()
	fixed, slots, err := c.readHeaders()
	if err != nil {
		return err
	}
	mine, mySlots, err := o.v.readHeaders()
	if err != nil {
		return err
	}
	for at, b := range mine {
		if !bytes.Equal(b, fixed[at]) {
			return ErrDamaged
		}
	}
	if len(slots) != 1 || len(mySlots) != 1 || !bytes.Equal(slots[0].body, mySlots[0].body) {
		return ErrDamaged
	}
	rows, err := o.v.allRows()
	if err != nil {
		return err
	}
	for _, r := range rows {
		here, errHere := o.v.row(r.KID, r.ID)
		there, errThere := c.row(r.KID, r.ID)
		if errHere == nil && (errThere != nil || here.row != there.row || !bytes.Equal(here.text, there.text)) {
			return ErrDamaged
		}
	}
	return c.exec("PRAGMA wal_checkpoint(TRUNCATE)")
}
