package i18n

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Year is a year that may have been meant: of the common era, and whether it
// was told in the Thai one.
type Year struct {
	CE int
	BE bool
}

// HearMonth understands a month by its number or by its name, whole, cut short
// or spelled as people type it, in any of our languages. ok is false for
// anything else, and for the beginning of two names.
func HearMonth(typed string) (month int, ok bool) {
	s := bareMonth(typed)
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 1 && n <= 12
	}
	if s == "" {
		return 0, false
	}
	for i, names := range monthNames {
		for _, name := range names {
			if s == name {
				return i + 1, true
			}
			if len([]rune(s)) >= 3 && strings.HasPrefix(name, s) {
				if month != 0 && month != i+1 {
					return 0, false
				}
				month = i + 1
			}
		}
	}
	return month, month != 0
}

// monthWords are the words for month that stand before or after its name.
var monthWords = []string{"เดือน", "ເດືອນ", "ខែ", "tháng", "tha\u0301ng", "thg", "month"}

func bareMonth(typed string) string {
	s := plainMarks(typed)
	for _, w := range monthWords {
		s = strings.TrimPrefix(s, w)
	}
	for _, w := range []string{"လ", "月"} {
		s = strings.TrimSuffix(s, w)
	}
	return strings.NewReplacer(".", "", " ", "").Replace(s)
}

// monthNames are all names a month can have, by month, without dots and spaces.
var monthNames = func() (all [12][]string) {
	add := func(i int, name string) {
		if s := bareMonth(name); s != "" && strings.Trim(s, "0123456789") != "" && !slices.Contains(all[i], s) {
			all[i] = append(all[i], s)
		}
	}
	for _, table := range []map[string][12]string{months, shortMonths} {
		for _, names := range table {
			for i, name := range names {
				add(i, name)
			}
		}
	}
	for _, list := range []string{
		"jan feb mar apr may jun jul aug sept oct nov dec",
		"มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิกา ธันวา",
		"ມ.ກ. ກ.ພ. ມ.ນ. ມ.ສ. ພ.ພ. ມິ.ຖ. ກ.ລ. ສ.ຫ. ກ.ຍ. ຕ.ລ. ພ.ຈ. ທ.ວ.",
		"មករា កុម្ភះ មិនា មេសា ឧសភា មិថុនា កក្តដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
		"ဇန်နဝါရီ ဖေဖေါ်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် သြဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ",
		"一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
	} {
		for i, name := range strings.Fields(list) {
			add(i, name)
		}
	}
	return all
}()

// plausible tells whether a year is within a century of today, which is what
// the dates in this work are.
func plausible(year, now int) bool { return year >= now-100 && year <= now+100 }

// HearYear gives the years a typed year may mean where it cannot stand as it
// is: the same figures in the other era, 543 years away, and for a short year
// every year of both eras that ends so and lies between 90 years ago and 10
// years ahead. be is the era that was chosen; its readings come first. It gives
// nothing for a year that is plausible as it stands.
func HearYear(typed string, be bool, today string) []Year {
	s := plainMarks(typed)
	for mark, era := range map[string]bool{"พ.ศ.": true, "ພ.ສ.": true, "ព.ស.": true, "b.e.": true, "be": true, "佛历": true, "泰历": true, "ค.ศ.": false, "ຄ.ສ.": false, "គ.ស.": false, "a.d.": false, "ad": false} {
		if rest, ok := strings.CutPrefix(s, mark); ok {
			n, err := strconv.Atoi(strings.TrimSpace(rest))
			if err != nil {
				return nil
			}
			return years(n, era, len(strings.TrimSpace(rest)), today, true)
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return nil
	}
	return years(n, be, len(s), today, false)
}

func years(n int, be bool, digits int, today string, told bool) []Year {
	now, err := time.Parse(time.DateOnly, today)
	if err != nil {
		return nil
	}
	common := func(n int, be bool) int {
		if be {
			return n - EraGap
		}
		return n
	}
	if digits > 2 {
		switch {
		case plausible(common(n, be), now.Year()):
			if told { // the era was typed with it
				return []Year{{common(n, be), be}}
			}
		case plausible(common(n, !be), now.Year()):
			return []Year{{common(n, !be), !be}}
		}
		return nil
	}
	var all []Year
	for _, era := range []bool{be, !be} {
		for century := 2600; century >= 1900; century -= 100 {
			ce := common(century+n, era)
			if digits == 2 && ce >= now.Year()-90 && ce <= now.Year()+10 && !slices.ContainsFunc(all, func(y Year) bool { return y.CE == ce }) {
				all = append(all, Year{ce, era})
			}
		}
	}
	return all
}

// todayWords are how people write this day.
var todayWords = []string{"today", "วันนี้", "ມື້ນີ້", "ថ្ងៃនេះ", "ဒီနေ့", "ယနေ့", "hôm nay", "今天"}

// HearDate gives the days a date may mean that was typed in one go, as
// "12/3/2569", "12 มี.ค. 69", "2026-03-12" or "today": ISO 8601 dates of the
// common era, to the day or the month, the likelier first. Here the day is
// written before the month; the other way round is a second reading where both
// are possible and no words say which is which. A text that is no date, or has no year, gives nothing.
func HearDate(typed string, be bool, today string) []string {
	s := plainMarks(typed)
	if slices.Contains(todayWords, s) {
		return []string{today}
	}
	numbers, month, ok := dateParts(s)
	if !ok {
		return nil
	}
	var all []string
	add := func(day, month int, year string) {
		list := HearYear(year, be, today)
		if n, err := strconv.Atoi(year); err == nil && len(list) == 0 && len(year) == 4 {
			if list = []Year{{n, false}}; be {
				list = []Year{{n - EraGap, true}}
			}
		}
		for _, y := range list {
			iso, layout := fmt.Sprintf("%04d-%02d-%02d", y.CE, month, day), time.DateOnly
			if day == 0 {
				iso, layout = iso[:7], "2006-01"
			}
			if _, err := time.Parse(layout, iso); err == nil && !slices.Contains(all, iso) {
				all = append(all, iso)
			}
		}
	}
	number := func(i int) int { n, _ := strconv.Atoi(numbers[i]); return n }
	first := len(numbers[0]) == 4
	switch {
	case len(numbers) == 1 && month > 0 && first:
		add(0, month, numbers[0])
	case len(numbers) == 2 && month > 0 && first:
		add(number(1), month, numbers[0])
	case len(numbers) == 2 && month > 0:
		add(number(0), month, numbers[1])
	case len(numbers) == 2 && first:
		add(0, number(1), numbers[0])
	case len(numbers) == 2 && len(numbers[1]) == 4:
		add(0, number(0), numbers[1])
	case len(numbers) == 3 && month == 0 && first:
		add(number(2), number(1), numbers[0])
	case len(numbers) == 3 && month == 0:
		add(number(0), number(1), numbers[2])
		if len(all) == 0 || !strings.ContainsFunc(s, unicode.IsLetter) { // "ngày 12 tháng 3" has one reading
			add(number(1), number(0), numbers[2])
		}
	}
	return all
}

// dateParts takes the figures of a date apart, and finds its month where that
// has a name. ok is false where there are other words than those of dates.
func dateParts(s string) (numbers []string, month int, ok bool) {
	for _, w := range []string{"ขึ้น", "แรม"} { // days of the moon
		if strings.Contains(s, w) {
			return nil, 0, false
		}
	}
	s = dateWords.Replace(s)
	for s != "" {
		r := []rune(s)
		end := 0
		switch {
		case r[0] >= '0' && r[0] <= '9':
			for end < len(r) && r[end] >= '0' && r[end] <= '9' {
				end++
			}
			numbers = append(numbers, string(r[:end]))
		case strings.ContainsRune(" /-.,年月日", r[0]):
			end = 1
		default:
			for end < len(r) && !strings.ContainsRune(" /-,0123456789", r[end]) {
				end++
			}
			m, isMonth := HearMonth(string(r[:end]))
			if !isMonth || month != 0 {
				return nil, 0, false
			}
			month = m
		}
		s = string(r[end:])
	}
	ok = len(numbers) > 0 && len(numbers) < 4
	for _, n := range numbers {
		ok = ok && (len(n) <= 2 || len(n) == 4)
	}
	return numbers, month, ok
}

// dateWords are words that stand in dates and say nothing more.
var dateWords = strings.NewReplacer(
	"วันที่", " ", "พ.ศ.", " ", "ค.ศ.", " ", "ວັນທີ", " ", "ພ.ສ.", " ", "ຄ.ສ.", " ", "ປີ", " ", "ថ្ងៃទី", " ", "ឆ្នាំ", " ", "ព.ស.", " ", "គ.ស.", " ",
	"ခုနှစ်", " ", "ရက်", " ", "၊", " ", "ngày", " ", "tháng", " ", "năm", " ", "ปี", " ",
)
