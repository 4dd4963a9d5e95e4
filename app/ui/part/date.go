package part

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"onward/i18n"
)

// dateParts is a date as it was typed, part by part.
type dateParts struct{ day, month, year string }

func (d dateParts) empty() bool { return d.day == "" && d.month == "" && d.year == "" }

// precision tells how exactly the date is known: down to the first part that
// was left open.
func (d dateParts) precision() string {
	switch {
	case d.month == "":
		return "year"
	case d.day == "":
		return "month"
	}
	return "day"
}

// iso writes the parts as ISO 8601 in the common era, cut to what is known. It
// does not judge: the 31st of February is written as it was typed, and a part
// that is no number stays what it is, so that whoever checks can see it.
func (d dateParts) iso(calendar string) string {
	out := isoYear(d.year, calendar)
	if d.month == "" {
		return out
	}
	out += "-" + isoMonth(d.month)
	if d.day == "" {
		return out
	}
	return out + "-" + twoDigits(d.day)
}

// isoYear writes a year. A short one, such as 69, is not made into a year of
// the first century: it stays what it is.
func isoYear(typed, calendar string) string {
	s := strings.TrimSpace(typed)
	n, err := strconv.Atoi(i18n.Western(s))
	if err == nil && calendar == "be" {
		n -= i18n.EraGap
	}
	if err != nil || n < 1000 || n > 9999 {
		return i18n.Western(s)
	}
	return strconv.Itoa(n)
}

// isoMonth writes a month, which may be typed by its name.
func isoMonth(typed string) string {
	if m, ok := i18n.HearMonth(typed); ok {
		return fmt.Sprintf("%02d", m)
	}
	return twoDigits(typed)
}

func twoDigits(typed string) string {
	s := strings.TrimSpace(typed)
	n, err := strconv.Atoi(i18n.Western(s))
	if err != nil || n < 0 {
		return s
	}
	return fmt.Sprintf("%02d", n)
}

// partsOf takes an ISO date apart for a calendar.
func partsOf(iso, calendar string) dateParts {
	f := strings.Split(iso, "-")
	var d dateParts
	d.year = f[0]
	if n, err := strconv.Atoi(f[0]); err == nil && calendar == "be" {
		d.year = strconv.Itoa(n + i18n.EraGap)
	}
	if len(f) > 1 {
		d.month = strings.TrimPrefix(f[1], "0")
	}
	if len(f) > 2 {
		d.day = strings.TrimPrefix(f[2], "0")
	}
	return d
}

// typed keeps the parts as one text, and typedParts reads it back.
func (d dateParts) typed() string { return d.day + "/" + d.month + "/" + d.year }

func typedParts(s string) (dateParts, bool) {
	y := strings.LastIndexByte(s, '/')
	m := strings.LastIndexByte(s[:max(0, y)], '/')
	if m < 0 {
		return dateParts{}, false
	}
	// A whole date may stand in the first field: "12/3/2569//".
	return dateParts{s[:m], s[m+1 : y], s[y+1:]}, true
}

// wellFormed tells whether an ISO date, whole or cut, is one that can be said.
func wellFormed(iso string) bool {
	f := strings.Split(iso, "-")
	if len(f) > 3 || len(f[0]) != 4 || f[0] < "1000" {
		return false
	}
	limits := []int{9999, 12, 31}
	for i, s := range f {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 || n > limits[i] || i > 0 && len(s) != 2 {
			return false
		}
	}
	return true
}

// bothYears says a date in figures with the year of both eras.
func bothYears(iso string) string {
	f := strings.Split(iso, "-")
	y, _ := strconv.Atoi(f[0])
	head := ""
	if len(f) == 3 {
		head = strings.TrimPrefix(f[2], "0") + "/"
	}
	if len(f) > 1 {
		head += strings.TrimPrefix(f[1], "0") + "/"
	}
	return fmt.Sprintf("%s%d / %d", head, y, y+i18n.EraGap)
}

// realDay tells whether a well-formed date is in the calendar.
func realDay(iso string) bool {
	_, err := time.Parse("2006-01-02"[:len(iso)], iso)
	return err == nil
}
