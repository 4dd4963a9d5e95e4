package vault

import (
	"bytes"
	"errors"
	"testing"
)

// Form packs stay over a lock, each under its name, and can be taken away.
func TestVault_KeepsFormPacks(t *testing.T) {
	v, _ := newVault(t)
	if err := errors.Join(v.SaveSettings([]byte(`{}`)), v.SavePack("x 1.0.0", []byte("one")), v.SavePack("x 2.0.0", []byte("two")), v.SavePack("x 1.0.0", []byte("one again"))); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v)
	packs, err := v.Packs()
	if err != nil || len(packs) != 2 || !bytes.Equal(packs["x 1.0.0"], []byte("one again")) || !bytes.Equal(packs["x 2.0.0"], []byte("two")) {
		t.Errorf("%q, %v", packs, err)
	}
	if err := v.SavePack("x 2.0.0", nil); err != nil {
		t.Fatal(err)
	}
	if packs, err = reopen(t, v).Packs(); err != nil || len(packs) != 1 {
		t.Errorf("after taking one away: %q, %v", packs, err)
	}
}
