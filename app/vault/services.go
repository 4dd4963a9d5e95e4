package vault

import (
	"bytes"
	"fmt"
)

// The directory of services is data of the vault, too: whom a shelter sends
// people to says where they live. It is kept by country, so that marking one
// entry as checked does not write all of it anew.

// kindServices are the services of one country, by its code.
const kindServices = "services" // box setting

// SaveServices saves the services of some countries, all or none. Empty data
// takes those of a country away.
func (v *Vault) SaveServices(byCountry map[string][]byte) error {
	err := v.Batch(func(t *Tx) error {
		for country, data := range byCountry {
			if err := t.put(t.v.keys.settings, kindServices, country, data); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("save the directory: %w", err)
	}
	return nil
}

// Services gives the services by country. Where some did not open, the error is
// a *DamageError and the rest is given all the same.
func (v *Vault) Services() (map[string][]byte, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.ready(); err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	err := v.each(v.keys.settings, func(r record) error {
		if r.kind == kindServices && len(r.data) > 0 {
			all[r.name] = bytes.Clone(r.data)
		}
		return nil
	})
	if err != nil {
		return all, fmt.Errorf("read the directory: %w", err)
	}
	return all, nil
}
