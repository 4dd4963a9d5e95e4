package vault

import (
	"errors"
	"fmt"
	"slices"

	"onward/app/vault/seal"
)

// UserID names a user for good; it is random.
type UserID = seal.ID

// maxUsers is how many slots a vault has at most.
const maxUsers = 100

// slots gives the slots there are that can be read.
func (v *Vault) slots() (all []stored, err error) {
	_, all, err = v.readHeaders()
	return all, err
}

// slotOf finds the slot of a user, and its place in the list.
func slotOf(all []stored, id UserID) (s slot, at int, err error) {
	for i, r := range all {
		if s, err := readSlot(r.body); err == nil && s.ID == id {
			return s, i, nil
		}
	}
	return s, 0, ErrNoUser
}

// AddUser adds a user with a pass phrase, which is wiped. rings are those she
// shall have, nil for all of her role; those whoever adds her does not hold
// herself, she waits for (see LetIn). Errors: ErrMayNot, ErrWeakPassphrase,
// ErrNameTaken, ErrManyUsers, ErrShape for a role or rings that do not go
// together.
func (v *Vault) AddUser(name string, pass []byte, role Role, rings []Ring) (u User, err error) {
	defer clear(pass)
	phrase := phraseBytes(pass)
	defer clear(phrase)
	err = v.Batch(func(t *Tx) (err error) {
		u, err = t.addUser(name, phrase, role, rings)
		return err
	})
	if err != nil {
		return User{}, fmt.Errorf("add a user: %w", err)
	}
	return u, nil
}

func (t *Tx) addUser(name string, phrase []byte, role Role, rings []Ring) (u User, err error) {
	v := t.v
	if !v.me.Role.LooksAfterUsers() {
		return u, ErrMayNot
	}
	if !slices.Contains(Roles, role) || len(userBytes(name)) == 0 || len(name) > 200 {
		return u, ErrShape
	}
	if err := strong(phrase); err != nil {
		return u, err
	}
	want, err := role.allowed(rings)
	if err != nil {
		return u, err
	}
	users, err := v.allUsers()
	if err != nil {
		return u, err
	}
	slots, err := v.slots()
	if err != nil {
		return u, err
	}
	if len(slots) >= maxUsers {
		return u, ErrManyUsers
	}
	if slices.ContainsFunc(users, func(u User) bool { return u.called(userBytes(name)) }) {
		return u, ErrNameTaken
	}
	u = User{ID: seal.NewID(), Name: showName(name), Role: role, Added: v.now().UTC(), Fresh: true}
	for _, r := range want {
		if v.keys.holds(r) {
			u.Rings = append(u.Rings, r)
		} else {
			u.Waiting = append(u.Waiting, r)
		}
	}
	s, err := t.newcomer(&u, door{slotPhrase, userBytes(name), phrase})
	if err != nil {
		return u, err
	}
	if err := t.seat(append(slots, stored{free(slots), s.bytes()})); err != nil {
		return u, err
	}
	if err := errors.Join(t.putUser(u), t.keepName(u.ID.String(), u.Name)); err != nil {
		return u, err
	}
	return u, t.noteUser(DidAddUser, u)
}

// newcomer makes a user a secret and a slot with her rings.
func (t *Tx) newcomer(u *User, d door) (slot, error) {
	v := t.v
	secret := seal.NewKey()
	defer secret.Wipe()
	s, err := newSlot(v.id, u.ID, secret, d, v.params(), v.stretch)
	if err != nil {
		return s, err
	}
	u.Seals, u.Signs = secret.Pair().Public, public(secret)
	for _, r := range u.Rings {
		if err := s.give(v.id, u.Seals, r, v.keys.rings[r]); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (t *Tx) noteUser(did Verb, u User) error {
	return t.Note(Event{At: t.v.now(), Did: did, Args: map[string]string{"user": u.ID.String(), "role": string(u.Role)}})
}

// LetIn gives a user rings, nil for those she waits for. Only someone who holds
// a ring can give it. A ring that was withheld is given in the same way.
// Errors: ErrMayNot, ErrNoKey, ErrNoUser, ErrShape for a ring that is not for
// her role.
func (v *Vault) LetIn(id UserID, rings []Ring) error {
	err := v.Batch(func(t *Tx) error { return t.letIn(id, rings) })
	if err != nil {
		return fmt.Errorf("let a user in: %w", err)
	}
	return nil
}

func (t *Tx) letIn(id UserID, rings []Ring) error {
	v := t.v
	if v.me.Role != Supervisor && v.me.Role != Recovery {
		return ErrMayNot
	}
	u, err := v.user(id)
	if err != nil {
		return err
	}
	slots, err := v.slots()
	if err != nil {
		return err
	}
	s, at, err := slotOf(slots, id)
	if err != nil {
		return err
	}
	if rings == nil {
		rings = slices.Clone(u.Waiting)
	}
	for _, r := range rings {
		switch {
		case !slices.Contains(u.Role.Rings(), r):
			return ErrShape
		case !v.keys.holds(r):
			return ErrNoKey
		case u.Holds(r):
			continue
		}
		if err := s.give(v.id, u.Seals, r, v.keys.rings[r]); err != nil {
			return err
		}
		u.Rings = append(u.Rings, r)
		u.Waiting = slices.DeleteFunc(u.Waiting, func(w Ring) bool { return w == r })
	}
	slices.Sort(u.Rings)
	slots[at].body = s.bytes()
	if err := errors.Join(t.seat(slots), t.putUser(u)); err != nil {
		return err
	}
	return t.noteUser(DidLetIn, u)
}

// ChangePass changes the pass phrase of whoever opened the vault. Her secret is
// replaced too: with the old pass phrase and an old copy of the file nobody
// finds what is sealed to her from now on. Both are wiped. Errors:
// ErrWrongPassphrase, ErrWeakPassphrase, ErrMayNot for the sheet.
func (v *Vault) ChangePass(old, pass []byte) error {
	defer clear(old)
	defer clear(pass)
	was, is := phraseBytes(old), phraseBytes(pass)
	defer clear(was)
	defer clear(is)
	var secret *seal.Key
	err := v.Batch(func(t *Tx) (err error) {
		secret, err = t.changePass(was, is)
		return err
	})
	if err != nil {
		return fmt.Errorf("change the pass phrase: %w", err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.keys.secret.Wipe()
	v.keys.secret = secret
	return nil
}

func (t *Tx) changePass(was, is []byte) (*seal.Key, error) {
	v := t.v
	if v.me.Role == Recovery {
		return nil, ErrMayNot
	}
	if err := strong(is); err != nil {
		return nil, err
	}
	slots, err := v.slots()
	if err != nil {
		return nil, err
	}
	s, _, err := slotOf(slots, v.me.ID)
	if err != nil {
		return nil, err
	}
	known, err := s.unlock(v.id, door{slotPhrase, v.me.opens(), was}, v.stretch)
	if err != nil {
		return nil, err
	}
	known.Wipe()
	u, err := v.user(v.me.ID)
	if err != nil {
		return nil, err
	}
	u.Fresh, u.Opens = false, ""
	secret, err := t.renew(slots, &u, door{slotPhrase, userBytes(u.Name), is})
	if err != nil {
		return nil, err
	}
	v.me = u
	return secret, t.noteUser(DidChangePass, u)
}

// renew gives a user a new secret behind a new pass phrase, with the rings she
// has and her place in the cases that are kept apart. Whoever does it must hold
// those rings.
func (t *Tx) renew(slots []stored, u *User, d door) (*seal.Key, error) {
	v := t.v
	secret := seal.NewKey()
	is, err := newSlot(v.id, u.ID, secret, d, v.params(), v.stretch)
	if err != nil {
		return nil, err
	}
	u.Seals, u.Signs = secret.Pair().Public, public(secret)
	for _, r := range u.Rings {
		if !v.keys.holds(r) {
			return nil, ErrNoKey
		}
		if err := is.give(v.id, u.Seals, r, v.keys.rings[r]); err != nil {
			return nil, err
		}
	}
	_, at, err := slotOf(slots, u.ID)
	if err != nil {
		return nil, err
	}
	slots[at].body = is.bytes()
	if err := errors.Join(t.seat(slots), t.putUser(*u)); err != nil {
		return nil, err
	}
	return secret, t.renewApart(*u)
}

// SetPass gives a user a new pass phrase when hers is lost, to someone who came
// in with the sheet. It is wiped. Errors: ErrMayNot, ErrWeakPassphrase,
// ErrNoUser.
func (v *Vault) SetPass(id UserID, pass []byte) error {
	defer clear(pass)
	phrase := phraseBytes(pass)
	defer clear(phrase)
	err := v.Batch(func(t *Tx) error { return t.setPass(id, phrase) })
	if err != nil {
		return fmt.Errorf("set a pass phrase: %w", err)
	}
	return nil
}

func (t *Tx) setPass(id UserID, phrase []byte) error {
	v := t.v
	u, err := v.user(id)
	if err != nil {
		return err
	}
	if v.me.Role != Recovery || u.Role == Recovery {
		return ErrMayNot
	}
	if err := strong(phrase); err != nil {
		return err
	}
	slots, err := v.slots()
	if err != nil {
		return err
	}
	u.Fresh, u.Opens = true, ""
	secret, err := t.renew(slots, &u, door{slotPhrase, userBytes(u.Name), phrase})
	secret.Wipe()
	if err != nil {
		return err
	}
	return t.noteUser(DidChangePass, u)
}

// RemoveUser takes a user out and replaces every key she knew: all rings that
// whoever removes her holds, all keys of cases, and with them every record, in
// one commit. It takes about a second for a thousand cases. Rings that are not
// held here are replaced by the next who holds them all and opens the vault.
// Copies made before can still be read with the old keys. Errors: ErrMayNot,
// ErrNoUser, ErrLast.
func (v *Vault) RemoveUser(id UserID) error {
	err := v.Batch(func(t *Tx) error { return t.removeUser(id) })
	if err != nil {
		return fmt.Errorf("remove a user: %w", err)
	}
	return nil
}

func (t *Tx) removeUser(id UserID) error {
	v := t.v
	gone, err := v.user(id)
	if err != nil {
		return err
	}
	if !v.me.Role.LooksAfterUsers() || id == v.me.ID {
		return ErrMayNot
	}
	users, err := v.allUsers()
	if err != nil {
		return err // to go on would be to take out those who did not open
	}
	stay := slices.DeleteFunc(users, func(u User) bool { return u.ID == id })
	if !slices.ContainsFunc(stay, User.fully) {
		return ErrLast
	}
	if err := v.lastOfApart(id, stay); err != nil {
		return err
	}
	slots, err := v.slots()
	if err != nil {
		return err
	}
	if _, at, err := slotOf(slots, id); err == nil {
		slots = slices.Delete(slots, at, at+1)
	}
	if err := t.rekey(stay, slots, gone.Rings, UserID{}); err != nil {
		return err
	}
	return t.noteUser(DidRemoveUser, gone)
}

// FindUser finds a user by name, however it is typed; ErrNoUser.
func (v *Vault) FindUser(name string) (User, error) {
	all, err := v.Users()
	for _, u := range all {
		if u.called(userBytes(name)) {
			return u, nil
		}
	}
	if err != nil {
		return User{}, err
	}
	return User{}, ErrNoUser
}
