package arrival

import (
	"bytes"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// toZawgyi writes Burmese as old programs do, for tests that need such texts.
func toZawgyi(t testing.TB, s string) string {
	t.Helper()
	rs, err := backRules()
	if err != nil {
		t.Fatal(err)
	}
	return rs.apply(s)
}

var backRules = sync.OnceValues(func() (rules, error) {
	src, err := os.ReadFile("testdata/to_zawgyi.rules")
	if err != nil {
		return nil, err
	}
	return parseRules(string(src))
})

// A worker pastes a line from an old page. All people are invented.
func TestZawgyi_AnOldPageIsSeenAndReadRightly(t *testing.T) {
	for _, c := range []struct{ zawgyi, unicode string }{
		{"ကၽြန္မ မိုးမိုးပါ။ မိခင္ရဲ႕အိမ္ကို ျပန္ခ်င္တယ္။", "ကျွန်မ မိုးမိုးပါ။ မိခင်ရဲ့အိမ်ကို ပြန်ချင်တယ်။"},
		{"ေက်ာင္းျပန္တက္ခ်င္ပါတယ္", "ကျောင်းပြန်တက်ချင်ပါတယ်"},
		{"ေဒၚခင္ခင္ေအး", "ဒေါ်ခင်ခင်အေး"},
		{"သမီး ၄ ေယာက္၊ သား ၁၀ ေယာက္", "သမီး ၄ ယောက်၊ သား ၁၀ ယောက်"},
		{"၀န္ထမ္းက ဘ၀အေၾကာင္း ေျပာတယ္", "ဝန်ထမ်းက ဘဝအကြောင်း ပြောတယ်"},
		{"၄င္း၏အိမ္", "၎င်း၏အိမ်"},
		{"ၿမိဳ႕နယ္၊ ႀကိဳးစားတယ္", "မြို့နယ်၊ ကြိုးစားတယ်"},
		{"ဝန္ႀကီးက သတၲဝါမ်ားကို ဂ႐ုစိုက္ပါတယ္", "ဝန်ကြီးက သတ္တဝါများကို ဂရုစိုက်ပါတယ်"},
	} {
		if !IsZawgyi(c.zawgyi) {
			t.Errorf("%s: not seen as Zawgyi, chance %.5f", c.unicode, ZawgyiChance(c.zawgyi))
		}
		if IsZawgyi(c.unicode) {
			t.Errorf("%s: taken for Zawgyi", c.unicode)
		}
		if got := FromZawgyi(c.zawgyi); got != Tidy(c.unicode) {
			t.Errorf("%+q became\n%+q, want\n%+q", c.zawgyi, got, Tidy(c.unicode))
		}
	}
}

// A number is a fact: four children stay four, ten o'clock stays ten o'clock.
func TestZawgyi_NumbersStayNumbers(t *testing.T) {
	for _, s := range []string{"ကေလး ၄", "ကေလး ၀", "၁၀း၃၀ နာရီ", "၄", "၀", "အသက္ ၄၀", "၁၀ ေယာက္", "၂၀ၾကိမ္", "သမီး၄ေယာက္"} {
		want, got := onlyDigits(s), onlyDigits(FromZawgyi(s))
		if got != want {
			t.Errorf("%s: the digits %s became %s", s, want, got)
		}
	}
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x1040 && r <= 0x1049 {
			return r
		}
		return -1
	}, s)
}

// A name alone is too short to be sure of: nobody is asked about it.
func TestZawgyi_OneShortWordIsNotAskedAbout(t *testing.T) {
	for _, s := range []string{"မမ", "လွလွ", "ကို", "အညီ", "၏လွ", "", "Nan", "สวัสดี"} {
		if IsZawgyi(s) {
			t.Errorf("%q is taken for Zawgyi", s)
		}
	}
}

// Shan, Mon, Karen and Pali have letters of their own that Zawgyi uses for
// other things. Taking one for Zawgyi would destroy it.
func TestZawgyi_NeighboursOfBurmeseAreNotZawgyi(t *testing.T) {
	for _, s := range []string{
		"ၸဝ်ႈမႁႃးၵျႃႇ ၶူးသွၼ်လိၵ်ႈတႆး", "ဢၼ်ၵဵဝ်ႇတင်းလုမ်ႈ", "အခေါၚ်အရာမၞိဟ်", "ဍုၚ်မွဲမွဲ", "တၢ်ကစီၣ်", "ဝိနယပိဋကေ",
	} {
		if IsZawgyi(s) || ZawgyiChance(s) > 0.01 {
			t.Errorf("%s: chance %.4f", s, ZawgyiChance(s))
		}
	}
}

// The model's makers list texts with the chances it gives them.
func TestModel_GivesTheChancesItsMakersGive(t *testing.T) {
	table, err := os.ReadFile("testdata/zawgyi_chances.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(table)) {
		chance, s, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok {
			t.Fatalf("a line without a tab: %q", line)
		}
		want, err := strconv.ParseFloat(chance, 64)
		if err != nil {
			t.Fatal(err)
		}
		want = max(want, 0) // they say minus infinity where nothing is Myanmar
		if got := ZawgyiChance(s); math.Abs(got-want) > 1e-6*want {
			t.Errorf("%q: %g, want %g", s, got, want)
		}
		n++
	}
	if n < 40 {
		t.Fatalf("only %d texts", n)
	}
}

func TestModel_DamagedIsRefused(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty": nil, "cut short": modelData[:len(modelData)-1], "too long": append(bytes.Clone(modelData), 0),
		"another kind": append([]byte("PNG"), modelData...),
	} {
		if _, err := readModel(b); !errors.Is(err, errModel) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRules_WhatIsNotARuleIsRefused(t *testing.T) {
	for _, src := range []string{"a b;", "[a → b;", "(a b)+ → c;", "* → a;", "→ a;", "a → [b];", "[\\u10] → a;"} {
		if _, err := parseRules(src); err == nil {
			t.Errorf("%q was read", src)
		}
	}
}

func TestRules_WorkAsWritten(t *testing.T) {
	for _, c := range []struct{ rules, in, out string }{
		{"a → b; ", "aca", "bcb"},
		{"(a) (b) → $2 $1;", "xab", "xba"},
		{"a+ → A;", "aaab", "Ab"},
		{"([ab])+ c → $1;", "abc", "ab"},
		{"^ a → b;", "aa", "ba"},
		{"a $ → b;", "aa", "ab"},
		{"$v = [a-c];\n($v*) x → x $1;", "abcxd", "xabcd"},
		{"[^a] → z;", "abc", "azz"},
		{"a → b | c;\nc → d;", "a", "bd"},
		{"a → b;\n::Null;\nb → c;", "ab", "cc"},
		{"a → | a;", "aa", "aa"}, // would go on for ever
		{"\\u0061 → \\u0062;", "a", "b"},
	} {
		rs, err := parseRules(c.rules)
		if err != nil {
			t.Errorf("%s: %v", c.rules, err)
			continue
		}
		if got := rs.apply(c.in); got != c.out {
			t.Errorf("%s: %q became %q, want %q", c.rules, c.in, got, c.out)
		}
	}
}

func FuzzModel(f *testing.F) {
	f.Add(modelData)
	f.Add([]byte("UZMODEL \x00\x00\x00\x01BMARKOV "))
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := readModel(b); err == nil {
			m.weigh("မြန်မာ")
		}
	})
}

// Converting ends, and what has been stored in between converts to the same.
func FuzzFromZawgyi(f *testing.F) {
	f.Add("ေက်ာင္း")
	f.Add("၀၀၄")
	f.Fuzz(func(t *testing.T, s string) {
		once := FromZawgyi(s)
		if Tidy(once) != once {
			t.Errorf("%+q is not tidy", once)
		}
	})
}
