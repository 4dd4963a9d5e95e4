package part

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// pdateEditor edits a date as well as it is known: exactly, to the month or
// year, between two years, as an age, or by a season or event.
type pdateEditor struct {
	Column
	p      EditorParams
	value  map[string]any
	how    *choices
	fold   *Fold
	date   *dateFields // day, month, year: whichever is known
	from   *Field      // the two years of a range
	to     *Field
	span   *Both // the years in both eras
	meant  *meant
	tell   func() // the answer changed
	era    *choices
	age    *numberEditor
	born   *Both // the years of birth an age means
	event  *Field
	bodies map[string]fyne.CanvasObject
}

// ways are the ways of telling a date; day stands for day, month and year,
// since how exact it is shows in which places are filled.
var ways = []string{"day", "range", "age", "event"}

func newPDate(p EditorParams) *pdateEditor {
	e := &pdateEditor{p: p, bodies: map[string]fyne.CanvasObject{}}
	e.gap = look.Step
	e.tell = func() {
		e.value = e.read()
		e.say()
		if p.OnChanged != nil {
			p.OnChanged(e.Value())
		}
	}
	e.fold = NewFold(p.Words.say("part.date.how"), func() fyne.CanvasObject { return e.how })
	var options []Option
	for _, w := range ways {
		options = append(options, Option{w, p.Words.say("part.date." + w + "_known")})
	}
	e.how = newChoices(ringed, options, look.Body, func() {
		e.fold.SetOpen(false)
		e.turn()
		e.tell()
	})
	e.how.set("day")
	e.fold.onTop = func() { e.Refresh() }
	e.init(e, e.lay, e.fold)
	e.build()
	e.turn()
	return e
}

func (e *pdateEditor) build() {
	p, tell := e.p, e.tell
	e.date = newDateFields(p, tell)
	typed := func(string) { tell() }
	e.from = NewField(FieldParams{Width: 96, Figures: true, OnChanged: typed, OnLeave: p.OnLeave})
	e.to = NewField(FieldParams{Width: 96, Figures: true, OnChanged: typed, OnLeave: p.OnLeave})
	e.era = newChoices(ringed, []Option{
		{"ce", p.Words.say("calendar.ce")}, {"be", p.Words.say("calendar.be")},
	}, look.Body, tell)
	e.era.set(e.date.calendar)
	q := p
	q.OnChanged = func(any) { tell() }
	e.age = newNumber(q)
	e.event = NewField(FieldParams{OnChanged: typed, OnLeave: p.OnLeave, Lang: p.Label.Lang})
	e.bodies["day"] = e.date
	e.span = NewBoth(Pair{}, Style{Size: look.Working, Color: look.Lead})
	e.span.Hide()
	e.meant = newMeant(p.Words)
	years := NewFlow(look.Step, labelled(p, "part.date.from", e.from), labelled(p, "part.date.to", e.to), e.era)
	years.low = true
	e.bodies["range"] = NewColumn(look.Step/2, years, e.span, e.meant)
	e.born = NewBoth(Pair{}, Style{Size: look.Working, Color: look.Lead})
	e.born.Hide()
	e.bodies["age"] = NewColumn(2, NewBoth(p.Words.say("part.date.age"), Style{Size: look.Small, Color: look.Quiet}), e.age, e.born)
	e.bodies["event"] = NewColumn(2, NewBoth(p.Words.say("part.date.event"), Style{Size: look.Small, Color: look.Quiet}), e.event)
}

func (e *pdateEditor) way() string {
	if w := e.how.picked(); len(w) > 0 {
		return w[0]
	}
	return "day"
}

// turn shows the fields of the way that is chosen.
func (e *pdateEditor) turn() { e.put(e.bodies[e.way()], e.fold) }

// read makes the value of what is in the fields; nil where nothing is.
func (e *pdateEditor) read() map[string]any {
	switch e.way() {
	case "range":
		from, to := e.from.Text(), e.to.Text()
		if from == "" && to == "" {
			return nil
		}
		cal := e.era.picked()[0]
		v := map[string]any{"precision": "range", "calendar": cal, "text": from + "–" + to}
		if from != "" {
			v["ce"] = isoYear(from, cal)
		}
		if to != "" {
			v["to"] = isoYear(to, cal)
		}
		return v
	case "age":
		n := e.age.Value()
		if n == nil {
			return nil
		}
		v := map[string]any{"precision": "age", "calendar": "ce", "age": n, "text": e.age.Text()}
		if e.p.Today != "" {
			v["on"] = e.p.Today
		}
		return v
	case "event":
		if e.event.Text() == "" {
			return nil
		}
		return map[string]any{"precision": "event", "calendar": "other", "text": e.event.Text()}
	}
	d := e.date.parts()
	if d.empty() {
		return nil
	}
	v := map[string]any{"precision": d.precision(), "calendar": e.date.calendar, "text": d.typed()}
	v["ce"] = d.iso(e.date.calendar)
	return v
}

// Value implements Editor.
func (e *pdateEditor) Value() any {
	if e.value == nil {
		return nil
	}
	return e.value
}

// SetValue implements Editor.
func (e *pdateEditor) SetValue(v any) {
	if same(e.Value(), v) {
		return
	}
	m, ok := plain(v).(map[string]any)
	if !ok && v != nil {
		m = map[string]any{"precision": "event", "calendar": "other", "text": asText(v)}
	}
	e.value = m
	e.date.set(dateParts{}, "")
	e.age.SetValue(nil)
	for _, f := range []*Field{e.from, e.to, e.event} {
		f.SetText("")
	}
	text, _ := m["text"].(string)
	cal, _ := m["calendar"].(string)
	ce, _ := m["ce"].(string)
	way, _ := m["precision"].(string)
	switch way {
	case "range":
		to, _ := m["to"].(string)
		e.from.SetText(partsOf(ce, cal).year)
		e.to.SetText(partsOf(to, cal).year)
		if cal == "ce" || cal == "be" {
			e.era.set(cal)
		}
	case "age":
		e.age.SetValue(m["age"])
	case "event":
		e.event.SetText(text)
	default:
		way = "day"
		d, typed := typedParts(text)
		if !typed && ce != "" {
			d = partsOf(ce, cal)
		}
		e.date.set(d, cal)
	}
	e.how.set(way)
	e.say()
	e.turn()
}

// say says the years of birth beside an age, and both years beside a span.
func (e *pdateEditor) say() {
	said := Pair{}
	if n, ok := e.age.Value().(float64); ok && e.p.Born != nil {
		on, _ := e.value["on"].(string)
		if on == "" {
			on = e.p.Today
		}
		said = e.p.Born(n, on)
	}
	utter(e.born, said)
	said = Pair{}
	if e.p.Span != nil {
		from, _ := e.value["ce"].(string)
		to, _ := e.value["to"].(string)
		if e.value["precision"] == "range" && (from == "" || wellFormed(from)) && (to == "" || wellFormed(to)) {
			said = e.p.Span(from, to)
		}
	}
	e.meant.offer(e.otherYears(e.era.picked()[0]))
	if e.meant.Visible() {
		said = Pair{}
	}
	utter(e.span, said)
	e.Refresh()
}

// utter says something, or is not there.
func utter(b *Both, said Pair) {
	if said.Empty() {
		b.Hide()
		return
	}
	b.Set(said)
	b.Show()
}

// Focus implements Editor.
func (e *pdateEditor) Focus() { focusOn(firstFocus(e.bodies[e.way()])) }

// Enable implements Editor.
func (e *pdateEditor) Enable() { e.able(false) }

// Disable implements Editor.
func (e *pdateEditor) Disable() { e.able(true) }

func (e *pdateEditor) able(off bool) {
	e.date.able(off)
	e.meant.able(off)
	for _, f := range []interface {
		Enable()
		Disable()
	}{e.from, e.to, e.era, e.age, e.event, e.how} {
		if off {
			f.Disable()
		} else {
			f.Enable()
		}
	}
}
