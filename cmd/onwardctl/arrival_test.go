package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/casefile/casefiletest"
)

// A case comes from another office; in one answer is Zawgyi, in another a sign
// that turns the text round. Nothing is imported before someone has said what
// to do, and what is said names questions and no words.
func TestCaseImport_AsksAboutZawgyi(t *testing.T) {
	dir := t.TempDir()
	old, turned := "ကၽြန္မရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။", "home\u202E"
	c := casefiletest.Speaking("my", time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))
	c.Sittings[0].Answers["x.old"] = []casefile.Answer{{Value: old, Lang: "my", At: c.Opened}}
	c.Sittings[0].Answers["x.turned"] = []casefile.Answer{{Value: turned, Lang: "en", At: c.Opened}}
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	file, pass := filepath.Join(dir, "case.json"), filepath.Join(dir, "pass")
	for name, content := range map[string]string{file: string(b), pass: "four words of nothing much\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("ONWARD_PASSPHRASE_FILE", pass)
	vault := []string{"--vault", filepath.Join(dir, "a.vault")}
	ok(t, "", append([]string{"vault", "new"}, vault...)...)

	arrive := append([]string{"case", "import", "--in", file}, vault...)
	code, out, errs := run(t, "", arrive...)
	if code != 1 || out != "" || !strings.Contains(errs, "x.old\tzawgyi\n") || !strings.Contains(errs, "x.turned\tturn\t1\n") {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
	if strings.Contains(errs, "အိမ") || strings.Contains(errs, "home") {
		t.Errorf("the text is told:\n%s", errs)
	}
	if list := ok(t, "", append([]string{"case", "list"}, vault...)...); list != "" {
		t.Errorf("imported without a word: %s", list)
	}
	if code, _, _ := run(t, "", append(arrive, "--zawgyi", "perhaps")...); code != 2 {
		t.Errorf("an unknown way: exit %d", code)
	}

	ok(t, "", append(arrive, "--zawgyi", "convert", "--hidden", "remove")...)
	back := filepath.Join(dir, "back.json")
	ok(t, "", append([]string{"case", "export", "--case", string(c.Code), "--out", back}, vault...)...)
	kept, err := readCase(back)
	if err != nil {
		t.Fatal(err)
	}
	for q, want := range map[casefile.QuestionID]string{"x.old": "ကျွန်မရဲ့အိမ်ကို ပြန်ချင်တယ်။", "x.turned": "home"} {
		if a, _ := kept.Sitting(c.Sittings[0].ID).Answer(q); a.Text() != want {
			t.Errorf("%s: %+q", q, a.Text())
		}
	}
}
