// Package casefiletest holds seven invented people, one for each language
// Onward speaks, for tests, the demonstration and the gallery. Nobody in it
// lives, no place in it can be found on a map, and nothing in it says what
// happened to anyone.
//
// [People] gives them all. Their free text is in their own language, with
// translations into the worker's and into those of whoever may read a copy. Of
// each person some have been checked by nobody, what she wishes for in a year
// has none, and in a third language neither has why she goes where she goes:
// that is how it is in life, and shows how a paper says so.
package casefiletest

import (
	"time"

	"onward/app/casefile"
)

// words are the sentences of one language, by what they are for.
type words map[string]string

var spoken = map[string]words{"en": en, "th": th, "lo": lo, "km": km, "my": my, "vi": vi, "zh-Hans": zh}

// person is what differs from one invented person to the next.
type person struct {
	id      casefile.CaseID
	code    casefile.Code
	lang    string // BCP 47
	iso     string // ISO 639-3
	script  string
	working string
	name    casefile.Name
	birth   casefile.PDate
	country string
	village casefile.Addr
	second  bool     // takes the second set of wishes
	steps   []string // the areas of the plan
	money   casefile.Money
	friend  string
	reader  string
	phone   string
}

var everyone = []person{
	{
		id: "7b1e0c52a4", code: "7Q4K", lang: "en", iso: "eng", script: "latin", working: "th",
		name:  casefile.Name{Full: "Amani Otieno", Called: "Amani"},
		birth: casefile.PDate{Precision: "day", Calendar: "ce", CE: "1997-03-12", Text: "12 March 1997"}, country: "KE",
		village: casefile.Addr{Text: "Mto Kijani village", Landmark: "behind the old mill", Country: "KE"},
		second:  true, steps: []string{"papers", "work", "feelings"}, money: casefile.Money{Amount: 18000, Currency: "KES", Per: "once"},
		friend: "Aunt Nu", reader: "Zawadi M.", phone: "+254700000101",
	},
	{
		id: "2c9f41d7b8", code: "3MHT", lang: "th", iso: "tha", script: "thai", working: "en",
		name:  casefile.Name{Full: "ดารา ใจเย็น", Called: "ดา"},
		birth: casefile.PDate{Precision: "day", Calendar: "be", CE: "2001-08-05", Text: "5 ส.ค. 2544"}, country: "TH",
		village: casefile.Addr{Text: "บ้านทุ่งดาวเรือง", Landmark: "ข้างสะพานไม้", Country: "TH"},
		steps:   []string{"health", "debt", "learning"}, money: casefile.Money{Amount: 9500, Currency: "THB", Per: "once"},
		friend: "ป้านวล", reader: "คุณสมใจ", phone: "+66800000102",
	},
	{
		id: "9d03be6f15", code: "9XPA", lang: "lo", iso: "lao", script: "lao", working: "th",
		name:  casefile.Name{Full: "ແກ້ວ ສີວິໄລ", Called: "ແກ້ວ"},
		birth: casefile.PDate{Precision: "year", Calendar: "ce", CE: "1999", Text: "1999"}, country: "LA",
		village: casefile.Addr{Text: "ບ້ານດອກຈຳປາຂາວ", Landmark: "ໃກ້ຮ້ານສ້ອມລົດຖີບ", Country: "LA"},
		steps:   []string{"health", "papers", "debt", "people"}, money: casefile.Money{Amount: 3000000, Currency: "LAK", Per: "once"},
		friend: "ປ້ານວນ", reader: "ນາງ ບົວ", phone: "+8562000000103",
	},
	{
		id: "51aa8e07c3", code: "2BRV", lang: "km", iso: "khm", script: "khmer", working: "th",
		name:  casefile.Name{Full: "សុខ ចាន់ធី", Called: "ចាន់ធី"},
		birth: casefile.PDate{Precision: "month", Calendar: "ce", CE: "1998-11", Text: "វិច្ឆិកា 1998"}, country: "KH",
		village: casefile.Addr{Text: "ភូមិដើមស្វាយផ្អែម", Landmark: "ក្បែរអណ្ដូងចាស់", Country: "KH"},
		steps:   []string{"health", "papers", "work", "feelings", "people"}, money: casefile.Money{Amount: 600000, Currency: "KHR", Per: "once"},
		friend: "មីងនួន", reader: "អ្នកស្រី បុប្ផា", phone: "+85512000104",
	},
	{
		id: "e84c6b20f9", code: "6TDN", lang: "my", iso: "mya", script: "burmese", working: "th",
		name:  casefile.Name{Full: "သီတာအေး", Called: "သီတာ"},
		birth: casefile.PDate{Precision: "age", Calendar: "ce", Age: 24, On: "2026-11-02", Text: "အသက် ၂၄ လောက်"}, country: "MM",
		village: casefile.Addr{Text: "ပိတောက်ဝါရွာ", Landmark: "ရေတွင်းဟောင်းဘေး", Country: "MM"},
		second:  true, steps: []string{"health", "feelings", "work", "learning"}, money: casefile.Money{Amount: 450000, Currency: "MMK", Per: "once"},
		friend: "ဒေါ်နု", reader: "ဒေါ်စိမ်း", phone: "+95900000105",
	},
	{
		id: "0fd7723ea6", code: "8WCJ", lang: "vi", iso: "vie", script: "latin", working: "th",
		name:  casefile.Name{Full: "Lê Thị Mây", Called: "Mây"},
		birth: casefile.PDate{Precision: "day", Calendar: "ce", CE: "1995-01-30", Text: "30/1/1995"}, country: "VN",
		village: casefile.Addr{Text: "Xóm Cầu Trúc", Landmark: "cạnh giếng đá", Country: "VN"},
		steps:   []string{"debt", "work", "people"}, money: casefile.Money{Amount: 12000000, Currency: "VND", Per: "once"},
		friend: "Dì Nụ", reader: "Chị Hà", phone: "+84900000106",
	},
	{
		id: "c6603d98be", code: "5KFZ", lang: "zh-Hans", iso: "zho", script: "chinese", working: "th",
		name:  casefile.Name{Full: "李小云", Roman: "Li Xiaoyun", Called: "小云"},
		birth: casefile.PDate{Precision: "range", Calendar: "ce", CE: "1996", To: "1997", Text: "1996年或1997年"}, country: "CN",
		village: casefile.Addr{Text: "青竹湾村", Landmark: "老水车旁边", Country: "CN"},
		second:  true, steps: []string{"papers", "work", "learning", "people"}, money: casefile.Money{Amount: 2400, Currency: "CNY", Per: "once"},
		friend: "张阿姨", reader: "王老师", phone: "+8613000000107",
	},
}

// People gives the seven, in the order of the languages. now is the day of
// the last sitting; the others lie in the three weeks before.
func People(now time.Time) []*casefile.Case {
	now = now.UTC().Truncate(time.Second)
	var all []*casefile.Case
	for _, p := range everyone {
		all = append(all, p.build(now))
	}
	return all
}

// Speaking gives the one whose own language is lang, or nil.
func Speaking(lang string, now time.Time) *casefile.Case {
	for _, c := range People(now) {
		if c.Language == lang {
			return c
		}
	}
	return nil
}
