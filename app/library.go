package app

import (
	"encoding/json"
	"sync"

	"onward/forms"
)

// action is one entry of the starter library of actions: which part of life
// it helps in, who usually does it, and when.
type action struct {
	ID        string `json:"id"`
	Area      string `json:"area"`
	OwnerKind string `json:"owner_kind"`
	Phase     string `json:"phase"`
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
