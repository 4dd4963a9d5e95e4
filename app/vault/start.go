package vault

// How a vault is made and how it is let into. In the order of trust: the
// header is parsed, the pass phrase opens a slot, the header and slots are
// authenticated, the head opens, the rows add up.

import (
	"cmp"
	"context"
	"crypto/hmac"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"onward/app/vault/seal"
)

// build writes an empty vault of one user to a path and closes it.
func (v *Vault) build(path string, s slot) (err error) {
	if err := remove(path, path+"-wal", path+"-journal"); err != nil {
		return err
	}
	if err := private(path); err != nil {
		return err
	}
	if v.db, v.conn, err = dial(path); err != nil {
		return err
	}
	defer v.disconnect()
	if err := settle(v.conn); err != nil {
		return err
	}
	for _, step := range []string{"BEGIN IMMEDIATE", makeHeader, makeObj, makeIndex} {
		if err := v.exec(step); err != nil {
			return err
		}
	}
	if err := v.prepare(); err != nil {
		return err
	}
	if err := v.found(s); err != nil {
		return err
	}
	return errors.Join(v.exec("COMMIT"), v.exec("PRAGMA wal_checkpoint(TRUNCATE)"))
}

func (v *Vault) exec(statement string) error {
	_, err := v.conn.ExecContext(context.Background(), statement)
	return storage(err)
}

// found writes what every vault has: the header, the slot of its first user,
// her record, and where to seal to the rings.
func (v *Vault) found(s slot) error {
	h := header{Format: format, Reader: reader, Vault: v.id}
	if err := writeHeader(v.conn, stored{atHeader, h.bytes()}); err != nil {
		return err
	}
	t := &Tx{v: v}
	defer func() { t.v = nil }()
	if err := t.seat([]stored{{atSlots, s.bytes()}}); err != nil {
		return err
	}
	if err := t.putUser(v.me); err != nil {
		return err
	}
	if err := t.putRota(rota{}, nil); err != nil {
		return err
	}
	return v.writeHead(t.head)
}

// stored is one row of the header table.
type stored struct {
	at   int64
	body []byte
}

func writeHeader(conn *sql.Conn, r stored) error {
	_, err := conn.ExecContext(context.Background(),
		`INSERT INTO header(at, body) VALUES(?,?) ON CONFLICT(at) DO UPDATE SET body = excluded.body`, r.at, r.body)
	return storage(err)
}

// readHeaders gives the header rows: those with fixed places by place, the
// slots in order.
func (v *Vault) readHeaders() (fixed map[int64][]byte, slots []stored, err error) {
	rows, err := v.conn.QueryContext(context.Background(), `SELECT at, body FROM header ORDER BY at`)
	if err != nil {
		return nil, nil, storage(err)
	}
	defer rows.Close()
	fixed = map[int64][]byte{}
	for rows.Next() {
		var r stored
		if err := rows.Scan(&r.at, &r.body); err != nil {
			return nil, nil, ErrDamaged
		}
		if r.at >= atSlots {
			slots = append(slots, r)
		} else {
			fixed[r.at] = r.body
		}
	}
	return fixed, slots, storage(rows.Err())
}

// seat puts these slots in place of those there are, and authenticates them
// anew.
func (t *Tx) seat(slots []stored) error {
	fixed, were, err := t.v.readHeaders()
	if err != nil {
		return err
	}
	for _, r := range were {
		if !slices.ContainsFunc(slots, func(s stored) bool { return s.at == r.at }) {
			if _, err := t.v.conn.ExecContext(context.Background(), `DELETE FROM header WHERE at = ?`, r.at); err != nil {
				return storage(err)
			}
		}
	}
	slices.SortFunc(slots, func(a, b stored) int { return cmp.Compare(a.at, b.at) })
	t.head.MAC = t.v.keys.mac(fixed[atHeader], slots)
	t.changed = true
	for _, r := range append([]stored{{atMAC, t.head.MAC[:]}}, slots...) {
		if err := writeHeader(t.v.conn, r); err != nil {
			return err
		}
	}
	return nil
}

// free gives the first place where no slot is, so that places do not run away
// however many users come and go.
func free(slots []stored) int64 {
	at := int64(atSlots)
	for slices.ContainsFunc(slots, func(s stored) bool { return s.at == at }) {
		at++
	}
	return at
}

// mac authenticates the header and the slots under the Office's ring: none can
// be added, changed or taken away by someone who was not let in. It is kept in
// the head as well, so that older ones cannot be put back by themselves: with
// them a pass phrase would come back that somebody gave up.
func (k *keys) mac(h []byte, slots []stored) [32]byte {
	parts := [][]byte{h}
	for _, s := range slots {
		parts = append(parts, s.body)
	}
	return k.header.Sum(parts...)
}

// errOld says that a vault is of the first format: it has to be opened as the
// vault, not as a copy, to be brought to this one.
var errOld = fmt.Errorf("of the first format: %w", ErrNotVault)

// unlock finds the user's slot, opens it and authenticates the header.
func (v *Vault) unlock(d door, o Options) (slot, error) {
	fixed, slots, err := v.readHeaders()
	if err != nil {
		return slot{}, err
	}
	h, err := readHeader(fixed[atHeader])
	if err != nil {
		return slot{}, err
	}
	v.id = h.Vault
	if h.Format == 1 {
		return slot{}, errOld
	}
	secret, s, err := openSlot(slots, h.Vault, d, o.stretch)
	if err != nil {
		return s, err
	}
	rings := s.rings(v.id, secret)
	if rings[Office] == nil {
		secret.Wipe()
		return s, ErrAltered
	}
	v.keys.wipe()
	v.keys = newKeys(rings, secret)
	mac := v.keys.mac(fixed[atHeader], slots)
	said, err := v.head()
	if err != nil && !errors.Is(err, ErrAltered) {
		return s, err
	}
	headOpens, right := err == nil, hmac.Equal(mac[:], fixed[atMAC])
	switch {
	case right && (!headOpens || hmac.Equal(mac[:], said.MAC[:])):
		return s, nil // where the head does not open, start says so
	case !o.Accept || !headOpens:
		// Neither proves that these rings are this vault's.
		return s, ErrAltered
	}
	return s, writeHeader(v.conn, stored{atMAC, mac[:]})
}

// openSlot tries the slots that may be this user's. Where none opens, a
// damaged one is the better explanation: it is then not her memory that failed.
func openSlot(slots []stored, vault seal.ID, d door, stretch stretcher) (*seal.Key, slot, error) {
	why := ErrWrongPassphrase
	if d.kind == slotSheet {
		why = ErrSheet
	}
	for _, r := range slots {
		s, err := readSlot(r.body)
		if errors.Is(err, errOtherSlot) || err == nil && (s.Kind != d.kind || s.Hint != hint(vault, d.user)) {
			continue
		}
		if err != nil {
			why = err
			continue
		}
		secret, err := s.unlock(vault, d, stretch)
		if err == nil {
			return secret, s, nil
		}
		if !errors.Is(err, ErrWrongPassphrase) {
			why = err
		}
	}
	return nil, slot{}, why
}

// headLabel has no version: the head says itself how often it was written.
func (v *Vault) headLabel() seal.Label { return seal.Label{Vault: v.id, Kind: "head"} }

func (v *Vault) sealHead(h head) ([]byte, error) {
	n, text, err := seal.Seal(v.keys.head, v.headLabel(), h.bytes())
	return append(n[:], text...), err
}

// head reads the head. It is read for each save rather than remembered: after
// a save that failed halfway there is then nothing to put right.
func (v *Vault) head() (head, error) {
	var b []byte
	err := v.conn.QueryRowContext(context.Background(), `SELECT body FROM header WHERE at = ?`, atHead).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, ErrAltered
	}
	if err != nil {
		return head{}, storage(err)
	}
	if len(b) < seal.NonceSize {
		return head{}, ErrAltered
	}
	plain, err := seal.Open(v.keys.head, v.headLabel(), seal.Nonce(b), b[seal.NonceSize:])
	if err != nil {
		return head{}, ErrAltered
	}
	return readHead(plain)
}

func (v *Vault) writeHead(h head) error {
	b, err := v.sealHead(h)
	if err != nil {
		return err
	}
	return writeHeader(v.conn, stored{atHead, b})
}

// tally adds up the rows there are. What each adds is worked out beside the
// reading, a few hundred at a time.
func (v *Vault) tally() (h head, err error) {
	read, added := make(chan []row, 4), make(chan sum)
	go func() {
		var all sum
		k := v.keys.sum.Summer()
		for some := range read {
			for _, r := range some {
				all.add(termOf(k, r))
			}
		}
		added <- all
	}()
	some := make([]row, 0, aPage)
	err = v.everyRow(func(r row) {
		if some = append(some, r); len(some) == aPage {
			read <- some
			some = make([]row, 0, aPage)
		}
		h.Rows++
	})
	read <- some
	close(read)
	h.Sum = <-added
	return h, err
}

// audit compares the rows with the head. It gives the head as it should be.
func (v *Vault) audit() (head, error) {
	said, err := v.head()
	if err != nil {
		return said, err
	}
	is, err := v.tally()
	if err != nil {
		return said, err
	}
	if is.Rows != said.Rows || is.Sum != said.Sum {
		return said, ErrAltered
	}
	return said, nil
}

// accept takes the rows as they are. Where the head itself is lost, counting
// begins again.
func (v *Vault) accept() error {
	said, err := v.head()
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	is, err := v.tally()
	if err != nil {
		return err
	}
	fixed, slots, err := v.readHeaders()
	if err != nil {
		return err
	}
	is.MAC = v.keys.mac(fixed[atHeader], slots)
	is.Commits = said.Commits + 1
	is.Accepted = said.Accepted + 1
	v.accepted = true
	return v.writeHead(is)
}
