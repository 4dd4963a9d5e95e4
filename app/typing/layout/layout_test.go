package layout

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"onward/app/text"
)

// exemplars are the letters a language is written with: the main exemplar sets
// of Unicode CLDR 48.2 (npm cldr-misc-full, Unicode-3.0).
var exemplars = map[string]string{
	// Without U+0E4E, which only old Pali writes and Kedmanee has not.
	"th": "ฯๆ\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4bกขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ\u0e4dะ\u0e31าๅำ\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39เแโใไ\u0e3a",
	"lo": "\u0ec8\u0ec9\u0eca\u0ecb\u0ecc\u0ecdໆກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫໜໝອຮຯະ\u0eb1າຳ\u0eb4\u0eb5\u0eb6\u0eb7\u0eb8\u0eb9\u0ebb\u0ebcຽເແໂໃໄ",
	"km": "\u17d0\u17c8\u17cb\u17c9\u17ca\u17cdកខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវសហឡអឥឦឧឩឪឯឰឱឲឳ\u17b6\u17b7\u17b8\u17b9\u17ba\u17bb\u17bc\u17bd\u17be\u17bf\u17c0\u17c1\u17c2\u17c3\u17c4\u17c5\u17c6\u17c7\u17d2",
	"my": "ကခဂဃငစဆဇဈဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠအဣ၏ဤဥဦဧဩဪ\u102c\u102b\u102d\u102e\u102f\u1030\u1031\u1032\u1036ဿ\u103b\u103c\u103d\u103e\u1039\u103a\u1037\u1038",
	"vi": "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ",
	"en": "abcdefghijklmnopqrstuvwxyz",
	// Shan as it is written today; the set of CLDR has old letters for Pali
	// besides, which the layout of xkeyboard-config lacks in part.
	"shn": "ၵၶငၸသၺတထၼပၽၾမယရလဝႁဢ\u1083\u1062\u102d\u102e\u102f\u1030\u1031\u1084\u1035\u1085\u1086\u103d\u1082\u103a\u1087\u1088\u1089\u108a\u1038\u103b\u103c",
	"mnw": "ကခဂဃၚစဆဇၛဉညဋဌဍဎဏတထဒဓနပဖဗဘမယရလဝသဟဠၜအၝဣဥဨဩ\u102c\u102b\u102d\u102e\u102f\u1030\u1031\u1032\u1036\u1033\u1034\u1035\u103b\u103c\u103d\u103e\u105e\u105f\u1060\u1039\u103a\u1038",
}

var digits = map[string]string{
	"th": "๐๑๒๓๔๕๖๗๘๙", "lo": "໐໑໒໓໔໕໖໗໘໙", "km": "០១២៣៤៥៦៧៨៩", "my": "၀၁၂၃၄၅၆၇၈၉",
	"mnw": "၀၁၂၃၄၅၆၇၈၉", "shn": "0123456789", "telex": "0123456789", "zh": "0123456789", "en": "0123456789",
}

// typed gives everything a layout's keys type.
func typed(l *Layout) string {
	var b strings.Builder
	for _, k := range l.at {
		b.WriteString(strings.Join(k.Levels[:], ""))
	}
	return b.String()
}

func TestEveryLetterOfALanguageCanBeTyped(t *testing.T) {
	for lang, letters := range exemplars {
		l := For(lang)
		if l.Lang != lang {
			t.Fatalf("no layout for %s", lang)
		}
		have := typed(l)
		for _, r := range letters {
			if strings.ContainsRune(have, r) || lang == "vi" && canMark(l, r) {
				continue
			}
			t.Errorf("%s: no key types %q (%U)", lang, r, r)
		}
	}
	for id, ds := range digits {
		l, _ := Named(id)
		for _, r := range ds {
			if !strings.ContainsRune(typed(l), r) {
				t.Errorf("%s: no key types the figure %q", id, r)
			}
		}
	}
}

// canMark tells whether a Vietnamese vowel is typed as letter and tone.
func canMark(l *Layout, want rune) bool {
	base, tone := apart(want)
	mark := []string{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}[tone]
	b := New(l)
	var text []rune
	for _, s := range []string{string(base), mark} {
		for _, k := range l.at {
			if k.Levels[0] == s {
				text = apply(text, b.Press(k.At))
			}
		}
	}
	return string(text) == string(want)
}

func apply(text []rune, e Edit) []rune {
	return append(text[:len(text)-e.Back], []rune(e.Text)...)
}

func TestEveryKeyTypesWhatTheTypefaceHas(t *testing.T) {
	set, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range append(All(), Figures()) {
		for _, k := range l.at {
			for _, s := range k.Levels {
				for _, r := range s {
					shown := string(r)
					if unicode.IsMark(r) {
						shown = "◌" + shown
					}
					if _, err := set.Width(shown, text.Style{Lang: l.Lang, Size: 10}); err != nil {
						t.Errorf("%s %s: %v", l.ID, k.At, err)
					}
				}
			}
		}
	}
}

func TestNoTwoKeysTypeTheSame(t *testing.T) {
	// Shan has its medial on two keys in xkeyboard-config, so that Shift may
	// stay down after either.
	doubled := map[string]bool{"shn \u1082": true, "vi %": true}
	for _, l := range All() {
		seen := map[string]string{}
		for _, row := range l.Rows {
			for _, k := range row {
				for i, s := range k.Levels[:2] {
					if at, ok := seen[s]; ok && s != "" && !doubled[l.ID+" "+s] {
						t.Errorf("%s: %q is on %s and again on %s, level %d", l.ID, s, at, k.At, i+1)
					}
					seen[s] = k.At
				}
			}
		}
	}
}

func TestEveryLayoutHasTheKeysOfAnOrdinaryKeyboard(t *testing.T) {
	for _, l := range All() {
		var n []int
		for _, row := range l.Rows {
			n = append(n, len(row))
		}
		if fmt.Sprint(n) != "[13 13 11 10]" {
			t.Errorf("%s has rows of %v keys", l.ID, n)
		}
		if l.Own == "" || l.From == "" {
			t.Errorf("%s does not say what it is", l.ID)
		}
	}
}

func TestALanguageFindsItsLayout(t *testing.T) {
	for lang, id := range map[string]string{
		"km": "km", "km-KH": "km", "zh": "zh", "zh-Hans": "zh", "zh-CN": "zh", "TH": "th", "ksw": "my", "vi-VN": "vi", "fr": "en", "": "en",
	} {
		if got := For(lang).ID; got != id {
			t.Errorf("%q gets %s, not %s", lang, got, id)
		}
	}
}
