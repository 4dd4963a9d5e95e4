package casefile

import "time"

// Summary is what a list of cases shows and what is searched, kept small so
// that a vault of many thousands opens quickly. Called and Who say who someone
// is and belong to the identity of a case; the rest does not.
type Summary struct {
	ID       CaseID    `json:"id"`
	Code     Code      `json:"code"`
	Called   string    `json:"called,omitempty"` // what the person wants to be called
	Language string    `json:"language"`
	Touched  time.Time `json:"touched"`
	Alerts   int       `json:"alerts,omitempty"` // alerts nobody has acted on
	Red      bool      `json:"red,omitempty"`    // one of them is for today
	Forms    []FormID  `json:"forms,omitempty"`  // forms begun, in order of beginning
	Who      Who       `json:"who,omitzero"`
	Due      []Due     `json:"due,omitempty"`    // what is waited for or to be done, the earliest first
	Stop     bool      `json:"stop,omitempty"`   // a red line stops the way home, and nobody has decided
	Plan     bool      `json:"plan,omitempty"`   // the plan has a row
	Closed   string    `json:"closed,omitempty"` // day of closing, ISO 8601; empty while open
	Kept     *Kept     `json:"kept,omitempty"`   // nil while there is nothing to say of how long it is kept
}

// Kept is what the list of cases knows of how long a case is kept. Days are
// ISO 8601.
type Kept struct {
	Until  string    `json:"until,omitempty"` // decided by a person, over every rule
	Grown  string    `json:"grown,omitempty"` // of someone who came as a child: not before this day
	Held   bool      `json:"held,omitempty"`  // must not be destroyed
	Asked  bool      `json:"asked,omitempty"` // the person asked to have it deleted
	Looked time.Time `json:"looked,omitzero"` // when anything of this was last decided
}

// Who is what tells one person from another, as far as it was told: to be
// found by, and to be asked about when someone may have come twice.
type Who struct {
	Names []string `json:"names,omitempty"` // every name the person goes by, in any script
	Born  string   `json:"born,omitempty"`  // year, or "1996/1997"
	Home  []string `json:"home,omitempty"`  // country (ISO 3166-1 alpha-2), then the place as told and in Latin letters
}

// Due is something with a day to it.
type Due struct {
	What Matter `json:"what"`
	On   string `json:"on"`            // ISO 8601 date
	Why  string `json:"why,omitempty"` // key of the words for why it slipped last
}

// Matter says what is due.
type Matter string

// What may be due.
const (
	Reply    Matter = "reply"    // of the receiving worker to a handover (F12)
	Tracing  Matter = "tracing"  // of those who look for the family (F07)
	FollowUp Matter = "followup" // the next time we speak (F13)
	Review   Matter = "review"   // the next review of the plan (F14)
	Step     Matter = "step"     // a step of the plan (F09)
	Slept    Matter = "agree"    // the plan was to be slept on (F09)

	Risk        Matter = "risk"    // the look at the risks of going home is too old (F08)
	RiskAgain   Matter = "again"   // it is looked at once more before leaving (F08)
	Arrival     Matter = "arrival" // to hear that the person arrived (F11)
	Call        Matter = "call"    // to call the person after that (F11)
	ConsentEnds Matter = "consent" // an agreement to share ends (F10)
	Limit       Matter = "limit"   // an alert is to be acted on
)

// Open tells whether the case is not closed.
func (s Summary) Open() bool { return s.Closed == "" }
