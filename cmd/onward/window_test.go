//go:build window && linux

// The real window, as a person would use it: the built program on a screen of
// its own (Xvfb), keys and mouse from outside (xdotool), real keyboard layouts
// (setxkbmap), and the saved PDF read back (pdftotext). Nothing here reaches
// into the program.
//
//	go test -tags window ./cmd/onward          needs xvfb xdotool imagemagick poppler-utils
package main

import (
	"image"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// The window's size when it opens. It stands in the corner of its screen.
const wide, high = 1100, 720

// spoken is what is typed in one language, with the keyboard layout for it.
type spoken struct {
	lang, layout string
	down         int // how often Right is pressed to reach the language in a list
	name         string
	first        string
	second       string
}

var people = []spoken{
	{"km", "kh", 3, "ចាន់ធី", "ឲ្យកូនខ្ញុំបានទៅរៀន", "ខ្ញុំធ្វើម្ហូបឆ្ងាញ់ ចេះអត់ធ្មត់"},
	{"my", "mm", 4, "သီတာ", "သားကို ကျောင်းထားချင်တယ်", "ကျွန်ုပ် ဟင်းချက်ကောင်းပြီး စိတ်ရှည်ပါတယ်"},
}

func TestWindow_FromFirstStartToASavedPDF(t *testing.T) {
	program := build(t)
	for _, p := range people {
		t.Run(p.lang, func(t *testing.T) {
			s := start(t, program, p.lang)
			s.firstStart()
			s.newCase(p)
			s.writeName(p)
			s.writePlan(p)
			doc, preview := s.savePDF()
			got := readBack(t, doc)
			for _, want := range []string{p.name, p.first, p.second} {
				if !strings.Contains(got, squeeze(want)) {
					t.Errorf("%q was typed and is not on the paper:\n%s", want, got)
				}
			}
			s.locksAndComesBack(preview)
		})
	}
}

func (s *screen) firstStart() {
	s.types("us", "W1")
	s.keys("Tab")
	s.types("us", phrase)
	s.keys("Tab", "Tab") // over the offer of a phrase
	s.types("us", phrase)
	s.next("the list of cases")
}

const phrase = "seven quiet river boats"

func (s *screen) newCase(p spoken) {
	s.next("a new case")
	for range p.down {
		s.keys("Right")
	}
	s.keys("space", "Tab", "Home", "Right", "space") // working in Thai
	s.next("the case")
}

func (s *screen) writeName(p spoken) {
	s.next("before you begin")
	s.next("the first page")
	s.keys("ctrl+Next")
	s.settle("the person")
	s.types(p.layout, p.name)
	s.keys("Escape")
	s.settle("the case again")
}

func (s *screen) writePlan(p spoken) {
	s.tabs(12) // six places to go, the calendar, five forms: the plan is the last
	s.keys("Return")
	s.settle("before the plan")
	s.next("the plan")
	s.keys("ctrl+Prior")
	s.settle("my words")
	s.types(p.layout, p.first)
	s.tabs(5) // reasons for no answer, taking it back, words to read aloud and help of the next question, its field
	s.types(p.layout, p.second)
	s.types(p.layout, p.second)
	s.keys("Escape")
	s.settle("the case again")
}

// build builds the program with its window.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "onward")
	out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// savePDF goes from the case to the paper, sees what leaves, and saves it in
// the folder that is offered.
func (s *screen) savePDF() (doc string, preview image.Image) {
	s.t.Helper()
	s.tabs(16) // six places, the calendar, five forms, the other forms, asking to share, the plan; then paper
	s.keys("Return")
	s.settle("what leaves, what stays")
	s.keys("Tab", "Home", "space") // how to keep it: a whole paper
	s.settle("who may find it")
	s.keys("Home", "space")
	s.settle("it may be made")
	preview = s.grab()
	s.next("the folder")
	s.next("saved")
	found, err := filepath.Glob(filepath.Join(s.home, "*.pdf"))
	if err != nil || len(found) != 1 {
		s.fail("%d PDFs in the folder, want 1", len(found))
	}
	if name := filepath.Base(found[0]); strings.Contains(strings.ToLower(name), "onward") {
		s.t.Errorf("the file is called %s", name)
	}
	return found[0], preview
}

// locksAndComesBack: the lock key shows nothing of the case; the right pass
// phrase brings the same page back.
func (s *screen) locksAndComesBack(before image.Image) {
	s.t.Helper()
	s.keys("ctrl+l")
	s.settle("locked")
	if different(before, s.grab()) < 5000 {
		s.fail("the lock key left the page where it was")
	}
	s.types("us", "W1")
	s.keys("Tab")
	s.types("us", "not the pass phrase")
	s.keys("Return")
	s.settle("wrong pass phrase")
	s.keys("ctrl+a")
	s.types("us", phrase)
	s.keys("Return")
	s.settle("unlocked")
	if n := different(before, s.grab()); n > wide*high/50 {
		s.fail("another page came back: %d dots differ", n)
	}
}

func readBack(t *testing.T, doc string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", doc, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext (Debian: poppler-utils): %v", err)
	}
	return squeeze(string(out))
}

// squeeze takes white space out: where a line ends on paper none was typed.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
