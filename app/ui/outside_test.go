package ui

import (
	"archive/zip"
	"bytes"
	"io"
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

// A pair of JSON Forms is shown before it is used, and filled like any form; a
// signed pack says by whom; one changed afterwards is not taken.
func TestOutside_APairAndASignature(t *testing.T) {
	s := settled(t)
	pair := filepath.Join(s.a.Home, "household")
	if err := os.MkdirAll(pair, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"schema.json":   `{"title":"Around the house","type":"object","properties":{"rooms":{"type":"integer","title":"How many rooms?"}}}`,
		"uischema.json": `{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/rooms"}]}`,
	} {
		if err := os.WriteFile(filepath.Join(pair, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := form.ReadPack(filepath.FromSlash("../form/testdata/packs/household"))
	if err != nil {
		t.Fatal(err)
	}
	k, err := form.NewSigningKey("House of Rice")
	if err != nil {
		t.Fatal(err)
	}
	signed, err := p.Sign(k)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"signed" + form.Ext: signed.Bytes(), "broken" + form.Ext: changed(t, signed.Bytes(), "Owed to", "Paid to")} {
		if err := os.WriteFile(filepath.Join(s.a.Home, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.goes(page.Route{Page: page.ToOutside})
	s.taps("Add a form from a file")
	s.taps("signed.onwardform")
	s.sees("Signed by: House of Rice")
	s.sees(k.Signature().Fingerprint())
	s.taps("Use this form")
	s.taps("Add a form from a file")
	s.taps("broken.onwardform")
	s.sees("changed after it was signed")

	s.taps("Add a form from a file")
	s.taps("household")
	s.taps("schema.json")
	s.sees("Around the house")
	s.sees("made for other programs")
	s.sees("Nobody has signed this form")
	s.taps("Use this form") // its folder is called as the form that is there
	s.sees(s.a.Words.For("en").Say("explain.form_taken", nil))
	s.taps("Do not use it")
	if err := os.Rename(pair, filepath.Join(s.a.Home, "rooms")); err != nil {
		t.Fatal(err)
	}
	s.taps("Add a form from a file")
	s.taps("rooms")
	s.taps("schema.json")
	s.taps("Use this form")
	s.sits(s.newCase("th"), "rooms", "main")
	s.sees("How many rooms?")
	s.writes("rooms", "4")
	if v := s.question("rooms").Editor().Value(); v != 4.0 {
		t.Errorf("four rooms are %v", v)
	}
}

// changed gives a pack with other words in one of its files.
func changed(t *testing.T, pack []byte, old, new string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(bytes.ReplaceAll(b, []byte(old), []byte(new))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
