package vault

import (
	"bytes"
	"testing"
)

// The directory stays over a lock, by country, and a country can be emptied.
func TestVault_KeepsTheDirectory(t *testing.T) {
	v, _ := newVault(t)
	if err := v.SaveServices(map[string][]byte{"TH": []byte("one"), "LA": bytes.Repeat([]byte("long"), 300000)}); err != nil {
		t.Fatal(err)
	}
	if err := v.SaveServices(map[string][]byte{"TH": []byte("two")}); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	all, err := v.Services()
	if err != nil || len(all) != 2 || string(all["TH"]) != "two" || len(all["LA"]) != 1200000 {
		t.Errorf("%d countries, %v", len(all), err)
	}
	if err := v.SaveServices(map[string][]byte{"TH": nil}); err != nil {
		t.Fatal(err)
	}
	if all, err = reopen(t, v).Services(); err != nil || len(all) != 1 {
		t.Errorf("%d countries after emptying one, %v", len(all), err)
	}
}
