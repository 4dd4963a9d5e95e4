package text

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// All names are invented. Kept names, language, text with a slash at each break.
var keepCases = []struct{ names, lang, slashed string }{
	// A name of words holds together, and what is beside it is cut as before.
	{"ใจดี", "th", "คุณ/ใจดี/ไป/ทำงาน"},
	{"ดาวเรืองศรี", "th", "นางสาว/ดาวเรืองศรี/อยู่/ที่/นี่"},
	{"มะลิ ใจดี", "th", "พบ/มะลิ ใจดี /ที่/บ้าน"},
	{"ဒေါ်မြသီတာ", "my", "ဒေါ်မြသီတာ/က/ပြောသည်"},
	{"សុខ ដារា", "km", "លោក/សុខ ដារា /បាន/ទៅ"},
	{"ຄຳ ແສງດາວ", "lo", "ນາງ/ຄຳ ແສງດາວ /ໄປ/ບ້ານ"},
	{"Nguyễn Lan Anh", "vi", "Chị /Nguyễn Lan Anh /đã /đến."},
	{"王小花", "zh-Hans", "我/见/到/王小花/了。"},
	{"ၸၢႆးသႅင်", "shn", "ၵႂႃႇ/ၸၢႆးသႅင်/ၵူႊ"},
	// By the list alone ดาว is a word, and so is เรือง, and รอง.
	{"ดาวเรืองร", "th", "คุณ/ดาวเรืองร/อง/ไป"},
	// Two names, one inside the other, and one twice.
	{"ใจดี,มะลิ ใจดี", "th", "มะลิ ใจดี /กับ/ใจดี"},
	// Nothing to hold.
	{"", "th", "คุณ/ใจดี"},
	{" ,a", "en", "a /b"},
}

func TestKeptNamesHoldTogether(t *testing.T) {
	for _, c := range keepCases {
		s := strings.ReplaceAll(c.slashed, "/", "")
		if got := slashed(s, Keep(strings.Split(c.names, ",")...).Breaks(s, c.lang)); got != c.slashed {
			t.Errorf("%s kept in %s\n got %s\nwant %s", c.names, c.lang, got, c.slashed)
		}
	}
}

func TestAKeptNameHoldsHoweverItsLettersAreComposed(t *testing.T) {
	name, s := "Nguyễn Lan Anh", "Chị Nguyễn Lan Anh đã đến."
	for _, form := range []norm.Form{norm.NFC, norm.NFD} {
		for _, other := range []norm.Form{norm.NFC, norm.NFD} {
			s, name := form.String(s), other.String(name)
			if got, want := slashed(s, Keep(name).Breaks(s, "vi")), form.String("Chị /Nguyễn Lan Anh /đã /đến."); got != want {
				t.Errorf("got %s", got)
			}
		}
	}
}

func TestASetKeepsNamesUntilItForgets(t *testing.T) {
	set := open(t)
	st := Style{Lang: "th", Size: 10}
	s := "นางสาวดาวเรืองศรีอยู่ที่นี่"
	count := func() (n int) {
		lines, err := set.Lines(s, st, 60)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if strings.Contains(l.Text, "ดาวเรืองศรี") {
				n++
			}
		}
		return n
	}
	set.Keep("ดาวเรืองศรี")
	if count() != 1 {
		t.Error("a kept name is parted")
	}
	if lines, err := set.Lines(s, st, 20); err != nil || len(lines) < 4 {
		t.Errorf("a name wider than a line is in %d lines (%v)", len(lines), err)
	}
	set.Forget()
	if set.faces[Regular].kept.Load() != nil {
		t.Error("names of a closed case are still kept")
	}
}

// wordCases: language, then the text with a slash at each border.
var wordCases = []struct{ lang, slashed string }{
	{"th", "วัน/นี้/คุณ/รู้สึก/ปลอดภัย/ไหม"},
	{"th", "เด็กๆ/ /(/พัก/)/ /50/%"},
	{"km", "ខ្ញុំ\u200b/ចង់/ /១២/៖"},
	{"my", "သင်/ဒီ/နေ့/ /မသွား/ပါ/။"},
	{"vi", "Hôm/ /nay/,/ /không/?"},
	{"zh-Hans", "您/好/，/Lan/！"},
	{"shn", "ၵူၼ်း/ၵူႊ"},
	{"en", "It/ /costs/ /$/12.50/,/ /don't"},
	{"en", ""},
}

func TestWordsEndWhereReadersExpectThem(t *testing.T) {
	for _, c := range wordCases {
		s := strings.ReplaceAll(c.slashed, "/", "")
		if got := slashed(s, Words(s, c.lang)); got != c.slashed {
			t.Errorf("%s\n got %s\nwant %s", c.lang, got, c.slashed)
		}
	}
	s := "มะลิ ใจดีไป"
	if got := slashed(s, Keep("มะลิ ใจดี").Words(s, "th")); got != "มะลิ ใจดี/ไป" {
		t.Errorf("a kept name is not one word: %s", got)
	}
}

// No line begins with what closes or goes on, and none ends with what opens,
// in any script without spaces.
func TestPunctuationStaysWithItsWord(t *testing.T) {
	for lang, letter := range map[string]string{"th": "กา", "lo": "ກາ", "km": "កា", "my": "ကာ", "shn": "ၵႃ", "zh": "中"} {
		for _, r := range "、。，．：；！？）》」』】〉”’…—)]}!?,.;:%၊။។៕៖" {
			s := letter + string(r) + letter
			if slices.Contains(Breaks(s, lang), len(letter)) {
				t.Errorf("a line of %s begins with %q", lang, r)
			}
		}
		for _, r := range "（《「『【〈“‘([{" {
			s := letter + string(r) + letter
			if slices.Contains(Breaks(s, lang), len(letter)+len(string(r))) {
				t.Errorf("a line of %s ends with %q", lang, r)
			}
		}
		for _, sign := range []string{"……", "——"} {
			s := letter + sign + letter
			if slices.Contains(Breaks(s, lang), len(letter)+len(sign)/2) {
				t.Errorf("%s is split in %s", sign, lang)
			}
		}
	}
}
