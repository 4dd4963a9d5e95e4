package vault

import (
	"context"
	"errors"

	"onward/app/vault/seal"
)

// move carries rows from old boxes to new ones inside one transaction. Each row
// is opened and sealed anew where its key is here, or only gets the kid of its
// new place where it is not; either way it is counted anew, from nothing.
type move struct {
	t    *Tx
	left map[seal.ID][]row // rows not moved yet, by kid
}

// box hands the records of an old box to put, which seals them anew, and takes
// the old rows away. What does not open is moved to the kid given as it is: it
// was damaged before and stays so, in the place where it is missed.
func (m *move) box(b *box, put func(record) error, kid seal.ID) error {
	rows := m.left[b.kid]
	delete(m.left, b.kid)
	v := m.t.v
	for _, r := range rows {
		s, err := v.row(r.KID, r.ID)
		var rec record
		if err == nil {
			rec, err = b.open(v.id, s)
		}
		if err == nil {
			err = put(rec)
			clear(rec.data)
		}
		switch {
		case errors.Is(err, ErrDamaged) || errors.Is(err, errNoRecord):
			err = m.rekid(r, kid)
		case err == nil:
			_, err = v.delete.ExecContext(context.Background(), r.KID[:], r.ID[:])
			err = storage(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// closed moves the rows of a box whose key is not here.
func (m *move) closed(from, to seal.ID) error {
	rows := m.left[from]
	delete(m.left, from)
	for _, r := range rows {
		if err := m.rekid(r, to); err != nil {
			return err
		}
	}
	return nil
}

func (m *move) rekid(r row, kid seal.ID) error {
	if r.KID != kid {
		_, err := m.t.v.rekid.ExecContext(context.Background(), kid[:], r.KID[:], r.ID[:])
		if err != nil {
			return storage(err)
		}
	}
	r.KID = kid
	m.count(r)
	return nil
}

func (m *move) count(r row) {
	m.t.head.Rows++
	m.t.head.Sum.add(term(m.t.v.keys.sum, r))
	m.t.changed = true
}

// rest counts what belongs to no box that is known.
func (m *move) rest() error {
	for _, rows := range m.left {
		for _, r := range rows {
			m.count(r)
		}
	}
	clear(m.left)
	return nil
}
