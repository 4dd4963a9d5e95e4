package part

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/i18n"
)

// Day is a day typed in one go, as it stands on a paper: "12/3/2569". What was
// understood is said under it with the years of both calendars. Where it can
// mean more than one day it asks which, and takes none by itself; what is no day
// is kept as it was typed.
type Day struct {
	Column
	field *Field
	echo  *Both
	meant *meant
	p     DayParams
	iso   string // what was understood; "" where nothing was
}

// DayParams describes a Day.
type DayParams struct {
	Words     Words
	Value     string // ISO 8601, or what was typed
	Today     string // ISO 8601
	BE        bool   // the Buddhist era is the likelier one
	Date      func(iso string) Pair
	OnChanged func(v string) // ISO 8601, what was typed, or "" for nothing
	OnNext    func()         // Enter, where nothing is left to ask
}

// NewDay makes a Day.
func NewDay(p DayParams) *Day {
	d := &Day{p: p, meant: newMeant(p.Words), echo: NewBoth(Pair{}, Style{Size: look.Small, Color: look.Lead})}
	d.field = NewField(FieldParams{Lang: "en", Figures: true, Width: 150, Text: p.Value, OnEnter: d.next, OnChanged: func(string) { d.changed() }})
	d.gap = 2
	d.init(d, d.lay, d.field, d.echo, d.meant)
	if wellFormed(p.Value) && realDay(p.Value) {
		d.iso = p.Value
	}
	d.say()
	return d
}

// Value gives ISO 8601, or what was typed where that is no day or may be more
// than one.
func (d *Day) Value() string {
	if d.iso != "" {
		return d.iso
	}
	return d.field.Text()
}

// Focus gives it the keyboard.
func (d *Day) Focus() { d.field.Focus() }

func (d *Day) changed() {
	d.iso = ""
	if all := d.readings(); len(all) == 1 {
		d.iso = all[0]
	}
	d.say()
	d.p.OnChanged(d.Value())
}

// readings are the whole days the text may mean.
func (d *Day) readings() (all []string) {
	for _, iso := range i18n.HearDate(d.field.Text(), d.p.BE, d.p.Today) {
		if len(iso) == len("2006-01-02") && wellFormed(iso) && realDay(iso) {
			all = append(all, iso)
		}
	}
	return all
}

func (d *Day) say() {
	var all []reading
	if d.iso == "" {
		for _, iso := range d.readings() {
			all = append(all, reading{d.p.Date(iso), func() { d.take(iso) }})
		}
	}
	d.meant.offer(all)
	if d.iso == "" {
		d.echo.Hide()
	} else {
		utter(d.echo, d.p.Date(d.iso))
	}
	d.Refresh()
}

func (d *Day) take(iso string) {
	d.iso = iso
	d.say()
	d.p.OnChanged(iso)
	d.p.OnNext()
}

// next goes on, or to the first of the days that may be meant.
func (d *Day) next() {
	if d.meant.Visible() {
		if all := d.meant.buttons.objects; len(all) > 0 {
			focusOn(all[0].(fyne.Focusable))
			return
		}
	}
	d.p.OnNext()
}
