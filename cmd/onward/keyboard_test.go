//go:build window && linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where the keys of the keyboard on the screen are in a window as it opens:
// ordinary keys are 58 wide and stand in rows 48 apart, 15 of them about the
// middle. The rows of letters, from the key above the space bar up.
const (
	keyWide, keyHigh = 58, 48
	firstKey         = (wide - 15*keyWide) / 2
	lastRow          = high - 30
)

var letterRows = []struct {
	letters string
	from    float64 // where the first begins, in keys
}{{"zxcvbnm", 2.25}, {"asdfghjkl", 1.75}, {"qwertyuiop", 1.5}}

// taps clicks a key of the keyboard on the screen by its row, counted from that
// of the space bar, and by its middle, counted in keys.
func (s *screen) taps(row int, middle float64) {
	s.t.Helper()
	x, y := firstKey+int(middle*keyWide), lastRow-row*keyHigh
	s.run("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "1")
	s.pause()
}

func (s *screen) spells(words string) {
	s.t.Helper()
	for _, c := range words {
		if c == ' ' {
			s.taps(0, 7)
		}
		for i, r := range letterRows {
			if at := strings.IndexRune(r.letters, c); at >= 0 {
				s.taps(i+1, r.from+float64(at)+0.5)
			}
		}
	}
}

// Someone with a mouse alone makes the locked files: the driver of the real
// window does not take the keyboard from a field when a key on the screen is
// clicked.
func TestWindow_TheKeyboardOnTheScreenIsEnough(t *testing.T) {
	s := start(t, build(t), "en")
	s.keys("F6")
	s.settle("the keyboard")
	s.spells("w")
	for range 2 {
		s.taps(2, 13.9) // Enter
		s.spells(phrase)
	}
	s.settle("all is written")
	s.taps(2, 13.9)
	s.settle("the list of cases")
	if _, err := os.Stat(filepath.Join(s.home, "data", "onward.vault")); err != nil {
		s.fail("what was tapped made no vault: %v", err)
	}
}
