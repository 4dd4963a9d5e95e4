package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// What a reader cannot read is listed by its question and its number, without a
// word of it; a paper that is read whole says nothing.
func TestPlan_ListsWhatItsReaderCannotRead(t *testing.T) {
	dir := t.TempDir()
	c := casefiletest.Speaking("my", time.Now().UTC())
	f09 := c.Latest("f09")
	for _, row := range f09.Rows("plan.rows")[:2] {
		f09.Put(casefile.Cell("plan.rows", row, "goal"), casefile.Answer{Value: "เดินได้เอง", Lang: "th", At: time.Now().UTC()})
	}
	f09.Put("receiving.first_24h", casefile.Answer{Value: "กินยาตอนเย็น", Lang: "th", At: time.Now().UTC()})
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "case.json")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errs := run(t, "", "plan", "--case", file, "--copy", "survivor", "--lang", "my,th", "--out", filepath.Join(dir, "s.pdf"))
	if want := "not translated\tmy\tf09\tplan.rows.goal\t2\n"; code != 0 || errs != want {
		t.Errorf("her own: exit %d, %q, want %q", code, errs, want)
	}
	code, _, errs = run(t, "", "plan", "--case", file, "--copy", "receiving", "--lang", "my,th", "--out", filepath.Join(dir, "r.pdf"))
	if code != 0 || !strings.Contains(errs, "not translated\tmy\tf09\treceiving.first_24h\t1\n") || strings.ContainsAny(errs, "กเ") {
		t.Errorf("the worker's: exit %d, %q", code, errs)
	}
	if code, _, errs = run(t, "", "plan", "--case", file, "--copy", "file", "--lang", "my,th", "--out", filepath.Join(dir, "f.pdf")); code != 0 || errs != "" {
		t.Errorf("the file: exit %d, %q", code, errs)
	}
}
