package handover

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"filippo.io/age"
)

// tag begins what is inside a file; its last sign is the version of the format.
const tag = "onward-handover-1"

// bucket is what a file's inside is filled up to.
const bucket = 64 << 10

// Why a file was not opened, or not made.
var (
	ErrNotForYou     = errors.New("sealed for somebody else")
	ErrDamaged       = errors.New("the file was changed or is not whole")
	ErrNewer         = errors.New("made by a newer program")
	ErrUnknownSender = errors.New("from somebody whose card is not known")
	ErrExpired       = errors.New("its time is over")
	ErrEarly         = errors.New("made later than today: one of the two clocks is wrong")
	ErrSeen          = errors.New("opened before")
	ErrTooLarge      = errors.New("too large")
	ErrMade          = errors.New("not made as such a file is made")
)

// StrangerError says who claims to have sent a file, so that the card's things
// can be compared by voice and the card be taken in. Nothing of the content is
// told. It is ErrUnknownSender.
type StrangerError struct{ Card Card }

func (e *StrangerError) Error() string { return ErrUnknownSender.Error() }
func (e *StrangerError) Unwrap() error { return ErrUnknownSender }

// Seal makes the file of a letter from a person to the holder of a card. It
// fills in the letter's ID, From and To, so that the sender can keep them and
// compare the receipt. Errors: ErrCard, ErrMade, ErrTooLarge.
func Seal(from *Person, to Card, l *Letter) ([]byte, error) {
	r, err := age.ParseX25519Recipient(to.Recipient)
	if err != nil || to.check() != nil {
		return nil, ErrCard
	}
	l.ID, l.From, l.To, l.seal = draw(), from.Card(), to.ID(), draw()
	m, err := l.manifest()
	if err != nil {
		return nil, err
	}
	body, err := inside(m, l.Parts, from.sign)
	if err != nil {
		return nil, err
	}
	return encrypt(body, r)
}

func inside(m manifest, parts []Part, sign ed25519.PrivateKey) ([]byte, error) {
	text, err := json.Marshal(m)
	if err != nil || len(text) > mostManifest {
		return nil, ErrMade
	}
	b := append([]byte(tag), binary.BigEndian.AppendUint32(nil, uint32(len(text)))...)
	b = append(b, text...)
	b = append(b, ed25519.Sign(sign, signed(text))...)
	for _, p := range parts {
		b = append(b, p.Data...)
	}
	return append(b, make([]byte, (bucket-len(b)%bucket)%bucket)...), nil
}

// signed is what the signature covers.
func signed(manifest []byte) []byte {
	sum := sha256.Sum256(manifest)
	return append([]byte(tag+"\x00"), sum[:]...)
}

// Opening is what Open asks of the one who opens.
type Opening struct {
	Now   time.Time
	Known []Card               // whose letters are taken
	Seen  func(id string) bool // whether a letter was taken in before; required
}

// slack is how far the clocks of two laptops may be apart.
const slack = 24 * time.Hour

// Open gives the letter in a file, once everything about it holds. It changes
// nothing; who takes the letter in must remember its ID. Errors: ErrNotForYou,
// ErrDamaged, ErrNewer, *StrangerError, ErrExpired, ErrEarly, ErrSeen,
// ErrTooLarge, ErrMade.
func Open(file io.Reader, me *Person, o Opening) (*Letter, error) {
	r, err := me.decrypt(file)
	if err != nil {
		return nil, err
	}
	return o.read(r, me.Card().ID())
}

// read is Open past the encryption.
func (o Opening) read(r io.Reader, me [32]byte) (*Letter, error) {
	m, text, signature, err := readManifest(r)
	if err != nil {
		return nil, err
	}
	if m.To != fmt.Sprintf("%x", me) {
		return nil, ErrNotForYou // written to another, and passed on
	}
	if !ed25519.Verify(m.From.Sign, signed(text), signature) {
		return nil, ErrDamaged
	}
	l := &Letter{ID: m.ID, Kind: m.Kind, Answers: m.Answers, From: m.From, To: me, seal: m.Seal}
	l.Made, _ = instant(m.Made)
	l.Until, _ = instant(m.Until)
	if l.Parts, err = readParts(r, m.Parts); err != nil {
		return nil, err
	}
	if err := o.judge(l); err != nil {
		return nil, err
	}
	return l, nil
}

// judge says whether a letter that is whole may be taken now.
func (o Opening) judge(l *Letter) error {
	known := slices.ContainsFunc(o.Known, func(c Card) bool { return c.ID() == l.From.ID() })
	switch {
	case !known:
		return &StrangerError{l.From}
	case o.Now.After(l.Until):
		return ErrExpired
	case l.Made.After(o.Now.Add(slack)):
		return ErrEarly
	case o.Seen(l.ID):
		return ErrSeen
	}
	return nil
}

func (p *Person) decrypt(file io.Reader) (io.Reader, error) {
	// Everything around the parts is less than a bucket.
	r, err := age.Decrypt(io.LimitReader(file, MostBytes+4*bucket), p.age)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrNotForYou
	case err != nil:
		return nil, ErrDamaged
	}
	return r, nil
}

func readManifest(r io.Reader) (m manifest, text, signature []byte, err error) {
	head := make([]byte, len(tag)+4)
	if _, err := io.ReadFull(r, head); err != nil {
		return m, nil, nil, ErrDamaged
	}
	mark, size := string(head[:len(tag)]), binary.BigEndian.Uint32(head[len(tag):])
	switch {
	case mark[:len(tag)-1] != tag[:len(tag)-1]:
		return m, nil, nil, ErrMade
	case mark != tag:
		return m, nil, nil, ErrNewer
	case size > mostManifest:
		return m, nil, nil, ErrTooLarge
	}
	text, signature = make([]byte, size), make([]byte, ed25519.SignatureSize)
	if _, err := io.ReadFull(r, text); err != nil {
		return m, nil, nil, ErrDamaged
	}
	if _, err := io.ReadFull(r, signature); err != nil {
		return m, nil, nil, ErrDamaged
	}
	if err := Exactly(text, &m); err != nil {
		return m, nil, nil, ErrMade
	}
	return m, text, signature, m.check()
}

// readParts reads the parts and what follows them, to the end of the file: age
// tells of a file cut short only there.
func readParts(r io.Reader, lines []line) ([]Part, error) {
	var parts []Part
	for _, li := range lines {
		data := make([]byte, li.Size)
		if _, err := io.ReadFull(r, data); err != nil {
			return nil, ErrDamaged
		}
		if sum := sha256.Sum256(data); fmt.Sprintf("%x", sum) != li.SHA256 {
			return nil, ErrDamaged
		}
		parts = append(parts, Part{li.Name, data})
	}
	rest, err := io.ReadAll(io.LimitReader(r, bucket)) // of more, no more is read
	if err != nil || len(rest) >= bucket || len(bytes.Trim(rest, "\x00")) > 0 {
		return nil, ErrDamaged
	}
	return parts, nil
}
