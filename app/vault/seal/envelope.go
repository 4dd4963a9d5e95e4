package seal

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hpke"
	"encoding/binary"
)

// EnvelopeSize is the size of a key sealed to somebody: what HPKE sends along
// (32), the key and the tag.
const EnvelopeSize = 32 + KeySize + TagSize

// PublicSize is the size of a public key that can be sealed to, in bytes.
const PublicSize = 32

// Public is a key that can be sealed to, and that opens nothing.
type Public [PublicSize]byte

// Pair is a public key and what opens that which was sealed to it (HPKE, RFC
// 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305).
// Whoever seals does not say who she is; the vault's header is authenticated
// by other means.
type Pair struct {
	private hpke.PrivateKey
	Public  Public
}

// Pair makes the pair of a secret. The same secret always gives the same pair.
func (k *Key) Pair() *Pair {
	d := k.Derive("pair")
	defer d.Wipe()
	private, err := hpke.DHKEM(ecdh.X25519()).NewPrivateKey(d.b[:])
	if err != nil {
		panic("seal: X25519 refused 32 bytes: " + err.Error()) // unreachable
	}
	return &Pair{private, Public(private.PublicKey().Bytes())}
}

// Signer makes the signing key of a secret (Ed25519, RFC 8032).
func (k *Key) Signer() ed25519.PrivateKey {
	d := k.Derive("sign")
	defer d.Wipe()
	return ed25519.NewKeyFromSeed(d.b[:])
}

// info binds what is sealed to somebody to its place, as [Label] does for a
// record, under a domain tag of its own.
func (l Label) info() []byte {
	b := append(make([]byte, 0, 64), "onward/2/envelope\x00"...)
	b = append(b, l.Vault[:]...)
	b = append(b, l.ID[:]...)
	b = binary.BigEndian.AppendUint64(b, l.Version)
	return append(b, l.Kind...)
}

// SealTo encrypts to a public key, padded as a record is. The errors are
// ErrSize, and ErrOpen for a public key that is none.
func SealTo(to Public, l Label, plain []byte) ([]byte, error) {
	if len(plain) >= MaxSize {
		return nil, ErrSize
	}
	b := pad(plain)
	defer clear(b)
	return sealTo(to, l, b)
}

// Open decrypts what SealTo sealed. The caller wipes the result.
func (p *Pair) Open(l Label, text []byte) ([]byte, error) {
	b, err := hpke.Open(p.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), l.info(), text)
	if err != nil {
		return nil, ErrOpen
	}
	return unpad(b)
}

// Envelope seals a key to a public key, [EnvelopeSize] bytes.
func (k *Key) Envelope(to Public, l Label) ([]byte, error) { return sealTo(to, l, k.b[:]) }

// OpenEnvelope opens what Envelope sealed. The error is ErrOpen.
func (p *Pair) OpenEnvelope(l Label, text []byte) (*Key, error) {
	b, err := hpke.Open(p.private, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), l.info(), text)
	if err != nil || len(b) != KeySize {
		return nil, ErrOpen
	}
	defer clear(b)
	return KeyFrom(b)
}

func sealTo(to Public, l Label, b []byte) ([]byte, error) {
	pub, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(to[:])
	if err != nil {
		return nil, ErrOpen
	}
	text, err := hpke.Seal(pub, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), l.info(), b)
	if err != nil {
		return nil, ErrOpen // a public key of low order
	}
	return text, nil
}
