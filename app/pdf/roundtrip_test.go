package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"onward/app/pdf"
	"onward/app/plan"
)

// pdftotext gives the text of a PDF in the order it was written.
func pdftotext(t *testing.T, file []byte) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Fatal("this test reads PDFs back with pdftotext: install poppler-utils")
	}
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("read the PDF back: %v", err)
	}
	return string(out)
}

// joined takes out the ends of lines and pages, and nothing else: spaces and
// zero-width spaces must come back as they were typed.
func joined(s string) string { return strings.NewReplacer("\n", "", "\f", "").Replace(s) }

// What was typed with zero-width spaces, double spaces and signs keeps them.
func TestWrite_SpacesComeBack(t *testing.T) {
	set, _ := open(t)
	for lang, typed := range map[string]string{
		"km": "ផែនការ\u200bរបស់\u200bខ្ញុំ 12 មីនា 2026 / 2569",
		"th": "แผนของฉัน  สองช่องว่าง (วงเล็บ) 50% \\ / ๆ",
		"en": "a (b) \\c <d> “e” – 1,200 LAK · ½",
		"my": "ကျွန်ုပ်၏\u200bအစီအစဉ် ၁၂၃",
	} {
		p := &plan.Plan{Blocks: []plan.Block{plan.Paragraph{Part: plan.Part{From: "test", Text: []plan.Said{{Lang: lang, Text: typed}}}}}}
		same(t, joined(pdftotext(t, write(t, layout(t, p, set), set))), typed)
	}
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := []rune(got), []rune(want)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("differs at character %d: %q, want %q", i, string(a[max(0, i-12):min(len(a), i+12)]), string(b[max(0, i-12):min(len(b), i+12)]))
		}
	}
	t.Fatalf("%d characters came back, want %d", len(a), len(b))
}

// A whole plan can be read back line by line, every line of it.
func TestWrite_AWholePlanComesBack(t *testing.T) {
	set, shelf := open(t)
	p := compose(t, shelf, "km", plan.Receiving)
	pages := layout(t, p, set)
	back := pdftotext(t, write(t, pages, set))
	for _, page := range pages {
		for _, m := range page.Marks {
			if line, ok := m.(pdf.Text); ok && !strings.Contains(back, strings.TrimSpace(line.Words)) {
				t.Errorf("a line of %d characters does not come back", len([]rune(line.Words)))
			}
		}
	}
}

// A reprint is the same bytes.
func TestWrite_SamePagesSameBytes(t *testing.T) {
	set, shelf := open(t)
	first := write(t, layout(t, compose(t, shelf, "my", plan.Survivor), set), set)
	again, _ := open(t)
	if !bytes.Equal(first, write(t, layout(t, compose(t, shelf, "my", plan.Survivor), again), again)) {
		t.Error("the reprint differs")
	}
}
