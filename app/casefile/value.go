package casefile

import (
	"encoding/json"
	"fmt"
)

// The shared shapes of values. Each is the JSON object of the shared type of
// the same name that forms refer to.
type (
	// PDate is a date as well as it is known. CE is ISO 8601 in the common
	// era, cut to its precision: "2026-03-12", "2026-03" or "2026". To ends a
	// range of years. Age and On say "about 17 on 2026-11-23". Text is what
	// was typed.
	PDate struct {
		Precision string  `json:"precision"` // day month year range age event
		Calendar  string  `json:"calendar"`  // the calendar it was typed in: ce be other
		CE        string  `json:"ce,omitempty"`
		To        string  `json:"to,omitempty"`
		Age       float64 `json:"age,omitempty"`
		On        string  `json:"on,omitempty"`
		Text      string  `json:"text,omitempty"`
	}
	// Name never needs a surname and is never cut at spaces.
	Name struct {
		Full   string `json:"full,omitempty"` // in its own script
		Roman  string `json:"roman,omitempty"`
		Called string `json:"called,omitempty"`
		Nick   string `json:"nick,omitempty"`
		Family string `json:"family,omitempty"`
		Given  string `json:"given,omitempty"`
	}
	// Phone is a number and how it may be used.
	Phone struct {
		Number string `json:"number"`
		Owner  string `json:"owner,omitempty"` // whose phone
		Safe   string `json:"safe,omitempty"`  // yes no unknown
		When   string `json:"when,omitempty"`  // safe times
		Say    string `json:"say,omitempty"`   // what to say if another answers
	}
	// Addr is a place as people there would describe it.
	Addr struct {
		Text     string `json:"text,omitempty"`
		Roman    string `json:"roman,omitempty"`
		Landmark string `json:"landmark,omitempty"`
		Country  string `json:"country,omitempty"` // ISO 3166-1 alpha-2
	}
	// Money is an amount in one currency; nothing is ever converted.
	Money struct {
		Amount   float64 `json:"amount"`
		Currency string  `json:"currency"` // ISO 4217
		Per      string  `json:"per,omitempty"`
	}
	// IDDoc is a paper that says who someone is.
	IDDoc struct {
		Type    string `json:"type,omitempty"`
		Number  string `json:"number,omitempty"`
		Country string `json:"country,omitempty"`
		Place   string `json:"place,omitempty"`
		Expires string `json:"expires,omitempty"`
	}
	// Mark is how someone agreed: signed, thumb, spoken or refused.
	Mark struct {
		How string `json:"how"`
		By  string `json:"by,omitempty"`
		On  string `json:"on,omitempty"`  // ISO 8601 date
		Ink string `json:"ink,omitempty"` // the sign itself where it was drawn on the screen; see package autograph
	}
)

// As reads a plain JSON value as one of the shapes above. The error never
// contains the value.
func As[T any](v any) (T, error) {
	var t T
	if same, ok := v.(T); ok {
		return same, nil
	}
	b, err := json.Marshal(v)
	if err == nil {
		err = json.Unmarshal(b, &t)
	}
	if err != nil {
		return t, fmt.Errorf("value does not have the shape %T", t)
	}
	return t, nil
}

// Plain turns a shape into the plain JSON value an answer holds.
func Plain(shape any) any {
	b, err := json.Marshal(shape)
	if err != nil {
		panic("casefile: a shape that is not JSON")
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		panic("casefile: JSON that is not JSON")
	}
	return v
}
