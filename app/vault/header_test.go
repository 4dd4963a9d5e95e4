package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"strings"
	"testing"

	"onward/app/vault/seal"
)

func aSlot(t testing.TB) slot {
	t.Helper()
	s, err := newSlot(seal.ID{1}, seal.ID{9}, seal.NewKey(), door{slotPhrase, []byte("worker 7"), []byte("phrase")}, seal.Floor, testOnlyCheap)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// checked gives bytes a right check at the end, so that what lies behind the
// check is reached.
func checked(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(bytes.Clone(b), sum[:slotCheck]...)
}

func TestSlot_OpensForItsUserAlone(t *testing.T) {
	vault, root := seal.ID{1}, seal.NewKey()
	s, err := newSlot(vault, seal.ID{9}, root, door{slotPhrase, []byte("worker 7"), []byte("phrase")}, seal.Floor, testOnlyCheap)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.unlock(vault, door{slotPhrase, userBytes("worker 7"), []byte("phrase")}, testOnlyCheap)
	if err != nil || *got != *root {
		t.Fatal(err)
	}
	for what, try := range map[string]func() error{
		"another user": func() error {
			_, err := s.unlock(vault, door{slotPhrase, []byte("worker 8"), []byte("phrase")}, testOnlyCheap)
			return err
		},
		"another vault": func() error {
			_, err := s.unlock(seal.ID{2}, door{slotPhrase, []byte("worker 7"), []byte("phrase")}, testOnlyCheap)
			return err
		},
		"another phrase": func() error {
			_, err := s.unlock(vault, door{slotPhrase, []byte("worker 7"), []byte("phrases")}, testOnlyCheap)
			return err
		},
		"other numbers": func() error {
			s := s
			s.Params.Passes++
			_, err := s.unlock(vault, door{slotPhrase, []byte("worker 7"), []byte("phrase")}, testOnlyCheap)
			return err
		},
	} {
		if err := try(); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestSlot_TellsDamageFromAWrongPhrase(t *testing.T) {
	b := aSlot(t).bytes()
	if len(b) != slotSize {
		t.Fatalf("a slot has %d bytes, not %d", len(b), slotSize)
	}
	for i := range b {
		b[i] ^= 4
		if _, err := readSlot(b); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d changed: %v", i, err)
		}
		b[i] ^= 4
	}
	body := b[:len(b)-slotCheck]
	change := func(at int, to byte) []byte {
		c := bytes.Clone(body)
		c[at] = to
		return checked(c)
	}
	for what, c := range map[string]struct {
		b    []byte
		want error
	}{
		"cheap":          {change(38, 2), ErrParams},
		"ruinous":        {change(39, 0xff), ErrParams},
		"no threads":     {change(43, 0), ErrParams},
		"another kind":   {change(0, 9), errOtherSlot},
		"a later rule":   {change(1, 2), ErrNewer},
		"a byte too few": {checked(body[:len(body)-1]), ErrDamaged},
		"nothing":        {nil, ErrDamaged},
	} {
		if _, err := readSlot(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
}

// What is read is written again to the same bytes, or it is not read.
func FuzzHeader(f *testing.F) {
	f.Add(header{Format: 1, Reader: 1, Vault: seal.ID{7}}.bytes())
	f.Add(header{Format: 9, Reader: 1, rest: []byte("more")}.bytes())
	f.Add([]byte{0, 2, 0, 2})
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := readHeader(b)
		if err == nil && !bytes.Equal(h.bytes(), b) {
			t.Fatalf("%x is read and written as %x", b, h.bytes())
		}
	})
}

func FuzzSlot(f *testing.F) {
	b := aSlot(f).bytes()
	f.Add(b[:len(b)-slotCheck])
	f.Add([]byte{2, 1})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		b := checked(body)
		s, err := readSlot(b)
		if err == nil && !bytes.Equal(s.bytes(), b) {
			t.Fatalf("%d bytes are read and written as others", len(b))
		}
		if err == nil && s.Params.Check() != nil {
			t.Fatal("numbers out of bounds were let through")
		}
	})
}

func FuzzRecord(f *testing.F) {
	b, _ := record{kindSitting, "s-01", []byte(`{}`)}.bytes()
	f.Add(b)
	f.Add([]byte{})
	f.Add([]byte{255, 1})
	long, _ := record{kindSitting, strings.Repeat("n", maxName), nil}.bytes()
	f.Add(long)
	f.Add(long[1+len(kindSitting):])
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := readRecord(b)
		if err != nil || r.name == "" {
			return
		}
		again, err := r.bytes()
		if err != nil || !bytes.Equal(again, b) {
			t.Fatalf("%x is read and written as %x, %v", b, again, err)
		}
	})
}

func TestHead_AddsAndTakesAway(t *testing.T) {
	k := seal.NewKey()
	a := term(k, row{ID: seal.ID{1}, Version: 1})
	b := term(k, row{ID: seal.ID{2}, Version: 1})
	if a == b || a == term(k, row{ID: seal.ID{1}, Version: 2}) || a == term(seal.NewKey(), row{ID: seal.ID{1}, Version: 1}) {
		t.Error("two rows count alike")
	}
	var x, y sum
	x.add(a)
	x.add(b)
	y.add(b)
	y.add(a)
	if x != y {
		t.Error("order matters")
	}
	x.sub(a)
	x.sub(b)
	if x != (sum{}) {
		t.Error("what was taken away is still there")
	}
	x.sub(sum{0, 0, 0, 1})
	if x != (sum{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}) {
		t.Errorf("below zero: %x", x)
	}
	h := head{Commits: 3, Rows: 2, Accepted: 1, Sum: x}
	if got, err := readHead(h.bytes()); err != nil || got != h {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := readHead(h.bytes()[1:]); !errors.Is(err, ErrDamaged) {
		t.Errorf("a short head: %v", err)
	}
}
