package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"onward/app/typing/layout"
	"onward/app/ui/look"
	"onward/i18n"
)

// Each layout as it stands on a screen of the smallest width.
func TestKeyboard_Pictures(t *testing.T) {
	for _, l := range layout.All() {
		words := i18n.Open().For("en")
		k := NewKeyboard(KeyboardParams{Words: func(key string) Pair { return One(words.Say(key, nil), "en") }, Lang: "en", OnHide: func() {}})
		k.Show()
		k.Use(l)
		golden(t, "keyboard-"+l.ID, draw(k, fyne.NewSize(1024, k.HeightFor(1024))))
	}
}

// atKeyboard stands fields above a keyboard and gives the first the keyboard.
func atKeyboard(t *testing.T, fields ...*Field) *Keyboard {
	t.Helper()
	k := NewKeyboard(KeyboardParams{Words: keyWords, Lang: "en", OnHide: func() {}})
	var rows []fyne.CanvasObject
	for _, f := range fields {
		rows = append(rows, f)
	}
	w := test.NewWindow(container.NewVBox(append(rows, k)...))
	w.Resize(fyne.NewSize(1024, 640))
	t.Cleanup(func() { w.Close(); onScreen = nil })
	fields[0].Focus()
	k.Open(w.Canvas().Focused())
	return k
}

func (k *Keyboard) keyOf(t *testing.T, text string) *keycap {
	t.Helper()
	c := k.find(text)
	if c == nil {
		t.Fatalf("no key %q", text)
	}
	return c
}

func hit(c *keycap) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	c.MouseDown(e)
	c.MouseUp(e)
}

func (k *Keyboard) hits(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		hit(k.keyOf(t, s))
	}
}

func TestKeyboard_TypesIntoTheFieldAndLeavesItTheKeyboard(t *testing.T) {
	f := NewField(FieldParams{Lang: "km"})
	k := atKeyboard(t, f)
	k.hits(t, "ខ", "\u17d2", "shift", "ញ", "\u17bb\u17c6", "space", "១")
	if f.Text() != "ខ្ញុំ ១" {
		t.Errorf("typed %q", f.Text())
	}
	if !f.Focused() {
		t.Error("the field lost the keyboard")
	}
	k.hits(t, "erase", "erase", "border", "123", "7", "កខគ", "ក")
	if f.Text() != "ខ្ញុំ\u200b7ក" {
		t.Errorf("typed %q", f.Text())
	}
}

// Fyne takes the keyboard from a field when one clicks where nothing could
// have it: its driver looks for a Focusable under the mouse. The panel is one,
// and yet Tab never stops there.
func TestKeyboard_CouldHaveTheKeyboardAndNeverDoes(t *testing.T) {
	f := NewField(FieldParams{})
	k := atKeyboard(t, f)
	var under fyne.CanvasObject = k
	if _, ok := under.(fyne.Focusable); !ok {
		t.Error("a click on the panel would take the keyboard from the field")
	}
	c := canvasOf(k)
	for range 4 {
		c.FocusNext()
		if c.Focused() == fyne.Focusable(k) {
			t.Fatal("Tab stops at the panel")
		}
	}
	c.Focus(k)
	if c.Focused() == fyne.Focusable(k) {
		t.Error("the panel took the keyboard")
	}
}

func TestKeyboard_ShiftHoldsForOneLetter(t *testing.T) {
	f := NewField(FieldParams{Lang: "en"})
	k := atKeyboard(t, f)
	k.hits(t, "shift", "H", "i")
	if f.Text() != "Hi" {
		t.Errorf("typed %q", f.Text())
	}
	k.hits(t, "shift", "shift", "A", "B")
	if f.Text() != "HiAB" || k.keyOf(t, "locked") == nil {
		t.Errorf("typed %q", f.Text())
	}
}

func TestKeyboard_FollowsTheLanguageOfTheField(t *testing.T) {
	hers, mine, plain := NewField(FieldParams{Lang: "my"}), NewField(FieldParams{Lang: "th"}), NewField(FieldParams{})
	k := atKeyboard(t, hers, mine, plain)
	at := func(f *Field, id string) {
		t.Helper()
		f.Focus()
		if k.Layout().ID != id {
			t.Errorf("the keyboard is %s, not %s", k.Layout().ID, id)
		}
	}
	at(hers, "my")
	at(mine, "th")
	at(plain, "en")
	at(hers, "my")
	k.hits(t, "မြန်မာ", "တႆး") // she writes Shan
	at(hers, "shn")
	at(mine, "th")
	at(hers, "shn")
	if !hers.Focused() {
		t.Error("choosing a language took the keyboard away")
	}
	k.Forget()
	at(mine, "th")
	at(hers, "my")
}

func TestKeyboard_BeginsWithFiguresWhereFiguresAreAsked(t *testing.T) {
	name, age := NewField(FieldParams{Lang: "th"}), NewField(FieldParams{Figures: true})
	k := atKeyboard(t, name, age)
	age.Focus()
	k.hits(t, "1", "7")
	name.Focus()
	k.hits(t, "ก")
	if age.Text() != "17" || name.Text() != "ก" {
		t.Errorf("typed %q and %q", age.Text(), name.Text())
	}
	age.Focus()
	k.hits(t, "ABC") // and letters are a tap away
	if k.find("q") == nil {
		t.Error("no letters")
	}
}

func TestKeyboard_ComposesVietnameseInTheField(t *testing.T) {
	f := NewField(FieldParams{Lang: "vi"})
	k := atKeyboard(t, f)
	k.hits(t, "t", "i", "ê", "n", "g", "\u0301", "space")
	if f.Text() != "tiếng " {
		t.Errorf("typed %q", f.Text())
	}
	k.hits(t, "Tiếng Việt", "Tiếng Việt Telex", "v", "i", "e", "e", "t", "j")
	if f.Text() != "tiếng việt" {
		t.Errorf("typed %q", f.Text())
	}
	k.hits(t, "erase", "s", "erase")
	press(f.entry, fyne.KeyLeft) // by the computer's own key
	k.hits(t, "s")
	if f.Text() != "tiếng vsi" {
		t.Errorf("after the cursor moved: %q", f.Text())
	}
}

func TestKeyboard_ChoosesChineseCharacters(t *testing.T) {
	f := NewField(FieldParams{Lang: "zh-Hans"})
	k := atKeyboard(t, f)
	k.hits(t, "z", "h", "o", "n", "g")
	if f.Text() != "" || k.spelt.text != "zhong" {
		t.Errorf("spelled %q, typed %q", k.spelt.text, f.Text())
	}
	k.hits(t, "种", "g", "u", "o", "space", "，")
	if f.Text() != "种国，" {
		t.Errorf("typed %q", f.Text())
	}
	k.hits(t, "s", "h", "i")
	first := k.choices[0].text
	hit(k.rows[0][len(k.rows[0])-1].cap)
	if second := k.choices[0].text; second == first || second == "" {
		t.Errorf("further shows %q again", second)
	}
	k.hits(t, "erase", "erase", "erase", "erase")
	if f.Text() != "种国" {
		t.Errorf("Backspace takes the spelling first, then the text: %q", f.Text())
	}
}

func TestKeyboard_TellsNothingOfAPassPhrase(t *testing.T) {
	f := NewField(FieldParams{Lang: "zh-Hans", Secret: true})
	k := atKeyboard(t, f)
	c := k.keyOf(t, "z")
	before := c.ground.FillColor
	c.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if c.ground.FillColor != before {
		t.Error("a key of a pass phrase lights up")
	}
	c.MouseUp(nil)
	if f.Text() != "z" || k.spelt != nil {
		t.Errorf("the pass phrase is spelled on the screen; typed %q", f.Text())
	}
}

func TestKeyboard_LightsUpWhatIsPressedAsLongAsItIs(t *testing.T) {
	k := atKeyboard(t, NewField(FieldParams{Lang: "en"}))
	c := k.keyOf(t, "a")
	c.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if c.ground.FillColor != look.Color(look.LeadSoft) {
		t.Error("nothing shows that the key is pressed")
	}
	c.MouseUp(nil)
	if c.ground.FillColor != look.Color(look.Sheet) {
		t.Error("the key stays lit")
	}
}

// A computer with an American keyboard, and a story in Khmer.
func TestKeyboard_TheComputersOwnKeysTypeTheLanguage(t *testing.T) {
	f := NewField(FieldParams{Lang: "km"})
	k := atKeyboard(t, f)
	hands := func(s string) {
		for _, r := range s {
			f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))})
			f.entry.TypedRune(r)
		}
	}
	hands("x")
	if f.Text() != "x" || k.note.Visible() {
		t.Errorf("the computer's keys type %q before they are asked to", f.Text())
	}
	k.hits(t, "hand", "erase")
	if !k.note.Visible() || !strings.Contains(k.note.Text(), "ខ្មែរ") {
		t.Errorf("nothing says so: %q", k.note.Text())
	}
	hands("xjJ, kuy")
	if f.Text() != "ខ្ញុំ កុយ" {
		t.Errorf("typed %q", f.Text())
	}
	k.Close()
	f.SetText("")
	hands("x")
	if f.Text() != "x" {
		t.Errorf("put away, it still types %q", f.Text())
	}
}

func TestKeyboard_TelexUnderTheHands(t *testing.T) {
	f := NewField(FieldParams{Lang: "vi"})
	k := atKeyboard(t, f)
	k.hits(t, "Tiếng Việt", "Tiếng Việt Telex", "hand")
	for _, r := range "ddaf" {
		f.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))})
		f.entry.TypedRune(r)
	}
	if f.Text() != "đà" {
		t.Errorf("typed %q", f.Text())
	}
}

func TestKeyboard_SpaceAndEnterPressAButton(t *testing.T) {
	pressed := 0
	b := NewButton(ButtonParams{Label: One("Go", "en"), OnTap: func() { pressed++ }})
	k := NewKeyboard(KeyboardParams{Words: keyWords, Lang: "en"})
	w := test.NewWindow(container.NewVBox(b, k))
	t.Cleanup(func() { w.Close(); onScreen = nil })
	focusOn(b)
	k.Open(b)
	k.hits(t, "space", "enter")
	if pressed != 2 {
		t.Errorf("pressed %d times", pressed)
	}
}

// At every size of text a key is at least 40 high, and the panel leaves more
// than half of the smallest window.
func TestKeyboard_FitsTheSmallestWindow(t *testing.T) {
	defer fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, 1))
	for _, scale := range []float32{0.85, 1, 1.3, 1.5, 2} {
		fyne.CurrentApp().Settings().SetTheme(look.New(look.Light, scale))
		for _, l := range layout.All() {
			k := NewKeyboard(KeyboardParams{Words: keyWords, Lang: "en"})
			k.Show()
			k.Use(l)
			k.Resize(fyne.NewSize(1024, k.HeightFor(1024)))
			if h := k.HeightFor(1024); h > 320 && l.ID != "zh" || h > 370 {
				t.Errorf("%s at %v: %v high", l.ID, scale, h)
			}
			for _, row := range k.rows {
				for _, c := range row {
					if c.cap != nil && (k.rowHeight() < 40 || c.wide*k.unit(1024) < 40) {
						t.Errorf("%s at %v: a key of %v by %v", l.ID, scale, c.wide*k.unit(1024), k.rowHeight())
					}
				}
			}
		}
	}
	onScreen = nil
}
