package vault

import (
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"reflect"
	"testing"

	"onward/app/casefile"
)

// The power goes while a user is taken out and every key is replaced. Whenever
// it does, either she is still there with everything, or she is gone and every
// word is there; never something in between.
func TestRemoveUser_ThroughPowerCuts(t *testing.T) {
	v, nok, _, _ := agency(t)
	dir, room := t.TempDir(), t.TempDir()
	must(t, v.KeepApart("c-2", []UserID{v.Me().ID}))
	want := map[casefile.CaseID]*casefile.Case{}
	for _, id := range []casefile.CaseID{"c-1", "c-2"} {
		c, err := v.Case(id)
		must(t, err)
		want[id] = c
	}
	must(t, v.Close())
	copyFile(t, v.path, filepath.Join(dir, "a.vault"))
	plugIn()
	hasty.Store(true)
	defer hasty.Store(false)
	d, err := newDrive(dir)
	must(t, err)
	plugged = d
	v, err = Open(filepath.Join(dir, "a.vault"), testUser, []byte(testPhrase), sorted)
	if err == nil {
		err = errors.Join(v.RemoveUser(nok.ID), v.Close())
	}
	plugged = nil
	must(t, err)
	there, gone, r := 0, 0, rand.New(rand.NewSource(5))
	for range 1 + *cuts/3000 {
		at := d.begin(mark{})
		for i, o := range d.ops {
			at.walk(o, r)
			clearRoom(t, room)
			must(t, lay(room, at.cut(r)))
			v, err := Open(filepath.Join(room, "a.vault"), testUser, []byte(testPhrase), sorted)
			if err != nil {
				t.Fatalf("step %d of %d: %v", i, len(d.ops), err)
			}
			for id, c := range want {
				if got, err := v.Case(id); err != nil || !reflect.DeepEqual(got, c) {
					t.Fatalf("step %d of %d: %s: %v", i, len(d.ops), id, err)
				}
			}
			sound(t, v)
			users, err := v.Users()
			must(t, err)
			v.Close()
			w, err := Open(filepath.Join(room, "a.vault"), "Nok", []byte(nokPhrase), sorted)
			switch {
			case len(users) == 4 && err == nil:
				there++
				w.Close()
			case len(users) == 3 && errors.Is(err, ErrWrongPassphrase):
				gone++
			default:
				t.Errorf("step %d of %d: %d users, and she: %v", i, len(d.ops), len(users), err)
			}
		}
	}
	if there == 0 || gone == 0 {
		t.Errorf("%d times still there, %d times gone: the cuts do not reach both", there, gone)
	}
	keep(t, "removal.txt", "%d power cuts while a user was removed: %d times still there, %d times gone, every word there\n", there+gone, there, gone)
}

// The disk is full in the middle of it: nothing has changed, and it works later.
func TestRemoveUser_WhenTheDiskIsFull(t *testing.T) {
	v, nok, _, _ := agency(t)
	want, err := v.Case("c-1")
	must(t, err)
	limit := func(pages int) { must(t, v.exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages))) }
	limit(1)
	if err := v.RemoveUser(nok.ID); !errors.Is(err, ErrFull) {
		t.Fatalf("on a full disk: %v", err)
	}
	if got, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("afterwards: %v", err)
	}
	must(t, v.SaveSitting("c-1", want.Sittings[0]))
	limit(100000)
	must(t, v.RemoveUser(nok.ID))
	v = enter(t, v, testUser, testPhrase)
	if got, err := v.Case("c-1"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("after room was made: %v", err)
	}
}

func BenchmarkRemoveUser(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprintf("%d cases", n), func(b *testing.B) {
			v := filled(b, n)
			for b.Loop() {
				b.StopTimer()
				u, err := v.AddUser("Nok", []byte(nokPhrase), Worker, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if err := v.RemoveUser(u.ID); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
