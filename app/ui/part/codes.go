package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// The lists offered first: where people in this work come from and what they
// speak and are paid in. Any other code can be typed.
var (
	languagesFirst  = []string{"tha", "lao", "khm", "mya", "shn", "mnw", "ksw", "vie", "zho", "eng"}
	countriesFirst  = []string{"TH", "LA", "KH", "MM", "VN", "CN", "MY"}
	currenciesFirst = []string{"THB", "LAK", "KHR", "MMK", "VND", "CNY", "USD"}
)

// codeEditor chooses a code from a short list, or takes one that is typed. It
// shows what is chosen; the list unfolds when it is wanted.
type codeEditor struct {
	Column
	p     EditorParams
	first []string
	name  func(code string) Pair
	tidy  func(string) string
	value string
	fold  *Fold
	list  *choices
	other *Field
}

func newLanguagePick(p EditorParams) *codeEditor {
	first := p.Languages
	if first == nil {
		first = languagesFirst
	}
	return newCodes(p, first, p.Language, strings.ToLower)
}

func newCountryPick(p EditorParams) *codeEditor {
	first := p.Countries
	if first == nil {
		first = countriesFirst
	}
	return newCodes(p, first, p.Country, strings.ToUpper)
}

func newCurrencyPick(p EditorParams) *codeEditor {
	first := p.Currencies
	if first == nil {
		first = currenciesFirst
	}
	return newCodes(p, first, nil, strings.ToUpper)
}

func newCodes(p EditorParams, first []string, name func(string) Pair, tidy func(string) string) *codeEditor {
	e := &codeEditor{p: p, first: first, name: name, tidy: tidy}
	e.gap = look.Step / 2
	e.fold = NewFold(e.title(), e.unfolded)
	e.fold.title.kind = Plain
	e.fold.onTop = func() { e.Refresh() }
	e.init(e, e.lay, e.fold)
	return e
}

func (e *codeEditor) title() Pair {
	if e.value == "" {
		return e.p.Words.say("part.choose")
	}
	return e.say(e.value)
}

func (e *codeEditor) say(code string) Pair {
	if e.name != nil {
		if p := e.name(code); !p.Empty() {
			return p
		}
	}
	return Pair{Hers: Said{Text: code, Lang: "en"}}
}

func (e *codeEditor) unfolded() fyne.CanvasObject {
	var options []Option
	for _, code := range e.first {
		options = append(options, Option{code, e.say(code)})
	}
	e.list = newChoices(ringed, options, look.Body, func() {
		e.fold.SetOpen(false)
		e.tell(e.list.picked()[0])
		focusOn(e.fold.title)
	})
	e.other = NewField(FieldParams{Width: 120, OnChanged: func(s string) { e.tell(e.tidy(strings.TrimSpace(s))) }})
	e.show()
	return NewColumn(look.Step, e.list,
		NewColumn(2, NewBoth(e.p.Words.say("part.other_code"), Style{Size: look.Small, Color: look.Quiet}), e.other))
}

// show brings the list and the title into line with the value.
func (e *codeEditor) show() {
	e.fold.SetTitle(e.title())
	if e.list == nil {
		return
	}
	e.list.set(e.value)
	typed := e.value
	for _, code := range e.first {
		if code == e.value {
			typed = ""
		}
	}
	if e.tidy(strings.TrimSpace(e.other.Text())) != typed {
		e.other.SetText(typed)
	}
}

func (e *codeEditor) tell(code string) {
	e.value = code
	e.show()
	if e.p.OnChanged != nil {
		e.p.OnChanged(e.Value())
	}
}

// Natural gives the width of what is chosen; the open list wants a row.
func (e *codeEditor) Natural() float32 { return e.fold.Natural() }

// Value implements Editor.
func (e *codeEditor) Value() any {
	if e.value == "" {
		return nil
	}
	return e.value
}

// SetValue implements Editor.
func (e *codeEditor) SetValue(v any) {
	if same(e.Value(), v) {
		return
	}
	e.value = asText(v)
	e.show()
	e.Refresh()
}

// Focus implements Editor.
func (e *codeEditor) Focus() { focusOn(e.fold.title) }

// Enable implements Editor.
func (e *codeEditor) Enable() { e.fold.title.Enable() }

// Disable implements Editor.
func (e *codeEditor) Disable() { e.fold.SetOpen(false); e.fold.title.Disable() }
