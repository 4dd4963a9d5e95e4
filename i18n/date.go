package i18n

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// eraGap is the Thai civil calendar's distance: Buddhist era = common era + 543.
const eraGap = 543

// months are the names CLDR gives for the months in running text.
var months = map[string][12]string{
	"en":      {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"th":      {"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"},
	"lo":      {"ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"},
	"km":      {"មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"},
	"my":      {"ဇန်နဝါရီ", "ဖေဖော်ဝါရီ", "မတ်", "ဧပြီ", "မေ", "ဇွန်", "ဇူလိုင်", "ဩဂုတ်", "စက်တင်ဘာ", "အောက်တိုဘာ", "နိုဝင်ဘာ", "ဒီဇင်ဘာ"},
	"vi":      {"tháng 1", "tháng 2", "tháng 3", "tháng 4", "tháng 5", "tháng 6", "tháng 7", "tháng 8", "tháng 9", "tháng 10", "tháng 11", "tháng 12"},
	"zh-Hans": {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
}

// Months gives the twelve names of the months.
func (p *Printer) Months() [12]string {
	if m, ok := months[p.tag]; ok {
		return m
	}
	return months[Source]
}

// Date says an ISO 8601 date of the common era, whole or cut to month or
// year, with the Buddhist year beside it: "12 March 2026 / 2569". What is not
// such a date is said as it stands.
func (p *Printer) Date(iso string) string {
	parts := strings.Split(iso, "-")
	nums := make([]int, len(parts))
	for i, s := range parts {
		n, err := strconv.Atoi(s)
		if err != nil {
			return iso
		}
		nums[i] = n
	}
	if len(nums) > 3 || nums[0] < 1 || len(nums) > 1 && (nums[1] < 1 || nums[1] > 12) {
		return iso
	}
	years := fmt.Sprintf("%d / %d", nums[0], nums[0]+eraGap)
	if p.tag == "zh-Hans" {
		// Chinese writes the year first; the other era follows in brackets.
		s := fmt.Sprintf("%d年", nums[0])
		if len(nums) > 1 {
			s += p.Months()[nums[1]-1]
		}
		if len(nums) > 2 {
			s += fmt.Sprintf("%d日", nums[2])
		}
		return fmt.Sprintf("%s / %d", s, nums[0]+eraGap)
	}
	switch len(nums) {
	case 1:
		return years
	case 2:
		return p.Months()[nums[1]-1] + " " + years
	}
	month := p.Months()[nums[1]-1]
	if p.tag == "vi" {
		// Vietnamese: "12 tháng 3 năm 2026".
		return fmt.Sprintf("%d %s năm %s", nums[2], month, years)
	}
	return fmt.Sprintf("%d %s %s", nums[2], month, years)
}

// Day says the day of a moment as [Printer.Date] does.
func (p *Printer) Day(t time.Time) string { return p.Date(t.Format(time.DateOnly)) }

// Time says hours and minutes on the clock of 24 hours.
func (p *Printer) Time(t time.Time) string { return t.Format("15:04") }
