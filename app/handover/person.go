package handover

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
)

// Person can seal files to others and open those sealed to them. The zero
// value is nobody.
type Person struct {
	name string
	age  *age.X25519Identity
	sign ed25519.PrivateKey
}

// Card is what others need of a person. It is no secret, and it is not known
// to be right until the things it names were compared by voice.
type Card struct {
	Name      string `json:"name"`      // as others shall see it: a post or an office is enough
	Recipient string `json:"recipient"` // age X25519 recipient, "age1…"
	Sign      []byte `json:"sign"`      // Ed25519 public key, 32 bytes
}

// ErrCard is returned for a text that is no card.
var ErrCard = errors.New("not a card")

// ErrPerson is returned for bytes that are no person's keys, or not under this
// pass phrase.
var ErrPerson = errors.New("not these keys, or not this pass phrase")

const mostName = 120 // letters of a name on a card

// NewPerson draws keys for a name.
func NewPerson(name string) (*Person, error) {
	if !fits(name) {
		return nil, fmt.Errorf("%w: no name", ErrCard)
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("draw keys: %w", err)
	}
	_, sign, err := ed25519.GenerateKey(nil)
	if err != nil {
		return nil, fmt.Errorf("draw keys: %w", err)
	}
	return &Person{name, id, sign}, nil
}

func fits(name string) bool {
	n := utf8.RuneCountInString(name)
	return n > 0 && n <= mostName && utf8.ValidString(name) && strings.TrimSpace(name) == name && !strings.ContainsAny(name, "\r\n\t")
}

// Card is what to give to others.
func (p *Person) Card() Card {
	return Card{p.name, p.age.Recipient().String(), p.sign.Public().(ed25519.PublicKey)}
}

// secret is a person as stored.
type secret struct {
	Name string `json:"name"`
	Age  string `json:"age"`
	Seed []byte `json:"seed"`
}

// Bytes gives the person's secret keys, to be kept sealed. [PersonFrom] reads
// them.
func (p *Person) Bytes() []byte {
	b, err := json.Marshal(secret{p.name, p.age.String(), p.sign.Seed()})
	if err != nil {
		panic(err) // strings and bytes
	}
	return b
}

// PersonFrom reads what Bytes gave. Error: ErrPerson.
func PersonFrom(b []byte) (*Person, error) {
	var s secret
	if err := json.Unmarshal(b, &s); err != nil || !fits(s.Name) || len(s.Seed) != ed25519.SeedSize {
		return nil, ErrPerson
	}
	id, err := age.ParseX25519Identity(s.Age)
	if err != nil {
		return nil, ErrPerson
	}
	return &Person{s.Name, id, ed25519.NewKeyFromSeed(s.Seed)}, nil
}

// Lock gives the person's keys as a file under a pass phrase (age, scrypt),
// for those who work without a vault.
func (p *Person) Lock(pass string) ([]byte, error) {
	r, err := age.NewScryptRecipient(pass)
	if err != nil {
		return nil, fmt.Errorf("lock keys: %w", err)
	}
	return encrypt(p.Bytes(), r)
}

// Unlock reads what Lock gave. Error: ErrPerson.
func Unlock(file []byte, pass string) (*Person, error) {
	id, err := age.NewScryptIdentity(pass)
	if err != nil {
		return nil, ErrPerson
	}
	r, err := age.Decrypt(bytes.NewReader(file), id)
	if err != nil {
		return nil, ErrPerson
	}
	b, err := io.ReadAll(io.LimitReader(r, 1<<16))
	if err != nil {
		return nil, ErrPerson
	}
	return PersonFrom(b)
}

// Seal encrypts a few bytes to a card, unsigned and without an end: a recovery
// sheet's code for the supervisor who keeps it.
func (c Card) Seal(b []byte) ([]byte, error) {
	r, err := age.ParseX25519Recipient(c.Recipient)
	if err != nil {
		return nil, ErrCard
	}
	return encrypt(b, r)
}

// Open reads what [Card.Seal] gave. Errors: ErrNotForYou, ErrDamaged.
func (p *Person) Open(file []byte) ([]byte, error) {
	r, err := p.decrypt(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, 1<<16))
	if err != nil {
		return nil, ErrDamaged
	}
	return b, nil
}

func encrypt(b []byte, r age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err != nil {
		return nil, fmt.Errorf("encrypt: %w", err)
	}
	w.Write(b) // to memory
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("encrypt: %w", err)
	}
	return out.Bytes(), nil
}

// cardTag begins a card as text.
const cardTag = "onward-card-1:"

// Text gives a card as one line that can be put into a file or a message.
func (c Card) Text() string {
	b, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and bytes
	}
	return cardTag + base64.RawURLEncoding.EncodeToString(b)
}

// ReadCard reads what Text gave; white space at line ends does not matter.
// Error: ErrCard.
func ReadCard(text string) (Card, error) {
	text = strings.Join(strings.Fields(text), "")
	coded, ok := strings.CutPrefix(text, cardTag)
	if !ok || len(coded) > 4096 {
		return Card{}, ErrCard
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(coded)
	if err != nil {
		return Card{}, ErrCard
	}
	var c Card
	if err := json.Unmarshal(b, &c); err != nil || c.Text() != text || c.check() != nil {
		return Card{}, ErrCard
	}
	return c, nil
}

func (c Card) check() error {
	if _, err := age.ParseX25519Recipient(c.Recipient); err != nil || !fits(c.Name) || len(c.Sign) != ed25519.PublicKeySize {
		return ErrCard
	}
	return nil
}

// ID names a card's keys: SHA-256 over both, whatever name stands on it.
func (c Card) ID() [32]byte {
	return sha256.Sum256(fmt.Appendf(nil, "onward/card/1\x00%s\x00%x", c.Recipient, c.Sign))
}
