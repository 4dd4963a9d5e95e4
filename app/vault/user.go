package vault

import (
	"cmp"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"onward/app/vault/seal"
)

// User is one who may open the vault.
type User struct {
	ID   seal.ID
	Name string // as it is shown; empty for the printed sheet
	// Opens is the name that opens the vault, where it is still an earlier one:
	// the slot knows its user by name. It is empty otherwise. See Rename.
	Opens string
	Role  Role
	Rings []Ring // those held
	// Waiting are the rings a user shall have and has not: whoever added her
	// did not hold them. See LetIn.
	Waiting []Ring
	Added   time.Time
	// Fresh says that someone else knows the pass phrase: it was given to the
	// user when she was added, or after hers was lost, and she has not changed
	// it since.
	Fresh bool
	Used  []time.Time       // when the sheet was used, the latest 100; Recovery only
	Seals seal.Public       // what is sealed to her
	Signs ed25519.PublicKey // what she signs
}

// Holds tells whether a user holds a ring.
func (u User) Holds(r Ring) bool { return slices.Contains(u.Rings, r) }

// opens gives the name that opens the vault, and called tells whether a user is
// called so, now or to open.
func (u User) opens() []byte { return userBytes(cmp.Or(u.Opens, u.Name)) }
func (u User) called(name []byte) bool {
	return u.Role != Recovery && (string(userBytes(u.Name)) == string(name) || u.Opens != "" && string(userBytes(u.Opens)) == string(name))
}

// fully tells whether a user could do all that there may be to do. One such
// must always be left, or nobody could let anyone in any more.
func (u User) fully() bool { return u.Role == Supervisor && len(u.Rings) == int(ringCount) }

// userData is a User as it is kept, in the Office's ring.
type userData struct {
	ID      string            `json:"id"`
	Name    string            `json:"name,omitempty"`
	Opens   string            `json:"opens,omitempty"`
	Role    Role              `json:"role"`
	Rings   []Ring            `json:"rings"`
	Waiting []Ring            `json:"waiting,omitempty"`
	Added   time.Time         `json:"added"`
	Fresh   bool              `json:"fresh,omitempty"`
	Used    []time.Time       `json:"used,omitempty"`
	Seals   []byte            `json:"seals"`
	Signs   ed25519.PublicKey `json:"signs"`
}

func (t *Tx) putUser(u User) error {
	return t.putJSON(t.v.keys.users, kindUser, u.ID.String(), userData{
		u.ID.String(), u.Name, u.Opens, u.Role, u.Rings, u.Waiting, u.Added, u.Fresh, u.Used, u.Seals[:], u.Signs,
	})
}

func readUser(r record) (u User, err error) {
	var d userData
	if r.kind != kindUser || json.Unmarshal(r.data, &d) != nil || d.ID != r.name ||
		len(d.Seals) != seal.PublicSize || len(d.Signs) != ed25519.PublicKeySize {
		return u, ErrDamaged
	}
	u = User{Name: d.Name, Opens: d.Opens, Role: d.Role, Rings: d.Rings, Waiting: d.Waiting, Added: d.Added, Fresh: d.Fresh, Used: d.Used, Seals: seal.Public(d.Seals), Signs: d.Signs}
	u.ID, err = seal.ReadID(d.ID)
	return u, err
}

// Me is the user who opened the vault.
func (v *Vault) Me() User {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.me
}

// Users lists who may open the vault, in the order in which they were added.
// Where some did not open, the error is a *DamageError and the rest is given.
func (v *Vault) Users() ([]User, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	all, err := v.allUsers()
	if err != nil {
		return all, fmt.Errorf("list users: %w", err)
	}
	return all, nil
}

func (v *Vault) allUsers() (all []User, err error) {
	err = v.each(v.keys.users, func(r record) error {
		u, err := readUser(r)
		if err == nil {
			all = append(all, u)
		}
		return err
	})
	slices.SortFunc(all, func(a, b User) int {
		return cmp.Or(a.Added.Compare(b.Added), cmp.Compare(a.ID.String(), b.ID.String()))
	})
	return all, err
}

// user finds a user, or gives ErrNoUser.
func (v *Vault) user(id seal.ID) (User, error) {
	r, err := v.get(v.keys.users, kindUser, id.String())
	if errors.Is(err, errNoRecord) {
		return User{}, ErrNoUser
	}
	if err != nil {
		return User{}, err
	}
	return readUser(r)
}

// known as me: who opened the vault, as far as the file tells. Where her record
// is damaged, the slot tells what she holds.
func (v *Vault) whoAmI(s slot, name string) error {
	u, err := v.user(s.ID)
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNoUser) {
		u = User{Name: name, Role: Worker, Seals: v.keys.secret.Pair().Public, Signs: public(v.keys.secret)}
	} else if err != nil {
		return err
	}
	u.ID, u.Rings = s.ID, nil
	for r := range ringCount {
		if v.keys.rings[r] != nil {
			u.Rings = append(u.Rings, r)
		}
	}
	v.me = u
	return nil
}

func public(secret *seal.Key) ed25519.PublicKey {
	return secret.Signer().Public().(ed25519.PublicKey)
}

// rota is what everybody knows of the rings: where to seal what is for those
// who hold one, and which are to be replaced because someone who held them is
// gone.
type rota struct {
	Public map[string][]byte `json:"public"`
	Due    []Ring            `json:"due,omitempty"`
}

const kindRota = "rings"

func (v *Vault) rota() (r rota, err error) {
	rec, err := v.get(v.keys.rota, kindRota, "all")
	if errors.Is(err, errNoRecord) {
		return r, ErrDamaged
	}
	if err == nil && json.Unmarshal(rec.data, &r) != nil {
		err = ErrDamaged
	}
	return r, err
}

// ringPublic gives the public key of a ring.
func (v *Vault) ringPublic(r Ring) (seal.Public, error) {
	all, err := v.rota()
	if err != nil {
		return seal.Public{}, err
	}
	b := all.Public[r.String()]
	if len(b) != seal.PublicSize {
		return seal.Public{}, ErrDamaged
	}
	return seal.Public(b), nil
}

// putRota writes down the public keys of the rings that are held; was is what
// was known of the others.
func (t *Tx) putRota(was rota, due []Ring) error {
	is := rota{Public: map[string][]byte{}, Due: due}
	for r := range ringCount {
		is.Public[r.String()] = was.Public[r.String()]
		if key := t.v.keys.rings[r]; key != nil {
			public := key.Pair().Public
			is.Public[r.String()] = public[:]
		}
	}
	return t.putJSON(t.v.keys.rota, kindRota, "all", is)
}
