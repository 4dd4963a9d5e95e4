package i18n

import (
	"slices"
	"testing"
	"time"
)

const aToday = "2026-11-23"

func TestHearMonth_ByNumberOrName(t *testing.T) {
	for typed, want := range map[string]int{
		"3": 3, "๓": 3, "12": 12, "០៥": 5, "၁၁": 11, "March": 3, "mar.": 3, "SEPT": 9, "มีนาคม": 3, "มี.ค.": 3, "มีค": 3, "เดือนมีนา": 3, "กุมภา": 2,
		"ມີນາ": 3, "ມ.ນ.": 3, "ເດືອນມີນາ": 3, "មីនា": 3, "ខែកក្កដា": 7, "កក្តដា": 7, "မတ်": 3, "မတ်လ": 3, "ဩဂုတ်": 8, "သြဂုတ်": 8,
		"tháng 3": 3, "thg 11": 11, "3月": 3, "三月": 3, "十一月": 11, "Janu": 1,
	} {
		if got, ok := HearMonth(typed); !ok || got != want {
			t.Errorf("%q: %d %v, want %d", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "13", "0", "rice harvest", "ม", "ju", "x", "-1", "1.5"} {
		if got, ok := HearMonth(typed); ok {
			t.Errorf("%q became month %d", typed, got)
		}
	}
	for i := range months {
		for n, name := range months[i] {
			if got, ok := HearMonth(name); !ok || got != n+1 {
				t.Errorf("%s: %q is %d", i, name, got)
			}
		}
	}
}

// The slip of 543 years, and the short years people write and say.
func TestHearYear_TheOtherEraAndShortYears(t *testing.T) {
	for _, c := range []struct {
		typed string
		be    bool
		want  []Year
	}{
		{"2569", false, []Year{{2026, true}}}, {"๒๕๖๙", false, []Year{{2026, true}}}, {"2012", true, []Year{{2012, false}}},
		{"2569", true, nil}, {"2012", false, nil}, {"1960", false, nil}, {"2503", true, nil},
		{"69", true, []Year{{2026, true}, {1969, false}}}, {"69", false, []Year{{1969, false}, {2026, true}}}, {"๔๐", true, []Year{{1997, true}, {1940, false}}},
		{"05", false, []Year{{2005, false}, {1962, true}}}, {"พ.ศ. 69", false, []Year{{2026, true}, {1969, false}}}, {"พ.ศ. 2569", false, []Year{{2026, true}}}, {"ค.ศ. 2026", true, []Year{{2026, false}}},
		{"", false, nil}, {"x", false, nil}, {"5", false, nil}, {"202", false, nil}, {"1200", false, nil}, {"99999999999999999999", false, nil},
	} {
		if got := HearYear(c.typed, c.be, aToday); !slices.Equal(got, c.want) {
			t.Errorf("%q, Buddhist %v: %v, want %v", c.typed, c.be, got, c.want)
		}
	}
	if got := HearYear("69", true, "someday"); got != nil {
		t.Errorf("without today: %v", got)
	}
}

func TestHearDate_TypedInOneGo(t *testing.T) {
	for _, c := range []struct {
		typed string
		be    bool
		want  []string
	}{
		{"12/3/2569", false, []string{"2026-03-12", "2026-12-03"}}, {"31/3/2026", false, []string{"2026-03-31"}}, {"3/31/2026", false, []string{"2026-03-31"}},
		{"2026-03-12", false, []string{"2026-03-12"}}, {"12 มี.ค. 69", true, []string{"2026-03-12", "1969-03-12"}}, {"๑๒ มีนาคม พ.ศ. ๒๕๖๙", false, []string{"2026-03-12"}},
		{"ວັນທີ 12 ມີນາ 2026", false, []string{"2026-03-12"}}, {"ថ្ងៃទី១២ ខែមីនា ឆ្នាំ២០២៦", false, []string{"2026-03-12"}}, {"၂၀၂၆ ခုနှစ် မတ်လ ၁၂ ရက်", false, []string{"2026-03-12"}},
		{"ngày 12 tháng 3 năm 2026", false, []string{"2026-03-12"}}, {"2026年3月12日", false, []string{"2026-03-12"}}, {"March 12, 2026", false, []string{"2026-03-12"}}, {"12 Mar 2026", false, []string{"2026-03-12"}},
		{"มีนาคม 2542", true, []string{"1999-03"}}, {"3/2026", false, []string{"2026-03"}}, {"2026-03", false, []string{"2026-03"}},
		{"today", false, []string{aToday}}, {"วันนี้", true, []string{aToday}}, {"ဒီနေ့", false, []string{aToday}}, {"ថ្ងៃនេះ", false, []string{aToday}},
		{"31/2/2026", false, nil}, {"12/3", false, nil}, {"12", false, nil}, {"", false, nil}, {"the flood", false, nil}, {"ขึ้น 3 ค่ำ เดือน 5", true, nil}, {"12 rice 2026", false, nil}, {"1/2/3/4", false, nil}, {"12/3/202", false, nil},
	} {
		if got := HearDate(c.typed, c.be, aToday); !slices.Equal(got, c.want) {
			t.Errorf("%q, Buddhist %v: %v, want %v", c.typed, c.be, got, c.want)
		}
	}
}

// What is printed can be typed again, in the words and digits of any language.
func TestHearDate_UnderstandsWhatWeSay(t *testing.T) {
	c := Open()
	for _, l := range languages {
		p := c.For(l.Tag)
		for m, name := range p.Months() {
			want := time.Date(2026, time.Month(m+1), 13, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			for _, digits := range []*Printer{p, p.Own()} {
				typed := digits.Digits("13 " + name + " 2026")
				if l.Tag == "zh-Hans" {
					typed = "2026年" + name + "13日"
				}
				if got := HearDate(typed, false, aToday); len(got) == 0 || got[0] != want {
					t.Errorf("%s: %q is %v, want %s", l.Tag, typed, got, want)
				}
			}
		}
	}
}

func FuzzHearDate(f *testing.F) {
	for _, s := range []string{"12/3/2569", "12 มี.ค. 69", "2026年3月12日", "today", "\xff", "13月"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, typed string, be bool) {
		for _, iso := range HearDate(typed, be, aToday) {
			if _, _, ok := spanOf(iso); !ok {
				t.Errorf("%q became %q", typed, iso)
			}
		}
		if m, ok := HearMonth(typed); ok && (m < 1 || m > 12) {
			t.Errorf("%q became month %d", typed, m)
		}
		for _, y := range HearYear(typed, be, aToday) {
			if !plausible(y.CE, 2026) {
				t.Errorf("%q became year %d", typed, y.CE)
			}
		}
	})
}
