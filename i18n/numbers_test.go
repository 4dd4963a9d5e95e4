package i18n

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestDate_SaysBothEras(t *testing.T) {
	c := Open()
	for tag, want := range map[string][3]string{
		"en":      {"12 March 2026 (Thai year 2569)", "March 2026 (Thai year 2569)", "12 Mar 2026 (Thai 2569)"},
		"th":      {"12 มีนาคม พ.ศ. 2569 (ค.ศ. 2026)", "มีนาคม พ.ศ. 2569 (ค.ศ. 2026)", "12 มี.ค. พ.ศ. 2569 (2026)"},
		"lo":      {"12 ມີນາ 2026 (ພ.ສ. ໄທ 2569)", "ມີນາ 2026 (ພ.ສ. ໄທ 2569)", "12 ມີນາ 2026 (ໄທ 2569)"},
		"km":      {"12 មីនា 2026 (ព.ស. ថៃ 2569)", "មីនា 2026 (ព.ស. ថៃ 2569)", "12 មីនា 2026 (ថៃ 2569)"},
		"my":      {"2026 ခုနှစ် မတ်လ 12 ရက် (ထိုင်းနှစ် 2569)", "2026 ခုနှစ် မတ်လ (ထိုင်းနှစ် 2569)", "2026 မတ်လ 12 ရက် (ထိုင်း 2569)"},
		"vi":      {"12 tháng 3 năm 2026 (năm Thái 2569)", "tháng 3 năm 2026 (năm Thái 2569)", "12 tháng 3, 2026 (Thái 2569)"},
		"zh-Hans": {"2026年3月12日（泰历2569年）", "2026年3月（泰历2569年）", "2026年3月12日（泰历2569）"},
	} {
		p := c.For(tag)
		if got := [3]string{p.Date("2026-03-12"), p.Date("2026-03"), p.ShortDate("2026-03-12")}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
	en := c.For("en")
	for iso, want := range map[string]string{"2026": "2026 (Thai year 2569)", "soon": "soon", "2026-13": "2026-13"} {
		if got := en.Date(iso); got != want {
			t.Errorf("%s: %q, want %q", iso, got, want)
		}
	}
}

func TestDate_AsWellAsItIsKnown(t *testing.T) {
	en := Open().For("en")
	for got, want := range map[string]string{
		en.Between("1998", "2000"):            "between 1998 (Thai year 2541) and 2000 (Thai year 2543)",
		en.Between("1998", ""):                "1998 (Thai year 2541) or after",
		en.Between("", "2000"):                "2000 (Thai year 2543) or before",
		en.AboutAge(17, "2026-11"):            "about 17 years old on November 2026 (Thai year 2569)",
		en.Born(17, "2026-11-23"):             "Born in 2008 (Thai year 2551) or 2009 (Thai year 2552)",
		en.AgeNow("2009-11-23", "2026-11-23"): "17 years old now",
		en.AgeNow("2009-11-24", "2026-11-23"): "16 years old now",
		en.AgeNow("2009", "2026-11-23"):       "16 or 17 years old now",
		en.AgeNow("2027", "2026-11-23"):       "",
		en.AgeNow("1800", "2026-11-23"):       "",
		en.Born(17, "someday"):                "",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Her copy may have the digits she reads; whoever copies a number into a
// machine has western ones.
func TestDigits_OfTheLanguageOnRequest(t *testing.T) {
	c := Open()
	for tag, want := range map[string][4]string{
		"en":      {"2 January 2026 (Thai year 2569)", "US$1,500.5", "1,234,567", "2026"},
		"th":      {"๒ มกราคม พ.ศ. ๒๕๖๙ (ค.ศ. ๒๐๒๖)", "๑,๕๐๐.๕ ดอลลาร์สหรัฐ", "๑,๒๓๔,๕๖๗", "๒๐๒๖"},
		"lo":      {"໒ ມັງກອນ ໒໐໒໖ (ພ.ສ. ໄທ ໒໕໖໙)", "໑.໕໐໐,໕ ໂດລາສະຫະລັດ", "໑.໒໓໔.໕໖໗", "໒໐໒໖"},
		"km":      {"២ មករា ២០២៦ (ព.ស. ថៃ ២៥៦៩)", "១,៥០០.៥ ដុល្លារអាមេរិក", "១,២៣៤,៥៦៧", "២០២៦"},
		"my":      {"၂၀၂၆ ခုနှစ် ဇန်နဝါရီလ ၂ ရက် (ထိုင်းနှစ် ၂၅၆၉)", "၁,၅၀၀.၅ အမေရိကန်ဒေါ်လာ", "၁,၂၃၄,၅၆၇", "၂၀၂၆"},
		"vi":      {"2 tháng 1 năm 2026 (năm Thái 2569)", "1.500,5 đô la Mỹ", "1.234.567", "2026"},
		"zh-Hans": {"2026年1月2日（泰历2569年）", "1,500.5美元", "1,234,567", "2026"},
	} {
		plain, own := c.For(tag), c.For(tag).Own()
		if got := [4]string{own.Date("2026-01-02"), own.Money(1500.5, "USD", "once"), own.Number(1234567), own.Digits("2026")}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
		if own.Date("2026-01-02") == plain.Date("2026-01-02") != !HasDigits(tag) {
			t.Errorf("%s: digits of its own %v", tag, HasDigits(tag))
		}
		if Western(own.Date("2026-01-02")) != plain.Date("2026-01-02") {
			t.Errorf("%s: %q does not come back", tag, own.Date("2026-01-02"))
		}
	}
	// What is not counted with stays: a code that stands in a sentence.
	if got := c.For("km").Own().Say("plan.head.code", Args{"code": "7Q4K-2"}); !strings.Contains(got, "7Q4K-2") {
		t.Errorf("a code became %q", got)
	}
}

// Beside a date in her own digits, "the first 24 hours" has them too. What is
// named with a digit, and what may be called, stays as machines have it.
func TestDigits_CountsInsideWords(t *testing.T) {
	c := Open()
	for key, want := range map[string]string{
		"plan.r.first_24h":     "၂၄",  // the first 24 hours
		"plan.days.day3":       "၃ ",  // day 3
		"f09.words.first.help": "F05", // a form
		"paper.kind.a4":        "A4",
	} {
		if got := c.For("my").Own().Say(key, nil); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q in it", key, got, want)
		}
		if w, _ := c.For("my").Own().Find(key); !strings.Contains(w.Text, want) {
			t.Errorf("%s: found as %q, want %q in it", key, w.Text, want)
		}
		if got := Western(c.For("my").Own().Say(key, nil)); got != c.For("my").Say(key, nil) {
			t.Errorf("%s: %q does not come back", key, got)
		}
	}
	for _, word := range []string{"F05", "W1", "1300", "02-000-0000", "{n1}"} {
		if got := c.For("km").Own().counts(word); got != word {
			t.Errorf("%q became %q", word, got)
		}
	}
}

// Whatever keyboard digits come from, a number is a number.
func TestWestern_ReadsEveryDigit(t *testing.T) {
	for _, ten := range []string{"๐๑๒๓๔๕๖๗๘๙", "໐໑໒໓໔໕໖໗໘໙", "០១២៣៤៥៦៧៨៩", "၀၁၂၃၄၅၆၇၈၉", "႐႑႒႓႔႕႖႗႘႙", "０１２３４５６７８９", "०१२३४५६७८९"} {
		if got := Western("a" + ten + "é"); got != "a0123456789é" {
			t.Errorf("%s: %q", ten, got)
		}
	}
	if s := "မြန်မာ ក្រុង ฿ ၊ ฯ"; Western(s) != s {
		t.Errorf("letters became %q", Western(s))
	}
}

func TestMoney_AsPeopleSayIt(t *testing.T) {
	c := Open()
	for tag, want := range map[string][2]string{
		"en":      {"1,500,000 kip", "5,000 baht per month"},
		"th":      {"1,500,000 กีบ", "5,000 บาท ต่อเดือน"},
		"lo":      {"1.500.000 ກີບ", "5.000 ບາດ ຕໍ່ເດືອນ"},
		"km":      {"1,500,000 គីប", "5,000 បាត ក្នុងមួយខែ"},
		"my":      {"1,500,000 ကစ်", "တစ်လလျှင် 5,000 ဘတ်"},
		"vi":      {"1.500.000 kíp", "5.000 bạt mỗi tháng"},
		"zh-Hans": {"1,500,000基普", "每月5,000泰铢"},
	} {
		p := c.For(tag)
		if got := [2]string{p.Money(1500000, "LAK", ""), p.Money(5000, "THB", "month")}; got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
		if got := p.Money(12.5, "EUR", "once"); !strings.HasSuffix(got, " EUR") {
			t.Errorf("%s: money without words of its own stands with its code: %q", tag, got)
		}
		for _, code := range Currencies() {
			if p.Currency(code) == code {
				t.Errorf("%s has no name for %s", tag, code)
			}
		}
	}
}

// Whatever can be picked has a name, in the letters of the language, and no
// two have the same.
func TestNames_OfAllThatCanBePicked(t *testing.T) {
	c := Open()
	scripts := map[string]*unicode.RangeTable{"en": unicode.Latin, "th": unicode.Thai, "lo": unicode.Lao, "km": unicode.Khmer, "my": unicode.Myanmar, "vi": unicode.Latin, "zh-Hans": unicode.Han}
	if n := len(CountryCodes()); n < 249 || n > 251 {
		t.Errorf("%d countries, ISO 3166-1 has 249", n)
	}
	for _, l := range Languages() {
		p := c.For(l.Tag)
		for kind, list := range map[string]struct {
			codes []string
			name  func(string) string
		}{"language": {LanguageCodes(), p.Language}, "country": {CountryCodes(), p.Country}} {
			seen := map[string]string{}
			for _, code := range list.codes {
				n := list.name(code)
				if other, twice := seen[n]; twice {
					t.Errorf("%s calls %s and %s both %q", l.Tag, code, other, n)
				}
				seen[n] = code
				if n == code || !strings.ContainsFunc(n, func(r rune) bool { return unicode.Is(scripts[l.Tag], r) }) {
					t.Errorf("%s calls %s %s %q", l.Tag, kind, code, n)
				}
				for _, r := range n {
					if unicode.IsLetter(r) && !unicode.Is(scripts[l.Tag], r) {
						t.Errorf("%s: %q of %s %s is of another script", l.Tag, r, kind, code)
					}
				}
			}
		}
	}
}

// Words in the order of the dictionaries of each language: the Royal Institute
// (Thai), Chuon Nath (Khmer), the Myanmar Language Commission, pinyin.
var dictionary = map[string]string{
	"en":      "Akha apple Karen khaki lao Lao Mon Shan",
	"th":      "ก กก กระ กลาง กาง กาน กำ กิน เก เกม เก้า แก ไก่ ขวา ของ เขา ไข่ คน เคย งาน เงิน จีน ชาว ไทย นม แม่ ยาย รัก เรา ลาว เวียดนาม สอง หนึ่ง อาหาร ฮา",
	"lo":      "ກ ກາ ກິນ ເກມ ໄກ່ ຂາ ເຂົາ ຄົນ ງານ ຈີນ ໄທ ນົມ ແມ່ ລາວ ຫວຽດນາມ ອາຫານ",
	"km":      "ក កក កង កម្ពុជា កា ការ កូន កើត កែវ កំពត កាំ កោះ ក្ដី ក្រចេះ ក្រុង ខាង ខែ ខ្ញុំ ខ្មែរ គង់ គ្រួសារ ចិន ថៃ ទឹក នំ ប៉ា ផ្ទះ ព្រៃ ភូមា មាន មុន រៀល លាវ វៀតណាម សម្រាប់ ឡាន អាហារ",
	"my":      "က ကာ ကား ကောင်း ကန် ကမ္ဘာ ကျောင်း ကြီး ကွာ ခါး ခွေး ဂဏန်း ငါး စာ စား စက် စင်္ကာပူ စိတ် ဆရာ ဇာတ် ညီ တရုတ် ထမင်း ဒေါ် နာမည် ပန်း ဖေ ဗမာ ဘတ် မေ မင်္ဂလာ မောင် မြန်မာ ယူ ရေ ရှမ်း လာအို ဝါ သမီး သား ဟာ အမေ အိမ်",
	"vi":      "a anh ao áo ăn âm ba bà bạn ca cá chị con cô da đa đi em gà hai kể không lan lần mẹ một năm người ông ơn quê sáu thai thái tôi út ưa yêu",
	"zh-Hans": "爱 八 北京 车 成都 大 饿 法 高 好 家 开 老挝 缅甸 男 女 配 七 人 泰国 外 西 越南 中国",
}

func TestSort_AsTheDictionariesOfEachLanguageDo(t *testing.T) {
	c := Open()
	for _, l := range Languages() {
		want := strings.Fields(dictionary[l.Tag])
		if len(want) < 8 {
			t.Fatalf("no words for %s", l.Tag)
		}
		got := slices.Clone(want)
		slices.Sort(got)
		slices.SortFunc(got, c.For(l.Tag).Compare)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", l.Tag, got, want)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	words := strings.Fields(dictionary["km"])
	p := Open().For("km")
	for b.Loop() {
		p.Compare(words[3], words[4])
	}
}

// The year 2026 is not 2,026.
func TestSay_YearsHaveNoMarks(t *testing.T) {
	c := Open()
	for _, l := range Languages() {
		got := c.For(l.Tag).Say("problem.date_era", Args{"year": 2569, "other": 2026})
		if !strings.Contains(got, "2026") {
			t.Errorf("%s: %q", l.Tag, got)
		}
		if got := c.For(l.Tag).Exact(0.123456); !strings.HasSuffix(got, "123456") {
			t.Errorf("%s: %q", l.Tag, got)
		}
	}
}
