package vault

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"onward/app/vault/seal"
)

// box is what one sealing key seals: its records share a kid, and are found by
// kind and name under ids that only the box can make.
type box struct {
	kind       string // in the label of every record
	key, names *seal.Key
	kid        seal.ID
}

func newBox(root *seal.Key, kind string) *box {
	return &box{
		kind:  kind,
		key:   root.Derive(kind + "/seal"),
		names: root.Derive(kind + "/name"),
		kid:   root.Name("kid", kind),
	}
}

func (b *box) wipe() {
	if b != nil {
		b.key.Wipe()
		b.names.Wipe()
	}
}

// Kinds of records, inside the seal.
const (
	kindUser    = "user"    // box user: by the user's id
	kindKey     = "key"     // boxes wrap and apart: a case's keys, by case id
	kindSummary = "summary" // box summary, or a kept-apart case's own: by case id
	kindNamed   = "named"   // box named, or a kept-apart case's own: names for the list, by case id
	kindSetting = "setting" // box setting: by name
	kindHead    = "head"    // box case: the case without its sittings, by case id
	kindSitting = "sitting" // boxes of a case: what each may hold of a sitting, by its id
)

// record is one record, opened.
type record struct {
	kind, name string
	data       []byte // JSON
}

const maxName = 255

// bytes lays a record out: kind and name, each after one byte of length, then
// the data.
func (r record) bytes() ([]byte, error) {
	if r.name == "" || len(r.name) > maxName {
		return nil, fmt.Errorf("an id is empty or too long: %w", ErrShape)
	}
	b := make([]byte, 0, 2+len(r.kind)+len(r.name)+len(r.data))
	b = append(b, byte(len(r.kind)))
	b = append(b, r.kind...)
	b = append(b, byte(len(r.name)))
	b = append(b, r.name...)
	return append(b, r.data...), nil
}

func readRecord(b []byte) (r record, err error) {
	for _, s := range []*string{&r.kind, &r.name} {
		if len(b) < 1 || len(b) < 1+int(b[0]) {
			return r, ErrDamaged
		}
		n := 1 + int(b[0]) // as an int: 255 and one is not zero
		*s, b = string(b[1:n]), b[n:]
	}
	r.data = b
	return r, nil
}

// sealed is a row with its text.
type sealed struct {
	row
	text []byte
}

// open opens a row of the box. A record that does not stand under its own name
// is as good as damaged.
func (b *box) open(vault seal.ID, s sealed) (record, error) {
	plain, err := seal.Open(b.key, seal.Label{Vault: vault, Kind: b.kind, ID: s.ID, Version: s.Version}, s.Nonce, s.text)
	if err != nil {
		return record{}, damaged(s.ID)
	}
	r, err := readRecord(plain)
	if err != nil || b.names.Name(r.kind, r.name) != s.ID {
		clear(plain)
		return record{}, damaged(s.ID)
	}
	return r, nil
}

var errNoRecord = errors.New("no such record")

func (v *Vault) prepare() (err error) {
	for _, p := range []struct {
		to  **sql.Stmt
		sql string
	}{
		{&v.find, `SELECT kid, id, ver, nonce, ct FROM obj INDEXED BY row WHERE kid = ? AND id = ?`},
		{&v.peek, `SELECT kid, id, ver, nonce FROM obj INDEXED BY row WHERE kid = ? AND id = ?`},
		{&v.list, `SELECT kid, id, ver, nonce FROM obj INDEXED BY row WHERE kid = ? ORDER BY id`},
		{&v.next, `SELECT kid, id, ver, nonce, ct FROM obj INDEXED BY row WHERE kid = ? AND id >= ? ORDER BY id LIMIT ?`},
		{&v.insert, `INSERT INTO obj(ver, nonce, ct, kid, id) VALUES(?,?,?,?,?)`},
		{&v.update, `UPDATE obj SET ver = ?, nonce = ?, ct = ? WHERE kid = ? AND id = ?`},
		{&v.delete, `DELETE FROM obj WHERE kid = ? AND id = ?`},
		{&v.rekid, `UPDATE obj SET kid = ? WHERE kid = ? AND id = ?`},
	} {
		if *p.to, err = v.conn.PrepareContext(context.Background(), p.sql); err != nil {
			return storage(err)
		}
	}
	return nil
}

type scanner interface{ Scan(...any) error }

// scanRow reads a row without its text, or with it where into is given.
func scanRow(s scanner, into ...any) (row, error) {
	var r row
	if err := scan(s, r.columns(into...)); err != nil {
		return row{}, err
	}
	return r, nil
}

// columns are the places that scan reads a row to.
func (r *row) columns(into ...any) []any {
	return append([]any{exact(r.KID[:]), exact(r.ID[:]), (*version)(&r.Version), exact(r.Nonce[:])}, into...)
}

// scan reads into columns. What is not of the right size or type was not
// written by us.
func scan(s scanner, columns []any) error {
	err := s.Scan(columns...)
	if err == nil {
		return nil
	}
	if errors.Is(err, sql.ErrNoRows) {
		return errNoRecord
	}
	if e := storage(err); !errors.Is(e, ErrStorage) {
		return e
	}
	return ErrAltered
}

// exact is a column of bytes that has one size.
type exact []byte

// Scan is of [sql.Scanner].
func (e exact) Scan(from any) error {
	b, ok := from.([]byte)
	if !ok || len(b) != len(e) {
		return ErrAltered
	}
	copy(e, b)
	return nil
}

// version is a column that counts from 1.
type version uint64

// Scan is of [sql.Scanner].
func (v *version) Scan(from any) error {
	n, ok := from.(int64)
	if !ok || n < 1 {
		return ErrAltered
	}
	*v = version(n)
	return nil
}

// row reads one row with its text, or gives errNoRecord.
func (v *Vault) row(kid, id seal.ID) (s sealed, err error) {
	s.row, err = scanRow(v.find.QueryRowContext(context.Background(), kid[:], id[:]), &s.text)
	if err == nil && (s.KID != kid || s.ID != id) {
		// One bit in the index leads to somebody else's row, which opens under
		// its own name.
		return s, ErrAltered
	}
	return s, err
}

// known reads one row without its text, or gives errNoRecord.
func (v *Vault) known(kid, id seal.ID) (row, error) {
	return scanRow(v.peek.QueryRowContext(context.Background(), kid[:], id[:]))
}

// rows lists the rows of a kid without their texts.
func (v *Vault) rows(kid seal.ID) (all []row, err error) {
	rows, err := v.list.QueryContext(context.Background(), kid[:])
	err = throughRows(rows, err, func(r row) { all = append(all, r) })
	return all, err
}

// everyRow goes through all rows there are, without their texts.
func (v *Vault) everyRow(do func(row)) error {
	rows, err := v.conn.QueryContext(context.Background(), `SELECT kid, id, ver, nonce FROM obj INDEXED BY row`)
	return throughRows(rows, err, do)
}

// throughRows hands what was asked for to do, up to the first row that is not
// one of ours.
func throughRows(rows *sql.Rows, err error, do func(row)) error {
	if err != nil {
		return storage(err)
	}
	defer rows.Close()
	var r row
	for columns := r.columns(); rows.Next(); do(r) {
		if err := scan(rows, columns); err != nil {
			return err
		}
	}
	return storage(rows.Err())
}

// get opens the record of a name, or gives errNoRecord or a *DamageError.
func (v *Vault) get(b *box, kind, name string) (record, error) {
	id := b.names.Name(kind, name)
	s, err := v.row(b.kid, id)
	if errors.Is(err, ErrDamaged) {
		return record{}, damaged(id)
	}
	if err != nil {
		return record{}, err
	}
	return b.open(v.id, s)
}

// put seals data under a name, over what may be there, and keeps the head's
// sum in step.
func (t *Tx) put(b *box, kind, name string, data []byte) error {
	if t.v == nil {
		return ErrClosed
	}
	plain, err := record{kind, name, data}.bytes()
	if err != nil {
		return err
	}
	defer clear(plain)
	v, id := t.v, b.names.Name(kind, name)
	was, err := v.known(b.kid, id)
	stmt := v.update
	switch {
	case errors.Is(err, errNoRecord):
		stmt = v.insert
		t.head.Rows++
	case err != nil:
		return err
	default:
		t.head.Sum.sub(term(v.keys.sum, was))
	}
	is := row{KID: b.kid, ID: id, Version: was.Version + 1}
	n, text, err := seal.Seal(b.key, seal.Label{Vault: v.id, Kind: b.kind, ID: id, Version: is.Version}, plain)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrShape, err)
	}
	is.Nonce = n
	t.head.Sum.add(term(v.keys.sum, is))
	t.changed = true
	_, err = stmt.ExecContext(context.Background(), int64(is.Version), n[:], text, b.kid[:], id[:])
	return storage(err)
}

// putJSON seals a value. The encoder's own error could quote an answer and is
// not passed on.
func (t *Tx) putJSON(b *box, kind, name string, x any) error {
	data, err := json.Marshal(x)
	if err != nil {
		return ErrShape
	}
	defer clear(data)
	return t.put(b, kind, name, data)
}
