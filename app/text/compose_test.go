package text

import (
	"math"
	"strings"
	"testing"
)

// lawfulPlaces checks where composed lines stand in their room.
func lawfulPlaces(t *testing.T, lines []Line, sh Shape) {
	t.Helper()
	for i, l := range lines {
		left := 0.0
		if i == 0 || l.Start > lines[i-1].End {
			left = sh.First
		}
		room := max(0, sh.Width-left)
		switch sh.Align {
		case Center:
			if want := left + max(0, (room-l.Width)/2); math.Abs(l.X-want) > 1e-6 {
				t.Fatalf("line %q is %v from the left, want %v", l.Text, l.X, want)
			}
		default:
			if l.X != left {
				t.Fatalf("line %q is %v from the left, want %v", l.Text, l.X, left)
			}
		}
		sum := 0.0
		for _, r := range l.Runs {
			run := 0.0
			for _, g := range r.Glyphs {
				run += g.Advance
			}
			if math.Abs(run-r.Width) > 1e-6 {
				t.Fatalf("run %q is %v wide, its glyphs %v", r.Text, r.Width, run)
			}
			sum += run
		}
		if sum < l.Width-1e-6 {
			t.Fatalf("line %q is %v wide, its runs %v", l.Text, l.Width, sum)
		}
	}
}

// lawfulCost checks that no paragraph costs more composed than first-fit.
func lawfulCost(t *testing.T, set *Set, s string, st Style, width float64) {
	t.Helper()
	f, scale, err := set.face(st)
	if err != nil {
		t.Fatal(err)
	}
	_ = paragraphs(s, func(from, to int) error {
		p, err := f.paragraph(s[from:to], st.Lang)
		if err != nil || p.text == "" {
			return nil
		}
		for _, align := range []Align{Start, Justify} {
			c := &composer{p: p, limit: units(width, scale), first: units(width, scale), align: align}
			c.gaps = p.gaps()
			c.gives = p.gives(c.gaps)
			best := c.ends()
			var first []int
			_ = p.lines(c.limit, func(from, to int) error { first = append(first, to); return nil })
			ours, theirs := c.cost(t, best), c.cost(t, first)
			if theirs.less(ours) {
				t.Fatalf("%q, %v wide: ends %v cost %v, those of first-fit, %v, cost %v", p.text, width, best, ours, first, theirs)
			}
		}
		return nil
	})
}

// cost of lines that end at these bytes.
func (c *composer) cost(t *testing.T, ends []int) (all cost) {
	t.Helper()
	index := map[int]int{}
	for i, p := range c.places {
		index[p.at] = i
	}
	i := 0
	for _, end := range ends {
		j, ok := index[end]
		if !ok {
			t.Fatalf("%q: a line ends at %d, which is no place", c.p.text, end)
		}
		all = all.plus(c.line(i, j, c.width(i, j)))
		i = j
	}
	return all
}

// compose sets a text, its lines parted by a bar.
func compose(t *testing.T, set *Set, s, lang string, sh Shape) string {
	t.Helper()
	lines, err := set.Compose(s, Style{Lang: lang, Size: 10}, sh)
	if err != nil {
		t.Fatal(err)
	}
	return texts(lines)
}

func TestComposedLinesEndWhereTheyShould(t *testing.T) {
	set := open(t)
	for _, c := range []struct {
		name, lang, text string
		width            float64
		want             string
	}{
		{"an empty text is one empty line", "en", "", 100, ""},
		{"paragraphs are composed apart", "en", "a\n\nb", 100, "a||b"},
		{"a word alone takes company", "en", "The plan is yours alone to", 104, "The plan is yours |alone to"},
		{"lines are as even as can be", "en", "aaa bb cc ddddd", 32, "aaa |bb cc |ddddd"},
		{"no Chinese sign stands alone", "zh", "这份计划只属于你一个人。", 100, "这份计划只属于你一|个人。"},
		{"a piece too wide is cut in as few as can be", "en", "abc defghijkl", 34, "abc de|fghijkl"},
		{"without room, a cluster a line", "my", "ကျွန်ုပ်တို့", 0, "ကျွန်ုပ်|တို့"},
		{"without a width, paragraphs alone", "th", "การวางแผน ดูแล\nต่อ", math.Inf(1), "การวางแผน ดูแล|ต่อ"},
	} {
		if got := compose(t, set, c.text, c.lang, Shape{Width: c.width}); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// Every line of the Declaration but the last of a paragraph reaches the edge,
// unless it would be stretched too far; and no cluster is torn.
func TestJustifiedLinesReachTheEdge(t *testing.T) {
	set := open(t)
	const room = 170 / 0.3528 // 170 mm, in points
	for _, lang := range languages {
		full, ragged := 0, 0
		for _, p := range udhr(t, lang) {
			st := Style{Lang: lang, Size: 12}
			lines, err := set.Compose(p, st, Shape{Width: room, Align: Justify})
			if err != nil {
				t.Fatal(err)
			}
			for i, l := range lines {
				natural, err := set.Width(l.Text, st)
				if err != nil {
					t.Fatal(err)
				}
				switch {
				case i == len(lines)-1 && math.Abs(l.Width-natural) > 1e-6:
					t.Errorf("%s: the last line %q is stretched", lang, l.Text)
				case i == len(lines)-1:
				case math.Abs(l.Width-room) < 1e-6:
					full++
				default:
					ragged++
				}
			}
		}
		t.Logf("%s: %d lines reach the edge, %d do not", lang, full, ragged)
		if ragged*15 > full {
			t.Errorf("%s: %d lines reach the edge and %d do not", lang, full, ragged)
		}
	}
}

// What a script does not bear is not stretched.
func TestWhatIsStretched(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after rune
		isBreak       bool
		want          gap
	}{
		{"a space", ' ', 'a', true, spaced},
		{"a space that does not break", '\u00A0', 'a', false, spaced},
		{"before a space", 'a', ' ', false, tight},
		{"after a tab", '\t', 'a', true, tight},
		{"letters of Latin", 'a', 'b', false, tight},
		{"after a hyphen", '-', 'b', true, tight},
		{"Thai words", 'น', 'ก', true, words},
		{"a place to break", '\u200b', 'ខ', true, words},
		{"letters of a Thai word", 'น', 'ก', false, letters},
		{"Chinese signs", '人', '口', true, signs},
		{"a Chinese sign and a full stop", '人', '。', false, tight},
		{"a Chinese sign and a name", '人', 'L', true, signs},
	} {
		if got := between(c.before, c.after, c.isBreak); got != c.want {
			t.Errorf("%s: gap %d, want %d", c.name, got, c.want)
		}
	}
}

// A line is stretched a little everywhere before much anywhere.
func TestALineIsStretchedInSteps(t *testing.T) {
	l := func() *Line {
		return &Line{Text: "กก ก", Width: 30, Runs: []Run{{Text: "กก ก", Width: 35, Glyphs: []Glyph{
			{Advance: 10, Start: 0, End: 3}, {Advance: 10, Start: 3, End: 6}, {Advance: 5, Start: 6, End: 7}, {Advance: 10, Start: 7, End: 10},
		}}}}
	}
	gaps := make([]gap, 11)
	gaps[3], gaps[7] = words, spaced
	for _, c := range []struct{ room, word, space float64 }{
		{31, 0, 1}, {32.5, 0, 2.5}, {33, 0.5, 2.5}, {33.3, 0.8, 2.5}, {35.8, 0.8, 5}, {36.2, 1.2, 5}, {41.2, 1.2, 10}, {41.3, 0, 0},
	} {
		line := l()
		line.stretch(gaps, c.room, 10)
		word, space := line.Runs[0].Glyphs[0].Advance-10, line.Runs[0].Glyphs[2].Advance-5
		if math.Abs(word-c.word) > 1e-9 || math.Abs(space-c.space) > 1e-9 {
			t.Errorf("to %v: words are %v apart, the space is %v wider; want %v and %v", c.room, word, space, c.word, c.space)
		}
	}
}

func TestAnIndentIsOfTheFirstLine(t *testing.T) {
	set := open(t)
	lines, err := set.Compose(strings.Repeat("word ", 12)+"\nnext", Style{Lang: "en", Size: 10}, Shape{Width: 120, First: 30})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range lines {
		want := 0.0
		if i == 0 || l.Text == "next" {
			want = 30
		}
		if l.X != want || l.X+l.Width > 120 {
			t.Errorf("line %d, %q, goes from %v to %v", i, l.Text, l.X, l.X+l.Width)
		}
	}
}
