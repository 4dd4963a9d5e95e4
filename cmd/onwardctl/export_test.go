package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/casefile"
	"onward/i18n"
)

// Nothing is written before it was shown, of one person nothing at all, and of
// fifteen once.
func TestExport_ShowsFirstAndTellsOfNobody(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", filepath.Join(dir, "pass"))
	file, vlt, out := filepath.Join(dir, "c.json"), filepath.Join(dir, "v.vault"), filepath.Join(dir, "out")
	for name, text := range map[string]string{filepath.Join(dir, "pass"): "seven kind rivers run home\n", file: goodCase} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	do := func(want int, args ...string) string {
		t.Helper()
		got, said, errs := run(t, "", append(args, "--vault", vlt)...)
		if got != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, got, want, said, errs)
		}
		return said + errs
	}
	do(0, "vault", "new")
	do(0, "case", "import", "--in", file)
	do(2, "export", "names", "--out", out)
	if said := do(0, "export", "csv", "--from", "2020", "--to", "2021", "--out", out); !strings.Contains(said, "nothing leaves: fewer than 11") {
		t.Errorf("%s", said)
	}
	if said := do(1, "export", "csv", "--from", "2020", "--to", "9999", "--out", out, "--yes"); !strings.Contains(said, "Did not say yes: fewer than 11") || !strings.Contains(said, "9999 is not over") {
		t.Errorf("%s", said)
	}
	empty := func() {
		t.Helper()
		if names, _ := os.ReadDir(out); len(names) > 0 {
			t.Error("something is written")
		}
	}
	empty()

	d, err := (&tool{words: i18n.Open()}).desk(vaultFlags{vlt, "worker"})
	if err != nil {
		t.Fatal(err)
	}
	for i := range 15 { // people of a year that is over, each with a yes
		c, err := casefile.Read(fmt.Appendf(nil, yesCase, i, i))
		if err := errors.Join(err, d.Import(c)); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	year := []string{"--from", "2024", "--to", "2024", "--out", out}
	if said := do(0, append([]string{"export", "csv"}, year...)...); !strings.Contains(said, "may be counted: 15.") || !strings.Contains(said, "nothing is written yet") {
		t.Errorf("%s", said)
	}
	empty()
	for range 2 { // the very same may leave again
		do(0, append([]string{"export", "csv", "--yes"}, year...)...)
	}
	b, err := os.ReadFile(filepath.Join(out, "csv.csv"))
	if err != nil || !strings.Contains(string(b), "gender,-99,2024,15\n") {
		t.Errorf("%v\n%s", err, b)
	}
	for _, form := range []string{"ctdc", "htcds"} {
		if said := do(1, append([]string{"export", form, "--yes"}, year...)...); !strings.Contains(said, "2024 to 2024 left before, as counts") {
			t.Errorf("%s", said)
		}
		if _, err := os.Stat(filepath.Join(out, form+".csv")); err == nil {
			t.Errorf("%s of the same people is written after the counts", form)
		}
	}
	if log := do(0, "vault", "log"); strings.Count(log, "\tcounted\t") != 2 {
		t.Errorf("the log:\n%s", log)
	}
}

// yesCase is somebody who said yes to being counted, and nothing else.
const yesCase = `{"id":"y%02d","code":"YY%02d","language":"km","working":"th","opened":"2024-05-01T10:00:00Z","sittings":[
 {"id":"s1","form":"f01","version":"1.0.0","language":"km","working":"th","worker":"W1","begun":"2024-05-01T10:00:00Z","touched":"2024-05-01T11:00:00Z",
  "answers":{"choice.numbers":[{"value":"yes","by":"W1","at":"2024-05-01T10:05:00Z"}]}}]}`
