package page

import (
	"os"
	"path/filepath"
	"testing"
)

// No paper replaces another, and only its owner can read it.
func TestWriteNew_NumbersPapers(t *testing.T) {
	name := filepath.Join(t.TempDir(), "plan-7Q4K-v1.pdf")
	for i, want := range []string{"plan-7Q4K-v1.pdf", "plan-7Q4K-v1-2.pdf", "plan-7Q4K-v1-3.pdf"} {
		got, err := writeNew(name, []byte{byte(i)})
		if err != nil || filepath.Base(got) != want {
			t.Errorf("%s, %v; want %s", got, err, want)
		}
		if fi, err := os.Stat(got); err != nil || fi.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", want, fi.Mode(), err)
		}
	}
	if b, err := os.ReadFile(name); err != nil || len(b) != 1 || b[0] != 0 {
		t.Errorf("the first paper is now %v, %v", b, err)
	}
	if _, err := writeNew(filepath.Join(name, "inside.pdf"), nil); err == nil {
		t.Error("written inside a file")
	}
}
