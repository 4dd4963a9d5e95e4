package plan_test

import (
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
