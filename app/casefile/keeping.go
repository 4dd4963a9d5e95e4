package casefile

import "time"

// Keeping is a decision on how long a case is kept, by a person. All stay, the
// oldest first; of each sort the last one counts.
type Keeping struct {
	What  string    `json:"what"`            // KeepUntil …
	Until string    `json:"until,omitempty"` // ISO 8601 date, of KeepUntil
	Why   string    `json:"why,omitempty"`   // as it was written
	By    string    `json:"by,omitempty"`    // worker's code
	At    time.Time `json:"at"`
}

// What can be decided.
const (
	KeepUntil = "until" // kept until that day, whatever the rule says
	KeepHold  = "hold"  // must not be destroyed, whatever day it is
	KeepFree  = "free"  // the hold is over
	KeepBack  = "back"  // a closed case is open again
	KeepLook  = "look"  // looked at again, nothing changed
)

// Hold gives the hold that is in force, or nil.
func (c *Case) Hold() *Keeping {
	k := c.Decided(KeepHold, KeepFree)
	if k == nil || k.What == KeepFree {
		return nil
	}
	return k
}

// Decided gives the latest decision of these sorts, or nil.
func (c *Case) Decided(what ...string) *Keeping {
	for i := len(c.Keeping) - 1; i >= 0; i-- {
		for _, w := range what {
			if c.Keeping[i].What == w {
				return &c.Keeping[i]
			}
		}
	}
	return nil
}
