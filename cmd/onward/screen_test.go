//go:build window && linux

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// screen is a display of its own with the program on it.
type screen struct {
	t       *testing.T
	display string
	home    string // the person's home, empty at first
	shots   string // where pictures of each step go
	step    int
	layout  string
}

// start opens the program on a fresh display, with a fresh home.
func start(t *testing.T, program, lang string) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "setxkbmap", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing; go run ./cmd/dev setup installs it", tool)
		}
	}
	s := &screen{t: t, home: t.TempDir(), shots: os.Getenv("ONWARD_SHOTS")}
	if s.shots == "" {
		s.shots = t.TempDir()
	}
	s.shots = filepath.Join(s.shots, lang)
	if err := os.MkdirAll(s.shots, 0o755); err != nil {
		t.Fatal(err)
	}
	s.startDisplay()
	app := exec.Command(program, "--data", filepath.Join(s.home, "data"), "--lang", lang)
	app.Env = append(os.Environ(), "DISPLAY="+s.display, "HOME="+s.home, "XDG_CONFIG_HOME="+s.home, "LIBGL_ALWAYS_SOFTWARE=1")
	var log bytes.Buffer
	app.Stdout, app.Stderr = &log, &log
	if err := app.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		app.Process.Signal(syscall.SIGTERM)
		app.Wait()
		for _, word := range []string{"panic", "goroutine "} {
			if strings.Contains(log.String(), word) {
				t.Errorf("the program said:\n%s", log.String())
			}
		}
	})
	s.untilDrawn()
	return s
}

// startDisplay starts Xvfb on a number it finds free itself.
func (s *screen) startDisplay() {
	r, w, err := os.Pipe()
	if err != nil {
		s.t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", wide, high), "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		s.t.Fatal(err)
	}
	w.Close()
	s.t.Cleanup(func() { x.Process.Kill(); x.Wait() })
	line := make([]byte, 16)
	n, err := r.Read(line)
	if err != nil {
		s.t.Fatalf("Xvfb did not start: %v", err)
	}
	s.display = ":" + strings.TrimSpace(string(line[:n]))
}

func (s *screen) run(name string, args ...string) []byte {
	s.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	out, err := cmd.Output()
	if err != nil {
		s.fail("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return out
}

// keys presses keys, one after the other.
func (s *screen) keys(keys ...string) {
	s.t.Helper()
	s.keyboard("us")
	s.run("xdotool", append([]string{"key", "--delay", "60"}, keys...)...)
	s.pause()
}

// tabs presses Tab n times.
func (s *screen) tabs(n int) {
	s.t.Helper()
	for range n {
		s.keys("Tab")
	}
}

// types types words on the keyboard layout that has their letters.
func (s *screen) types(layout, words string) {
	s.t.Helper()
	s.keyboard(layout)
	s.run("xdotool", "type", "--delay", "40", words)
	s.pause()
}

func (s *screen) keyboard(layout string) {
	if s.layout != layout {
		s.run("setxkbmap", layout)
		s.layout = layout
		s.pause()
	}
}

// next clicks the one thing to do next, which is always bottom right.
func (s *screen) next(to string) {
	s.t.Helper()
	s.run("xdotool", "mousemove", fmt.Sprint(wide-50), fmt.Sprint(high-28), "click", "1", "mousemove", "2", fmt.Sprint(high/2))
	s.settle(to)
}

// pause gives the program a moment between keys, as fingers do.
func (s *screen) pause() { time.Sleep(150 * time.Millisecond) }

// settle waits until the picture stands still but for the caret, and keeps it.
func (s *screen) settle(name string) {
	s.t.Helper()
	time.Sleep(300 * time.Millisecond)
	last, still := s.grab(), 0
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); {
		time.Sleep(250 * time.Millisecond)
		now := s.grab()
		if different(last, now) < 300 {
			if still++; still == 3 {
				s.keep(name)
				return
			}
		} else {
			still = 0
		}
		last = now
	}
	s.fail("%s: the picture never stood still", name)
}

// untilDrawn waits for the first page.
func (s *screen) untilDrawn() {
	s.t.Helper()
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		if colours(s.grab()) > 20 {
			s.settle("first page")
			return
		}
	}
	s.fail("no window came")
}

func (s *screen) grab() image.Image {
	s.t.Helper()
	img, err := png.Decode(bytes.NewReader(s.run("import", "-window", "root", "png:-")))
	if err != nil {
		s.fail("take a picture: %v", err)
	}
	return img
}

func (s *screen) keep(name string) {
	s.step++
	file := filepath.Join(s.shots, fmt.Sprintf("%02d %s.png", s.step, name))
	s.run("import", "-window", "root", file)
}

func (s *screen) fail(format string, args ...any) {
	s.t.Helper()
	s.t.Fatalf(format+"\npictures of each step are kept where ONWARD_SHOTS names a folder", args...)
}

// different counts the dots in which two pictures differ.
func different(a, b image.Image) int {
	n := 0
	for y := range high {
		for x := range wide {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// colours counts the colours along a grid of a picture, up to 100.
func colours(img image.Image) int {
	seen := map[string]bool{}
	for y := 0; y < high; y += 3 {
		for x := 0; x < wide; x += 3 {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[fmt.Sprint(r, g, b)] = true
			if len(seen) > 100 {
				return len(seen)
			}
		}
	}
	return len(seen)
}
