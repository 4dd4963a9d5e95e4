package directory

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Service is one entry: somebody who helps, in one place. Texts are as typed;
// days are ISO 8601 dates, "" for never or not known.
type Service struct {
	ID        string   `json:"id"`      // random, or of the source; see goodID
	Country   string   `json:"country"` // ISO 3166-1 alpha-2
	Province  string   `json:"province,omitempty"`
	District  string   `json:"district,omitempty"`
	Name      string   `json:"name"`              // in its own script
	English   string   `json:"name_en,omitempty"` // the name in English
	Type      string   `json:"type"`              // one of Types
	Services  string   `json:"services,omitempty"`
	Languages []string `json:"languages,omitempty"` // BCP 47
	Served    []string `json:"served,omitempty"`    // some of Groups
	Told      string   `json:"told,omitempty"`      // may be told of trafficking: "yes", "no", "" not known
	Opening   string   `json:"opening,omitempty"`
	Contact   string   `json:"contact,omitempty"` // the safe way to get in touch
	Phone     string   `json:"phone,omitempty"`   // digits, spaces and + ( ) - / , ;
	Reach     string   `json:"reach,omitempty"`   // distance, and what it costs to get there
	Focal     string   `json:"focal,omitempty"`   // the role of who to ask for, not a name
	Checked   string   `json:"checked,omitempty"`
	CheckedBy string   `json:"checked_by,omitempty"`
	Next      string   `json:"next,omitempty"` // when to check again
	Source    string   `json:"source,omitempty"`
}

// Types are what an entry can be, in the order they are offered.
var Types = []string{
	"hotline", "office", "ngo", "shelter", "health", "counselling", "legal", "police", "labour",
	"embassy", "school", "training", "work", "children", "peer_group", "other",
}

// Groups are whom a place is for.
var Groups = []string{"women", "men", "girls", "boys"}

// Most is how many entries a directory holds.
const Most = 10000

// freshMonths is for how long a check is believed.
const freshMonths = 6

// CheckFirst tells whether somebody should make sure of an entry before it is
// used: it was never checked, or over six months ago, or it was to be checked
// again by now.
func (s Service) CheckFirst(today time.Time) bool {
	on, err := time.Parse(time.DateOnly, s.Checked)
	day := today.Format(time.DateOnly)
	return err != nil || on.AddDate(0, freshMonths, 0).Format(time.DateOnly) < day || s.Next != "" && s.Next < day
}

// Age gives how long ago an entry was checked, in whole months. ok is false
// where it never was.
func (s Service) Age(today time.Time) (months int, ok bool) {
	on, err := time.Parse(time.DateOnly, s.Checked)
	if err != nil {
		return 0, false
	}
	months = (today.Year()-on.Year())*12 + int(today.Month()) - int(on.Month())
	if today.Day() < on.Day() {
		months--
	}
	return max(0, months), true
}

// Place gives province and district, as far as they are there.
func (s Service) Place() string {
	return strings.Join(slices.DeleteFunc([]string{s.District, s.Province}, func(p string) bool { return p == "" }), ", ")
}

// same tells whether two entries say the same.
func (s Service) same(other Service) bool {
	a, b := cells(s), cells(other)
	return slices.Equal(a[:], b[:])
}

// order is by country, place and name.
func order(a, b Service) int {
	return cmp.Or(strings.Compare(a.Country, b.Country), strings.Compare(a.Province, b.Province), strings.Compare(a.District, b.District),
		strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
}

// Sort gives the entries by country, place and name.
func Sort(all []Service) []Service {
	all = slices.Clone(all)
	slices.SortFunc(all, order)
	return all
}

// Find gives the entries of a type, "" for any, in which every word of a query
// stands somewhere, whatever the case of its letters.
func Find(all []Service, query, kind string) []Service {
	words := strings.Fields(strings.ToLower(query))
	var found []Service
	for _, s := range all {
		if kind != "" && s.Type != kind {
			continue
		}
		text := strings.ToLower(strings.Join([]string{s.Country, s.Province, s.District, s.Name, s.English, s.Services, s.Contact, s.Phone, s.Focal}, "\n"))
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			found = append(found, s)
		}
	}
	return found
}
