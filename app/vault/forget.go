package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"onward/app/casefile"
)

// Horizon says how long copies that exist may hold what was deleted in the
// vault.
type Horizon struct {
	// Until is when the last of them is gone by rotation, if a copy is made on
	// each day of work from now on; zero where there is none.
	Until  time.Time
	Places []PlaceState
	// Away says that copies are in a place that cannot be reached: they are
	// taken away only some time after it is there again.
	Away bool
	// Aside counts the files that never go by themselves: vaults put aside
	// when a copy was brought back, the one of an older format, and copies
	// this vault does not know.
	Aside int
	// Old says that the vault of format 1 is among them: see DropOldVault.
	Old bool
}

// rotates is how long a copy stays where one is made on each day of work:
// until four newer weeks have one, and the week it was made in is over.
const rotates = (keepWeeks + 1) * 7 * 24 * time.Hour

// Horizon tells until when copies may still hold a case that is deleted today.
func (v *Vault) Horizon() (h Horizon, err error) {
	c, err := v.Copies()
	if err != nil {
		return h, err
	}
	h.Places = c.Places
	for _, p := range c.Places {
		for _, c := range p.Copies {
			if until := c.Made.Add(rotates); until.After(h.Until) {
				h.Until = until
			}
		}
		if !p.Here {
			h.Away = h.Away || len(p.Copies) > 0
			continue
		}
		if p.Home() && there(v.path+oldSuffix) {
			h.Aside, h.Old = h.Aside+1, true
		}
		h.Aside += len(filesIn(p.Folder, asideExt)) + max(0, len(filesIn(p.Folder, copyExt))-len(p.Copies))
	}
	return h, nil
}

// Forgotten is what came of ForgetInCopies.
type Forgotten struct {
	Cleaned []string // files the case was taken out of
	Without []string // files that did not hold it
	Left    []string // files that may hold it still: damaged, or sealed with keys from before
	Away    []Place  // places that are not there
}

// Done tells whether no copy that is known of holds the case any more.
func (f Forgotten) Done() bool { return len(f.Left)+len(f.Away) == 0 }

// ForgetInCopies takes a case's records and keys out of every copy that can be
// reached, and out of vaults put aside. A copy is a vault with the same keys,
// so this is one commit in each; afterwards the copy is read whole again, and
// what is written down of it is brought up to date. Files are named without
// their folders.
func (v *Vault) ForgetInCopies(id casefile.CaseID, at time.Time) (f Forgotten, err error) {
	v.copies.busy.Lock()
	defer v.copies.busy.Unlock()
	l, _, err := v.look()
	if err != nil {
		return f, fmt.Errorf("forget in the copies: %w", err)
	}
	l.tidy(v)
	l.adopt(v)
	for _, p := range v.places(l) {
		here, ok := p.find()
		if !ok {
			f.Away = append(f.Away, p)
			continue
		}
		clearIn(here.Folder)
		for _, name := range append(filesIn(here.Folder, copyExt), filesIn(here.Folder, asideExt)...) {
			if err := v.copies.stopped(); err != nil {
				return f, err
			}
			v.forgetIn(&f, &l, p.Mark, filepath.Join(here.Folder, name), id)
		}
	}
	if old := v.path + oldSuffix; there(old) { // of the first format: the keys of today do not open it
		f.Left = append(f.Left, filepath.Base(old))
	}
	did := Event{At: at, Did: DidShred, Case: id, Args: map[string]string{"copy": "backup", "count": strconv.Itoa(len(f.Cleaned))}}
	err = v.note(did, func(now *ledger) {
		for _, c := range l.Copies {
			if is := now.find(c.Mark, c.Name); is != nil {
				*is = c
			}
		}
	})
	if err != nil {
		return f, fmt.Errorf("forget in the copies: %w", err)
	}
	return f, nil
}

// forgetIn takes a case out of one file.
func (v *Vault) forgetIn(f *Forgotten, l *ledger, mark, path string, id casefile.CaseID) {
	name := filepath.Base(path)
	held, err := v.dropIn(path, id)
	var is reading
	hash := ""
	if err == nil && held {
		if is, err = v.readWhole(path); err == nil {
			hash, err = hashOf(path)
		}
	}
	switch {
	case err != nil:
		f.Left = append(f.Left, name)
		return
	case !held:
		f.Without = append(f.Without, name)
		return
	}
	f.Cleaned = append(f.Cleaned, name)
	if c := l.find(mark, name); c != nil {
		c.Hash, c.Print, c.Commits, c.Bytes = hash, is.print, is.head.Commits, int64(sizeOf(path))
		c.Cases, c.Records, c.Hurt = is.report.Cases, is.report.Records, !is.report.OK()
	}
}

// writable opens a copy for writing, with the keys of today. Let go of it with
// leave.
func (v *Vault) writable(path string) (*Vault, error) {
	if err := looksRight(path); err != nil {
		return nil, err
	}
	w := &Vault{path: path, keys: v.keys, id: v.id, me: v.me, cost: v.cost}
	var err error
	if w.db, w.conn, err = dial(path); err != nil {
		return nil, err
	}
	if err = familiar(w.conn); err == nil {
		err = settle(w.conn)
	}
	if err == nil {
		err = w.prepare()
	}
	if err == nil {
		_, err = w.head() // which other keys do not open
	}
	if err != nil {
		w.leave()
		return nil, err
	}
	return w, nil
}

// dropIn takes a case out of a copy, and tells whether it was there.
func (v *Vault) dropIn(path string, id casefile.CaseID) (held bool, err error) {
	w, err := v.writable(path)
	if err != nil {
		return false, err
	}
	defer w.leave()
	err = w.Batch(func(t *Tx) error {
		err := t.shred(string(id))
		held = err == nil
		if errors.Is(err, ErrNoCase) {
			return nil
		}
		return err
	})
	if err == nil {
		err = bringHome(w.conn)
	}
	return held, err
}

// bringHome brings the log home, so that nothing of what was taken out stays in it.
func bringHome(conn *sql.Conn) error {
	_, err := conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
	return storage(err)
}

// settleLogs brings home the logs of copies whose changing was broken off: a
// copy is read without its log.
func settleLogs(folder string) {
	for _, ext := range []string{copyExt, asideExt} {
		for _, name := range filesIn(folder, ext) {
			path := filepath.Join(folder, name)
			if _, err := os.Lstat(path + "-wal"); err != nil {
				continue
			}
			db, conn, err := dial(path)
			if err != nil {
				continue
			}
			if settle(conn) == nil {
				_ = bringHome(conn)
			}
			conn.Close()
			db.Close()
		}
	}
}
