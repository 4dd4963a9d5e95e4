package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
	"onward/app/ui/part"
	"onward/app/vault"
)

// marked stands for anything a person said. It must not get out.
const marked = "Sopheap lives above the noodle shop"

// A mistake of ours in the middle of a key press, with an answer in its mouth:
// what was typed is on disk, the note of where holds no answer, and at the
// next start one calm sentence says so until the vault is open.
func TestFall_SavesAndTellsNothing(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	sitting := s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	again := 0
	s.a.Again = func() { again++ }
	st, err := s.a.desk.Resume(id, sitting)
	if err != nil {
		t.Fatal(err)
	}
	s.a.desk.Now = func() time.Time {
		s.a.desk.Now = func() time.Time { return s.now }
		panic(marked)
	}
	s.now = s.now.Add(time.Hour)
	if !s.a.falls(crashFile, func() { s.a.desk.AddRow(st, "d10.debts") }) {
		t.Fatal("nothing fell")
	}
	s.a.end()
	if s.a.desk != nil || again != 1 {
		t.Errorf("the vault is closed: %v; begun again %d times", s.a.desk == nil, again)
	}
	note, err := os.ReadFile(filepath.Join(s.a.Data, crashFile))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(note), "noodle") || strings.Contains(string(note), "0x") {
		t.Errorf("the note tells what was said:\n%s", note)
	}
	if !strings.Contains(string(note), "AddRow") || !strings.HasPrefix(string(note), "string\n") {
		t.Errorf("the note does not tell where:\n%s", note)
	}

	data := s.a.Data
	next := begin(t, func(p *Params) { p.Data, p.Lang = data, "th" })
	calm := next.a.Words.For("th").Say("explain.stopped", nil)
	next.on(page.ToUnlock)
	next.sees(calm)
	next.unlocks()
	next.on(page.ToCases)
	next.sees(calm)
	next.goes(page.Route{Page: page.ToSitting, Case: id, Sitting: sitting, Section: "d10"})
	next.seesNot(calm)
	if v := next.question("d10.worry").Editor().Value(); v != marked {
		t.Errorf("came back with %v", v)
	}
	third := begin(t, func(p *Params) { p.Data = data })
	third.seesNot(third.a.Words.For("en").Say("explain.stopped", nil))
}

func (s *story) unlocks() {
	s.t.Helper()
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.types(phrase)
	s.key(fyne.KeyReturn)
}

// Work beside the screen that falls is an error like any other: the program
// goes on, and says the calm general sentence.
func TestFall_WorkBesideTheScreen(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	s.a.Work(func() error { panic(marked) }, s.a.trouble)
	s.sees(s.a.Words.For("en").Say("explain.unknown", nil))
	if note, err := os.ReadFile(filepath.Join(s.a.Data, mistakeFile)); err != nil || strings.Contains(string(note), "noodle") {
		t.Errorf("note: %v\n%s", err, note)
	}
	if v := s.question("d10.worry").Editor().Value(); v != marked {
		t.Errorf("now %v", v)
	}
	s.a.begun = s.now
	s.a.Again = func() { t.Error("a program that fell at once begins again, for ever") }
	s.a.end()
}

// The clipboard forgets what was copied here when the vault is locked, and
// keeps what came from elsewhere.
func TestLock_ClearsWhatWasCopiedFromAField(t *testing.T) {
	s := settled(t)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	clip := s.a.Fyne.Clipboard()
	field := s.a.win.Canvas().Focused().(fyne.Shortcutable)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != marked {
		t.Fatalf("copied %q", clip.Content())
	}
	s.a.Hide()
	if clip.Content() != "" {
		t.Errorf("after hiding the clipboard holds %q", clip.Content())
	}
	clip.SetContent("a train time")
	part.ForgetCopied()
	if clip.Content() != "a train time" {
		t.Error("what came from elsewhere is gone")
	}
}

// Idle while nothing can be saved: off the screen, still in memory, tried
// again; the unlock page does not say that everything is saved, and says why.
func TestIdle_WhileASaveFails(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	seated(t, s, m)
	id := s.newCase("en")
	sitting := s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	s.passes(time.Second)
	m.failing(vault.ErrFull)
	s.writes("d10.strength", "patience")
	s.passes(time.Second)
	s.passes(4 * time.Minute)
	s.on(page.ToNote)
	s.seesNot("noodle")
	if s.a.desk == nil {
		t.Fatal("what was typed is gone")
	}
	s.key(fyne.KeyF9)
	s.on(page.ToUnlock)
	s.sees("The disk is full")
	s.seesNot("Everything is saved")
	s.unlocks()
	s.on(page.ToUnlock) // nobody gets in, nothing is thrown away
	if s.a.desk == nil {
		t.Fatal("what was typed is gone")
	}
	m.failing(nil)
	s.passes(time.Second)
	if s.a.desk != nil {
		t.Fatal("not saved though it could be")
	}
	s.seesNot("The disk is full")
	if a, _ := m.cases[id].Sitting(sitting).Answer("d10.strength"); a.Text() != "patience" {
		t.Errorf("saved: %q", a.Text())
	}
}

// A computer that slept locks when it wakes, though the clock that only runs
// forward has hardly moved.
func TestIdle_CountsSleep(t *testing.T) {
	woke := time.Now() // with both clocks
	slept := woke.Round(0).Add(-time.Hour)
	if g := gone(slept, woke); g < time.Hour {
		t.Errorf("gone for %v", g)
	}
	if g := gone(woke, woke.Add(2*time.Minute)); g != 2*time.Minute {
		t.Errorf("gone for %v", g)
	}
}

// A data folder that cannot be used: the window opens and says so, in the
// language of the screens.
func TestStart_WhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := begin(t, func(p *Params) { p.Data, p.Lang = filepath.Join(file, "data"), "my" })
	s.sees(s.a.Words.For("my").Say("explain.unwritable", nil))
}

// A vault with a damaged part says so on the list of cases.
func TestCases_SayWhatIsDamaged(t *testing.T) {
	s := begin(t, nil)
	m := newMemory()
	m.damage = &vault.DamageError{Records: []string{strings.Repeat("ab", 16)}}
	seated(t, s, m)
	s.goes(page.Route{Page: page.ToCases})
	s.sees(s.a.Words.For("en").Say("explain.damaged", nil))
	s.seesNot("abab")
}
