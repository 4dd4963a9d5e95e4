package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// native is a window of Windows.
type native struct {
	fyne.Window
	handle uintptr
}

func (w native) RunNative(f func(any)) { f(driver.WindowsWindowContext{HWND: w.handle}) }

// An old computer whose graphics know no OpenGL: no window comes, and a person
// who opened the program reads why, in their language, and it ends.
func TestRun_WhereNoWindowComes(t *testing.T) {
	var said []string
	s := begin(t, func(p *Params) {
		p.Lang = "th"
		p.Alarm = func(text string) { said = append(said, text) }
	})
	s.a.win = native{Window: s.a.win, handle: 7}
	if s.a.windowless() {
		t.Error("a window that is there is not seen")
	}
	s.a.win = native{Window: s.a.win}
	s.a.run()
	if want := []string{s.a.Words.For("th").Say("explain.no_window", nil)}; !slices.Equal(said, want) || !s.a.blind {
		t.Errorf("said %q, want %q", said, want)
	}
}
