package ui

import (
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// Invented is a vault of invented people to try things out with. Its key is no
// secret: the unlock page shows it.
func Invented(now func() time.Time) *Demo {
	return &Demo{
		User: "demo", Pass: "river lamp seven stones",
		People: func() []*casefile.Case { return casefiletest.People(now()) },
	}
}
