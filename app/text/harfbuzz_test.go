//go:build harfbuzz

package text

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"
)

// This compares with HarfBuzz as it is installed: the program hb-shape of
// Debian's libharfbuzz-bin. It needs hb-shape and so has a build tag of its own;
// with the tag, a missing hb-shape is a failure.
//
// HarfBuzz 6.0, which Debian 12 has, leaves a mark where it is when the letter
// under it came second out of a substitution of one glyph by several, as letters
// after a spacer do in the Myanmar part of the typeface. Later ones place it, as
// the port does: shaping_test.go holds that to the letter.
func TestShapingIsInstalledHarfBuzzs(t *testing.T) {
	set := open(t)
	for _, weight := range []Weight{Regular, Bold} {
		file := filepath.Join("..", "..", "assets", "fonts", fontFiles[weight])
		for _, g := range shapings(t) {
			ours, unplaced := g.shape(t, set, weight), 0
			for i, theirs := range hbShape(t, file, g.script.String(), g.lang, g.texts) {
				if old := unplacedMarks(ours[i], theirs); old > 0 && g.script == language.Myanmar {
					unplaced++
					continue
				}
				if !slices.EqualFunc(ours[i], theirs, sameGlyph) {
					t.Errorf("%s, %s, weight %d: %q is\n%v, hb-shape has\n%v", g.name, g.lang, weight, g.texts[i], ours[i], theirs)
				}
			}
			if unplaced > len(g.texts)/4 {
				t.Errorf("%s, %s, weight %d: in %d of %d runs a mark is elsewhere", g.name, g.lang, weight, unplaced, len(g.texts))
			}
			t.Logf("%s, %s, weight %d: %d runs the same, %d but for a mark that old HarfBuzz does not place",
				g.name, g.lang, weight, len(g.texts)-unplaced, unplaced)
		}
	}
}

// unplacedMarks counts the marks that stand at their origin in theirs and not
// in ours, when that is all the difference; else it is 0.
func unplacedMarks(ours, theirs []glyph) (marks int) {
	if len(ours) != len(theirs) {
		return 0
	}
	for i, a := range ours {
		b := theirs[i]
		if sameGlyph(a, b) {
			continue
		}
		a.x, a.y = 0, 0
		if a.advance != 0 || !sameGlyph(a, b) {
			return 0
		}
		marks++
	}
	return marks
}

// hbShape shapes each text with hb-shape.
func hbShape(t *testing.T, file, script, lang string, texts []string) [][]glyph {
	t.Helper()
	program, err := exec.LookPath("hb-shape")
	if err != nil {
		t.Fatalf("this test compares with hb-shape (Debian: libharfbuzz-bin): %v", err)
	}
	cmd := exec.Command(program, "--font-file="+file, "--text-file=-", "--direction=ltr",
		"--script="+script, "--language="+lang, "--utf8-clusters", "--remove-default-ignorables",
		"--no-glyph-names", "--output-format=json")
	// It says nothing about a text of which it draws nothing.
	drawn := func(s string) bool { return strings.TrimFunc(s, invisible) != "" }
	var in strings.Builder
	for _, s := range texts {
		if drawn(s) {
			in.WriteString(s + "\n")
		}
	}
	cmd.Stdin = strings.NewReader(in.String())
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("hb-shape: %v: %s", err, problems.String())
	}
	var all [][]glyph
	decoder := json.NewDecoder(&out)
	for _, s := range texts {
		var line []struct {
			G              uint16 `json:"g"`
			Cl             int    `json:"cl"`
			Dx, Dy, Ax, Ay int32
		}
		if drawn(s) {
			if err := decoder.Decode(&line); err != nil {
				t.Fatalf("read what hb-shape says of %q: %v", s, err)
			}
		}
		var glyphs []glyph
		for _, g := range line {
			glyphs = append(glyphs, glyph{id: g.G, cluster: g.Cl, x: g.Dx, y: g.Dy, advance: g.Ax})
		}
		all = append(all, glyphs)
	}
	return all
}
