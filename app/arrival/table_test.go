package arrival

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "re-make the tables of ARRIVAL.md")

// corpora are what is measured on: the Universal Declaration, and the words of
// the program itself, which grow and so are in no table.
var corpora = []struct {
	name, files string
	burmese     bool
	grows       bool
}{
	{"Burmese, the Declaration", "../text/testdata/udhr/my.txt", true, false},
	{"Burmese, words of the program", "../../i18n/my/*.json", true, true},
	{"Shan, the Declaration", "../text/testdata/udhr/shn.txt", false, false},
	{"Mon, the Declaration", "../text/testdata/udhr/mnw.txt", false, false},
}

func readCorpus(t testing.TB, pattern string) (texts []string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("nothing at %s: %v", pattern, err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(f) != ".json" {
			texts = append(texts, strings.Split(strings.TrimSpace(string(b)), "\n")...)
			continue
		}
		var v any
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, stringsIn(v)...)
	}
	return texts
}

func stringsIn(v any) (all []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, x := range v {
			all = append(all, stringsIn(x)...)
		}
	case map[string]any:
		for _, x := range v {
			all = append(all, stringsIn(x)...)
		}
	}
	return all
}

// lengths are classes of texts, by how many Myanmar characters are in them.
var lengths = []struct {
	name  string
	least int
}{{"1–4", 1}, {"5–9", 5}, {"10–14", 10}, {"15–19", 15}, {"20–29", 20}, {"30 and more", 30}}

func lengthOf(seen int) int {
	i := len(lengths) - 1
	for i > 0 && lengths[i].least > seen {
		i--
	}
	return i
}

// TestTable_Detector measures how often the detector errs, on whole texts and
// on single words, and holds what is promised: no Unicode text is ever taken
// for Zawgyi, and hardly a long Zawgyi text is missed.
func TestTable_Detector(t *testing.T) {
	var out strings.Builder
	fmt.Fprintln(&out, "| Texts and single words of | Myanmar characters | Number | Unicode taken for Zawgyi | surest of them, e to the | Zawgyi not seen |")
	fmt.Fprintln(&out, "|---|---|---|---|---|---|")
	for _, c := range corpora {
		type count struct {
			n, wrong, missed int
			worst            float64
		}
		counts := make([]count, len(lengths))
		for _, s := range readCorpus(t, c.files) {
			for _, piece := range append([]string{s}, strings.Fields(s)...) {
				sum, seen := model().weigh(piece)
				if seen == 0 {
					continue
				}
				k := &counts[lengthOf(seen)]
				k.n++
				if k.n == 1 || sum < k.worst {
					k.worst = sum
				}
				if IsZawgyi(piece) {
					k.wrong++
					t.Errorf("%s: taken for Zawgyi: %s", c.name, piece)
				}
				if c.burmese && !IsZawgyi(toZawgyi(t, piece)) {
					k.missed++
				}
			}
		}
		for i, k := range counts {
			if k.n == 0 {
				continue
			}
			missed := "–"
			if c.burmese {
				missed = fmt.Sprintf("%d (%.1f %%)", k.missed, 100*float64(k.missed)/float64(k.n))
				if lengths[i].least >= 20 && k.missed > k.n/50 {
					t.Errorf("%s, %s: %d of %d Zawgyi texts missed", c.name, lengths[i].name, k.missed, k.n)
				}
			}
			row := fmt.Sprintf("| %s | %s | %d | %d | %.1f | %s |\n", c.name, lengths[i].name, k.n, k.wrong, -k.worst, missed)
			if t.Log(strings.TrimSpace(row)); !c.grows {
				out.WriteString(row)
			}
		}
	}
	table(t, "detector", out.String())
}

// TestTable_RoundTrip writes Burmese as Zawgyi, converts it back, and counts
// what did not come back as it was. What is stored in between comes back the
// same, or keeping would spoil what can still be converted.
func TestTable_RoundTrip(t *testing.T) {
	var out strings.Builder
	fmt.Fprintln(&out, "| Texts of | Number | Came back otherwise |")
	fmt.Fprintln(&out, "|---|---|---|")
	for _, c := range corpora[:2] {
		texts := readCorpus(t, c.files)
		other := 0
		for _, s := range texts {
			z := toZawgyi(t, s)
			if FromZawgyi(z) != Tidy(s) {
				other++
			}
			for _, piece := range append([]string{z}, strings.Fields(z)...) {
				if FromZawgyi(Tidy(piece)) != FromZawgyi(piece) {
					t.Errorf("kept as %+q, %+q converts to another text", Tidy(piece), piece)
				}
			}
		}
		if other > len(texts)/50 {
			t.Errorf("%s: %d of %d came back otherwise", c.name, other, len(texts))
		}
		row := fmt.Sprintf("| %s | %d | %d |\n", c.name, len(texts), other)
		if t.Log(strings.TrimSpace(row)); !c.grows {
			out.WriteString(row)
		}
	}
	table(t, "roundtrip", out.String())
}

// table holds a table of ARRIVAL.md to what was measured, or re-makes it.
func table(t *testing.T, name, want string) {
	t.Helper()
	page, err := os.ReadFile("ARRIVAL.md")
	if err != nil {
		t.Fatal(err)
	}
	start := "<!-- " + name + " -->\n"
	before, rest, ok := strings.Cut(string(page), start)
	have, after, ok2 := strings.Cut(rest, "<!-- end -->")
	if !ok || !ok2 {
		t.Fatalf("ARRIVAL.md has no table %q", name)
	}
	if have == want {
		return
	}
	if !*update {
		t.Errorf("the table %q of ARRIVAL.md is another (re-make it with -update):\n%s", name, want)
		return
	}
	if err := os.WriteFile("ARRIVAL.md", []byte(before+start+want+"<!-- end -->"+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
