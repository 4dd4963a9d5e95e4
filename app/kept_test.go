package app

import (
	"slices"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/text"
	"onward/app/vault"
)

// The names of a case and the words of the list hold together on paper, and
// the list lies sealed in the vault: it is there after the next unlocking.
func TestKept_NamesAreNotCut(t *testing.T) {
	d, v := realDesk(t)
	if err := d.SaveKept([]string{" เมืองปากเซ ", "", "เมืองปากเซ", "ช"}); err != nil {
		t.Fatal(err)
	}
	c, err := d.Register("th", "en")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f00")
	if err != nil {
		t.Fatal(err)
	}
	const name = "ชูลแมน"
	if len(text.Breaks(name, "th")) == 0 {
		t.Fatalf("%s is not cut by itself: choose another name", name)
	}
	d.Answer(st, "person.called", casefile.Answer{Value: map[string]any{"called": name}})
	if got := d.Names(c); !slices.Equal(got, []string{name}) {
		t.Errorf("names %q", got)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	d = v(t)
	list, err := d.Kept()
	if err != nil || !slices.Equal(list, []string{"เมืองปากเซ"}) {
		t.Fatalf("the list is %q, %v", list, err)
	}
	if c, err = d.Open(c.ID); err != nil {
		t.Fatal(err)
	}
	words := append(list, d.Names(c)...)
	if at := text.Keep(words...).Breaks(name, "th"); len(at) > 0 {
		t.Errorf("%s is cut at %v", name, at)
	}
}

// realDesk gives a desk at a real vault, and a way to come back to it.
func realDesk(t *testing.T) (*Desk, func(*testing.T) *Desk) {
	t.Helper()
	other, _ := deskOfOne(t, &counted{}) // for its shelf and typeface
	p := Params{Shelf: other.Shelf, Words: other.Words, Text: other.Text, Now: time.Now}
	path := t.TempDir() + "/v.vault"
	key := func() Key { return Key{Path: path, User: "w1", Pass: []byte("seven kind rivers run home")} }
	d, err := CreateVault(key(), Options{Cost: vault.CostFloor}, p)
	if err != nil {
		t.Fatal(err)
	}
	return d, func(t *testing.T) *Desk {
		d, err := Unlock(key(), Options{}, p)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { d.Close() })
		return d
	}
}

// What two answers of one talk ask for is one thing to do: the list of cases
// and the case itself count alike.
func TestAlerts_AreCountedAsTheyAreShown(t *testing.T) {
	d, other := deskOfOne(t, &counted{})
	st, err := d.Begin(other.Case.ID, "f11")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "want.wants", casefile.Answer{Value: "no"})
	d.Answer(st, "want.wants_alone", casefile.Answer{Value: "not_sure"})
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	all, err := d.Alerts(st.Case.ID)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, a := range all {
		shown[string(a.Form)+a.Alert.Alert] = true
	}
	if len(shown) == len(all) {
		t.Fatalf("no alert comes twice: %v", all)
	}
	if got := d.Cases()[0].Alerts; got != len(shown) || got == 0 {
		t.Errorf("the list says %d, the case shows %d of %d", got, len(shown), len(all))
	}
}
