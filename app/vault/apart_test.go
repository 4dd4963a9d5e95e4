package vault

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"onward/app/casefile"
)

// A case kept apart is there for those it names and for nobody else; others do
// not even find it in the list. It can go back.
func TestKeepApart_IsForThoseItNamesAlone(t *testing.T) {
	v, nok, _, _ := agency(t)
	som, err := v.AddUser("Som", []byte(nokPhrase), Worker, nil)
	must(t, err)
	before, err := v.Case("c-1")
	must(t, err)
	ps, err := v.parts("c-1")
	must(t, err)
	old := keptOf(ps.of[partContent])
	if err := v.KeepApart("c-1", []UserID{nok.ID}); !errors.Is(err, ErrLast) {
		t.Errorf("for someone who cannot open all of it: %v", err)
	}
	must(t, v.KeepApart("c-1", []UserID{nok.ID, som.ID}))
	// The supervisor is not named.
	if _, err := v.Case("c-1"); !errors.Is(err, ErrNoKey) {
		t.Errorf("the supervisor reads it: %v", err)
	}
	if list, err := v.Summaries(); err != nil || len(list) != 1 || list[0].ID != "c-2" {
		t.Errorf("the supervisor's list: %+v %v", list, err)
	}
	if err := v.SaveSitting("c-1", before.Sittings[0]); !errors.Is(err, ErrNoKey) {
		t.Errorf("the supervisor saves: %v", err)
	}
	if err := v.KeepApart("c-1", nil); !errors.Is(err, ErrNoKey) {
		t.Errorf("the supervisor takes it back: %v", err)
	}
	if err := v.NewCase(mali("c-1")); !errors.Is(err, ErrExists) {
		t.Errorf("a second one of its name: %v", err)
	}
	if err := v.RemoveUser(som.ID); !errors.Is(err, ErrLast) {
		t.Errorf("removing the only one who can open it: %v", err)
	}
	rows, err := v.allRows()
	must(t, err)
	for _, r := range rows {
		if s, err := v.row(r.KID, r.ID); err == nil {
			if _, err := old.open(v.id, s); err == nil {
				t.Fatal("its key from before still opens a record")
			}
		}
	}
	sound(t, v)

	v = enter(t, v, "Som", nokPhrase)
	if c, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(c, before) {
		t.Errorf("Som: %+v %v", c, err)
	}
	list, err := v.Summaries()
	if err != nil || len(list) != 2 || !slices.ContainsFunc(list, func(s casefile.Summary) bool { return reflect.DeepEqual(s, shown("c-1")) }) {
		t.Errorf("Som's list: %+v %v", list, err)
	}
	if ids, err := v.Apart("c-1"); err != nil || len(ids) != 2 {
		t.Errorf("kept apart for %v %v", ids, err)
	}
	must(t, v.ChangePass([]byte(nokPhrase), []byte("blue kites over the sea")))
	v = enter(t, v, "Som", "blue kites over the sea")
	if c, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(c, before) {
		t.Errorf("Som with another pass phrase: %+v %v", c, err)
	}

	v = enter(t, v, "Nok", nokPhrase) // named, and still without what is private
	if c, err := v.Case("c-1"); err != nil || len(c.Sittings[0].Answers) != 2 || !reflect.DeepEqual(c.Withheld, []string{"private"}) {
		t.Errorf("Nok: %+v %v", c, err)
	}
	c, err := v.Case("c-1")
	must(t, err)
	c.Sittings[0].Put("hurt.where", casefile.Answer{Value: "behind the market", By: "Nok", At: day(2)})
	must(t, v.SaveSitting("c-1", c.Sittings[0]))

	v = enter(t, v, "Som", "blue kites over the sea")
	must(t, v.KeepApart("c-1", nil))
	v = enter(t, v, testUser, testPhrase)
	c, err = v.Case("c-1")
	if err != nil || len(c.Sittings[0].Answers) != 4 {
		t.Errorf("back in the rings: %+v %v", c, err)
	}
	if list, err := v.Summaries(); err != nil || len(list) != 2 {
		t.Errorf("the list: %+v %v", list, err)
	}
	sound(t, v)
}

// When someone who was named leaves, the case gets new keys as soon as another
// who is named opens the vault; until then it stays as it was.
func TestKeepApart_WhenSomeoneNamedLeaves(t *testing.T) {
	v, _, _, _ := agency(t)
	som, err := v.AddUser("Som", []byte(nokPhrase), Worker, nil)
	must(t, err)
	dao, err := v.AddUser("Dao", []byte(adminPhrase), Worker, nil)
	must(t, err)
	must(t, v.KeepApart("c-1", []UserID{som.ID, dao.ID}))
	v = enter(t, v, "Som", nokPhrase)
	ps, err := v.parts("c-1")
	must(t, err)
	old := keptOf(ps.of[partPrivate])
	opens := func() (n int) {
		rows, err := v.allRows()
		must(t, err)
		for _, r := range rows {
			if s, err := v.row(r.KID, r.ID); err == nil {
				if _, err := old.open(v.id, s); err == nil {
					n++
				}
			}
		}
		return n
	}
	v = enter(t, v, testUser, testPhrase)
	must(t, v.RemoveUser(som.ID))
	if ids, err := v.Apart("c-1"); err != nil || !reflect.DeepEqual(ids, []UserID{dao.ID}) || opens() == 0 {
		t.Errorf("named: %v %v", ids, err)
	}
	sound(t, v)
	v = enter(t, v, "Dao", adminPhrase)
	if n := opens(); n != 0 {
		t.Errorf("%d records open with the key from before", n)
	}
	if c, err := v.Case("c-1"); err != nil || len(c.Sittings[0].Answers) != 3 {
		t.Errorf("%+v %v", c, err)
	}
	sound(t, v)
}
