package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"onward/app/vault/seal"
)

// Kinds of slots. One of a kind not known is left alone; the MAC covers it.
const (
	slotPhrase = 2 // opened by a pass phrase, through Argon2id
	slotSheet  = 3 // opened by the code on the printed sheet
)

// sheetRule numbers the way in which a sheet's code becomes a key, as
// phraseRule does for pass phrases.
const sheetRule = 1

// slot holds a user's secret, and in envelopes sealed to that secret's pair the
// rings she holds. In place of one she does not hold lies an envelope that
// nobody can open, so that it is not seen from outside who is what.
type slot struct {
	Kind, Rule uint8
	Hint       uint8   // tells most users' slots apart and names nobody
	ID         seal.ID // of the user
	Salt       [seal.SaltSize]byte
	Params     seal.Params // all zero in a sheet's
	Wrapped    [seal.WrapSize]byte
	Rings      [ringCount][seal.EnvelopeSize]byte
}

const (
	slotWrapAt = 3 + 16 + seal.SaltSize + seal.ParamsSize
	slotRingAt = slotWrapAt + seal.WrapSize
	slotSize   = slotRingAt + int(ringCount)*seal.EnvelopeSize + slotCheck
	slotCheck  = 4
)

var errOtherSlot = errors.New("slot of another kind")

func (s slot) bytes() []byte {
	b := append(make([]byte, 0, slotSize), s.Kind, s.Rule, s.Hint)
	b = append(b, s.ID[:]...)
	b = append(b, s.Salt[:]...)
	b = s.Params.Append(b)
	b = append(b, s.Wrapped[:]...)
	for _, r := range s.Rings {
		b = append(b, r[:]...)
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:slotCheck]...)
}

// readSlot reads a slot. The check at its end is no protection against
// anybody; it tells a flipped bit from a wrong pass phrase, so that nobody is
// left believing that she forgot hers.
func readSlot(b []byte) (s slot, err error) {
	if len(b) < slotCheck+1 {
		return s, ErrDamaged
	}
	body, check := b[:len(b)-slotCheck], b[len(b)-slotCheck:]
	sum := sha256.Sum256(body)
	if string(sum[:slotCheck]) != string(check) {
		return s, ErrDamaged
	}
	if b[0] != slotPhrase && b[0] != slotSheet {
		return s, errOtherSlot
	}
	if len(b) != slotSize {
		return s, ErrDamaged
	}
	s.Kind, s.Rule, s.Hint = b[0], b[1], b[2]
	if s.Kind == slotPhrase && s.Rule != phraseRule || s.Kind == slotSheet && s.Rule != sheetRule {
		return s, ErrNewer
	}
	copy(s.ID[:], b[3:])
	copy(s.Salt[:], b[19:])
	copy(s.Wrapped[:], b[slotWrapAt:])
	for i := range s.Rings {
		copy(s.Rings[i][:], b[slotRingAt+i*seal.EnvelopeSize:])
	}
	numbers := b[35 : 35+seal.ParamsSize]
	if s.Kind == slotSheet {
		if string(numbers) != string(make([]byte, seal.ParamsSize)) {
			return s, ErrParams
		}
		return s, nil
	}
	s.Params, err = seal.ReadParams(numbers)
	return s, err
}

// hint is one byte of a hash. It spares trying every user's slot, a second
// each; it fits one name in 256, so it proves nobody's.
func hint(vault seal.ID, user []byte) uint8 {
	sum := sha256.Sum256(append(append([]byte("onward/1/hint\x00"), vault[:]...), user...))
	return sum[0]
}

// label binds a wrapped secret to its slot, to the numbers beside it and to the
// user's name: with a colleague's pass phrase one still has to know whose it is.
func (s slot) label(vault seal.ID, user []byte) seal.Label {
	h := sha256.New()
	h.Write([]byte{s.Kind, s.Rule})
	h.Write(s.Salt[:])
	h.Write(s.Params.Append(nil))
	h.Write(user)
	return seal.Label{Vault: vault, ID: s.ID, Kind: "slot " + hex.EncodeToString(h.Sum(nil))}
}

// door is how somebody comes in: by name and pass phrase, or with a sheet.
type door struct {
	kind   uint8
	user   []byte // as userBytes gives it; nothing for a sheet
	phrase []byte // as phraseBytes gives it, or the sheet's code
}

// key makes the key that a slot's secret is wrapped with. A sheet's code is
// drawn by lot and has more than 128 bits: nobody can try them, so it needs no
// work beside it. HKDF alone spreads it over a key.
func (d door) key(s slot, stretch stretcher) (*seal.Key, error) {
	if d.kind == slotSheet {
		return seal.Spread(d.phrase, s.Salt[:], "sheet"), nil
	}
	key, err := stretch(d.phrase, s.Salt[:], s.Params)
	if err != nil {
		return nil, fmt.Errorf("stretch pass phrase: %w", err)
	}
	return key, nil
}

// newSlot wraps a secret for a user who comes in by a door. It holds no ring yet.
func newSlot(vault, user seal.ID, secret *seal.Key, d door, p seal.Params, stretch stretcher) (slot, error) {
	s := slot{Kind: d.kind, Rule: phraseRule, ID: user, Params: p, Hint: hint(vault, d.user)}
	if d.kind == slotSheet {
		s.Rule, s.Params = sheetRule, seal.Params{}
	}
	rand.Read(s.Salt[:])
	for i := range s.Rings {
		s.without(Ring(i))
	}
	key, err := d.key(s, stretch)
	if err != nil {
		return s, err
	}
	defer key.Wipe()
	copy(s.Wrapped[:], seal.Wrap(key, s.label(vault, d.user), secret))
	return s, nil
}

// unlock gives the user's secret, or ErrWrongPassphrase.
func (s slot) unlock(vault seal.ID, d door, stretch stretcher) (*seal.Key, error) {
	key, err := d.key(s, stretch)
	if err != nil {
		return nil, err
	}
	defer key.Wipe()
	secret, err := seal.Unwrap(key, s.label(vault, d.user), s.Wrapped[:])
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	return secret, nil
}

// give puts a ring into the slot of the user whose public key is given.
func (s *slot) give(vault seal.ID, to seal.Public, r Ring, key *seal.Key) error {
	e, err := key.Envelope(to, ringLabel(vault, s.ID, r))
	if err != nil {
		return ErrDamaged
	}
	copy(s.Rings[r][:], e)
	return nil
}

// without takes a ring out of the slot. What is put there looks like one, and
// random bytes would not: half of them are no public key of X25519.
func (s *slot) without(r Ring) {
	e, err := seal.NewKey().Envelope(seal.NewKey().Pair().Public, seal.Label{})
	if err != nil {
		panic("vault: a fresh key cannot be sealed to: " + err.Error()) // unreachable
	}
	copy(s.Rings[r][:], e)
}

// rings opens the envelopes there are.
func (s slot) rings(vault seal.ID, secret *seal.Key) (held [ringCount]*seal.Key) {
	pair := secret.Pair()
	for i := range held {
		if k, err := pair.OpenEnvelope(ringLabel(vault, s.ID, Ring(i)), s.Rings[i][:]); err == nil {
			held[i] = k
		}
	}
	return held
}
