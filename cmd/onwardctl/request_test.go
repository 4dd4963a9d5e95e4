package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile/casefiletest"
)

// The request and the page for handing over come out of an exported case as
// one page each, and neither file name nor metadata tells whose it is.
func TestPlan_RequestAndHandover(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "case.json")
	c, err := json.Marshal(casefiletest.Searching("km", time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, c, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"request", "handover"} {
		pdf := filepath.Join(dir, kind+".pdf")
		code, out, said := run(t, "", "plan", "--case", file, "--copy", kind, "--lang", "km,th", "--today", "2026-11-23", "--out", pdf, "--text")
		if code != 0 {
			t.Fatalf("%s: %s", kind, said)
		}
		b, err := os.ReadFile(pdf)
		if err != nil || !strings.HasPrefix(string(b), "%PDF") {
			t.Errorf("%s: no PDF: %v", kind, err)
		}
		if kind == "request" && strings.Contains(out+string(b), "2BRV") {
			t.Error("the code of the case stands in the request")
		}
	}
}
