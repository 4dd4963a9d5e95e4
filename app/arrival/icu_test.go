//go:build icu

package arrival

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The rules are ICU's; this asks ICU itself, the program uconv of Debian's
// icu-devtools, and wants the same text from the same rules, both ways. It
// needs uconv and so has a build tag of its own; with the tag, a missing uconv
// is a failure. What is mended in zawgyi.rules is put back for it.
func TestRulesDoWhatICUDoes(t *testing.T) {
	forward, back := icuRules(t, "zawgyi.rules"), icuRules(t, "testdata/to_zawgyi.rules")
	var out strings.Builder
	fmt.Fprintln(&out, "| Texts of | Number | to Zawgyi, other than ICU | from Zawgyi, other than ICU | from Zawgyi with our five rules, other than ICU |")
	fmt.Fprintln(&out, "|---|---|---|---|---|")
	for _, c := range corpora[:2] {
		texts := readCorpus(t, c.files)
		var zawgyi, unicode []string
		for _, s := range texts {
			zawgyi = append(zawgyi, back.apply(s))
		}
		for _, z := range zawgyi {
			unicode = append(unicode, forward.apply(z))
		}
		ours := 0
		theirs := uconv(t, "Zawgyi-my", zawgyi)
		for i := range texts {
			if toUnicode().apply(zawgyi[i]) != theirs[i] {
				ours++
			}
		}
		a, b := differ(uconv(t, "my-Zawgyi", texts), zawgyi), differ(theirs, unicode)
		if a+b > 0 {
			t.Errorf("%s: %d and %d differ", c.name, a, b)
		}
		row := fmt.Sprintf("| %s | %d | %d | %d | %d |\n", c.name, len(texts), a, b, ours)
		if t.Log(strings.TrimSpace(row)); !c.grows {
			out.WriteString(row)
		}
	}
	table(t, "icu", out.String())
}

func differ(a, b []string) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func icuRules(t *testing.T, file string) rules {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var src strings.Builder
	for line := range strings.Lines(string(b)) {
		if strings.HasSuffix(strings.TrimSpace(line), "# ours") {
			continue
		}
		// In ICU's own slip, 1u36 stands for four characters.
		line = strings.Replace(strings.TrimPrefix(line, "#- "), `\1u36`, `\u0001u36`, 1)
		src.WriteString(line)
	}
	rs, err := parseRules(src.String())
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

func uconv(t *testing.T, transform string, texts []string) (out []string) {
	t.Helper()
	for _, s := range texts {
		c := exec.Command("uconv", "-f", "utf-8", "-t", "utf-8", "-x", transform)
		c.Stdin = strings.NewReader(s)
		b, err := c.Output()
		if err != nil {
			t.Fatalf("uconv: %v", err)
		}
		out = append(out, string(b))
	}
	return out
}
