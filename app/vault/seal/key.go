package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
)

// KeySize is the size of every key, in bytes.
const KeySize = 32

// ID names a record or a vault: 16 bytes that look random to anyone without
// the key they were made with.
type ID [16]byte

// String gives an ID as 32 hexadecimal digits.
func (id ID) String() string { return fmt.Sprintf("%x", id[:]) }

// Key is a symmetric key. It is handed about by pointer so that there is one
// of it to wipe, and it prints as a dash.
type Key struct{ b [KeySize]byte }

// ErrKeySize is returned by [KeyFrom] for anything but 32 bytes.
var ErrKeySize = errors.New("a key has 32 bytes")

// NewKey draws a key at random.
func NewKey() *Key {
	k := new(Key)
	rand.Read(k.b[:]) // never fails: crypto/rand stops the program instead
	return k
}

// KeyFrom copies 32 bytes into a key. The caller wipes his own.
func KeyFrom(b []byte) (*Key, error) {
	if len(b) != KeySize {
		return nil, ErrKeySize
	}
	k := new(Key)
	copy(k.b[:], b)
	return k, nil
}

// NewID draws an id at random.
func NewID() (id ID) {
	rand.Read(id[:])
	return id
}

// Wipe overwrites the key with zeros. A wiped key must not be used again.
func (k *Key) Wipe() {
	if k != nil {
		clear(k.b[:])
	}
}

// Format keeps keys out of messages: every verb prints a dash.
func (k *Key) Format(s fmt.State, _ rune) { fmt.Fprint(s, "-") }

// Derive makes a key for one purpose (HKDF-Expand, RFC 5869 §2.3; a key is
// uniformly random, so the extract step has nothing to do).
func (k *Key) Derive(purpose string) *Key {
	b, err := hkdf.Expand(sha256.New, k.b[:], "onward/1/"+purpose, KeySize)
	if err != nil {
		panic("seal: hkdf refused 32 bytes: " + err.Error()) // unreachable
	}
	d, err := KeyFrom(b)
	if err != nil {
		panic("seal: hkdf gave another size") // unreachable
	}
	clear(b)
	return d
}

// Sum authenticates parts under the key (HMAC-SHA-256). Each part is preceded
// by its length, so that no two lists of parts read alike.
func (k *Key) Sum(parts ...[]byte) [32]byte { return k.Summer().Sum(parts...) }

// Summer gives sums under one key, one after the other: where there are many,
// the key is taken in once. It is for one goroutine at a time.
type Summer struct {
	mac  hash.Hash
	text []byte
}

// Summer takes the key in.
func (k *Key) Summer() *Summer { return &Summer{mac: hmac.New(sha256.New, k.b[:])} }

// Sum is [Key.Sum].
func (s *Summer) Sum(parts ...[]byte) (sum [32]byte) {
	if s.text != nil {
		s.mac.Reset()
	}
	s.text = s.text[:0]
	for _, p := range parts {
		s.text = binary.BigEndian.AppendUint64(s.text, uint64(len(p)))
		s.text = append(s.text, p...)
	}
	s.mac.Write(s.text)
	s.text = s.mac.Sum(s.text[:0])
	return [32]byte(s.text)
}

// Name gives the id under which a thing of a kind is kept. Without the key it
// cannot be told from a random id.
func (k *Key) Name(kind, name string) (id ID) {
	sum := k.Sum([]byte("name"), []byte(kind), []byte(name))
	copy(id[:], sum[:])
	return id
}

// ReadID is the reverse of [ID.String]. The error is ErrKeySize.
func ReadID(s string) (id ID, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(id) {
		return id, ErrKeySize
	}
	return ID(b), nil
}

// Clone copies a key, so that each can be wiped on its own.
func (k *Key) Clone() *Key {
	if k == nil {
		return nil
	}
	c := *k
	return &c
}
