package text

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// alphabet is what the fuzzer writes with when it is asked to write text that
// can be drawn: the hard letters of each script, and what stands between them.
var alphabet = []rune("" +
	"กขคงจชดตทธนบปผพมยรลวศสหอฮะาำิีึืุูเแโใไๆฯ่้๊๋์ํ็ฤๅ" +
	"ກຂຄງຈສຊຍດຕຖທນບປຜພຟມຢລວຫອຮະັາຳິີຶືຸູົຼຽເແໂໃໄໆຯ່້໊໋໌ໍໜໝ" +
	"កខគងចឆជញដតថទធនបផពភមយរលវសហឡអាិីឹឺុូួើឿៀេែៃោៅំះៈ៉៊់៌៍៏័្ៗ។៕" +
	"ကခဂငစညဉဋတထဒဓနပဖဗဘမယရလဝသဟဠအဣဥဩါာိီုူေဲံ့း္်ျြွှဿ၌၍၎၏၊။" +
	"ၵၶၸၺၼၽၾၿႀႁၢႃႄႅႆႇႈႉႊၚၛၜၝၞၟၠဨၡၢၣၤ" +
	"abcdeéế (){}[]“”‘’-–—…/%$.,:;!?0123456789๐๑໐០၀" +
	"人一中国。，（）《》" +
	" \u00a0\u200b\u200c\u200d\u2060\n\t\u0301\u0323")

// written turns raw bytes into text of that alphabet.
func written(raw []byte) string {
	var b strings.Builder
	for i := 0; i+1 < len(raw); i += 2 {
		b.WriteRune(alphabet[(int(raw[i])<<8|int(raw[i+1]))%len(alphabet)])
	}
	return b.String()
}

// graphemeBorders are the places where a reader sees one character end, by a
// library that the code under test does not use.
func graphemeBorders(s string) map[int]bool {
	borders := map[int]bool{0: true, len(s): true}
	for at, rest, state := 0, s, -1; rest != ""; {
		var one string
		one, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at += len(one)
		borders[at] = true
	}
	return borders
}

// lawfulCut checks one place where text is parted, in whatever way.
func lawfulCut(t *testing.T, s string, at int, graphemes map[int]bool) {
	t.Helper()
	if utf8.ValidString(s) && !utf8.RuneStart(s[at]) {
		t.Fatalf("%q is cut inside a rune at %d", s, at)
	}
	if !graphemes[at] {
		t.Fatalf("%q is cut inside a grapheme cluster at %d", s, at)
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	if (before >= 'เ' && before <= 'ไ' && spaceless(after) == thai) || (before >= 'ເ' && before <= 'ໄ' && spaceless(after) == lao) {
		t.Fatalf("%q is cut after the leading vowel %q at %d", s, before, at)
	}
	if before == wj || after == wj {
		t.Fatalf("%q is cut beside U+2060 at %d", s, at)
	}
}

func lawfulBreaks(t *testing.T, s, lang string) {
	t.Helper()
	last, graphemes := 0, graphemeBorders(s)
	for _, at := range Breaks(s, lang) {
		if at <= last || at >= len(s) {
			t.Fatalf("breaks of %q in %s are out of order or range at %d", s, lang, at)
		}
		lawfulCut(t, s, at, graphemes)
		last = at
	}
}

// lawfulWords checks the borders of words, and that names which occur in s hold
// together however s is broken.
func lawfulWords(t *testing.T, s, lang, name string) {
	t.Helper()
	kept := Keep(name)
	for what, places := range map[string][]int{"words": Words(s, lang), "kept words": kept.Words(s, lang), "kept breaks": kept.Breaks(s, lang)} {
		last, graphemes := 0, graphemeBorders(s)
		for _, at := range places {
			if at <= last || at >= len(s) {
				t.Fatalf("%s of %q in %s are out of order or range at %d", what, s, lang, at)
			}
			lawfulCut(t, s, at, graphemes)
			last = at
		}
		if what == "words" || strings.TrimSpace(name) != name || !norm.NFC.IsNormalString(name) || utf8.RuneCountInString(name) < 2 {
			continue
		}
		for from := 0; ; {
			i := strings.Index(s[from:], name)
			if i < 0 {
				break
			}
			for _, at := range places {
				if at > from+i && at < from+i+len(name) {
					t.Fatalf("%s of %q part %q at %d", what, s, name, at)
				}
			}
			from += i + 1
		}
	}
}

func lawfulLines(t *testing.T, set *Set, s string, st Style, width float64) {
	t.Helper()
	lines, err := set.Lines(s, st, width)
	lawfulSetting(t, s, lines, err, width)
}

func lawfulComposition(t *testing.T, set *Set, s string, st Style, width float64) {
	t.Helper()
	for _, align := range []Align{Start, Center, Justify} {
		sh := Shape{Width: width, Align: align, First: width / 8 * float64(align)}
		composed, err := set.Compose(s, st, sh)
		lawfulSetting(t, s, composed, err, width)
		lawfulPlaces(t, composed, sh)
	}
	lawfulCost(t, set, s, st, width)
}

// lawfulSetting checks lines however they were chosen.
func lawfulSetting(t *testing.T, s string, lines []Line, err error, width float64) {
	t.Helper()
	if missing := (*MissingGlyphError)(nil); errors.As(err, &missing) {
		if r, _ := utf8.DecodeRuneInString(s[missing.Offset:]); r != missing.Char {
			t.Fatalf("%q: the missing character at %d is said to be %q", s, missing.Offset, missing.Char)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	graphemes := graphemeBorders(s)
	last := 0
	for i, l := range lines {
		if l.Text != s[l.Start:l.End] {
			t.Fatalf("line %d of %q is %q, but the text from %d to %d is not", i, s, l.Text, l.Start, l.End)
		}
		between := s[last:l.Start]
		if i > 0 && between == "" {
			lawfulCut(t, s, l.Start, graphemes)
		}
		if r, n := utf8.DecodeRuneInString(between); between != "" && between != "\r\n" && !(endsParagraph(r) && n == len(between)) {
			t.Fatalf("%q is lost between lines %d and %d of %q", between, i-1, i, s)
		}
		last = l.End
		lawfulRuns(t, l)
		lawfulCarets(t, l)
		seen := strings.TrimRightFunc(l.Text, hangs)
		if l.X+l.Width > width+1e-6 && len(clusters(seen)) > 0 {
			t.Fatalf("line %d of %q is %.3f wide, asked for %.3f", i, s, l.Width, width)
		}
	}
	if last != len(s) {
		t.Fatalf("the lines of %q end at %d of %d", s, last, len(s))
	}
}

// lawfulRuns checks that a line's runs are its text, and their clusters too.
func lawfulRuns(t *testing.T, l Line) {
	t.Helper()
	var text strings.Builder
	for _, r := range l.Runs {
		text.WriteString(r.Text)
		at, end := 0, 0
		for _, g := range r.Glyphs {
			if g.Start != at && g.Start != end || g.End <= g.Start || g.End > len(r.Text) {
				t.Fatalf("clusters of run %q go from %d–%d to %d–%d", r.Text, at, end, g.Start, g.End)
			}
			at, end = g.Start, g.End
		}
		if len(r.Glyphs) > 0 && end != len(r.Text) {
			t.Fatalf("the last cluster of run %q ends at %d", r.Text, end)
		}
	}
	if text.String() != l.Text {
		t.Fatalf("the runs of line %q say %q", l.Text, text.String())
	}
}

func FuzzBreaks(f *testing.F) {
	for _, c := range breakCases {
		f.Add(strings.ReplaceAll(c.slashed, "/", ""), []byte{}, c.lang)
	}
	f.Add("", []byte("เ่ก ๆ"), "th")
	f.Fuzz(func(t *testing.T, s string, raw []byte, lang string) {
		lawfulBreaks(t, s, lang)
		lawfulBreaks(t, written(raw), lang)
		for _, s := range []string{s, written(raw)} {
			rs := []rune(s)
			lawfulWords(t, s, lang, string(rs[len(rs)/3:len(rs)/2]))
		}
	})
}

func FuzzLines(f *testing.F) {
	set := open(f)
	for _, c := range breakCases {
		f.Add(strings.ReplaceAll(c.slashed, "/", ""), []byte{}, c.lang, uint16(300))
	}
	f.Fuzz(func(t *testing.T, s string, raw []byte, lang string, width uint16) {
		st := Style{Lang: lang, Size: 10}
		lawfulLines(t, set, s, st, float64(width)/10)
		lawfulLines(t, set, written(raw), st, float64(width)/10)
	})
}

func FuzzCompose(f *testing.F) {
	set := open(f)
	for _, c := range breakCases {
		f.Add(strings.ReplaceAll(c.slashed, "/", ""), []byte{}, c.lang, uint16(300))
	}
	f.Fuzz(func(t *testing.T, s string, raw []byte, lang string, width uint16) {
		st := Style{Lang: lang, Size: 10}
		lawfulComposition(t, set, s, st, float64(width)/10)
		lawfulComposition(t, set, written(raw), st, float64(width)/10)
	})
}

func TestTheLawsHoldForTheUniversalDeclaration(t *testing.T) {
	set := open(t)
	for _, lang := range languages {
		all := udhr(t, lang)
		for i, p := range all {
			lawfulBreaks(t, p, lang)
			st := Style{Lang: lang, Size: 11}
			for _, width := range []float64{15, 60, 250, 600} {
				lawfulLines(t, set, p, st, width)
			}
			lawfulComposition(t, set, p, st, 90)
			lawfulAppending(t, set, p, all[(i+1)%len(all)], st, 120)
		}
	}
}

// lawfulAppending checks that lines do not change when text follows them, save
// the last one: what follows begins after a space, or in a new paragraph.
func lawfulAppending(t *testing.T, set *Set, s, tail string, st Style, width float64) {
	t.Helper()
	if !strings.ContainsFunc(s, unicode.IsLetter) {
		return // its script is that of what follows
	}
	before, err := set.Lines(s, st, width)
	if err != nil {
		return
	}
	for _, between := range []string{" ", "\n"} {
		after, err := set.Lines(s+between+tail, st, width)
		if err != nil {
			return
		}
		for i := range before[:len(before)-1] {
			if before[i].Text != after[i].Text {
				t.Fatalf("line %d of %q, %v wide, is %q, and %q when %q follows", i, s, width, before[i].Text, after[i].Text, between+tail)
			}
		}
	}
}

func FuzzAppending(f *testing.F) {
	set := open(f)
	for i, c := range breakCases {
		f.Add(strings.ReplaceAll(c.slashed, "/", ""), strings.ReplaceAll(breakCases[len(breakCases)-1-i].slashed, "/", ""), []byte{}, c.lang, uint16(300))
	}
	f.Fuzz(func(t *testing.T, s, tail string, raw []byte, lang string, width uint16) {
		st := Style{Lang: lang, Size: 10}
		lawfulAppending(t, set, s, tail, st, float64(width)/10)
		lawfulAppending(t, set, written(raw[:len(raw)/2]), written(raw[len(raw)/2:]), st, float64(width)/10)
	})
}
