package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"onward/app/casefile"
	"onward/app/vault/seal"
)

// Cost is how much work a pass phrase shall be. It is chosen when a slot is
// made and written beside it; opening uses what stands there.
type Cost int

const (
	// Calibrated measures this machine: about a second a try.
	Calibrated Cost = iota
	// CostFloor is the least that is ever accepted, 64 MiB and three passes,
	// about 0.15 s. It is for demonstrations and tests, where nobody's life
	// hangs on the pass phrase.
	CostFloor
)

// Options of Create and Open. The zero value is right for people.
type Options struct {
	Cost Cost // of a new vault
	// Accept opens a vault whose records are not those last saved (ErrAltered),
	// takes them as they are and counts that this was done. Ask a person first,
	// and offer her a backup instead.
	Accept bool
	// Sort tells which ring the answers to a question belong to: Cases, Identity
	// or Private. Without it, and for anything it does not know, they are
	// private.
	Sort func(form casefile.FormID, version string, q casefile.QuestionID) Ring
	Now  func() time.Time // the clock; time.Now where there is none

	testOnlyCheapStretch stretcher // instead of Argon2id; tests of this room alone
}

type stretcher func(phrase, salt []byte, p seal.Params) (*seal.Key, error)

func (o Options) stretch(phrase, salt []byte, p seal.Params) (*seal.Key, error) {
	if o.testOnlyCheapStretch != nil {
		return o.testOnlyCheapStretch(phrase, salt, p)
	}
	// Argon2's memory held what the key was made of. It cannot be wiped from
	// here, but it can be given back at once.
	defer debug.FreeOSMemory()
	return seal.Stretch(phrase, salt, p)
}

// Vault is an open vault. Its methods may be called from any goroutine; they
// take turns.
type Vault struct {
	mu   sync.Mutex
	path string
	lock *flock.Flock
	db   *sql.DB
	conn *sql.Conn
	keys *keys
	id   seal.ID
	me   User
	cost seal.Params
	sort func(casefile.FormID, string, casefile.QuestionID) Ring
	now  func() time.Time
	o    Options // for the slots of users who come later

	accepted bool // alterations, on this opening; the log is told

	// session names what is left for others during this opening, and written
	// holds what parts of sittings were last written with: see parts.go.
	session seal.ID
	written map[seal.ID]wrote

	find, peek, list, next, insert, update, delete, rekid *sql.Stmt // see store.go

	copies copying // see snapshot.go
	alone  bool    // a copy that is only read, without a lock; see OpenCopy
	temp   string  // a private folder it lies in, taken away on closing
}

// Create makes a vault with one user and opens it. The pass phrase is
// normalised (see phraseBytes), and wiped before Create returns. The folder is
// made if need be. Errors: ErrWeakPassphrase, ErrExists, ErrBusy, ErrFull,
// ErrUnwritable.
func Create(path, user string, pass []byte, o Options) (*Vault, error) {
	defer clear(pass)
	v, err := create(path, user, pass, o)
	if err != nil {
		return nil, fmt.Errorf("create vault: %w", err)
	}
	return v, nil
}

func create(path, user string, pass []byte, o Options) (_ *Vault, err error) {
	phrase := phraseBytes(pass)
	defer clear(phrase)
	if err := strong(phrase); err != nil {
		return nil, err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	v, err := reserve(path)
	if err != nil {
		return nil, err
	}
	defer v.closeUnless(&err)
	if _, err := os.Lstat(v.path); err == nil {
		return nil, ErrExists
	}

	v.options(o)
	v.id = seal.NewID()
	p := o.params()
	secret := seal.NewKey()
	s, err := newSlot(v.id, seal.NewID(), secret, door{slotPhrase, userBytes(user), phrase}, p, o.stretch)
	if err != nil {
		secret.Wipe()
		return nil, err
	}
	u := User{ID: s.ID, Name: showName(user), Role: Supervisor, Rings: Supervisor.Rings(), Added: v.now().UTC(), Seals: secret.Pair().Public, Signs: public(secret)}
	var rings [ringCount]*seal.Key
	for r := range rings {
		rings[r] = seal.NewKey()
		if err := s.give(v.id, u.Seals, Ring(r), rings[r]); err != nil {
			return nil, err
		}
	}
	v.keys, v.me = newKeys(rings, secret), u
	// Whole or not at all: made beside its place, then renamed. What an
	// earlier try may have left is made anew.
	made := v.path + newSuffix
	if err := v.build(made, s); err != nil {
		_ = remove(made)
		return nil, err
	}
	if err := rename(made, v.path); err != nil {
		_ = remove(made)
		return nil, err
	}
	settleFolder(v.path)
	if err := v.connect(v.path); err != nil {
		return nil, err
	}
	return v, v.start(s.Params, false)
}

// options takes what is asked of a vault for as long as it is open.
func (v *Vault) options(o Options) {
	v.o, v.sort, v.now = o, o.Sort, o.Now
	if v.sort == nil {
		v.sort = func(casefile.FormID, string, casefile.QuestionID) Ring { return Private }
	}
	if v.now == nil {
		v.now = time.Now
	}
	v.session, v.written = seal.NewID(), map[seal.ID]wrote{}
}

func (v *Vault) params() seal.Params { return v.o.params() }

func (v *Vault) stretch(phrase, salt []byte, p seal.Params) (*seal.Key, error) {
	return v.o.stretch(phrase, salt, p)
}

// params are the numbers for a new slot.
func (o Options) params() seal.Params {
	if o.Cost == Calibrated {
		return seal.Calibrate()
	}
	return seal.Floor
}

// Open opens a vault for one of its users and wipes the pass phrase. A vault of
// the first format is brought to this one, see migrate.go. Errors: ErrMissing,
// ErrNotVault, ErrNewer, ErrBusy, ErrWrongPassphrase (also where there is no
// such user), ErrParams, ErrDamaged, ErrAltered, ErrUnwritable, ErrFull.
func Open(path, user string, pass []byte, o Options) (*Vault, error) {
	defer clear(pass)
	phrase := phraseBytes(pass)
	defer clear(phrase)
	v, err := open(path, door{slotPhrase, userBytes(user), phrase}, o)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return v, nil
}

func open(path string, d door, o Options) (_ *Vault, err error) {
	// Before the lock, so that a wrong path leaves no lock file behind.
	abs, err := place(path)
	if err == nil {
		err = looksRight(abs)
	}
	if err != nil {
		return nil, err
	}
	v, err := reserve(path)
	if err != nil {
		return nil, err
	}
	defer v.closeUnless(&err)
	narrow(v.path)
	if err := v.connect(v.path); err != nil {
		return nil, err
	}
	v.options(o)
	s, err := v.unlock(d, o)
	if errors.Is(err, errOld) {
		if err = v.migrate(d, o); err == nil {
			s, err = v.unlock(d, o)
		}
	}
	if errors.Is(err, ErrWrongPassphrase) || errors.Is(err, ErrSheet) {
		v.missed()
	}
	if err != nil {
		return nil, err
	}
	if err := v.start(s.Params, o.Accept); err != nil {
		return nil, err
	}
	if err := v.whoAmI(s, string(d.user)); err != nil {
		return nil, err
	}
	v.tend()
	return v, nil
}

// reserve takes the place and its lock; nothing is open yet.
func reserve(path string) (*Vault, error) {
	abs, err := place(path)
	if err != nil {
		return nil, err
	}
	l, err := lock(abs)
	if err != nil {
		return nil, err
	}
	return &Vault{path: abs, lock: l}, nil
}

// connect opens the file and checks that it is ours.
func (v *Vault) connect(path string) (err error) {
	if v.db, v.conn, err = dial(path); err != nil {
		return err
	}
	if err := familiar(v.conn); err != nil {
		return err
	}
	if err := settle(v.conn); err != nil {
		return err
	}
	return v.prepare()
}

// start checks the rows against the head.
func (v *Vault) start(p seal.Params, accept bool) error {
	v.cost = p
	_, err := v.audit()
	if errors.Is(err, ErrDamaged) && accept {
		return v.accept()
	}
	return err
}

// Close brings the log home into the file, wipes the keys and lets go of the
// lock. An error says that the log could not be brought home; what was saved
// is safe in it all the same. Closing twice does nothing.
func (v *Vault) Close() error {
	v.copies.end()
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.alone {
		v.disconnect()
		v.keys.wipe()
		v.away()
		return nil
	}
	if v.lock == nil {
		return nil
	}
	var err error
	if v.conn != nil {
		// TRUNCATE leaves no history of earlier versions in the log.
		_, cerr := v.conn.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)")
		err = storage(cerr)
		v.disconnect()
		// The log is gone for good: a save that was refused halfway stands in
		// it, and would come back after a power cut.
		settleFolder(v.path)
	}
	v.keys.wipe()
	v.lock.Close()
	v.lock, v.written = nil, nil
	if err != nil {
		return fmt.Errorf("close vault: %w", err)
	}
	return nil
}

func (v *Vault) disconnect() {
	for _, s := range []**sql.Stmt{&v.find, &v.peek, &v.list, &v.next, &v.insert, &v.update, &v.delete, &v.rekid} {
		if *s != nil {
			(*s).Close()
			*s = nil
		}
	}
	if v.conn != nil {
		v.conn.Close()
	}
	if v.db != nil {
		v.db.Close()
	}
	v.conn, v.db = nil, nil
}

func (v *Vault) closeUnless(err *error) {
	if *err != nil {
		v.Close()
	}
}

// ready is asked by every method that holds the turn.
func (v *Vault) ready() error {
	if v.conn == nil {
		return ErrClosed
	}
	return nil
}
