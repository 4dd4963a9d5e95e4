package vault

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// This file reads vaults of the first format, for migrate.go and for nothing
// else. There was one user, one key for the vault and one for each case; the
// appendix of FORMAT.md has the bytes.

const (
	oldSlotKind   = 1
	oldSlotNameAt = 3 + 16 + seal.SaltSize + seal.ParamsSize + seal.WrapSize
	oldSlotSize   = oldSlotNameAt + seal.NonceSize + 1024 + seal.TagSize + slotCheck
	oldHeadSize   = 8 + 8 + 8 + 32
)

// old is an open vault of the first format.
type old struct {
	v                          *Vault // for its connection
	root, header, head, sum    *seal.Key
	wraps, summaries, settings *box
	name                       string // of the user, as she is shown
	slot                       slot
}

func readOldSlot(b []byte) (s slot, name []byte, err error) {
	if len(b) != oldSlotSize || b[0] != oldSlotKind {
		return s, nil, ErrDamaged
	}
	sum := sha256.Sum256(b[:oldSlotSize-slotCheck])
	if string(sum[:slotCheck]) != string(b[oldSlotSize-slotCheck:]) {
		return s, nil, ErrDamaged
	}
	s.Kind, s.Rule, s.Hint = b[0], b[1], b[2]
	if s.Rule != phraseRule {
		return s, nil, ErrNewer
	}
	copy(s.ID[:], b[3:])
	copy(s.Salt[:], b[19:])
	copy(s.Wrapped[:], b[slotWrapAt:])
	s.Params, err = seal.ReadParams(b[35 : 35+seal.ParamsSize])
	return s, b[oldSlotNameAt : oldSlotSize-slotCheck], err
}

// openOld opens a vault of the first format: its one slot, the header, the
// head, the sum over the rows.
func (v *Vault) openOld(d door, o Options) (_ *old, err error) {
	fixed, slots, err := v.readHeaders()
	if err != nil {
		return nil, err
	}
	if len(slots) != 1 || d.kind != slotPhrase {
		return nil, ErrWrongPassphrase
	}
	s, name, err := readOldSlot(slots[0].body)
	if err != nil {
		return nil, err
	}
	if s.Hint != hint(v.id, d.user) {
		return nil, ErrWrongPassphrase
	}
	root, err := s.unlock(v.id, d, o.stretch)
	if err != nil {
		return nil, err
	}
	old := &old{
		v: v, root: root, slot: s, header: root.Derive("header"), head: root.Derive("head"), sum: root.Derive("sum"),
		wraps: newBox(root, "wrap"), summaries: newBox(root, "summary"), settings: newBox(root, "setting"),
	}
	defer func() {
		if err != nil {
			old.wipe()
		}
	}()
	if err := old.check(fixed, slots[0].body); err != nil && !(o.Accept && errors.Is(err, ErrAltered)) {
		return nil, err
	}
	names := root.Derive("user")
	defer names.Wipe()
	plain, err := seal.Open(names, seal.Label{Vault: v.id, Kind: "user", ID: s.ID}, seal.Nonce(name), name[seal.NonceSize:])
	if err != nil {
		return nil, ErrDamaged
	}
	old.name = string(plain)
	return old, nil
}

// check authenticates the header and compares the rows with the head.
func (o *old) check(fixed map[int64][]byte, slot []byte) error {
	if mac := o.header.Sum(fixed[atHeader], slot); !hmac.Equal(mac[:], fixed[atMAC]) {
		return ErrAltered
	}
	said, err := o.readHead(fixed[atHead])
	if err != nil {
		return err
	}
	rows, err := o.v.allRows()
	if err != nil {
		return err
	}
	var is head
	k := o.sum.Summer()
	for _, r := range rows {
		is.Sum.add(termOf(k, r))
		is.Rows++
	}
	if is.Rows != said.Rows || is.Sum != said.Sum {
		return ErrAltered
	}
	return nil
}

func (o *old) readHead(b []byte) (head, error) {
	if len(b) < seal.NonceSize {
		return head{}, ErrAltered
	}
	plain, err := seal.Open(o.head, o.v.headLabel(), seal.Nonce(b), b[seal.NonceSize:])
	if err != nil || len(plain) != oldHeadSize {
		return head{}, ErrAltered
	}
	return readHead(append(plain, make([]byte, headSize-oldHeadSize)...))
}

// caseBox opens the box of a case of its key record.
func (o *old) caseBox(r record) (*box, error) {
	id := o.wraps.names.Name(kindKey, r.name)
	if r.kind != kindKey || len(r.data) != 1+seal.WrapSize || r.data[0] != 1 {
		return nil, damaged(id)
	}
	key, err := seal.Unwrap(o.wraps.key, seal.Label{Vault: o.v.id, Kind: "case key", ID: id}, r.data[1:])
	if err != nil {
		return nil, damaged(id)
	}
	defer key.Wipe()
	return newBox(key, "case"), nil
}

// summary reads what the list of cases showed of a case.
func (o *old) summary(id string) (s casefile.Summary, ok bool) {
	r, err := o.v.get(o.summaries, kindSummary, id)
	ok = err == nil && json.Unmarshal(r.data, &s) == nil && string(s.ID) == id
	return s, ok
}

func (o *old) wipe() {
	for _, k := range []*seal.Key{o.root, o.header, o.head, o.sum} {
		k.Wipe()
	}
	for _, b := range []*box{o.wraps, o.summaries, o.settings} {
		b.wipe()
	}
}

// allRows lists every row there is, without its text.
func (v *Vault) allRows() (all []row, err error) {
	err = v.everyRow(func(r row) { all = append(all, r) })
	return all, err
}
