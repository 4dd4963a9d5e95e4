package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/i18n"
)

// The lists offered first: where people in this work come from and what they
// speak and are paid in. Any other code can be typed.
var (
	languagesFirst  = []string{"tha", "lao", "khm", "mya", "shn", "mnw", "ksw", "vie", "zho", "eng"}
	countriesFirst  = []string{"TH", "LA", "KH", "MM", "VN", "CN", "MY"}
	currenciesFirst = []string{"THB", "LAK", "KHR", "MMK", "VND", "CNY", "USD"}
)

// codeEditor chooses a code from a short list, or finds one by the name that
// is typed, in either language of the talk. It shows what is chosen; the list
// unfolds when it is wanted. What is typed and found nowhere is kept as it is.
type codeEditor struct {
	Column
	p     EditorParams
	first []string
	all   []string // every code there are names for
	name  func(code string) Pair
	tidy  func(string) string
	value string
	fold  *Fold
	list  *choices
	other *Field
	found *Flow // what the typed name may be
}

// foundMost is how many names are offered at once.
const foundMost = 8

func newLanguagePick(p EditorParams) *codeEditor {
	first := p.Languages
	if first == nil {
		first = languagesFirst
	}
	return newCodes(p, first, i18n.LanguageCodes(), p.Language, strings.ToLower)
}

func newCountryPick(p EditorParams) *codeEditor {
	first := p.Countries
	if first == nil {
		first = countriesFirst
	}
	return newCodes(p, first, i18n.CountryCodes(), p.Country, strings.ToUpper)
}

func newCurrencyPick(p EditorParams) *codeEditor {
	first := p.Currencies
	if first == nil {
		first = currenciesFirst
	}
	return newCodes(p, first, i18n.Currencies(), p.Currency, strings.ToUpper)
}

func newCodes(p EditorParams, first, all []string, name func(string) Pair, tidy func(string) string) *codeEditor {
	e := &codeEditor{p: p, first: first, all: all, name: name, tidy: tidy}
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
	e.other = NewField(FieldParams{Width: 260, OnChanged: func(s string) {
		e.offer(s)
		e.tell(e.codeOf(s))
	}})
	e.found = NewFlow(look.Step)
	e.show()
	return NewColumn(look.Step, e.list,
		NewColumn(2, NewBoth(e.p.Words.say("part.other_code"), Style{Size: look.Small, Color: look.Quiet}), e.other), e.found)
}

// codeOf gives the code of a name or code that was typed whole, and else what
// was typed.
func (e *codeEditor) codeOf(typed string) string {
	typed = strings.TrimSpace(typed)
	if slices.Contains(e.all, e.tidy(typed)) {
		return e.tidy(typed)
	}
	for _, code := range e.all {
		if p := e.say(code); strings.EqualFold(p.Hers.Text, typed) || strings.EqualFold(p.Working.Text, typed) {
			return code
		}
	}
	return typed
}

// offer shows the names that begin with what is typed, and after them those
// that hold it, each in the order of the language.
func (e *codeEditor) offer(typed string) {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var begin, hold []string
	for _, code := range e.all {
		switch p := e.say(code); {
		case typed == "":
		case strings.HasPrefix(strings.ToLower(p.Hers.Text), typed), strings.HasPrefix(strings.ToLower(p.Working.Text), typed):
			begin = append(begin, code)
		case strings.Contains(strings.ToLower(p.Hers.Text), typed), strings.Contains(strings.ToLower(p.Working.Text), typed):
			hold = append(hold, code)
		}
	}
	e.sort(begin)
	e.sort(hold)
	codes := append(begin, hold...)
	var buttons []fyne.CanvasObject
	for _, code := range codes[:min(len(codes), foundMost)] {
		buttons = append(buttons, NewButton(ButtonParams{Label: e.say(code), OnTap: func() {
			e.fold.SetOpen(false)
			e.offer("")
			e.tell(code)
			focusOn(e.fold.title)
		}}))
	}
	e.found.Set(buttons...)
}

// sort puts codes in the order of their names.
func (e *codeEditor) sort(codes []string) {
	if e.p.Order == nil {
		return
	}
	name := func(code string) string { return e.say(code).OneOf().Hers.Text }
	slices.SortStableFunc(codes, func(a, b string) int { return e.p.Order(name(a), name(b)) })
}

// show brings the list and the title into line with the value.
func (e *codeEditor) show() {
	e.fold.SetTitle(e.title())
	if e.list == nil {
		return
	}
	e.list.set(e.value)
	switch {
	case slices.Contains(e.first, e.value):
		e.other.SetText("")
	case e.codeOf(e.other.Text()) == e.value:
	case slices.Contains(e.all, e.value):
		e.other.SetText(e.say(e.value).Hers.Text)
	default:
		e.other.SetText(e.value)
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
