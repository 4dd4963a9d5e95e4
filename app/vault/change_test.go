package vault

import (
	"errors"
	"reflect"
	"testing"
)

// Somebody has another name from now on: it is shown at once, also in the log.
// She opens with the earlier one until she takes a new pass phrase, for only that
// makes her a new slot.
func TestRename_TheNameOpensWithTheNextPassPhrase(t *testing.T) {
	v, nok, admin, _ := agency(t)
	must(t, v.Rename(nok.ID, "Nok  Noi"))
	if err := v.Rename(admin.ID, "nok"); !errors.Is(err, ErrNameTaken) {
		t.Errorf("the name she opens with can be taken: %v", err)
	}
	if _, err := v.AddUser("NOK NOI", []byte(adminPhrase), Worker, nil); !errors.Is(err, ErrNameTaken) {
		t.Errorf("her new name can be taken: %v", err)
	}
	u, err := v.FindUser("nok noi")
	if err != nil || u.ID != nok.ID || u.Name != "Nok Noi" || u.Opens != "Nok" {
		t.Errorf("she is %+v, %v", u, err)
	}
	if names, err := v.Names(); err != nil || names[nok.ID.String()] != "Nok Noi" {
		t.Errorf("the log calls her %q, %v", names[nok.ID.String()], err)
	}
	must(t, v.Close())
	if _, err := Open(v.path, "Nok Noi", []byte(nokPhrase), sorted); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("a slot knows a name it was not made with: %v", err)
	}
	v, err = Open(v.path, "Nok", []byte(nokPhrase), sorted)
	must(t, err)
	must(t, v.ChangePass([]byte(nokPhrase), []byte("a boat without any rudder")))
	if me := v.Me(); me.Name != "Nok Noi" || me.Opens != "" {
		t.Errorf("she is %+v", me)
	}
	if err := v.Rename(nok.ID, "Somebody"); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker gives names: %v", err)
	}
	must(t, v.Close())
	v, err = Open(v.path, "nok noi", []byte("a boat without any rudder"), sorted)
	must(t, err)
	sound(t, v)
	must(t, v.Close())
}

// A name that is given back is the one that opens.
func TestRename_AndBack(t *testing.T) {
	v, nok, _, _ := agency(t)
	must(t, v.Rename(v.Me().ID, "Chief"))
	must(t, v.Rename(nok.ID, "Other"))
	must(t, v.Rename(nok.ID, "NOK"))
	if u, _ := v.FindUser("nok"); u.Opens != "" || u.Name != "NOK" {
		t.Errorf("she is %+v", u)
	}
	must(t, v.ChangePass([]byte(testPhrase), []byte("a boat without any rudder")))
	v = enter(t, v, "Chief", "a boat without any rudder")
	sound(t, v)
}

// A ring is taken away: no key she had opens anything that is there now, and the
// ring she keeps still does.
func TestChangeRole_WhatIsTakenAwayHasNewKeys(t *testing.T) {
	v, nok, _, _ := agency(t)
	v = enter(t, v, "nok", nokPhrase)
	var kept []*box // as she could have kept them
	for _, b := range v.keys.fixed() {
		if b != nil {
			kept = append(kept, keptOf(b))
		}
	}
	ps, err := v.parts("c-1")
	must(t, err)
	kept = append(kept, keptOf(ps.of[partIdentity]), keptOf(ps.of[partContent]))
	v = enter(t, v, testUser, testPhrase)
	must(t, v.ChangeRole(nok.ID, Worker, []Ring{Office, Cases, Log}))
	if n := openedWith(t, v, kept...); n != 0 {
		t.Errorf("%d records open with keys from before", n)
	}
	sound(t, v)
	v = enter(t, v, "nok", nokPhrase)
	c, err := v.Case("c-1")
	if err != nil || !reflect.DeepEqual(c.Withheld, []string{"identity", "private"}) || len(c.Sittings[0].Answers) != 1 {
		t.Errorf("she sees %+v, %v", c, err)
	}
	if list, err := v.Summaries(); err != nil || list[0].Called != "" {
		t.Errorf("she sees the name: %v, %v", list, err)
	}

	// What is given again she has at once.
	v = enter(t, v, testUser, testPhrase)
	must(t, v.ChangeRole(nok.ID, Supervisor, nil))
	v = enter(t, v, "nok", nokPhrase)
	if c, err := v.Case("c-1"); err != nil || len(c.Withheld) != 0 || !v.Me().fully() {
		t.Errorf("she sees %+v, %v, and is %+v", c, err, v.Me())
	}
	sound(t, v)
}

// A case that is kept apart for her too loses what she may not see any more.
func TestChangeRole_OfACaseKeptApart(t *testing.T) {
	v, nok, _, _ := agency(t)
	som, err := v.AddUser("Som", []byte(nokPhrase), Worker, nil)
	must(t, err)
	must(t, v.KeepApart("c-1", []UserID{som.ID, nok.ID}))
	if err := v.ChangeRole(som.ID, Worker, []Ring{Office, Cases, Log}); !errors.Is(err, ErrLast) {
		t.Errorf("nobody could open the case whole: %v", err)
	}
	v = enter(t, v, "nok", nokPhrase)
	ps, err := v.parts("c-1")
	must(t, err)
	old := keptOf(ps.of[partIdentity])
	v = enter(t, v, testUser, testPhrase)
	must(t, v.ChangeRole(nok.ID, Worker, []Ring{Office, Cases, Log}))
	if openedWith(t, v, old) == 0 {
		t.Error("a supervisor who is not named replaced the key")
	}
	v = enter(t, v, "Som", nokPhrase) // who has it does
	if n := openedWith(t, v, old); n != 0 {
		t.Errorf("%d records open with the key from before", n)
	}
	v = enter(t, v, "nok", nokPhrase)
	if c, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(c.Withheld, []string{"identity", "private"}) {
		t.Errorf("she sees %+v, %v", c, err)
	}
	// As an auditor she is not named any more at all.
	v = enter(t, v, testUser, testPhrase)
	must(t, v.ChangeRole(nok.ID, Auditor, nil))
	if ids, err := v.Apart("c-1"); err != nil || !reflect.DeepEqual(ids, []UserID{som.ID}) {
		t.Errorf("named are %v, %v", ids, err)
	}
	sound(t, v)
}

// An administrator takes away what she has no key for herself: it is out of the
// slot at once, and replaced when a supervisor opens the vault.
func TestChangeRole_ByAnAdministrator(t *testing.T) {
	v, nok, _, audit := agency(t)
	names := keptOf(v.keys.named)
	v = enter(t, v, "Desk A", adminPhrase)
	must(t, v.ChangeRole(nok.ID, Worker, []Ring{Office, Cases, Log}))
	must(t, v.ChangeRole(audit.ID, Worker, nil))
	if u, _ := v.FindUser("Audit"); u.Holds(Cases) || len(u.Waiting) != 3 {
		t.Errorf("an administrator gave what she has not: %+v", u)
	}
	if err := v.ChangeRole(v.Me().ID, Supervisor, nil); !errors.Is(err, ErrMayNot) {
		t.Errorf("she changes her own role: %v", err)
	}
	v = enter(t, v, "nok", nokPhrase)
	if v.keys.holds(Identity) || !v.keys.holds(Cases) {
		t.Errorf("she holds %v", v.Me().Rings)
	}
	if openedWith(t, v, names) == 0 {
		t.Error("somebody without the key replaced it")
	}
	v = enter(t, v, testUser, testPhrase)
	if n := openedWith(t, v, names); n != 0 {
		t.Errorf("%d records open with the key from before", n)
	}
	sound(t, v)
}

// The last who can do everything stays so.
func TestChangeRole_RefusesKindly(t *testing.T) {
	v, nok, admin, _ := agency(t)
	boss := v.Me().ID
	v = enter(t, v, "Desk A", adminPhrase)
	if err := v.ChangeRole(boss, Worker, nil); !errors.Is(err, ErrLast) {
		t.Errorf("nobody is left: %v", err)
	}
	for _, err := range []error{v.ChangeRole(nok.ID, Worker, []Ring{Office}), v.ChangeRole(nok.ID, Recovery, nil), v.Rename(nok.ID, " ")} {
		if !errors.Is(err, ErrShape) {
			t.Errorf("taken: %v", err)
		}
	}
	v = enter(t, v, "nok", nokPhrase)
	if err := v.ChangeRole(admin.ID, Worker, nil); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker gives roles: %v", err)
	}
}

// openedWith counts the records that keys from another time open.
func openedWith(t testing.TB, v *Vault, old ...*box) (n int) {
	t.Helper()
	rows, err := v.allRows()
	must(t, err)
	for _, r := range rows {
		s, err := v.row(r.KID, r.ID)
		must(t, err)
		for _, b := range old {
			if _, err := b.open(v.id, s); err == nil {
				n++
			}
		}
	}
	return n
}
