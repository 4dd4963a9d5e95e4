package app

import (
	"strconv"
	"time"

	"onward/app/casefile"
)

// Days are ISO 8601 dates in the common era, as text: they sort as they stand,
// and no zone of time can move one. "" is no day.

// buddhist is how far the years of the Buddhist era are ahead, and from which
// year on a year can only be one of them.
const (
	buddhist     = 543
	buddhistFrom = 2400
)

// wholeDay gives a day as it stands in the common era, or "" for what is no
// whole day: a month has no day to be late on. A day typed in a year of the
// Buddhist era is read as one, since nothing here is four hundred years ahead
// and a reminder that never comes would be the worst reading of all.
func wholeDay(s string) string {
	if len(s) == len(time.DateOnly) {
		if year, err := strconv.Atoi(s[:4]); err == nil && year >= buddhistFrom {
			s = strconv.Itoa(year-buddhist) + s[4:]
		}
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

// daysAfter gives the day so many days later; "" stays "".
func daysAfter(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// monthsAfter gives the same day so many months later, or the last day of that
// month where it has no such day: from 31 January a month is to the end of
// February.
func monthsAfter(day string, months int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1).Format(time.DateOnly)
}

// between counts the days from one to another; negative where it lies before.
func between(from, to string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours()) / 24
}

// dayIn gives a day that was answered, or "".
func dayIn(s *casefile.Sitting, q casefile.QuestionID) string {
	if s == nil {
		return ""
	}
	a, ok := s.Answer(q)
	if !ok || a.Non != "" {
		return ""
	}
	return dayOf(a)
}

func dayOf(a casefile.Answer) string {
	day := a.Text()
	if p, err := casefile.As[casefile.PDate](a.Value); day == "" && err == nil {
		day = p.CE
	}
	return wholeDay(day)
}

// putOff counts how often a day that was answered was moved to a later one.
func putOff(s *casefile.Sitting, q casefile.QuestionID) (n int) {
	last := ""
	for _, a := range s.Answers[q] {
		day := dayOf(a)
		if day > last && last != "" {
			n++
		}
		if day != "" {
			last = day
		}
	}
	return n
}
