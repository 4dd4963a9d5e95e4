package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"onward/app/ui/page"
)

// hits presses keys of the keyboard on the screen.
func (s *story) hits(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		if !s.a.keys.Press(k) {
			s.t.Fatalf("no key %q on the screen", k)
		}
	}
}

// Someone without a keyboard at all: the screen is enough to make a vault, to
// open it, and to write in Khmer.
func TestKeyboard_TheScreenIsEnough(t *testing.T) {
	s := begin(t, nil)
	s.key(fyne.KeyF6)
	s.hits("shift", "W", "1", "enter")
	for range 2 {
		for _, r := range phrase {
			if r == ' ' {
				s.hits("space")
				continue
			}
			s.hits(string(r))
		}
		s.hits("enter")
	}
	s.on(page.ToCases)
	if !s.a.keys.Visible() {
		t.Error("the keyboard is gone from the next page")
	}
	id := s.newCase("km")
	s.sits(id, "f05", "d10")
	s.question("d10.worry").Focus()
	s.hits("ខ", "\u17d2", "shift", "ញ", "\u17bb\u17c6")
	c, err := s.a.desk.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	if a, _ := c.Latest("f05").Answer("d10.worry"); a.Text() != "ខ្ញុំ" {
		t.Errorf("the answer is %q", a.Text())
	}
}

// Called while something is being typed, it has the layout of that, not of the
// screens.
func TestKeyboard_CalledWhileTyping(t *testing.T) {
	s := settled(t)
	s.sits(s.newCase("km"), "f05", "d10")
	s.question("d10.worry").Focus()
	s.key(fyne.KeyF6)
	if got := s.a.keys.Layout().Lang; got != "km" {
		t.Errorf("the keyboard is for %q", got)
	}
}

// Of a field higher than the page is above the keyboard, the line typed in is
// what is seen.
func TestKeyboard_TheLineTypedInIsSeen(t *testing.T) {
	s := settled(t)
	s.a.win.Resize(fyne.NewSize(1024, 640))
	s.sits(s.newCase("km"), "f05", "d10")
	s.question("d10.worry").Focus()
	field := s.a.win.Canvas().Focused()
	for range 18 {
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	s.key(fyne.KeyF6)
	d, o := s.a.Fyne.Driver(), field.(fyne.CanvasObject)
	if bottom := d.AbsolutePositionForObject(o).Y + o.Size().Height; bottom > d.AbsolutePositionForObject(s.a.keys).Y {
		t.Errorf("the last line of the field, at %v, is under the keyboard", bottom)
	}
}

func TestKeyboard_StandsUnderThePageAndNotOverIt(t *testing.T) {
	s := settled(t)
	s.a.win.Resize(fyne.NewSize(1024, 640))
	whole := s.a.show.Content().Size().Height
	s.sits(s.newCase("km"), "f05", "d10")
	q := s.question("d10.worry")
	q.Focus()
	s.key(fyne.KeyF6)
	h := s.a.show.Content().Size().Height
	if k := s.a.keys.Size().Height; h+k > whole+1 || k < 200 {
		t.Errorf("page %v and keyboard %v in %v", h, k, whole)
	}
	field := s.a.win.Canvas().Focused().(fyne.CanvasObject)
	d := s.a.Fyne.Driver()
	if bottom := d.AbsolutePositionForObject(field).Y + field.Size().Height; bottom > d.AbsolutePositionForObject(s.a.keys).Y {
		t.Errorf("the field ends at %v, under the keyboard", bottom)
	}
	s.hits("ខ្មែរ", "中文拼音") // has a row more
	if p, k := s.a.show.Content().Size().Height, s.a.keys.Size().Height; p >= h || p+k > whole+1 {
		t.Errorf("page %v and a higher keyboard %v in %v", p, k, whole)
	}
	if bottom := d.AbsolutePositionForObject(field).Y + field.Size().Height; bottom > d.AbsolutePositionForObject(s.a.keys).Y {
		t.Errorf("the field ends at %v, under the higher keyboard", bottom)
	}
	s.key(fyne.KeyF6)
	if s.a.show.Content().Size().Height != whole {
		t.Error("put away, it leaves a hole")
	}
}

func TestKeyboard_IsRememberedWithoutWhatWasTyped(t *testing.T) {
	s := settled(t)
	s.key(fyne.KeyF6)
	set, chosen := readSettings(s.a.Data)
	if !chosen || !set.Keys {
		t.Errorf("settings: %+v", set)
	}
	set.Scale, set.Keys = 1.5, false // a page that was opened before
	s.a.Keep(set)
	if !s.a.keys.Visible() || !s.a.settings.Keys {
		t.Error("changing the size of text puts the keyboard away")
	}
	s.hits("keyboard-away")
	if set, _ := readSettings(s.a.Data); set.Keys || s.a.keys.Visible() {
		t.Errorf("settings: %+v", set)
	}
}

func TestKeyboard_HidingForgetsWhoseLanguageItWas(t *testing.T) {
	s := settled(t)
	s.sits(s.newCase("km"), "f05", "d10")
	s.question("d10.worry").Focus()
	s.key(fyne.KeyF6)
	if s.a.keys.Layout().ID != "km" {
		t.Fatalf("the keyboard is %s", s.a.keys.Layout().ID)
	}
	s.hits("ខ្មែរ", "တႆး") // she writes Shan
	s.key(fyne.KeyF9)
	s.on(page.ToNote)
	if s.a.keys.Layout().ID != "en" || strings.Contains(s.says(), "တႆး") {
		t.Error("the note pad still shows whose language it was")
	}
	s.hits("h", "i")
	s.key(fyne.KeyF9)
	s.on(page.ToUnlock)
	s.unlocks()
	s.question("d10.worry").Focus()
	if s.a.keys.Layout().ID != "km" {
		t.Error("what was chosen for her is kept over hiding")
	}
}
