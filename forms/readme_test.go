package forms_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// What README.md shows is what lies in example, file by file.
func TestReadme_ShowsTheExampleAsItIs(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, m := range regexp.MustCompile("(?s)`([a-z/]+\\.json)`\n\n```json\n(.*?)```").FindAllStringSubmatch(string(b), -1) {
		file, err := os.ReadFile(filepath.Join("example", filepath.FromSlash(m[1])))
		if err != nil || string(file) != m[2] {
			t.Errorf("%s is shown otherwise than it is: %v", m[1], err)
		}
		shown[m[1]] = true
	}
	for _, name := range []string{"form.json", "schema.json", "ui.json", "words/en.json", "words/th.json"} {
		if !shown[name] {
			t.Errorf("%s is not shown", name)
		}
	}
}

// The form the page teaches is one that can be filled in: Nok and her mother
// are visited, and next time there will be a call; no, a visit.
func TestReadme_ExampleIsAForm(t *testing.T) {
	p, err := form.ReadPack("example")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	s, err := form.Begin(p.Def, &casefile.Sitting{Form: "visit", Version: "1.0.0"}, form.Env{Today: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	say := func(id casefile.QuestionID, v any) form.Change {
		now = now.Add(2 * time.Minute)
		return s.Set(id, casefile.Answer{Value: v, At: now})
	}
	if ch := say("feeling", 1.0); len(ch.Alerts) != 1 || ch.Alerts[0].Alert != "visit_very_bad" {
		t.Errorf("alerts %v", ch.Alerts)
	}
	say("roof", false)
	if !s.Shown("roof_why") {
		t.Error("nobody asks what is missing")
	}
	row, _ := s.AddRow("people", now, "")
	say(casefile.Cell("people", row, "called"), "Nok")
	if v, _ := s.Value("how_many"); v != 1.0 {
		t.Errorf("%v people", v)
	}
	say("next.by", "phone")
	say("next.phone", map[string]any{"number": "+66 81 000 0000"})
	say("next.by", "visit")
	if s.Shown("next.phone") || !s.Shown("next.day") {
		t.Error("the shape did not change")
	}
	say("next.by", "phone")
	if v, _ := s.Value("next.phone"); v == nil {
		t.Error("the number is lost")
	}
	for _, lang := range p.Def.Meta().Languages {
		for _, ladder := range p.Def.WordsNeeded() {
			shared := strings.HasPrefix(ladder[len(ladder)-1], "opt.") || strings.HasPrefix(ladder[len(ladder)-1], "face.")
			if p.Def.Words()[lang][ladder[0]] == "" && !shared {
				t.Errorf("%s: no words for %s", lang, ladder[0])
			}
		}
	}
}
