package vault

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// Report is what Check found.
type Report struct {
	Cases    int // whose key opened
	Sittings int
	Records  int // rows, damaged ones too
	// Damaged names the records that did not open, by opaque ids. Records of
	// a case whose key is damaged are among them.
	Damaged []string
	// Altered says that the rows are not those last saved.
	Altered bool
	// Structure holds SQLite's findings about the file, if it has any. They
	// name pages, not people.
	Structure []string
}

// OK tells whether nothing is wrong.
func (r Report) OK() bool {
	return len(r.Damaged) == 0 && len(r.Structure) == 0 && !r.Altered
}

// Check opens every record there is, so it reads the whole file; the vault is
// not free for anything else meanwhile. What is wrong stands in the report, and the error then wraps ErrDamaged.
func (v *Vault) Check() (Report, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return Report{}, err
	}
	r, err := v.check()
	if err != nil {
		return r, fmt.Errorf("check vault: %w", err)
	}
	if !r.OK() {
		return r, fmt.Errorf("check vault: %d records damaged: %w", len(r.Damaged), ErrDamaged)
	}
	return r, nil
}

func (v *Vault) check() (r Report, err error) {
	if r.Structure, err = v.structure(); err != nil {
		return r, err
	}
	if _, err := v.audit(); errors.Is(err, ErrAltered) {
		r.Altered = true
	} else if err != nil {
		return r, err
	}
	seen := map[seal.ID]bool{}
	see := func(b *box, do func(record) error) error {
		seen[b.kid] = true
		err := v.each(b, func(rec record) error {
			r.Records++
			return do(rec)
		})
		if bad := (*DamageError)(nil); errors.As(err, &bad) {
			r.Damaged = append(r.Damaged, bad.Records...)
			return nil
		}
		return err
	}
	// A kind not known here belongs to a later version; its seal held.
	plain := func(rec record) error {
		var into any
		switch rec.kind {
		case kindSitting:
			r.Sittings++
			into = new(casefile.Sitting)
		case kindHead:
			into = new(casefile.Case)
		case kindSummary:
			into = new(casefile.Summary)
		case kindSetting:
			into = new(any)
		default:
			return nil
		}
		return readable(rec.data, into)
	}
	err = see(v.keys.wraps, func(rec record) error {
		key, err := v.unwrap(rec)
		if err != nil {
			return err
		}
		defer key.Wipe()
		b := caseBox(key)
		defer b.wipe()
		r.Cases++
		return see(b, plain)
	})
	for _, b := range []*box{v.keys.summaries, v.keys.settings, v.keys.log} {
		if err == nil {
			err = see(b, plain)
		}
	}
	if err == nil {
		err = v.strays(&r, seen)
	}
	return r, err
}

func readable(data []byte, into any) error {
	if json.Unmarshal(data, into) != nil {
		return ErrDamaged
	}
	return nil
}

// strays finds the rows that no key we have belongs to.
func (v *Vault) strays(r *Report, seen map[seal.ID]bool) error {
	rows, err := v.conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj INDEXED BY row`)
	if err != nil {
		return storage(err)
	}
	defer rows.Close()
	r.Records = 0
	for rows.Next() {
		r.Records++
		x, err := scanRow(rows)
		if err != nil || !seen[x.KID] {
			r.Damaged = append(r.Damaged, x.ID.String())
		}
	}
	return storage(rows.Err())
}

// structure asks SQLite whether the file hangs together.
func (v *Vault) structure() (found []string, err error) {
	rows, err := v.conn.QueryContext(context.Background(), `PRAGMA integrity_check(20)`)
	if err != nil {
		return nil, storage(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return found, storage(err)
		}
		if s != "ok" {
			found = append(found, s)
		}
	}
	return found, storage(rows.Err())
}

// Stats are the sizes of a vault. None of it needs opening a record.
type Stats struct {
	Cases    int
	Records  int
	Bytes    int64 // on disk, the log included
	Commits  uint64
	Accepted uint64 // how often alterations were accepted
	Format   int
	Work     seal.Params // of the slot that was opened
}

// Stats counts. Commits, written down elsewhere, show later whether the whole
// file was put back to an older day.
func (v *Vault) Stats() (Stats, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return Stats{}, err
	}
	h, err := v.head()
	if err != nil {
		return Stats{}, fmt.Errorf("count: %w", err)
	}
	wraps, err := v.rows(v.keys.wraps.kid)
	if err != nil {
		return Stats{}, fmt.Errorf("count: %w", err)
	}
	s := Stats{Cases: len(wraps), Records: int(h.Rows), Commits: h.Commits, Accepted: h.Accepted, Format: format, Work: v.cost}
	for _, p := range []string{v.path, v.path + "-wal"} {
		if fi, err := os.Stat(p); err == nil {
			s.Bytes += fi.Size()
		}
	}
	return s, nil
}
