package seal

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
)

func someLabel() Label {
	return Label{Vault: ID{1}, Kind: "case", ID: ID{2}, Version: 3}
}

func TestSeal_OpensUnderItsOwnLabelOnly(t *testing.T) {
	k, l := NewKey(), someLabel()
	n, text, err := Seal(k, l, []byte("ชื่อเล่น"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Open(k, l, n, text); err != nil || string(got) != "ชื่อเล่น" {
		t.Fatalf("%q, %v", got, err)
	}
	other := map[string]Label{
		"vault":   {Vault: ID{9}, Kind: "case", ID: ID{2}, Version: 3},
		"kind":    {Vault: ID{1}, Kind: "wrap", ID: ID{2}, Version: 3},
		"id":      {Vault: ID{1}, Kind: "case", ID: ID{9}, Version: 3},
		"version": {Vault: ID{1}, Kind: "case", ID: ID{2}, Version: 2},
	}
	for name, l := range other {
		if _, err := Open(k, l, n, text); !errors.Is(err, ErrOpen) {
			t.Errorf("opened under another %s", name)
		}
	}
	if _, err := Open(NewKey(), l, n, text); !errors.Is(err, ErrOpen) {
		t.Error("opened with another key")
	}
}

func TestSeal_HidesLengthUpToItsBucket(t *testing.T) {
	for n, want := range map[int]int{
		0: 1 << 10, 1: 1 << 10, 1023: 1 << 10, 1024: 4 << 10, 4095: 4 << 10, 4096: 16 << 10,
		16383: 16 << 10, 16384: 64 << 10, 65535: 64 << 10, 65536: 128 << 10, 131071: 128 << 10, 131072: 192 << 10,
	} {
		plain := bytes.Repeat([]byte{0}, n) // zeros, which padding must not eat
		nonce, text, err := Seal(NewKey(), Label{}, plain)
		if err != nil || len(text) != want+TagSize || Padded(n) != want {
			t.Errorf("%d bytes: %d sealed, want %d; %v", n, len(text), want+TagSize, err)
		}
		_ = nonce
	}
	if _, _, err := Seal(NewKey(), Label{}, make([]byte, MaxSize)); !errors.Is(err, ErrSize) {
		t.Errorf("too long: %v", err)
	}
}

func TestSeal_DoesNotTouchWhatItWasGiven(t *testing.T) {
	plain := []byte("unchanged")
	if _, _, err := Seal(NewKey(), Label{}, plain[:4]); err != nil || string(plain) != "unchanged" {
		t.Errorf("%q, %v", plain, err)
	}
}

func TestSeal_NoncesDoNotMeet(t *testing.T) {
	k, seen := NewKey(), map[Nonce]bool{}
	for range 2000 {
		n, _, _ := Seal(k, Label{}, nil)
		if seen[n] {
			t.Fatal("a nonce came twice")
		}
		seen[n] = true
	}
}

func TestOpen_RefusesOtherPadding(t *testing.T) {
	k, l := NewKey(), someLabel()
	for name, b := range map[string][]byte{
		"none":            {},
		"no mark":         make([]byte, 1024),
		"another mark":    append([]byte("x\x81"), make([]byte, 1022)...),
		"too long":        append([]byte("x\x80"), make([]byte, 4094)...),
		"no bucket":       append([]byte("x\x80"), make([]byte, 98)...),
		"mark in the end": append(make([]byte, 4095), 0x80)[3072:],
	} {
		n, text := sealWith(k, l, b, false)
		_, err := Open(k, l, n, text)
		if ok := name == "mark in the end"; (err == nil) != ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWrap_GivesTheKeyBack(t *testing.T) {
	outer, inner, l := NewKey(), NewKey(), someLabel()
	w := Wrap(outer, l, inner)
	got, err := Unwrap(outer, l, w)
	if err != nil || *got != *inner {
		t.Fatal(err)
	}
	for i := range w {
		w[i] ^= 1
		if _, err := Unwrap(outer, l, w); !errors.Is(err, ErrOpen) {
			t.Fatalf("byte %d changed, and it opened", i)
		}
		w[i] ^= 1
	}
	if _, err := Unwrap(outer, l, w[1:]); !errors.Is(err, ErrOpen) {
		t.Error("a short one opened")
	}
}

func TestKey_PrintsAsADash(t *testing.T) {
	k := NewKey()
	for _, verb := range []string{"%v", "%+v", "%#v", "%x", "%s", "%d"} {
		if s := fmt.Sprintf(verb, k); s != "-" {
			t.Errorf("%s prints %q", verb, s)
		}
	}
	k.Wipe()
	if *k != (Key{}) {
		t.Error("wiped, and still there")
	}
	if _, err := KeyFrom(make([]byte, 31)); !errors.Is(err, ErrKeySize) {
		t.Errorf("31 bytes made a key: %v", err)
	}
}

func TestKey_DerivesApart(t *testing.T) {
	k := NewKey()
	a, b := k.Derive("a"), k.Derive("b")
	if *a == *b || *a == *k {
		t.Error("two purposes, one key")
	}
	if *a != *k.Derive("a") {
		t.Error("one purpose, two keys")
	}
	if k.Sum([]byte("ab"), []byte("c")) == k.Sum([]byte("a"), []byte("bc")) {
		t.Error("parts run together")
	}
	if k.Name("ab", "c") == k.Name("a", "bc") {
		t.Error("kind and name run together")
	}
}

func TestParams_RefusesCheapAndRuinous(t *testing.T) {
	for _, c := range []struct {
		p  Params
		ok bool
	}{
		{Params{3, 64 << 10, 1}, true},
		{Params{10, 1 << 20, 8}, true},
		{Floor, true},
		{Params{2, 64 << 10, 1}, false},
		{Params{11, 64 << 10, 1}, false},
		{Params{3, 64<<10 - 1, 1}, false},
		{Params{3, 1<<20 + 1, 1}, false},
		{Params{3, 64 << 10, 0}, false},
		{Params{3, 64 << 10, 9}, false},
		{Params{}, false},
	} {
		_, err := ReadParams(c.p.Append(nil))
		if (err == nil) != c.ok {
			t.Errorf("%+v: %v", c.p, err)
		}
		if !c.ok {
			if _, err := Stretch(nil, make([]byte, SaltSize), c.p); !errors.Is(err, ErrParams) {
				t.Errorf("%+v was worked on: %v", c.p, err)
			}
		}
	}
	if _, err := Stretch(nil, nil, Floor); !errors.Is(err, ErrParams) {
		t.Errorf("no salt: %v", err)
	}
}

// Answers of others, so that a faulty library or processor shows.
func TestSeal_AgreesWithPublishedVectors(t *testing.T) {
	// phc-winner-argon2, src/test.c: Argon2id, t=2, m=64 MiB, p=1.
	got := argon2.IDKey([]byte("password"), []byte("somesalt"), 2, 64<<10, 1, 32)
	if want := "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"; hex.EncodeToString(got) != want {
		t.Errorf("Argon2id gives %x", got)
	}
	// draft-irtf-cfrg-xchacha-03, A.3.1.
	k := new(Key)
	for i := range k.b {
		k.b[i] = byte(0x80 + i)
	}
	nonce, data := make([]byte, NonceSize), unhex("50515253c0c1c2c3c4c5c6c7")
	for i := range nonce {
		nonce[i] = byte(0x40 + i)
	}
	text := unhex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb" +
		"731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452" +
		"2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9" +
		"21f9664c97637da9768812f615c68b13b52e" + "c0875924c1c7987947deafd8780acf49")
	plain, err := k.aead().Open(nil, nonce, text, data)
	if err != nil || !bytes.HasPrefix(plain, []byte("Ladies and Gentlemen of the class of '99")) {
		t.Errorf("XChaCha20-Poly1305 gives %q, %v", plain, err)
	}
	// HKDF-Expand is HMAC(key, info || 1) for the first 32 bytes, RFC 5869 §2.3.
	m := hmac.New(sha256.New, k.b[:])
	m.Write([]byte("onward/1/header\x01"))
	if d := k.Derive("header"); !bytes.Equal(d.b[:], m.Sum(nil)) {
		t.Errorf("HKDF gives %x", d.b)
	}
}

func TestStretch_IsArgon2id(t *testing.T) {
	k, err := Stretch([]byte("pass phrase"), []byte("somesaltsomesalt"), Floor)
	if err != nil {
		t.Fatal(err)
	}
	if want := "496e0ccc204eed5427b559e2852a93561eebb7704b1278d26817aa82bcabc38a"; hex.EncodeToString(k.b[:]) != want {
		t.Errorf("got %x", k.b)
	}
}

func unhex(s string) []byte {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return b
}

func TestPick_AimsAtASecond(t *testing.T) {
	for _, c := range []struct {
		pass time.Duration // for 64 MiB
		want Params
	}{
		{10 * time.Millisecond, Params{10, 512 << 10, 2}},
		{20 * time.Millisecond, Params{6, 512 << 10, 2}},
		{50 * time.Millisecond, Params{5, 256 << 10, 2}},
		{80 * time.Millisecond, Params{3, 256 << 10, 2}},
		{120 * time.Millisecond, Params{4, 128 << 10, 2}},
		{300 * time.Millisecond, Params{3, 64 << 10, 2}},
		{5 * time.Second, Params{3, 64 << 10, 2}},
		{0, Params{10, 512 << 10, 2}},
	} {
		if got := pick(c.pass); got != c.want || got.Check() != nil {
			t.Errorf("%v a pass: %+v, want %+v", c.pass, got, c.want)
		}
	}
	if err := Calibrate().Check(); err != nil {
		t.Errorf("this machine: %v", err)
	}
}

// What goes in comes out, and with any byte of it changed it does not open.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("အိမ်"), "case", uint64(1), 7)
	f.Add([]byte{}, "", uint64(0), 0)
	f.Add(bytes.Repeat([]byte{0x80, 0}, 600), "wrap", uint64(1<<63), 1500)
	f.Add(bytes.Repeat([]byte("a"), 70000), "x", uint64(9), -1)
	f.Fuzz(func(t *testing.T, plain []byte, kind string, version uint64, at int) {
		k, l := NewKey(), Label{Kind: kind, Version: version}
		n, text, err := Seal(k, l, plain)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Open(k, l, n, text)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("came out as %d bytes, %v", len(got), err)
		}
		i := int(uint(at) % uint(len(text)))
		text[i] ^= 0x40
		if _, err := Open(k, l, n, text); !errors.Is(err, ErrOpen) {
			t.Fatalf("byte %d changed, and it opened", i)
		}
		text[i] ^= 0x40
		n[i%NonceSize] ^= 1
		if _, err := Open(k, l, n, text); !errors.Is(err, ErrOpen) {
			t.Fatal("nonce changed, and it opened")
		}
		if _, err := Open(k, l, n, plain); !errors.Is(err, ErrOpen) {
			t.Fatal("what was never sealed opened")
		}
	})
}

func BenchmarkSeal20KB(b *testing.B) {
	k, plain := NewKey(), make([]byte, 20<<10)
	b.SetBytes(int64(len(plain)))
	for b.Loop() {
		if _, _, err := Seal(k, someLabel(), plain); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStretchFloor(b *testing.B) {
	for b.Loop() {
		if _, err := Stretch([]byte("pass phrase"), make([]byte, SaltSize), Floor); err != nil {
			b.Fatal(err)
		}
	}
}

// One that has taken the key in says the same as one that is new, each time.
func TestSummer_SaysWhatSumSays(t *testing.T) {
	k := NewKey()
	s := k.Summer()
	for _, parts := range [][][]byte{{[]byte("a"), []byte("bc")}, {[]byte("ab"), []byte("c")}, {}, {nil}, {make([]byte, 1000)}, {[]byte("a"), []byte("bc")}} {
		m := hmac.New(sha256.New, k.b[:])
		for _, p := range parts {
			m.Write(binary.BigEndian.AppendUint64(nil, uint64(len(p))))
			m.Write(p)
		}
		want := [32]byte(m.Sum(nil))
		if got := s.Sum(parts...); got != want || k.Sum(parts...) != want {
			t.Errorf("%q: %x and %x, want %x", parts, got, k.Sum(parts...), want)
		}
	}
}
