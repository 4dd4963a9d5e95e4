package ui

import (
	"slices"
	"strings"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/page"
	"onward/app/vault"
)

// A worker who has no key to names and to the most private answers sees where
// something may stand that is kept from her, and who may see it. Nothing of it
// looks open, and what she writes all the same takes nothing away.
func TestKept_IsSaidWhereItWouldStand(t *testing.T) {
	const hers = "ten new words of hers alone today"
	s := settled(t)
	id := s.newCase("my")
	register := s.sits(id, "f00", "")
	st, _ := s.a.desk.Resume(id, register)
	s.a.desk.Answer(st, "person.called", casefile.Answer{Value: casefile.Name{Full: "Mya Nandar"}})
	needs := s.sits(id, "f05", "d1")
	st, _ = s.a.desk.Resume(id, needs)
	s.a.desk.Answer(st, "d1.worry", casefile.Answer{Value: "only through her aunt"})
	s.a.desk.Flush()
	staff, err := s.a.desk.Staff()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := staff.AddUser("w9", []byte(hers), vault.Worker, []vault.Ring{vault.Office, vault.Cases, vault.Log}); err != nil {
		t.Fatal(err)
	}

	s.opensAs("w9", hers)
	s.sees("Names are kept from you.")
	s.seesNot("•••")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.sees("The name is kept from you.")
	s.sees("Kept from you in this file: The most private answers. May see it: W1.")
	s.goes(page.Route{Page: page.ToPreview, Case: id})
	s.sees("Kept from you, and so not on this paper")

	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: needs, Section: "d1"})
	q := s.question("d1.worry")
	s.sees("There may be an answer here that is kept from you. May see it: W1.")
	st, _ = s.a.desk.Resume(id, needs)
	if _, total := st.Progress("d1"); !st.Kept("d1.worry") || total != 0 || slices.Contains(st.Missing(), "d1.worry") {
		t.Errorf("what may be answered is counted as open: %d questions, missing %v", total, st.Missing())
	}
	s.sees("all of it is kept from you") // beside the name of the section, where else the progress stands
	q.Focus()
	s.key("Space")
	s.sees("What was there before is not lost.")
	s.types("by letter")
	s.a.desk.Flush()

	// She comes back: what she wrote is kept from her too.
	s.opensAs("w9", hers)
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: needs, Section: "d1"})
	s.sees("There may be an answer here that is kept from you.")
	s.seesNot("by letter")

	// In a talk that she begins herself nothing is kept from her.
	again := s.sits(id, "f05", "d1")
	s.seesNot("There may be an answer here that is kept from you.")
	if s.a.desk.Flush(); again == needs {
		t.Fatal("no new talk")
	}

	s.opensAs(worker, phrase)
	c, err := s.a.desk.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, a := range c.Sitting(needs).Answers["d1.worry"] {
		all = append(all, a.Text())
	}
	if got := strings.Join(all, "; "); !strings.HasPrefix(got, "only through her aunt; ") || !strings.HasSuffix(got, "by letter") {
		t.Errorf("the answers are %q", got)
	}
	if app.Called(c) != "Mya Nandar" {
		t.Error("the name is gone")
	}
}

// Where nobody wrote anything of a kind, nothing is said to be kept.
func TestKept_SaysNothingWhereThereIsNothing(t *testing.T) {
	const hers = "ten new words of hers alone today"
	s := settled(t)
	id := s.newCase("my")
	needs := s.sits(id, "f05", "d1")
	s.a.desk.Flush()
	staff, _ := s.a.desk.Staff()
	if _, err := staff.AddUser("w9", []byte(hers), vault.Worker, []vault.Ring{vault.Office, vault.Cases, vault.Identity, vault.Log}); err != nil {
		t.Fatal(err)
	}
	s.opensAs("w9", hers)
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: needs, Section: "d1"})
	s.question("d1.worry")
	s.seesNot("kept from you")
}
