package forms_test

import (
	"slices"
	"strings"
	"testing"

	"onward/app/casefile"
)

// signs begins a screening of one profile by a trained user.
func signs(t *testing.T, profile string) *talk {
	k := begin(t, "f04")
	k.says("start.date", today)
	k.says("start.trained", true)
	k.says("start.profile", profile)
	return k
}

// groups are the six dimensions, and how many signs each has.
var groups = map[string]int{"d1": 10, "d2": 10, "d3": 16, "d4": 9, "d5": 15, "d6": 7}

// of gives the signs of a group, as the form asks them.
func of(k *talk, group string) []string {
	var ids []string
	for _, q := range k.s.Def().Questions() {
		id := string(q.ID)
		if strings.HasPrefix(id, group+".") && q.Who != "X" {
			ids = append(ids, id)
		}
	}
	return ids
}

// rest answers every sign of a group that is not answered yet with no.
func rest(k *talk, group string) {
	for _, id := range of(k, group) {
		if v, _ := k.s.Value(casefile.QuestionID(id)); v == nil {
			k.says(id, "no")
		}
	}
}

func TestF04_SixtySevenSigns(t *testing.T) {
	k := signs(t, "adult_work")
	all := 0
	for group, want := range groups {
		n := len(of(k, group))
		if n != want {
			t.Errorf("%s has %d signs, want %d", group, n, want)
		}
		all += n
	}
	if all != 67 {
		t.Errorf("%d signs in all", all)
	}
}

// The rule for one group: two strong; one strong and another; three medium;
// two medium and a weak one.
func TestF04_WhenAGroupIsThere(t *testing.T) {
	for _, c := range []struct {
		seen []string
		want string
	}{
		{nil, "not"},
		{[]string{"violence"}, "not"}, // one strong alone
		{[]string{"violence", "debt"}, "positive"},
		{[]string{"violence", "crime"}, "positive"},
		{[]string{"violence", "shame"}, "positive"}, // strong and weak
		{[]string{"crime", "tasks"}, "not"},
		{[]string{"crime", "tasks", "lie"}, "positive"},
		{[]string{"crime", "tasks", "shame"}, "positive"},
		{[]string{"crime", "shame"}, "not"},
	} {
		k := signs(t, "adult_work")
		for _, s := range c.seen {
			k.says("d5."+s, "yes")
		}
		rest(k, "d5")
		k.is("d5.result", c.want)
	}
}

// For a child some signs weigh more.
func TestF04_AChildIsWeighedAsAChild(t *testing.T) {
	for profile, want := range map[string]string{"adult_work": "not", "child_work": "positive"} {
		k := signs(t, profile)
		k.says("d2.taken", "yes")
		k.says("d2.debt", "yes")
		rest(k, "d2")
		k.is("d2.result", want)
	}
}

// What is not asked, or not clear, is never read as "no".
func TestF04_UnclearIsNotNo(t *testing.T) {
	k := signs(t, "adult_work")
	k.is("d4.result", "open")
	k.says("d4.hours", "unclear")
	rest(k, "d4")
	k.is("d4.result", "open")
	k.is("reading.pattern", "open")
	k.says("d4.hours", "no")
	k.is("d4.result", "not")
	k.is("reading.pattern", "not")
}

// A grown-up: work under such conditions, and one of the means. A child: the
// work is enough.
func TestF04_ReadingTheSigns(t *testing.T) {
	work := func(profile string) *talk {
		k := signs(t, profile)
		k.says("d4.hours", "yes")
		k.says("d4.low_pay", "yes")
		rest(k, "d4")
		return k
	}
	k := work("child_work")
	k.is("reading.pattern", "shown")
	k.stands("signs_shown")

	k = work("adult_work")
	k.is("reading.pattern", "open")
	for _, g := range []string{"d1", "d2", "d3", "d6"} {
		rest(k, g)
	}
	k.is("reading.pattern", "open")
	k.says("d5.documents", "yes")
	k.says("d5.locked", "yes")
	k.is("reading.pattern", "shown")
	k.is("reading.forced_labour", false)
	k.says("d1.job", "yes")
	k.says("d1.pay", "yes")
	k.is("reading.forced_labour", true)
}

func TestF04_OnlyTheTrained(t *testing.T) {
	k := begin(t, "f04")
	k.says("start.trained", false)
	k.warns("not_trained red today supervisor")
}

func TestF04_TheDecisionIsTold(t *testing.T) {
	k := signs(t, "adult_work")
	k.says("decision.told", false)
	k.warns()
	k.says("decision.decision", "not")
	k.stands("tell_decision")
	k.says("decision.again_by", "2026-11-27")
	k.warns("appeal_soon red today lawyer")
}

// Nothing of it ever leaves the locked file.
func TestF04_StaysInTheFile(t *testing.T) {
	k := signs(t, "adult_work")
	for _, q := range k.s.Def().Questions() {
		if q.Sens != "P3" || len(q.Copies) != 1 || !slices.Contains(q.Copies, "F") {
			t.Errorf("%s is %s and may reach %v", q.ID, q.Sens, q.Copies)
		}
	}
}
