package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/vault"
)

// A vault is copied to two places, tried, spoilt, and brought back, as an
// administrator's script would.
func TestCopies_MadeTriedBroughtBack(t *testing.T) {
	dir, stick := t.TempDir(), t.TempDir()
	t.Setenv("ONWARD_PASSPHRASE_FILE", "")
	const pass = "maple kettle river lamp\n"
	v := []string{"--vault", filepath.Join(dir, "one.vault")}
	do := func(verb string, more ...string) string {
		t.Helper()
		return ok(t, pass, append(append(strings.Fields(verb), v...), more...)...)
	}
	made, err := vault.Create(v[1], "worker", []byte("maple kettle river lamp"), vault.Options{Cost: vault.CostFloor})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	do("vault fill --cases 2")
	if out := do("vault backup", "--to", stick); strings.Count(out, "copied to") != 2 || !strings.Contains(out, "2 cases") {
		t.Error(out)
	}
	if out := do("vault drill"); strings.Count(out, "brought back on trial") != 2 {
		t.Error(out)
	}
	do("vault fill --cases 1")
	copies, err := filepath.Glob(filepath.Join(stick, "copies", "*.dat"))
	if err != nil || len(copies) != 1 {
		t.Fatal(copies, err)
	}
	out := do("vault restore", "--from", copies[0], "--look")
	if !strings.Contains(out, "in the copy: 2 cases") || strings.Count(out, "only in the vault of today") != 1 || strings.Contains(out, "brought back") {
		t.Error(out)
	}
	b, err := os.ReadFile(v[1])
	if err != nil {
		t.Fatal(err)
	}
	spoilt := append(bytes.Clone(b[:len(b)/2]), make([]byte, 4096)...)
	if err := os.WriteFile(v[1], spoilt, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := run(t, pass, append([]string{"vault", "check"}, v...)...); code != 1 || errs == "" {
		t.Errorf("a spoilt vault: exit %d %s", code, errs)
	}
	if out := do("vault restore", "--from", copies[0]); !strings.Contains(out, "put aside") || !strings.Contains(out, "brought back") {
		t.Error(out)
	}
	if n := strings.Count(do("case list"), "\n"); n != 2 {
		t.Errorf("%d cases are back", n)
	}
	aside, _ := filepath.Glob(filepath.Join(dir, "copies", "*.old"))
	if len(aside) != 1 {
		t.Fatalf("put aside: %v", aside)
	}
	if got, err := os.ReadFile(aside[0]); err != nil || !bytes.Equal(got, spoilt) {
		t.Errorf("what was put aside is not as it was: %v", err)
	}

	// The newest copy is cut short: found, and listed.
	do("vault backup")
	copies, _ = filepath.Glob(filepath.Join(dir, "copies", "*.dat"))
	if err := os.Truncate(copies[len(copies)-1], 5000); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := run(t, pass, append([]string{"vault", "drill"}, v...)...); code != 1 || !strings.Contains(out, "damaged: ") || !strings.Contains(out, "brought back on trial") {
		t.Errorf("exit %d\n%s", code, out)
	}
	for _, args := range []string{"vault restore", "vault backup", "vault drill", "vault restore --vault x"} {
		if code, _, _ := run(t, pass, strings.Fields(args)...); code != 2 {
			t.Errorf("%s: exit %d, want 2", args, code)
		}
	}
	if code, _, _ := run(t, "another four plain words\n", append([]string{"vault", "restore", "--from", copies[0]}, v...)...); code != 1 {
		t.Errorf("another pass phrase: exit %d", code)
	}
}
