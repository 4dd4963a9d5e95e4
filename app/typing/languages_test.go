package typing

import (
	"strings"
	"testing"
)

// A word of each script, key by key in the order of its keyboard, and what each
// Backspace takes back.
func TestTyping_AWordAndBack(t *testing.T) {
	for _, c := range []struct {
		name, lang, keys string
		back             string // what is left after each Backspace
	}{
		{"Thai, a vowel and a tone over one letter", "th", "ที่นี่",
			"ที่นี ที่น ที่ ที ท"},
		{"Thai, a vowel written before its letter", "th", "เก้า", "เก้ เก เ"},
		{"Thai, am", "th", "น้ำ", "น้ น"},
		{"Lao", "lo", "ຖ້ວມ", "ຖ້ວ ຖ້ ຖ"},
		{"Khmer, letters below go with their coeng", "km", "ខ្ញុំ", "ខ្ញុ ខ្ញ ខ"},
		{"Khmer, two letters below", "km", "ស្ត្រី", "ស្ត្រ ស្ត ស"},
		{"Khmer, a sign that has no letter yet", "km", "ក្", "ក"},
		{"Burmese, marks around one letter", "my", "ကျွန်ုပ်", "ကျွန်ုပ ကျွန်ု ကျွန် ကျွန ကျွ ကျ က"},
		{"Burmese, kinzi and a stacked letter", "my", "အင်္ဂါ", "အင်္ဂ အင် အင အ"},
		{"Burmese, a stacked letter", "my", "ဗုဒ္ဓ", "ဗုဒ ဗု ဗ"},
		{"Vietnamese, letters of one key", "vi", "Việt", "Việ Vi V"},
		{"Vietnamese, a tone with a key of its own", "vi", "Vie\u0302\u0323t", "Vie\u0302\u0323 Vie\u0302 Vie Vi V"},
		{"Chinese", "zh-Hans", "李小燕", "李小 李"},
		{"a flag, a family, a thumb of a colour", "en", "a🇰🇭👨‍👩‍👧👍🏽", "a🇰🇭👨‍👩‍👧 a🇰🇭 a"},
	} {
		e := many(c.lang)
		for _, before := range []string{"", "x "} {
			e.SetText(before)
			e.Move(End, false)
			types(e, c.keys)
			want(t, e, before+c.keys+"|")
			for _, left := range strings.Fields(c.back) {
				e.Backspace()
				if e.Text() != before+left {
					t.Fatalf("%s: %q is left, want %q", c.name, e.Text(), before+left)
				}
			}
			if !e.Backspace() || e.Text() != before {
				t.Errorf("%s: %q is left at the end", c.name, e.Text())
			}
		}
	}
}

func TestDelete_TakesAWholeSign(t *testing.T) {
	for lang, signs := range map[string][]string{
		"th": {"ที่", "นี่", "น้ำ", "ท่", "ว", "ม"},
		"lo": {"ນໍ້", "າ", "ຖ້", "ວ", "ມ"},
		"km": {"ខ្ញុំ", "ស្ត្រី", "ទៅ"},
		"my": {"ကျွ", "န်ု", "ပ်", "ဗု", "ဒ္ဓ"},
		"vi": {"V", "i", "e\u0302\u0323", "t"},
		"en": {"🇰🇭", "🇹🇭", "👨‍👩‍👧"},
	} {
		e := at(lang, "|"+strings.Join(signs, ""))
		for i := range signs {
			if rest := strings.Join(signs[i:], ""); e.Text() != rest {
				t.Errorf("%s: %q is left, want %q", lang, e.Text(), rest)
				break
			}
			e.Delete()
		}
		if e.Text() != "" || e.Delete() {
			t.Errorf("%s: %q is left at the end", lang, e.Text())
		}
	}
}

func TestBackspace_ALineEndOfTwoBytesIsOne(t *testing.T) {
	e := at("en", "a\r\n|b")
	e.Backspace()
	want(t, e, "a|b")
	e = at("en", "a|\r\nb")
	e.Delete()
	want(t, e, "a|b")
	e = at("en", "|a")
	if e.Backspace() {
		t.Error("something before the beginning was taken")
	}
}

// A letter below is typed with two keys. Between two letters the first of them
// makes a stack of both; the second still goes where the first went.
func TestTyping_ALetterBelowInTheMiddleOfAWord(t *testing.T) {
	e := at("km", "ក|ុង")
	e.SetText("កនុង")
	e.stand(len("ក"))
	types(e, "\u17D2")
	want(t, e, "ក្|នុង")
	if x := e.Lines()[0].x(len("ក្នុ")); e.Where().X != x {
		t.Errorf("the caret is seen at %v, want %v, behind the stack", e.Where().X, x)
	}
	types(e, "រ")
	want(t, e, "ក្រ|នុង")
	e.Backspace()
	want(t, e, "ក|នុង")

	e = at("my", "ဗုဒ|ဓ")
	types(e, "\u1039")
	types(e, "ဒ")
	want(t, e, "ဗုဒ္ဒ|ဓ")
}

func TestMove_AfterAnUnfinishedStackToAProperPlace(t *testing.T) {
	e := at("km", "ក|នង")
	types(e, "\u17D2")
	e.Move(Right, false)
	want(t, e, "ក្ន|ង")
	e.stand(len("ក\u17D2"))
	e.Move(Left, false)
	want(t, e, "|ក្នង")
}

func TestMove_BySignAndByWord(t *testing.T) {
	e := at("km", "|ប្រទេសកម្ពុជា")
	e.Move(Right, false)
	want(t, e, "ប្រ|ទេសកម្ពុជា")
	e.Move(WordRight, false)
	want(t, e, "ប្រទេស|កម្ពុជា")
	e.Move(WordRight, true)
	want(t, e, "ប្រទេស|កម្ពុជា|")
	e.DeleteWord()
	want(t, e, "ប្រទេស|")
	e.BackspaceWord()
	want(t, e, "|")

	for lang, c := range map[string][2]string{
		"th": {"|ฉันอยากกลับบ้าน", "ฉัน|อยาก|กลับ|บ้าน"},
		"lo": {"|ໂຮງຮຽນໃໝ່", "ໂຮງຮຽນ|ໃໝ່"},
		"my": {"|ကျောင်း သွားပါ", "ကျောင်း |သွား|ပါ"},
		"vi": {"|Tôi muốn  về nhà", "Tôi |muốn  |về |nhà"},
		"en": {"|Two words, more", "Two |words|, |more"},
	} {
		e := at(lang, c[0])
		for _, at := range bars(c[1]) {
			if e.Move(WordRight, false); e.Caret() != at {
				t.Errorf("%s: stands at %q", lang, state(e))
			}
		}
		e.Move(End, false)
		places := bars(c[1])
		for i := len(places) - 1; i >= 0; i-- {
			if e.Move(WordLeft, false); e.Caret() != places[i] {
				t.Errorf("%s, back: stands at %q", lang, state(e))
			}
		}
	}
}

// bars returns where in a text without them bars stand.
func bars(s string) (places []int) {
	parts := strings.Split(s, "|")
	at := 0
	for _, p := range parts[:len(parts)-1] {
		at += len(p)
		places = append(places, at)
	}
	return places
}

func TestMove_LeavesAMarkAtItsEnds(t *testing.T) {
	e := at("en", "a|bc|d")
	e.Move(Left, false)
	want(t, e, "a|bcd")
	e = at("en", "a|bc|d")
	e.Move(Right, false)
	want(t, e, "abc|d")
}
