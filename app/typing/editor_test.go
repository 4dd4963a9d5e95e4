package typing

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onward/app/text"
)

var typeface = sync.OnceValue(func() *text.Set {
	set, err := text.Open()
	if err != nil {
		panic(err)
	}
	return set
})

// many is an empty field of many lines, wide enough for some words.
func many(lang string) *Editor {
	e := New(Params{Set: typeface(), Lang: lang, Many: true, Air: 0.06})
	e.Lay(15, 300, 200)
	return e
}

// at is a field that holds a text, its caret where the bar stands. A second bar
// is the other end of what is marked.
func at(lang, s string) *Editor {
	e := many(lang)
	parts := strings.Split(s, "|")
	e.SetText(strings.Join(parts, ""))
	e.stand(len(parts[0]))
	if len(parts) == 3 {
		e.caret = len(parts[0] + parts[1])
	}
	return e
}

// state writes a field as at reads it.
func state(e *Editor) string {
	from, to := e.Marked()
	if from == to {
		return e.text[:e.caret] + "|" + e.text[e.caret:]
	}
	return e.text[:from] + "|" + e.text[from:to] + "|" + e.text[to:]
}

func types(e *Editor, s string) {
	for _, r := range s {
		e.Type(r)
	}
}

func want(t *testing.T, e *Editor, s string) {
	t.Helper()
	if got := state(e); got != s {
		t.Errorf("is %q, want %q", got, s)
	}
}

// declaration is the Universal Declaration in a language, a paragraph a line.
func declaration(t testing.TB, lang string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "text", "testdata", "udhr", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(string(b), "\n")
}

func TestInsert_GoesInThePlaceOfWhatIsMarked(t *testing.T) {
	e := at("en", "a |cold| night")
	e.Insert("warm")
	want(t, e, "a warm| night")
}

func TestInsert_LineEndsAndControlCharacters(t *testing.T) {
	e := many("en")
	e.Insert("a\r\nb\rc\u2028d\x00\x07\x1b\x7f\te")
	want(t, e, "a\nb\nc\nd\te|")
	e = New(Params{Set: typeface()})
	e.Insert("a\r\nb\nc")
	want(t, e, "a b c|")
}

func TestSetText_IsKeptByteForByte(t *testing.T) {
	for _, field := range []*Editor{many("en"), New(Params{Set: typeface()}), New(Params{Set: typeface(), Secret: true})} {
		const s = "a\r\nb\x00\u2029 c\xff\u200b😀"
		field.SetText(s)
		field.Lines()
		if field.Text() != s {
			t.Errorf("became %q", field.Text())
		}
	}
}

func TestSetText_LeavesTheCaretWhereItWas(t *testing.T) {
	e := at("km", "កម្ពុ|ជា")
	e.SetText("កម្ពុជា")
	want(t, e, "កម្ពុ|ជា")
	e.SetText("ក")
	want(t, e, "ក|")
}

func TestFull_NothingIsTakenInPartAndNothingIsLost(t *testing.T) {
	e := New(Params{Set: typeface(), Most: 6})
	e.Insert("သီတာ")
	if err := e.Insert("abcd"); !errors.Is(err, ErrFull) {
		t.Errorf("err = %v", err)
	}
	want(t, e, "သီတာ|")
	e.MarkAll()
	if err := e.Insert("abcdef"); err != nil {
		t.Errorf("what is marked makes room: %v", err)
	}
	if err := e.Type('g'); !errors.Is(err, ErrFull) {
		t.Errorf("err = %v", err)
	}
	want(t, e, "abcdef|")
}

func TestCut_AndPutBackElsewhere(t *testing.T) {
	e := at("th", "|สวัสดี|ครับ")
	s := e.Cut()
	e.Move(End, false)
	e.Insert(s)
	want(t, e, "ครับสวัสดี|")
}

func TestSecret_TellsNothing(t *testing.T) {
	e := New(Params{Set: typeface(), Secret: true})
	types(e, "seven quiet boats")
	e.Move(WordLeft, false)
	want(t, e, "|seven quiet boats")
	e.Move(WordRight, false)
	want(t, e, "seven quiet boats|")
	e.PointWord(30, 5)
	want(t, e, "|seven quiet boats|")
	if e.Copied() != "" || e.Cut() != "" {
		t.Error("a secret went to the clipboard")
	}
	if e.CanUndo() || e.Undo() {
		t.Error("a secret is kept to be undone")
	}
	if shown := e.Lines()[0].Shown; shown != strings.Repeat("•", 17) {
		t.Errorf("shows %q", shown)
	}
	e.Backspace()
	if e.Text() != "" {
		t.Errorf("%q is left", e.Text())
	}
}

func TestSecret_OneDotForASign(t *testing.T) {
	e := New(Params{Set: typeface(), Secret: true})
	types(e, "ស្ត្រី") // one stack of three letters and a vowel
	if shown := e.Lines()[0].Shown; shown != "•" {
		t.Errorf("shows %q", shown)
	}
}

func TestUndo_ByWordsAndBursts(t *testing.T) {
	clock := time.Unix(0, 0)
	e := New(Params{Set: typeface(), Now: func() time.Time { return clock }})
	types(e, "one two ")
	clock = clock.Add(3 * time.Second)
	types(e, "thr")
	clock = clock.Add(3 * time.Second)
	types(e, "ee")
	for _, left := range []string{"one two thr|", "one two |", "one |", "|"} {
		if !e.Undo() {
			t.Fatal("nothing to undo")
		}
		want(t, e, left)
	}
	if e.Undo() {
		t.Error("undone more than was done")
	}
	for _, again := range []string{"one |", "one two |", "one two thr|", "one two three|"} {
		e.Redo()
		want(t, e, again)
	}
	if e.Redo() {
		t.Error("done again what was not undone")
	}
}

func TestUndo_BringsBackWhatWasMarked(t *testing.T) {
	e := at("lo", "ຂ້ອຍ|ຮັກ|ເຈົ້າ")
	e.Type('x')
	e.Undo()
	want(t, e, "ຂ້ອຍ|ຮັກ|ເຈົ້າ")
}

func TestUndo_EndsWhereSomethingElseIsTyped(t *testing.T) {
	e := many("en")
	types(e, "ab")
	e.Undo()
	types(e, "c")
	if e.Redo() {
		t.Error("the old future came back")
	}
	want(t, e, "c|")
}

func TestUndo_IsBounded(t *testing.T) {
	e := many("en")
	for range mostSteps + 50 {
		e.Insert("word ")
	}
	for e.Undo() {
	}
	if got, want := len(e.Text()), 50*len("word "); got != want {
		t.Errorf("%d bytes are left, want the %d of the steps let go", got, want)
	}
	for range 8 {
		e.past.note(change{in: strings.Repeat("b", mostBytes/2)})
	}
	if len(e.past.done) != 2 || e.past.size > mostBytes {
		t.Errorf("%d bytes in %d steps are kept", e.past.size, len(e.past.done))
	}
}
