package part

import (
	"onward/app/ui/look"
)

// dateFields are the three places of a date, the era its year is written in,
// and under them the date said aloud with both years.
type dateFields struct {
	Column
	p                EditorParams
	day, month, year *Field
	era              *choices
	echo             *Both
	calendar         string
	onChanged        func()
}

func newDateFields(p EditorParams, onChanged func()) *dateFields {
	d := &dateFields{p: p, onChanged: onChanged, calendar: p.Calendar}
	if d.calendar != "be" {
		d.calendar = "ce"
	}
	d.gap = look.Step / 2
	changed := func(string) { d.changed() }
	d.day = NewField(FieldParams{Width: 64, OnChanged: changed, OnLeave: p.OnLeave})
	d.month = NewField(FieldParams{Width: 64, OnChanged: changed, OnLeave: p.OnLeave})
	d.year = NewField(FieldParams{Width: 96, OnChanged: changed, OnLeave: p.OnLeave})
	d.era = newChoices(ringed, []Option{
		{"ce", p.Words.say("calendar.ce")}, {"be", p.Words.say("calendar.be")},
	}, look.Body, func() {
		d.calendar = d.era.picked()[0]
		d.changed()
	})
	d.era.set(d.calendar)
	d.echo = NewBoth(Pair{}, Style{Size: look.Working, Color: look.Lead})
	row := NewFlow(look.Step,
		labelled(p, "part.date.day", d.day),
		labelled(p, "part.date.month", d.month),
		labelled(p, "part.date.year", d.year),
		d.era)
	row.low = true // the choice of era stands beside the fields, not beside their words
	d.init(d, d.lay, row, d.echo)
	d.say()
	return d
}

// labelled sets a small label over a narrow field; both keep together.
func labelled(p EditorParams, key string, f *Field) *labelledField {
	l := &labelledField{label: NewBoth(p.Words.say(key), Style{Size: look.Small, Color: look.Quiet}), f: f}
	l.gap = 2
	l.init(l, l.lay, l.label, f)
	return l
}

type labelledField struct {
	Column
	label *Both
	f     *Field
}

// Natural gives the width of the field, or of its label where that is longer.
func (l *labelledField) Natural() float32 { return max(l.label.Natural(), l.f.Natural()) }

func (d *dateFields) parts() dateParts { return dateParts{d.day.Text(), d.month.Text(), d.year.Text()} }

func (d *dateFields) set(p dateParts, calendar string) {
	d.day.SetText(p.day)
	d.month.SetText(p.month)
	d.year.SetText(p.year)
	if calendar == "ce" || calendar == "be" {
		d.calendar = calendar
		d.era.set(calendar)
	}
	d.say()
}

func (d *dateFields) changed() {
	d.say()
	if d.onChanged != nil {
		d.onChanged()
	}
}

// say writes the date out in words with both years, so that a slip of 543
// years is seen at once.
func (d *dateFields) say() {
	iso := ""
	if p := d.parts(); p.year != "" {
		iso = p.iso(d.calendar)
	}
	if !wellFormed(iso) {
		d.echo.Hide()
	} else {
		said := Pair{Hers: Said{Text: bothYears(iso), Lang: "en"}}
		if d.p.Date != nil {
			said = d.p.Date(iso)
		}
		d.echo.Set(said)
		d.echo.Show()
	}
	d.Refresh()
}

func (d *dateFields) able(off bool) {
	for _, f := range []*Field{d.day, d.month, d.year} {
		if off {
			f.Disable()
		} else {
			f.Enable()
		}
	}
	if off {
		d.era.Disable()
	} else {
		d.era.Enable()
	}
}

// dateEditor edits a plain ISO date.
type dateEditor struct {
	*dateFields
	kept any
}

func newDate(p EditorParams) *dateEditor {
	e := &dateEditor{}
	e.dateFields = newDateFields(p, func() {
		e.kept = nil
		if p.OnChanged != nil {
			p.OnChanged(e.Value())
		}
	})
	return e
}

// Value implements Editor: ISO 8601, cut to what is known; where a part is
// missing before one that is there, the parts as typed.
func (e *dateEditor) Value() any {
	if e.kept != nil {
		return e.kept
	}
	p := e.parts()
	switch {
	case p.empty():
		return nil
	case p.year == "" || p.month == "" && p.day != "":
		return p.typed()
	}
	return p.iso(e.calendar)
}

// SetValue implements Editor.
func (e *dateEditor) SetValue(v any) {
	if same(e.Value(), v) {
		return
	}
	e.kept = nil
	s := asText(v)
	if p, ok := typedParts(s); ok {
		e.set(p, "")
		return
	}
	if s == "" {
		e.set(dateParts{}, "")
		return
	}
	e.set(partsOf(s, e.calendar), "")
	if !same(e.Value(), v) {
		e.kept = v // not a date of ours: kept as it is until someone types
	}
}

// Focus implements Editor.
func (e *dateEditor) Focus() { e.day.Focus() }

// Enable implements Editor.
func (e *dateEditor) Enable() { e.able(false) }

// Disable implements Editor.
func (e *dateEditor) Disable() { e.able(true) }
