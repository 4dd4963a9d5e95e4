package app

import (
	"encoding/json"
	"fmt"

	"onward/app/directory"
)

// What is written of a place before it can stand in the directory: it has no
// country yet, or its number is not one. It waits sealed among the settings of
// the vault, under the id of the entry, "" for a new one, so that leaving the
// page, locking or closing the program loses none of it.

// ServiceDraft gives what waits of an entry. ok is false where nothing does.
func (d *Desk) ServiceDraft(id string) (s directory.Service, ok bool, err error) {
	all, err := d.serviceDrafts()
	s, ok = all[id]
	return s, ok, err
}

// SaveServiceDraft lets an entry wait as it is; nil takes away what waited.
func (d *Desk) SaveServiceDraft(id string, s *directory.Service) error {
	all, err := d.serviceDrafts()
	if err != nil {
		return err
	}
	if _, was := all[id]; s == nil && !was {
		return nil
	}
	delete(all, id)
	if s != nil {
		all[id] = *s
	}
	own, err := d.own()
	if err != nil {
		return err
	}
	if own["places"], err = json.Marshal(all); err != nil {
		return err
	}
	settings, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return d.Store.SaveSettings(settings)
}

func (d *Desk) serviceDrafts() (map[string]directory.Service, error) {
	own, err := d.own()
	if err != nil {
		return nil, err
	}
	all := map[string]directory.Service{}
	if raw, ok := own["places"]; ok {
		if err := json.Unmarshal(raw, &all); err != nil {
			return nil, fmt.Errorf("read the places that wait: %w", err)
		}
	}
	return all, nil
}
