package vault

// This file is the only one that opens SQLite. The rules are:
//
//   - One connection for the life of a vault, held exclusively. There is no
//     second reader that could see half of a thing. The -shm file that SQLite
//     puts beside the log holds numbers of pages, and goes with it.
//   - Settings are made by constant statements and read back; a setting that
//     did not take is an error, not a hope.
//   - The schema must be ours to the letter before anything is written. A
//     file with a trigger or a view planted in it is not a vault.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
)

const (
	makeHeader = `CREATE TABLE header(at INTEGER PRIMARY KEY, body BLOB NOT NULL)`
	makeObj    = `CREATE TABLE obj(kid BLOB NOT NULL, id BLOB NOT NULL, ver INTEGER NOT NULL, nonce BLOB NOT NULL, ct BLOB NOT NULL)`
	// All but the sealed text, so that open can check what rows there are
	// without reading the text of any.
	makeIndex = `CREATE UNIQUE INDEX row ON obj(kid, id, ver, nonce)`
)

// settings of the connection. The last column is what reading back must give.
var settings = []struct{ set, read, want string }{
	{"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA locking_mode", "exclusive"},
	{"PRAGMA journal_mode=WAL", "PRAGMA journal_mode", "wal"},
	// FULL waits for the disk at each commit. NORMAL in WAL loses
	// acknowledged saves in a power cut.
	{"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
	{"PRAGMA fullfsync=ON", "PRAGMA fullfsync", "1"}, // macOS: F_FULLFSYNC
	{"PRAGMA checkpoint_fullfsync=ON", "PRAGMA checkpoint_fullfsync", "1"},
	{"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
	{"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
	// Room for the index of some 100,000 records, all of it ciphertext.
	{"PRAGMA cache_size=-32768", "PRAGMA cache_size", "-32768"},
	{"PRAGMA trusted_schema=OFF", "PRAGMA trusted_schema", "0"},
	{"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
}

// dial opens the one connection. The file must exist.
func dial(path string) (*sql.DB, *sql.Conn, error) { return dialURI(uri(path)) }

func dialURI(uri string) (*sql.DB, *sql.Conn, error) {
	sqlite.StrictPragmas(true)
	c, err := sqlite.NewConnector(uri)
	if err != nil {
		return nil, nil, storage(err)
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(context.Background())
	if err != nil {
		db.Close()
		return nil, nil, storage(err)
	}
	return db, conn, nil
}

// uri writes a path as SQLite reads it (https://www.sqlite.org/uri.html).
// mode=rw opens and never creates.
func uri(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/… becomes /C:/…
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: "mode=rw&_defensive=1&_dqs=0"}
	return u.String()
}

// settle makes the settings and reads them back.
func settle(conn *sql.Conn) error {
	for _, s := range settings {
		if _, err := conn.ExecContext(context.Background(), s.set); err != nil {
			return storage(err)
		}
		var got string
		if err := conn.QueryRowContext(context.Background(), s.read).Scan(&got); err != nil {
			return storage(err)
		}
		if got != s.want {
			return fmt.Errorf("%s gave %s: %w", s.read, got, ErrStorage)
		}
	}
	return nil
}

// familiar checks that the schema is ours to the letter.
func familiar(conn *sql.Conn) error {
	rows, err := conn.QueryContext(context.Background(),
		`SELECT coalesce(sql,'') FROM sqlite_schema ORDER BY type DESC, name`)
	if err = storage(err); errors.Is(err, ErrStorage) {
		// The file's own head has a number that SQLite does not know: a bit of
		// it is another, for we write them all.
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return storage(err)
		}
		got = append(got, s)
	}
	if err := rows.Err(); err != nil {
		return storage(err)
	}
	want := []string{makeHeader, makeObj, makeIndex}
	if strings.Join(got, ";") != strings.Join(want, ";") {
		return ErrNotVault
	}
	return nil
}
