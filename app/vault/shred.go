package vault

import (
	"context"
	"errors"
	"fmt"
	"time"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// Shred destroys a case for good: its keys, every record sealed with them, and
// what the list of cases shows of it, in one commit together with the word of
// it in the log. Then the log of SQLite is brought home, so that no older
// version of a row is left in either file: what was there is overwritten with
// zeros (secure_delete). The error is ErrNoCase where there is none; after any
// other error from the commit nothing is destroyed.
//
// What it cannot reach: copies of the vault made before, which hold the keys of
// the case until they are gone too, blocks that flash memory put aside, and
// paper.
func (v *Vault) Shred(id casefile.CaseID, at time.Time) error {
	err := v.Batch(func(t *Tx) error {
		if err := t.shred(string(id)); err != nil {
			return err
		}
		return t.Note(Event{At: at, Did: DidShred, Case: id})
	})
	if err != nil {
		return fmt.Errorf("shred case %s: %w", id, err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return err
	}
	_, _ = v.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	return nil
}

func (t *Tx) shred(id string) error {
	v := t.v
	has := false
	for _, b := range []*box{v.keys.wraps, v.keys.apart} {
		_, err := v.known(b.kid, b.names.Name(kindKey, id))
		if err != nil && !errors.Is(err, errNoRecord) {
			return err
		}
		has = has || err == nil
	}
	if !has {
		return ErrNoCase
	}
	// Which rows are its, everybody can tell, whether or not its keys are here
	// or whole.
	for _, kid := range v.keys.partKids(id) {
		if err := t.removeAll(kid); err != nil {
			return err
		}
	}
	for _, at := range []struct {
		b    *box
		kind string
	}{{v.keys.summaries, kindSummary}, {v.keys.named, kindNamed}, {v.keys.wraps, kindKey}, {v.keys.apart, kindKey}} {
		if at.b == nil {
			continue
		}
		if err := t.remove(at.b, at.kind, id); err != nil {
			return err
		}
	}
	return nil
}

// remove takes a record away, where there is one.
func (t *Tx) remove(b *box, kind, name string) error {
	r, err := t.v.known(b.kid, b.names.Name(kind, name))
	if errors.Is(err, errNoRecord) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.removeRow(r)
}

// removeAll takes all records of a box away.
func (t *Tx) removeAll(kid seal.ID) error {
	rows, err := t.v.rows(kid)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := t.removeRow(r); err != nil {
			return err
		}
	}
	return nil
}

// removeRow takes a row off the file and off the head's sum.
func (t *Tx) removeRow(r row) error {
	t.head.Sum.sub(term(t.v.keys.sum, r))
	t.head.Rows--
	t.changed = true
	_, err := t.v.conn.ExecContext(context.Background(), `DELETE FROM obj WHERE kid = ? AND id = ?`, r.KID[:], r.ID[:])
	return storage(err)
}
