package typing

import (
	"slices"
	"strings"
	"testing"

	"onward/app/text"
)

var languages = []string{"en", "vi", "th", "lo", "km", "my", "zh"}

// The lines of a field are those that paper and paragraphs have.
func TestLines_AreThoseOfTheTypeface(t *testing.T) {
	for _, lang := range languages {
		s := declaration(t, lang)
		for _, width := range []float64{90, 333, 700} {
			e := many(lang)
			e.Lay(15, width, 0)
			e.SetText(s)
			same(t, lang, e, width)
		}
	}
}

func same(t *testing.T, lang string, e *Editor, width float64) {
	t.Helper()
	lines, err := typeface().Lines(e.Text(), text.Style{Lang: lang, Size: 15}, width)
	if err != nil {
		t.Fatal(err)
	}
	got := e.Lines()
	for i := range min(len(lines), len(got)) {
		if l, g := lines[i], got[i]; l.Start != g.From || l.End != g.To || l.Text != g.Shown {
			t.Fatalf("%s, %v wide, line %d: %q, want %q", lang, width, i, g.Shown, l.Text)
		} else if d := g.Height - l.Ascent - l.Descent - 2*0.06*15; d > 0.01 || d < -0.01 {
			t.Fatalf("%s, %v wide, line %d: %v high", lang, width, i, g.Height)
		}
	}
	if len(got) != len(lines) {
		t.Errorf("%s, %v wide: %d lines, want %d", lang, width, len(got), len(lines))
	}
}

// After each key the lines are those of a field that held the text at once.
func TestLines_AfterEachKeyAsIfNew(t *testing.T) {
	for _, lang := range languages {
		s := []rune(strings.ReplaceAll(declaration(t, lang), "\n", " "))[:200]
		e := many(lang)
		e.SetText(string(s))
		e.stand(e.place(len(string(s)) / 2))
		for _, r := range s[:40] {
			e.Type(r)
			fresh := many(lang)
			fresh.SetText(e.Text())
			if !slices.EqualFunc(e.Lines(), fresh.Lines(), func(a, b Line) bool {
				return a.From == b.From && a.To == b.To && a.Top == b.Top && a.Width == b.Width
			}) {
				t.Fatalf("%s: %q has other lines when typed", lang, e.Text())
			}
		}
	}
}

func TestLines_AWordTooWideIsCutBetweenSigns(t *testing.T) {
	e := many("en")
	e.Lay(15, 60, 0)
	e.SetText("ab " + strings.Repeat("e\u0301", 40) + " cd")
	same(t, "en", e, 60)
}

func TestLines_WhatCannotBeDrawnIsABoxAndIsKept(t *testing.T) {
	e := at("en", "a😀|b")
	if shown := e.Lines()[0].Shown; shown != "a囗b" {
		t.Errorf("shows %q", shown)
	}
	e.Move(Left, false)
	want(t, e, "a|😀b")
	x := e.Where().X
	e.Move(Right, false)
	if e.Where().X <= x {
		t.Error("the box has no width")
	}
	if e.Text() != "a😀b" {
		t.Errorf("became %q", e.Text())
	}
}

func TestMove_UpAndDownKeepTheDistance(t *testing.T) {
	e := at("en", "a long first line|\nab\na long third line")
	x := e.Where().X
	e.Move(Down, false)
	want(t, e, "a long first line\nab|\na long third line")
	e.Move(Down, false)
	if d := e.Where().X - x; d < -5 || d > 5 {
		t.Errorf("%v from where it was", d)
	}
	e.Move(Down, false)
	if e.Caret() != len(e.Text()) {
		t.Error("below the last line is its end")
	}
	for range 3 {
		e.Move(Up, false)
	}
	if e.Caret() != 0 {
		t.Errorf("stands at %q, want the beginning", state(e))
	}
}

// Between two lines of one paragraph End stays on the first and the next key
// goes where the caret is seen.
func TestMove_TheEndOfALineThatGoesOn(t *testing.T) {
	e := many("km")
	e.SetText(strings.ReplaceAll(declaration(t, "km"), "\n", " "))
	e.Move(Start, false)
	first := e.Lines()[0]
	e.Move(LineEnd, false)
	if e.Caret() != first.To || e.Where().Top != first.Top {
		t.Errorf("stands at %+v, %d", e.Where(), e.Caret())
	}
	e.Move(LineEnd, false)
	e.Move(Down, false)
	if e.Where().Top != first.Top+first.Height {
		t.Error("one line down is not the next line")
	}
	e.Move(LineStart, false)
	if e.Caret() != first.To || e.Where().X != 0 {
		t.Errorf("the second line begins at %+v, %d", e.Where(), e.Caret())
	}
}

func TestMove_ByPages(t *testing.T) {
	e := many("my")
	e.SetText(declaration(t, "my"))
	e.Move(Start, false)
	seen := 0
	for e.Caret() < len(e.Text()) {
		before := e.Where().Top
		e.Move(PageDown, false)
		if moved := e.Where().Top - before; moved > 200 {
			t.Fatalf("went over %v, more than is seen", moved)
		}
		if seen++; seen > 2000 {
			t.Fatal("does not come to the end")
		}
	}
	for e.Caret() > 0 {
		e.Move(PageUp, false)
		if seen--; seen < -2000 {
			t.Fatal("does not come to the beginning")
		}
	}
}

func TestPoint_ClickDragDoubleAndTriple(t *testing.T) {
	e := at("th", "ฉันอยากกลับบ้าน\nพรุ่งนี้|")
	e.Point(-10, 5, false)
	want(t, e, "|ฉันอยากกลับบ้าน\nพรุ่งนี้")
	e.Drag(e.Lines()[0].x(len("ฉันอยาก"))+1, 5)
	want(t, e, "|ฉันอยาก|กลับบ้าน\nพรุ่งนี้")
	middle := e.Lines()[0].x(len("ฉันอย"))
	e.PointWord(middle, 5)
	want(t, e, "ฉัน|อยาก|กลับบ้าน\nพรุ่งนี้")
	e.Drag(e.Lines()[0].x(len("ฉันอยากกล"))+1, 5)
	want(t, e, "ฉัน|อยากกลับ|บ้าน\nพรุ่งนี้")
	e.Drag(1, 5)
	want(t, e, "|ฉันอยาก|กลับบ้าน\nพรุ่งนี้")
	e.PointWord(e.Lines()[0].x(len("ฉันอยาก"))-1, 5) // nearer to its end
	want(t, e, "ฉัน|อยาก|กลับบ้าน\nพรุ่งนี้")
	e.PointParagraph(middle, 5)
	want(t, e, "|ฉันอยากกลับบ้าน|\nพรุ่งนี้")
	e.Point(0, 5, false)
	e.Point(1000, e.Lines()[1].Top+2, true)
	want(t, e, "|ฉันอยากกลับบ้าน\nพรุ่งนี้|")
	if marks := e.Marks(); len(marks) != 2 || marks[0].X != 0 || marks[0].Width <= e.Lines()[0].Width {
		t.Errorf("marked are %v", marks)
	}
}

// A key in the middle of a Burmese text of 5,000 code points without a line
// end.
func BenchmarkKeyInALongText(b *testing.B) {
	s := []rune(strings.ReplaceAll(declaration(b, "my"), "\n", " "))[:5000]
	e := many("my")
	e.Lay(15, 600, 400)
	e.SetText(string(s))
	e.stand(e.place(len(e.Text()) / 2))
	e.Lines()
	letters := []rune("ကခဂငစညတထဒနပဖဗဘမယရလဝသဟအ")
	i := 0
	for b.Loop() {
		if i++; i%30 == 0 {
			for range 29 {
				e.Undo()
			}
		}
		e.Type(letters[(i*7+i/22)%22])
		e.Lines()
		e.Where()
	}
}
