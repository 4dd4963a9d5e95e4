package arrival

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onward/i18n"
)

// What people bring, by what it is and what is said of it: the kinds of what
// may do harm, in order. Nothing is said of plain text.
func TestLook_SaysWhatMayDoHarm(t *testing.T) {
	for _, c := range []struct{ what, lang, text, faults string }{
		{"plain Thai", "th", "กลับบ้านเมื่อวันที่ 3 กับ LINE ของแม่", ""},
		{"Thai and Latin without a space", "th", "โทรทางไลน์หรือLINEก็ได้", ""},
		{"Khmer with breaks, as keyboards type them", "km", "ខ្ញុំ\u200Bចង់\u200Bទៅ\u200Bផ្ទះ", ""},
		{"Khmer with a joiner that keeps two signs apart", "km", "ប\u200C៊ី", ""},
		{"a name held together", "my", "မိုး\u2060မိုး", ""},
		{"a no-break space", "vi", "10\u00A0000 đồng", ""},
		{"Chinese with Latin in it", "zh", "她的T恤和VIP卡", ""},
		{"Chinese with its wide space", "zh", "李\u3000红", ""},
		{"a face of many pieces", "en", "👩\u200D🌾\uFE0F ok", ""},
		{"lines and tabs", "lo", "ໜຶ່ງ\n\tສອງ\r\n", ""},
		{"a break inside an English word", "en", "ho\u200Bme", "break"},
		{"a joiner inside an English word", "en", "ho\u200Dme", "joiner"},
		{"the mark at the start of a file", "th", "\uFEFFบ้าน", "start"},
		{"a soft hyphen from a web page", "en", "re\u00ADturn", "hyphen"},
		{"a number turned round", "en", "pay \u202E0001\u202C baht", "turn turn"},
		{"a mark of direction in Thai", "th", "บ้าน\u200E", "turn"},
		{"commands to an old machine", "th", "ก\x00ข\x1Bค\u0085", "control control control"},
		{"an unseen copy of words", "en", "a\U000E0061\U000E0062", "tag tag"},
		{"another form of nothing", "th", "ก\uFE0F", "variation"},
		{"a vowel of Khmer that is drawn as nothing", "km", "ក\u17B4", "filler"},
		{"a letter of somebody's own typeface", "lo", "ບ້ານ\uE010", "private"},
		{"letters lost before", "my", "???? \uFFFD", "damage damage"},
		{"two questions", "en", "Really?? Yes???", ""},
		{"a Latin o in a Lao word", "lo", "ບoນ", "mixed"},
		{"a Thai vowel in a Lao word", "lo", "\u0E9A\u0E32\u0E99", "mixed"},
		{"a Cyrillic a in a Latin word", "en", "b\u0430nk", "mixed"},
		{"Russian", "ru", "Домой", ""},
	} {
		var faults []string
		f := Look(c.text, c.lang)
		for _, s := range f.Signs {
			if s.Fault {
				faults = append(faults, string(s.Kind))
			}
		}
		if got := strings.Join(faults, " "); got != c.faults {
			t.Errorf("%s: %q, want %q", c.what, got, c.faults)
		}
		if f.Faults() != (c.faults != "") || f.Zawgyi {
			t.Errorf("%s: %+v", c.what, f)
		}
	}
}

// A sign that does no harm is still found, for whoever wants to see it.
func TestLook_FindsWhatIsOnlyThere(t *testing.T) {
	f := Look("ខ្ញុំ\u200Bចង់ a\u00A0b", "km")
	if len(f.Signs) != 2 || f.Signs[0].Kind != Break || f.Signs[0].Name != "break" || f.Signs[1].Name != "nbsp" {
		t.Errorf("%+v", f.Signs)
	}
	if len(f.Hidden()) != 2 || f.Faults() {
		t.Errorf("%+v", f)
	}
}

func TestStrip_TakesOutWhatIsAskedAndLeavesWords(t *testing.T) {
	const s = "\uFEFFkhmer: ទៅ\u200Bផ្ទះ\u202E 1\u00A0000\v???? b\u0430nk"
	if got, want := Strip(s, "km"), "khmer: ទៅ\u200Bផ្ទះ 1\u00A0000\n???? b\u0430nk"; got != want {
		t.Errorf("%+q, want %+q", got, want)
	}
	if got, want := Strip(s, "km", Break, Space), "\uFEFFkhmer: ទៅផ្ទះ\u202E 1 000\v???? b\u0430nk"; got != want {
		t.Errorf("%+q, want %+q", got, want)
	}
	if got := Strip(s, "km", Damage, Mixed); got != s {
		t.Errorf("letters were taken out: %+q", got)
	}
}

// Signs lie in the text, in order and apart; taking out the faults leaves none
// that can be taken out, and takes no letter.
func FuzzLook(f *testing.F) {
	for _, s := range []string{"a\u202Eb", "ບoນ", "????", "\xff\u200b", "\u17B4ក", "e\u200D\u200D"} {
		f.Add(s, "km")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		end := 0
		for _, sign := range Look(s, lang).Signs {
			if sign.At < end || sign.End <= sign.At || sign.End > len(s) || sign.Name == "" {
				t.Fatalf("%+q: %+v after %d", s, sign, end)
			}
			end = sign.End
		}
		if !utf8.ValidString(s) {
			return // two halves of a letter may meet
		}
		out := Strip(s, lang)
		for _, sign := range Look(out, lang).Hidden() {
			// What was taken out may have stood between a joiner and its letter.
			if sign.Fault && sign.Kind != Break && sign.Kind != Joiner && sign.Kind != Variation {
				t.Errorf("%+q still has %+v: %+q", s, sign, out)
			}
		}
		if letters(out) != letters(s) {
			t.Errorf("%+q lost a letter: %+q", s, out)
		}
	})
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if k := kindOf(r); k.hidden() || r == '\n' || r == ' ' {
			return -1
		}
		return r
	}, s)
}

// Every sign that can be found has its name in words.
func TestLook_EveryNameHasWords(t *testing.T) {
	english := i18n.Open().For("en")
	names := map[string]bool{"mixed": true, "damage": true}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if kindOf(r) != "" {
			names[nameOf(r)] = true
		}
	}
	for name := range names {
		if _, ok := english.Find("arrival.sign." + name); !ok {
			t.Errorf("no words for %q", name)
		}
	}
	if len(names) != len(i18n.Open().Keys("en", "arrival.sign.")) {
		t.Errorf("%d names, other words than that", len(names))
	}
}
