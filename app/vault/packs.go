package vault

import (
	"bytes"
	"fmt"
)

// Form packs from outside are data of the vault: they travel with it, sealed,
// and nobody changes one without being noticed. A sitting that was begun with
// one can be opened wherever the vault can.

// kindPack is a form pack, by whatever name it was saved under.
const kindPack = "pack" // box setting

// SavePack saves a form pack under a name, over one that has it. Empty data
// takes it away: what is left is a record that says so.
func (t *Tx) SavePack(name string, data []byte) error {
	if t.v == nil {
		return ErrClosed
	}
	if err := t.put(t.v.keys.settings, kindPack, name, data); err != nil {
		return fmt.Errorf("save form pack: %w", err)
	}
	return nil
}

// SavePack is [Tx.SavePack] in a commit of its own.
func (v *Vault) SavePack(name string, data []byte) error {
	return v.Batch(func(t *Tx) error { return t.SavePack(name, data) })
}

// Packs gives the form packs by name. Where some did not open, the error is a
// *DamageError and the rest is given all the same.
func (v *Vault) Packs() (map[string][]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	packs := map[string][]byte{}
	err := v.each(v.keys.settings, func(r record) error {
		if r.kind == kindPack && len(r.data) > 0 {
			packs[r.name] = bytes.Clone(r.data)
		}
		return nil
	})
	if err != nil {
		return packs, fmt.Errorf("read form packs: %w", err)
	}
	return packs, nil
}
