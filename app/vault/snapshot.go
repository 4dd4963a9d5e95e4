package vault

// How a copy comes about. SQLite's backup interface copies page by page over
// the vault's own connection: between two steps the vault is free, and what is
// saved meanwhile goes into the copy too, so the copy is the vault as it was
// at the last step. (VACUUM INTO would hold the vault for as long as the copy
// takes.) The copy stands under a name of its own until it has been opened
// and read whole; only then it gets the name under which it counts.

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// copying is the one copy or drill that is under way.
type copying struct {
	busy sync.Mutex // held as long as it is
	mu   sync.Mutex
	stop bool      // the vault is to be closed
	conn *sql.Conn // of the copy that is read just now
}

var errStopped = fmt.Errorf("copying was stopped: %w", ErrClosed)

// end makes what is under way stop, and waits for it. Closing does this first.
func (c *copying) end() {
	c.mu.Lock()
	c.stop = true
	if c.conn != nil {
		c.conn.Close()
	}
	c.mu.Unlock()
	c.busy.Lock()
	defer c.busy.Unlock()
}

// stopped gives errStopped where the vault is to be closed.
func (c *copying) stopped() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stop {
		return errStopped
	}
	return nil
}

// reading lets end interrupt the reading of a copy.
func (c *copying) reading(conn *sql.Conn) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.conn = conn
	if c.stop && conn != nil {
		conn.Close()
	}
}

// stepPages is how many pages are copied while the vault waits: 1 MiB.
const stepPages = 256

type backuper interface {
	NewBackup(uri string) (*sqlite.Backup, error)
}

// snapshot copies the vault to a path, syncs it, and gives the print of the
// header as it is in the copy.
func (v *Vault) snapshot(path string) (print string, err error) {
	if err := private(path); err != nil {
		return "", err
	}
	var b *sqlite.Backup
	more := true
	for more && err == nil {
		if err = v.copies.stopped(); err != nil {
			break
		}
		v.mu.Lock()
		if err = v.ready(); err == nil {
			err = v.conn.Raw(func(driver any) (err error) {
				if b == nil {
					if b, err = driver.(backuper).NewBackup(uri(path) + "&_pragma=journal_mode(off)&_pragma=synchronous(off)"); err != nil {
						b = nil
						return err
					}
				}
				if more, err = b.Step(stepPages); err != nil || !more {
					err = errors.Join(err, b.Finish())
					b = nil
				}
				return err
			})
			err = copyErr(err)
		}
		if err == nil && !more {
			print, err = printOf(v.conn)
		}
		v.mu.Unlock()
	}
	if b != nil {
		v.mu.Lock()
		_ = b.Finish()
		v.mu.Unlock()
	}
	if err != nil {
		return "", err
	}
	return print, flush(path)
}

// copyErr words an error of the backup interface, which may be several.
func copyErr(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return storage(e)
	}
	return storage(err)
}

// printOf is a hash of the header table. The head is in it, and in the head
// the sum of all rows: two files of one print hold the same rows.
func printOf(conn *sql.Conn) (string, error) {
	rows, err := conn.QueryContext(context.Background(), `SELECT at, body FROM header ORDER BY at`)
	if err != nil {
		return "", storage(err)
	}
	defer rows.Close()
	h := sha256.New()
	for rows.Next() {
		var at int64
		var body []byte
		if err := rows.Scan(&at, &body); err != nil {
			return "", storage(err)
		}
		fmt.Fprintf(h, "%d %d ", at, len(body))
		h.Write(body)
	}
	return hex.EncodeToString(h.Sum(nil)), storage(rows.Err())
}

// readings are the settings for a file that is only read. immutable means
// that nothing is ever written beside it, neither a lock nor a log: it may lie
// on a stick that cannot be written to.
var readings = []string{
	"PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-8192", "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON",
}

// dialCopy opens a copy for reading.
func dialCopy(path string) (*sql.DB, *sql.Conn, error) {
	db, conn, err := dialURI(strings.Replace(uri(path), "mode=rw", "mode=ro&immutable=1", 1))
	if err != nil {
		return nil, nil, err
	}
	for _, set := range readings {
		if _, err = conn.ExecContext(context.Background(), set); err != nil {
			break
		}
	}
	if err = storage(err); err == nil {
		err = familiar(conn)
	}
	if err != nil {
		conn.Close()
		db.Close()
		return nil, nil, err
	}
	return db, conn, nil
}

// beside opens a copy of this vault with the keys this vault has. Let go of it
// with leave; the keys stay.
func (v *Vault) beside(path string) (*Vault, error) {
	if err := looksRight(path); err != nil {
		return nil, err
	}
	db, conn, err := dialCopy(path)
	if err != nil {
		return nil, err
	}
	w := &Vault{path: path, db: db, conn: conn, keys: v.keys, id: v.id, me: v.me, cost: v.cost}
	if err := w.prepare(); err != nil {
		w.leave()
		return nil, err
	}
	v.copies.reading(conn)
	return w, nil
}

// leave closes the file and touches no key.
func (v *Vault) leave() { v.disconnect() }

// reading is what a copy was found to be.
type reading struct {
	report Report
	print  string
	head   head
	// foreign says that the head did not open: it is damaged, or sealed with
	// keys that were replaced since.
	foreign bool
}

// readWhole opens a copy of this vault, reads every record and compares what
// rows there are with the head. The error says that the copy cannot be read at
// all; what is wrong inside stands in the report.
func (v *Vault) readWhole(path string) (is reading, err error) {
	w, err := v.beside(path)
	if err != nil {
		return is, err
	}
	defer w.leave()
	defer v.copies.reading(nil)
	if is.report, err = w.check(); err == nil {
		is.print, err = printOf(w.conn)
	}
	if err == nil {
		is.head, err = w.head()
		if is.foreign = errors.Is(err, ErrAltered); is.foreign {
			err = nil // the report says so
		}
	}
	if stopped := v.copies.stopped(); stopped != nil {
		return is, stopped
	}
	return is, err
}

// hashOf hashes a file, whoever's keys are in it.
func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", disk(err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", disk(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
