package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The log without a window: what was done stands in it, its end is taken and
// holds later, and a case that was destroyed is gone from everything but there.
func TestLog_TakenAndHeldAgainstTheVault(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", filepath.Join(dir, "pass"))
	if err := os.WriteFile(filepath.Join(dir, "pass"), []byte("seven kind rivers run home\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vlt, file := filepath.Join(dir, "v.vault"), filepath.Join(dir, "c.json")
	if err := os.WriteFile(file, []byte(goodCase), 0o600); err != nil {
		t.Fatal(err)
	}
	code, other := codeOfGood(t), "AAAA"
	do := func(want int, args ...string) string {
		t.Helper()
		got, out, errs := run(t, "", append(args, "--vault", vlt)...)
		if got != want {
			t.Fatalf("%v: exit %d, want %d\n%s%s", args, got, want, out, errs)
		}
		return out + errs
	}
	do(0, "vault", "new")
	do(0, "case", "import", "--in", file)
	head := do(0, "vault", "log", "--head")
	do(0, "case", "export", "--case", code)
	log := do(0, "vault", "log", "--case", code)
	for _, did := range []string{"imported", "exported"} {
		if !strings.Contains(log, "\tworker\t"+did+"\t"+code) {
			t.Errorf("%s is not in the log:\n%s", did, log)
		}
	}
	kept := filepath.Join(dir, "head.txt")
	if err := os.WriteFile(kept, []byte(head), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := do(0, "vault", "log", "--check", kept); !strings.Contains(said, "holds all it held") {
		t.Errorf("the end of the log: %s", said)
	}
	hash := head[strings.Index(head, "hash "):]
	if err := os.WriteFile(kept, []byte(strings.Replace(head, hash[:9], "hash ffff", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	do(1, "vault", "log", "--check", kept)

	if said := do(0, "vault", "retention", "--all"); !strings.Contains(said, code+"\topen") {
		t.Errorf("retention: %s", said)
	}
	do(1, "case", "shred", "--case", code, "--again", other)
	if said := do(0, "case", "list"); !strings.Contains(said, code) {
		t.Errorf("destroyed with another code: %s", said)
	}
	do(0, "case", "shred", "--case", code, "--again", code)
	if said := do(0, "case", "list"); strings.Contains(said, code) {
		t.Errorf("still in the list: %s", said)
	}
	if said := do(0, "vault", "log"); !strings.Contains(said, "shredded\tcase c1") || strings.Contains(said, code) {
		t.Errorf("the log afterwards:\n%s", said)
	}
	do(0, "vault", "check")
}

func codeOfGood(t *testing.T) string {
	t.Helper()
	_, rest, ok := strings.Cut(goodCase, `"code":"`)
	if !ok {
		t.Fatal("the case has no code")
	}
	return rest[:4]
}
