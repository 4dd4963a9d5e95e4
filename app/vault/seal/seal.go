package seal

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"
)

// Sizes in bytes.
const (
	NonceSize = chacha20poly1305.NonceSizeX
	TagSize   = chacha20poly1305.Overhead
	// WrapSize is the size of a wrapped key: nonce, key and tag.
	WrapSize = NonceSize + KeySize + TagSize
)

// MaxSize is the longest record, 64 MiB. What is longer belongs in pieces.
const MaxSize = 64 << 20

var (
	// ErrOpen says that a text was not sealed with this key under this label,
	// or was changed since. There is no telling which.
	ErrOpen = errors.New("record does not open")
	// ErrSize says that a record is longer than MaxSize.
	ErrSize = errors.New("record is longer than 64 MiB")
)

// Nonce is drawn anew for each sealing and kept beside the text.
type Nonce [NonceSize]byte

// Label is what a record is bound to. It is authenticated, not hidden.
type Label struct {
	Vault   ID
	Kind    string
	ID      ID
	Version uint64
}

// data lays a label out as associated data: a domain tag that no other use of
// the cipher shares, then fixed fields, then the kind to the end.
func (l Label) data() []byte {
	b := append(make([]byte, 0, 64), "onward/1/record\x00"...)
	b = append(b, l.Vault[:]...)
	b = append(b, l.ID[:]...)
	b = binary.BigEndian.AppendUint64(b, l.Version)
	return append(b, l.Kind...)
}

func (k *Key) aead() cipher.AEAD {
	a, err := chacha20poly1305.NewX(k.b[:])
	if err != nil {
		panic("seal: cipher refused a 32-byte key") // unreachable
	}
	return a
}

// Seal encrypts a record, padded to its bucket. It does not keep or change
// plain. The error is ErrSize.
func Seal(k *Key, l Label, plain []byte) (Nonce, []byte, error) {
	if len(plain) >= MaxSize {
		return Nonce{}, nil, ErrSize
	}
	n, text := sealWith(k, l, pad(plain), true)
	return n, text, nil
}

// Open decrypts what Seal sealed. The caller owns the result and wipes it.
func Open(k *Key, l Label, n Nonce, text []byte) ([]byte, error) {
	padded, err := k.aead().Open(nil, n[:], text, l.data())
	if err != nil {
		return nil, ErrOpen
	}
	return unpad(padded)
}

// sealWith encrypts exactly the bytes given, over themselves where wipe says
// that they may go.
func sealWith(k *Key, l Label, b []byte, wipe bool) (n Nonce, text []byte) {
	rand.Read(n[:])
	if wipe {
		// pad left room for the tag, so this encrypts in place and leaves
		// no second copy of the plain text behind.
		return n, k.aead().Seal(b[:0], n[:], b, l.data())
	}
	return n, k.aead().Seal(nil, n[:], b, l.data())
}

// Wrap seals a key with another: nonce and text in one, [WrapSize] bytes.
func Wrap(outer *Key, l Label, inner *Key) []byte {
	n, text := sealWith(outer, l, inner.b[:], false)
	return append(n[:], text...)
}

// Unwrap opens what Wrap sealed. The error is ErrOpen.
func Unwrap(outer *Key, l Label, wrapped []byte) (*Key, error) {
	if len(wrapped) != WrapSize {
		return nil, ErrOpen
	}
	b, err := outer.aead().Open(nil, wrapped[:NonceSize], wrapped[NonceSize:], l.data())
	if err != nil {
		return nil, ErrOpen
	}
	defer clear(b)
	return KeyFrom(b)
}

// Padded gives the bucket for a record of n bytes. One byte is always taken
// by the mark that ends the record.
func Padded(n int) int {
	for _, b := range []int{1 << 10, 4 << 10, 16 << 10, 64 << 10} {
		if n < b {
			return b
		}
	}
	const step = 64 << 10
	return (n/step + 1) * step
}

// pad ends a record with 0x80 and fills its bucket with zeros (ISO/IEC 7816-4).
func pad(plain []byte) []byte {
	n := Padded(len(plain))
	b := make([]byte, n, n+TagSize)
	copy(b, plain)
	b[len(plain)] = 0x80
	return b
}

func unpad(b []byte) ([]byte, error) {
	end := len(bytes.TrimRight(b, "\x00")) - 1
	if end < 0 || b[end] != 0x80 || Padded(end) != len(b) {
		clear(b)
		return nil, ErrOpen // sealed by someone who pads otherwise
	}
	return b[:end:end], nil
}
