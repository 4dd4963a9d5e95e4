package seal

import (
	"bytes"
	"errors"
	"testing"
)

// What is sealed to somebody opens for her alone, in its place alone, and not
// when a bit of it changed.
func TestEnvelope_OpensForOneAlone(t *testing.T) {
	secret, l := NewKey(), Label{Vault: ID{1}, ID: ID{2}, Kind: "ring office"}
	pair, key := secret.Pair(), NewKey()
	e, err := key.Envelope(pair.Public, l)
	if err != nil || len(e) != EnvelopeSize {
		t.Fatal(len(e), err)
	}
	if got, err := secret.Pair().OpenEnvelope(l, e); err != nil || *got != *key {
		t.Fatal(err)
	}
	for what, try := range map[string]func() error{
		"another secret": func() error { _, err := NewKey().Pair().OpenEnvelope(l, e); return err },
		"another vault":  func() error { _, err := pair.OpenEnvelope(Label{Vault: ID{9}, ID: l.ID, Kind: l.Kind}, e); return err },
		"another user": func() error {
			_, err := pair.OpenEnvelope(Label{Vault: l.Vault, ID: ID{9}, Kind: l.Kind}, e)
			return err
		},
		"another ring": func() error {
			_, err := pair.OpenEnvelope(Label{Vault: l.Vault, ID: l.ID, Kind: "ring log"}, e)
			return err
		},
		"nothing": func() error { _, err := pair.OpenEnvelope(l, nil); return err },
	} {
		if err := try(); !errors.Is(err, ErrOpen) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := range e {
		e[i] ^= 1
		if _, err := pair.OpenEnvelope(l, e); i != 31 && err == nil { // X25519 ignores the top bit alone
			t.Errorf("byte %d changed, and it opens", i)
		}
		e[i] ^= 1
	}
	if _, err := key.Envelope(Public{}, l); !errors.Is(err, ErrOpen) {
		t.Errorf("sealed to zero: %v", err)
	}
	letter, err := SealTo(pair.Public, l, []byte("a letter"))
	if err != nil || len(letter) != 32+1024+TagSize {
		t.Fatal(len(letter), err)
	}
	if got, err := pair.Open(l, letter); err != nil || !bytes.Equal(got, []byte("a letter")) {
		t.Errorf("%q %v", got, err)
	}
	if k, err := pair.OpenEnvelope(l, letter); err == nil {
		t.Errorf("a letter is taken for a key: %v", k)
	}
}

func FuzzEnvelope(f *testing.F) {
	pair, l := KeyOf("fuzz").Pair(), Label{Kind: "left private"}
	e, _ := NewKey().Envelope(pair.Public, l)
	f.Add(e)
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := pair.OpenEnvelope(l, b); err == nil && !bytes.Equal(b, e) {
			t.Fatal("something that was not sealed opens")
		}
		_, _ = pair.Open(l, b)
	})
}

// KeyOf makes the same key each time, for a test that must be repeatable.
func KeyOf(word string) *Key { return Spread([]byte(word), nil, "test") }
