//go:build corpora

package text

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// The breaks are measured here against borders that people set, and so are
// those of ICU, by the program node, which has it inside. The texts are not
// part of the project; SCRIPTS.md says which they are and where they are from.
// They need a folder and so a build tag:
//
//	go test -tags corpora ./app/text -run Gold -gold DIR -update
//
// writes the table in SCRIPTS.md anew. Without -update it only tells.
var goldDir = flag.String("gold", "", "folder of the texts that people have cut")

// cutText is a text with its borders, by byte: '|' for one that people set, '~'
// for one between the parts of a compound, where a break is neither asked for
// nor wrong.
type cutText struct {
	text    string
	borders map[int]byte
}

func (c *cutText) add(word string, border byte) {
	if c.borders == nil {
		c.borders = map[int]byte{}
	}
	c.text += word
	c.borders[len(c.text)] = border
}

// golds are the texts: language, name in the folder, and whether the few numbers
// of the method (unknownCost, moreCost, placeCost, unseen) were chosen by it.
var golds = []struct {
	lang, name, part string
	tuned            bool
	read             func(*testing.T, string) []cutText
}{
	{"th", "th_tud-ud-dev.conllu", "", true, readTreebank},
	{"th", "th_tud-ud-test.conllu", "", false, readTreebank},
	{"th", "th_pud-ud-test.conllu", "", false, readTreebank},
	{"th", "wisesight-1000-samples-tokenised.label", "", false, readBars},
	{"lo", "hvulao-testtag1k.json", "odd", true, readTagged},
	{"lo", "hvulao-testtag1k.json", "even", false, readTagged},
	{"km", "khpos-train1.word", "", true, readSpaced},
	{"km", "khpos-open.word", "", false, readSpaced},
	{"km", "km-mo", "", false, readMessages},
	{"my", "mypos-train1.word", "", true, readSpaced},
	{"my", "mypos-otest.word", "", false, readSpaced},
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no text that people have cut (folder of -gold): %v", err)
	}
	return string(b)
}

// readTreebank reads CoNLL-U.
func readTreebank(t *testing.T, path string) (all []cutText) {
	for _, sentence := range strings.Split(readFile(t, path), "\n\n") {
		var c cutText
		inside := 0 // words still to come that are parts of the one before
		for _, line := range strings.Split(sentence, "\n") {
			f := strings.Split(line, "\t")
			if len(f) < 10 {
				continue
			}
			if inside--; inside >= 0 {
				continue
			}
			var first, last int
			if n, _ := fmt.Sscanf(f[0], "%d-%d", &first, &last); n == 2 {
				inside = last - first + 1
			}
			c.add(f[1], '|')
			if !strings.Contains(f[9], "SpaceAfter=No") {
				c.add(" ", '|')
			}
		}
		all = append(all, c)
	}
	return all
}

// readBars reads lines with a bar between words.
func readBars(t *testing.T, path string) (all []cutText) {
	for _, line := range strings.Split(readFile(t, path), "\n") {
		var c cutText
		for _, w := range strings.Split(line, "|") {
			c.add(w, '|')
		}
		all = append(all, c)
	}
	return all
}

// readSpaced reads lines with a space between words, whose own spaces are lost,
// and ~ _ or ^ between the parts of a compound.
func readSpaced(t *testing.T, path string) (all []cutText) {
	for _, line := range strings.Split(readFile(t, path), "\n") {
		var c cutText
		for _, w := range strings.Fields(line) {
			parts := strings.FieldsFunc(w, func(r rune) bool { return strings.ContainsRune("~_^", r) })
			for i, part := range parts {
				border := byte('~')
				if i == len(parts)-1 {
					border = '|'
				}
				c.add(part, border)
			}
		}
		all = append(all, c)
	}
	return all
}

// readTagged reads words with parts of speech.
func readTagged(t *testing.T, path string) (all []cutText) {
	var doc [][]struct{ Word string }
	if err := json.Unmarshal([]byte(readFile(t, path)), &doc); err != nil {
		t.Fatal(err)
	}
	for _, sentence := range doc {
		var c cutText
		for _, w := range sentence {
			c.add(w.Word, '|')
		}
		all = append(all, c)
	}
	return all
}

// readMessages reads translated messages of programs (files of gettext) in
// which the translator set U+200B between words: those without a stretch so
// long that it cannot have been cut.
func readMessages(t *testing.T, path string) (all []cutText) {
	files, _ := filepath.Glob(filepath.Join(path, "*.mo"))
	seen := map[string]bool{}
	for _, file := range files {
		for _, s := range strings.Split(readFile(t, file), "\x00") {
			if !utf8.ValidString(s) || strings.Count(s, "\u200b") < 2 || seen[s] {
				continue
			}
			seen[s] = true
			var c cutText
			whole := true
			for _, w := range strings.Split(s, "\u200b") {
				longest := 0
				eachStretch(w, func(s string, _ script) { longest = max(longest, utf8.RuneCountInString(s)) })
				whole = whole && longest <= 24
				c.add(w, '|')
			}
			if whole {
				all = append(all, c)
			}
		}
	}
	return all
}

// score counts what a way to break does inside stretches of letters.
type score struct{ hit, ours, theirs, clusters, graphemes int }

func (s score) precision() float64 { return float64(s.hit) / float64(s.ours) }
func (s score) recall() float64    { return float64(s.hit) / float64(s.theirs) }
func (s score) f1() float64        { return 2 * float64(s.hit) / float64(s.ours+s.theirs) }

func (s *score) add(c cutText, breaks []int) {
	broken, whole := map[int]bool{}, map[int]bool{}
	for _, at := range breaks {
		broken[at] = true
	}
	for _, at := range clusters(c.text) {
		whole[at] = true
	}
	graphemes := graphemeBorders(c.text)
	before := plain
	for at, r := range c.text {
		sc := spaceless(r)
		if sc == plain || sc != before {
			before = sc
			continue
		}
		if broken[at] && !whole[at] {
			s.clusters++
		}
		if broken[at] && !graphemes[at] {
			s.graphemes++
		}
		switch border := c.borders[at]; {
		case border == '~':
		case border == '|':
			s.theirs++
			fallthrough
		default:
			if broken[at] {
				s.ours++
				if border == '|' {
					s.hit++
				}
			}
		}
	}
}

const nodeICU = `let all='';process.stdin.setEncoding('utf8');process.stdin.on('data',d=>all+=d).on('end',()=>{const lines=all.trim().split('\n');` +
	`const words=new Intl.Segmenter(JSON.parse(lines[0]),{granularity:'word'});` +
	`console.log(JSON.stringify(process.versions.icu));` +
	`for(const l of lines.slice(1))console.log(JSON.stringify([...words.segment(JSON.parse(l))].map(s=>s.index)))})`

// icu returns the borders that ICU finds, as byte offsets, and its version.
func icu(t *testing.T, lang string, texts []cutText) (all [][]int, version string) {
	t.Helper()
	var in bytes.Buffer
	write := json.NewEncoder(&in)
	write.Encode(lang)
	for _, c := range texts {
		write.Encode(c.text)
	}
	cmd := exec.Command("node", "-e", nodeICU)
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("ask node for ICU's borders: %v", err)
	}
	read := json.NewDecoder(bytes.NewReader(out))
	if err := read.Decode(&version); err != nil {
		t.Fatal(err)
	}
	for _, c := range texts {
		var units []int
		if err := read.Decode(&units); err != nil {
			t.Fatal(err)
		}
		bytesAt := map[int]int{}
		n := 0
		for at, r := range c.text {
			bytesAt[n] = at
			n += utf16.RuneLen(r)
		}
		for i, unit := range units {
			units[i] = bytesAt[unit]
		}
		all = append(all, units)
	}
	return all, version
}

// alike makes every word cost the same and an unknown cluster three words, as
// it was before costs were learnt, and returns what undoes it.
func alike() (undo func()) {
	learnt := lists
	lists = map[string]func() *wordList{}
	for name, list := range learnt {
		same := *list()
		same.costs = costs{rare: 1, unknown: 3, more: 3}
		lists[name] = func() *wordList { return &same }
	}
	return func() { lists = learnt }
}

func TestGold(t *testing.T) {
	var b strings.Builder
	b.WriteString("| Text | Borders | Ours: right, found, F1 | All words alike | ICU | Wrong: ours, ICU | Clusters cut: ours, ICU |\n|---|---|---|---|---|---|---|\n")
	var version string
	for _, g := range golds {
		texts := g.read(t, filepath.Join(*goldDir, g.name))
		name := g.lang + ", " + g.name
		if g.part != "" {
			name += ", " + g.part
			var half []cutText
			for i, c := range texts {
				if (i%2 == 0) == (g.part == "even") {
					half = append(half, c)
				}
			}
			texts = half
		}
		if g.tuned {
			name += " *"
		}
		var ours, same, theirs score
		for _, c := range texts {
			ours.add(c, Breaks(c.text, g.lang))
		}
		undo := alike()
		for _, c := range texts {
			same.add(c, Breaks(c.text, g.lang))
		}
		undo()
		var borders [][]int
		borders, version = icu(t, g.lang, texts)
		for i, c := range texts {
			theirs.add(c, borders[i])
		}
		if ours.theirs == 0 || ours.clusters > 0 || ours.graphemes > 0 {
			t.Errorf("%s: %d borders, %d clusters cut, %d graphemes", name, ours.theirs, ours.clusters, ours.graphemes)
		}
		show := func(s score) string { return fmt.Sprintf("%.3f %.3f **%.4f**", s.precision(), s.recall(), s.f1()) }
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %d, %d | %d, %d |\n", name, ours.theirs, show(ours), show(same), show(theirs),
			ours.ours-ours.hit, theirs.ours-theirs.hit, ours.clusters, theirs.clusters)
	}
	fmt.Fprintf(&b, "\nMade on %s against ICU %s.\n", time.Now().Format("2 January 2006"), version)
	t.Log("\n" + b.String())
	if *update {
		page := readFile(t, "SCRIPTS.md")
		open, shut := "<!-- measured: gold -->\n", "<!-- end of gold -->\n"
		before, rest, ok := strings.Cut(page, open)
		_, after, ok2 := strings.Cut(rest, shut)
		if !ok || !ok2 {
			t.Fatal("SCRIPTS.md has no place for the table")
		}
		if err := os.WriteFile("SCRIPTS.md", []byte(before+open+b.String()+shut+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
