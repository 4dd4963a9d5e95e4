package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A form is checked, made one file, sent, checked there and filled in.
func TestForms_FromOutside(t *testing.T) {
	example := filepath.FromSlash("../../forms/example")
	file := filepath.Join(t.TempDir(), "visit.onwardform")
	if out := ok(t, "", "forms", "check", example); !strings.Contains(out, "visit\t1.0.0\t11 questions\tfine") {
		t.Error(out)
	}
	ok(t, "", "forms", "pack", example, file)
	if out := ok(t, "", "forms", "check", file); !strings.Contains(out, "sensitivity\tP1 10, P2 1") {
		t.Error(out)
	}
	data := filepath.Join(t.TempDir(), "data.json")
	if err := os.WriteFile(data, []byte(`{"roof":false,"next":{"by":"visit","day":"2026-12-01"},"people":[{"called":"Nok","age":7}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	out := ok(t, "", "forms", "fill", "--form", file, "--data", data)
	for _, want := range []string{`"roof_why"`, `"how_many": 1`, `How do you feel today?`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in %s", want, out)
		}
	}
	if code, out, _ := run(t, "", "forms", "check", data); code != 1 || !strings.Contains(out, "not a zip") {
		t.Errorf("%d %s", code, out)
	}
	if code, _, _ := run(t, "", "forms", "pack", example, "visit.zip"); code != 2 {
		t.Errorf("another ending: %d", code)
	}
}

// A publisher makes a key, signs a pack, and whoever checks it sees by whom; a
// key is never overwritten.
func TestForms_Signed(t *testing.T) {
	dir := t.TempDir()
	key, file := filepath.Join(dir, "house.key"), filepath.Join(dir, "visit.onwardform")
	ok(t, "", "forms", "pack", filepath.FromSlash("../../forms/example"), file)
	if out := ok(t, "", "forms", "check", file); !strings.Contains(out, "signed by\tnobody") {
		t.Error(out)
	}
	made := ok(t, "", "forms", "keygen", "--name", "House of Rice", "--out", key)
	if i, err := os.Stat(key); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("the key is open to others: %v %v", i, err)
	}
	if code, _, _ := run(t, "", "forms", "keygen", "--name", "Another", "--out", key); code == 0 {
		t.Error("a key was overwritten")
	}
	ok(t, "", "forms", "sign", "--key", key, file)
	_, print, _ := strings.Cut(strings.TrimSpace(made), "\t")
	if out := ok(t, "", "forms", "check", file); !strings.Contains(out, "signed by\tHouse of Rice\t"+print) {
		t.Error(out)
	}
	if code, _, said := run(t, "", "forms", "sign", "--key", file, file); code == 0 || !strings.Contains(said, "not a key") {
		t.Errorf("signed with no key: %d %s", code, said)
	}
	if code, _, _ := run(t, "", "forms", "sign", file); code != 2 {
		t.Errorf("signed without a key: %d", code)
	}
}
