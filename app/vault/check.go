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
// not free for anything else meanwhile. What is wrong stands in the report, and
// the error then wraps ErrDamaged.
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

// checking is one Check: what was found so far, and which boxes were met, so
// that what is in none of them can be told.
type checking struct {
	*Vault
	found Report
	met   map[seal.ID]bool
}

func (v *Vault) check() (Report, error) {
	c := &checking{Vault: v, met: map[seal.ID]bool{}}
	err := c.all()
	return c.found, err
}

func (c *checking) all() (err error) {
	if c.found.Structure, err = c.structure(); err != nil {
		return err
	}
	if _, err := c.audit(); errors.Is(err, ErrAltered) {
		c.found.Altered = true
	} else if err != nil {
		return err
	}
	for kind, b := range c.keys.fixed() {
		switch {
		case err != nil:
			return err
		case b == nil:
			err = c.withhold(c.keys.kid(kind))
		case b != c.keys.wraps && b != c.keys.apart:
			err = c.open(b, c.found.plain)
		}
	}
	if err = errors.Join(err, c.open(c.keys.wraps, c.wrapped), c.open(c.keys.apart, c.keptApart)); err != nil {
		return err
	}
	return c.strays()
}

// open opens every row of a box; what is damaged goes into the report.
func (c *checking) open(b *box, do func(record) error) error {
	c.met[b.kid] = true
	err := c.each(b, do)
	if bad := (*DamageError)(nil); errors.As(err, &bad) {
		c.found.Damaged = append(c.found.Damaged, bad.Records...)
		return nil
	}
	return err
}

// withhold counts the rows of a box that whoever looks may not open: she still
// knows that it belongs here.
func (c *checking) withhold(kid seal.ID) error {
	c.met[kid] = true
	rows, err := c.rows(kid)
	c.found.Withheld += len(rows)
	return err
}

func (c *checking) wrapped(r record) error {
	ps, err := c.unwrapCase(c.keys, r)
	return c.inside(r, ps, err)
}

func (c *checking) keptApart(r record) error {
	a, err := readApart(r.data)
	if err != nil {
		return err
	}
	ps, err := c.apartParts(c.keys, r.name, a)
	return c.inside(r, ps, err)
}

// inside opens the boxes of a case, as far as there are keys to them.
func (c *checking) inside(r record, ps *parts, err error) error {
	if err != nil && !errors.Is(err, ErrNoKey) {
		return err
	}
	defer ps.wipe()
	c.found.counted = nil
	for _, b := range c.openOf(ps) {
		if err := c.open(b, c.found.plain); err != nil {
			return err
		}
	}
	for _, kid := range c.keys.partKids(r.name) {
		if !c.met[kid] {
			if err := c.withhold(kid); err != nil {
				return err
			}
		}
	}
	c.found.Cases++
	return nil
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
func (c *checking) strays() error {
	rows, err := c.conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj INDEXED BY row`)
	if err != nil {
		return storage(err)
	}
	defer rows.Close()
	c.found.Records = 0
	for rows.Next() {
		c.found.Records++
		x, err := scanRow(rows)
		if err != nil || !c.met[x.KID] {
			c.found.Damaged = append(c.found.Damaged, x.ID.String())
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
