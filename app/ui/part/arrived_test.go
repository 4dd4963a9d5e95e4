package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// lookOut finds "old" letters, which become new ones, and hash marks, which
// stand for what cannot be seen; a tilde is harmless.
func lookOut(s string) Found {
	f := Found{Clean: strings.ReplaceAll(s, "#", ""), Kept: strings.ToLower(s)}
	if strings.Contains(s, "old") {
		f.Converted, f.Ask = strings.ReplaceAll(s, "old", "new"), true
	}
	for i, r := range s {
		if r == '#' || r == '~' {
			f.Marks = append(f.Marks, Mark{i, i + 1, map[rune]string{'#': "turn", '~': "break"}[r], "hidden", r == '#'})
			f.Ask = f.Ask || r == '#'
		}
	}
	return f
}

// looking is a question with a field that looks, on a screen, and its clipboard.
func looking(t *testing.T, value any) (*Question, *arrived, func(string)) {
	t.Helper()
	given := value
	q := NewQuestion(QuestionParams{ID: "q", Kind: "long", Label: One("What happened?", "en"),
		Value: value, Edit: EditorParams{Words: keyWords, Look: lookOut}, OnValue: func(v any) { given = v }})
	stand(t, q, 600)
	a, ok := q.Editor().(*arrived)
	if !ok {
		t.Fatalf("the editor is a %T", q.Editor())
	}
	q.Focus()
	board := test.NewClipboard()
	return q, a, func(clip string) {
		board.SetContent(clip)
		a.text.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		if q.Editor().Value() != given && given != nil {
			t.Errorf("the field has %q, told was %q", q.Editor().Value(), given)
		}
	}
}

// choose presses the button under o that says key.
func choose(t *testing.T, o fyne.CanvasObject, key string) {
	t.Helper()
	var found *Button
	walk(o, func(x fyne.CanvasObject) bool {
		if b, ok := x.(*Button); ok && b.Label() == "arrival."+key {
			found = b
		}
		return found != nil
	}, nil)
	if found == nil {
		t.Fatalf("no button says %s", key)
	}
	test.Tap(found)
}

func says(o fyne.CanvasObject, words string) bool {
	return walk(o, func(x fyne.CanvasObject) bool {
		p, ok := x.(*Para)
		return ok && strings.Contains(p.Text(), words)
	}, nil)
}

func TestArrived_PlainTextIsPutAtOnce(t *testing.T) {
	q, a, paste := looking(t, nil)
	paste("at home")
	if q.Editor().Value() != "at home" || a.notice.Visible() || a.show.Visible() {
		t.Errorf("%q, notice %v, button %v", q.Editor().Value(), a.notice.Visible(), a.show.Visible())
	}
}

func TestArrived_OldLettersAreShownBesideNewOnesAndChosen(t *testing.T) {
	for key, want := range map[string]string{"use": "see new page", "keep": "see old page"} {
		q, a, paste := looking(t, "see ")
		high := q.HeightFor(600)
		paste("old page")
		if q.Editor().Value() != "see " || !a.notice.Visible() {
			t.Fatalf("before it is chosen the field has %q", q.Editor().Value())
		}
		if !says(a.notice, "old page") || !says(a.notice, "new page") || q.HeightFor(600) <= high {
			t.Error("the two texts do not stand under the field")
		}
		press(a.text.entry, fyne.KeyLeft, fyne.KeyRight) // the field goes on working
		choose(t, a, key)
		if q.Editor().Value() != want || a.notice.Visible() {
			t.Errorf("%s: %q, notice %v", key, q.Editor().Value(), a.notice.Visible())
		}
		if !a.text.Focused() {
			t.Errorf("%s: the keyboard is not in the field", key)
		}
	}
}

// What was converted is looked at again: old letters may hide signs as well.
func TestArrived_OneThingIsAskedAfterAnother(t *testing.T) {
	q, a, paste := looking(t, nil)
	paste("old#page")
	choose(t, a, "use")
	if q.Editor().Value() != nil || !says(a.notice, "arrival.hidden.title") {
		t.Fatalf("%q", q.Editor().Value())
	}
	choose(t, a, "remove")
	if q.Editor().Value() != "newpage" {
		t.Errorf("%q", q.Editor().Value())
	}
}

func TestArrived_UnseenSignsAreShownInBoxesAndTakenOut(t *testing.T) {
	for key, want := range map[string]string{"remove": "go home now~", "keep": "go #home# now~"} {
		q, a, paste := looking(t, nil)
		paste("go #home# now~")
		if !says(a.notice, "arrival.sign.turn") || says(a.notice, "arrival.sign.break") || !says(a.notice, "go ") || q.Editor().Value() != nil {
			t.Fatalf("%q is not shown, or is put already", q.Editor().Value())
		}
		choose(t, a, key)
		if q.Editor().Value() != want || !a.show.Visible() {
			t.Errorf("%s: %q, button %v", key, q.Editor().Value(), a.show.Visible())
		}
	}
}

// Signs that do no harm are not asked about; whoever wants sees them.
func TestArrived_WhatIsInAnAnswerCanBeShown(t *testing.T) {
	q, a, paste := looking(t, "a#b")
	if !a.show.Visible() {
		t.Fatal("nothing offers to show them")
	}
	choose(t, a, "show")
	choose(t, a, "remove")
	if q.Editor().Value() != "ab" || a.show.Visible() || a.notice.Visible() {
		t.Errorf("%q, button %v, notice %v", q.Editor().Value(), a.show.Visible(), a.notice.Visible())
	}
	a.text.entry.TypedShortcut(&fyne.ShortcutUndo{})
	if q.Editor().Value() != "a#b" || !a.show.Visible() {
		t.Errorf("taken back: %q", q.Editor().Value())
	}
	q.SetValue(nil)
	paste("~")
	if q.Editor().Value() != "~" || a.notice.Visible() || !a.show.Visible() {
		t.Errorf("%q was asked about", q.Editor().Value())
	}
	choose(t, a, "show")
	choose(t, a, "hide")
	if a.notice.Visible() {
		t.Error("it does not close")
	}
}

// What was typed may be kept in another spelling that looks the same. Shown
// again while somebody types, it does not move the caret.
func TestArrived_TheKeptSpellingDoesNotDisturbTyping(t *testing.T) {
	q, a, _ := looking(t, nil)
	a.text.Insert("Abc")
	press(a.text.entry, fyne.KeyLeft)
	q.SetValue("abc")
	a.text.Insert("-")
	if q.Editor().Value() != "Ab-c" {
		t.Errorf("%q", q.Editor().Value())
	}
	q.SetValue("other")
	if q.Editor().Value() != "other" {
		t.Errorf("%q", q.Editor().Value())
	}
}

func TestArrived_ClosedAnswerIsShownAndNotChanged(t *testing.T) {
	q, a, _ := looking(t, "a#b")
	q.SetEnabled(false)
	choose(t, a, "show")
	if walk(a.notice, func(x fyne.CanvasObject) bool { b, ok := x.(*Button); return ok && b.Label() == "arrival.remove" }, nil) {
		t.Error("a closed answer offers to be changed")
	}
}
