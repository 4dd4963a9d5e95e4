package part

import (
	"strconv"
	"strings"

	"onward/i18n"
)

// What is asked about a date: the other era, the whole of a short year, a day
// and month that changed places, a date that was typed in one go.

// ask offers what may have been meant.
func (d *dateFields) ask() {
	p := d.parts()
	var all []reading
	for _, other := range []func(dateParts) []reading{d.inOneGo, d.otherYear, d.swapped} {
		if all = other(p); len(all) > 0 {
			break
		}
	}
	d.meant.offer(all)
}

// reading is a date as one of those that may have been meant.
func (d *dateFields) reading(p dateParts, calendar string) (reading, bool) {
	iso := p.iso(calendar)
	return reading{d.said(iso), func() { d.take(p, calendar) }}, wellFormed(iso) && realDay(iso)
}

// inOneGo understands a whole date in a field of its own.
func (d *dateFields) inOneGo(p dateParts) (all []reading) {
	typed := p.day + p.month + p.year
	only := typed == p.day || typed == p.month || typed == p.year
	if !only || len(i18n.Western(typed)) <= 4 && isFigures(typed) {
		return nil
	}
	for _, iso := range i18n.HearDate(typed, d.calendar == "be", d.p.Today) {
		if r, ok := d.reading(partsOf(iso, d.calendar), d.calendar); ok {
			all = append(all, r)
		}
	}
	return all
}

// otherYear offers the year in the other era, or the years a short one may be.
// A beginning such as 20 may go on to 2026: it is asked about only when the
// keyboard has left the field.
func (d *dateFields) otherYear(p dateParts) (all []reading) {
	switch i18n.Western(strings.TrimSpace(p.year)) {
	case "19", "20", "24", "25":
		if !d.left {
			return nil
		}
	}
	for _, y := range i18n.HearYear(p.year, d.calendar == "be", d.p.Today) {
		q, calendar := p, "ce"
		q.year = strconv.Itoa(y.CE)
		if y.BE {
			q.year, calendar = strconv.Itoa(y.CE+i18n.EraGap), "be"
		}
		if i18n.Western(strings.TrimSpace(p.year)) == q.year {
			q.year = p.year // in the digits it was typed in
		}
		if r, ok := d.reading(q, calendar); ok {
			all = append(all, r)
		}
	}
	return all
}

// swapped offers 15 March to who typed the 3rd of the 15th month.
func (d *dateFields) swapped(p dateParts) []reading {
	if _, ok := i18n.HearMonth(p.month); ok || !isFigures(p.month) {
		return nil
	}
	if _, ok := i18n.HearMonth(p.day); !ok || !isFigures(p.day) {
		return nil
	}
	if r, ok := d.reading(dateParts{p.month, p.day, p.year}, d.calendar); ok {
		return []reading{r}
	}
	return nil
}

func isFigures(typed string) bool {
	s := i18n.Western(strings.TrimSpace(typed))
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// otherYears offers the two years of a span in the other era, where they were
// typed under the wrong one.
func (e *pdateEditor) otherYears(calendar string) []reading {
	other := map[string]string{"ce": "be", "be": "ce"}[calendar]
	slipped := func(f *Field) bool {
		y := i18n.HearYear(f.Text(), calendar == "be", e.p.Today)
		return len(y) == 1 && y[0].BE == (other == "be") && len(i18n.Western(strings.TrimSpace(f.Text()))) == 4
	}
	if !slipped(e.from) && !slipped(e.to) || e.p.Span == nil {
		return nil
	}
	from, to := isoYear(e.from.Text(), other), isoYear(e.to.Text(), other)
	if from != "" && !wellFormed(from) || to != "" && !wellFormed(to) {
		return nil
	}
	return []reading{{e.p.Span(from, to), func() {
		e.era.set(other)
		e.tell()
		e.to.Focus()
	}}}
}
