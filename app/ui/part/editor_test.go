package part

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// edited is an editor on a screen, and what it gave out last.
type edited struct {
	Editor
	given any
	times int
}

func edit(t *testing.T, kind string, p EditorParams) *edited {
	t.Helper()
	e := &edited{}
	p.Words = keyWords
	p.OnChanged = func(v any) { e.given = v; e.times++ }
	e.Editor = NewEditor(kind, p)
	stand(t, e.Editor, 600)
	return e
}

func (e *edited) gave(t *testing.T, want any) {
	t.Helper()
	if !reflect.DeepEqual(e.given, want) {
		t.Errorf("gave %#v, want %#v", e.given, want)
	}
	if !reflect.DeepEqual(e.Value(), want) {
		t.Errorf("holds %#v, want %#v", e.Value(), want)
	}
}

// fields lists the text fields of an editor in the order of the Tab key.
func fields(o fyne.CanvasObject) []*entry {
	var out []*entry
	walk(o, func(x fyne.CanvasObject) bool {
		if e, ok := x.(*entry); ok {
			out = append(out, e)
		}
		return false
	}, nil)
	return out
}

func TestText_KeepsExactlyWhatIsTyped(t *testing.T) {
	for _, typed := range []string{
		"ខ្ញុំចង់ឱ្យប្អូនរៀនចប់។", "ที่นี่น้ำท่วม", "ນໍ້າຖ້ວມຢູ່ບ້ານ", "ကျွန်မရဲ့ မောင်လေး", "Nguyễn Thị Hạnh",
		"李小燕", "  two  spaces and a tail ", "zero\u200bwidth",
	} {
		for _, kind := range []string{"text", "long"} {
			e := edit(t, kind, EditorParams{})
			test.Type(fields(e.Editor)[0], typed)
			e.gave(t, typed)
		}
	}
}

func TestText_EmptyTakesTheAnswerBack(t *testing.T) {
	e := edit(t, "text", EditorParams{Value: "a"})
	f := fields(e.Editor)[0]
	press(f, fyne.KeyEnd, fyne.KeyBackspace)
	e.gave(t, nil)
}

func TestText_ShowingTheSameValueLeavesTheCursorAlone(t *testing.T) {
	e := edit(t, "long", EditorParams{})
	f := fields(e.Editor)[0]
	test.Type(f, "ab")
	press(f, fyne.KeyLeft)
	e.SetValue("ab")
	if f.CursorTextOffset() != 1 {
		t.Error("the caret moved")
	}
	if e.times != 2 {
		t.Errorf("told %d times, want one for each letter", e.times)
	}
}

func TestText_TabGoesOnFromALongField(t *testing.T) {
	if fields(edit(t, "long", EditorParams{}).Editor)[0].AcceptsTab() {
		t.Error("a long field keeps the Tab key")
	}
}

func TestNumber(t *testing.T) {
	for typed, want := range map[string]any{
		"12": 12.0, "1,500": 1500.0, "1 500.5": 1500.5, "๑๒": 12.0, "១២០០": 1200.0, "၁၅": 15.0, "-3": -3.0,
		"1,5": "1,5", "about 20": "about 20", "1e9": "1e9", "0x1F": "0x1F", "12 or 13": "12 or 13", "٣": 3.0, "5 แสน": 500000.0, "1.500.000": 1500000.0,
	} {
		e := edit(t, "number", EditorParams{})
		test.Type(fields(e.Editor)[0], typed)
		e.gave(t, want)
	}
}

func TestNumber_StaysAsTypedWhenShownAgain(t *testing.T) {
	e := edit(t, "number", EditorParams{})
	f := fields(e.Editor)[0]
	test.Type(f, "1,500")
	e.SetValue(1500.0)
	if f.Text() != "1,500" {
		t.Errorf("became %q", f.Text())
	}
}

func TestYesNo_ByKeyboard(t *testing.T) {
	e := edit(t, "yesno", EditorParams{})
	f := firstFocus(e.Editor)
	press(f, fyne.KeySpace)
	e.gave(t, true)
	press(f, fyne.KeyRight, fyne.KeyReturn)
	e.gave(t, false)
	press(f, fyne.KeySpace) // a second time changes nothing
	e.gave(t, false)
	if e.times != 2 {
		t.Errorf("told %d times, want 2", e.times)
	}
}

func TestYesNo_TakesItsWordsFromTheCaller(t *testing.T) {
	e := edit(t, "yesno", EditorParams{Options: []Option{
		{Value: "yes", Label: One("មាន", "km")}, {Value: "no", Label: One("គ្មាន", "km")},
	}})
	offered := e.Editor.(*choiceEditor).options
	if len(offered) != 2 || offered[0].Label.Hers.Text != "មាន" || offered[1].Label.Hers.Text != "គ្មាន" {
		t.Errorf("offers %v", offered)
	}
	press(firstFocus(e.Editor), fyne.KeySpace)
	e.gave(t, true)
}

func TestMany_ByKeyboard(t *testing.T) {
	e := edit(t, "many", EditorParams{Options: []Option{{Value: "a"}, {Value: "b"}, {Value: "c"}}})
	f := firstFocus(e.Editor)
	press(f, fyne.KeyEnd, fyne.KeySpace, fyne.KeyHome, fyne.KeySpace)
	e.gave(t, []any{"a", "c"})
	press(f, fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace)
	e.gave(t, nil)
}

func TestMany_KeepsWhatIsNoLongerOffered(t *testing.T) {
	e := edit(t, "many", EditorParams{Options: []Option{{Value: "a"}, {Value: "b"}}, Value: []any{"old", "b"}})
	press(firstFocus(e.Editor), fyne.KeyHome, fyne.KeySpace)
	e.gave(t, []any{"old", "a", "b"})
}

func TestFaces_AreNumbersAndTakeDigits(t *testing.T) {
	e := edit(t, "face5", EditorParams{})
	firstFocus(e.Editor).TypedRune('4')
	e.gave(t, 4.0)
	firstFocus(e.Editor).TypedRune('9')
	e.gave(t, 4.0)
}

func TestOne_KeepsAValueItDoesNotKnow(t *testing.T) {
	e := edit(t, "one", EditorParams{Options: []Option{{Value: "a"}}, Value: "gone"})
	if e.Value() != "gone" {
		t.Errorf("holds %v", e.Value())
	}
}

func TestName_KeepsKeysItDoesNotKnow(t *testing.T) {
	e := edit(t, "name", EditorParams{Value: map[string]any{"full": "A", "house": "B"}})
	test.Type(fields(e.Editor)[0], "C")
	e.gave(t, map[string]any{"full": "A", "house": "B", "called": "C"})
}

func TestName_FoldedPartsOpenWhenTheyHoldSomething(t *testing.T) {
	e := edit(t, "name", EditorParams{})
	if n := len(fields(e.Editor)); n != 2 {
		t.Fatalf("%d fields, want 2 before unfolding", n)
	}
	e.SetValue(map[string]any{"roman": "Nok"})
	if n := len(fields(e.Editor)); n != 6 {
		t.Errorf("%d fields, want 6", n)
	}
}

func TestPhone_FromAnEmptyField(t *testing.T) {
	e := edit(t, "phone", EditorParams{})
	test.Type(fields(e.Editor)[0], "081 000")
	e.gave(t, map[string]any{"number": "081 000"})
}

func TestMoney_KeepsAnAmountThatIsNoNumber(t *testing.T) {
	e := edit(t, "money", EditorParams{})
	f := fields(e.Editor)[0]
	test.Type(f, "500")
	e.gave(t, map[string]any{"amount": 500.0})
	test.Type(f, "?")
	e.gave(t, map[string]any{"amount": "500?"})
}

func TestCountry_FromTheListAndTyped(t *testing.T) {
	e := edit(t, "country", EditorParams{Countries: []string{"TH", "LA"}})
	code := e.Editor.(*codeEditor)
	press(firstFocus(e.Editor), fyne.KeyReturn) // unfold
	press(code.list, fyne.KeyDown, fyne.KeySpace)
	e.gave(t, "LA")
	if code.fold.IsOpen() {
		t.Error("the list should fold away once one is chosen")
	}
	code.fold.SetOpen(true)
	test.Type(code.other.entry, "fr")
	e.gave(t, "FR")
}

func TestEscapeAndShortcutsReachTheCanvas(t *testing.T) {
	e := NewEditor("long", EditorParams{Words: keyWords})
	w := stand(t, e, 400)
	escaped, hidden := 0, 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { escaped++ })
	w.Canvas().AddShortcut(alt(fyne.KeyH), func(fyne.Shortcut) { hidden++ })
	f := fields(e)[0]
	w.Canvas().Focus(f)
	press(f, fyne.KeyEscape, fyne.KeyF9, fyne.KeyA)
	f.TypedShortcut(alt(fyne.KeyH))
	if escaped != 2 || hidden != 1 {
		t.Errorf("escape and F9 came %d times, the shortcut %d", escaped, hidden)
	}
}

func TestLongField_StandsStillWhenTheKeyboardLeaves(t *testing.T) {
	f := NewField(FieldParams{Many: true, Lang: "km", Text: sentences["km"] + "\n" + sentences["km"] + "\n" + sentences["km"]})
	w := stand(t, f, 300)
	before := f.HeightFor(300)
	w.Canvas().Focus(f.entry)
	during := f.HeightFor(300)
	w.Canvas().Unfocus()
	if after := f.HeightFor(300); before != during || during != after {
		t.Errorf("%v high, then %v, then %v", before, during, after)
	}
}
