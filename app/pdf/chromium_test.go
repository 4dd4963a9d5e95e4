//go:build chromium

package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onward/app/pdf"
	"onward/i18n"
)

// The real viewer of Chromium, on a screen of its own: open the file, select
// all, copy, and look at the clipboard. Needs Xvfb, chromium, xdotool and xclip.
// With -update the table in SCRIPTS.md is made anew from the three readers.
func TestTextBack_Chromium(t *testing.T) {
	set, _ := open(t)
	dir := t.TempDir()
	chromium := reader{"Chromium", newViewer(t).copied}
	table := "| Text | Pages | Characters | Poppler | MuPDF | Chromium |\n|---|---|---|---|---|---|\n"
	all := documents(t)
	for _, l := range i18n.Languages() {
		var pages []pdf.Page // one file a language: a viewer is slow to open
		for _, d := range all {
			if d.lang == l.Tag {
				pages = append(pages, d.pages...)
			}
		}
		file := filepath.Join(dir, l.Tag+".pdf")
		if err := os.WriteFile(file, write(t, pages, set), 0o600); err != nil {
			t.Fatal(err)
		}
		texts := chapters(pages)
		table += fmt.Sprintf("| %s | %d | %d |", l.Tag, len(pages), utf8.RuneCountInString(strings.Join(texts, "")))
		for _, r := range append(readers, chromium) {
			if err := gave(r.back(t, file), texts); err != nil {
				t.Errorf("%s, read by %s: %v", l.Tag, r.name, err)
				table += " differs |"
				continue
			}
			table += " equal |"
		}
		table += "\n"
	}
	if *update {
		measured(t, "back", table)
	}
}

// measured puts a table into the page on scripts.
func measured(t *testing.T, name, table string) {
	t.Helper()
	page := filepath.Join("..", "text", "SCRIPTS.md")
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok1 := bytes.Cut(b, []byte("<!-- measured: "+name+" -->\n"))
	_, after, ok2 := bytes.Cut(rest, []byte("<!-- end of "+name+" -->\n"))
	if !ok1 || !ok2 {
		t.Fatalf("%s has no place for the table %q", page, name)
	}
	out := fmt.Sprintf("%s<!-- measured: %s -->\n%s<!-- end of %s -->\n%s", before, name, table, name, after)
	if err := os.WriteFile(page, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
}

// viewer is a screen with nothing on it but a browser.
type viewer struct {
	display string
	env     []string
}

func newViewer(t *testing.T) *viewer {
	t.Helper()
	number, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	screen := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x1000x24")
	screen.ExtraFiles = []*os.File{write}
	if err := screen.Start(); err != nil {
		t.Fatalf("this test needs Xvfb: %v", err)
	}
	t.Cleanup(func() { screen.Process.Kill(); screen.Wait() })
	write.Close()
	b := make([]byte, 16)
	n, err := number.Read(b)
	if err != nil {
		t.Fatalf("Xvfb gave no screen: %v", err)
	}
	v := &viewer{display: ":" + strings.TrimSpace(string(b[:n]))}
	v.env = append(os.Environ(), "DISPLAY="+v.display)
	return v
}

// copied opens a file in a new browser and gives what is on the clipboard after
// everything was selected and copied. A browser takes its time: it is asked
// until the same comes twice.
func (v *viewer) copied(t *testing.T, file string) string {
	t.Helper()
	browser := exec.Command("chromium", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-sync",
		"--user-data-dir="+t.TempDir(), "--window-size=1200,950", "--window-position=0,0", "file://"+file)
	browser.Env = v.env
	if err := browser.Start(); err != nil {
		t.Fatalf("this test needs chromium: %v", err)
	}
	defer func() { browser.Process.Signal(os.Interrupt); browser.Wait() }()
	last := ""
	for range 30 {
		time.Sleep(2 * time.Second)
		v.run("xdotool", "mousemove", "600", "600", "click", "1")
		v.run("xdotool", "key", "ctrl+a")
		time.Sleep(time.Second)
		v.run("xdotool", "key", "ctrl+c")
		time.Sleep(time.Second)
		if now := v.run("timeout", "5", "xclip", "-selection", "clipboard", "-o"); now != "" && now == last {
			return now
		} else {
			last = now
		}
	}
	return last
}

func (v *viewer) run(name string, args ...string) string {
	cmd := exec.Command(name, args...)
	cmd.Env = v.env
	out, _ := cmd.Output()
	return string(out)
}
