package vault

import (
	"errors"
	"reflect"
	"testing"
)

// A user is gone: neither her pass phrase nor any key she may have kept opens
// anything, and nothing else changed.
func TestRemoveUser_ReplacesEveryKey(t *testing.T) {
	v, nok, _, _ := agency(t)
	must(t, v.Batch(func(tx *Tx) error { return tx.SavePack("x 1", []byte("pack")) }))
	before, err := v.Case("c-1")
	must(t, err)
	var kept []*box // as she could have kept them
	for _, b := range v.keys.fixed() {
		kept = append(kept, keptOf(b))
	}
	ps, err := v.parts("c-1")
	must(t, err)
	for _, b := range append(ps.of[:], ps.left) {
		kept = append(kept, keptOf(b))
	}
	must(t, v.RemoveUser(nok.ID))
	for _, again := range []string{"at once", "after opening again"} {
		rows, err := v.allRows()
		must(t, err)
		for _, r := range rows {
			s, err := v.row(r.KID, r.ID)
			must(t, err)
			for _, b := range kept {
				if _, err := b.open(v.id, s); err == nil {
					t.Fatalf("%s: a key from before opens a record of box %s", again, b.kind)
				}
			}
		}
		if c, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(c, before) {
			t.Errorf("%s: %+v, %v", again, c, err)
		}
		list, err := v.Summaries()
		if err != nil || len(list) != 2 || list[0].Called != "ມະລິ" {
			t.Errorf("%s: %+v %v", again, list, err)
		}
		if p, err := v.Packs(); err != nil || string(p["x 1"]) != "pack" {
			t.Errorf("%s: %v %v", again, p, err)
		}
		if users, err := v.Users(); err != nil || len(users) != 3 {
			t.Errorf("%s: %v %v", again, users, err)
		}
		sound(t, v)
		if _, err := v.CheckLog(); err != nil {
			t.Errorf("%s: the log: %v", again, err)
		}
		v = enter(t, v, testUser, testPhrase)
	}
	v.Close()
	if _, err := Open(v.path, "Nok", []byte(nokPhrase), sorted); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("she opens it: %v", err)
	}
	v, err = Open(v.path, "Audit", []byte(auditPhrase), sorted)
	must(t, err)
	must(t, v.Close())
}

// keptOf copies the keys of a box.
func keptOf(b *box) *box {
	return &box{kind: b.kind, key: b.key.Clone(), names: b.names.Clone(), kid: b.kid}
}

// Slots are used again, so the header does not grow with every user who came
// and went.
func TestRemoveUser_LeavesRoomForTheNext(t *testing.T) {
	v, _, _, _ := agency(t)
	for range 4 {
		u, err := v.AddUser("Bo", []byte(nokPhrase), Worker, nil)
		must(t, err)
		must(t, v.RemoveUser(u.ID))
	}
	slots, err := v.slots()
	if err != nil || len(slots) != 4 || slots[3].at != atSlots+3 {
		t.Errorf("%d slots, %v", len(slots), err)
	}
}

// An administrator removes a worker; what she has no key for is replaced by the
// next supervisor who opens the vault.
func TestRemoveUser_WhatTheRemoverHasNoKeyForWaits(t *testing.T) {
	v, nok, _, _ := agency(t)
	cases := keptOf(v.keys.summaries)
	ps, err := v.parts("c-1")
	must(t, err)
	content := keptOf(ps.of[partContent])
	opens := func(b *box) (n int) {
		rows, err := v.allRows()
		must(t, err)
		for _, r := range rows {
			if s, err := v.row(r.KID, r.ID); err == nil {
				if _, err := b.open(v.id, s); err == nil {
					n++
				}
			}
		}
		return n
	}
	v = enter(t, v, "Desk A", adminPhrase)
	must(t, v.RemoveUser(nok.ID))
	sound(t, v)
	if opens(cases) == 0 || opens(content) == 0 {
		t.Fatal("the administrator replaced keys she has not: the test looks in the wrong place")
	}
	v = enter(t, v, testUser, testPhrase)
	if n := opens(cases) + opens(content); n != 0 {
		t.Errorf("%d records still open with the keys from before", n)
	}
	if c, err := v.Case("c-2"); err != nil || len(c.Sittings[0].Answers) != 3 {
		t.Errorf("%+v %v", c, err)
	}
	if r, err := v.rota(); err != nil || len(r.Due) != 0 {
		t.Errorf("still due: %v %v", r.Due, err)
	}
	sound(t, v)
}

// With a new pass phrase the old one is gone for good: neither the old slot put
// back nor her old secret opens what is sealed to her now.
func TestChangePass_TheOldOneIsGone(t *testing.T) {
	v, _, _, _ := agency(t)
	v = enter(t, v, "Nok", nokPhrase)
	was, wasSlots, err := v.readHeaders()
	must(t, err)
	secret := v.keys.secret.Clone()
	if err := v.ChangePass([]byte("not hers at all"), []byte("blue kites over the sea")); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("with a wrong old one: %v", err)
	}
	if err := v.ChangePass([]byte(nokPhrase), []byte("short")); !errors.Is(err, ErrWeakPassphrase) {
		t.Errorf("with a weak new one: %v", err)
	}
	must(t, v.ChangePass([]byte(nokPhrase), []byte("blue kites over the sea")))
	if v.Me().Fresh {
		t.Error("her own pass phrase counts as somebody else's")
	}
	slots, err := v.slots()
	must(t, err)
	s, _, err := slotOf(slots, v.Me().ID)
	must(t, err)
	for r, k := range s.rings(v.id, secret) {
		if k != nil {
			t.Errorf("her old secret opens %s", Ring(r))
		}
	}
	must(t, v.Close())
	if _, err := Open(v.path, "Nok", []byte(nokPhrase), sorted); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("the old one: %v", err)
	}
	v, err = Open(v.path, "Nok", []byte("blue kites over the sea"), sorted)
	must(t, err)
	if c, err := v.Case("c-1"); err != nil || len(c.Sittings[0].Answers) != 2 {
		t.Errorf("%+v %v", c, err)
	}
	v.Close()
	// Someone puts the old slots and their MAC back.
	tamper(t, v.path, func(exec func(string, ...any)) {
		for _, r := range wasSlots {
			exec(`UPDATE header SET body=? WHERE at=?`, r.body, r.at)
		}
		exec(`UPDATE header SET body=? WHERE at=?`, was[atMAC], atMAC)
	})
	if _, err := Open(v.path, "Nok", []byte(nokPhrase), sorted); !errors.Is(err, ErrAltered) {
		t.Errorf("the old slot put back: %v", err)
	}
}
