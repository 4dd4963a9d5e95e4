package part

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// typedIn is a field on a screen, with the keyboard.
func typedIn(t *testing.T, p FieldParams, width float32) (*Field, fyne.Window) {
	t.Helper()
	f := NewField(p)
	w := stand(t, f, width)
	f.Focus()
	return f, w
}

func ctrl(key fyne.KeyName, more ...fyne.KeyModifier) fyne.Shortcut {
	m := fyne.KeyModifierShortcutDefault
	for _, x := range more {
		m |= x
	}
	return &desktop.CustomShortcut{KeyName: key, Modifier: m}
}

func shifted(e *entry, do func()) {
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	do()
	e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestField_TypeMarkCutPasteUndo(t *testing.T) {
	for lang, c := range map[string]struct{ first, second string }{
		"th": {"ฉันอยากกลับ", "บ้าน"}, "lo": {"ຂ້ອຍຢາກກັບ", "ບ້ານ"}, "km": {"ខ្ញុំចង់ទៅ", "ផ្ទះ"},
		"my": {"ကျွန်ုပ် ပြန်ချင်တယ် ", "အိမ်"}, "vi": {"Tôi muốn về ", "nhà"}, "zh-Hans": {"我想回", "家"},
	} {
		for _, many := range []bool{false, true} {
			var told string
			f, _ := typedIn(t, FieldParams{Lang: lang, Many: many, OnChanged: func(s string) { told = s }}, 400)
			board := test.NewClipboard()
			test.Type(f.entry, c.first+c.second)
			signs := 0
			shifted(f.entry, func() {
				for f.entry.SelectedText() != c.second && signs < 20 {
					press(f.entry, fyne.KeyLeft)
					signs++
				}
			})
			if signs > len([]rune(c.second)) {
				t.Fatalf("%s: %q is never marked alone", lang, c.second)
			}
			f.entry.TypedShortcut(&fyne.ShortcutCut{Clipboard: board})
			if f.Text() != c.first || board.Content() != c.second || told != c.first {
				t.Errorf("%s: cut leaves %q and copies %q, told %q", lang, f.Text(), board.Content(), told)
			}
			press(f.entry, fyne.KeyHome)
			f.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
			if f.Text() != c.second+c.first || told != f.Text() {
				t.Errorf("%s: pasted to %q", lang, f.Text())
			}
			f.entry.TypedShortcut(&fyne.ShortcutUndo{})
			f.entry.TypedShortcut(&fyne.ShortcutUndo{})
			if f.Text() != c.first+c.second || told != f.Text() {
				t.Errorf("%s: undone to %q", lang, f.Text())
			}
			f.entry.TypedShortcut(&fyne.ShortcutRedo{})
			f.entry.TypedShortcut(ctrl(fyne.KeyZ, fyne.KeyModifierShift))
			if f.Text() != c.second+c.first {
				t.Errorf("%s: done again to %q", lang, f.Text())
			}
		}
	}
}

func TestField_GoesByWords(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Lang: "km", Text: "ប្រទេសកម្ពុជា"}, 400)
	e := f.entry
	e.TypedShortcut(ctrl(fyne.KeyLeft, fyne.KeyModifierShift))
	if got := e.SelectedText(); got != "កម្ពុជា" {
		t.Errorf("marked %q", got)
	}
	press(e, fyne.KeyRight)
	e.TypedShortcut(ctrl(fyne.KeyBackspace))
	if f.Text() != "ប្រទេស" {
		t.Errorf("%q is left", f.Text())
	}
	e.TypedShortcut(ctrl(fyne.KeyHome))
	e.TypedShortcut(ctrl(fyne.KeyDelete))
	if f.Text() != "" {
		t.Errorf("%q is left", f.Text())
	}
}

func click(e *entry, x, y float32, m fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	ev.Position = fyne.NewPos(x, y)
	e.MouseDown(ev)
	e.MouseUp(ev)
}

func TestField_ByMouse(t *testing.T) {
	f, w := typedIn(t, FieldParams{Lang: "th", Many: true, Text: "ฉันอยากกลับบ้าน\nน้ำท่วม"}, 400)
	w.Canvas().Unfocus()
	e := f.entry
	now := time.Unix(0, 0)
	e.clicks.now = func() time.Time { return now }
	marked := func(want string) {
		t.Helper()
		if got := e.SelectedText(); got != want {
			t.Errorf("marked %q, want %q", got, want)
		}
	}
	click(e, 50, 20, 0)
	if !e.focused || e.CursorTextOffset() == 0 {
		t.Error("a click gives the keyboard and puts the caret")
	}
	click(e, 50, 20, 0)
	marked("อยาก")
	click(e, 50, 20, 0)
	marked("ฉันอยากกลับบ้าน")
	now = now.Add(time.Minute)
	click(e, 50, 20, 0)
	marked("")
	click(e, 390, 20, fyne.KeyModifierShift)
	if s := e.SelectedText(); !strings.HasSuffix(s, "กลับบ้าน") {
		t.Errorf("marked %q with Shift", s)
	}
	now = now.Add(time.Minute)
	click(e, 2, 20, 0)
	ev := &fyne.DragEvent{}
	ev.Position = fyne.NewPos(390, 45)
	e.Dragged(ev)
	e.DragEnd()
	marked("ฉันอยากกลับบ้าน\nน้ำท่วม")
}

func TestField_AClosedOneIsReadAndCopied(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Text: "abc"}, 200)
	f.Disable()
	board := test.NewClipboard()
	test.Type(f.entry, "x")
	press(f.entry, fyne.KeyBackspace)
	f.Insert("y")
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.entry.TypedShortcut(&fyne.ShortcutCut{Clipboard: board})
	if f.Text() != "abc" || board.Content() != "" {
		t.Errorf("became %q, copied %q", f.Text(), board.Content())
	}
	f.entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if board.Content() != "abc" {
		t.Errorf("copied %q", board.Content())
	}
}

func TestField_CopiedIsForgottenWhenLocked(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Text: "a name"}, 200)
	board := test.NewClipboard()
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	ForgetCopied()
	if board.Content() != "" {
		t.Errorf("%q is still on the clipboard", board.Content())
	}
}

func TestField_PasteIsAskedAboutFirst(t *testing.T) {
	var asked string
	var put func(string)
	f, _ := typedIn(t, FieldParams{Text: "ab", OnPaste: func(clip string, p func(string)) { asked, put = clip, p }}, 200)
	board := test.NewClipboard()
	board.SetContent("old")
	f.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if asked != "old" || f.Text() != "ab" {
		t.Errorf("asked about %q, text is %q", asked, f.Text())
	}
	put("new")
	if f.Text() != "abnew" {
		t.Errorf("text is %q", f.Text())
	}
}

func TestField_SaysThatItIsFull(t *testing.T) {
	SpeakIn(keyWords)
	f, _ := typedIn(t, FieldParams{Most: 3, Text: "abc"}, 300)
	before := f.HeightFor(300)
	test.Type(f.entry, "d")
	if f.Text() != "abc" || !f.full.Visible() || f.full.Text() != "typing.full" || f.HeightFor(300) <= before {
		t.Errorf("text %q, says %q", f.Text(), f.full.Text())
	}
	press(f.entry, fyne.KeyBackspace)
	if f.full.Visible() || f.HeightFor(300) != before {
		t.Error("still says that it is full")
	}
}

func TestField_ASecretIsShownOnlyWhileWanted(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Secret: true}, 300)
	test.Type(f.entry, "four boats")
	board := test.NewClipboard()
	shown := func() string { return f.entry.ed.Lines()[0].Shown }
	if shown() != "••••••••••" {
		t.Errorf("shows %q", shown())
	}
	test.Tap(f.eye)
	if shown() != "four boats" || !f.entry.focused {
		t.Errorf("shows %q", shown())
	}
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.entry.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if board.Content() != "" {
		t.Error("a secret was copied")
	}
	test.Tap(f.eye)
	if shown() != "••••••••••" {
		t.Errorf("shows %q", shown())
	}
}

func TestField_ALongLineMovesWithTheCaret(t *testing.T) {
	f, w := typedIn(t, FieldParams{Lang: "my"}, 150)
	e := f.entry
	test.Type(e, strings.Repeat("ကျွန်ုပ် ", 12))
	seen := func() bool {
		x := e.ink.at(e.ed.Where().X, 0).X
		return x >= 0 && x <= e.Size().Width
	}
	if e.scroll.X == 0 || !seen() {
		t.Errorf("moved by %v, the caret is at %v", e.scroll.X, e.ed.Where().X)
	}
	press(e, fyne.KeyHome)
	if e.scroll.X != 0 {
		t.Errorf("moved by %v at the beginning", e.scroll.X)
	}
	for range 60 {
		press(e, fyne.KeyRight)
		if !seen() {
			t.Fatalf("the caret is out of sight at %v, moved by %v", e.ed.Where().X, e.scroll.X)
		}
	}
	if w.Canvas().Unfocus(); e.scroll.X != 0 {
		t.Error("what nobody types in is not read from its beginning")
	}
}

func TestField_GrowsAndThenMovesInside(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Lang: "km", Many: true}, 300)
	e := f.entry
	low := f.HeightFor(300)
	for range 60 {
		f.Insert(sentences["km"] + "\n")
		f.Resize(fyne.NewSize(300, f.HeightFor(300)))
	}
	high := f.HeightFor(300)
	if high <= low || high > 20*look.Text(look.Body)*2 {
		t.Errorf("%v high, then %v", low, high)
	}
	if y := float32(e.ed.Where().Top) - e.scroll.Y; e.scroll.Y == 0 || y > high {
		t.Errorf("the caret stands %v below the edge", y)
	}
	if n := len(e.ink.texts); n > 25 {
		t.Errorf("%d lines are drawn, and fewer are seen", n)
	}
	before := e.scroll.Y
	e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 100)})
	if e.scroll.Y != before-100 {
		t.Errorf("the wheel moved it from %v to %v", before, e.scroll.Y)
	}
}

func TestField_TheWheelMovesThePageWhereTheFieldCannot(t *testing.T) {
	f := NewField(FieldParams{Text: "a"})
	page := container.NewVScroll(NewColumn(0, f, NewFrame(900, NewField(FieldParams{}))))
	w := test.NewWindow(page)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(300, 200))
	f.entry.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)})
	if page.Offset.Y != 50 {
		t.Errorf("the page moved to %v", page.Offset.Y)
	}
}

// A field that grows while it is typed in takes the page with it.
func TestField_TheCaretStaysInSightOfThePage(t *testing.T) {
	f := NewField(FieldParams{Many: true})
	column := NewColumn(0, NewFrame(150, NewColumn(0)), f, NewFrame(100, NewColumn(0)))
	page := container.NewVScroll(column)
	w := test.NewWindow(page)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(300, 260))
	f.Focus()
	for range 4 {
		f.Insert("a\n\n\n")
		column.Resize(column.MinSize().Max(page.Size())) // as the screen does before it draws
		at := f.entry.ed.Where()
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.entry).Y + f.entry.top + float32(at.Top)
		if top < 0 || top+float32(at.Height) > 260 {
			t.Fatalf("the caret stands at %v of 260", top)
		}
	}
}

func onMenu(m *menu) (words []string) {
	for _, o := range m.offers {
		words = append(words, strings.TrimPrefix(o.word, "typing."))
	}
	return words
}

func rightClick(e *entry, x float32) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonSecondary}
	ev.Position = fyne.NewPos(x, 20)
	e.MouseDown(ev)
	e.TappedSecondary(&fyne.PointEvent{Position: ev.Position, AbsolutePosition: ev.Position})
}

func TestField_Menu(t *testing.T) {
	SpeakIn(keyWords)
	f, w := typedIn(t, FieldParams{Lang: "lo"}, 300)
	w.Resize(fyne.NewSize(300, 400))
	e := f.entry
	test.Type(e, "ນໍ້າຖ້ວມ")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	rightClick(e, 12)
	if got := strings.Join(onMenu(e.menu), " "); got != "undo cut copy paste all" {
		t.Fatalf("offers %s", got)
	}
	press(w.Canvas().Focused(), fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if fyne.CurrentApp().Clipboard().Content() != "ນໍ້າຖ້ວມ" || e.menu != nil || !e.focused {
		t.Errorf("copied %q", fyne.CurrentApp().Clipboard().Content())
	}
	rightClick(e, 12)
	row := e.menu.words[0].Position().AddXY(3, 3)
	e.menu.Tapped(&fyne.PointEvent{Position: row})
	if f.Text() != "" {
		t.Errorf("%q is left after undoing", f.Text())
	}
	rightClick(e, 12)
	e.menu.Tapped(&fyne.PointEvent{Position: fyne.NewPos(299, 399)})
	if e.menu != nil || w.Canvas().Overlays().Top() != nil {
		t.Error("a click beside the menu leaves it there")
	}
}

func TestField_MenuDoesNotStandInTheWayOfHiding(t *testing.T) {
	f, w := typedIn(t, FieldParams{Text: "a"}, 300)
	hidden := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { hidden++ })
	rightClick(f.entry, 12)
	press(w.Canvas().Focused(), fyne.KeyF9)
	if hidden != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("F9 came %d times, menu still open: %v", hidden, w.Canvas().Overlays().Top() != nil)
	}
	rightClick(f.entry, 12)
	CloseMenu(w.Canvas())
	if f.entry.menu != nil || w.Canvas().Overlays().Top() != nil {
		t.Error("the menu is still there")
	}
}

func TestField_MenuOfASecretGivesNothingAway(t *testing.T) {
	f, _ := typedIn(t, FieldParams{Secret: true, Text: "four boats"}, 300)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	rightClick(f.entry, 12)
	if got := strings.Join(onMenu(f.entry.menu), " "); got != "paste all" {
		t.Errorf("offers %s", got)
	}
}

// A field of one line is as high whatever is typed, and its letters stand on
// one line.
func TestField_StandsStillFromScriptToScript(t *testing.T) {
	f, _ := typedIn(t, FieldParams{}, 300)
	high := f.HeightFor(300)
	base := -1.0
	for _, w := range writings {
		f.SetText(w.text)
		if f.HeightFor(300) != high {
			t.Errorf("%s: %v high, others %v", w.lang, f.HeightFor(300), high)
		}
		now := float64(f.entry.top) + f.entry.ed.Lines()[0].Base
		if base >= 0 && (now-base > 0.01 || base-now > 0.01) {
			t.Errorf("%s: the letters stand at %v, others at %v", w.lang, now, base)
		}
		base = now
	}
}

// A key in the middle of a Burmese text of 5,000 code points, with the lines
// laid out and set on the screen.
func BenchmarkKeyInALongField(b *testing.B) {
	unit := sentences["my"] + " "
	text := strings.Repeat(unit, 5000/len([]rune(unit))+1)
	f := NewField(FieldParams{Lang: "my", Many: true, Text: string([]rune(text)[:5000])})
	w := test.NewWindow(f)
	defer w.Close()
	w.Resize(fyne.NewSize(640, 500))
	f.Focus()
	f.entry.move(func() { f.entry.ed.Mark(len(f.Text())/2, len(f.Text())/2) })
	letters := []rune("ကခဂငစညတထဒနပဖဗဘမယရလဝသဟအ")
	i := 0
	for b.Loop() {
		i++
		f.entry.TypedRune(letters[(i*7+i/22)%22])
	}
}
