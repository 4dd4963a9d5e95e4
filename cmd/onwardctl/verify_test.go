package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
	"onward/forms"
	"onward/i18n"
)

// A code read off a page says which paper it is; any other code finds none.
func TestPlanVerify_FindsThePaperByItsCode(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", filepath.Join(dir, "pass"))
	const phrase = "seven kind rivers run home"
	if err := os.WriteFile(filepath.Join(dir, "pass"), []byte(phrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vlt := filepath.Join(dir, "v.vault")
	if got, out, errs := run(t, "", "vault", "new", "--vault", vlt); got != 0 {
		t.Fatalf("exit %d\n%s%s", got, out, errs)
	}
	code, check := made(t, vlt, phrase)
	for _, typed := range []struct {
		want        int
		case_, code string
	}{{0, code, check}, {1, code, "ZZZZZ"}, {1, "AAAA", check}, {2, code, ""}} {
		got, out, errs := run(t, "", "plan", "verify", "--vault", vlt, "--case", typed.case_, "--check", typed.code)
		if got != typed.want {
			t.Errorf("%+v: exit %d\n%s%s", typed, got, out, errs)
		}
	}
}

// made makes a paper of an invented person and gives the case's code and the
// paper's.
func made(t *testing.T, vlt, phrase string) (code, check string) {
	t.Helper()
	shelf, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	d, err := app.Unlock(app.Key{Path: vlt, User: "worker", Pass: []byte(phrase)}, app.Options{}, app.Params{Shelf: shelf, Words: i18n.Open(), Text: set, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	c := casefiletest.Speaking("vi", time.Now())
	if err := d.Import(c); err != nil {
		t.Fatal(err)
	}
	want := app.Copy{Copy: plan.Survivor, Langs: []string{"vi"}}
	p, err := d.Compose(c.ID, want)
	if err != nil {
		t.Fatal(err)
	}
	var paper casefile.Paper
	if paper, err = d.Made(c.ID, want, p, pdf.A4, []byte("%PDF-invented")); err != nil {
		t.Fatal(err)
	}
	return string(c.Code), paper.Check
}
