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
	// Withheld counts the rows this user has no key for. That they are those
	// last saved is certain; whether their seals hold, only someone with the
	// key can tell.
	Withheld int
	// Damaged names the records that did not open, by opaque ids. Records of
	// a case whose key is damaged are among them.
	Damaged []string
	// Altered says that the rows are not those last saved.
	Altered bool
	// Structure holds SQLite's findings about the file, if it has any. They
	// name pages, not people.
	Structure []string

	counted map[casefile.SittingID]bool
}

// sittings counts a sitting once, whatever parts of it there are.
func (r *Report) sittings(id casefile.SittingID) {
	if r.counted == nil {
		r.counted = map[casefile.SittingID]bool{}
	}
	if !r.counted[id] {
		r.counted[id] = true
		r.Sittings++
	}
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
		err := v.each(b, do)
		if bad := (*DamageError)(nil); errors.As(err, &bad) {
			r.Damaged = append(r.Damaged, bad.Records...)
			return nil
		}
		return err
	}
	// Whoever may not open a box still knows that it belongs here.
	withhold := func(kid seal.ID) error {
		seen[kid] = true
		rows, err := v.rows(kid)
		r.Withheld += len(rows)
		return err
	}
	for kind, b := range v.keys.fixed() {
		switch {
		case err != nil:
			return r, err
		case b == nil:
			err = withhold(v.keys.kid(kind))
		case b != v.keys.wraps && b != v.keys.apart:
			err = see(b, r.plain)
		}
	}
	inside := func(rec record, ps *parts, err error) error {
		if err != nil && !errors.Is(err, ErrNoKey) {
			return err
		}
		defer ps.wipe()
		r.counted = nil
		for _, b := range v.openOf(ps) {
			if err := see(b, r.plain); err != nil {
				return err
			}
		}
		for _, kid := range v.keys.partKids(rec.name) {
			if !seen[kid] {
				if err := withhold(kid); err != nil {
					return err
				}
			}
		}
		r.Cases++
		return nil
	}
	err = errors.Join(err, see(v.keys.wraps, func(rec record) error {
		ps, err := v.unwrapCase(v.keys, rec)
		return inside(rec, ps, err)
	}), see(v.keys.apart, func(rec record) error {
		a, err := readApart(rec.data)
		if err != nil {
			return err
		}
		ps, err := v.apartParts(v.keys, rec.name, a)
		return inside(rec, ps, err)
	}))
	if err != nil {
		return r, err
	}
	return r, v.strays(&r, seen)
}

// openOf gives the boxes of a case that can be opened.
func (v *Vault) openOf(ps *parts) (open []*box) {
	if ps == nil {
		return nil
	}
	for _, b := range append(ps.of[:], ps.left) {
		if b != nil {
			open = append(open, b)
		}
	}
	return open
}

// plain counts a record and looks whether it can be read. A kind not known
// here belongs to a later version; its seal held.
func (r *Report) plain(rec record) error {
	switch rec.kind {
	case kindSitting:
		var s casefile.Sitting
		if err := readable(rec.data, &s); err != nil {
			return err
		}
		r.sittings(s.ID)
	case kindHead:
		return readable(rec.data, new(casefile.Case))
	case kindSummary:
		return readable(rec.data, new(casefile.Summary))
	case kindUser:
		_, err := readUser(rec)
		return err
	case kindSetting, kindNamed, kindRota, kindLetters:
		return readable(rec.data, new(any))
	}
	return nil
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
	apart, err := v.rows(v.keys.apart.kid)
	if err != nil {
		return Stats{}, fmt.Errorf("count: %w", err)
	}
	s := Stats{Cases: len(wraps) + len(apart), Records: int(h.Rows), Commits: h.Commits, Accepted: h.Accepted, Format: format, Work: v.cost}
	for _, p := range []string{v.path, v.path + "-wal"} {
		if fi, err := os.Stat(p); err == nil {
			s.Bytes += fi.Size()
		}
	}
	return s, nil
}
