package vault

import (
	"errors"
	"fmt"
	"slices"
)

// Rename gives a user another name, everywhere it is shown, in the log too. Her
// slot knows her by the name she had when it was made, and only her pass phrase
// makes another: until she changes it she opens the vault with the earlier name
// ([User].Opens). Errors: ErrMayNot, ErrNoUser, ErrNameTaken, ErrShape.
func (v *Vault) Rename(id UserID, name string) error {
	if err := v.Batch(func(t *Tx) error { return t.rename(id, name) }); err != nil {
		return fmt.Errorf("rename a user: %w", err)
	}
	return nil
}

func (t *Tx) rename(id UserID, name string) error {
	v := t.v
	u, err := v.user(id)
	if err != nil {
		return err
	}
	is := userBytes(name)
	switch {
	case !v.me.Role.LooksAfterUsers() || u.Role == Recovery:
		return ErrMayNot
	case len(is) == 0 || len(name) > 200:
		return ErrShape
	}
	users, err := v.allUsers()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(users, func(o User) bool { return o.ID != id && o.called(is) }) {
		return ErrNameTaken
	}
	was := u.opens()
	if u.Opens == "" {
		u.Opens = u.Name
	}
	if u.Name = showName(name); string(is) == string(was) {
		u.Opens = ""
	}
	if id == v.me.ID {
		v.me.Name, v.me.Opens = u.Name, u.Opens
	}
	if err := errors.Join(t.putUser(u), t.keepName(u.ID.String(), u.Name)); err != nil {
		return err
	}
	return t.noteUser(DidRename, u)
}

// ChangeRole gives a user another role, and the rings she shall have in it; nil
// for all of the role. What she gains whoever does it must hold, or she waits for
// it (see LetIn). What she loses is replaced as if she were removed: all rings
// held here and every key of a case now, the others when someone who holds them
// opens the vault. Nobody changes her own. Errors: ErrMayNot, ErrNoUser, ErrLast,
// ErrShape for rings that are not for the role.
func (v *Vault) ChangeRole(id UserID, role Role, rings []Ring) error {
	if err := v.Batch(func(t *Tx) error { return t.changeRole(id, role, rings) }); err != nil {
		return fmt.Errorf("change the role of a user: %w", err)
	}
	return nil
}

func (t *Tx) changeRole(id UserID, role Role, rings []Ring) error {
	v := t.v
	was, err := v.user(id)
	if err != nil {
		return err
	}
	if !v.me.Role.LooksAfterUsers() || id == v.me.ID || was.Role == Recovery {
		return ErrMayNot
	}
	if !slices.Contains(Roles, role) {
		return ErrShape
	}
	want, err := role.allowed(rings)
	if err != nil {
		return err
	}
	u, lost, gained := v.inRole(was, role, want)
	users, err := v.allUsers()
	if err != nil {
		return err // to go on would be to take out those who did not open
	}
	users[slices.IndexFunc(users, func(o User) bool { return o.ID == id })] = u
	if !slices.ContainsFunc(users, User.fully) {
		return ErrLast
	}
	if len(lost) > 0 {
		if err := v.lastOfApart(id, users); err != nil {
			return err
		}
	}
	slots, err := v.slots()
	if err != nil {
		return err
	}
	if len(lost) > 0 {
		err = t.rekey(users, slots, lost, id)
	} else {
		err = t.gain(u, slots, gained)
	}
	if err != nil {
		return err
	}
	return t.noteUser(DidLetIn, u)
}

// inRole gives a user as she is in a role with the rings wanted: those of them
// that can be given here, the others waited for.
func (v *Vault) inRole(was User, role Role, want []Ring) (u User, lost, gained []Ring) {
	u = was
	u.Role, u.Rings, u.Waiting = role, nil, nil
	for _, r := range want {
		switch {
		case was.Holds(r):
			u.Rings = append(u.Rings, r)
		case v.keys.holds(r):
			u.Rings, gained = append(u.Rings, r), append(gained, r)
		default:
			u.Waiting = append(u.Waiting, r)
		}
	}
	for _, r := range was.Rings {
		if !slices.Contains(want, r) {
			lost = append(lost, r)
		}
	}
	return u, lost, gained
}

// gain seals rings to a user who loses none.
func (t *Tx) gain(u User, slots []stored, gained []Ring) error {
	s, at, err := slotOf(slots, u.ID)
	if err != nil {
		return err
	}
	for _, r := range gained {
		if err := s.give(t.v.id, u.Seals, r, t.v.keys.rings[r]); err != nil {
			return err
		}
	}
	slots[at].body = s.bytes()
	if err := errors.Join(t.seat(slots), t.putUser(u)); err != nil {
		return err
	}
	return t.renewApart(u)
}
