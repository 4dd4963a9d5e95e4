package typing

import (
	"slices"
	"testing"
	"unicode/utf8"

	"onward/app/text"
)

var keys = []rune("" +
	"กทนยรวอำาิี่้็์เแไๆ" + "ກຂນມວຳາິີ່້ົເໄໆ" + "កខញតនរសុំ្្្ះ៉ៀេ។" + "ကခဂငဒဓနု််္္ာေျွဲံ့း၊" +
	"aeiV\u0301\u0302\u0323ê李小" + "😀👍🏽\u200d🇰🇭\ufe0f" + "   \n\n\t\u200b\u200c\u2060\r")

// session does what the bytes say to a field and holds the laws after each.
func session(t *testing.T, doing []byte) {
	e := many("km")
	if len(doing) > 0 && doing[0]%4 == 0 {
		e = New(Params{Set: typeface(), Lang: "my"})
	}
	e.Lay(15, 120, 60)
	const start = "ខ្ញុំ ที่ အင်္ဂါ"
	e.SetText(start)
	for i := 0; i+1 < len(doing); i += 2 {
		what, by := doing[i], doing[i+1]
		before := e.Text()
		switch {
		case what < 120:
			e.Type(keys[int(by)%len(keys)])
		case what < 145:
			e.Backspace()
		case what < 155:
			e.Delete()
		case what < 160:
			e.BackspaceWord()
		case what < 165:
			e.DeleteWord()
		case what < 215:
			e.Move(Step(int(by)%int(End+1)), by >= 128)
			moved(t, e, before)
		case what < 225:
			e.Point(float64(by), float64(what-215)*10, by%2 == 0)
			e.Drag(float64(by)/2, float64(by))
			moved(t, e, before)
		case what < 230:
			e.PointWord(float64(by), float64(what-225)*10)
			moved(t, e, before)
		case what < 235:
			e.Insert(string(keys[int(by)%(len(keys)-4):][:4]))
		case what < 240:
			s := e.Cut()
			e.Insert(s)
			if from, to := e.Marked(); s != "" && (from != to || e.Text() != before && !strange(s)) {
				t.Fatalf("cut and put back: %q became %q", before, e.Text())
			}
		case what < 248:
			e.Undo()
		default:
			e.Redo()
		}
		laws(t, e)
	}
	end, steps := e.Text(), 0
	for e.Redo() {
		end = e.Text()
	}
	for e.Undo() {
		steps++
	}
	if steps < mostSteps && e.Text() != start {
		t.Fatalf("undone to %q, want %q", e.Text(), start)
	}
	for range steps {
		e.Redo()
		laws(t, e)
	}
	if e.Text() != end {
		t.Fatalf("done again to %q, want %q", e.Text(), end)
	}
}

// strange says whether putting in would change a text: it was set, not typed.
func strange(s string) bool { return (&Editor{Params: Params{Many: true}}).clean(s) != s }

// moved: going somewhere changes nothing, and the caret stands where it may.
func moved(t *testing.T, e *Editor, before string) {
	t.Helper()
	if e.Text() != before {
		t.Fatalf("going somewhere made %q of %q", e.Text(), before)
	}
	if p, _ := e.paragraph(e.caret); !slices.Contains(text.Carets(p.text), e.caret-p.from) {
		t.Fatalf("the caret stands inside a sign: %q", state(e))
	}
}

func laws(t *testing.T, e *Editor) {
	t.Helper()
	if !utf8.ValidString(e.text) {
		t.Fatalf("%q", e.text)
	}
	for _, at := range []int{e.caret, e.anchor} {
		if at < 0 || at > len(e.text) || at < len(e.text) && !utf8.RuneStart(e.text[at]) {
			t.Fatalf("a place is %d in %q", at, e.text)
		}
	}
	lines := e.Lines()
	at, top := 0, 0.0
	for _, l := range lines {
		if l.From < at || l.To < l.From || l.From-at > 2 || l.Top != top {
			t.Fatalf("a line from %d to %d after %d in %q", l.From, l.To, at, e.text)
		}
		at, top = l.To, l.Top+l.Height
	}
	if at != len(e.text) {
		t.Fatalf("the lines end at %d of %d in %q", at, len(e.text), e.text)
	}
	if s := e.Where(); s.X < 0 || s.Height <= 0 || s.Top+s.Height > e.Height()+1e-9 {
		t.Fatalf("the caret stands at %+v in %q", s, e.text)
	}
	for _, m := range e.Marks() {
		if m.X < 0 || m.Width <= 0 {
			t.Fatalf("marked is %+v in %q", m, state(e))
		}
	}
}

func FuzzEditor(f *testing.F) {
	f.Add([]byte{1, 3, 5, 40, 5, 41, 5, 42, 130, 0, 170, 0, 236, 9, 240, 1, 250, 1})
	f.Add([]byte{4, 60, 5, 61, 5, 62, 200, 140, 230, 8, 156, 0, 244, 0})
	random := make([]byte, 2400)
	x := uint32(7)
	for i := range random {
		x = x*1664525 + 1013904223
		random[i] = byte(x >> 24)
	}
	for i := range 8 {
		f.Add(random[300*i:][:300])
	}
	f.Fuzz(session)
}

// What was just typed is what Backspace takes first: after one key and one
// Backspace the text is as before, unless the key was put to a letter below.
func TestBackspace_TakesTheLastKey(t *testing.T) {
	for _, before := range []string{"", "x ", "ក", "ที", "အင်", "e"} {
		for _, r := range keys {
			e := many("km")
			e.SetText(before)
			e.Move(End, false)
			if e.Type(r); e.Text() == before || r == '\u200d' || r == '\ufe0f' || r == '🏽' || r == '🇭' {
				continue // parts of a sign that is one
			}
			e.Backspace()
			if e.Text() != before {
				t.Errorf("%q, then U+%04X and Backspace: %q", before, r, e.Text())
			}
		}
	}
}
