package app_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
)

// The rules a plan is held to. Elsewhere: a step is agreed only whole, and a
// space is no owner (forms, TestF09_ARowIsAgreedOnlyWhole, _SpacesHelpNobody);
// twelve steps and six in the first month are enough (_APlanThatCanBeCarried,
// _TheFirstMonthStaysLight); three come first (_ThreeComeFirst); a "no" has
// another way (_AnHonestNoHasAnotherWay); nothing is agreed before each step has
// all (TestAgree_NotBeforeEachStepHasAll); what can be done there is said by who
// takes over (TestProposals_OfAReceivingWorker).

// In each of the twelve parts of life, both hard levels with help wanted ask for
// a step or a written reason, and nothing else does; an empty reason is none.
func TestPlan_EachNeedAsksForAStepOrAReason(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	for i, dom := range app.Domains {
		c := person(t, d, "lo", casefile.Name{Called: "ແກ້ວ"}, nil)
		talk := told(t, d, c.ID, "f05", nil)
		plan := told(t, d, c.ID, "f09", nil)
		say := func(want any, level float64) {
			d.Answer(talk, casefile.QuestionID(dom+".want_help"), casefile.Answer{Value: want})
			d.Answer(talk, casefile.QuestionID(dom+".level"), casefile.Answer{Value: level})
		}
		asked := func() bool {
			t.Helper()
			lacks, err := d.Lacks(c.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lacks {
				if l.Kind == app.LackNeed && string(l.Question) == dom {
					return true
				}
			}
			return false
		}
		say("no", 1)
		if asked() {
			t.Errorf("%s: a no is a whole answer", dom)
		}
		say("yes", float64(1+i%2))
		if !asked() {
			t.Fatalf("%s: nothing asks for a step", dom)
		}
		row, _ := d.AddRow(plan, "plan.without")
		d.Answer(plan, casefile.Cell("plan.without", row, "area"), casefile.Answer{Value: dom})
		d.Answer(plan, casefile.Cell("plan.without", row, "reason"), casefile.Answer{Value: "  "})
		if !asked() {
			t.Errorf("%s: a space is no reason", dom)
		}
		d.Answer(plan, casefile.Cell("plan.without", row, "reason"), casefile.Answer{Value: "she asks in May"})
		if asked() {
			t.Errorf("%s: a reason was written", dom)
		}
		d.RemoveRow(plan, "plan.without", row)
		needs, err := d.Needs(c.ID)
		if err != nil || len(needs) != 1 {
			t.Fatalf("%s: %v, %v", dom, needs, err)
		}
		d.AddPlanRow(plan, needs[0], needs[0].Actions[0])
		if asked() {
			t.Errorf("%s: there is a step", dom)
		}
	}
}

// What she said is most important stands at the head of a new plan, in her order.
// For somebody at home in Lao PDR the actions of there come first, and none of
// another country.
func TestPlan_BeginsWithHerThreeThings(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := person(t, d, "lo", casefile.Name{Called: "ແກ້ວ"}, map[casefile.QuestionID]any{"person.home_country": "LA"})
	told(t, d, c.ID, "f05", map[casefile.QuestionID]any{
		"close.top1": "my son", "close.top2": "a house", "close.top3": "sleep", "d2.want_help": "yes", "d8.want_help": "yes", "d5.want_help": "yes"})
	plan := told(t, d, c.ID, "f09", nil)
	for q, want := range map[casefile.QuestionID]string{"words.first": "my son", "words.second": "a house", "words.third": "sleep"} {
		if a, _ := plan.Record().Answer(q); a.Text() != want {
			t.Errorf("%s: %q", q, a.Text())
		}
	}
	needs, err := d.Needs(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]string{}
	for _, n := range needs {
		if n.Own == 0 || len(n.Actions) < n.Own+2 {
			t.Errorf("%s: %d of %v", n.Domain, n.Own, n.Actions)
		}
		first[n.Domain] = strings.Join(n.Actions[:n.Own], " ")
		for _, a := range n.Actions {
			if strings.HasPrefix(a, "kh_") || strings.HasPrefix(a, "mm_") || strings.HasPrefix(a, "vn_") || strings.HasPrefix(a, "cn_") || a == "th_peers" {
				t.Errorf("%s is offered to somebody from Lao PDR", a)
			}
		}
	}
	if !strings.Contains(first["d2"], "la_meet_bridge") || first["d8"] != "la_tracing" || !strings.Contains(first["d5"], "th_stay_work") {
		t.Errorf("first: %v", first)
	}
	if err := d.SaveHere("KH"); err != nil { // the same vault in Phnom Penh offers nothing of Thailand
		t.Fatal(err)
	}
	needs, _ = d.Needs(c.ID)
	for _, n := range needs {
		for _, a := range n.Actions {
			if strings.HasPrefix(a, "th_") {
				t.Errorf("%s is offered in Cambodia", a)
			}
		}
	}
}

// She chose a step, and said afterwards that she wants no help with this: the
// step is not agreed before she is asked again.
func TestPlan_ALaterNoIsHeard(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	now := d.Now()
	hour := 0
	d.Params.Now = func() time.Time { return now.Add(time.Duration(hour) * time.Hour) }
	c := person(t, d, "my", casefile.Name{Called: "နု"}, nil)
	talk := told(t, d, c.ID, "f05", map[casefile.QuestionID]any{"d10.want_help": "yes", "d10.level": 1.0})
	plan := told(t, d, c.ID, "f09", nil)
	needs, err := d.Needs(c.ID)
	if err != nil || len(needs) != 1 {
		t.Fatal(needs, err)
	}
	row, _ := d.AddPlanRow(plan, needs[0], "")
	choose := func() {
		hour++
		d.Answer(plan, casefile.Cell("plan.rows", row, "choice"), casefile.Answer{Value: "yes"})
	}
	heard := func() (n int) {
		lacks, err := d.Lacks(c.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lacks {
			if l.Kind == app.LackRefused {
				n++
			}
		}
		return n
	}
	choose()
	if heard() != 0 {
		t.Error("nothing was refused")
	}
	hour++
	d.Answer(talk, "d10.want_help", casefile.Answer{Value: "no"})
	if heard() != 1 {
		t.Error("a later no is not heard")
	}
	choose()
	if heard() != 0 {
		t.Error("she chose again, and it is not heard")
	}
}
