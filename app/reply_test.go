package app_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// What stands at the foot of the page finds case and copy, however it is typed,
// and tells which sign is wrong.
func TestReply_TheCodesFindThePaper(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c, other := ready(t, d, "lo"), casefiletest.Speaking("km", d.Now())
	if err := d.Import(other); err != nil {
		t.Fatal(err)
	}
	shares(t, d, c, 1, 2)
	paper := prints(t, d, c)
	hers, err := d.Agree(c.ID, []string{"lo"})
	if err != nil {
		t.Fatal(err)
	}
	code := string(c.Code)
	wrong := []byte(paper.Check)
	wrong[2] = map[bool]byte{true: 'Z', false: 'Y'}[wrong[2] != 'Z']
	papers, _ := d.Papers(c.ID)
	var herCheck string
	for _, p := range papers {
		if p.ID == hers.Paper {
			herCheck = p.Check
		}
	}
	for _, x := range []struct {
		typed string
		known casefile.CaseID
		fault app.CodeFault
		sign  int
	}{
		{code + paper.Check, "", "", 0},
		{code + " · " + string(bytes.ToLower([]byte(paper.Check))), "", "", 0},
		{paper.Check, c.ID, "", 0},
		{code + paper.Check, c.ID, "", 0},
		{paper.Check, "", app.FaultShort, 0},
		{paper.Check[:4], c.ID, app.FaultShort, 0},
		{"2222" + paper.Check, "", app.FaultCase, 0},
		{string(other.Code) + paper.Check, c.ID, app.FaultOther, 0},
		{string(other.Code) + paper.Check, "", app.FaultCheck, 0},
		{string(wrong), c.ID, app.FaultSign, 3},
		{herCheck, c.ID, app.FaultKind, 0},
	} {
		got, err := d.FindReply(x.typed, x.known)
		if err != nil || got.Fault != x.fault || got.Sign != x.sign {
			t.Errorf("%q in %q: %+v, %v; want %q, sign %d", x.typed, x.known, got, err, x.fault, x.sign)
		}
		if x.fault == "" && (got.Case != c.ID || got.Paper.ID != paper.ID) {
			t.Errorf("%q found another paper", x.typed)
		}
	}
}

// A handing over waits for its answer. The reply goes into it, keeps what was
// written when it left, and is found again when its page is typed in once more.
func TestReply_GoesIntoTheHandingOverItAnswers(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "th")
	shares(t, d, c, 1, 2)
	paper := prints(t, d, c)
	sent := told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-11-20", "sent.sender": "Malee"})
	if n := len(due(t, d, c.ID, casefile.Reply)); n == 0 {
		t.Fatal("nobody waits for the reply")
	}
	s, err := d.TypeReply(c.ID, paper, sent.Record().ID)
	if err != nil || s.Record().ID != sent.Record().ID {
		t.Fatalf("another sitting: %v", err)
	}
	if on, _ := s.Record().Answer("sent.date"); on.Text() != "2026-11-20" {
		t.Error("the day it was sent was written over")
	}
	if by, ok := app.TypedFrom(s.Record()); !ok || by != d.Worker {
		t.Errorf("typed by %q, %v", by, ok)
	}
	d.Answer(s, "back.came", casefile.Answer{Value: "2026-11-23"})
	if left := due(t, d, c.ID, casefile.Reply); len(left) != 0 {
		t.Errorf("still waited for: %+v", left)
	}
	again, err := d.TypeReply(c.ID, paper, "")
	if err != nil || again.Record().ID != s.Record().ID {
		t.Errorf("typed in twice: %v", err)
	}
	second := prints(t, d, c)
	if fresh, err := d.TypeReply(c.ID, second, sent.Record().ID); err != nil || fresh.Record().ID == s.Record().ID {
		t.Errorf("the reply on another copy went into the same sitting: %v", err)
	}
}

// A handing over was written down without the number of its copy. If it is the only
// one that waits, the reply is its reply, and nothing stays due. If two wait, a
// person says which; one that was for another copy is none of them.
func TestReply_WhichHandingOver(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "th")
	shares(t, d, c, 1, 2)
	paper, other := prints(t, d, c), prints(t, d, c)
	waits := func(p casefile.Paper, want ...*app.Sitting) {
		t.Helper()
		open, err := d.Waiting(c.ID, p)
		if err != nil || len(open) != len(want) {
			t.Fatalf("%d wait, want %d, %v", len(open), len(want), err)
		}
		for i, s := range open {
			if s.ID != want[i].Record().ID {
				t.Errorf("%d is another sitting", i)
			}
		}
	}
	waits(paper)
	named := told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-11-19", "sent.version": float64(other.Version), "sent.copy": float64(other.Number)})
	waits(other, named)
	waits(paper) // that one was for another copy
	one := told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-11-20"})
	waits(paper, one)
	waits(other, named)
	two := told(t, d, c.ID, "f12", map[casefile.QuestionID]any{"sent.date": "2026-11-21", "sent.version": float64(paper.Version)})
	waits(paper, one, two)
	s, err := d.TypeReply(c.ID, paper, two.Record().ID)
	if err != nil || s.Record().ID != two.Record().ID {
		t.Fatalf("not the one that was chosen: %v", err)
	}
	waits(paper, two)
	third := prints(t, d, c)
	if s, err = d.TypeReply(c.ID, third, ""); err != nil || s.Record().ID != one.Record().ID {
		t.Errorf("the only one that waits stays due: %v", err)
	}
}

// What the receiving worker wrote of themselves is offered to the plan, once.
func TestReply_OffersHowTheWorkerCanBeReached(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "a.vault"))
	defer d.Close()
	c := ready(t, d, "vi")
	p, _ := shares(t, d, c, 1)
	s, err := d.TypeReply(c.ID, prints(t, d, c), "")
	if err != nil {
		t.Fatal(err)
	}
	number := casefile.Plain(casefile.Phone{Number: "+84 20 0000 111"})
	d.Answer(s, "got.name", casefile.Answer{Value: "Cô Hạnh", Lang: "vi", Source: casefile.Agency})
	d.Answer(s, "got.phone", casefile.Answer{Value: number, Source: casefile.Agency})
	all, err := d.Contacts(c.ID)
	if err != nil || len(all) != 1 || all[0].Name.Text() != "Cô Hạnh" {
		t.Fatalf("%+v, %v", all, err)
	}
	row, _ := d.TakeContact(p, all[0])
	a, _ := p.Record().Answer(casefile.Cell("people.list", row, "phone"))
	if n, err := casefile.As[casefile.Phone](a.Value); err != nil || n.Number != "+84 20 0000 111" || a.Source != casefile.Agency {
		t.Errorf("%+v, %v", a, err)
	}
	if all, _ = d.Contacts(c.ID); len(all) != 0 {
		t.Errorf("offered again: %+v", all)
	}
}

// How the steps are going is written down where the person is now, and comes
// back by letter. It is in the plan then, as if it had been typed here, and on
// the disk.
func TestLetters_BringNewsIntoThePlan(t *testing.T) {
	thai, lao, _, laoCard := houses(t)
	c := ready(t, thai, "lo")
	_, rows := shares(t, thai, c, 1, 3)
	file, _ := send(t, thai, c, laoCard)
	came, err := lao.OpenLetter(bytes.NewReader(file))
	if err == nil {
		err = lao.TakeIn(came)
	}
	if err != nil {
		t.Fatal(err)
	}
	talk, err := lao.Begin(c.ID, "f13")
	if err != nil {
		t.Fatal(err)
	}
	there := talk.Rows("steps.list")
	if len(there) != 2 || there[1] != rows[2] {
		t.Fatalf("they are asked about %v; told of %s and %s", there, rows[0], rows[2])
	}
	lao.Answer(talk, "safe.date", casefile.Answer{Value: "2026-11-23"})
	lao.Answer(talk, casefile.Cell("steps.list", there[1], "going"), casefile.Answer{Value: "done"})
	var back bytes.Buffer
	if _, err := lao.SendAnswer(&back, c.ID); err != nil {
		t.Fatal(err)
	}
	answer, err := thai.OpenLetter(&back)
	if err != nil {
		t.Fatal(err)
	}
	if err := thai.TakeIn(answer); err != nil {
		t.Fatal(err)
	}
	says := func(from *casefile.Case) {
		t.Helper()
		p := from.Latest("f09")
		going, _ := p.Answer(casefile.Cell("plan.rows", rows[2], "going"))
		on, _ := p.Answer(casefile.Cell("plan.rows", rows[2], "going_on"))
		if going.Value != "done" || on.Value != "2026-11-23" {
			t.Errorf("the plan says %v since %v", going.Value, on.Value)
		}
		if a, ok := p.Answer(casefile.Cell("plan.rows", rows[1], "going")); ok && a.Value == "done" {
			t.Error("another step is done")
		}
	}
	now, _ := thai.Open(c.ID)
	says(now)
	kept, err := thai.Store.Case(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	says(kept)
}
