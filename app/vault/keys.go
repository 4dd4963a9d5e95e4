package vault

import (
	"crypto/sha256"

	"onward/app/vault/seal"
)

// keys are what the rings open, made when a vault is opened. What belongs to a
// ring that is not held is nil.
type keys struct {
	rings  [ringCount]*seal.Key
	secret *seal.Key // of the user who opened the vault

	header, head, sum, kids             *seal.Key // Office
	settings, users, rota, wraps, apart *box      // Office
	summaries, letters                  *box      // Cases
	named                               *box      // Identity: names for the list of cases
	log                                 *box      // Log
}

// newKeys takes the rings over.
func newKeys(rings [ringCount]*seal.Key, secret *seal.Key) *keys {
	office := rings[Office]
	k := &keys{
		rings: rings, secret: secret,
		header: office.Derive("header"), head: office.Derive("head"), sum: office.Derive("sum"), kids: office.Derive("kids"),
	}
	k.settings, k.users, k.rota = k.box(Office, "setting"), k.box(Office, "user"), k.box(Office, "rota")
	k.wraps, k.apart = k.box(Office, "wrap"), k.box(Office, "apart")
	k.letters = k.box(Cases, "letters")
	k.summaries, k.named, k.log = k.box(Cases, "summary"), k.box(Identity, "named"), k.box(Log, "log")
	return k
}

// box makes a box of a ring, or nil where the ring is not held. Its kid is made
// of the Office's key: so everybody can tell what rows belong where, also those
// that she cannot open, and nobody from outside can.
func (k *keys) box(r Ring, kind string) *box {
	if k.rings[r] == nil {
		return nil
	}
	b := newBox(k.rings[r], kind)
	b.kid = k.kid(kind)
	return b
}

func (k *keys) kid(kind string) seal.ID { return k.kids.Name("kid", kind) }

// fixed are the boxes that every vault has, and those of them that are here.
func (k *keys) fixed() map[string]*box {
	return map[string]*box{
		"setting": k.settings, "user": k.users, "rota": k.rota, "wrap": k.wraps, "apart": k.apart,
		"summary": k.summaries, "letters": k.letters, "named": k.named, "log": k.log,
	}
}

func (k *keys) holds(rings ...Ring) bool {
	for _, r := range rings {
		if k.rings[r] == nil {
			return false
		}
	}
	return true
}

func (k *keys) wipe() {
	if k == nil {
		return
	}
	for _, x := range append(k.rings[:], k.header, k.head, k.sum, k.kids, k.secret) {
		x.Wipe()
	}
	for _, b := range k.fixed() {
		b.wipe()
	}
}

// part is one of the three parts of a case, each with a key of its own.
type part int

const (
	partContent  part = iota // the case itself, sittings, ordinary answers
	partIdentity             // answers that say who someone is
	partPrivate              // answers of sensitivity P3
	partCount
)

// The ring that a part's key is wrapped in, and the kind of its box.
var (
	partRing = [partCount]Ring{Cases, Identity, Private}
	partKind = [partCount]string{"case", "identity", "private"}
)

// partOf gives the part that a class of answers goes to. What nobody knows is
// private.
func partOf(r Ring) part {
	switch r {
	case Cases:
		return partContent
	case Identity:
		return partIdentity
	}
	return partPrivate
}

// parts are the boxes of one case; those whose key is not held are nil. left
// holds letters: answers of a part from someone who may write but not read it.
type parts struct {
	of   [partCount]*box
	left *box
	// apart is set where the case is kept apart: its keys are sealed to people
	// and not to rings.
	apart bool
}

// partBox makes the box of a part of its key.
func (k *keys) partBox(p part, caseID string, key *seal.Key) *box {
	b := newBox(key, partKind[p])
	b.kid = k.partKid(partKind[p], caseID)
	return b
}

const kindLeft = "left" // box of letters, and a letter in it

// setPart takes the key of a part.
func (ps *parts) setPart(k *keys, p part, caseID string, key *seal.Key) {
	ps.of[p] = k.partBox(p, caseID, key)
	if p == partContent {
		ps.left = newBox(key, kindLeft)
		ps.left.kid = k.partKid(kindLeft, caseID)
	}
}

// partKid is the kid of a box of a case, whether or not its key is held.
func (k *keys) partKid(kind, caseID string) seal.ID { return k.kids.Name(kind, caseID) }

// partKids are the kids of all boxes of a case.
func (k *keys) partKids(caseID string) (ids []seal.ID) {
	for _, kind := range append(partKind[:len(partKind):len(partKind)], kindLeft) {
		ids = append(ids, k.partKid(kind, caseID))
	}
	return ids
}

func (ps *parts) wipe() {
	if ps == nil {
		return
	}
	for _, b := range ps.of {
		b.wipe()
	}
	ps.left.wipe()
}

// caseLabel binds the key of a part to its case. It does not depend on the
// Office's key, which may be replaced by someone who cannot open the rest.
func caseLabel(vault seal.ID, caseID string, p part) seal.Label {
	sum := sha256.Sum256([]byte("onward/2/case\x00" + caseID))
	return seal.Label{Vault: vault, ID: seal.ID(sum[:16]), Kind: "key " + partKind[p]}
}
