package part

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// Nothing that is written is cut off: not by the height of a line, not by the
// edge of a widget, not by what lies over it. A clipped vowel is another word.
//
// Every kind of widget is drawn with the tallest and deepest words of a script.
// Then the same texts are drawn again, each at the same place but alone, in a
// font with room to spare. Where there is ink in the second picture there must
// be ink in the first.

// stacks holds, for each script, the words that reach highest and deepest of
// all in the word lists, so far as people write them.
var stacks = map[string]string{
	"en":      "ÅÇŞjgqy|Ỹ(",
	"th":      "ซี้ฎุญี่ฐูป๊ปิ๊ฎฺ",
	"lo":      "ຂິ້ຫຼູ້ງູຕຶ໋ປື້ນໍ້າ",
	"km":      "បន្ស៉ីក្ឫញ្ញូហ្ស៊ូពោធិ៏",
	"my":      "လျှို့ချွှူ့ဒ္ဓိင်္ဂကဲကြွ",
	"vi":      "ẪẴgỘỆỵẢ",
	"zh-Hans": "爨（麟｜",
}

// beyond holds stacks that few or no words have. Our own parts draw those too.
var beyond = map[string]string{
	"th": "ก็่ำ", "lo": "ກິ້ຳງຼູ", "km": "អ្ហ៊ឺ៎ះសំស្ក្ឫតឡ្ច្វុ", "my": "ဌ္တွကိစ္ဆ္တ", "vi": "Ĕ̉ộ̣̉", "en": "Ḕ", "zh-Hans": "鑫",
}

// drawing is a text of a widget and where on the screen it is.
type drawing struct {
	text *canvas.Text
	at   fyne.Position
}

// drawings gathers texts in the order they are drawn.
type drawings struct {
	seen   []drawing
	carets []image.Rectangle
}

func (w *drawings) read(o fyne.CanvasObject, from fyne.Position) {
	if !o.Visible() {
		return
	}
	from = from.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		if o.Text != "" {
			w.seen = append(w.seen, drawing{o, from})
		}
	case *canvas.Rectangle:
		if o.FillColor != nil {
			if _, _, _, a := o.FillColor.RGBA(); a == 0xFFFF {
				w.cover(from, o.Size())
			}
		}
		if o.Size().Width <= 3 { // a caret stands on what it is beside
			at, size := from, o.Size()
			w.carets = append(w.carets, image.Rect(int(at.X), int(at.Y), int(at.X+size.Width)+2, int(at.Y+size.Height)+1))
		}
	case fyne.Widget:
		for _, inner := range test.WidgetRenderer(o).Objects() {
			w.read(inner, from)
		}
	case *fyne.Container:
		for _, inner := range o.Objects {
			w.read(inner, from)
		}
	}
}

// cover forgets texts of which nothing is left to see: not cut off, but behind
// something. Half a line more may lie beside it.
func (w *drawings) cover(at fyne.Position, size fyne.Size) {
	w.seen = slices.DeleteFunc(w.seen, func(x drawing) bool {
		end, slack := x.at.Add(x.text.MinSize()), x.text.TextSize/2
		return x.at.X >= at.X && x.at.Y >= at.Y-slack && end.X <= at.X+size.Width && end.Y <= at.Y+size.Height+slack
	})
}

// written lists what is written on a canvas, on whatever lies over it too.
func written(c fyne.Canvas) *drawings {
	w := &drawings{}
	w.read(c.Content(), fyne.Position{})
	for _, o := range c.Overlays().List() {
		w.read(o, fyne.Position{})
	}
	return w
}

// alone draws texts where they are, each in a font with room to spare, black on
// white.
func alone(ts []drawing, size fyne.Size) image.Image {
	ground := canvas.NewRectangle(color.White)
	ground.Resize(size)
	all := container.NewWithoutLayout(ground)
	for _, t := range ts {
		is, least := t.text.Size(), t.text.MinSize()
		at := t.at
		switch t.text.Alignment {
		case fyne.TextAlignCenter:
			at.X += (is.Width - least.Width) / 2
		case fyne.TextAlignTrailing:
			at.X += is.Width - least.Width
		}
		at.Y += max(0, is.Height-least.Height) / 2
		driver := fyne.CurrentApp().Driver()
		_, base := driver.RenderedTextSize(t.text.Text, t.text.TextSize, t.text.TextStyle, t.text.FontSource)
		free := &canvas.Text{Text: t.text.Text, TextSize: t.text.TextSize, Color: color.Black, FontSource: look.FontFor(heavy(t.text), 9, 9)}
		room, freeBase := driver.RenderedTextSize(free.Text, free.TextSize, free.TextStyle, free.FontSource)
		free.Resize(room)
		// The painter goes on to the next whole point, and so for the base line.
		free.Move(fyne.NewPos(up(at.X), up(at.Y)+up(base)-up(freeBase)))
		all.Add(free)
	}
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(1)
	c.SetContent(all)
	c.Resize(size)
	return c.Capture()
}

func heavy(t *canvas.Text) bool {
	return t.TextStyle.Bold || t.FontSource == look.Font(true) || t.FontSource == look.FontFor(true, 9, 9)
}

func up(v float32) float32    { return float32(math.Ceil(float64(v))) }

// magenta is no colour of ours: what has some of it is ink.
var magenta = color.NRGBA{R: 0xFF, B: 0xFF, A: 0xFF}

func isMagenta(pix []byte) bool { return int(pix[0])+int(pix[2])-2*int(pix[1]) > 150 }

// nothingIsCut looks for ink that a canvas loses. It names the texts that lose
// any.
func nothingIsCut(t *testing.T, what string, c fyne.Canvas) {
	t.Helper()
	all := written(c)
	ts := all.seen
	if len(ts) == 0 {
		t.Errorf("%s: nothing is written", what)
	}
	inks := make([]color.Color, len(ts))
	for i, x := range ts {
		inks[i], x.text.Color = x.text.Color, magenta
	}
	got := c.Capture().(*image.NRGBA)
	for i, x := range ts {
		x.text.Color = inks[i]
	}
	want := alone(ts, c.Size()).(*image.NRGBA)
	var lost image.Rectangle
	points := 0
	for at := 0; at < len(want.Pix); at += 4 {
		// Half inked at least, or it may be a matter of rounding.
		if want.Pix[at] < 0x80 && !isMagenta(got.Pix[at:]) {
			x, y := at/4%(want.Stride/4), at/want.Stride
			if slices.ContainsFunc(all.carets, func(r image.Rectangle) bool { return image.Pt(x, y).In(r) }) {
				continue
			}
			lost = lost.Union(image.Rect(x, y, x+1, y+1))
			points++
		}
	}
	if points <= 2 {
		return
	}
	for _, x := range ts {
		reach := int(x.text.TextSize)
		place := image.Rect(int(x.at.X), int(x.at.Y), int(x.at.X+x.text.Size().Width), int(x.at.Y+x.text.MinSize().Height)).Inset(-reach)
		if lost.Overlaps(place) {
			t.Errorf("%s: %d points of ink are cut off in %v, where or beside where it says %q at size %v, %v",
				what, points, lost, x.text.Text, x.text.TextSize, x.at)
			return
		}
	}
	t.Errorf("%s: %d points of ink are cut off in %v", what, points, lost)
}

// At the smallest text, rounding to whole points costs most; the largest has the
// largest boxes. Each language is tried at the smallest and at one other size.
var sizes = []struct {
	of    float32
	langs []string
}{
	{look.MinScale, tags},
	{1, []string{"km", "en"}},
	{1.5, []string{"my", "th"}},
	{look.MaxScale, []string{"lo", "vi", "zh-Hans"}},
}

// everySize calls do for each size of text and language.
func everySize(t *testing.T, do func(t *testing.T, lang string)) {
	app := fyne.CurrentApp()
	t.Cleanup(func() { app.Settings().SetTheme(look.New(look.Light, 1)) })
	for _, size := range sizes {
		app.Settings().SetTheme(look.New(look.Light, size.of))
		for _, lang := range size.langs {
			t.Run(fmt.Sprintf("%s at %.0f %%", lang, size.of*100), func(t *testing.T) { do(t, lang) })
		}
	}
}

// under gives every key the same words.
func under(p Pair) Words { return func(string) Pair { return p } }

func TestNothingIsCut_InPartsThatSay(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		said := Said{Text: stacks[lang] + " " + beyond[lang], Lang: lang}
		pair := Pair{Hers: said, Working: Said{Text: stacks["my"], Lang: "my"}}
		var all []fyne.CanvasObject
		for _, s := range []look.Size{look.Body, look.Small, look.Working, look.Hers, look.Heading, look.Survivor} {
			all = append(all, NewPara(said, Style{Size: s, Center: s == look.Working, OneLine: s == look.Small}), NewBoth(pair, Style{Size: s, Bold: true}))
		}
		for k := Plain; k <= Listed; k++ {
			all = append(all, NewButton(ButtonParams{Label: pair, Kind: k}), NewButton(ButtonParams{Label: One(said.Text, lang), Kind: k, Icon: "onward"}))
		}
		for k := Information; k <= AllDone; k++ {
			all = append(all, NewBanner(BannerParams{Kind: k, Title: pair, Text: pair, Actions: []fyne.CanvasObject{NewButton(ButtonParams{Label: pair})}}))
		}
		fold := NewFold(pair, func() fyne.CanvasObject { return NewPara(said, Style{}) })
		fold.SetOpen(true)
		all = append(all, fold, NewCard(NewPara(said, Style{})), NewRuled(NewPara(said, Style{}), NewPara(said, Style{})),
			NewChip(Half, said), NewBusy(pair), NewTopBar(said, NewButton(ButtonParams{Label: pair, Kind: Bare})),
			NewFlow(look.Step, NewChip(Done, said), NewChip(Alert, said)),
			NewBeside(look.Step, NewShape(Open), NewPara(said, Style{})),
			NewFoot(NewButton(ButtonParams{Label: pair}), NewButton(ButtonParams{Label: pair, Kind: Primary})))
		w := stand(t, NewColumn(look.Step, all...), 900)
		nothingIsCut(t, "parts", w.Canvas())

		var items []RailItem
		for s := Open; s <= Alert; s++ {
			items = append(items, RailItem{ID: fmt.Sprint(s), Label: pair, State: s, Note: said})
		}
		rail := NewRail(items, "1", nil)
		rail.SetTop(NewField(FieldParams{Lang: lang, Text: stacks[lang]}))
		w = test.NewWindow(rail)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(420, 1100*look.Scale()))
		t.Cleanup(w.Close)
		nothingIsCut(t, "rail", w.Canvas())
	})
}

func TestNothingIsCut_InPartsThatAsk(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		text := stacks[lang]
		pair := Pair{Hers: Said{Text: text, Lang: lang}, Working: Said{Text: stacks["lo"], Lang: "lo"}}
		options := []Option{{"a", pair}, {"b", One(text+" "+text, lang)}, {"c", pair}, {"d", pair}, {"e", pair}}
		editor := func(kind string, value any) fyne.CanvasObject {
			return NewEditor(kind, EditorParams{
				Words: under(pair), Options: options, Value: value, Label: pair.Hers, Today: "2026-11-23",
				Date: func(string) Pair { return pair }, Language: under(pair), Country: under(pair),
			})
		}
		all := []fyne.CanvasObject{
			editor("yesno", true), editor("one", "b"), editor("many", []any{"a", "c"}), editor("face5", 4.0), editor("level4", 2.0),
			editor("text", text), editor("long", text+"\n"+text+" "+beyond[lang]), editor("number", 1500.0), editor("number", text),
			editor("date", "2026-12-01"), editor("pdate", map[string]any{"precision": "event", "text": text}),
			editor("pdate", map[string]any{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "12/3/2542"}),
			editor("pdate", map[string]any{"precision": "range", "calendar": "ce", "ce": "1998", "to": "2000"}),
			editor("name", map[string]any{"full": text}), editor("phone", map[string]any{"number": "081 000 0000", "safe": "yes"}),
			editor("money", map[string]any{"amount": 12000.0, "currency": "THB", "per": "month"}),
			editor("addr", map[string]any{"text": text}), editor("iddoc", nil), editor("sign", map[string]any{"how": "spoken"}),
			editor("lang", "khm"), editor("country", nil),
		}
		q := QuestionParams{ID: "q", Kind: "long", Label: pair, NonAnswers: []string{"dk", "pns"}, Sources: []string{"told"}, Value: text,
			Source: "told", Say: pair, Help: pair.Hers, Problem: pair, Edit: EditorParams{Words: under(pair)}}
		all = append(all, NewQuestion(q), NewTable(TableParams{Label: pair, Words: under(pair), Rows: []Row{
			{ID: "r", Title: pair, Questions: []QuestionParams{q}},
		}}))
		w := stand(t, NewColumn(look.Step, all...), 760)
		nothingIsCut(t, "editors", w.Canvas())
	})
}

// What has the keyboard looks otherwise than what is read.
func TestNothingIsCut_WhereOneTypes(t *testing.T) {
	everySize(t, func(t *testing.T, lang string) {
		text := stacks[lang]
		for name, p := range map[string]FieldParams{
			"a field of one line": {Lang: lang, Text: text},
			"a narrow field":      {Lang: lang, Text: text[:len("ກ")], Width: 80},
			"a field of many":     {Lang: lang, Text: text + "\n" + text + "\n" + text, Many: true},
			"a pass phrase":       {Lang: lang, Text: text, Secret: true},
		} {
			f := NewField(p)
			w := stand(t, NewColumn(0, f), 600)
			f.Focus()
			nothingIsCut(t, name, w.Canvas())
		}
		pad := NewNotePad()
		w := test.NewWindow(pad)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(700, 300))
		t.Cleanup(w.Close)
		pad.Focus()
		for range 2 {
			test.Type(pad.Focusable(), text)
			press(pad.Focusable(), fyne.KeyReturn)
		}
		nothingIsCut(t, "note pad", w.Canvas())
	})
}

func TestNothingIsCut_OverTheScreen(t *testing.T) {
	shelf, err := os.MkdirTemp("", "x") // a short name, so that it fits its field
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(shelf) })
	for _, words := range stacks {
		if err := os.Mkdir(filepath.Join(shelf, strings.ReplaceAll(words, "|", "")), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	everySize(t, func(t *testing.T, lang string) {
		pair := Pair{Hers: Said{Text: stacks[lang] + " " + beyond[lang], Lang: lang}, Working: Said{Text: stacks["km"], Lang: "km"}}
		w := test.NewWindow(NewPara(Said{Text: "behind", Lang: "en"}, Style{}))
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1024, 680*look.Scale()))
		t.Cleanup(w.Close)
		a := NewAsk(AskParams{Title: pair, Text: pair, Body: NewPara(pair.Hers, Style{}), Choices: []Choice{{Label: pair}, {Label: pair, Kind: Primary}}})
		a.Open(w.Canvas())
		nothingIsCut(t, "ask", w.Canvas())

		f := NewFolderPicker(FolderParams{Words: under(pair), Lang: lang, Start: shelf, Name: stacks[lang] + ".pdf"})
		w2 := test.NewWindow(f)
		w2.SetPadded(false)
		w2.Resize(fyne.NewSize(900, 800*look.Scale()+100))
		t.Cleanup(w2.Close)
		nothingIsCut(t, "folder", w2.Canvas())
	})
}

