package part

import (
	"onward/app/ui/look"
)

// dateFields are the three places of a date, the era its year is written in,
// and under them the date said aloud with both years. What can be understood in
// more than one way, or not as it stands, is asked there.
type dateFields struct {
	Column
	p                EditorParams
	day, month, year *Field
	era              *choices
	today            *Button // nil where the day asked for is never this one
	row              *Flow
	echo             *Both
	meant            *meant
	calendar         string
	left             bool // the keyboard left the year
	onChanged        func()
}

func newDateFields(p EditorParams, onChanged func()) *dateFields {
	d := &dateFields{p: p, onChanged: onChanged, calendar: p.Calendar, meant: newMeant(p.Words)}
	if d.calendar != "be" {
		d.calendar = "ce"
	}
	d.gap = look.Step / 2
	changed := func(string) { d.left = false; d.changed() }
	d.day = NewField(FieldParams{Width: 64, Figures: true, OnChanged: changed, OnLeave: p.OnLeave})
	d.month = NewField(FieldParams{Width: 88, Figures: true, OnChanged: changed, OnLeave: p.OnLeave})
	d.year = NewField(FieldParams{Width: 96, Figures: true, OnChanged: changed, OnLeave: func() {
		d.left = true
		d.say()
		if p.OnLeave != nil {
			p.OnLeave()
		}
	}})
	d.era = newChoices(ringed, []Option{
		{"ce", p.Words.say("calendar.ce")}, {"be", p.Words.say("calendar.be")},
	}, look.Body, func() {
		d.calendar = d.era.picked()[0]
		d.changed()
	})
	d.era.set(d.calendar)
	d.echo = NewBoth(Pair{}, Style{Size: look.Working, Color: look.Lead})
	d.row = NewFlow(look.Step,
		labelled(p, "part.date.day", d.day),
		labelled(p, "part.date.month", d.month),
		labelled(p, "part.date.year", d.year),
		d.era)
	d.row.low = true // the choice of era stands beside the fields, not beside their words
	d.init(d, d.lay, d.row, d.echo, d.meant)
	d.say()
	return d
}

// withToday offers this day while nothing is typed.
func (d *dateFields) withToday() {
	if d.p.Today == "" || d.p.noToday {
		return
	}
	d.today = NewButton(ButtonParams{Label: d.p.Words.say("part.date.today"), Kind: Bare, OnTap: func() {
		d.take(partsOf(d.p.Today, d.calendar), d.calendar)
	}})
	d.row.objects = append(d.row.objects, d.today)
	d.say()
}

// take writes a date that was chosen rather than typed.
func (d *dateFields) take(p dateParts, calendar string) {
	d.set(p, calendar)
	d.changed()
	d.year.Focus()
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
	p := d.parts()
	iso := ""
	if p.year != "" {
		iso = p.iso(d.calendar)
	}
	d.ask()
	if wellFormed(iso) && !d.meant.Visible() { // one thing at a time
		utter(d.echo, d.said(iso))
	} else {
		d.echo.Hide()
	}
	if d.today != nil && d.today.Visible() != p.empty() {
		if p.empty() {
			d.today.Show()
		} else {
			d.today.Hide()
		}
		d.row.Refresh()
	}
	d.Refresh()
}

// said says a date with both years, and of a birth the age.
func (d *dateFields) said(iso string) Pair {
	said := Pair{Hers: Said{Text: bothYears(iso), Lang: "en"}}
	if d.p.Date != nil {
		said = d.p.Date(iso)
	}
	if d.p.Age != nil {
		if age := d.p.Age(iso); !age.Empty() {
			said.Hers.Text += " · " + age.Hers.Text
			if said.Working.Text != "" {
				said.Working.Text += " · " + age.Working.Text
			}
		}
	}
	return said
}

func (d *dateFields) able(off bool) {
	d.meant.able(off)
	if d.today != nil {
		able(d.today, !off)
	}
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
	e.withToday()
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
