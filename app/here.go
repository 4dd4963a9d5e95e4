package app

import "encoding/json"

// firstHere is where plans are made until somebody says otherwise: most people
// these papers were written for are helped in Thailand first.
const firstHere = "TH"

// Here is the country this vault works in, ISO 3166-1 alpha-2. It decides which
// actions of a country are offered.
func (d *Desk) Here() string {
	here := ""
	if own, err := d.own(); err == nil && json.Unmarshal(own["here"], &here) == nil && here != "" {
		return here
	}
	return firstHere
}

// SaveHere keeps another country.
func (d *Desk) SaveHere(country string) error {
	own, err := d.own()
	if err != nil {
		return err
	}
	if own["here"], err = json.Marshal(country); err != nil {
		return err
	}
	all, err := json.Marshal(own)
	if err != nil {
		return err
	}
	return d.Store.SaveSettings(all)
}
