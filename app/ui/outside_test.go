package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/page"
	"onward/i18n"
)

// posted puts the example form into the folder where saved files go, in a
// version, as if somebody had sent it.
func (s *story) posted(version, change, into, moves string) {
	s.t.Helper()
	dir := s.t.TempDir()
	for _, name := range []string{"form.json", "schema.json", "ui.json", "words/en.json", "words/th.json"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "forms", "example", filepath.FromSlash(name)))
		if err != nil {
			s.t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.ReplaceAll(string(b), "1.0.0", version), change, into)
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	if moves != "" {
		if err := os.WriteFile(filepath.Join(dir, "migrate.json"), []byte(moves), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	p, err := form.ReadPack(dir)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.a.Home, "visit-"+version+form.Ext), p.Bytes(), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// A form is sent, looked at, used; a newer one comes, and the talk moves on
// when the worker says so.
func TestOutside_AFormComesIsUsedAndMovesOn(t *testing.T) {
	s := settled(t)
	s.posted("1.0.0", "", "", "")
	s.posted("1.1.0", "stays", "lives", `{"moves":[{"from":"1.0.0","questions":{"stays":"lives","roof_why":""}}]}`)
	if err := os.WriteFile(filepath.Join(s.a.Home, "odd"+form.Ext), []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToOutside})
	s.sees("No form from outside is here yet")
	s.taps("Add a form from a file")
	s.taps("odd.onwardform")
	s.sees("not a form made for Onward")
	s.taps("Add a form from a file")
	s.taps("visit-1.0.0.onwardform")
	for _, words := range []string{"A visit after going home", "Questions: 11", "Languages: English, Thai", "Private answers: 1", "All words are there"} {
		s.sees(words)
	}
	s.taps("Do not use it")
	s.sees("No form from outside is here yet")
	s.taps("Add a form from a file")
	s.taps("visit-1.0.0.onwardform")
	s.taps("Use this form")
	s.sees("Not used yet")

	id := s.newCase("th")
	first := s.sits(id, "visit", "now")
	s.sees("Do you have a safe place to sleep?")
	talk, err := s.a.desk.Resume(id, first)
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Answer(talk, "roof", casefile.Answer{Value: false})
	s.a.desk.Answer(talk, "roof_why", casefile.Answer{Value: "a door"})
	s.a.desk.Answer(talk, "stays", casefile.Answer{Value: "alone"})
	if err := s.a.desk.Flush(); err != nil {
		t.Fatal(err)
	}
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: first, Section: "after"})
	s.sees("How shall we be in touch?")

	s.goes(page.Route{Page: page.ToOutside})
	s.sees("Talks that use it: 1")
	s.taps("Add a form from a file")
	s.taps("visit-1.1.0.onwardform")
	s.sees("Already here: version 1.0.0")
	s.taps("Use this form")
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.taps("A newer version of this form is here")
	s.on(page.ToMove)
	for _, words := range []string{"version 1.0.0", "Answers that move along: 2", "What is missing?", "no longer asked"} {
		s.sees(words)
	}
	s.passes(time.Minute)
	s.taps("Move the answers")
	s.on(page.ToSitting)
	c, err := s.a.desk.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	if now := c.Latest("visit"); len(c.All("visit")) != 2 || now.Version != "1.1.0" || now.Answers["lives"] == nil {
		t.Errorf("%d talks, the newest %s", len(c.All("visit")), now.Version)
	}
	s.goes(page.Route{Page: page.ToCase, Case: id})
	s.seesNot("A newer version")
	s.taps("Read the earlier talk")
	s.on(page.ToSitting)
	s.sees("What is missing?")
}

// The pages speak every language.
func TestOutside_InEveryLanguage(t *testing.T) {
	for _, l := range i18n.Languages() {
		s := begin(t, func(p *Params) { p.Lang = l.Tag })
		seated(t, s, newMemory())
		s.goes(page.Route{Page: page.ToOutside})
		s.whole(l.Tag)
	}
}
