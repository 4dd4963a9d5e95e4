package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A directory goes out as a sheet, is filled in elsewhere, comes back, and is
// refused as a whole where one cell is wrong.
func TestDirectory_OutAndBackAsASheet(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", filepath.Join(dir, "pass"))
	if err := os.WriteFile(filepath.Join(dir, "pass"), []byte("seven kind rivers run home\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vlt, sheet := filepath.Join(dir, "v.vault"), filepath.Join(dir, "places.csv")
	do := func(want int, args ...string) string {
		t.Helper()
		got, out, errs := run(t, "", append(args, "--vault", vlt)...)
		if got != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, got, want, out, errs)
		}
		return out + errs
	}
	do(0, "vault", "new")
	do(2, "directory", "import")
	do(0, "directory", "export", "--template", "--out", sheet)
	if said := do(0, "directory", "import", "--in", sheet); !strings.Contains(said, "0 new") {
		t.Errorf("the example came in: %s", said)
	}
	do(0, "directory", "import", "--start")
	if said := do(0, "directory", "list"); !strings.Contains(said, "1300") || !strings.Contains(said, "checked -, check first") {
		t.Errorf("the start: %s", said)
	}
	do(0, "directory", "export", "--out", sheet)
	b, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	had := strings.Count(string(b), "\r\n") // its headings, and a row a place
	rows := string(b) + ",LA,,Kaysone,Blue gate,,ngo,,,,,,,call me,,,,,,\r\n,LA,,,Green gate,,inn,,,,,,,,,,,,,\r\n"
	if err := os.WriteFile(sheet, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	said := do(1, "directory", "import", "--in", sheet)
	for _, want := range []string{fmt.Sprintf("row %d\tcolumn phone", had+1), fmt.Sprintf("row %d\tcolumn type", had+2), "nothing was taken in"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if said := do(0, "directory", "list"); strings.Contains(said, "gate") {
		t.Errorf("taken in half:\n%s", said)
	}
	rows = strings.NewReplacer("call me", "021 555 000", "inn", "shelter").Replace(rows)
	if err := os.WriteFile(sheet, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := do(0, "directory", "import", "--in", sheet); !strings.Contains(said, fmt.Sprintf("2 new, 0 checked later than ours, 0 kept as ours, %d the same", had-1)) {
		t.Errorf("%s", said)
	}
	if said := do(0, "directory", "list", "--find", "kaysone gate", "--type", "ngo"); strings.Count(said, "\n") != 1 || !strings.Contains(said, "Blue gate") {
		t.Errorf("%s", said)
	}
	do(0, "vault", "check")
}
