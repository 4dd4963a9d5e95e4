package layout

import (
	"strings"
	"testing"
)

// telexed types keys on a US keyboard with Telex and gives the text.
func telexed(keys string) string {
	l, _ := Named("telex")
	b := New(l)
	var got []rune
	for _, r := range keys {
		e, _ := b.Hardware(r)
		got = apply(got, e)
	}
	return string(got)
}

func TestTelex(t *testing.T) {
	for keys, want := range map[string]string{
		"aa":                   "â",
		"aw":                   "ă",
		"dd":                   "đ",
		"sacs":                 "sác",
		"tieengs Vieetj":       "tiếng Việt",
		"tiengse":              "tiếng", // the hat after the tone
		"dduwowngf":            "đường",
		"duongdwf":             "đường",
		"thuowr":               "thuở",
		"thuowngf":             "thường",
		"muaw":                 "mưa",
		"muwaf":                "mừa",
		"hoafn":                "hoàn", // the tone moves when a letter follows
		"hoaf":                 "hòa",
		"thuyr":                "thủy",
		"khuyur":               "khuỷu",
		"quys":                 "quý",
		"quoocs":               "quốc",
		"gif":                  "gì",
		"giaf":                 "già",
		"giuwax":               "giữa",
		"ngoaif":               "ngoài",
		"ruowuj":               "rượu",
		"nguowif":              "người",
		"nguyeenx":             "nguyễn",
		"NGUYEENX":             "NGUYỄN",
		"Ddaf Nawngx":          "Đà Nẵng",
		"tooi khoong bieets.":  "tôi không biết.",
		"hoafz":                "hoa",  // z takes a tone back
		"ass":                  "as",   // a tone twice is a letter
		"aaa":                  "aa",   // a hat twice is two letters
		"ddd":                  "dd",   //
		"boss":                 "bos",  // as every Telex: write bosss
		"bosss":                "boss", // the word is left as it is after that
		"hrs":                  "hrs",  // no vowel, no tone
		"w1":                   "w1",   //
		"aas1":                 "ấ1",   //
		"con ddaau  owr ddaau": "con đâu  ở đâu",
	} {
		if got := telexed(keys); got != want {
			t.Errorf("%s gives %q, not %q", keys, got, want)
		}
	}
}

func TestTelexGoesOnAfterALetterWasTakenBack(t *testing.T) {
	l, _ := Named("telex")
	b := New(l)
	var got []rune
	hand := func(keys string) {
		for _, r := range keys {
			e, _ := b.Hardware(r)
			got = apply(got, e)
		}
	}
	hand("tieengs")
	if b.Back() {
		t.Fatal("nothing is being spelled")
	}
	got = got[:len(got)-1]
	hand("f") // now another tone
	if string(got) != "tiền" {
		t.Errorf("%q", string(got))
	}
	b.Forget() // the cursor went elsewhere
	hand("s")
	if string(got) != "tiềns" {
		t.Errorf("a word that was left is changed: %q", string(got))
	}
}

func TestVietnameseToneKeysMarkTheirVowel(t *testing.T) {
	l, _ := Named("vi")
	b := New(l)
	var got []rune
	for _, at := range []string{"D05", "D08", "E03", "B06", "C05", "E08"} { // t i ê n g ´
		got = apply(got, b.Press(at))
	}
	if string(got) != "tiếng" {
		t.Errorf("%q", string(got))
	}
	// The letters of Telex are only letters here.
	b.Forget()
	if e := b.Press("C01"); e.Text != "a" {
		t.Errorf("%+v", e)
	}
	if e := b.Press("C02"); e != (Edit{Text: "s"}) {
		t.Errorf("%+v", e)
	}
}

func TestPinyin(t *testing.T) {
	l, _ := Named("zh")
	b := New(l)
	spell := func(keys string) (text string) {
		for _, r := range keys {
			e, _ := b.Hardware(r)
			text += e.Text
		}
		return text
	}
	if got := spell("zhong"); got != "" || b.Spelling() != "zhong" {
		t.Fatalf("letters reach the text while they are spelled: %q", got)
	}
	if cs := b.Choices(); len(cs) < 10 || cs[0] != "中" || cs[1] != "种" {
		t.Errorf("choices of zhong: %v", cs)
	}
	if got := spell(" "); got != "中" || b.Spelling() != "" {
		t.Errorf("space gives %q", got)
	}
	for keys, want := range map[string]string{
		"zhongguo  ":  "中国", // two syllables at once
		"ni3":         "拟",  // a figure chooses
		"nv ":         "女",  // v is ü
		"xi'an  ":     "西安", // two syllables, not xian
		"xian ":       "现",
		"wo shi ren ": "我是人",
		"ni hao!":     "你好！", // a sign takes the first choice, and is Chinese
		"W1, ":        "W1， ",
	} {
		if got := spell(keys); got != want {
			t.Errorf("%s gives %q, not %q", keys, got, want)
		}
		b.Forget()
	}
	if cs := strings.Join(func() []string { spell("sh"); return b.Choices() }(), ""); !strings.Contains(cs, "是") || !strings.Contains(cs, "上") {
		t.Errorf("a beginning offers %s", cs)
	}
	if !b.Back() || b.Spelling() != "s" {
		t.Errorf("a letter is taken back from the spelling first: %q", b.Spelling())
	}
	b.Plain(true)
	if got := spell("zhong1"); got != "zhong1" || b.Spelling() != "" {
		t.Errorf("in a pass phrase nothing is spelled: %q", got)
	}
}

func TestEveryStandardCharacterCanBeSpelled(t *testing.T) {
	seen := map[rune]bool{}
	for s, chars := range syllables() {
		if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Errorf("the spelling %q is not on the keys", s)
		}
		b := New(For("zh"))
		for _, r := range s {
			b.Hardware(r)
		}
		if strings.Join(b.Choices(), "") != string(chars) {
			t.Errorf("typing %s does not offer its characters but %v", s, b.Choices()[:3])
		}
		for _, c := range chars {
			seen[c] = true
		}
	}
	if len(seen) != 8105 {
		t.Errorf("%d characters, not the 8,105 of the standard", len(seen))
	}
}

// FuzzBoard: whatever is pressed, no more is taken back than was typed.
func FuzzBoard(f *testing.F) {
	f.Add("telex", "tieengs Vieetj ass w uow")
	f.Add("zh", "zhongguo1 xi'an!")
	f.Add("km", "xJMu, 12")
	f.Fuzz(func(t *testing.T, id, keys string) {
		l, ok := Named(id)
		if !ok {
			l = All()[len(keys)%len(All())]
		}
		b, n := New(l), 0
		for _, r := range keys {
			e, _ := b.Hardware(r)
			if e.Back > n {
				t.Fatalf("%s %q takes back %d of %d", l.ID, keys, e.Back, n)
			}
			n += len([]rune(e.Text)) - e.Back
			if r == '*' && !b.Back() && n > 0 {
				n--
			}
			b.Choose(int(r % 11))
		}
	})
}
