package casefile

import "time"

// Paper is one copy that was made of a case: what it was, for whom, and what
// has become of it. The pages themselves are kept beside it.
type Paper struct {
	ID        string    `json:"id"`     // random
	Copy      string    `json:"copy"`   // whose: survivor, carry, receiving, file, …
	Number    int       `json:"number"` // of this kind, from 1; stands on the paper
	Version   int       `json:"version"`
	Langs     []string  `json:"langs"`
	Sheet     string    `json:"sheet,omitempty"`     // a4, a5, …
	Recipient SittingID `json:"recipient,omitempty"` // the agreement to share it was made under
	Check     string    `json:"check"`               // the short code on each page
	SHA256    string    `json:"sha256,omitempty"`    // of the pages, hex; "" where they are not kept
	By        string    `json:"by,omitempty"`        // worker's code
	Made      time.Time `json:"made"`

	Agreed bool `json:"agreed,omitempty"` // the plan as it was agreed, frozen
	// Steps are the rows of the plan that stand on it, each at its number less
	// one, "" where the step of that number does not. Papers made before this was
	// kept have none.
	Steps []RowID `json:"steps,omitempty"`

	Now   PaperState `json:"now,omitempty"`
	Since *time.Time `json:"since,omitempty"` // of Now
}

// PaperState tells where a paper is, as far as anybody knows.
type PaperState string

// The states of a paper. A new one is out there.
const (
	OutThere  PaperState = ""
	AskedBack PaperState = "asked"
	CameBack  PaperState = "back"
	Destroyed PaperState = "destroyed"
	Lost      PaperState = "lost"
)

// PaperStates lists them in the order they are offered.
var PaperStates = []PaperState{OutThere, AskedBack, CameBack, Destroyed, Lost}

// Gone tells whether the paper is no longer out there.
func (p Paper) Gone() bool { return p.Now == CameBack || p.Now == Destroyed }

// Agreed is a plan as it was agreed: what it told, answer by answer, frozen.
type Agreed struct {
	Version int       `json:"version"` // from 1
	At      time.Time `json:"at"`
	By      string    `json:"by,omitempty"` // worker's code
	Paper   string    `json:"paper"`        // id of the paper that was agreed
	Plan    *Sitting  `json:"plan"`         // the answers of the plan then
	SHA256  string    `json:"sha256"`       // of Plan as JSON, and the pages
}
