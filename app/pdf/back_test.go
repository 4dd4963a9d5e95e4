package pdf_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onward/app/pdf"
	"onward/app/plan"
	"onward/i18n"
)

// reader is a program that gives the text of a PDF back.
type reader struct {
	name string
	back func(t *testing.T, file string) string
}

// readers are those that are quick to ask; chromium_test.go asks a third.
var readers = []reader{
	{"Poppler", func(t *testing.T, file string) string {
		return output(t, "pdftotext", "-raw", "-enc", "UTF-8", file, "-")
	}},
	{"MuPDF", func(t *testing.T, file string) string { return output(t, "mutool", "draw", "-q", "-F", "txt", file) }},
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("read the PDF back with %s: %v (go run ./cmd/dev setup installs it)", name, err)
	}
	return string(out)
}

// chapters are the texts of pages in reading order, whole again.
func chapters(pages []pdf.Page) (all []string) {
	for _, p := range pages {
		var last *pdf.Text
		for _, m := range p.Marks {
			t, ok := m.(pdf.Text)
			if !ok {
				continue
			}
			if last != nil && last.Of == t.Of {
				all[len(all)-1] += t.Words
			} else {
				all = append(all, t.Words)
			}
			last = &t
		}
	}
	return all
}

// gave compares what a reader gave with the texts. Line ends, which are where
// the paper has them, are taken out. Between two texts there may be spaces; in
// a text every character must be there, and no other.
func gave(back string, texts []string) error {
	rest := strings.NewReplacer("\r", "", "\n", "", "\f", "").Replace(back)
	for i, want := range texts {
		want = strings.TrimFunc(want, unicode.IsSpace)
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if !strings.HasPrefix(rest, want) {
			n := 0
			for n < len(rest) && n < len(want) && rest[n] == want[n] {
				n++
			}
			for n > 0 && n < len(want) && !utf8.RuneStart(want[n]) {
				n--
			}
			return fmt.Errorf("text %d of %d: after %d of %d bytes, %+q instead of %+q", i+1, len(texts), n, len(want), front(rest[n:]), front(want[n:]))
		}
		rest = rest[len(want):]
	}
	if rest = strings.TrimSpace(rest); rest != "" {
		return fmt.Errorf("%d bytes too many", len(rest))
	}
	return nil
}

func front(s string) string { return string([]rune(s)[:min(12, utf8.RuneCountInString(s))]) }

// document is what is given to a reader.
type document struct {
	lang, name string
	pages      []pdf.Page
}

// documents are the Universal Declaration and both copies of a plan in every
// language, on several papers.
func documents(t *testing.T) (all []document) {
	set, shelf := open(t)
	for _, l := range i18n.Languages() {
		b, err := os.ReadFile(filepath.Join("..", "text", "testdata", "udhr", strings.TrimSuffix(l.Tag, "-Hans")+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		pages, err := pdf.Paragraphs(strings.Split(strings.TrimSpace(string(b)), "\n"), set, pdf.Setting{Paper: pdf.A4, Lang: l.Tag})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, document{l.Tag, "Declaration", pages})
		for _, copy := range []plan.Copy{plan.Survivor, plan.Receiving} {
			papers := map[plan.Copy][]pdf.Paper{plan.Survivor: {pdf.A4, pdf.A5}, plan.Receiving: {pdf.A4, pdf.Large}}
			for _, paper := range papers[copy] {
				all = append(all, document{l.Tag, fmt.Sprintf("%s, %s", copy, paper.Name), on(t, compose(t, shelf, l.Tag, copy), set, paper)})
			}
		}
	}
	return all
}

// What is copied out of a paper, or searched in it, is what was typed: in every
// script, in reading order, cells of tables and languages side by side too,
// whatever program reads it.
func TestTextBack(t *testing.T) {
	set, _ := open(t)
	dir := t.TempDir()
	for n, d := range documents(t) {
		file := filepath.Join(dir, fmt.Sprintf("%d.pdf", n))
		if err := os.WriteFile(file, write(t, d.pages, set), 0o600); err != nil {
			t.Fatal(err)
		}
		texts := chapters(d.pages)
		for _, r := range readers {
			if err := gave(r.back(t, file), texts); err != nil {
				t.Errorf("%s, %s, read by %s: %v", d.lang, d.name, r.name, err)
			}
		}
	}
}
