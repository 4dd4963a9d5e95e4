package ui

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/guard"
	"onward/app/ui/page"
)

// The lid is shut in the middle of a word: by the time the computer sleeps all
// is saved, locked and off the screen, and afterwards it goes on where it was.
func TestAway_TheLidIsShut(t *testing.T) {
	var tell func(guard.Why)
	stopped := false
	s := begin(t, func(p *Params) {
		p.Away = func(gone func(guard.Why)) func() {
			tell = gone
			return func() { stopped = true }
		}
	})
	s.create()
	stop := s.a.watchAway()
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	tell(guard.Sleeping)
	s.on(page.ToUnlock)
	if s.a.desk != nil {
		t.Error("the desk is still there")
	}
	s.seesNot(marked)
	tell(guard.Locked) // the lock screen comes as well; nothing is left to do
	s.on(page.ToUnlock)
	s.types(worker)
	s.key(fyne.KeyReturn)
	s.unlocks()
	s.on(page.ToSitting)
	s.sees(marked)
	if stop(); !stopped {
		t.Error("the system is still listened to")
	}
}

// Where it cannot be saved, it is off the screen all the same, and nothing is
// dropped.
func TestAway_WhileASaveFails(t *testing.T) {
	s, m := begin(t, nil), newMemory()
	seated(t, s, m)
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	m.failing(errors.New("no room"))
	s.a.leaves()
	s.on(page.ToNote)
	s.seesNot(marked)
	if s.a.desk == nil {
		t.Fatal("what was typed is gone")
	}
	m.failing(nil)
	s.a.Tick()
	if s.a.desk != nil {
		t.Error("it was not tried again")
	}
}

// Going to another window locks only where somebody chose so.
func TestAway_AnotherWindow(t *testing.T) {
	s := settled(t)
	s.goes(page.Route{Page: page.ToCases})
	s.a.otherWindow()
	s.on(page.ToCases)
	s.goes(page.Route{Page: page.ToSettings, Section: "settings.leave"})
	s.sees("Lock at once")
	s.key(fyne.KeyRight)
	s.key(fyne.KeySpace)
	if !s.a.settings.Leave {
		t.Fatal("the choice was not kept")
	}
	if again, _ := readSettings(s.a.Data); !again.Leave {
		t.Error("the choice was not written down")
	}
	s.a.otherWindow()
	s.on(page.ToUnlock)
}

// What was copied stays on the clipboard for ten seconds, unless something
// else was put there meanwhile.
func TestCopied_IsClearedAfterAWhile(t *testing.T) {
	s := begin(t, nil)
	seated(t, s, newMemory())
	id := s.newCase("en")
	s.sits(id, "f05", "d10")
	s.writes("d10.worry", marked)
	clip := s.a.Fyne.Clipboard()
	copies := func() {
		field := s.a.win.Canvas().Focused().(fyne.Shortcutable)
		field.TypedShortcut(&fyne.ShortcutSelectAll{})
		field.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
		s.a.Tick()
	}
	copies()
	s.passes(9 * time.Second)
	if clip.Content() != marked {
		t.Errorf("after nine seconds it holds %q", clip.Content())
	}
	s.passes(time.Second)
	if clip.Content() != "" {
		t.Errorf("after ten seconds it holds %q", clip.Content())
	}
	copies()
	s.passes(6 * time.Second)
	copies() // once more: the time begins anew
	s.passes(6 * time.Second)
	if clip.Content() != marked {
		t.Errorf("it holds %q", clip.Content())
	}
	clip.SetContent("a train time")
	s.passes(time.Minute)
	if clip.Content() != "a train time" {
		t.Errorf("it holds %q", clip.Content())
	}
}

// Where the computer is about to sleep, or somebody comes, the keys are wiped and
// no copy is made first; with time enough it is.
func TestAway_TheKeysGoBeforeTheCopy(t *testing.T) {
	var tell func(guard.Why)
	s := begin(t, func(p *Params) {
		p.Away = func(gone func(guard.Why)) func() { tell = gone; return func() {} }
	})
	s.create()
	defer s.a.watchAway()()
	copies := func() int {
		found, err := filepath.Glob(filepath.Join(s.a.Data, "copies", "*.dat"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	for _, c := range []struct {
		name string
		lock func()
		made int
	}{{"the lid", func() { tell(guard.Sleeping) }, 0}, {"somebody comes", s.a.Hide, 0}, {"time enough", s.a.Lock, 1}} {
		s.newCase("en")
		before := copies()
		c.lock()
		if s.a.desk != nil {
			t.Fatalf("%s: it is still open", c.name)
		}
		if n := copies() - before; n != c.made {
			t.Errorf("%s: %d copies", c.name, n)
		}
		if s.a.show.Route().Page == page.ToNote {
			s.a.Hide()
		}
		s.types(worker)
		s.key(fyne.KeyReturn)
		s.unlocks()
	}
}
