package forms_test

import (
	"testing"

	"onward/app/casefile"
	"onward/app/form"
)

// A row is agreed with one helper, a day and the person's own yes, not before.
func TestF09_ARowIsAgreedOnlyWhole(t *testing.T) {
	yes := m{"owner": "Ms B", "by": born("day", "2026-12-20"), "choice": "yes"}
	for _, without := range []string{"owner", "by", "choice"} {
		k := begin(t, "f09")
		cells := m{}
		for col, v := range yes {
			if col != without {
				cells[col] = v
			}
		}
		row := k.line("plan.rows", cells)
		k.is(row+".agreed", false)
		if without == "choice" {
			k.rests("row_not_complete")
		} else {
			k.stands("row_not_complete")
		}
		k.says(row+"."+without, yes[without])
		k.is(row+".agreed", true)
		k.rests("row_not_complete")
	}
}

// Not now and no are choices too, and complete ones.
func TestF09_EveryChoiceCounts(t *testing.T) {
	for choice, agreed := range map[string]bool{"yes": true, "changed": true, "not_now": false, "no": false} {
		k := begin(t, "f09")
		row := k.line("plan.rows", m{"owner": "me", "by": born("month", "2027-01"), "choice": choice})
		k.is(row+".agreed", agreed)
		k.rests("row_not_complete")
		if choice == "yes" {
			k.spares(row + ".choice_words")
		} else {
			k.asks(row + ".choice_words")
		}
	}
	k := begin(t, "f09")
	row := k.line("plan.rows", m{"owner": "me", "by": born("month", "2027-01")})
	k.withholds(row+".choice", casefile.NotToday)
	k.is(row+".agreed", false)
}

// An empty owner is no owner.
func TestF09_SpacesHelpNobody(t *testing.T) {
	k := begin(t, "f09")
	row := k.line("plan.rows", m{"owner": "", "by": born("month", "2027-01"), "choice": "yes"})
	k.is(row+".agreed", false)
}

func TestF09_AnHonestNoHasAnotherWay(t *testing.T) {
	k := begin(t, "f09")
	row := k.row("plan.rows")
	k.spares(row + ".plan_b")
	k.says(row+".possible", "yes")
	k.spares(row + ".plan_b")
	k.says(row+".possible", "unknown")
	k.warns("ask_receiving_worker amber 7d worker")
	for _, v := range []string{"partly", "no"} {
		k.says(row+".possible", v)
		k.asks(row + ".plan_b")
	}
	k.rests("ask_receiving_worker")
}

func TestF09_HowItGoes(t *testing.T) {
	k := begin(t, "f09")
	row := k.row("plan.rows")
	k.spares(row+".going_on", row+".from_need", row+".action")
	k.says(row+".going", "stuck")
	k.warns("row_stuck amber 7d worker")
	k.asks(row + ".going_on")
	k.says(row+".going", "done")
	k.rests("row_stuck")
}

// Twelve open steps are many; what is done or no longer wanted weighs nothing.
func TestF09_APlanThatCanBeCarried(t *testing.T) {
	k := begin(t, "f09")
	k.is("plan.open_rows", 0.0)
	for range 12 {
		k.row("plan.rows")
	}
	k.is("plan.open_rows", 12.0)
	k.rests("plan_too_long")
	last := k.row("plan.rows")
	k.warns("plan_too_long amber 7d worker")
	for _, going := range []string{"done", "no_longer"} {
		k.says(last+".going", going)
		k.is("plan.open_rows", 12.0)
	}
	k.says(last+".going", "going")
	k.stands("plan_too_long")
	k.says(last+".choice", "no")
	k.rests("plan_too_long")
}

func TestF09_TheFirstMonthStaysLight(t *testing.T) {
	k := begin(t, "f09")
	for range 6 {
		k.line("plan.rows", m{"phase": "first_month"})
	}
	k.rests("first_month_full")
	row := k.line("plan.rows", m{"phase": "later"})
	k.rests("first_month_full")
	k.says(row+".phase", "first_month")
	k.warns("first_month_full amber 7d worker")
	k.is("plan.first_month_rows", 7.0)
}

func TestF09_ThreeComeFirst(t *testing.T) {
	k := begin(t, "f09")
	for range 3 {
		k.line("plan.rows", m{"top": true})
	}
	k.rests("top_three")
	k.line("plan.rows", m{"top": true})
	k.stands("top_three")
	k.is("plan.top_rows", 4.0)
}

// An area without a step has a reason instead, and it stays in the file.
func TestF09_AReasonInsteadOfAStep(t *testing.T) {
	k := begin(t, "f09")
	k.line("plan.without", m{"area": "d7", "reason": "The lawyer is away until January."})
	for _, id := range []casefile.QuestionID{"plan.without", "plan.without.row1.area", "plan.without.row1.reason"} {
		q, ok := k.s.Def().Question(id)
		if !ok || len(q.Copies) != 1 || q.Copies[0] != form.FileCopy {
			t.Errorf("%s may reach %v", id, q.Copies)
		}
	}
}

// Numbers of friends and family are hers: no other reader ever gets the list.
func TestF09_HerPeopleAreHers(t *testing.T) {
	k := begin(t, "f09")
	for _, q := range k.s.Def().Questions() {
		if len(q.ID) < 7 || q.ID[:7] != "people." {
			continue
		}
		for _, c := range q.Copies {
			if c == form.ReceivingCopy {
				t.Errorf("%s may reach the receiving worker", q.ID)
			}
		}
	}
}

func TestF09_PaperIsOfferedNeverPressed(t *testing.T) {
	k := begin(t, "f09")
	k.spares("agree.found", "agree.instead")
	k.says("agree.keep", "copy")
	k.asks("agree.found")
	for _, v := range []string{"maybe", "not_safe"} {
		k.says("agree.found", v)
		k.stands("paper_not_safe")
	}
	k.says("agree.keep", "none")
	k.spares("agree.found")
	k.asks("agree.instead")
	k.rests("paper_not_safe")
}

func TestF09_ANightAndHerOwnWords(t *testing.T) {
	k := begin(t, "f09")
	k.says("agree.night", false)
	k.warns("sleep_on_it amber today worker")
	k.says("agree.taught", "again")
	k.warns("tell_again amber today worker")
	for _, how := range []string{"signed", "thumb", "spoken"} {
		k.says("agree.sign", signed(how))
		k.asksBack("agree.sign")
	}
	k.lacks() // a plan may be left at any point and taken up again
}

func TestF09_TheLawyerOnlyWhereACourtMayCall(t *testing.T) {
	k := begin(t, "f09")
	k.spares("receiving.lawyer")
	k.says("receiving.witness", "no")
	k.spares("receiving.lawyer")
	k.says("receiving.witness", "unknown")
	k.asks("receiving.lawyer")
}
