package vault

import (
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"

	"onward/app/vault/seal"
)

// What a person can do something about. Everything the vault returns wraps one
// of these; test with errors.Is.
var (
	ErrWrongPassphrase = errors.New("pass phrase or user name is wrong")
	ErrWeakPassphrase  = errors.New("pass phrase is too easy to guess")
	ErrExists          = errors.New("already exists")
	ErrNotVault        = errors.New("not a vault")
	ErrNewer           = errors.New("vault was written by a newer version")
	ErrBusy            = errors.New("vault is already open elsewhere")
	ErrFull            = errors.New("disk is full")
	ErrUnwritable      = errors.New("place cannot be written to")
	ErrMissing         = errors.New("no such vault")
	ErrClosed          = errors.New("vault is closed")
	ErrNoCase          = errors.New("no such case")
	ErrShape           = errors.New("cannot be written as plain data")
	ErrStorage         = errors.New("storage failed")

	ErrNoKey     = errors.New("this user has no key for it")
	ErrMayNot    = errors.New("not what this user's role is for")
	ErrNoUser    = errors.New("no such user")
	ErrNameTaken = errors.New("a user has this name already")
	ErrLast      = errors.New("the last who can open something must stay")
	ErrManyUsers = errors.New("more users than a vault has room for")
	ErrSheet     = errors.New("this sheet does not open this vault")
	ErrNoCopyYet = errors.New("no copy of the vault as it is now has been read back")

	// ErrDamaged says that something is not as it was left. Where single
	// records are meant, the error is a *DamageError.
	ErrDamaged = errors.New("damaged")
	// ErrAltered says that every seal may hold and yet the whole is not what
	// was last saved: a row is missing, doubled, or an older one was put
	// back. It wraps ErrDamaged. See Options.Accept.
	ErrAltered = fmt.Errorf("%w: records are not those last saved", ErrDamaged)

	// ErrParams says that the pass phrase numbers in a file are out of bounds.
	ErrParams = seal.ErrParams
)

// DamageError names the records that did not open, by their opaque ids. It
// wraps ErrDamaged.
type DamageError struct {
	Records []string // 32 hexadecimal digits each, in the order found
}

// Error never names a case or a person.
func (e *DamageError) Error() string {
	const show = 3
	ids := e.Records
	more := ""
	if len(ids) > show {
		ids, more = ids[:show], ", …"
	}
	return fmt.Sprintf("%d damaged: record %s%s", len(e.Records), strings.Join(ids, ", "), more)
}

// Unwrap lets errors.Is find ErrDamaged.
func (e *DamageError) Unwrap() error { return ErrDamaged }

func damaged(ids ...seal.ID) *DamageError {
	e := &DamageError{}
	for _, id := range ids {
		e.Records = append(e.Records, id.String())
	}
	return e
}

// orNil gives an error only where there is damage. (A nil *DamageError in an
// error variable would not be nil.)
func (e *DamageError) orNil() error {
	if e == nil || len(e.Records) == 0 {
		return nil
	}
	return e
}

// SQLite result codes, https://www.sqlite.org/rescode.html.
const (
	codePerm     = 3
	codeBusy     = 5
	codeLocked   = 6
	codeReadonly = 8
	codeIOErr    = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26

	ioRead      = codeIOErr | 1<<8
	ioShortRead = codeIOErr | 2<<8
	ioData      = codeIOErr | 32<<8
	ioCorruptFS = codeIOErr | 33<<8
)

// storage turns an error of SQLite into one of ours. The driver's own words
// may quote values and stay in this room; its number is kept for whoever has
// to find out what happened.
func storage(err error) error {
	if err == nil {
		return nil
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return ErrStorage
	}
	return fmt.Errorf("%w (code %d)", sentinel(e.Code()), e.Code())
}

func sentinel(code int) error {
	switch code {
	case ioRead, ioShortRead, ioData, ioCorruptFS:
		return ErrDamaged
	}
	switch code & 0xff {
	case codeBusy, codeLocked:
		return ErrBusy
	case codeFull:
		return ErrFull
	case codeReadonly, codeCantOpen, codePerm, codeIOErr:
		return ErrUnwritable
	case codeCorrupt, codeNotADB:
		return ErrDamaged
	}
	return ErrStorage
}
