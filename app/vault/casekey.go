package vault

import (
	"onward/app/casefile"
	"onward/app/vault/seal"
)

// caseKey is what opens a case, taken out of one file to be put into another.
type caseKey struct{ content *seal.Key }

func (k *caseKey) wipe() {
	if k != nil {
		k.content.Wipe()
	}
}

// caseKey gives what opens a case. The turn is held.
func (v *Vault) caseKey(id casefile.CaseID) (*caseKey, error) {
	r, err := v.get(v.keys.wraps, kindKey, string(id))
	if err != nil {
		return nil, err
	}
	key, err := v.unwrap(r)
	if err != nil {
		return nil, err
	}
	return &caseKey{key}, nil
}

// mendKey writes the key of a case where it is missing or does not open.
func (t *Tx) mendKey(id casefile.CaseID, key *caseKey) error {
	v := t.v
	if have, err := v.caseKey(id); err == nil {
		have.wipe()
		return nil
	} else if !unread(err) {
		return err
	}
	data := append([]byte{1}, seal.Wrap(v.keys.wraps.key, v.wrapLabel(string(id)), key.content)...)
	return t.put(v.keys.wraps, kindKey, string(id), data)
}

// dropCase takes a case's records and key away. It tells whether there was
// anything.
func (t *Tx) dropCase(id casefile.CaseID) (bool, error) {
	v := t.v
	var all []row
	if b, err := v.box(string(id)); err == nil {
		all, err = v.rows(b.kid)
		b.wipe()
		if err != nil {
			return false, err
		}
	}
	for _, at := range []struct{ kid, id seal.ID }{
		{v.keys.wraps.kid, v.keys.wraps.names.Name(kindKey, string(id))},
		{v.keys.summaries.kid, v.keys.summaries.names.Name(kindSummary, string(id))},
	} {
		r, err := v.known(at.kid, at.id)
		if unread(err) {
			continue
		}
		if err != nil {
			return false, err
		}
		all = append(all, r)
	}
	return len(all) > 0, t.drop(all)
}
