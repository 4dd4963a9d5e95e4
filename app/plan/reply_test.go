package plan_test

import (
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/plan"
)

// Where nobody said whom to call, page one asks for it with lines for the pen;
// where a number is known it has none.
func TestReceiving_WhomToCallIsNeverLeftOut(t *testing.T) {
	s := shelf(t)
	call := func(gone ...casefile.QuestionID) plan.Part {
		c := casefiletest.Speaking("en", now)
		for _, q := range gone {
			delete(c.Latest("f09").Answers, q)
		}
		var last plan.Part
		for _, b := range compose(t, ask(s, c, plan.Receiving)).Blocks {
			table, _ := b.(plan.Table)
			for _, r := range table.Rows {
				for _, cell := range r.Cells {
					for _, p := range cell {
						if p.From == "plan.r.call" {
							last = p
						}
					}
				}
			}
		}
		return last
	}
	if p := call(); len(p.Text) == 0 || p.Lines != 0 {
		t.Errorf("all is known: %+v", p)
	}
	if p := call("receiving.sender_phone"); p.Lines != 1 {
		t.Errorf("no number is known: %+v", p)
	}
	p := call("receiving.sender_phone", "receiving.sender_name", "receiving.sender_language")
	if len(p.Label) == 0 || p.Lines != 2 {
		t.Errorf("nothing is known: %+v", p)
	}
}

// What else is needed and what the person says are sentences: they have lines
// across the page, more of them where few steps leave room.
func TestReply_HasRoomForSentences(t *testing.T) {
	s := shelf(t)
	lines := func(c *casefile.Case, q string) (n int) {
		for _, b := range compose(t, ask(s, c, plan.Receiving)).Blocks {
			if p, ok := b.(plan.Paragraph); ok && p.From == q {
				n += p.Lines
			}
		}
		return n
	}
	few, many := casefiletest.Speaking("en", now), casefiletest.Speaking("en", now)
	f09 := many.Latest("f09")
	rows := f09.Rows("plan.rows")
	for i := range 9 {
		row := casefile.RowID("more" + string(rune('0'+i)))
		for _, col := range []string{"area", "goal", "owner", "choice", "share"} {
			a, _ := f09.Answer(casefile.Cell("plan.rows", rows[0], col))
			f09.Put(casefile.Cell("plan.rows", row, col), a)
		}
		rows = append(rows, row)
	}
	f09.Put("plan.rows", casefile.Answer{Value: rows, At: now})
	for _, want := range []struct {
		of         *casefile.Case
		need, says int
	}{{few, 2, 1}, {many, 1, 1}} {
		if need, says := lines(want.of, "rows.need"), lines(want.of, "promise.person_says"); need != want.need || says != want.says {
			t.Errorf("%d steps: %d lines for what is needed, %d for the person", len(want.of.Latest("f09").Rows("plan.rows")), need, says)
		}
	}
}

// Who may see a step stands on her own copy alone, and only where somebody may.
func TestSurvivor_SeesWhoMaySeeEachStep(t *testing.T) {
	s := shelf(t)
	seen := func(copy plan.Copy) (n int) {
		for _, b := range compose(t, ask(s, casefiletest.Speaking("lo", now), copy)).Blocks {
			cards, _ := b.(plan.Cards)
			for _, card := range cards {
				for _, p := range card.Top {
					if len(p.Label) > 0 && strings.HasPrefix(p.Label[0].Text, words.For("lo").Say("plan.col.share", nil)+": ") {
						n++
					}
				}
			}
		}
		return n
	}
	if own, theirs := seen(plan.Survivor), seen(plan.Receiving); own != 3 || theirs != 0 {
		t.Errorf("said of %d steps on her copy, of %d on the worker's", own, theirs)
	}
}
