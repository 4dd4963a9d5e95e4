package layout

import (
	"strings"
	"testing"
)

// finger finds the presses on the screen that type a text: for each stretch
// the key that types most of it.
func finger(t *testing.T, l *Layout, text string) (presses []func(*Board) Edit) {
	t.Helper()
	for text != "" {
		if text[0] == ' ' {
			presses = append(presses, (*Board).Space)
			text = text[1:]
			continue
		}
		best, at, level := "", "", 0
		for _, k := range l.at {
			for i, s := range k.Levels {
				if len(s) > len(best) && strings.HasPrefix(text, s) && k.At[0] != 'A' {
					best, at, level = s, k.At, i
				}
			}
		}
		if best == "" {
			t.Fatalf("%s: no key begins %q", l.ID, text)
		}
		presses = append(presses, func(b *Board) Edit {
			if level%2 == 1 {
				b.Shift()
			}
			if level > 1 {
				b.Alt()
			}
			return b.Press(at)
		})
		text = text[len(best):]
	}
	return presses
}

func TestRealWordsCanBeTyped(t *testing.T) {
	for id, text := range map[string]string{
		"th":  "เพื่อนบ้าน ที่ น้ำ กุญแจอยู่ กตัญญู พ.ศ. ๒๕๖๙",
		"lo":  "ສະບາຍດີ ຊ່ວຍເຫຼືອ ເພື່ອນບ້ານ ໑໒",
		"km":  "ខ្ញុំសុំជំនួយ កុំភ័យ ប្រាំ អញ្ជើញ គោះ ១២៣",
		"my":  "ကျေးဇူးတင်ပါတယ် အင်္ဂါ ကမ္ဘာ သတ္တိ ၁၂၃။",
		"shn": "မႂ်ႇသုင်ၶႃႈ တႆး",
		"mnw": "မၚ်ဂလ ဘာသာမန်",
		"en":  "Thank you, W1 (2026)!",
	} {
		l, ok := Named(id)
		if !ok {
			t.Fatal(id)
		}
		b := New(l)
		var got []rune
		for _, press := range finger(t, l, text) {
			got = apply(got, press(b))
		}
		if string(got) != text {
			t.Errorf("%s: typed %q, meant %q", id, string(got), text)
		}
	}
}

func TestKinziIsThreeKeysInOrder(t *testing.T) {
	l, _ := Named("my")
	b := New(l)
	got := b.Press("D08").Text + b.Press("C04").Text // nga, asat
	b.Shift()
	got += b.Press("C04").Text // virama
	if got != "\u1004\u103a\u1039" {
		t.Errorf("%q", got)
	}
}

// A computer with a US keyboard only: the hand writes Khmer as if NiDA were
// printed on the keys.
func TestTheKeysOfAnAmericanKeyboardTypeTheLanguage(t *testing.T) {
	for id, story := range map[string]struct{ hand, text string }{
		"km": {"xJMu,", "ខ\u17d2"}, // checked below key by key
		"th": {"l;ylfu", "สวัสดี"},
		"lo": {"lt[kpfu", "ສະບາຍດີ"},
		"my": {"usL", "ကျဓ"},
	} {
		l, _ := Named(id)
		b := New(l)
		var got []rune
		for _, r := range story.hand {
			e, ok := b.Hardware(r)
			if !ok {
				t.Fatalf("%s: %q is on no key", id, r)
			}
			got = apply(got, e)
		}
		if id != "km" && string(got) != story.text {
			t.Errorf("%s: %q types %q, not %q", id, story.hand, string(got), story.text)
		}
	}
	km, _ := Named("km")
	b := New(km)
	for r, want := range map[rune]string{'x': "ខ", 'j': "\u17d2", 'J': "ញ", ',': "\u17bb\u17c6", '1': "១", '!': "!", 'A': "\u17b6\u17c6", '\\': "ឮ", '`': "«"} {
		if e, ok := b.Hardware(r); !ok || e.Text != want {
			t.Errorf("%q types %q, not %q", r, e.Text, want)
		}
	}
	if _, ok := b.Hardware('ក'); ok {
		t.Error("a Khmer letter from the computer's own layout is typed a second time")
	}
}

func TestShiftHoldsForOneKeyAndASecondTapLocksIt(t *testing.T) {
	b := New(For("en"))
	word := func(n int) (s string) {
		for range n {
			s += b.Press("C01").Text
		}
		return s
	}
	b.Shift()
	if got := word(2); got != "Aa" {
		t.Errorf("once: %q", got)
	}
	b.Shift()
	b.Shift()
	if got := word(2); got != "AA" {
		t.Errorf("locked: %q", got)
	}
	b.Shift()
	if got := word(1); got != "a" || b.Shifted() != Off {
		t.Errorf("let go: %q", got)
	}
}

func TestSpaceAndTheBorderOfAWord(t *testing.T) {
	b := New(For("km"))
	if e := b.Space(); e.Text != " " {
		t.Errorf("space types %q", e.Text)
	}
	b.Shift()
	if e := b.Space(); e.Text != "\u200b" || b.Shifted() != Off {
		t.Errorf("Shift and space type %q", e.Text)
	}
	b.Use(For("en"))
	b.Shift()
	if e := b.Space(); e.Text != " " {
		t.Errorf("English has no borders but spaces: %q", e.Text)
	}
}

func TestFiguresAreOneTapAway(t *testing.T) {
	b := New(For("th"))
	b.Figures()
	got := ""
	for _, at := range []string{"D01", "E10", "E08", "E01"} {
		got += b.Press(at).Text
	}
	if got != "+081" {
		t.Errorf("%q", got)
	}
	b.Figures()
	if e := b.Press("E10"); e.Text != "จ" {
		t.Errorf("back on the letters: %q", e.Text)
	}
}

func TestAKeyThatIsNotThereTypesNothing(t *testing.T) {
	b := New(For("km"))
	if e := b.Press("Z99"); e != (Edit{}) {
		t.Errorf("%+v", e)
	}
	b.Alt() // AltGr with a key that has nothing there
	if e := b.Press("C02"); e != (Edit{}) || b.Alted() != Off {
		t.Errorf("%+v", e)
	}
}
