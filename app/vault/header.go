package vault

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"onward/app/vault/seal"
)

// Rows of the header table. FORMAT.md draws each byte by byte.
const (
	atHeader = 0  // format, reader, vault id
	atMAC    = 1  // authenticates atHeader and every slot
	atHead   = 2  // sealed: what rows there are
	atSlots  = 16 // from here on, one slot a row
)

const (
	format = 1 // what this program writes
	reader = 1 // the oldest program that may read it
)

// header is row 0. It is read before any key is known, so it holds nothing
// but what is needed to find one.
type header struct {
	Format, Reader uint16
	Flags          uint32 // none yet; one that is not known is ErrNewer
	Vault          seal.ID
	rest           []byte // of a newer format that we may still read
}

const headerSize = 24

func (h header) bytes() []byte {
	b := binary.BigEndian.AppendUint16(nil, h.Format)
	b = binary.BigEndian.AppendUint16(b, h.Reader)
	b = binary.BigEndian.AppendUint32(b, h.Flags)
	b = append(b, h.Vault[:]...)
	return append(b, h.rest...)
}

func readHeader(b []byte) (h header, err error) {
	if len(b) < 4 {
		return h, ErrNotVault
	}
	h.Format = binary.BigEndian.Uint16(b)
	h.Reader = binary.BigEndian.Uint16(b[2:])
	if h.Reader > format {
		return h, ErrNewer
	}
	if len(b) < headerSize || h.Format < 1 || h.Reader < 1 {
		return h, ErrNotVault
	}
	if h.Flags = binary.BigEndian.Uint32(b[4:]); h.Flags != 0 {
		return h, ErrNewer
	}
	copy(h.Vault[:], b[8:])
	h.rest = append(h.rest, b[headerSize:]...)
	return h, nil
}

// slotPhrase is the kind of slot that a pass phrase opens. Others (a printed
// recovery key, a supervisor's) will have numbers of their own; a slot of a
// kind not known is left alone and is still covered by the MAC.
const slotPhrase = 1

// slot holds the vault key for one user.
type slot struct {
	Kind, Rule uint8
	Hint       uint8 // tells most users' slots apart and names nobody
	ID         seal.ID
	Salt       [seal.SaltSize]byte
	Params     seal.Params
	Wrapped    [seal.WrapSize]byte
	Name       []byte // nonce and sealed user name, for those who are let in
}

const (
	slotNameAt = 3 + 16 + seal.SaltSize + seal.ParamsSize + seal.WrapSize
	slotSize   = slotNameAt + seal.NonceSize + 1024 + seal.TagSize + slotCheck
	slotCheck  = 4
)

var errOtherSlot = errors.New("slot of another kind")

func (s slot) bytes() []byte {
	b := append(make([]byte, 0, slotSize), s.Kind, s.Rule, s.Hint)
	b = append(b, s.ID[:]...)
	b = append(b, s.Salt[:]...)
	b = s.Params.Append(b)
	b = append(b, s.Wrapped[:]...)
	b = append(b, s.Name...)
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
	if b[0] != slotPhrase {
		return s, errOtherSlot
	}
	if len(b) != slotSize {
		return s, ErrDamaged
	}
	s.Kind, s.Rule, s.Hint = b[0], b[1], b[2]
	if s.Rule != phraseRule {
		return s, ErrNewer
	}
	copy(s.ID[:], b[3:])
	copy(s.Salt[:], b[19:])
	copy(s.Wrapped[:], b[slotNameAt-seal.WrapSize:])
	s.Name = append(s.Name, body[slotNameAt:]...)
	s.Params, err = seal.ReadParams(b[35 : 35+seal.ParamsSize])
	return s, err
}

// hint is one byte of a hash. It spares trying every user's slot, a second
// each; it fits one name in 256, so it proves nobody's.
func hint(vault seal.ID, user []byte) uint8 {
	sum := sha256.Sum256(append(append([]byte("onward/1/hint\x00"), vault[:]...), user...))
	return sum[0]
}

// label binds a wrapped key to its slot, to the numbers beside it and to the
// user's name: with a colleague's pass phrase one still has to know whose it is.
func (s slot) label(vault seal.ID, user []byte) seal.Label {
	h := sha256.New()
	h.Write([]byte{s.Kind, s.Rule})
	h.Write(s.Salt[:])
	h.Write(s.Params.Append(nil))
	h.Write(user)
	return seal.Label{Vault: vault, ID: s.ID, Kind: "slot " + hex.EncodeToString(h.Sum(nil))}
}

// newSlot makes the slot of a user. stretch is seal.Stretch, but for tests.
func newSlot(vault seal.ID, root *seal.Key, user string, phrase []byte, p seal.Params, stretch stretcher) (slot, error) {
	name := userBytes(user)
	s := slot{Kind: slotPhrase, Rule: phraseRule, ID: seal.NewID(), Params: p, Hint: hint(vault, name)}
	salt := seal.NewID()
	copy(s.Salt[:], salt[:])
	key, err := stretch(phrase, s.Salt[:], p)
	if err != nil {
		return s, fmt.Errorf("stretch pass phrase: %w", err)
	}
	defer key.Wipe()
	copy(s.Wrapped[:], seal.Wrap(key, s.label(vault, name), root))
	names := root.Derive("user")
	defer names.Wipe()
	if len(user) > 512 {
		return s, fmt.Errorf("user name is too long: %w", ErrShape)
	}
	n, text, err := seal.Seal(names, seal.Label{Vault: vault, Kind: "user", ID: s.ID}, []byte(user))
	if err != nil {
		return s, ErrShape
	}
	s.Name = append(n[:], text...)
	return s, nil
}

// unlock gives the vault key, or ErrWrongPassphrase.
func (s slot) unlock(vault seal.ID, user, phrase []byte, stretch stretcher) (*seal.Key, error) {
	key, err := stretch(phrase, s.Salt[:], s.Params)
	if err != nil {
		return nil, err
	}
	defer key.Wipe()
	root, err := seal.Unwrap(key, s.label(vault, user), s.Wrapped[:])
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	return root, nil
}
