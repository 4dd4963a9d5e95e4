package casefile

import "time"

// NonAnswer is a true reason why there is no value. It is stored; it is never
// a blank and never "no".
type NonAnswer string

// The four non-answers, open to every question that does not say otherwise.
const (
	DontKnow      NonAnswer = "dk"
	PreferNot     NonAnswer = "pns"
	NotApplicable NonAnswer = "na"
	NotToday      NonAnswer = "later"
)

// NonAnswers lists them in the order they are offered.
var NonAnswers = []NonAnswer{DontKnow, PreferNot, NotToday, NotApplicable}

// Source tells where an answer comes from.
type Source string

// The sources of an answer.
const (
	Told     Source = "told"     // by the person
	Own      Source = "own"      // by the person's own hand, on a screen turned to them
	Document Source = "document" // seen on paper
	Family   Source = "family"
	Agency   Source = "agency" // another agency
	Observed Source = "observed"
)

// Aloud marks an empty answer: by their own hand the person left the question
// to be said aloud. It is no source that is offered.
const Aloud Source = "aloud"

// Sources lists them in the order they are offered.
var Sources = []Source{Told, Own, Document, Family, Agency, Observed}

// Answer is a value or a non-answer, and what is known of it. Value is plain
// JSON data (string, float64, bool, []any, map[string]any) exactly as entered,
// valid or not. An answer with neither value nor non-answer takes back what
// was said.
type Answer struct {
	Value        any           `json:"value,omitempty"`
	Non          NonAnswer     `json:"non,omitempty"`
	Source       Source        `json:"source,omitempty"`
	Lang         string        `json:"lang,omitempty"`         // language of free text, BCP 47
	Translations []Translation `json:"translations,omitempty"` // oldest first
	By           string        `json:"by,omitempty"`           // worker's code
	At           time.Time     `json:"at"`
	Since        *time.Time    `json:"since,omitempty"` // when this version was begun
}

// Empty tells whether the answer takes back what was said before.
func (a Answer) Empty() bool { return a.Value == nil && a.Non == "" }

// KeptForAloud tells whether a question was left to be said aloud, and has not
// been answered since.
func (s *Sitting) KeptForAloud(q QuestionID) bool {
	as := s.Answers[q]
	return len(as) > 0 && as[len(as)-1].Empty() && as[len(as)-1].Source == Aloud
}

// Text gives the free text of an answer, or "".
func (a Answer) Text() string { s, _ := a.Value.(string); return s }

func (a Answer) start() time.Time {
	if a.Since != nil {
		return *a.Since
	}
	return a.At
}
