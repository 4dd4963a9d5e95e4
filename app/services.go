package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"onward/app/directory"
	"onward/app/vault"
)

// ServiceKeeper is a Store that keeps the directory of services, as JSON by
// country. The vault does.
type ServiceKeeper interface {
	Services() (map[string][]byte, error)
	SaveServices(byCountry map[string][]byte) error
}

// Why an entry, was not kept.
var (
	ErrNoServices   = errors.New("no directory can be kept here")
	ErrManyServices = errors.New("more services than fit")
	ErrService      = errors.New("a service that is not whole")
)

// Services gives the directory, by country, place and name. Where a part of it
// is damaged the rest is given, with the error beside it.
func (d *Desk) Services() ([]directory.Service, error) {
	k, ok := d.Store.(ServiceKeeper)
	if !ok {
		return nil, nil
	}
	kept, err := k.Services()
	if err != nil && !errors.Is(err, vault.ErrDamaged) {
		return nil, err
	}
	var all []directory.Service
	for _, data := range kept {
		var some []directory.Service
		if json.Unmarshal(data, &some) != nil {
			err = errors.Join(err, fmt.Errorf("read the directory: %w", vault.ErrShape))
			continue
		}
		all = append(all, some...)
	}
	return directory.Sort(all), err
}

// SaveService keeps an entry in place of the one with its id; one without an id
// is new. It gives the id. Errors: ErrService, ErrManyServices.
func (d *Desk) SaveService(s directory.Service) (string, error) {
	if s.ID == "" {
		s.ID = randomHex(8)
	}
	if len(directory.Weigh(s, d.Now().Format(time.DateOnly))) > 0 {
		return "", ErrService
	}
	was, err := d.Services()
	if err != nil {
		return "", err
	}
	now := slices.DeleteFunc(slices.Clone(was), func(o directory.Service) bool { return o.ID == s.ID })
	return s.ID, d.keepServices(was, append(now, s))
}

// RemoveService takes an entry away.
func (d *Desk) RemoveService(id string) error {
	was, err := d.Services()
	if err != nil {
		return err
	}
	return d.keepServices(was, slices.DeleteFunc(slices.Clone(was), func(s directory.Service) bool { return s.ID == id }))
}

// ServiceChecked notes that somebody made sure of an entry today.
func (d *Desk) ServiceChecked(s directory.Service) error {
	today := d.Now().Format(time.DateOnly)
	s.Checked, s.CheckedBy = today, d.Worker
	if s.Next <= today {
		s.Next = ""
	}
	_, err := d.SaveService(s)
	return err
}

// ReadServices reads a sheet and takes nothing in. The error may be
// [directory.Faults].
func (d *Desk) ReadServices(sheet io.Reader) ([]directory.Service, error) {
	return directory.Read(sheet, d.Now().Format(time.DateOnly), func() string { return randomHex(8) })
}

// TakeServices puts a sheet into the directory, all of it or nothing. The error
// may be [directory.Faults].
func (d *Desk) TakeServices(sheet io.Reader) (directory.Merged, error) {
	came, err := d.ReadServices(sheet)
	if err != nil {
		return directory.Merged{}, err
	}
	return d.MergeServices(came)
}

// MergeServices puts entries into the directory; see [directory.Merge].
func (d *Desk) MergeServices(came []directory.Service) (directory.Merged, error) {
	was, err := d.Services()
	if err != nil {
		return directory.Merged{}, err
	}
	now, m := directory.Merge(was, came)
	if m.TooMany > 0 {
		return m, ErrManyServices
	}
	return m, d.keepServices(was, now)
}

// keepServices writes the countries in which anything changed.
func (d *Desk) keepServices(was, now []directory.Service) error {
	k, ok := d.Store.(ServiceKeeper)
	if !ok {
		return ErrNoServices
	}
	if len(now) > directory.Most {
		return ErrManyServices
	}
	before, after := servicesJSON(was), servicesJSON(now)
	changed := map[string][]byte{}
	for country, data := range after {
		if string(before[country]) != string(data) {
			changed[country] = data
		}
	}
	for country := range before {
		if after[country] == nil {
			changed[country] = nil
		}
	}
	if len(changed) == 0 {
		return nil
	}
	if err := k.SaveServices(changed); err != nil {
		return err
	}
	d.note(vault.DidChange, "")
	return nil
}

func servicesJSON(all []directory.Service) map[string][]byte {
	by := map[string][]directory.Service{}
	for _, s := range directory.Sort(all) {
		by[s.Country] = append(by[s.Country], s)
	}
	out := map[string][]byte{}
	for country, some := range by {
		data, err := json.Marshal(some)
		if err != nil {
			panic("app: a service that is not JSON")
		}
		out[country] = data
	}
	return out
}
