package text

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "make golden files and tables anew")

// golden compares what a test made with the file that says what it should be.
// A file that is not there is a failure.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("read golden file (make it with -update): %v", err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s differs at line %d\n got %s\nwant %s", path, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s has %d lines, got %d", path, len(wantLines), len(gotLines))
}

// languages of the Universal Declaration in testdata/udhr.
var languages = []string{"en", "th", "lo", "km", "my", "vi", "zh", "shn", "mnw"}

// udhr returns the paragraphs of the Universal Declaration in one language.
func udhr(t testing.TB, lang string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "udhr", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
}

func open(t testing.TB) *Set {
	t.Helper()
	set, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	return set
}
