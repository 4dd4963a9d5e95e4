package text

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// The lines of the first paragraphs of the Universal Declaration, at one
// width, as a reader would see them.
func TestLinesOfTheUniversalDeclaration(t *testing.T) {
	set := open(t)
	for _, lang := range languages {
		var b strings.Builder
		for _, p := range udhr(t, lang)[:8] {
			lines, err := set.Lines(p, Style{Lang: lang, Size: 10}, 180)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				fmt.Fprintf(&b, "%6.2f %5.2f %4.2f  %s\n", l.Width, l.Ascent, l.Descent, strings.TrimRight(l.Text, " "))
			}
			b.WriteString("\n")
		}
		golden(t, "lines."+lang+".golden", b.String())
	}
}

// texts of lines, joined by a bar.
func texts(lines []Line) string {
	var all []string
	for _, l := range lines {
		all = append(all, l.Text)
	}
	return strings.Join(all, "|")
}

func TestLinesEndWhereTheyShould(t *testing.T) {
	set := open(t)
	for _, c := range []struct {
		name, lang, text string
		width            float64
		want             string
	}{
		{"an empty text is one empty line", "en", "", 100, ""},
		{"a line end at the end opens an empty line", "en", "a\n", 100, "a|"},
		{"an empty paragraph is a line", "en", "a\n\nb", 100, "a||b"},
		{"CR LF is one end", "en", "a\r\nb\rc", 100, "a|b|c"},
		{"other ends", "en", "a\u2028b\u2029c", 100, "a|b|c"},
		{"spaces hang over the edge", "en", "aaa   bbb", 20, "aaa   |bbb"},
		{"without a width, paragraphs alone", "th", "การวางแผน ดูแล\nต่อ", math.Inf(1), "การวางแผน ดูแล|ต่อ"},
		{"without room, a cluster a line", "my", "ကျွန်ုပ်တို့", 0, "ကျွန်ုပ်|တို့"},
		{"a piece too wide is cut at clusters", "en", "abc defghijkl", 24, "abc |defg|hijkl"},
		{"words of Khmer stay whole", "km", "ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញ", 60, "ខ្ញុំចង់ត្រឡប់ទៅ|ផ្ទះវិញ"},
		{"ៗ stays with its word", "km", "ផ្សេងៗគ្នា", 30, "ផ្សេងៗ|គ្នា"},
	} {
		lines, err := set.Lines(c.text, Style{Lang: c.lang, Size: 10}, c.width)
		if err != nil {
			t.Fatal(err)
		}
		if got := texts(lines); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestALineIsAsTallAsItsScripts(t *testing.T) {
	set := open(t)
	height := func(s, lang string) float64 {
		lines, err := set.Lines(s, Style{Lang: lang, Size: 10}, math.Inf(1))
		if err != nil {
			t.Fatal(err)
		}
		return lines[0].Ascent + lines[0].Descent
	}
	english, burmese := height("Name", "my"), height("အမည်", "en")
	if english >= burmese {
		t.Errorf("a Latin line is %v tall and a Burmese one %v: what it holds decides, not what the text is said to be", english, burmese)
	}
	if got := height("", "my"); got != burmese {
		t.Errorf("an empty line of a Burmese text is %v tall, want %v", got, burmese)
	}
	if got := height("Name အမည်", "en"); got < burmese {
		t.Errorf("a mixed line is %v tall, less than its Burmese alone, %v", got, burmese)
	}
}

// Lines of a paragraph stand at even distances, also those that hold only a
// name in another script; a line that needs more gets it alone.
func TestLinesOfAParagraphAreEven(t *testing.T) {
	set := open(t)
	heights := func(s, lang string) (all []float64) {
		lines, err := set.Lines(s, Style{Lang: lang, Size: 10}, 60)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			all = append(all, l.Ascent+l.Descent)
		}
		return all
	}
	even := heights("အမည်များ John Smithson အမည်များ", "my")
	for _, h := range even {
		if h != even[0] {
			t.Errorf("lines of one Burmese paragraph are %v tall", even)
		}
	}
	grown := heights("In the plan of အမည် is a word of hers", "en")
	if grown[0] != grown[len(grown)-1] || slices.Max(grown) <= grown[0] {
		t.Errorf("lines of an English paragraph with one Burmese word are %v tall", grown)
	}
}

// The tallest and deepest that each script can pile up. They stand in words of
// loans from Pali and Sanskrit, in names, and in what is typed by mistake.
var piles = map[string][]string{
	"th":  {"ป้ำ", "ฐู", "ญฺ", "ปี๊", "ฏุ่", "ฬื้", "ฎู๋", "โป้"},
	"lo":  {"ຫຼື້", "ໝູ່", "ປຶ້", "ຫຼຸ໊", "ຟື໋", "ໂປ້"},
	"km":  {"ស្ត្រី", "ត្ត្រុ", "ខ្ញុំ៉", "ញ្ញូ", "ឍ្ឍ្រូ", "ឱ្យៀ៊", "ផ្ល៊ឹះ", "ង្គ្រ៊ឿ"},
	"my":  {"လျှို့", "ဂ္ဃြွှို့", "င်္ဂြို့", "ဋ္ဌ္ဍ", "ဏ္ဍု", "ဥုံ", "သ္သြွှူ့", "င်္ကျွှုံ့"},
	"shn": {"ၵြိူဝ်း", "ၶွႆႈ", "မိူင်း"},
	"mnw": {"က္ဍိုၚ်", "သ္ဂြိုဟ်", "ဂၠံၚ်", "ဒ္ဂေတ်"},
	"ksw": {"ကြွှၢ်", "ဘျုၤ", "သ့ၣ်"},
	"vi":  {"ẾỬ", "Ặỵ", "Ẫg", "Q\u0323j"},
	"en":  {"Åj", "(Q)", "ÎÇ"},
	"zh":  {"鬱", "国，", "《鬣》"},
}

// Lines are drawn one under the other, each at its own height: in every script
// and order, whatever the letters pile up, their ink never overlaps.
func TestInkOfLinesNeverTouches(t *testing.T) {
	set := open(t)
	var all []string
	for _, lang := range languages {
		all = append(all, strings.Join(piles[lang], " "))
		all = append(all, udhr(t, lang)[:20]...)
	}
	for _, a := range piles {
		for _, b := range piles {
			all = append(all, a[0]+"\n"+b[len(b)-1]+"\n"+a[len(a)-1]+" "+b[0])
		}
	}
	for _, g := range shapings(t) {
		if g.name == "letters" {
			all = append(all, strings.Join(g.texts, " "))
		}
	}
	for _, weight := range []Weight{Regular, Bold} {
		for _, s := range all {
			st := Style{Weight: weight, Size: 1000}
			lines, err := set.Lines(s, st, 9000)
			if err != nil {
				t.Fatal(err)
			}
			untouched(t, set, weight, lines)
			if lines, err = set.Compose(s, st, Shape{Width: 7000, Align: Justify}); err != nil {
				t.Fatal(err)
			}
			untouched(t, set, weight, lines)
		}
	}
}

// untouched checks that no ink of lines at size 1000 leaves their boxes.
func untouched(t *testing.T, set *Set, weight Weight, lines []Line) {
	t.Helper()
	for _, l := range lines {
		for _, r := range l.Runs {
			for _, g := range r.Glyphs {
				for _, seg := range set.Outline(weight, g.ID) {
					if y := g.Y + float64(seg.Y); y > l.Ascent+1e-6 || -y > l.Descent+1e-6 {
						t.Fatalf("%q: ink at %v of a line from %v to %v", l.Text, y, -l.Descent, l.Ascent)
					}
				}
			}
		}
	}
}

func TestWidthIsThatOfTheWidestParagraph(t *testing.T) {
	set := open(t)
	st := Style{Lang: "en", Size: 10}
	long, _ := set.Width("a longer one", st)
	got, err := set.Width("short\na longer one  \nx", st)
	if err != nil || got != long || got == 0 {
		t.Errorf("width %v (%v), want %v", got, err, long)
	}
}

func TestAForgottenTextIsLaidOutAnew(t *testing.T) {
	set := open(t)
	st := Style{Lang: "lo", Size: 10}
	before, err := set.Lines("ນາງ ບຸນມີ", st, 100)
	if err != nil {
		t.Fatal(err)
	}
	set.Forget()
	if m := &set.faces[Regular].known; len(m.young)+len(m.old) != 0 || m.last != nil {
		t.Error("texts are kept")
	}
	after, err := set.Lines("ນາງ ບຸນມີ", st, 100)
	if err != nil || texts(after) != texts(before) {
		t.Errorf("lines %q, then %q (%v)", texts(before), texts(after), err)
	}
}
