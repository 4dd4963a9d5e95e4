package text

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"

	"onward/assets"
)

// The program shapes with a port of HarfBuzz, and must shape as HarfBuzz does:
// the same glyphs in the same clusters and places, with the same advances, for
// every run of the Universal Declaration in every language, for texts that mix
// them, and for letters of each script thrown together. What HarfBuzz says was
// asked once and is kept in testdata/harfbuzz.golden as sums; harfbuzzjs_test.go
// asks it. harfbuzz_test.go compares with whatever hb-shape is installed.

// shaping is a group of runs to be shaped.
type shaping struct {
	name, lang string
	script     language.Script
	texts      []string
}

// shapings returns the groups, always the same.
func shapings(t testing.TB) (all []shaping) {
	for _, lang := range languages {
		all = append(all, runsOf(t, "declaration", udhr(t, lang), lang)...)
	}
	all = append(all, runsOf(t, "mixed", mixed(t), "my")...)
	for _, l := range alphabets {
		all = append(all, shaping{"letters", l.lang, scriptOf(l.lang), thrown(l.letters)})
	}
	return all
}

// runsOf cuts texts into runs and gathers them by script and language.
func runsOf(t testing.TB, name string, texts []string, lang string) (all []shaping) {
	index := map[[2]string]int{}
	for _, p := range texts {
		for _, it := range itemise(p, lang) {
			key := [2]string{it.script.String(), it.lang}
			i, ok := index[key]
			if !ok {
				i, index[key] = len(all), len(all)
				all = append(all, shaping{name: name, lang: it.lang, script: it.script})
			}
			all[i].texts = append(all[i].texts, p[it.from:it.to])
		}
	}
	return all
}

// mixed returns paragraphs in which every language follows every other, words
// of one beside words of the next.
func mixed(t testing.TB) (all []string) {
	for i := range 24 {
		var b strings.Builder
		for j, lang := range languages {
			words := strings.Fields(udhr(t, lang)[(i+j)%20+4])
			b.WriteString(words[i%len(words)])
			b.WriteString([]string{" ", "", " (", ") ", "\u200b", ", 12 "}[(i+j)%6])
		}
		all = append(all, b.String())
	}
	return all
}

// alphabets of each language, to be thrown together: also what nobody writes.
var alphabets = []struct{ lang, letters string }{
	{"th", "กขงจชฐฎญณตนบปพรลวศสหอะาำิีึืุูเแโใไๆฯ่้๊๋์ํ็ฤๅ๑ฺ"},
	{"lo", "ກຂງຈຊຍດຕນບປພຟມຢຣລວຫອະາຳິີຶືຸູົຼຽເແໂໃໄໆຯ່້໊໋໌ໍໜໝໞ໑"},
	{"km", "កខគងចឆជញដឋណតថនបផពមយរលវសហឡអាិីឹឺុូួើឿៀេែៃោៅំះៈ៉៊់៌៍៏័្្្ៗ។ឥឱឬ១\u200d\u200c"},
	{"my", "ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဣဥဩါာိီုူေဲံ့း္္္်ျြွှဿ၌၊၁"},
	{"shn", "ၵၶငၸသၺတထၼပၽၾမယရလဝႁဢႃႄႅႆႇႈႉႊးိီုူေႂ်ၢျြ႑"},
	{"mnw", "ကခဂဃၚစဆဇၛဉညဋတထဒဓနပဖဗဘမယရလဝသဟၜအၝဨာိဳီုူေဲံး္္်ျြွှၞၟၠဴ"},
	{"ksw", "ကခဂၓငစဆၡညတထဒနပဖဘမယရလဝသဟအဧါံၢၣၤဲုူီိ့ျြွှၠ်"},
	{"vi", "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐbcfghiklmnpqrstvx ẩếộựỹ\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b.,"},
	{"en", "abcdefghijklmnopqrstuvwxyzABCDEFTVWY fifflffi.,;:!?'\"()-–—/0123456789½%"},
	{"zh", "一人中国我你他的是不了在有个，。、；：？！（）《》“”…—０１Ａab12 "},
}

// thrown returns short texts of letters taken at random, the same every time.
func thrown(from string) []string {
	random := rand.New(rand.NewPCG(3, uint64(len(from))))
	rs := []rune(from)
	texts := make([]string, 400)
	for i := range texts {
		var b strings.Builder
		for range 1 + random.IntN(9) {
			b.WriteRune(rs[random.IntN(len(rs))])
		}
		texts[i] = b.String()
	}
	return texts
}

// shape shapes the group's texts, each alone.
func (g shaping) shape(t testing.TB, set *Set, weight Weight) (all [][]glyph) {
	t.Helper()
	f := &set.faces[weight]
	if _, err := f.fonts(); err != nil {
		t.Fatal(err)
	}
	for _, s := range g.texts {
		all = append(all, f.shape(nil, s, item{0, len(s), g.script, g.lang}))
	}
	return all
}

// line is what the record says of the group if it is shaped as HarfBuzz does.
func (g shaping) line(t testing.TB, set *Set, weight Weight) string {
	t.Helper()
	return g.said(weight, glyphSum(g.shape(t, set, weight)))
}

func (g shaping) said(weight Weight, sum string) string {
	return fmt.Sprint(g.name, " ", g.lang, " ", g.script, " ", int(weight), " ", len(g.texts), " ", sum)
}

var fontFiles = [...]string{Regular: "Onward-Regular.ttf", Bold: "Onward-Bold.ttf"}

// fontSum tells one typeface from another.
func fontSum(w Weight) string {
	sum := sha256.New()
	sum.Write([][]byte{Regular: assets.Regular(), Bold: assets.Bold()}[w])
	return short(sum)
}

// glyphSum is a sum over everything that shaping says about texts.
func glyphSum(texts [][]glyph) string {
	sum := sha256.New()
	for _, text := range texts {
		for _, g := range text {
			fmt.Fprintln(sum, g.id, g.cluster, g.x, g.y, g.advance)
		}
		fmt.Fprintln(sum)
	}
	return short(sum)
}

func short(sum hash.Hash) string { return fmt.Sprintf("%x", sum.Sum(nil)[:8]) }

// recorded is what HarfBuzz said, a line a group.
func recorded(t testing.TB) (version string, lines map[string]bool) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "harfbuzz.golden"))
	if err != nil {
		t.Fatalf("read what HarfBuzz said (harfbuzzjs_test.go asks it): %v", err)
	}
	version, rest, _ := strings.Cut(string(b), "\n")
	lines = map[string]bool{}
	for _, line := range strings.Split(rest, "\n") {
		lines[line] = true
	}
	return version, lines
}

func TestShapingIsHarfBuzzs(t *testing.T) {
	set := open(t)
	version, lines := recorded(t)
	for _, weight := range []Weight{Regular, Bold} {
		if !lines[fmt.Sprint(fontFiles[weight], " ", fontSum(weight))] {
			t.Fatalf("%s is not the typeface that %s was asked about; harfbuzzjs_test.go asks anew", fontFiles[weight], version)
		}
		for _, g := range shapings(t) {
			if !lines[g.line(t, set, weight)] {
				t.Errorf("%s, %s, %s, weight %d: not as %s shapes it", g.name, g.lang, g.script, weight, version)
			}
		}
	}
}

// A shaper that has seen little has little room, and a run of lone marks
// becomes twice as many glyphs before the vowels at its end change places.
func TestShapingMakesRoomForTheGlyphsItAdds(t *testing.T) {
	for _, mark := range []string{"ိ ", "ု", "ေ", "္", "့း"} {
		for n := 1; n < 400; n = n*3/2 + 1 {
			set, s := open(t), strings.Repeat(mark, n)+"ကေေေ"
			if _, err := set.Width(s, Style{Size: 10}); err != nil {
				t.Fatalf("%d times %q: %v", n, mark, err)
			}
		}
	}
}
