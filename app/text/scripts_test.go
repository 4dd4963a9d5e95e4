package text

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// The tables in SCRIPTS.md are measured here, so that they stay true: run with
// -update to write them anew.
func TestTheTablesInScriptsAreMeasured(t *testing.T) {
	page, err := os.ReadFile("SCRIPTS.md")
	if err != nil {
		t.Fatal(err)
	}
	got := string(page)
	for name, table := range map[string]string{
		"ink": inkTable(t), "breaks": breakTable(t),
		"shaping": shapingTable(t), "lines": linesTable(t), "typing": typingTable(t),
	} {
		open, shut := "<!-- measured: "+name+" -->\n", "<!-- end of "+name+" -->\n"
		before, rest, ok := strings.Cut(got, open)
		_, after, ok2 := strings.Cut(rest, shut)
		if !ok || !ok2 {
			t.Fatalf("SCRIPTS.md has no place for the table %q", name)
		}
		got = before + open + table + shut + after
	}
	if *update {
		if err := os.WriteFile("SCRIPTS.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(page) {
		t.Error("the tables in SCRIPTS.md are not what is measured; make them anew with -update")
	}
}

// inkTable says how far the ink of lines of the Universal Declaration reaches
// above and below the baseline, in thousandths of the em, over both weights:
// the middle line, the 99th of a hundred, the furthest; and what box.go gives.
func inkTable(t *testing.T) string {
	set := open(t)
	var b strings.Builder
	b.WriteString("| Text | Lines | Above: half, 99 %, all | Given | Below: half, 99 %, all | Given |\n|---|---|---|---|---|---|\n")
	for _, lang := range languages {
		var above, below []int
		var room Line
		for _, weight := range []Weight{Regular, Bold} {
			lines, err := set.Lines(strings.Join(udhr(t, lang), "\n"), Style{Lang: lang, Weight: weight, Size: 1000}, 16000)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				var ink box
				for _, g := range glyphsOf([]Line{l}) {
					if bottom, top, ok := set.faces[weight].sfnt.extent(g.ID); ok {
						ink.ink(bottom+int(math.Round(g.Y)), top+int(math.Round(g.Y)))
					}
				}
				above, below = append(above, ink.above), append(below, ink.below)
			}
			least := given(scriptOf(lang))
			room.Ascent, room.Descent = float64(least.above), float64(least.below)
		}
		slices.Sort(above)
		slices.Sort(below)
		n := len(above)
		fmt.Fprintf(&b, "| %s | %d | %d, %d, %d | %.0f | %d, %d, %d | %.0f |\n", lang, n,
			above[n/2], above[n*99/100], above[n-1], room.Ascent,
			below[n/2], below[n*99/100], below[n-1], room.Descent)
	}
	return b.String()
}

// breakTable says how the Universal Declaration is cut: how many runes are
// between breaks, and how many more places an emergency would have.
func breakTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Text | Runes | Breaks | Runes a piece | Clusters |\n|---|---|---|---|---|\n")
	for _, lang := range languages {
		runes, breaks, all := 0, 0, 0
		for _, p := range udhr(t, lang) {
			runes += len([]rune(p))
			breaks += len(Breaks(p, lang)) + 1
			all += len(clusters(p)) + 1
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f | %d |\n", lang, runes, breaks, float64(runes)/float64(breaks), all)
	}
	return b.String()
}
