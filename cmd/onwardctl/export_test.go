package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Nothing is written before it was shown, and of one person nothing at all.
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
	if said := do(0, "export", "csv", "--out", out); !strings.Contains(said, "Left out: 1 who did not say yes") || !strings.Contains(said, "nothing is written yet") {
		t.Errorf("%s", said)
	}
	if names, _ := os.ReadDir(out); len(names) > 0 {
		t.Error("written before it was shown")
	}
	for _, kind := range []string{"csv", "ctdc", "htcds"} {
		do(0, "export", kind, "--out", out, "--yes")
		b, err := os.ReadFile(filepath.Join(out, kind+".csv"))
		if err != nil || strings.Count(string(b), "\n") != 1 {
			t.Errorf("%s: %v\n%s", kind, err, b)
		}
	}
	if log := do(0, "vault", "log"); strings.Count(log, "\texported\t") != 3 {
		t.Errorf("the log:\n%s", log)
	}
}
