package form

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pack may be signed by who publishes it (Ed25519, RFC 8032). What is signed
// is the publisher's name, and name and contents of every other file. A signature
// says that the pack is as whoever has the key made it; whose key it is, a person
// finds out by comparing its fingerprint with what the publisher says aloud.

// ErrSignature is returned for a pack whose signature is not that of its
// contents.
var ErrSignature = errors.New("the signature does not belong to this form pack")

// ErrSigningKey is returned for a file that holds no key to sign with.
var ErrSigningKey = errors.New("not a key to sign forms with")

// Signature is who signed a pack.
type Signature struct {
	Publisher string // as they call themselves
	key       ed25519.PublicKey
}

// Fingerprint is what tells one key from another, in groups to read aloud.
func (s *Signature) Fingerprint() string {
	sum := sha256.Sum256(s.key)
	text := strings.ToUpper(hex.EncodeToString(sum[:16]))
	var groups []string
	for ; text != ""; text = text[4:] {
		groups = append(groups, text[:4])
	}
	return strings.Join(groups, " ")
}

// SigningKey is a publisher's name and key. It is secret.
type SigningKey struct {
	publisher string
	key       ed25519.PrivateKey
}

type keyFile struct {
	Publisher string `json:"publisher"`
	Secret    []byte `json:"secret"` // the seed of an Ed25519 key
}

// NewSigningKey makes a key for a publisher.
func NewSigningKey(publisher string) (*SigningKey, error) {
	if !goodPublisher(publisher) {
		return nil, fmt.Errorf("%w: a publisher has a name of one line, up to %d letters", ErrSigningKey, maxPublisher)
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	return &SigningKey{publisher, key}, nil
}

// ReadSigningKey reads what Bytes gave.
func ReadSigningKey(data []byte) (*SigningKey, error) {
	var f keyFile
	if json.Unmarshal(data, &f) != nil || len(f.Secret) != ed25519.SeedSize || !goodPublisher(f.Publisher) {
		return nil, ErrSigningKey
	}
	return &SigningKey{f.Publisher, ed25519.NewKeyFromSeed(f.Secret)}, nil
}

// Bytes gives the key as a file. Whoever has it can sign as the publisher.
func (k *SigningKey) Bytes() ([]byte, error) {
	b, err := json.MarshalIndent(keyFile{k.publisher, k.key.Seed()}, "", "  ")
	return append(b, '\n'), err
}

// Signature tells how packs signed with the key are shown.
func (k *SigningKey) Signature() *Signature {
	return &Signature{k.publisher, k.key.Public().(ed25519.PublicKey)}
}

const maxPublisher = 80

func goodPublisher(name string) bool {
	return name != "" && strings.TrimSpace(name) == name && utf8.ValidString(name) && utf8.RuneCountInString(name) <= maxPublisher &&
		!strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
}

// Sign gives the pack with a signature in it, in place of one it may have.
func (p *Pack) Sign(k *SigningKey) (*Pack, error) {
	if p.Plain {
		return nil, fmt.Errorf("sign pack: %w: a pair of JSON Forms is signed as a pack, with a form.json", ErrPack)
	}
	files := maps.Clone(p.files)
	b, err := json.MarshalIndent(signatureFile{
		Publisher: k.publisher, Key: k.Signature().key, Signature: ed25519.Sign(k.key, signedText(k.publisher, files)),
	}, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("sign pack: %w", err)
	}
	files["signature.json"] = append(b, '\n')
	return newPack(files, string(p.Def.ID()))
}

type signatureFile struct {
	Publisher string `json:"publisher"`
	Key       []byte `json:"key"`
	Signature []byte `json:"signature"`
}

// signedText is what is signed: each part with its length before it, so that
// nothing can be moved from one to the next.
func signedText(publisher string, files map[string][]byte) []byte {
	var b bytes.Buffer
	put := func(part []byte) {
		b.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		b.Write(part)
	}
	put([]byte("Onward form pack 1"))
	put([]byte(publisher))
	for _, name := range sortedKeys(files) {
		if name != "signature.json" {
			put([]byte(name))
			put(files[name])
		}
	}
	return b.Bytes()
}

// signatureOf holds the signature in a pack, if there is one, to its files.
func signatureOf(files map[string][]byte) (*Signature, error) {
	data := files["signature.json"]
	if data == nil {
		return nil, nil
	}
	var f signatureFile
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if dec.Decode(&f) != nil || len(f.Key) != ed25519.PublicKeySize || !goodPublisher(f.Publisher) ||
		!ed25519.Verify(f.Key, signedText(f.Publisher, files), f.Signature) {
		return nil, ErrSignature
	}
	return &Signature{f.Publisher, f.Key}, nil
}

// Same tells whether two packs were signed with the same key.
func (s *Signature) Same(o *Signature) bool { return s != nil && o != nil && s.key.Equal(o.key) }
