package app_test

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/pdf"
	"onward/app/plan"
)

// ready is a case whose plan can be agreed: every step has a choice, a name and
// a day, no need is left without one, and she has signed.
func ready(t *testing.T, d *app.Desk, lang string) *casefile.Case {
	t.Helper()
	person := casefiletest.Speaking(lang, d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	st, err := d.Continue(person.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	needs, err := d.Needs(person.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range needs {
		row, _ := d.AddRow(st, "plan.without")
		d.Answer(st, casefile.Cell("plan.without", row, "area"), casefile.Answer{Value: n.Domain})
		d.Answer(st, casefile.Cell("plan.without", row, "reason"), casefile.Answer{Value: "later", Lang: "en"})
	}
	for _, row := range st.Rows("plan.rows") {
		for col, v := range map[string]any{"choice": "yes", "what": "one step", "owner": "Nu", "by": casefile.Plain(casefile.PDate{Precision: "day", Calendar: "ce", CE: "2026-12-24"})} {
			q := casefile.Cell("plan.rows", row, col)
			if _, ok := st.Record().Answer(q); !ok || col == "choice" {
				d.Answer(st, q, casefile.Answer{Value: v})
			}
		}
	}
	d.Answer(st, "agree.sign", casefile.Answer{Value: casefile.Plain(casefile.Mark{How: "thumb", On: "2026-11-23"})})
	d.Answer(st, "agree.on", casefile.Answer{Value: "2026-11-23"})
	return person
}

// A plan is agreed, printed again after the vault was closed, changed, and
// agreed anew: the first stays as it was, byte for byte.
func TestAgree_FreezesThePlan(t *testing.T) {
	path := filepath.Join(t.TempDir(), "agree.vault")
	d := create(t, path)
	c := ready(t, d, "my")
	if lacks, err := d.Lacks(c.ID); err != nil || len(lacks) > 0 {
		t.Fatalf("lacks %v, %v", lacks, err)
	}
	a, err := d.Agree(c.ID, []string{"my", "th"})
	if err != nil || a.Version != 1 || len(a.SHA256) != 64 {
		t.Fatalf("%+v, %v", a, err)
	}
	if _, err := d.Agree(c.ID, []string{"my", "th"}); !errors.Is(err, app.ErrAgreedAlready) {
		t.Errorf("agreed a second time: %v", err)
	}
	first, err := d.Reprint(c.ID, a.Paper)
	if err != nil || !bytes.HasPrefix(first, []byte("%PDF-")) {
		t.Fatalf("%v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}

	d = unlock(t, path)
	defer d.Close()
	again, err := d.Reprint(c.ID, a.Paper)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("not the same bytes: %v", err)
	}
	papers, err := d.Papers(c.ID)
	if err != nil || len(papers) != 1 || !papers[0].Agreed || papers[0].Number != 1 {
		t.Fatalf("%+v, %v", papers, err)
	}
	code := papers[0].Check
	if found, err := d.Checked(c.ID, " "+strings.ToLower(code)+" "); err != nil || len(found) != 1 {
		t.Errorf("the code read off the page finds %v, %v", found, err)
	}
	if found, _ := d.Checked(c.ID, ""); len(found) != 0 {
		t.Error("no code finds a paper")
	}

	st, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row := st.Rows("plan.rows")[0]
	d.Answer(st, casefile.Cell("plan.rows", row, "going"), casefile.Answer{Value: "done"})
	if _, changed, err := d.Agreement(c.ID); err != nil || len(changed) != 0 {
		t.Errorf("how it goes makes another plan of it: %v, %v", changed, err)
	}
	owner := casefile.Cell("plan.rows", row, "owner")
	d.Answer(st, owner, casefile.Answer{Value: "Aunt Nu"})
	last, changed, err := d.Agreement(c.ID)
	if err != nil || last.Version != 1 || len(changed) != 1 || changed[0].Question != owner || changed[0].Is.Text() != "Aunt Nu" {
		t.Fatalf("%+v, %v, %v", last, changed, err)
	}
	p, err := d.Compose(c.ID, app.Copy{Copy: plan.Survivor, Langs: []string{"my"}})
	if err != nil || p.Head.Version != 2 || p.Head.Number != 2 {
		t.Errorf("what is not agreed yet is version %d, copy %d, %v", p.Head.Version, p.Head.Number, err)
	}
	// A sign stands under what was read: the step that changed is asked about
	// again, and she signs again.
	choice := casefile.Cell("plan.rows", row, "choice")
	lacks, err := d.Lacks(c.ID)
	if err != nil || len(lacks) != 3 || lacks[0] != (app.Lack{Kind: app.LackChoice, Question: choice, Step: 1}) || lacks[1].Kind != app.LackSigned || lacks[2].Kind != app.LackOn {
		t.Errorf("after a change it lacks %v, %v", lacks, err)
	}
	if _, err := d.Agree(c.ID, []string{"my"}); !errors.Is(err, app.ErrNotReady) {
		t.Errorf("agreed with the sign of another plan: %v", err)
	}
	later := d.Now().Add(24 * time.Hour)
	d.Params.Now = func() time.Time { return later }
	d.Answer(st, choice, casefile.Answer{Value: "yes"})
	d.Answer(st, "agree.sign", casefile.Answer{Value: casefile.Plain(casefile.Mark{How: "thumb", On: "2026-11-24"})})
	d.Answer(st, "agree.on", casefile.Answer{Value: "2026-11-24"})
	if b, err := d.Agree(c.ID, []string{"my"}); err != nil || b.Version != 2 {
		t.Errorf("%+v, %v", b, err)
	}
	if again, err := d.Reprint(c.ID, a.Paper); err != nil || !bytes.Equal(first, again) {
		t.Errorf("the first is another after the second: %v", err)
	}
}

func TestAgree_NotBeforeEachStepHasAll(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "lack.vault"))
	defer d.Close()
	c := ready(t, d, "km")
	st, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row := st.Rows("plan.rows")[0]
	for col, want := range map[string]app.LackKind{"owner": app.LackOwner, "by": app.LackDay, "what": app.LackWhat, "choice": app.LackChoice} {
		q := casefile.Cell("plan.rows", row, col)
		was, _ := st.Record().Answer(q)
		d.Answer(st, q, casefile.Answer{})
		if lacks, err := d.Lacks(c.ID); err != nil || len(lacks) != 1 || lacks[0].Kind != want || lacks[0].Step != 1 {
			t.Errorf("without %s it lacks %v, %v", col, lacks, err)
		}
		if _, err := d.Agree(c.ID, []string{"km"}); !errors.Is(err, app.ErrNotReady) {
			t.Errorf("agreed without %s: %v", col, err)
		}
		d.Answer(st, q, casefile.Answer{Value: was.Value})
	}
	// "Not now" is a whole answer: the step needs nothing more.
	d.Answer(st, casefile.Cell("plan.rows", row, "owner"), casefile.Answer{})
	d.Answer(st, casefile.Cell("plan.rows", row, "choice"), casefile.Answer{Value: "not_now"})
	if lacks, err := d.Lacks(c.ID); err != nil || len(lacks) != 0 {
		t.Errorf("a step that waits lacks %v, %v", lacks, err)
	}
	d.Answer(st, "agree.sign", casefile.Answer{Value: casefile.Plain(casefile.Mark{How: "refused"})})
	if lacks, _ := d.Lacks(c.ID); len(lacks) != 1 || lacks[0].Kind != app.LackSigned {
		t.Errorf("she would not sign: lacks %v", lacks)
	}
}

// Papers are numbered by kind, known to be out there until they are back, and
// the locked file leaves no pages behind.
func TestPapers_WhatIsOutThere(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "papers.vault"))
	defer d.Close()
	person := casefiletest.Speaking("vi", d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	reader := casefiletest.Recipient(person)
	made := func(kind plan.Copy) casefile.Paper {
		t.Helper()
		want := app.Copy{Copy: kind, Langs: []string{"vi"}, Recipient: reader}
		p, err := d.Compose(person.ID, want)
		if err != nil {
			t.Fatal(err)
		}
		if kind != plan.Receiving {
			want.Recipient = ""
		}
		paper, err := d.Made(person.ID, want, p, pdf.A5, []byte("%PDF-invented"))
		if err != nil {
			t.Fatal(err)
		}
		return paper
	}
	made(plan.Survivor)
	if p := made(plan.Survivor); p.Number != 2 || p.Sheet != "a5" {
		t.Errorf("the second copy is %+v", p)
	}
	sent, file := made(plan.Receiving), made(plan.File)
	if p := made(plan.Carry); sent.Number != 1 || p.Sheet != "pocket" {
		t.Errorf("%+v, %+v", sent, p)
	}
	if _, err := d.Reprint(person.ID, file.ID); !errors.Is(err, app.ErrNoPages) {
		t.Errorf("the locked file was kept: %v", err)
	}
	if out, err := d.OutWith(person.ID, reader); err != nil || len(out) != 1 || out[0].ID != sent.ID {
		t.Errorf("out there: %v, %v", out, err)
	}
	for _, now := range []casefile.PaperState{casefile.AskedBack, casefile.CameBack} {
		if err := d.PaperIs(person.ID, sent.ID, now); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := d.OutWith(person.ID, reader); err != nil || len(out) != 0 {
		t.Errorf("it came back, and is out there: %v, %v", out, err)
	}
}

// What was made under an agreement to share is asked back once that is taken
// back; while it holds, nothing is.
func TestPapers_AskedBackWhenTheSharingIsTakenBack(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "back.vault"))
	defer d.Close()
	person := casefiletest.Speaking("lo", d.Now())
	if err := d.Import(person); err != nil {
		t.Fatal(err)
	}
	reader := casefiletest.Recipient(person)
	want := app.Copy{Copy: plan.Receiving, Langs: []string{"lo"}, Recipient: reader}
	p, err := d.Compose(person.ID, want)
	if err != nil {
		t.Fatal(err)
	}
	paper, err := d.Made(person.ID, want, p, pdf.A4, []byte("%PDF-invented"))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := d.ToAskBack(person.ID); err != nil || len(back) != 0 {
		t.Fatalf("asked back while it holds: %v, %v", back, err)
	}
	st, err := d.Resume(person.ID, reader)
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "withdrawn.taken_back", casefile.Answer{Value: true})
	if p, err = d.Compose(person.ID, want); err != nil { // it can be looked at, and says why; it cannot leave
		t.Fatal(err)
	}
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.WritePDF(io.Discard, pages, p, pdf.A4); !errors.Is(err, app.ErrNotShared) {
		t.Errorf("taken back, and printed: %v", err)
	}
	if _, err := app.WriteLetter(p, person, d.Shelf, nil, d.Now()); !errors.Is(err, app.ErrNotShared) {
		t.Errorf("taken back, and sealed: %v", err)
	}
	back, err := d.ToAskBack(person.ID)
	if err != nil || len(back) != 1 || back[0].ID != paper.ID {
		t.Fatalf("taken back, and %v is asked back, %v", back, err)
	}
	if err := d.PaperIs(person.ID, paper.ID, casefile.Destroyed); err != nil {
		t.Fatal(err)
	}
	if back, err := d.ToAskBack(person.ID); err != nil || len(back) != 0 {
		t.Errorf("it is destroyed, and asked back: %v, %v", back, err)
	}
}

// A step is changed, one is added, one is taken out: her next paper says so at
// each of them, and names who sat beside her; a paper made again after agreeing
// says the same. Somebody young has room for a guardian's sign.
func TestAgree_HerPaperSaysWhatChanged(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "since.vault"))
	defer d.Close()
	c := ready(t, d, "en")
	text := func() string {
		t.Helper()
		p, err := d.Compose(c.ID, app.Copy{Copy: plan.Survivor, Langs: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		return p.Text()
	}
	for _, never := range []string{"since version", "Who sat with me", "Guardian"} {
		if strings.Contains(text(), never) {
			t.Errorf("the first paper says %q", never)
		}
	}
	if _, err := d.Agree(c.ID, []string{"en"}); err != nil {
		t.Fatal(err)
	}
	later := d.Now().Add(24 * time.Hour)
	d.Params.Now = func() time.Time { return later }
	st, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	rows := st.Rows("plan.rows")
	d.RemoveRow(st, "plan.rows", rows[len(rows)-1])
	d.Answer(st, casefile.Cell("plan.rows", rows[0], "owner"), casefile.Answer{Value: "Aunt Nu"})
	fresh, _ := d.AddRow(st, "plan.rows")
	for col, v := range map[string]any{"what": "ask for the school book", "choice": "yes", "owner": "Nu", "by": casefile.Plain(casefile.PDate{Precision: "day", Calendar: "ce", CE: "2026-12-24"})} {
		d.Answer(st, casefile.Cell("plan.rows", fresh, col), casefile.Answer{Value: v})
	}
	d.Answer(st, "agree.beside", casefile.Answer{Value: "friend"})
	d.Answer(st, "agree.beside_name", casefile.Answer{Value: "Somsri"})
	d.Answer(st, "agree.beside_hears", casefile.Answer{Value: "part"})
	d.Answer(st, "agree.beside_part", casefile.Answer{Value: "zqmoney"})
	want := []string{"Changed since version 1", "New since version 1", "No longer in the plan since version 1", "Who sat with me when it was read", "Somsri · A friend"}
	check := func() {
		t.Helper()
		said := text()
		for _, w := range want {
			if n := strings.Count(said, w); n != 1 {
				t.Errorf("%q stands %d times", w, n)
			}
		}
		if strings.Contains(said, "zqmoney") || strings.Contains(said, "Only a part") {
			t.Error("what that person may hear is on the paper")
		}
	}
	check()
	if !strings.Contains(text(), "[ ] Thumbprint") || strings.Contains(text(), "was read to me in English on") {
		t.Error("the sign under the plan before stands under this one")
	}
	d.Answer(st, casefile.Cell("plan.rows", rows[0], "choice"), casefile.Answer{Value: "yes"})
	d.Answer(st, "agree.sign", casefile.Answer{Value: casefile.Plain(casefile.Mark{How: "thumb", On: "2026-11-24"})})
	d.Answer(st, "agree.on", casefile.Answer{Value: "2026-11-24"})
	if lacks, err := d.Lacks(c.ID); err != nil || slices.ContainsFunc(lacks, func(l app.Lack) bool { return l.Kind != app.LackNeed }) {
		t.Fatalf("lacks %v, %v", lacks, err)
	}
	needs, err := d.Needs(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range needs { // of the step that was taken out
		row, _ := d.AddRow(st, "plan.without")
		d.Answer(st, casefile.Cell("plan.without", row, "area"), casefile.Answer{Value: n.Domain})
		d.Answer(st, casefile.Cell("plan.without", row, "reason"), casefile.Answer{Value: "later", Lang: "en"})
	}
	if a, err := d.Agree(c.ID, []string{"en"}); err != nil || a.Version != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	check()
	reg, err := d.Continue(c.ID, "f00")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(reg, "person.birth", casefile.Answer{Value: casefile.Plain(casefile.PDate{Precision: "year", Calendar: "ce", CE: "2011"})})
	if now, _ := d.Open(c.ID); !d.Young(now) || !strings.Contains(text(), "uardian") {
		t.Error("somebody young has no room for a guardian's sign")
	}
}
