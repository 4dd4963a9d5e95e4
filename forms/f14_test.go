package forms_test

import "testing"

func TestF14_NothingWithoutThePerson(t *testing.T) {
	k := begin(t, "f14")
	k.says("who.here", "words")
	k.warns()
	k.says("who.here", "no")
	k.warns("without_person amber 7d worker")
	k.line("who.people", m{"name": "an official", "agreed": false})
	k.stands("person_leave_room")
}

// A no is a no, and a meeting does not undo it.
func TestF14_NoIsNo(t *testing.T) {
	k := begin(t, "f14")
	at := k.line("steps.list", m{"row": 3.0, "keep": "keep", "person": "no"})
	k.stands("no_is_no")
	k.says(at+".keep", "drop")
	k.rests("no_is_no")
}

func TestF14_AtLeastEveryThreeMonths(t *testing.T) {
	k := begin(t, "f14")
	k.says("who.date", today)
	k.says("next.again", "2027-02-10")
	k.warns()
	k.says("next.again", "2027-04-10")
	k.warns("review_late amber 7d worker")
	k.says("next.content", 1.0)
	k.warns("talk_hard amber today worker")
}
