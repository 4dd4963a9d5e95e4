package part

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"onward/i18n"
)

// speaking makes the parameters of an editor as a sitting makes them: in her
// language, on 23 November 2026.
func speaking(lang, calendar string) EditorParams {
	p := i18n.Open().For(lang)
	one := func(s string) Pair { return One(s, lang) }
	return EditorParams{
		Today: "2026-11-23", Calendar: calendar, Hears: []string{lang}, Order: p.Compare,
		Date:     func(iso string) Pair { return one(p.Date(iso)) },
		Number:   func(n float64) Pair { return one(p.Exact(n)) },
		Language: func(c string) Pair { return one(p.Language(c)) },
		Country:  func(c string) Pair { return one(p.Country(c)) },
		Currency: func(c string) Pair { return one(p.Currency(c)) },
		Born:     func(a float64, on string) Pair { return one(p.Born(a, on)) },
		Span:     func(from, to string) Pair { return one(p.Between(from, to)) },
		Age:      func(born string) Pair { return one(p.AgeNow(born, "2026-11-23")) },
	}
}

// askedFor lists the buttons of a question.
func askedFor(m *meant) (labels []string) {
	if !m.Visible() {
		return nil
	}
	for _, o := range m.buttons.objects {
		labels = append(labels, o.(*Button).Label())
	}
	return labels
}

func tap(t *testing.T, m *meant, label string) {
	t.Helper()
	for _, o := range m.buttons.objects {
		if b := o.(*Button); b.Label() == label {
			b.Press()
			return
		}
	}
	t.Fatalf("%q is not offered, only %q", label, askedFor(m))
}

// A Thai worker copies a birthday from a passport with the Buddhist era on.
func TestDate_Thai_CommonYearUnderTheBuddhistEra(t *testing.T) {
	e := edit(t, "pdate", speaking("th", "be"))
	d := e.Editor.(*pdateEditor).date
	typeDate(e, "12", "มี.ค.", "1999")
	if got := askedFor(d.meant); !slices.Equal(got, []string{"12 มีนาคม พ.ศ. 2542 (ค.ศ. 1999) · ตอนนี้อายุ 27 ปี"}) {
		t.Fatalf("asks %q", got)
	}
	e.gave(t, map[string]any{"precision": "day", "calendar": "be", "ce": "1456-03-12", "text": "12/มี.ค./1999"}) // as typed until she says
	tap(t, d.meant, askedFor(d.meant)[0])
	e.gave(t, map[string]any{"precision": "day", "calendar": "ce", "ce": "1999-03-12", "text": "12/มี.ค./1999"})
	if d.meant.Visible() || d.echo.Text() != "12 มีนาคม พ.ศ. 2542 (ค.ศ. 1999) · ตอนนี้อายุ 27 ปี" {
		t.Errorf("asks on: %q, says %q", askedFor(d.meant), d.echo.Text())
	}
}

// She says "ปี 40": 2540 to a Thai, 1940 to a machine.
func TestDate_Thai_ShortYears(t *testing.T) {
	e := edit(t, "pdate", speaking("th", "be"))
	d := e.Editor.(*pdateEditor).date
	typeDate(e, "", "", "๔๐")
	if got := askedFor(d.meant); len(got) != 2 || !strings.HasPrefix(got[0], "พ.ศ. 2540 (ค.ศ. 1997)") || !strings.HasPrefix(got[1], "พ.ศ. 2483 (ค.ศ. 1940)") {
		t.Fatalf("asks %q", got)
	}
	e.gave(t, map[string]any{"precision": "year", "calendar": "be", "ce": "40", "text": "//๔๐"})
	tap(t, d.meant, askedFor(d.meant)[0])
	e.gave(t, map[string]any{"precision": "year", "calendar": "be", "ce": "1997", "text": "//2540"})
}

// Who types 2026 passes by 20 and is not asked about it; who stops there is.
func TestDate_TheBeginningOfAYearIsNotAskedAbout(t *testing.T) {
	e := edit(t, "date", speaking("en", "ce"))
	d := e.Editor.(*dateEditor)
	year := fields(e.Editor)[2]
	year.FocusGained()
	test.Type(year, "20")
	if d.meant.Visible() {
		t.Fatalf("asks %q too early", askedFor(d.meant))
	}
	year.FocusLost()
	if got := askedFor(d.meant); !slices.Contains(got, "2020 (Thai year 2563)") && !slices.Contains(got, "2020 (Thai year 2563) · 5 or 6 years old now") {
		t.Errorf("asks %q", got)
	}
	year.FocusGained()
	test.Type(year, "26")
	if d.meant.Visible() || e.Value() != "2026" {
		t.Errorf("asks %q about %v", askedFor(d.meant), e.Value())
	}
}

// A Khmer interpreter writes in Khmer digits, and the Thai year of the paper in
// front of her where the common one belongs.
func TestDate_Khmer_ThaiYearInKhmerDigits(t *testing.T) {
	p := speaking("km", "ce")
	p.Age = nil
	e := edit(t, "date", p)
	d := e.Editor.(*dateEditor)
	typeDate(e, "២៣", "វិច្ឆិកា", "២៥៦៩")
	if got := askedFor(d.meant); !slices.Equal(got, []string{"23 វិច្ឆិកា 2026 (ព.ស. ថៃ 2569)"}) {
		t.Fatalf("asks %q", got)
	}
	e.gave(t, "2569-11-23")
	tap(t, d.meant, askedFor(d.meant)[0])
	e.gave(t, "2026-11-23")
	if d.year.Text() != "២៥៦៩" || d.calendar != "be" {
		t.Errorf("shows %s in %s", d.year.Text(), d.calendar)
	}
}

// A Burmese worker pastes a whole date where the day goes.
func TestDate_Burmese_InOneGo(t *testing.T) {
	p := speaking("my", "ce")
	p.Age = nil
	e := edit(t, "pdate", p)
	d := e.Editor.(*pdateEditor).date
	d.day.SetText("၂၀၂၆ ခုနှစ် မတ်လ ၁၂ ရက်")
	d.changed()
	if got := askedFor(d.meant); !slices.Equal(got, []string{"2026 ခုနှစ် မတ်လ 12 ရက် (ထိုင်းနှစ် 2569)"}) {
		t.Fatalf("asks %q", got)
	}
	if text := e.Value().(map[string]any)["text"]; text != "၂၀၂၆ ခုနှစ် မတ်လ ၁၂ ရက်//" {
		t.Errorf("keeps %q", text)
	}
	tap(t, d.meant, askedFor(d.meant)[0])
	e.gave(t, map[string]any{"precision": "day", "calendar": "ce", "ce": "2026-03-12", "text": "12/3/2026"})
}

// A Lao worker types day and month from an American letter: 3/12 may be either.
func TestDate_Lao_WhichIsTheMonth(t *testing.T) {
	p := speaking("lo", "ce")
	p.Age = nil
	e := edit(t, "date", p)
	d := e.Editor.(*dateEditor)
	test.Type(fields(e.Editor)[0], "3/12/2026")
	if got := askedFor(d.meant); !slices.Equal(got, []string{"3 ທັນວາ 2026 (ພ.ສ. ໄທ 2569)", "12 ມີນາ 2026 (ພ.ສ. ໄທ 2569)"}) {
		t.Errorf("asks %q", got)
	}
	e.gave(t, "3/12/2026//")
	e.SetValue("3/12/2026//")
	if d.day.Text() != "3/12/2026" {
		t.Errorf("what was typed became %q", d.day.Text())
	}
	e = edit(t, "date", p)
	d = e.Editor.(*dateEditor)
	typeDate(e, "3", "15", "2026")
	if got := askedFor(d.meant); !slices.Equal(got, []string{"15 ມີນາ 2026 (ພ.ສ. ໄທ 2569)"}) {
		t.Errorf("asks %q", got)
	}
	tap(t, d.meant, askedFor(d.meant)[0])
	e.gave(t, "2026-03-15")
}

func TestDate_Today(t *testing.T) {
	e := edit(t, "date", speaking("th", "be"))
	d := e.Editor.(*dateEditor)
	if !d.today.Visible() {
		t.Fatal("today is not offered")
	}
	d.today.Press()
	e.gave(t, "2026-11-23")
	if d.today.Visible() || d.year.Text() != "2569" {
		t.Errorf("shows %s", d.year.Text())
	}
	if edit(t, "date", EditorParams{Today: "2026-11-23", noToday: true}).Editor.(*dateEditor).today != nil {
		t.Error("a paper good until today")
	}
}

// 31 February is a slip, and nothing is guessed about it.
func TestDate_ImpossibleDaysAreNotGuessedAt(t *testing.T) {
	e := edit(t, "date", speaking("th", "be"))
	typeDate(e, "31", "2", "2569")
	e.gave(t, "2026-02-31")
	if d := e.Editor.(*dateEditor); d.meant.Visible() {
		t.Errorf("asks %q", askedFor(d.meant))
	}
}

func TestPDate_AnAgeSaysTheYearsOfBirth(t *testing.T) {
	e := edit(t, "pdate", speaking("th", "be"))
	p := e.Editor.(*pdateEditor)
	p.how.pick(2)
	test.Type(fields(p.age)[0], "๑๗")
	if got := p.born.Text(); !p.born.Visible() || got != "เกิด พ.ศ. 2551 (ค.ศ. 2008) หรือ พ.ศ. 2552 (ค.ศ. 2009)" {
		t.Errorf("says %q", got)
	}
	e.gave(t, map[string]any{"precision": "age", "calendar": "ce", "age": 17.0, "on": "2026-11-23", "text": "๑๗"})
}

func TestPDate_TheYearsOfASpanInTheOtherEra(t *testing.T) {
	e := edit(t, "pdate", speaking("my", "ce"))
	p := e.Editor.(*pdateEditor)
	p.how.pick(1)
	test.Type(fields(p.from)[0], "၂၅၄၁")
	if got := askedFor(p.meant); !slices.Equal(got, []string{"1998 ခုနှစ် (ထိုင်းနှစ် 2541) သို့မဟုတ် အဲဒီနောက်ပိုင်း"}) {
		t.Fatalf("asks %q", got)
	}
	tap(t, p.meant, askedFor(p.meant)[0])
	e.gave(t, map[string]any{"precision": "range", "calendar": "be", "ce": "1998", "text": "၂၅၄၁–"})
	if p.span.Text() != "1998 ခုနှစ် (ထိုင်းနှစ် 2541) သို့မဟုတ် အဲဒီနောက်ပိုင်း" {
		t.Errorf("says %q", p.span.Text())
	}
}

// What was understood stands beside the number while it is typed.
func TestNumber_SaysWhatItUnderstood(t *testing.T) {
	for _, c := range []struct {
		lang, typed, says string
		asks              []string
		value             any
	}{
		{"th", "5 แสน", "= 500,000", nil, 500000.0},
		{"th", "1500000", "= 1,500,000", nil, 1500000.0},
		{"th", "1,500,000", "", nil, 1500000.0}, // there is nothing to add
		{"th", "17", "", nil, 17.0},
		{"my", "၁၀ သိန်း", "= 1,000,000", nil, 1000000.0},
		{"lo", "1.500.000", "", nil, 1500000.0},
		{"lo", "1.500", "", nil, 1500.0},
		{"km", "១.៥០០.០០០", "= 1,500,000", nil, 1500000.0},
		{"vi", "2 triệu rưỡi", "= 2.500.000", nil, 2500000.0},
		{"th", "1.500", "", []string{"1,500", "1.5"}, "1.500"},
		{"vi", "1 triệu 5", "", []string{"1.500.000", "1.000.005"}, "1 triệu 5"},
		{"lo", "500 ກີບ", "", []string{"500"}, "500 ກີບ"},
		{"th", "ไม่แน่ใจ", "", nil, "ไม่แน่ใจ"},
	} {
		e := edit(t, "number", speaking(c.lang, "ce"))
		n := e.Editor.(*numberEditor)
		n.field.SetText(c.typed)
		n.changed()
		says := ""
		if n.echo.Visible() {
			says = n.echo.Text()
		}
		if says != c.says || !slices.Equal(askedFor(n.meant), c.asks) || e.Value() != c.value {
			t.Errorf("%s %q: says %q, asks %q, holds %v", c.lang, c.typed, says, askedFor(n.meant), e.Value())
		}
	}
}

func TestNumber_OneTapSettlesIt(t *testing.T) {
	e := edit(t, "money", speaking("th", "be"))
	n := e.Editor.(*fieldsEditor).edit["amount"].(*numberEditor)
	test.Type(fields(n)[0], "1.500")
	e.gave(t, map[string]any{"amount": "1.500"})
	tap(t, n.meant, "1,500")
	e.gave(t, map[string]any{"amount": 1500.0})
	if n.meant.Visible() {
		t.Errorf("asks on: %q", askedFor(n.meant))
	}
}

func TestMeant_AsksNothingOfAClosedQuestion(t *testing.T) {
	e := edit(t, "number", speaking("th", "ce"))
	n := e.Editor.(*numberEditor)
	n.field.SetText("1.500")
	n.changed()
	e.Disable()
	tap(t, n.meant, "1,500")
	e.SetValue("2.500") // shown while it is closed
	tap(t, n.meant, "2,500")
	if n.field.Text() != "2.500" {
		t.Errorf("a closed answer became %q", n.field.Text())
	}
}

// Nobody knows that Akha is ahk.
func TestLanguage_FoundByItsName(t *testing.T) {
	e := edit(t, "lang", speaking("th", "be"))
	c := e.Editor.(*codeEditor)
	c.fold.SetOpen(true)
	test.Type(fields(c.other)[0], "กะ")
	var names []string
	for _, o := range c.found.objects {
		names = append(names, o.(*Button).Label())
	}
	want := []string{"กะฉิ่น", "กะยาตะวันตก", "กะยาตะวันออก", "กะเหรี่ยงโปตะวันตก", "กะเหรี่ยงโปตะวันออก", "กะเหรี่ยงสะกอ"}
	if !slices.Equal(names, want) {
		t.Errorf("offers %q, want %q", names, want)
	}
	e.gave(t, "กะ") // kept as it is until it is something
	c.found.objects[0].(*Button).Press()
	e.gave(t, "kac")
	if c.fold.IsOpen() || c.other.Text() != "กะฉิ่น" || c.fold.title.Label() != "กะฉิ่น" {
		t.Errorf("shows %q in %q", c.other.Text(), c.fold.title.Label())
	}
	c.fold.SetOpen(true)
	c.other.SetText("")
	test.Type(fields(c.other)[0], "อาข่า")
	e.gave(t, "ahk") // the whole name is as good as the code
}

func TestDate_ButtonsOfAQuestionHearItsKeys(t *testing.T) {
	p := speaking("th", "be")
	p.Words = keyWords
	non := ""
	q := NewQuestion(QuestionParams{ID: "d", Kind: "date", Edit: p, NonAnswers: []string{"dk"}, OnNon: func(s string) { non = s }})
	stand(t, q, 600)
	d := q.Editor().(*dateEditor)
	d.year.SetText("69")
	d.changed()
	d.meant.buttons.objects[0].(*Button).TypedShortcut(alt(fyne.Key1))
	if non != "dk" {
		t.Error("Alt+1 on a button is lost")
	}
}
