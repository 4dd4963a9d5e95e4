package text

import (
	"bytes"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// The typeface is made by assets/fonts/mkfonts.sh. These tests say what it must
// be able to do; whoever makes it anew learns here what was lost.

func TestTheTypefaceHasWhatTheProgramSays(t *testing.T) {
	has := hasGlyph(t)
	for _, room := range []string{"i18n", "forms"} {
		files := 0
		err := filepath.WalkDir(filepath.Join("..", "..", room), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.HasSuffix(path, ".go") || strings.Contains(path, "testdata") {
				return err
			}
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			for _, r := range string(b) {
				if !unicode.IsControl(r) && !has(r) {
					t.Errorf("%s says %q, U+%04X, which the typeface cannot draw", path, r, r)
				}
			}
			return nil
		})
		if err != nil || files < 15 {
			t.Fatalf("read %d files of %s: %v", files, room, err)
		}
	}
}

func TestTheTypefaceHasTheLettersOfItsLanguages(t *testing.T) {
	has := hasGlyph(t)
	b, err := os.ReadFile("testdata/letters.txt")
	if err != nil {
		t.Fatal(err)
	}
	langs := map[string]int{}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		lang, letters, _ := strings.Cut(strings.TrimSpace(line), " ")
		for len(letters) > 0 {
			r, _, rest, err := strconv.UnquoteChar(letters, 0)
			if err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
			letters = rest
			langs[lang]++
			if !has(r) {
				t.Errorf("%s is written with %q, U+%04X, which the typeface cannot draw", lang, r, r)
			}
		}
	}
	for _, lang := range strings.Fields("en th lo km my shn mnw ksw vi zh-Hans zh-Hant") {
		if langs[lang] < 45 {
			t.Errorf("%s: only %d letters were tried", lang, langs[lang])
		}
	}
}

func TestTheTypefaceHasSignsOfForms(t *testing.T) {
	has := hasGlyph(t)
	for _, r := range "□☐☑☒✓✗■○●◎△▲▽▼◇◆☆★⟨⟩←↑→↓↔⇒×÷±−≤≥≠≈√∞‰°′″№©®™§¶†‡•◦…–—‑" +
		"฿₭៛₫¥￥€£$¢₹₩₱¹²³⁰⁴⁵⁶⁷⁸⁹₀₁₂₃½¼¾①②③④⑤⑥⑦⑧⑨⑩♀♂☎⚠◌�" +
		"ฯๆ๏๚๛ຯໆ។៕៖ៗ៘៙៚៛၊။၌၍၎၏、。〈〉《》「」『』【】〔〕，．：；！？（）～％〇々" +
		"αβγδεμπσφωΑΒΓΔΩ" {
		if !has(r) {
			t.Errorf("no glyph for %q, U+%04X", r, r)
		}
	}
}

// hasGlyph tells whether both weights have a glyph for a character.
func hasGlyph(t *testing.T) func(rune) bool {
	t.Helper()
	set := open(t)
	return func(r rune) bool {
		for _, w := range []Weight{Regular, Bold} {
			var missing *MissingGlyphError
			if _, err := set.Width(string(r), Style{Weight: w, Size: 10}); errors.As(err, &missing) {
				return false
			}
		}
		return true
	}
}

func TestInvisibleCharactersHaveAGlyphThatDrawsNothing(t *testing.T) {
	set := open(t)
	if _, err := set.faces[Regular].fonts(); err != nil {
		t.Fatal(err)
	}
	sh := set.faces[Regular].shaper()
	for _, r := range "\u00ad\u034f\u061c\u17b4\u17b5\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e" +
		"\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe00\ufe0e\ufe0f\ufeff" {
		id, ok := sh.face.NominalGlyph(r)
		if !ok {
			t.Errorf("U+%04X has no glyph: a toolkit would look for one in another font", r)
			continue
		}
		if advance, _ := set.faces[Regular].sfnt.metrics(uint16(id)); advance != 0 || len(set.Outline(Regular, uint16(id))) != 0 {
			t.Errorf("U+%04X is drawn: it is %d wide", r, advance)
		}
	}
}

// A toolkit cuts off what reaches beyond the heights of the font.
func TestWordsStayWithinTheHeightsOfTheTypeface(t *testing.T) {
	set := open(t)
	reach := func(s, lang string, w Weight) (bottom, top int) {
		lines, err := set.Lines(s, Style{Lang: lang, Weight: w, Size: 1000}, math.Inf(1))
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range glyphsOf(lines) {
			if low, high, ok := set.faces[w].sfnt.extent(g.ID); ok {
				bottom, top = min(bottom, low+int(g.Y)), max(top, high+int(g.Y))
			}
		}
		return bottom, top
	}
	for _, w := range []Weight{Regular, Bold} {
		tables := set.faces[w].sfnt.tables
		hhea, os2 := tables["hhea"], tables["OS/2"]
		above, below := int(int16(be.Uint16(hhea[4:]))), -int(int16(be.Uint16(hhea[6:])))
		if !bytes.Equal(hhea[4:8], os2[68:72]) || int(be.Uint16(os2[74:])) != above || int(be.Uint16(os2[76:])) != below {
			t.Errorf("weight %d: the three pairs of heights differ", w)
		}
		// Below, a twentieth of an em goes to rounding to whole pixels.
		check := func(s, lang string) {
			if bottom, top := reach(s, lang, w); top > above || -bottom > below-50 {
				t.Errorf("%s, weight %d: %q reaches %d above and %d below, the typeface gives %d and %d",
					lang, w, s, top, -bottom, above, below)
			}
		}
		for lang, words := range map[string]string{
			"th":  "ซี้ กี๊ ป๊า ปิ๊ ญี่ปุ่น ฎุ ฐู ญู ฎฺ ฤๅ โป๊ะ ผู้ใหญ่ ครั้ง",
			"lo":  "ຂິ້ ປື້ນ ຊື່ ນໍ້າ ຕຶ໋ງ ຕີ໊ ຫຼູ້ ງູ ໝູ່ ປີ້ ເປັ້ນ",
			"km":  "បន្ស៉ី ស្ត្រី ញ្ញូ ក្ឫ ហ្ស៊ូ ឱ្យ ញ៉ាំ ប៊ឺ ឆ្ន៉ៃ ពោធិ៏ សាស្ត្រ ហើ៎យ ឡ្ង ត្រឹម",
			"my":  "လျှို့ဝှက် ကျွန်ုပ် ချွ ကြွေး ဒ္ဓိ ဥက္ကဋ္ဌ အင်္ဂလိပ် သင်္ဘော မြို့ မှု့ ကျွှူံ့",
			"shn": "ၵႂၢမ်း ႁူႉ ၶျွၵ်ႉ တီႈ",
			"mnw": "ဂမၠိုၚ် မၞိဟ် သၟဟ် ကၟိန်ဍုၚ်",
			"vi":  "Ẫ Ẩ Ắ Ẵ Ỗ Ễ Ặ Ự Ỵ gỹ",
			"en":  "ÅÇŞjgqy|[](){}@",
			"zh":  "爨纛囊鑫麟（）《》",
		} {
			for _, s := range strings.Fields(words) {
				check(s, lang)
			}
		}
		for _, lang := range languages {
			for _, p := range udhr(t, lang) {
				check(p, lang)
			}
		}
	}
}
