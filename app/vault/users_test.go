package vault

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// byName sorts questions as a form would: who.… says who someone is, hurt.… can
// get someone hurt.
func byName(_ casefile.FormID, _ string, q casefile.QuestionID) Ring {
	switch {
	case strings.HasPrefix(string(q), "who."):
		return Identity
	case strings.HasPrefix(string(q), "hurt."):
		return Private
	}
	return Cases
}

// sorted are Options with a sort, a cheap pass phrase, and a clock.
var sorted = Options{Cost: CostFloor, testOnlyCheapStretch: testOnlyCheap, Sort: byName, Now: func() time.Time { return day(9) }}

const (
	nokPhrase   = "rice field under the moon"
	adminPhrase = "seven ladders by the wall"
	auditPhrase = "a lamp burns in the hall"
)

// mali gives a case with answers of every class.
func mali(id casefile.CaseID) *casefile.Case {
	c := &casefile.Case{ID: id, Code: "4HT7", Language: "lo", Working: "th", Opened: day(1)}
	s := &casefile.Sitting{ID: "s-1", Form: "f03", Version: "1", Language: "lo", Working: "th", Worker: "W7", Begun: day(1)}
	s.Put("wish", casefile.Answer{Value: "ກັບບ້ານ", Lang: "lo", By: "W7", At: day(1)})
	s.Put("who.name", casefile.Answer{Value: "ມະລິ", By: "W7", At: day(1)})
	s.Put("hurt.who", casefile.Answer{Value: "the man with the van", By: "W7", At: day(1)})
	c.Sittings = []*casefile.Sitting{s}
	return c
}

func shown(id casefile.CaseID) casefile.Summary {
	return casefile.Summary{ID: id, Code: "4HT7", Called: "ມະລິ", Language: "lo", Touched: day(1), Forms: []casefile.FormID{"f03"},
		Who: casefile.Who{Names: []string{"ມະລິ", "Mali"}, Born: "2001"}}
}

// agency gives a vault with a supervisor (testUser), Nok who must not see what
// is private, an administrator and an auditor, and two cases.
func agency(t testing.TB) (v *Vault, nok, admin, audit User) {
	t.Helper()
	v, err := Create(t.TempDir()+"/a.vault", testUser, []byte(testPhrase), sorted)
	must(t, err)
	t.Cleanup(func() { v.Close() })
	nok, err = v.AddUser("Nok", []byte(nokPhrase), Worker, []Ring{Office, Cases, Identity, Log})
	must(t, err)
	admin, err = v.AddUser("Desk A", []byte(adminPhrase), Administrator, nil)
	must(t, err)
	audit, err = v.AddUser("Audit", []byte(auditPhrase), Auditor, nil)
	must(t, err)
	for _, id := range []casefile.CaseID{"c-1", "c-2"} {
		must(t, v.NewCase(mali(id)))
		must(t, v.SaveSummary(shown(id)))
	}
	return v, nok, admin, audit
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// enter closes the vault and opens it for another user.
func enter(t testing.TB, v *Vault, name, phrase string) *Vault {
	t.Helper()
	must(t, v.Close())
	w, err := Open(v.path, name, []byte(phrase), sorted)
	must(t, err)
	t.Cleanup(func() { w.Close() })
	return w
}

func sound(t testing.TB, v *Vault) Report {
	t.Helper()
	r, err := v.Check()
	if err != nil || !r.OK() {
		t.Errorf("check: %+v, %v", r, err)
	}
	return r
}

// What Nok has no key for she does not see, and it is no damage. What she writes
// there all the same is not lost, and goes to its place when someone with the
// key saves.
func TestUsers_WhatARoleMayNotSeeItHasNoKeyFor(t *testing.T) {
	v, _, _, _ := agency(t)
	v = enter(t, v, "nok", nokPhrase)
	if me := v.Me(); me.Role != Worker || me.Holds(Private) || !me.Holds(Identity) || !me.Fresh || me.Name != "Nok" {
		t.Errorf("she is %+v", me)
	}
	c, err := v.Case("c-1")
	must(t, err)
	if s := c.Sittings[0]; len(s.Answers) != 2 || s.Answers["hurt.who"] != nil || !reflect.DeepEqual(c.Withheld, []string{"private"}) {
		t.Errorf("she sees %v, withheld %v", s.Answers, c.Withheld)
	}
	c.Sittings[0].Put("wish", casefile.Answer{Value: "ຮຽນ", Lang: "lo", By: "Nok", At: day(2)})
	c.Sittings[0].Put("hurt.where", casefile.Answer{Value: "behind the market", By: "Nok", At: day(2)})
	must(t, v.SaveSitting("c-1", c.Sittings[0]))
	v = enter(t, v, "nok", nokPhrase)
	c, err = v.Case("c-1")
	must(t, err)
	if c.Sittings[0].Answers["hurt.where"] != nil {
		t.Error("she reads back what she has no key for")
	}
	c.Sittings[0].Put("hurt.when", casefile.Answer{Value: "at night", By: "Nok", At: day(3)})
	must(t, v.SaveSitting("c-1", c.Sittings[0]))
	must(t, v.NewCase(mali("c-3"))) // she can make a case with answers she may not read
	if r := sound(t, v); r.Withheld == 0 {
		t.Error("check does not say that something is withheld")
	}

	v = enter(t, v, testUser, testPhrase)
	for _, again := range []bool{false, true} { // letters first, then in their place
		c, err = v.Case("c-1")
		must(t, err)
		s := c.Sittings[0]
		if len(s.Answers) != 5 || len(s.Answers["wish"]) != 2 || s.Answers["hurt.who"][0].Value != "the man with the van" || s.Answers["hurt.when"][0].Value != "at night" {
			t.Errorf("%v: there is %v", again, s.Answers)
		}
		must(t, v.SaveSitting("c-1", s))
		if rows, err := v.rows(v.keys.partKid(kindLeft, "c-1")); err != nil || len(rows) != 0 {
			t.Errorf("%d letters are left, %v", len(rows), err)
		}
		v = enter(t, v, testUser, testPhrase)
	}
	if c, err = v.Case("c-3"); err != nil || len(c.Sittings[0].Answers) != 3 {
		t.Errorf("the case she made: %+v %v", c, err)
	}
	sound(t, v)
}

// An auditor and an administrator see no case and no name; what they save
// leaves everything as it is.
func TestUsers_OfficeAndLogAlone(t *testing.T) {
	v, _, _, _ := agency(t)
	for name, phrase := range map[string]string{"Audit": auditPhrase, "Desk A": adminPhrase} {
		v = enter(t, v, name, phrase)
		list, err := v.Summaries()
		if len(list) != 0 || err != nil {
			t.Errorf("%s sees %v, %v", name, list, err)
		}
		if _, err := v.Case("c-1"); !errors.Is(err, ErrNoKey) {
			t.Errorf("%s reads a case: %v", name, err)
		}
		if err := v.NewCase(mali("c-9")); !errors.Is(err, ErrNoKey) {
			t.Errorf("%s makes a case: %v", name, err)
		}
		must(t, v.SaveSettings([]byte(`{"by":"`+name+`"}`)))
		if r := sound(t, v); r.Cases != 2 || r.Withheld != 12 {
			t.Errorf("%s: %+v", name, r)
		}
		if log, err := v.Log(""); err != nil || len(log) == 0 {
			t.Errorf("%s reads the log: %v %v", name, log, err)
		}
	}
	v = enter(t, v, testUser, testPhrase)
	if list, err := v.Summaries(); err != nil || !reflect.DeepEqual(list[0], shown("c-1")) {
		t.Errorf("%+v %v", list, err)
	}
}

// A worker without the ring of identity sees the list without names, and saving
// a summary does not take the names away.
func TestUsers_NamesStayWhenSomeoneWithoutThemSaves(t *testing.T) {
	v, _, _, _ := agency(t)
	_, err := v.AddUser("Som", []byte(nokPhrase), Worker, []Ring{Office, Cases, Log})
	must(t, err)
	v = enter(t, v, "Som", nokPhrase)
	list, err := v.Summaries()
	if err != nil || len(list) != 2 || list[0].Called != "" || list[0].Who.Names != nil {
		t.Fatalf("%+v %v", list, err)
	}
	list[0].Alerts = 3
	must(t, v.SaveSummary(list[0]))
	v = enter(t, v, testUser, testPhrase)
	want := shown(list[0].ID)
	want.Alerts = 3
	if got, err := v.Summaries(); err != nil || !slices.ContainsFunc(got, func(s casefile.Summary) bool { return reflect.DeepEqual(s, want) }) {
		t.Errorf("%+v %v", got, err)
	}
}

// Whom an administrator adds waits until someone with the rings lets them in.
func TestUsers_WaitUntilSomeoneWithTheRingsLetsThemIn(t *testing.T) {
	v, _, _, _ := agency(t)
	v = enter(t, v, "Desk A", adminPhrase)
	u, err := v.AddUser("Dao", []byte(nokPhrase), Worker, nil)
	if err != nil || !reflect.DeepEqual(u.Waiting, []Ring{Cases, Identity, Private}) {
		t.Fatalf("%+v %v", u, err)
	}
	if err := v.LetIn(u.ID, nil); !errors.Is(err, ErrMayNot) {
		t.Errorf("the administrator lets in: %v", err)
	}
	v = enter(t, v, "Dao", nokPhrase)
	if list, err := v.Summaries(); len(list) != 0 || err != nil || len(v.Me().Waiting) != 3 {
		t.Errorf("while waiting: %v %v", list, err)
	}
	if err := v.LetIn(u.ID, nil); !errors.Is(err, ErrMayNot) {
		t.Errorf("she lets herself in: %v", err)
	}
	v = enter(t, v, testUser, testPhrase)
	must(t, v.LetIn(u.ID, nil))
	v = enter(t, v, "Dao", nokPhrase)
	if c, err := v.Case("c-1"); err != nil || len(c.Sittings[0].Answers) != 3 || len(v.Me().Waiting) != 0 {
		t.Errorf("let in: %+v %v", c, err)
	}
}

func TestUsers_RefusesKindly(t *testing.T) {
	v, nok, admin, _ := agency(t)
	add := func(name, phrase string, role Role, rings []Ring) error {
		_, err := v.AddUser(name, []byte(phrase), role, rings)
		return err
	}
	me := v.Me().ID
	for what, c := range map[string]struct{ got, want error }{
		"a name that is there, typed otherwise": {add(" NOK ", nokPhrase, Worker, nil), ErrNameTaken},
		"a weak phrase":                         {add("Bo", "12345", Worker, nil), ErrWeakPassphrase},
		"no name":                               {add(" \u200b", nokPhrase, Worker, nil), ErrShape},
		"a role that is none":                   {add("Bo", nokPhrase, "boss", nil), ErrShape},
		"the sheet's role":                      {add("Bo", nokPhrase, Recovery, nil), ErrShape},
		"an auditor with cases":                 {add("Bo", nokPhrase, Auditor, []Ring{Office, Log, Cases}), ErrShape},
		"a worker without the log":              {add("Bo", nokPhrase, Worker, []Ring{Office, Cases}), ErrShape},
		"the administrator's ring of cases":     {v.LetIn(admin.ID, []Ring{Cases}), ErrShape},
		"nobody":                                {v.RemoveUser(seal.NewID()), ErrNoUser},
		"herself":                               {v.RemoveUser(me), ErrMayNot},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: %v, want %v", what, c.got, c.want)
		}
	}
	v = enter(t, v, "Desk A", adminPhrase)
	if err := v.RemoveUser(me); !errors.Is(err, ErrLast) {
		t.Errorf("the last supervisor: %v", err)
	}
	v = enter(t, v, "Nok", nokPhrase)
	if err := add("Bo", nokPhrase, Worker, nil); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker adds a user: %v", err)
	}
	if err := v.RemoveUser(nok.ID); !errors.Is(err, ErrMayNot) {
		t.Errorf("a worker removes a user: %v", err)
	}
	sound(t, v)
}

// From outside nobody sees who is what: every slot of a person looks the same.
func TestSlot_DoesNotShowRoles(t *testing.T) {
	v, _, _, _ := agency(t)
	slots, err := v.slots()
	must(t, err)
	for _, r := range slots {
		s, err := readSlot(r.body)
		must(t, err)
		if s.Kind != slotPhrase || len(r.body) != slotSize {
			t.Errorf("slot of kind %d, %d bytes", s.Kind, len(r.body))
		}
		for i, e := range s.Rings {
			if e[31]&0x80 != 0 { // a public key of X25519 never has this bit
				t.Errorf("envelope %d is no public key", i)
			}
		}
	}
}

// Where Nok left a letter that she may not read back, it is said that something
// is kept from her: what she wrote must not look as if nobody ever had.
func TestUsers_AnOwnLetterIsSaidToBeThere(t *testing.T) {
	v, _, _, _ := agency(t)
	v = enter(t, v, "nok", nokPhrase)
	c := mali("c-3")
	delete(c.Sittings[0].Answers, "hurt.who")
	must(t, v.NewCase(c))
	if c, err := v.Case("c-3"); err != nil || len(c.Withheld) != 0 {
		t.Errorf("nothing is there yet, and %v is kept, %v", c.Withheld, err)
	}
	c.Sittings[0].Put("hurt.where", casefile.Answer{Value: "behind the market", By: "Nok", At: day(2)})
	must(t, v.SaveSitting("c-3", c.Sittings[0]))
	v = enter(t, v, "nok", nokPhrase)
	if c, err := v.Case("c-3"); err != nil || !reflect.DeepEqual(c.Withheld, []string{"private"}) {
		t.Errorf("kept from her is %v, %v", c.Withheld, err)
	}
	v = enter(t, v, testUser, testPhrase)
	if c, err := v.Case("c-3"); err != nil || len(c.Withheld) != 0 {
		t.Errorf("kept from the supervisor is %v, %v", c.Withheld, err)
	}
}
