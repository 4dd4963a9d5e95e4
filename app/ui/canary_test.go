package ui

import (
	"bytes"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
)

// The whole program for a day, with the home folder and the place for
// temporary files its own: settings, notes of mistakes, what fyne keeps, the
// vault. No word that was typed or shown is in any of them.
func TestCanary_TheWindowLeavesNoWordBehind(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "AppData", "LocalAppData", "TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, home)
	}
	said, err := os.Create(filepath.Join(home, "said"))
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	defer func(out, wrong *os.File) { os.Stdout, os.Stderr = out, wrong }(os.Stdout, os.Stderr)
	os.Stdout, os.Stderr = said, said // what is printed is searched too
	log.SetOutput(said)
	defer log.SetOutput(os.Stderr)
	papers := t.TempDir()
	s := begin(t, func(p *Params) { p.Data, p.Home = filepath.Join(home, "Onward"), papers })
	s.create()
	words := []string{worker + "kanari", phrase, "zqcalled", "zqworry", "zqstep", "zqcopied", "zqsearch", "zqnote", "zqmistake", "zqwrong"}

	id := s.newCase("en")
	st := s.sits(id, "f00", "")
	s.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: st, Question: "person.called"})
	s.types("zqcalled")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", "zqworry")
	s.chooses("d10.want_help", 0)
	s.shortcut(fyne.KeyS, fyne.KeyModifierShortcutDefault)
	s.goes(page.Route{Page: page.ToCases})
	s.taps("Show names")
	s.sees("zqcalled")
	s.a.show.(page.Finder).Find()
	s.types("zqsearch")
	s.goes(page.Route{Page: page.ToPlan, Case: id})
	s.taps("Add this step")
	s.writes("*.what", "zqstep")
	s.goes(page.Route{Page: page.ToPreview, Case: id})
	s.touches(s.en("f09.agree.keep.opt.copy", nil))
	s.touches(s.en("f09.agree.found.opt.safe", nil))
	s.taps("Save as PDF")
	s.taps("Use this folder")
	if len(s.files(papers)) != 1 {
		t.Fatalf("papers: %v", s.files(papers))
	}
	s.a.Work(func() error { panic("zqmistake") }, s.a.trouble)
	s.a.Keep(s.a.settings)
	s.goes(page.Route{Page: page.ToSettings})
	s.a.Hide()
	s.types("zqnote")
	s.a.Hide()
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types("zqwrong and three more")
	s.key(fyne.KeyReturn)
	s.on(page.ToUnlock)
	s.unlocks()
	s.a.falls(crashFile, func() { panic("zqmistake") })
	s.a.end()

	for _, title := range []string{s.a.win.Title(), s.files(papers)[0]} {
		for _, w := range words {
			if bytes.Contains([]byte(title), []byte(w)) {
				t.Errorf("%q tells %q", title, w)
			}
		}
	}
	seen := map[string]bool{}
	err = filepath.WalkDir(home, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		seen[e.Name()] = true
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		b = append(b, e.Name()...)
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) || bytes.Contains(b, wide(w)) {
				t.Errorf("%q stands in %s", w, e.Name())
			}
		}
		if bytes.Contains(b, []byte("fileDialogLastFolder")) {
			t.Errorf("%s tells where papers were saved", e.Name())
		}
		// Fyne keeps a list of the computer's fonts, open to all; the rest is ours.
		if fi, err := e.Info(); err != nil || filepath.Dir(name) == s.a.Data && fi.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others: %v", e.Name(), fi.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{vaultFile, settingsFile, crashFile, "said"} {
		if !seen[name] {
			t.Errorf("%s is not there: the search is broken (%v)", name, seen)
		}
	}
}

func wide(s string) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
