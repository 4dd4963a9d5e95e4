package vault

// How the records of a whole box are read: their rows from the index first, then
// the texts, a page of rows at a time.

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"onward/app/vault/seal"
)

// aPage is how many rows are read at once: asking for ten thousand one by one
// takes as long again as opening them.
const aPage = 256

// readRow is a row as it was read, or why it was not.
type readRow struct {
	sealed
	err error
}

// each opens the records of a box, one by one so that a damaged one does not
// hide the rest. The error is a *DamageError that names those that did not
// open, or that do could not read.
func (v *Vault) each(b *box, do func(record) error) error {
	bad := &DamageError{}
	err := v.pages(b.kid, func(some []readRow) error { return b.openAll(v.id, some, do, bad) })
	if err != nil {
		return err
	}
	return bad.orNil()
}

// gather is each for a long list: the rows of one page are opened while the
// next are read, and read makes of each record what is asked for. It is called
// on several goroutines and must not use the vault. The list comes in the order
// of the box.
func gather[T any](v *Vault, b *box, read func(record) (T, error)) ([]T, error) {
	type part struct {
		list []T
		bad  DamageError
		err  error
	}
	var parts []*part
	var wait sync.WaitGroup
	hands := make(chan struct{}, runtime.GOMAXPROCS(0))
	err := v.pages(b.kid, func(some []readRow) error {
		p := &part{}
		parts = append(parts, p)
		hands <- struct{}{}
		wait.Go(func() {
			defer func() { <-hands }()
			p.err = b.openAll(v.id, some, func(r record) error {
				x, err := read(r)
				if err == nil {
					p.list = append(p.list, x)
				}
				return err
			}, &p.bad)
		})
		return nil
	})
	wait.Wait()
	var all []T
	var bad DamageError
	for _, p := range parts {
		all, bad.Records = append(all, p.list...), append(bad.Records, p.bad.Records...)
		err = errors.Join(err, p.err)
	}
	if err == nil {
		err = bad.orNil()
	}
	return all, err
}

// openAll opens rows for do, and adds those that did not open to bad.
func (b *box) openAll(vault seal.ID, some []readRow, do func(record) error, bad *DamageError) error {
	for _, f := range some {
		var rec record
		err := f.err
		if err == nil {
			rec, err = b.open(vault, f.sealed)
		}
		if err == nil {
			err = do(rec)
			clear(rec.data)
		}
		switch {
		case errors.Is(err, ErrDamaged) || errors.Is(err, errNoRecord):
			bad.Records = append(bad.Records, f.ID.String())
		case err != nil:
			return err
		}
	}
	return nil
}

// pages reads the rows of a kid for do, some at a time.
func (v *Vault) pages(kid seal.ID, do func([]readRow) error) error {
	rows, err := v.rows(kid)
	for err == nil && len(rows) > 0 {
		n := min(len(rows), aPage)
		err = do(v.page(rows[:n]))
		rows = rows[n:]
	}
	return err
}

// page reads the texts of rows that follow one another. Where a row is not what
// it was, or reading ends early, it goes on one by one, so that it can be told
// what is wrong.
func (v *Vault) page(rows []row) []readRow {
	some := make([]readRow, len(rows))
	for i := v.run(rows, some); i < len(rows); i++ {
		s, err := v.row(rows[i].KID, rows[i].ID)
		if err != nil {
			s = sealed{row: rows[i]}
		}
		some[i] = readRow{s, err}
	}
	return some
}

// run reads as much of a page as it can in one go, and says how many rows.
func (v *Vault) run(rows []row, into []readRow) (n int) {
	if len(rows) < 2 {
		return 0
	}
	first := rows[0]
	read, err := v.next.QueryContext(context.Background(), first.KID[:], first.ID[:], len(rows))
	if err != nil {
		return 0
	}
	defer read.Close()
	for ; n < len(rows) && read.Next(); n++ {
		var text []byte
		r, err := scanRow(read, &text)
		if err != nil || r != rows[n] {
			break
		}
		into[n].sealed = sealed{r, text}
	}
	return n
}
