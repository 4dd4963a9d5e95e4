//go:build harfbuzzjs

package text

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// This asks a current HarfBuzz about every text of shapings, and with -update
// writes down what it says, for shaping_test.go to compare with everywhere.
// Run it when the typeface or the texts have changed:
//
//	npm install --prefix <somewhere> harfbuzzjs@1.6.4
//	HARFBUZZJS=<somewhere>/node_modules/harfbuzzjs go test -tags harfbuzzjs -run HarfBuzz ./app/text -update
func TestHarfBuzzIsAsked(t *testing.T) {
	set := open(t)
	var record strings.Builder
	for _, weight := range []Weight{Regular, Bold} {
		file := filepath.Join("..", "..", "assets", "fonts", fontFiles[weight])
		groups := shapings(t)
		version, all := askHarfBuzz(t, file, groups)
		if weight == Regular {
			fmt.Fprintln(&record, "HarfBuzz", version)
		}
		fmt.Fprintln(&record, fontFiles[weight], fontSum(weight))
		for i, g := range groups {
			ours := g.shape(t, set, weight)
			for j, theirs := range all[i] {
				if !slices.EqualFunc(ours[j], theirs, sameGlyph) {
					t.Errorf("%s, %s, weight %d: %q is\n%v, HarfBuzz has\n%v", g.name, g.lang, weight, g.texts[j], ours[j], theirs)
				}
			}
			fmt.Fprintln(&record, g.said(weight, glyphSum(all[i])))
		}
	}
	golden(t, "harfbuzz.golden", record.String())
}

func askHarfBuzz(t *testing.T, file string, groups []shaping) (version string, all [][][]glyph) {
	t.Helper()
	folder := os.Getenv("HARFBUZZJS")
	if folder == "" {
		t.Fatal("HARFBUZZJS must say where the npm package harfbuzzjs is")
	}
	type question struct {
		Script string   `json:"script"`
		Lang   string   `json:"lang"`
		Texts  []string `json:"texts"`
	}
	var asked []question
	for _, g := range groups {
		asked = append(asked, question{g.script.String(), g.lang, g.texts})
	}
	in, err := json.Marshal(asked)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", filepath.Join("testdata", "harfbuzz.mjs"), folder, file)
	cmd.Stdin = bytes.NewReader(in)
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v: %s", err, problems.String())
	}
	var told struct {
		Version string
		Glyphs  [][][][5]int32
	}
	if err := json.Unmarshal(out, &told); err != nil {
		t.Fatal(err)
	}
	for _, texts := range told.Glyphs {
		var group [][]glyph
		for _, text := range texts {
			var glyphs []glyph
			for _, g := range text {
				glyphs = append(glyphs, glyph{id: uint16(g[0]), cluster: int(g[1]), x: g[2], y: g[3], advance: g[4]})
			}
			group = append(group, glyphs)
		}
		all = append(all, group)
	}
	return told.Version, all
}
