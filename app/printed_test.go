package app_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
)

// ticking is a vault in which every look at the clock is two minutes after the
// one before, so that nothing that is done falls into one breath.
func ticking(t *testing.T, path string) *app.Desk {
	t.Helper()
	d := create(t, path)
	now := d.Now()
	d.Now = func() time.Time { now = now.Add(2 * time.Minute); return now }
	return d
}

// shares lets the steps of these numbers be told to the receiving worker, and
// no other, and gives them all.
func shares(t *testing.T, d *app.Desk, c *casefile.Case, numbers ...int) (*app.Sitting, []casefile.RowID) {
	t.Helper()
	p, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	rows := p.Rows("plan.rows")
	for i, row := range rows {
		share := []any{"family"}
		for _, n := range numbers {
			if n == i+1 {
				share = []any{"receiving"}
			}
		}
		d.Answer(p, casefile.Cell("plan.rows", row, "share"), casefile.Answer{Value: share})
		d.Answer(p, casefile.Cell("plan.rows", row, "choice"), casefile.Answer{Value: "yes"})
		d.Answer(p, casefile.Cell("plan.rows", row, "possible"), casefile.Answer{Value: "unknown"})
	}
	return p, rows
}

// prints makes a receiving copy and gives it as it is kept.
func prints(t *testing.T, d *app.Desk, c *casefile.Case) casefile.Paper {
	t.Helper()
	want := app.Copy{Copy: plan.Receiving, Langs: []string{c.Language, "en"}, Recipient: casefiletest.Recipient(c)}
	p, err := d.Compose(c.ID, want)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := d.WritePDF(&b, pages, p, pdf.A4); err != nil {
		t.Fatal(err)
	}
	paper, err := d.Made(c.ID, want, p, pdf.A4, b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return paper
}

// byHand is a reply written into the form itself: a step by its number, and
// what was said of it.
func byHand(t *testing.T, d *app.Desk, c *casefile.Case, number int, answer string) *app.Sitting {
	t.Helper()
	s, err := d.Begin(c.ID, "f12")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range s.Rows("rows.steps") {
		d.RemoveRow(s, "rows.steps", row)
	}
	row, _ := d.AddRow(s, "rows.steps")
	d.Answer(s, casefile.Cell("rows.steps", row, "row"), casefile.Answer{Value: float64(number)})
	d.Answer(s, casefile.Cell("rows.steps", row, "answer"), casefile.Answer{Value: answer})
	return s
}

// A step is moved, one is taken out and one put in between after a paper has
// left. The reply says "step 2", and means what stood there on that paper.
func TestPrinted_ANumberMeansTheStepOfItsPaper(t *testing.T) {
	d := ticking(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "lo")
	p, rows := shares(t, d, c, 1, 2, 3)
	first := prints(t, d, c)
	if len(first.Steps) != 3 || first.Steps[1] != rows[1] {
		t.Fatalf("the paper keeps its steps as %v, the plan has %v", first.Steps, rows)
	}
	d.MoveRow(p, "plan.rows", rows[1], 0)
	reply, err := d.TypeReply(c.ID, first, "")
	if err != nil {
		t.Fatal(err)
	}
	asked := reply.Rows("rows.steps")
	if len(asked) != 3 || asked[1] != rows[1] {
		t.Fatalf("the page asks about %v, on the paper stood %v", asked, first.Steps)
	}
	d.Answer(reply, casefile.Cell("rows.steps", asked[1], "answer"), casefile.Answer{Value: "cannot"})
	one := func(want casefile.RowID) {
		t.Helper()
		all, err := d.Proposals(c.ID)
		if err != nil || len(all) != 1 || all[0].Row != want {
			t.Fatalf("proposed: %+v, %v; want %s", all, err, want)
		}
	}
	one(rows[1])
	between, _ := d.AddRow(p, "plan.rows")
	d.MoveRow(p, "plan.rows", between, 0)
	one(rows[1])

	d.RemoveRow(p, "plan.rows", rows[1])
	if all, _ := d.Proposals(c.ID); len(all) != 0 {
		t.Errorf("said of a step that is gone, proposed to another: %+v", all)
	}
	open, err := d.Unplaced(c.ID)
	if err != nil || len(open) != 1 || open[0].Gone != rows[1] || open[0].Number != 2 || open[0].Was.Text() == "" {
		t.Fatalf("not asked about: %+v, %v", open, err)
	}
	if _, ok := d.Place(reply, open[0], rows[2]); ok {
		t.Error("placed where the reply says something else already")
	}
	if _, ok := d.Place(reply, open[0], between); !ok {
		t.Fatal("not placed")
	}
	one(between)
	if open, _ = d.Unplaced(c.ID); len(open) != 0 {
		t.Errorf("asked again: %+v", open)
	}
}

// The same where only a number was written down. One paper was out: its second
// step is meant, wherever that stands now. A second paper has another order:
// from then on nobody can know, and it is asked.
func TestPrinted_ABareNumberIsAskedAboutWherePapersDiffer(t *testing.T) {
	d := ticking(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "km")
	p, rows := shares(t, d, c, 1, 2, 3)
	first := prints(t, d, c)
	d.MoveRow(p, "plan.rows", rows[1], 0)
	byHand(t, d, c, 2, "accept")
	if all, err := d.Proposals(c.ID); err != nil || len(all) != 1 || all[0].Row != rows[1] {
		t.Fatalf("%+v, %v; want %s", all, err, rows[1])
	}
	second := prints(t, d, c)
	s := byHand(t, d, c, 2, "cannot")
	open, err := d.Unplaced(c.ID)
	if err != nil || len(open) != 1 || open[0].Sitting != s.Record().ID || open[0].Gone != "" {
		t.Fatalf("%+v, %v", open, err)
	}
	if all, _ := d.Proposals(c.ID); len(all) != 1 || all[0].Answer != "accept" {
		t.Errorf("guessed: %+v", all)
	}

	// It says which copy it answers: then it is known.
	d.Answer(s, "sent.version", casefile.Answer{Value: float64(second.Version)})
	d.Answer(s, "sent.copy", casefile.Answer{Value: float64(second.Number)})
	if open, _ = d.Unplaced(c.ID); len(open) != 0 || second.Number == first.Number {
		t.Errorf("still asked: %+v", open)
	}
	all, _ := d.Proposals(c.ID)
	for _, x := range all {
		if x.Answer == "cannot" && x.Row != rows[0] {
			t.Errorf("of the second paper: %s, want %s", x.Row, rows[0])
		}
	}
	if len(all) != 2 {
		t.Errorf("%+v", all)
	}
}

// Papers made before they kept their steps: the plan as it was agreed tells, or
// the plan as it was then; and where the paper was made in the breath in which
// the plan was written, nobody can tell.
func TestPrinted_OldPapersAreReadFromThePlanOfTheirDay(t *testing.T) {
	for _, x := range []struct {
		name   string
		agreed bool
		breath bool
		known  bool
	}{{"agreed", true, false, true}, {"not agreed", false, false, true}, {"within a breath", false, true, false}} {
		t.Run(x.name, func(t *testing.T) {
			d := ticking(t, filepath.Join(t.TempDir(), "a.vault"))
			defer d.Close()
			c := ready(t, d, "my")
			p, rows := shares(t, d, c, 1, 3)
			if x.agreed {
				if _, err := d.Agree(c.ID, []string{"my"}); err != nil {
					t.Fatal(err)
				}
			}
			paper := prints(t, d, c)
			paper.ID, paper.Check, paper.Steps = "old", "ABCDE", nil
			if x.breath { // as if the clock had stood still
				was := d.Now
				now := was()
				d.Now = func() time.Time { now = now.Add(time.Second); return now }
				d.MoveRow(p, "plan.rows", rows[0], 1)
				paper.Made = d.Now().UTC()
			}
			d.MoveRow(p, "plan.rows", rows[2], 0)
			s, err := d.TypeReply(c.ID, paper, "")
			if err != nil {
				t.Fatal(err)
			}
			asked := s.Rows("rows.steps")
			if x.known {
				if len(asked) != 2 || asked[0] != rows[0] || asked[1] != rows[2] {
					t.Errorf("the page asks about %v; on the paper stood %s and %s", asked, rows[0], rows[2])
				}
				if n, _ := s.Record().Answer(casefile.Cell("rows.steps", asked[1], "row")); n.Value != 3. {
					t.Errorf("the third step has number %v", n.Value)
				}
				return
			}
			d.Answer(s, casefile.Cell("rows.steps", asked[1], "answer"), casefile.Answer{Value: "cannot"})
			if all, _ := d.Proposals(c.ID); len(all) != 0 {
				t.Errorf("guessed: %+v", all)
			}
			if open, _ := d.Unplaced(c.ID); len(open) != 1 || open[0].Number != 2 {
				t.Errorf("not asked: %+v", open)
			}
		})
	}
}

// Of five steps the second and the fourth go over. At the receiver they are 2 and
// 4, as on the pages that came with them; a letter that does not tell leaves the
// number to be asked for.
func TestPrinted_ALetterBringsItsNumbers(t *testing.T) {
	for _, tells := range []bool{true, false} {
		thai, lao, _, laoCard := houses(t)
		c := ready(t, thai, "lo")
		p, _ := shares(t, thai, c)
		for range 5 - len(p.Rows("plan.rows")) {
			thai.AddRow(p, "plan.rows")
		}
		_, rows := shares(t, thai, c, 2, 4)
		for _, row := range rows {
			thai.Answer(p, casefile.Cell("plan.rows", row, "what"), casefile.Answer{Value: "one step", Lang: "lo"})
		}
		file, _ := send(t, thai, c, laoCard)
		came, err := lao.OpenLetter(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		if !tells {
			came.Steps = nil
		}
		if err := lao.TakeIn(came); err != nil {
			t.Fatal(err)
		}
		for f, table := range map[casefile.FormID]casefile.QuestionID{"f12": "rows.steps", "f13": "steps.list"} {
			s, err := lao.Begin(c.ID, f)
			if err != nil {
				t.Fatal(err)
			}
			laid := s.Rows(table)
			if len(laid) != 2 || laid[0] != rows[1] || laid[1] != rows[3] {
				t.Fatalf("%s: laid out %v, sent were 2 and 4 of %v", f, laid, rows)
			}
			for i, row := range laid {
				a, has := s.Record().Answer(casefile.Cell(table, row, "row"))
				if has != tells || tells && a.Value != float64(2*i+2) {
					t.Errorf("%s: step %d on the page has here the number %v", f, 2*i+2, a.Value)
				}
			}
		}
	}
}
