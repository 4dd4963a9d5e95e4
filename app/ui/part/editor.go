package part

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
)

// Editor edits the value of one answer. The value is plain JSON data: string,
// float64, bool, []any or map[string]any, in the shapes of the forms' shared
// types; nil is no value. What cannot be understood is kept exactly as it was
// typed, as a string.
type Editor interface {
	fyne.CanvasObject
	Tall
	// SetValue shows a value without telling anyone. Showing the value that
	// was last given out changes nothing, so that typing is never disturbed.
	SetValue(v any)
	// Value gives the value now.
	Value() any
	// Focus gives the keyboard to the first field.
	Focus()
	// Enable and Disable open and close the fields for typing.
	Enable()
	Disable()
}

// Option is one of the answers offered.
type Option struct {
	Value string
	Label Pair
}

// EditorParams describes an editor. Words and OnChanged are enough for most.
type EditorParams struct {
	Words      Words
	Options    []Option          // for one and many; yesno takes its "yes" and "no" from here
	Icons      map[string]string // drawings beside options, by their value; may be nil
	Long       bool              // text of many lines
	Size       look.Size
	Today      string                // ISO 8601; "about an age" is counted from it
	Calendar   string                // the calendar a date is first typed in: ce or be
	Date       func(iso string) Pair // says a date; nil shows figures
	Language   func(code string) Pair
	Country    func(code string) Pair
	Languages  []string    // ISO 639-3, offered first; nil for ours
	Countries  []string    // ISO 3166-1 alpha-2, offered first; nil for ours
	Label      Said        // what is asked, for whoever cannot see it
	Value      any         // shown at first
	OnChanged  func(v any) // called at each change by a person; nil v is taken back
	OnLeave    func()      // the keyboard left the editor
	Currencies []string    // ISO 4217, offered first; nil for ours

	Hears    []string                          // BCP 47, the languages numbers are typed in
	Number   func(n float64) Pair              // says a number; nil shows figures
	Currency func(code string) Pair            // names a money
	Born     func(age float64, on string) Pair // says in which years who has an age was born
	Span     func(from, to string) Pair        // says a span of time, of which one end may be ""
	Age      func(born string) Pair            // says how old who was born then is; nil where the date is no birth
	Order    func(a, b string) int             // of names, as the worker's language sorts; nil for none
	Look     func(text string) Found           // looks at text that was pasted; nil for none
	OnGrown  func()                            // something came or went that nobody typed

	noToday bool // the day asked for is never this one
}

// NewEditor makes the editor of a kind of answer: yesno bool one many face5
// level4 text string long num number int integer age pdate date time name
// phone addr money iddoc sign lang country email. A kind that is not known is
// edited as text.
func NewEditor(kind string, p EditorParams) Editor {
	var e Editor
	switch kind {
	case "yesno", "bool", "boolean":
		e = newYesNo(p)
	case "one":
		e = newOne(p)
	case "many":
		e = newMany(p)
	case "face5":
		e = newFaces(p)
	case "level4":
		e = newLevels(p)
	case "num", "number", "int", "integer", "age":
		e = newNumber(p)
	case "long":
		e = newText(p, true)
	case "pdate":
		e = newPDate(p)
	case "date":
		e = newDate(p)
	case "name", "phone", "addr", "money", "iddoc", "sign":
		e = newFields(kind, p)
	case "lang":
		e = newLanguagePick(p)
	case "country":
		e = newCountryPick(p)
	default:
		e = newText(p, p.Long)
	}
	if t, ok := e.(*textEditor); ok && p.Look != nil {
		e = newArrived(t, p)
	}
	if p.Value != nil {
		e.SetValue(p.Value)
	}
	return e
}

// same tells whether two plain JSON values are equal; numbers of any Go type
// compare by what they are.
func same(a, b any) bool { return reflect.DeepEqual(plain(a), plain(b)) }

func plain(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case []string:
		out := make([]any, len(v))
		for i, s := range v {
			out[i] = s
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = plain(x)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, x := range v {
			out[k] = plain(x)
		}
		return out
	}
	return v
}

// hooks are what an editor offers the card around it.
type hooks interface {
	setShortcut(func(fyne.Shortcut) bool)
	setFocusHook(func(bool))
	setKey(func(*fyne.KeyEvent) bool)
}

// eachHook visits everything under o that can have the keyboard, now and when
// it unfolds later.
func eachHook(o fyne.CanvasObject, visit func(hooks)) {
	if h, ok := o.(hooks); ok {
		visit(h)
	}
	if b, ok := o.(interface{ remember(func(hooks)) }); ok {
		b.remember(visit)
	}
	for _, c := range childrenOf(o) {
		eachHook(c, visit)
	}
}
