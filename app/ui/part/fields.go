package part

import (
	"maps"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// sub is one field of an object value. Those that are seldom needed are folded
// away until they hold something.
type sub struct {
	key    string // in the JSON object
	kind   string // of editor; "pick:…" for a short list
	words  string
	folded bool
}

// subs are the fields of the shared types, in the order they are asked.
var subs = map[string][]sub{
	"name": {
		{"called", "text", "part.name.called", false}, // first: a full name is never needed
		{"full", "text", "part.name.full", false},
		{"roman", "text", "part.name.roman", true},
		{"nick", "text", "part.name.nick", true},
		{"family", "text", "part.name.family", true},
		{"given", "text", "part.name.given", true},
	},
	"phone": {
		{"number", "text", "part.phone.number", false},
		{"owner", "text", "part.phone.owner", false},
		{"safe", "safe", "part.phone.safe", false},
		{"when", "text", "part.phone.when", true},
		{"say", "text", "part.phone.say", true},
	},
	"addr": {
		{"text", "long", "part.addr.text", false},
		{"landmark", "text", "part.addr.landmark", true},
		{"roman", "text", "part.addr.roman", true},
		{"country", "country", "part.addr.country", true},
	},
	"money": {
		{"amount", "number", "part.money.amount", false},
		{"currency", "currency", "part.money.currency", false},
		{"per", "per", "part.money.per", false},
	},
	"iddoc": {
		{"type", "text", "part.iddoc.type", false},
		{"number", "text", "part.iddoc.number", false},
		{"country", "country", "part.iddoc.country", true},
		{"place", "text", "part.iddoc.place", true},
		{"expires", "date", "part.iddoc.expires", true},
	},
	"sign": {
		{"how", "mark", "part.sign.how", false},
		{"by", "text", "part.sign.by", false},
		{"on", "date", "part.sign.on", false},
	},
}

// fieldsEditor edits an object, field by field. Keys it does not know stay in
// the object untouched.
type fieldsEditor struct {
	Column
	p     EditorParams
	value map[string]any
	parts []sub
	edit  map[string]Editor
	fold  *Fold
	off   bool
}

func newFields(kind string, p EditorParams) *fieldsEditor {
	e := &fieldsEditor{p: p, value: map[string]any{}, parts: subs[kind], edit: map[string]Editor{}}
	e.gap = look.Step
	var open []fyne.CanvasObject
	var later []sub
	var row *Flow // narrow fields stand beside one another
	for _, s := range e.parts {
		switch {
		case s.folded:
			later = append(later, s)
		case s.kind == "number" || s.kind == "currency":
			if row == nil {
				row = NewFlow(2 * look.Step)
				row.high = true // what is said under one of them does not move the other
				open = append(open, row)
			}
			row.objects = append(row.objects, e.field(s))
		default:
			open = append(open, e.field(s))
		}
	}
	if len(later) > 0 {
		e.fold = NewFold(p.Words.say("part.more"), func() fyne.CanvasObject {
			c := NewColumn(look.Step)
			for _, s := range later {
				c.objects = append(c.objects, e.field(s))
			}
			return c
		})
		e.fold.onTop = func() { e.Refresh() }
		open = append(open, e.fold)
	}
	e.init(e, e.lay, open...)
	return e
}

// field makes one field under its small label.
func (e *fieldsEditor) field(s sub) fyne.CanvasObject {
	q := e.p
	q.Options, q.Long, q.Size = nil, false, look.Body
	q.Label = Said{Lang: e.p.Label.Lang}
	if s.key == "roman" || s.key == "number" {
		q.Label.Lang = "en" // Latin letters, and the figures beside them
	}
	q.Value = e.value[s.key]
	q.OnChanged = func(v any) { e.change(s.key, v) }
	q.noToday = s.key == "expires"
	var ed Editor
	switch s.kind {
	case "safe":
		ed = newWordChoice(q, "safe.", "yes", "no", "unknown")
	case "mark":
		ed = newWordChoice(q, "mark.", "signed", "thumb", "spoken", "refused")
	case "per":
		ed = newWordChoice(q, "per.", "once", "day", "week", "month", "year")
	case "currency":
		ed = newCurrencyPick(q)
	default:
		ed = NewEditor(s.kind, q)
	}
	if q.Value != nil {
		ed.SetValue(q.Value)
	}
	if e.off {
		ed.Disable()
	}
	e.edit[s.key] = ed
	return NewColumn(2, NewBoth(e.p.Words.say(s.words), Style{Size: look.Small, Color: look.Quiet}), ed)
}

func (e *fieldsEditor) change(key string, v any) {
	next := maps.Clone(e.value)
	if v == nil || v == "" {
		delete(next, key)
	} else {
		next[key] = v
	}
	e.value = next
	if e.p.OnChanged != nil {
		e.p.OnChanged(e.Value())
	}
}

// Value implements Editor.
func (e *fieldsEditor) Value() any {
	if len(e.value) == 0 {
		return nil
	}
	return maps.Clone(e.value)
}

// SetValue implements Editor. A value that is no object is shown in the first
// field as it was typed.
func (e *fieldsEditor) SetValue(v any) {
	if same(e.Value(), v) {
		return
	}
	next, ok := plain(v).(map[string]any)
	if !ok && v != nil {
		next = map[string]any{e.parts[0].key: v}
	}
	e.value = map[string]any{}
	maps.Copy(e.value, next)
	for _, s := range e.parts {
		if s.folded && e.value[s.key] != nil && e.value[s.key] != "" {
			e.fold.SetOpen(true)
		}
	}
	for key, ed := range e.edit {
		ed.SetValue(e.value[key])
	}
	e.Refresh()
}

// Focus implements Editor.
func (e *fieldsEditor) Focus() { focusOn(firstFocus(e)) }

// Enable implements Editor.
func (e *fieldsEditor) Enable() { e.able(false) }

// Disable implements Editor.
func (e *fieldsEditor) Disable() { e.able(true) }

func (e *fieldsEditor) able(off bool) {
	e.off = off
	for _, ed := range e.edit {
		if off {
			ed.Disable()
		} else {
			ed.Enable()
		}
	}
}

// newWordChoice edits one of a few fixed values whose words begin with key.
func newWordChoice(p EditorParams, key string, values ...string) *choiceEditor {
	p.Options = nil
	for _, v := range values {
		p.Options = append(p.Options, Option{v, p.Words.say(key + v)})
	}
	return newOne(p)
}
