package vault

// How a vault is made and how it is let into. In the order of trust: the
// header is parsed, the pass phrase opens a slot, the header and slots are
// authenticated, the head opens, the rows add up.

import (
	"context"
	"crypto/hmac"
	"database/sql"
	"errors"

	"onward/app/vault/seal"
)

// build writes an empty vault to a path and closes it.
func (v *Vault) build(path string, s slot) error {
	if err := remove(path, path+"-wal", path+"-journal"); err != nil {
		return err
	}
	if err := private(path); err != nil {
		return err
	}
	db, conn, err := dial(path)
	if err != nil {
		return err
	}
	defer db.Close()
	defer conn.Close()
	if err := settle(conn); err != nil {
		return err
	}
	sealed, err := v.sealHead(head{})
	if err != nil {
		return err
	}
	h := header{Format: format, Reader: reader, Vault: v.id}
	slots := []stored{{atSlots, s.bytes()}}
	mac := v.keys.mac(h.bytes(), slots)
	for _, step := range []string{"BEGIN IMMEDIATE", makeHeader, makeObj, makeIndex} {
		if _, err := conn.ExecContext(context.Background(), step); err != nil {
			return storage(err)
		}
	}
	for _, r := range append(slots, stored{atHeader, h.bytes()}, stored{atMAC, mac}, stored{atHead, sealed}) {
		if err := writeHeader(conn, r); err != nil {
			return err
		}
	}
	for _, end := range []string{"COMMIT", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := conn.ExecContext(context.Background(), end); err != nil {
			return storage(err)
		}
	}
	return nil
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

// mac authenticates the header and the slots under the vault key: none can be
// added, changed or taken away by someone who was not let in.
func (k *keys) mac(h []byte, slots []stored) []byte {
	parts := [][]byte{h}
	for _, s := range slots {
		parts = append(parts, s.body)
	}
	sum := k.header.Sum(parts...)
	return sum[:]
}

// unlock finds the user's slot, opens it and authenticates the header.
func (v *Vault) unlock(user, phrase []byte, o Options) (seal.Params, error) {
	fixed, slots, err := v.readHeaders()
	if err != nil {
		return seal.Params{}, err
	}
	h, err := readHeader(fixed[atHeader])
	if err != nil {
		return seal.Params{}, err
	}
	v.id = h.Vault
	root, p, err := openSlot(slots, h.Vault, user, phrase, o.stretch)
	if err != nil {
		return p, err
	}
	v.setKeys(root)
	root.Wipe()
	mac := v.keys.mac(fixed[atHeader], slots)
	if hmac.Equal(mac, fixed[atMAC]) {
		return p, nil
	}
	if !o.Accept {
		return p, ErrAltered
	}
	return p, writeHeader(v.conn, stored{atMAC, mac})
}

// openSlot tries the slots that may be this user's. Where none opens, a
// damaged one is the better explanation: it is then not her memory that failed.
func openSlot(slots []stored, vault seal.ID, user, phrase []byte, stretch stretcher) (*seal.Key, seal.Params, error) {
	why := ErrWrongPassphrase
	for _, r := range slots {
		s, err := readSlot(r.body)
		if errors.Is(err, errOtherSlot) || err == nil && s.Hint != hint(vault, user) {
			continue
		}
		if err != nil {
			why = err
			continue
		}
		root, err := s.unlock(vault, user, phrase, stretch)
		if err == nil {
			return root, s.Params, nil
		}
		if !errors.Is(err, ErrWrongPassphrase) {
			why = err
		}
	}
	return nil, seal.Params{}, why
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

// tally adds up the rows there are.
func (v *Vault) tally() (h head, err error) {
	rows, err := v.conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj INDEXED BY row`)
	if err != nil {
		return h, storage(err)
	}
	defer rows.Close()
	for rows.Next() {
		r, err := scanRow(rows)
		if err != nil {
			return h, err
		}
		h.Sum.add(term(v.keys.sum, r))
		h.Rows++
	}
	return h, storage(rows.Err())
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
	is.Commits = said.Commits + 1
	is.Accepted = said.Accepted + 1
	v.accepted = true
	return v.writeHead(is)
}
