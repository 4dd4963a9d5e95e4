package plan_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
	"onward/app/form"
	"onward/app/plan"
	"onward/forms"
	"onward/i18n"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var (
	now   = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	today = now.Format(time.DateOnly)
	words = i18n.Open()
)

func shelf(t testing.TB) *form.Shelf {
	t.Helper()
	s, err := form.LoadAll(forms.FS)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask is what a copy of the plan of a case is asked for with.
func ask(s *form.Shelf, c *casefile.Case, copy plan.Copy) plan.Input {
	return plan.Input{
		Case: c, Shelf: s, Words: words, Copy: copy, Langs: []string{c.Language, c.Working},
		Today: today, Number: 1, Recipient: casefiletest.Recipient(c),
	}
}

func compose(t testing.TB, in plan.Input) *plan.Plan {
	t.Helper()
	p, err := plan.Compose(in)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// golden compares text with the file of that name. -update rewrites it; look
// at the difference before you keep it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden file: %v (make it with -update and read it)", err)
	}
	if string(want) != got {
		failed := filepath.Join("testdata", "failed", name)
		_ = os.MkdirAll(filepath.Dir(failed), 0o755)
		_ = os.WriteFile(failed, []byte(got), 0o644)
		t.Errorf("%s differs; what came is in %s", path, failed)
	}
}
