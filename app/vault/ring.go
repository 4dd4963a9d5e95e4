package vault

import (
	"encoding/json"
	"fmt"
	"slices"

	"onward/app/vault/seal"
)

// Ring is a key that several users hold, and what it opens. What a user may
// not see, she has no ring for.
type Ring uint8

// The rings.
const (
	Office   Ring = iota // settings, words, packs, users, which records there are; everybody
	Cases                // the list of cases, ordinary answers
	Identity             // names, photos, numbers, addresses
	Private              // answers of sensitivity P3
	Log                  // the log
	ringCount
)

var ringNames = [ringCount]string{"office", "cases", "identity", "private", "log"}

// String gives the name that stands in the file and on the command line.
func (r Ring) String() string {
	if r >= ringCount {
		return fmt.Sprintf("ring %d", uint8(r))
	}
	return ringNames[r]
}

// ReadRing is the reverse of String.
func ReadRing(name string) (Ring, bool) {
	i := slices.Index(ringNames[:], name)
	return Ring(max(i, 0)), i >= 0
}

// MarshalJSON writes a ring as its name.
func (r Ring) MarshalJSON() ([]byte, error) { return json.Marshal(r.String()) }

// UnmarshalJSON reads a ring by its name; one that is not known is an error.
func (r *Ring) UnmarshalJSON(b []byte) error {
	var name string
	if err := json.Unmarshal(b, &name); err != nil {
		return err
	}
	ring, ok := ReadRing(name)
	if !ok {
		return ErrDamaged
	}
	*r = ring
	return nil
}

// Role is what a user is there for. The program offers what a role allows;
// what can be read is decided by the rings alone.
type Role string

// The roles.
const (
	Worker        Role = "worker"        // all rings; Identity and Private can be withheld
	Supervisor    Role = "supervisor"    // all rings; looks after users
	Auditor       Role = "auditor"       // Office and Log
	Administrator Role = "administrator" // Office and Log; looks after users
	Recovery      Role = "recovery"      // the printed sheet; all rings
)

// Roles are those that can be given to a person.
var Roles = []Role{Worker, Supervisor, Auditor, Administrator}

// Rings are those a role holds when nothing is withheld.
func (r Role) Rings() []Ring {
	switch r {
	case Worker, Supervisor, Recovery:
		return []Ring{Office, Cases, Identity, Private, Log}
	case Auditor, Administrator:
		return []Ring{Office, Log}
	}
	return nil
}

// LooksAfterUsers tells who may add and remove users.
func (r Role) LooksAfterUsers() bool {
	return r == Supervisor || r == Administrator || r == Recovery
}

// allowed gives the rings a user of a role shall have: nil asks for all.
// Withheld can be Identity and Private, and from workers only: every other
// ring is needed to do the work at all.
func (r Role) allowed(rings []Ring) ([]Ring, error) {
	all := r.Rings()
	if len(all) == 0 {
		return nil, fmt.Errorf("no such role: %w", ErrShape)
	}
	if rings == nil {
		return all, nil
	}
	var out []Ring
	for _, x := range all {
		switch {
		case slices.Contains(rings, x):
			out = append(out, x)
		case r != Worker || x != Identity && x != Private:
			return nil, fmt.Errorf("a %s needs the ring %s: %w", r, x, ErrShape)
		}
	}
	for _, x := range rings {
		if !slices.Contains(all, x) {
			return nil, fmt.Errorf("a %s has no ring %s: %w", r, x, ErrShape)
		}
	}
	return out, nil
}

// ringLabel binds a ring's envelope to the slot it is in.
func ringLabel(vault, user seal.ID, r Ring) seal.Label {
	return seal.Label{Vault: vault, ID: user, Kind: "ring " + r.String()}
}
