package form

import (
	"reflect"
	"strings"
	"time"

	"onward/app/casefile"
)

// The functions of expressions.

// listOf gives the list v is, or an empty one.
func listOf(v any) []any {
	switch v := v.(type) {
	case []any:
		return v
	case nil:
		return []any{}
	}
	r := reflect.ValueOf(v)
	if r.Kind() != reflect.Slice {
		return []any{}
	}
	l := make([]any, r.Len()) // a literal list such as ["a", "b"] may come typed
	for i := range l {
		l[i] = r.Index(i).Interface()
	}
	return l
}

func lengthOf(v any) any {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		return len([]rune(v))
	}
	return len(listOf(v))
}

// compare is false for what cannot be compared.
func compare(op string, a, b any) bool {
	x, isNumber := number(a)
	y, both := number(b)
	if isNumber && both {
		return order(op, x < y, x == y)
	}
	if list, ok := a.([]any); ok && op == "contains" {
		for _, v := range list {
			if v == b {
				return true
			}
		}
		return false
	}
	s, isText := a.(string)
	t, alike := b.(string)
	if !isText || !alike {
		return false
	}
	switch op {
	case "contains":
		return strings.Contains(s, t)
	case "startsWith":
		return strings.HasPrefix(s, t)
	case "endsWith":
		return strings.HasSuffix(s, t)
	}
	return order(op, s < t, s == t)
}

func order(op string, less, same bool) bool {
	switch op {
	case "<":
		return less
	case "<=":
		return less || same
	case ">":
		return !less && !same
	case ">=":
		return !less
	}
	return false
}

func number(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case int:
		return float64(v), true
	}
	return 0, false
}

const iso = "2006-01-02"

func day(v any) (time.Time, bool) {
	s, _ := v.(string)
	if m, ok := v.(map[string]any); ok {
		s, _ = m["ce"].(string)
	}
	t, err := time.Parse(iso, s)
	return t, err == nil
}

// latest is the last day a date given as a whole year or month can mean.
func latest(v any) (time.Time, bool) {
	if t, ok := day(v); ok {
		return t, true
	}
	m, _ := v.(map[string]any)
	s, _ := m["ce"].(string)
	if to, _ := m["to"].(string); to != "" {
		s = to
	}
	if t, err := time.Parse(iso, s); err == nil {
		return t, true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t.AddDate(0, 1, -1), true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return t.AddDate(1, 0, -1), true
	}
	return time.Time{}, false
}

// ageOn gives the age in whole years on a day, of one born on a date. Of a
// date not known to the day it is the youngest age possible, because who might
// be a child is treated as one. It gives nil where nothing can be said.
func ageOn(born, on any) any {
	then, ok := day(on)
	if !ok {
		return nil
	}
	if m, isMap := born.(map[string]any); isMap && m["precision"] == "age" {
		p, err := casefile.As[casefile.PDate](m)
		said, known := day(p.On)
		if err != nil || !known || then.Before(said) {
			return nil
		}
		return p.Age + float64(years(said, then))
	}
	if m, isMap := born.(map[string]any); isMap && m["precision"] == "range" && (m["to"] == nil || m["to"] == "") {
		if _, known := latest(m); known {
			return 0.0 // "1998 or after" may be yesterday
		}
	}
	birth, ok := latest(born)
	if !ok || then.Before(birth) {
		return nil
	}
	return float64(years(birth, then))
}

// years counts birthdays between two days.
func years(from, to time.Time) int {
	n := to.Year() - from.Year()
	if to.Month() < from.Month() || to.Month() == from.Month() && to.Day() < from.Day() {
		n--
	}
	return n
}

// daysBetween gives the days from a to b, negative where b is earlier, nil
// where either is not known to the day.
func daysBetween(a, b any) any {
	from, ok := day(a)
	to, both := day(b)
	if !ok || !both {
		return nil
	}
	return float64(to.Sub(from) / (24 * time.Hour))
}

// addDays gives the date n days later, or nil.
func addDays(date, n any) any {
	t, ok := day(date)
	d, isNumber := number(n)
	if !ok || !isNumber || d > 1e6 || d < -1e6 {
		return nil
	}
	return t.AddDate(0, 0, int(d)).Format(iso)
}
