package app_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/plan"
)

// forLaos is a person from Laos in whose plan a Thai worker wrote one line in
// Thai, and the plan's sitting.
func forLaos(t *testing.T, d *app.Desk) (*casefile.Case, *app.Sitting) {
	t.Helper()
	c := casefiletest.Speaking("lo", d.Now())
	if err := d.Import(c); err != nil {
		t.Fatal(err)
	}
	st, err := d.Continue(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "receiving.first_24h", casefile.Answer{Value: "ต้องกินยาตอนเย็น", Lang: "th"})
	c, _ = d.Open(c.ID)
	return c, st
}

func across(t *testing.T, d *app.Desk, c *casefile.Case, kind plan.Copy) (p *plan.Plan, unread []casefile.QuestionID) {
	t.Helper()
	p, err := d.Compose(c.ID, app.Copy{Copy: kind, Langs: []string{"lo", "th"}, Recipient: casefiletest.Recipient(c)})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range p.Across {
		if a.Unread() {
			unread = append(unread, a.Question)
		}
	}
	return p, unread
}

// What is typed is saved with its answer, comes back after locking, can be
// relied on as far as somebody says, and is a draft again once it is changed.
func TestAcross_TypedReadBackAndChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "across.vault")
	d := create(t, path)
	c, st := forLaos(t, d)
	const q casefile.QuestionID = "receiving.first_24h"
	if _, unread := across(t, d, c, plan.Receiving); !slices.Equal(unread, []casefile.QuestionID{q}) {
		t.Fatalf("what cannot be read: %v", unread)
	}
	for _, typed := range []string{"ຕ້", "ຕ້ອງ", "ຕ້ອງກິນຢາຕອນແລງ"} {
		d.Translate(st, q, "lo", typed)
	}
	if !d.SaveState().Dirty {
		t.Error("nothing waits to be saved")
	}
	d.Sure(st, q, "lo", casefile.CheckedWords, " ")
	if a, _ := st.Record().Answer(q); a.Translations[0].State != casefile.DraftWords || len(a.Translations) != 1 {
		t.Errorf("checked by nobody: %+v", a.Translations)
	}
	d.Sure(st, q, "lo", casefile.ReadBack, "Noy")
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	st, _ = d.Continue(c.ID, "f09")
	c, _ = d.Open(c.ID)
	a, _ := st.Record().Answer(q)
	if tr, ok := a.Translation("lo"); !ok || tr.Text != "ຕ້ອງກິນຢາຕອນແລງ" || tr.State != casefile.ReadBack || tr.Reader != "Noy" || tr.By != "W1" {
		t.Errorf("after locking: %+v", a.Translations)
	}
	p, unread := across(t, d, c, plan.Receiving)
	if len(unread) != 0 || !strings.Contains(p.Text(), "ຕ້ອງກິນຢາຕອນແລງ\n  (ຄົນທີສອງ") {
		t.Errorf("on paper: %v", unread)
	}
	d.Translate(st, q, "lo", "ຕ້ອງກິນຢາຕອນແລງ ພ້ອມອາຫານ")
	if a, _ = st.Record().Answer(q); a.Translations[len(a.Translations)-1].State != casefile.DraftWords {
		t.Error("it was read back before, and counts as read back although it was changed")
	}
	if len(a.Translations) != 2 {
		t.Error("what was read back is lost")
	}
	d.Translate(st, q, "lo", "")
	if _, unread := across(t, d, c, plan.Receiving); !slices.Equal(unread, []casefile.QuestionID{q}) {
		t.Error("it was taken back and still counts")
	}
}

// An agreed plan does not change by a translation made later, and is agreed
// still; its paper is the same bytes.
func TestAcross_AnAgreedPlanStaysAgreed(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "agreed.vault"))
	defer d.Close()
	c := ready(t, d, "my")
	a, err := d.Agree(c.ID, []string{"my", "th"})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := d.Reprint(c.ID, a.Paper)
	st, _ := d.Continue(c.ID, "f09")
	what := casefile.Cell("plan.rows", st.Rows("plan.rows")[0], "what")
	d.Translate(st, what, "vi", "một việc")
	after, err := d.Reprint(c.ID, a.Paper)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the paper is another: %v", err)
	}
	last, changed, err := d.Agreement(c.ID)
	if err != nil || len(changed) != 0 {
		t.Errorf("changed: %v, %v", changed, err)
	}
	if kept, _ := last.Plan.Answer(what); strings.Contains(strings.Join(texts(kept), ""), "một việc") {
		t.Error("what was agreed has been written into")
	}
}

func texts(a casefile.Answer) (all []string) {
	for _, t := range a.Translations {
		all = append(all, t.Text)
	}
	return all
}

// There: the translation goes with the letter in its state. Back: the worker
// in Laos is shown what the sender cannot read, says it in Thai, and it stands
// beside the answer. A second letter brings what was checked since.
func TestAcross_ThereAndBackByLetter(t *testing.T) {
	thai, lao, _, laoCard := houses(t)
	c, st := forLaos(t, thai)
	thai.Translate(st, "receiving.first_24h", "lo", "ຕ້ອງກິນຢາຕອນແລງ")
	file, _ := send(t, thai, c, laoCard)
	came, err := lao.OpenLetter(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if err := lao.TakeIn(came); err != nil {
		t.Fatal(err)
	}
	theirs, _ := lao.Open(c.ID)
	got, _ := theirs.Latest("f09").Answer("receiving.first_24h")
	if text, state, ok := got.In("lo"); !ok || text != "ຕ້ອງກິນຢາຕອນແລງ" || state != casefile.DraftWords {
		t.Fatalf("in Laos: %+v", got)
	}

	reply, _ := lao.Continue(c.ID, "f12")
	lao.Answer(reply, "rows.need", casefile.Answer{Value: "ຕ້ອງການລົດໄປສະຖານີ", Lang: "lo"})
	lao.Answer(reply, "got.name", casefile.Answer{Value: "ຄຳ", Lang: "lo"})
	left, to, err := lao.AcrossBack(c.ID)
	if err != nil || to != "th" || len(left) != 2 || !left[0].Name || left[1].Question != "rows.need" || !left[1].Unread() {
		t.Fatalf("what the sender cannot read: %+v in %s, %v", left, to, err)
	}
	lao.Translate(reply, "rows.need", to, "ต้องการรถไปสถานี")
	lao.Sure(reply, "rows.need", to, casefile.CheckedWords, "Kham")
	if err := lao.Flush(); err != nil {
		t.Fatal(err)
	}
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
	here, _ := thai.Open(c.ID)
	need, _ := here.Latest("f12").Answer("rows.need")
	if tr, ok := need.Translation("th"); !ok || tr.Text != "ต้องการรถไปสถานี" || tr.State != casefile.CheckedWords || tr.Reader != "" {
		t.Errorf("back in Thailand: %+v", need)
	}

	thai.Sure(st, "receiving.first_24h", "lo", casefile.CheckedWords, "Boun")
	file, _ = send(t, thai, c, laoCard)
	came, err = lao.OpenLetter(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	news, err := lao.Brings(came)
	if err != nil || !slices.ContainsFunc(news, func(b app.Brought) bool { return b.ID == "receiving.first_24h" }) {
		t.Errorf("a checked translation is not shown as news: %v", err)
	}
	if err := lao.TakeIn(came); err != nil {
		t.Fatal(err)
	}
	got, _ = theirs.Latest("f09").Answer("receiving.first_24h")
	if _, state, _ := got.In("lo"); state != casefile.CheckedWords || len(theirs.Latest("f09").Answers["receiving.first_24h"]) != 1 {
		t.Errorf("the second letter: %+v", theirs.Latest("f09").Answers["receiving.first_24h"])
	}
}

// What the library offers speaks all seven languages without anybody's doing;
// so a step of it is never among what a reader cannot read.
func TestAcross_TheLibraryComesTranslated(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "library.vault"))
	defer d.Close()
	c, st := forLaos(t, d)
	row, _ := d.AddPlanRow(st, app.Need{Domain: "d3"}, "health_check")
	for _, col := range []string{"what", "goal"} {
		a, ok := st.Record().Answer(casefile.Cell("plan.rows", row, col))
		for _, lang := range d.Words.Tags() {
			if _, _, there := a.In(lang); !ok || !there {
				t.Errorf("%s has no %s", col, lang)
			}
		}
	}
	cell := func(col string) casefile.QuestionID { return casefile.Cell("plan.rows", row, col) }
	d.Answer(st, cell("choice"), casefile.Answer{Value: "yes"})
	d.Answer(st, cell("share"), casefile.Answer{Value: []any{"receiving"}})
	p, unread := across(t, d, c, plan.Receiving)
	if slices.ContainsFunc(p.Leaves, func(l plan.Leaving) bool { return l.Question == cell("what") }) == false {
		t.Error("the step does not leave: the test looks in vain")
	}
	if slices.Contains(unread, cell("what")) || slices.Contains(unread, cell("goal")) {
		t.Errorf("a step of the library cannot be read: %v", unread)
	}
	before, _ := st.Record().Answer(cell("what"))
	d.Answer(st, cell("what"), casefile.Answer{Value: before.Text() + " ພ້ອມກັນ", Lang: "lo"})
	if _, _, still := must(st.Record().Answer(cell("what"))).In("th"); still {
		t.Error("the words were changed, and the old translation still counts")
	}
	if _, was, ok := st.Record().Outdated(cell("what"), "th"); !ok || was.Text() != before.Text() {
		t.Error("the translation of the library is lost")
	}
}

func must(a casefile.Answer, _ bool) casefile.Answer { return a }

// With the case goes every translation in it: no byte of it is left in the
// vault's folder, and the case is not found by its words.
func TestAcross_ShreddingTakesTranslationsToo(t *testing.T) {
	dir := t.TempDir()
	d := create(t, filepath.Join(dir, "gone.vault"))
	c, st := forLaos(t, d)
	d.Translate(st, "receiving.first_24h", "lo", "zqkanari ຢາ")
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(d.Store.(interface {
		Shred(casefile.CaseID, time.Time) error
	}).Shred(c.ID, d.Now()))
	if _, err := d.Store.Case(c.ID); err == nil {
		t.Error("the case still reads")
	}
	must(d.Close())
	must(filepath.WalkDir(dir, func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if bytes.Contains(b, []byte("zqkanari")) {
			t.Errorf("it stands in %s", filepath.Base(name))
		}
		return err
	}))
	d = unlock(t, filepath.Join(dir, "gone.vault"))
	defer d.Close()
	if _, err := d.Open(c.ID); !errors.Is(err, app.ErrNoCase) {
		t.Errorf("after unlocking: %v", err)
	}
}
