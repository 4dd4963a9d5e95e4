package vault

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/vault/seal"
)

// NewRecovery draws a recovery sheet. Nothing is changed yet: print it, let the
// person type it back from the paper, and give both to SetRecovery.
func (v *Vault) NewRecovery() Sheet { return newSheet() }

// SetRecovery makes a sheet the one that opens the vault, once what was typed
// from the paper shows that it can be read. An older sheet opens nothing any
// more: all keys are replaced, as when a user is removed. Errors: *SheetError,
// ErrMayNot, ErrNoKey.
func (v *Vault) SetRecovery(s Sheet, typed string) error {
	if err := s.Confirm(typed); err != nil {
		return fmt.Errorf("make a recovery sheet: %w", err)
	}
	err := v.Batch(func(t *Tx) error { return t.setRecovery(s) })
	if err != nil {
		return fmt.Errorf("make a recovery sheet: %w", err)
	}
	return nil
}

func (t *Tx) setRecovery(s Sheet) error {
	v := t.v
	if v.me.Role != Supervisor && v.me.Role != Recovery {
		return ErrMayNot
	}
	if !v.keys.holds(Recovery.Rings()...) {
		return ErrNoKey
	}
	users, err := v.allUsers()
	if err != nil {
		return err
	}
	slots, err := v.slots()
	if err != nil {
		return err
	}
	old := slices.IndexFunc(users, func(u User) bool { return u.Role == Recovery && u.ID != v.me.ID })
	if v.me.Role == Recovery {
		// The sheet itself makes its successor: whoever holds it goes on
		// working, and it stops with the next opening.
		old = slices.IndexFunc(users, func(u User) bool { return u.ID == v.me.ID })
	}
	code := s.Bytes()
	defer clear(code)
	u := User{ID: seal.NewID(), Role: Recovery, Rings: Recovery.Rings(), Added: v.now().UTC()}
	made, err := t.newcomer(&u, door{slotSheet, nil, code})
	if err != nil {
		return err
	}
	if old >= 0 {
		if _, at, err := slotOf(slots, users[old].ID); err == nil {
			slots = slices.Delete(slots, at, at+1)
		}
		gone := users[old]
		users = append(slices.Delete(users, old, old+1), u)
		slots = append(slots, stored{free(slots), made.bytes()})
		if err := t.rekey(users, slots, gone.Rings, UserID{}); err != nil {
			return err
		}
		return t.noteUser(DidMakeSheet, u)
	}
	if len(slots) >= maxUsers {
		return ErrManyUsers
	}
	if err := errors.Join(t.seat(append(slots, stored{free(slots), made.bytes()})), t.putUser(u)); err != nil {
		return err
	}
	if err := t.tendApart(); err != nil {
		return err
	}
	return t.noteUser(DidMakeSheet, u)
}

// OpenWithSheet opens a vault with what is printed on its recovery sheet, and
// writes down that this was done, where everybody who opens the vault sees it
// (User.Used, and the log). Whoever came in so can give users new pass phrases
// with SetPass. Errors: *SheetError, ErrSheet where it is not this vault's or
// not the newest, and those of Open.
func OpenWithSheet(path, typed string, o Options) (*Vault, error) {
	s, err := ReadSheet(typed)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	code := s.Bytes()
	defer clear(code)
	v, err := open(path, door{kind: slotSheet, phrase: code}, o)
	if err == nil {
		if err = v.sheetUsed(); err != nil {
			v.Close()
		}
	}
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return v, nil
}

const usedKept = 100

func (v *Vault) sheetUsed() error {
	return v.Batch(func(t *Tx) error {
		u, err := v.user(v.me.ID)
		if err != nil {
			return err
		}
		u.Used = append(u.Used, v.now().UTC())
		u.Used = u.Used[max(0, len(u.Used)-usedKept):]
		if err := t.putUser(u); err != nil {
			return err
		}
		v.me = u
		return t.noteUser(DidUseSheet, u)
	})
}
