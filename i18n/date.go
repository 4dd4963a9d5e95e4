package i18n

import (
	"strconv"
	"strings"
	"time"
)

// EraGap is the distance of the Thai civil calendar, whose years are told
// beside those of the common era: Buddhist era = common era + 543. It holds for
// every day since 1 January 1941 (2484); before, the Thai year began in April,
// so that a January of then is one year off.
const EraGap = 543

// months are the names CLDR 48 gives for the months in running text.
var months = map[string][12]string{
	"en":      {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"th":      {"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"},
	"lo":      {"ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"},
	"km":      {"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"},
	"my":      {"ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ", "ဒီဇင်ဘာ"},
	"vi":      {"tháng 1", "tháng 2", "tháng 3", "tháng 4", "tháng 5", "tháng 6", "tháng 7", "tháng 8", "tháng 9", "tháng 10", "tháng 11", "tháng 12"},
	"zh-Hans": {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
}

// shortMonths are CLDR's abbreviations, of the two languages whose readers know
// them from everyday papers. The others say the whole name.
var shortMonths = map[string][12]string{
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	"th": {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."},
}

// Months gives the twelve names of the months.
func (p *Printer) Months() [12]string {
	if m, ok := months[p.tag]; ok {
		return m
	}
	return months[Source]
}

func (p *Printer) shortMonths() [12]string {
	if m, ok := shortMonths[p.tag]; ok {
		return m
	}
	return p.Months()
}

// Date says an ISO 8601 date of the common era, whole or cut to month or
// year, with the Thai year beside it: "12 March 2026 (Thai year 2569)". What is
// not such a date is said as it stands.
func (p *Printer) Date(iso string) string { return p.date(iso, "date.", p.Months()) }

// ShortDate is Date with less room: "12 Mar 2026 (Thai 2569)".
func (p *Printer) ShortDate(iso string) string { return p.date(iso, "date.short_", p.shortMonths()) }

func (p *Printer) date(iso, key string, names [12]string) string {
	parts := strings.Split(iso, "-")
	nums := make([]int, len(parts))
	for i, s := range parts {
		n, err := strconv.Atoi(s)
		if err != nil {
			return iso
		}
		nums[i] = n
	}
	if len(nums) > 3 || nums[0] < 1000 || len(nums) > 1 && (nums[1] < 1 || nums[1] > 12) {
		return iso
	}
	figures := func(n int) string { return p.Digits(strconv.Itoa(n)) }
	args := Args{"year": figures(nums[0]), "thai": figures(nums[0] + EraGap)}
	switch len(nums) {
	case 1:
		return p.Say(key+"year", args)
	case 2:
		args["month"] = p.Digits(names[nums[1]-1])
		return p.Say(key+"month", args)
	}
	args["day"], args["month"] = figures(nums[2]), p.Digits(names[nums[1]-1])
	return p.Say(key+"day", args)
}

// Between says a span of time: from one date to another, or "or after" and "or
// before" where the other end is "".
func (p *Printer) Between(from, to string) string {
	switch {
	case to == "":
		return p.Say("date.after", Args{"date": p.Date(from)})
	case from == "":
		return p.Say("date.before", Args{"date": p.Date(to)})
	}
	return p.Say("date.range", Args{"from": p.Date(from), "to": p.Date(to)})
}

// AboutAge says how old somebody was, about, on an ISO date.
func (p *Printer) AboutAge(age float64, on string) string {
	return p.Say("date.about_age", Args{"age": age, "date": p.Date(on)})
}

// Born says in which years somebody was born who has an age on an ISO date:
// one of two, for nobody said whether the birthday had been. It is empty where
// that cannot be worked out.
func (p *Printer) Born(age float64, on string) string {
	y, err := strconv.Atoi(strings.Split(on, "-")[0])
	if err != nil || age < 0 || age > 130 {
		return ""
	}
	last := y - int(age)
	return p.Say("date.born", Args{"from": p.Date(strconv.Itoa(last - 1)), "to": p.Date(strconv.Itoa(last))})
}

// AgeNow says how old somebody born on an ISO date is on a day (ISO): one age
// where the birthday is known, two where only the year is. It is empty before
// the birth and for who would be older than 130.
func (p *Printer) AgeNow(born, today string) string {
	now, err := time.Parse(time.DateOnly, today)
	first, last, ok := spanOf(born)
	if err != nil || !ok || now.Before(last) {
		return ""
	}
	high, low := yearsBetween(first, now), yearsBetween(last, now)
	switch {
	case high > 130:
		return ""
	case high == low:
		return p.Say("date.age", Args{"age": low})
	}
	return p.Say("date.age_or", Args{"low": low, "high": high})
}

// spanOf gives the first and the last day an ISO date, whole or cut, can mean.
func spanOf(iso string) (first, last time.Time, ok bool) {
	var err error
	switch len(iso) {
	case 4:
		first, err = time.Parse("2006", iso)
		last = first.AddDate(1, 0, -1)
	case 7:
		first, err = time.Parse("2006-01", iso)
		last = first.AddDate(0, 1, -1)
	default:
		first, err = time.Parse(time.DateOnly, iso)
		last = first
	}
	return first, last, err == nil
}

// yearsBetween counts birthdays.
func yearsBetween(from, to time.Time) int {
	n := to.Year() - from.Year()
	if to.Month() < from.Month() || to.Month() == from.Month() && to.Day() < from.Day() {
		n--
	}
	return n
}

// Day says the day of a moment as [Printer.Date] does.
func (p *Printer) Day(t time.Time) string { return p.Date(t.Format(time.DateOnly)) }

// Time says hours and minutes on the clock of 24 hours.
func (p *Printer) Time(t time.Time) string { return p.Digits(t.Format("15:04")) }
