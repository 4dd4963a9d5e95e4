package vault

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/casefile"
)

// canaries are words that must never be seen outside of a seal.
var canaries = []string{
	"CanaryUser", "canary pass phrase of six words", "CanaryCaseID", "CANARYCODE", "canary-lang", "CanarySitting",
	"canaryform", "canary.question", "CanaryAnswer", "CanaryCalled", "canary-setting", "CanaryWorker",
	"ကိန္နရီ", "Bearbeitung der Kanarienvögel",
}

// seen looks for words in every file of a folder and in their names.
func seen(t *testing.T, dir string, words ...string) (found []string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		b = append(b, f.Name()...)
		for _, w := range words {
			if bytes.Contains(bytes.ToLower(b), bytes.ToLower([]byte(w))) {
				found = append(found, f.Name()+": "+w)
			}
		}
	}
	return found
}

func TestVault_LeavesNoWordInTheOpen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "v")
	v, err := Create(path, canaries[0], []byte(canaries[1]), cheap)
	if err != nil {
		t.Fatal(err)
	}
	c := &casefile.Case{ID: "CanaryCaseID", Code: "CANARYCODE", Language: "canary-lang", Working: "canary-lang", Opened: day(1)}
	s := &casefile.Sitting{ID: "CanarySitting", Form: "canaryform", Version: "1", Language: "canary-lang", Worker: "CanaryWorker", Begun: day(1)}
	look := func(when string) {
		t.Helper()
		if found := seen(t, dir, canaries...); len(found) > 0 {
			t.Errorf("%s: %v", when, found)
		}
		// The search itself must be able to find something.
		if when != "closed" && len(seen(t, dir, "CREATE TABLE header")) == 0 {
			t.Errorf("%s: the search finds nothing at all", when)
		}
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	look("made")
	must(v.NewCase(c))
	for i := range 60 {
		text := strings.Repeat("CanaryAnswer ကိန္နရီ Bearbeitung der Kanarienvögel ", 10*i)
		s.Answers = map[casefile.QuestionID][]casefile.Answer{"canary.question": {{Value: text, By: "CanaryWorker", At: day(1)}}}
		must(v.SaveSitting(c.ID, s))
		must(v.SaveSummary(casefile.Summary{ID: c.ID, Code: c.Code, Called: "CanaryCalled", Language: "canary-lang"}))
	}
	must(v.SaveSettings([]byte(`{"canary-setting":"CanaryAnswer"}`)))
	look("at work")
	if _, err := v.Check(); err != nil {
		t.Fatal(err)
	}
	// An error names ids at most: here the case is the caller's own word.
	bad := *s
	bad.Answers = map[casefile.QuestionID][]casefile.Answer{"canary.question": {{Value: func() {}}}}
	if err := v.SaveSitting(c.ID, &bad); err == nil || strings.Contains(err.Error(), "question") || strings.Contains(err.Error(), "func") {
		t.Errorf("error says %v", err)
	}
	must(v.Close())
	look("closed")
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		t.Errorf("%d bytes of log are left", wal.Size())
	}
}
