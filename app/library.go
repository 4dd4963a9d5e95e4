package app

import (
	"encoding/json"
	"sync"

	"onward/forms"
)

// action is one entry of the starter library of actions: which part of life
// it helps in, who usually does it, and when. Some hold in one country alone;
// these say where that is known from, and whether it was read there or is
// general knowledge of the field. Who does it by name stands in the directory,
// where everybody can change it, never here.
type action struct {
	ID        string `json:"id"`
	Area      string `json:"area"`
	OwnerKind string `json:"owner_kind"`
	Phase     string `json:"phase"`

	Country   string   `json:"country"` // ISO 3166-1 alpha-2; "" for everywhere
	Side      string   `json:"side"`    // here: where the plan is made; home: where she goes; any
	Foreign   bool     `json:"foreign"` // not for those whose home the country is
	Tags      []string `json:"tags"`    // actions of everywhere it goes with
	Place     string   `json:"place"`   // of the directory: which type helps with it; "" for none
	Source    string   `json:"source"`
	Sure      string   `json:"sure"` // read or general
	CheckedOn string   `json:"checked_on"`
}

// fits tells whether an action is for somebody whose plan is made here and whose
// home is there. Where a country is not known, nothing of any country fits it.
func (a action) fits(here, home string) bool {
	if a.Foreign && (home == "" || home == a.Country) {
		return false
	}
	switch a.Side {
	case "here":
		return here == a.Country
	case "home":
		return home == a.Country
	case "any":
		return here == a.Country || home == a.Country
	}
	return a.Country == ""
}

// library reads the actions that come with the plan form. They are built in,
// so a malformed file is our own mistake, which a test would have found.
var library = sync.OnceValue(func() []action {
	b, err := forms.FS.ReadFile("f09/actions.json")
	if err != nil {
		panic("app: " + err.Error())
	}
	var all []action
	if err := json.Unmarshal(b, &all); err != nil {
		panic("app: actions.json: " + err.Error())
	}
	return all
})
