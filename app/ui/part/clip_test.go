package part

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
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

// beyond holds stacks that few or no words have, and at the ends marks that reach
// out beyond the end of a line. Fyne cuts those; our own parts draw them too.
var beyond = map[string]string{
	"th": "ก็่ำ", "lo": "ກິ້ຳງຼູ", "km": "អ្ហ៊ឺ៎ះសំស្ក្ឫតឡ្ច្វុ ជីវ្ណ", "my": "ဌ္တွကိစ္ဆ္တ ခေါ်", "vi": "Ĕ̉ộ̣̉", "en": "Ḕ", "zh-Hans": "鑫",
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
		free := &canvas.Text{Text: t.text.Text + "    ", TextSize: t.text.TextSize, Color: color.Black, FontSource: look.FontFor(heavy(t.text), 9, 9)}
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

func up(v float32) float32 { return float32(math.Ceil(float64(v))) }

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
// largest boxes. Each language is tried at one size and the deepest at two.
var sizes = []struct {
	of    float32
	langs []string
}{
	{look.MinScale, []string{"th", "lo", "km", "my"}},
	{1, []string{"km", "zh-Hans"}},
	{1.5, []string{"my", "vi"}},
	{look.MaxScale, []string{"lo", "en"}},
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
