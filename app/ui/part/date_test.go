package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func typeDate(e *edited, day, month, year string) {
	f := fields(e.Editor)
	test.Type(f[0], day)
	test.Type(f[1], month)
	test.Type(f[2], year)
}

func TestPDate_BuddhistYearBecomesCommon(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Calendar: "be"})
	typeDate(e, "12", "3", "2542")
	e.gave(t, map[string]any{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "12/3/2542"})
}

func TestPDate_ThaiDigits(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Calendar: "be"})
	typeDate(e, "๑๒", "๓", "๒๕๔๒")
	e.gave(t, map[string]any{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "๑๒/๓/๒๕๔๒"})
}

func TestPDate_OnlyAsExactAsItWasTold(t *testing.T) {
	e := edit(t, "pdate", EditorParams{})
	typeDate(e, "", "", "1999")
	e.gave(t, map[string]any{"precision": "year", "calendar": "ce", "ce": "1999", "text": "//1999"})
	test.Type(fields(e.Editor)[1], "3")
	e.gave(t, map[string]any{"precision": "month", "calendar": "ce", "ce": "1999-03", "text": "/3/1999"})
}

func TestPDate_ImpossibleDaysAreKept(t *testing.T) {
	e := edit(t, "pdate", EditorParams{})
	typeDate(e, "31", "2", "1999")
	e.gave(t, map[string]any{"precision": "day", "calendar": "ce", "ce": "1999-02-31", "text": "31/2/1999"})
	e = edit(t, "pdate", EditorParams{})
	typeDate(e, "12", "rice harvest", "1999")
	e.gave(t, map[string]any{"precision": "day", "calendar": "ce", "ce": "1999-rice harvest-12", "text": "12/rice harvest/1999"})
}

func TestPDate_TurningTheCalendar(t *testing.T) {
	e := edit(t, "pdate", EditorParams{})
	typeDate(e, "1", "1", "2569")
	era := e.Editor.(*pdateEditor).date.era
	press(era, fyne.KeyRight, fyne.KeySpace)
	e.gave(t, map[string]any{"precision": "day", "calendar": "be", "ce": "2026-01-01", "text": "1/1/2569"})
}

func TestPDate_SaysBothYearsWhileTyping(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Calendar: "be", Date: func(iso string) Pair { return One("said "+iso, "en") }})
	typeDate(e, "12", "3", "2542")
	if echo := e.Editor.(*pdateEditor).date.echo; !echo.Visible() || echo.Text() != "said 1999-03-12" {
		t.Errorf("says %q", echo.Text())
	}
	if got := bothYears("1999-03-12"); got != "12/3/1999 / 2542" {
		t.Errorf("in figures: %q", got)
	}
}

func TestPDate_AgeCountsFromToday(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Today: "2026-11-23", Value: map[string]any{"precision": "age", "age": 1.0}})
	test.Type(fields(e.Editor)[0], "17") // goes before what is there
	e.gave(t, map[string]any{"precision": "age", "calendar": "ce", "age": 171.0, "on": "2026-11-23", "text": "171"})
}

func TestPDate_RangeInBuddhistYears(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Value: map[string]any{"precision": "range", "calendar": "be", "ce": "1998", "to": "2000"}})
	p := e.Editor.(*pdateEditor)
	if p.from.Text() != "2541" || p.to.Text() != "2543" {
		t.Fatalf("shows %s to %s", p.from.Text(), p.to.Text())
	}
	p.to.entry.ed.MarkAll()
	p.to.Insert("2544")
	e.gave(t, map[string]any{"precision": "range", "calendar": "be", "ce": "1998", "to": "2001", "text": "2541–2544"})
}

func TestPDate_EventInTheirOwnWords(t *testing.T) {
	e := edit(t, "pdate", EditorParams{Value: map[string]any{"precision": "event", "text": "a"}})
	test.Type(fields(e.Editor)[0], "ចូលឆ្នាំ ")
	e.gave(t, map[string]any{"precision": "event", "calendar": "other", "text": "ចូលឆ្នាំ a"})
}

func TestPDate_ComesBackAsItWasTyped(t *testing.T) {
	for _, v := range []map[string]any{
		{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "๑๒/๓/๒๕๔๒"},
		{"precision": "month", "calendar": "ce", "ce": "1999-03"},
		{"precision": "range", "calendar": "ce", "ce": "1998", "to": "2000"},
		{"precision": "event", "calendar": "other", "text": "the flood"},
	} {
		e := edit(t, "pdate", EditorParams{Value: v})
		if !same(e.Value(), v) || e.times != 0 {
			t.Errorf("%v became %v, told %d times", v, e.Value(), e.times)
		}
	}
}

func TestDate_PlainISO(t *testing.T) {
	e := edit(t, "date", EditorParams{Calendar: "be"})
	typeDate(e, "1", "12", "2569")
	e.gave(t, "2026-12-01")
	for _, v := range []string{"2026-12-01", "someday"} {
		e = edit(t, "date", EditorParams{Value: v})
		if e.Value() != v {
			t.Errorf("%q became %v", v, e.Value())
		}
	}
}

func FuzzDateParts(f *testing.F) {
	f.Add("12", "3", "2542")
	f.Add("๑๒", "", "x")
	f.Fuzz(func(t *testing.T, day, month, year string) {
		d := dateParts{day, month, year}
		for _, calendar := range []string{"ce", "be"} {
			iso := d.iso(calendar)
			if !wellFormed(iso) {
				continue
			}
			// What can be said can be shown in the fields and read again.
			if back := partsOf(iso, calendar).iso(calendar); back != iso {
				t.Errorf("%q in %s comes back as %q", iso, calendar, back)
			}
			bothYears(iso)
		}
	})
}
