package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"onward/app"
	"onward/app/arrival"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/app/vault"
	"onward/forms"
	"onward/i18n"
)

const pass = "seven invented river boats"

// params is a Desk's real rooms, with a clock that stands still.
func params(t testing.TB) app.Params {
	t.Helper()
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	return app.Params{Shelf: shelf, Words: i18n.Open(), Text: set, Now: func() time.Time { return now }, Worker: "W1"}
}

func key(path string) app.Key { return app.Key{Path: path, User: "w1", Pass: []byte(pass)} }

func create(t testing.TB, path string) *app.Desk {
	t.Helper()
	d, err := app.CreateVault(key(path), app.Options{Cost: vault.CostFloor}, params(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func unlock(t testing.TB, path string) *app.Desk {
	t.Helper()
	d, err := app.Unlock(key(path), app.Options{}, params(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The Universal Declaration, whole, in each language: written down paragraph
// by paragraph as what is to be done, sealed, locked, unlocked, read, printed
// on both copies, and got back from the PDFs as it was written. Where the
// source has accents in pieces or signs out of order, tidy is what is kept.
func TestWalk_EveryParagraphComesBack(t *testing.T) {
	for _, l := range i18n.Languages() {
		t.Run(l.Tag, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "walk.vault")
			d := create(t, path)
			person := casefiletest.Speaking(l.Tag, d.Now())
			if err := d.Import(person); err != nil {
				t.Fatal(err)
			}
			paragraphs := declaration(t, l.Tag)
			st, err := d.Continue(person.ID, "f09")
			if err != nil {
				t.Fatal(err)
			}
			rows := make([]casefile.RowID, len(paragraphs))
			for i, p := range paragraphs {
				rows[i] = agreedRow(d, st, l.Tag, p)
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}

			d = unlock(t, path)
			defer d.Close()
			c, err := d.Open(person.ID)
			if err != nil {
				t.Fatal(err)
			}
			for i, p := range paragraphs {
				p = arrival.Tidy(p)
				paragraphs[i] = p
				a, ok := c.Latest("f09").Answer(casefile.Cell("plan.rows", rows[i], "what"))
				if !ok || a.Text() != p {
					t.Fatalf("paragraph %d came back from the vault changed", i+1)
				}
			}
			for _, kind := range []plan.Copy{plan.Survivor, plan.Receiving} {
				checkPaper(t, d, person, kind, paragraphs)
			}
		})
	}
}

func agreedRow(d *app.Desk, st *app.Sitting, lang, what string) casefile.RowID {
	row, _ := d.AddRow(st, "plan.rows")
	for col, v := range map[string]any{
		"area": "d9", "what": what, "owner": "W1", "owner_kind": "case_manager", "choice": "yes",
		"share": []any{"receiving"},
		"by":    casefile.Plain(casefile.PDate{Precision: "day", Calendar: "ce", CE: "2026-12-24"}),
	} {
		a := casefile.Answer{Value: v}
		if col == "what" {
			a.Lang = lang
		}
		d.Answer(st, casefile.Cell("plan.rows", row, col), a)
	}
	return row
}

func checkPaper(t *testing.T, d *app.Desk, person *casefile.Case, kind plan.Copy, paragraphs []string) {
	t.Helper()
	p, err := d.Compose(person.ID, app.Copy{Copy: kind, Langs: []string{person.Language, person.Working}, Recipient: casefiletest.Recipient(person)})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := d.Pages(p, pdf.A4)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := d.WritePDF(&out, pages, p, pdf.A4); err != nil {
		t.Fatal(err)
	}
	sheets := readBack(t, out.Bytes())
	for i, want := range paragraphs {
		if !onOne(sheets, squeeze(want)) {
			t.Errorf("%s copy: paragraph %d is not on the paper as it was written: %q", kind, i+1, want)
		}
	}
}

// onOne tells whether a text stands on one page, or goes on overleaf: what is
// nearly as tall as a page is cut where the page ends.
func onOne(sheets []string, want string) bool {
	for i, sheet := range sheets {
		if strings.Contains(sheet, want) {
			return true
		}
		n := len(want)
		for n > 0 && !strings.Contains(sheet, want[:n]) {
			n--
		}
		if n > len(want)/10 && i+1 < len(sheets) && strings.Contains(sheets[i+1], want[n:]) {
			return true
		}
	}
	return false
}

// readBack gives the text of each page of a PDF as pdftotext finds it, squeezed.
func readBack(t *testing.T, doc []byte) []string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "p.pdf")
	if err := os.WriteFile(name, doc, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", name, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (Debian: poppler-utils): %v", err)
	}
	sheets := strings.Split(string(out), "\f")
	for i := range sheets {
		sheets[i] = squeeze(sheets[i])
	}
	return sheets
}

// squeeze takes out white space alone: where a line ends on paper no space
// was typed, and pdftotext cannot know that. Every other character counts.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func declaration(t *testing.T, lang string) []string {
	t.Helper()
	file, _, _ := strings.Cut(lang, "-")
	b, err := os.ReadFile(filepath.Join("text", "testdata", "udhr", file+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range strings.Split(string(b), "\n") {
		if strings.TrimSpace(p) != "" {
			all = append(all, p)
		}
	}
	if len(all) < 85 {
		t.Fatalf("only %d paragraphs of %s", len(all), lang)
	}
	return all
}

// A need that was spoken of becomes a row, in the person's own words and with
// the library's words in the person's language; then it is no open need.
func TestWalk_FromAnswerToRow(t *testing.T) {
	d := create(t, filepath.Join(t.TempDir(), "need.vault"))
	defer d.Close()
	c, err := d.Register("km", "th")
	if err != nil {
		t.Fatal(err)
	}
	talk, err := d.Begin(c.ID, "f05")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(talk, "d3.want_help", casefile.Answer{Value: "yes"})
	d.Answer(talk, "d3.level", casefile.Answer{Value: 2.0})
	d.Answer(talk, "d3.worry", casefile.Answer{Value: "ខ្នងខ្ញុំឈឺ", Lang: "km"})
	d.Answer(talk, "d9.level", casefile.Answer{Value: 1.0})
	d.Answer(talk, "d9.want_help", casefile.Answer{Value: "no"}) // a complete answer
	needs, err := d.Needs(c.ID)
	if err != nil || len(needs) != 1 || needs[0].Domain != "d3" || len(needs[0].Actions) == 0 {
		t.Fatalf("needs %v, %v", needs, err)
	}
	st, err := d.Begin(c.ID, "f09")
	if err != nil {
		t.Fatal(err)
	}
	row, _ := d.AddPlanRow(st, needs[0], needs[0].Actions[0])
	if a, _ := st.Record().Answer(casefile.Cell("plan.rows", row, "need")); a.Text() != "ខ្នងខ្ញុំឈឺ" || a.Lang != "km" {
		t.Errorf("the need is not in the person's own words: %q", a.Text())
	}
	what, _ := st.Record().Answer(casefile.Cell("plan.rows", row, "what"))
	if what.Lang != "km" {
		t.Errorf("the action speaks %q", what.Lang)
	}
	if th, _, ok := what.In("th"); !ok || th == what.Text() {
		t.Errorf("the action has no Thai beside it: %q", th)
	}
	if needs, _ := d.Needs(c.ID); len(needs) != 0 {
		t.Errorf("still open: %v", needs)
	}
}

// What is typed is on disk after a pause, and at the latest within ten
// seconds of typing without one. The clock is the test's.
func TestSave_WithinTenSecondsOfTyping(t *testing.T) {
	path := filepath.Join(t.TempDir(), "save.vault")
	d := create(t, path)
	c, err := d.Register("my", "th")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f02")
	if err != nil {
		t.Fatal(err)
	}
	d.Answer(st, "wish.two_days", casefile.Answer{Value: "အိပ်ချင်တယ်", Lang: "my"})
	if s := d.SaveState(); !s.Dirty {
		t.Error("says it is saved before it is")
	}
	if err := d.Flush(); err != nil {
		t.Fatal(err)
	}
	if s := d.SaveState(); s.Dirty || s.Err != nil || s.SavedAt.IsZero() {
		t.Errorf("after a flush: %+v", s)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = unlock(t, path)
	defer d.Close()
	back, err := d.Open(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if a, ok := back.Latest("f02").Answer("wish.two_days"); !ok || a.Text() != "အိပ်ချင်တယ်" {
		t.Errorf("came back as %q", a.Text())
	}
}

// A store that fails: what was typed stays, the state says so, and the next
// try succeeds.
func TestSave_FailureKeepsEverythingAndTriesAgain(t *testing.T) {
	p := params(t)
	store := &fullDisk{cases: map[casefile.CaseID]*casefile.Case{}}
	p.Store = store
	d, err := app.OpenDesk(p)
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Register("lo", "th")
	if err != nil {
		t.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f02")
	if err != nil {
		t.Fatal(err)
	}
	store.full = true
	d.Answer(st, "wish.two_days", casefile.Answer{Value: "ຢາກນອນ", Lang: "lo"})
	if err := d.Close(); err == nil {
		t.Fatal("closed although nothing could be saved")
	}
	if s := d.SaveState(); !s.Dirty || s.Err == nil {
		t.Errorf("state hides the failure: %+v", s)
	}
	if k, _ := app.Explain(d.SaveState().Err); k != "explain.full" {
		t.Errorf("explained as %s", k)
	}
	store.full = false
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if a, _ := store.cases[c.ID].Latest("f02").Answer("wish.two_days"); a.Text() != "ຢາກນອນ" {
		t.Errorf("stored as %q", a.Text())
	}
}

// fullDisk is a store whose disk can be full.
type fullDisk struct {
	full  bool
	cases map[casefile.CaseID]*casefile.Case
}

func (f *fullDisk) Summaries() ([]casefile.Summary, error) { return nil, nil }
func (f *fullDisk) Case(id casefile.CaseID) (*casefile.Case, error) {
	return f.cases[id].Clone(), nil
}
func (f *fullDisk) NewCase(c *casefile.Case) error { f.cases[c.ID] = c.Clone(); return nil }
func (f *fullDisk) Save(id casefile.CaseID, s *casefile.Sitting, _ casefile.Summary) error {
	if f.full {
		return fmt.Errorf("write: %w", vault.ErrFull)
	}
	f.cases[id].Sittings = append(f.cases[id].Sittings, s.Clone())
	return nil
}
func (f *fullDisk) Settings() (json.RawMessage, error) { return nil, nil }
func (f *fullDisk) SaveSettings(json.RawMessage) error { return nil }
func (f *fullDisk) Close() error                       { return nil }

// A key press in the largest form: validated, dependants recomputed, handed
// to the store's queue.
func BenchmarkAnswer(b *testing.B) {
	d := create(b, filepath.Join(b.TempDir(), "bench.vault"))
	defer d.Close()
	c, err := d.Register("km", "th")
	if err != nil {
		b.Fatal(err)
	}
	st, err := d.Begin(c.ID, "f05")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.Answer(st, "d10.worry", casefile.Answer{Value: fmt.Sprint("ខ្ញុំជំពាក់ប្រាក់ ", i), Lang: "km"})
	}
}

// Composing and writing a bilingual plan, from case to bytes.
func BenchmarkPlanToPDF(b *testing.B) {
	p := params(b)
	person := casefiletest.Speaking("my", p.Now())
	for b.Loop() {
		made, err := plan.Compose(plan.Input{Case: person, Shelf: p.Shelf, Words: p.Words, Copy: plan.Survivor, Langs: []string{"my", "th"}, Today: "2026-11-23", Number: 1})
		if err != nil {
			b.Fatal(err)
		}
		pages, err := pdf.Layout(made, p.Text, pdf.A4)
		if err != nil {
			b.Fatal(err)
		}
		var out bytes.Buffer
		if err := pdf.Write(&out, pages, p.Text, pdf.Meta{Date: p.Now()}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes/pdf")
		b.ReportMetric(float64(len(pages)), "pages")
	}
}
