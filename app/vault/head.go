package vault

// This file notices rows that were put back, taken away or added.
//
// A seal proves that a row was once written by us, not that it is the last one
// written. So each row counts towards a sum, and the sum is sealed in the head,
// in the same transaction as the row.
//
// The sum is an incremental multiset hash, MSet-Add-Hash of Clarke, Devadas,
// van Dijk, Gassend and Suh (ASIACRYPT 2003): HMAC-SHA-256 of what makes a row
// this row, added up modulo 2^256. A changed row is taken off and added again,
// so a save costs two HMACs however many rows there are; a hash tree would cost
// its depth in rows rewritten. A row is named by its nonce, which is drawn anew
// for each sealing, so that nothing of the text has to be read to check it.
//
// Someone without the key knows neither the terms nor the sum, and a set of
// old rows that happens to add up the same has a chance of 2^-256.
//
// What this cannot see is the whole file, head and all, put back to an older
// day. For that the counter has to be known from elsewhere; Stats shows it.

import (
	"encoding/binary"
	"math/bits"

	"onward/app/vault/seal"
)

type head struct {
	Commits  uint64 // how often anything was saved
	Rows     uint64
	Accepted uint64 // how often alterations were accepted, see Options.Accept
	Sum      sum
	MAC      [32]byte // row atMAC as it was last written: slots cannot be put back alone
}

const headSize = 8 + 8 + 8 + 32 + 32

func (h head) bytes() []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, headSize), h.Commits)
	b = binary.BigEndian.AppendUint64(b, h.Rows)
	b = binary.BigEndian.AppendUint64(b, h.Accepted)
	for _, w := range h.Sum {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return append(b, h.MAC[:]...)
}

func readHead(b []byte) (h head, err error) {
	if len(b) != headSize {
		return h, ErrDamaged
	}
	h.Commits = binary.BigEndian.Uint64(b)
	h.Rows = binary.BigEndian.Uint64(b[8:])
	h.Accepted = binary.BigEndian.Uint64(b[16:])
	for i := range h.Sum {
		h.Sum[i] = binary.BigEndian.Uint64(b[24+8*i:])
	}
	copy(h.MAC[:], b[56:])
	return h, nil
}

// row is what makes a row this row.
type row struct {
	KID, ID seal.ID
	Version uint64
	Nonce   seal.Nonce
}

// sum is a number of 256 bits, most significant word first.
type sum [4]uint64

func (s *sum) add(t sum) {
	var c uint64
	for i := 3; i >= 0; i-- {
		s[i], c = bits.Add64(s[i], t[i], c)
	}
}

func (s *sum) sub(t sum) {
	var c uint64
	for i := 3; i >= 0; i-- {
		s[i], c = bits.Sub64(s[i], t[i], c)
	}
}

// term is what a row adds to the sum.
func term(k *seal.Key, r row) sum { return termOf(k.Summer(), r) }

// termOf is term, where there are many.
func termOf(k *seal.Summer, r row) (t sum) {
	var v [8]byte
	binary.BigEndian.PutUint64(v[:], r.Version)
	m := k.Sum(r.KID[:], r.ID[:], v[:], r.Nonce[:])
	for i := range t {
		t[i] = binary.BigEndian.Uint64(m[8*i:])
	}
	return t
}
