package ui

import (
	"errors"
	"testing"

	"onward/app/ui/part"
)

// What went right afterwards takes back what went wrong, and not what was done:
// a paper that was saved is said so while the next is made ready.
func TestNotice_TroubleEndsAndWhatIsDoneStays(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	s.a.told(part.Said{Text: "Saved as plan.pdf.", Lang: "en"})
	s.a.trouble(nil)
	s.sees("Saved as plan.pdf.")
	s.a.trouble(errors.New("the disk is on fire"))
	s.seesNot("Saved as plan.pdf.")
	if s.a.notice.text == "" {
		t.Fatal("nothing is said of the trouble")
	}
	s.a.trouble(nil)
	if s.a.notice.text != "" {
		t.Errorf("it is over and still said: %q", s.a.notice.text)
	}
}
