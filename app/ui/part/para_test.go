package part

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"onward/app/ui/look"
)

// tall holds the tallest and deepest stacks of each script: marks over marks,
// subscripts under subscripts.
var tall = map[string]string{
	"en":      "Ångström ÇŞỹ jgqÅ",
	"th":      "ที่นี่ ปู่ปั้นกู้ชื่อ ญี่ปุ่น ฎีกา ฐานุ ปิ๊",
	"lo":      "ທີ່ນີ້ ປູ່ ຊື່ ນໍ້າ ສຽງ ໝູ່ ປິ໊",
	"km":      "ស្ត្រី ក្រុង ញ្ញ៉ាំ ត្រឹ្ក ស៊ើ ខ្ញុំ ឱ្យ",
	"my":      "ဤမြို့ ကြွေး လျှို့ဝှက် ဒ္ဓိ ဉာဏ် ကျွန်ုပ် မှု",
	"vi":      "Ẫẵ Ộng Nguyễn Thị Ỷ ệgậ",
	"zh-Hans": "爨纛囊鑫麟",
}

// sentences are what paragraphs of each language are drawn with.
var sentences = map[string]string{
	"en":      "The neighbour lends me her phone. My younger brother still goes to school.",
	"th":      "เพื่อนบ้านให้ยืมโทรศัพท์ น้องชายของฉันยังเรียนหนังสืออยู่",
	"lo":      "ເພື່ອນບ້ານໃຫ້ຢືມໂທລະສັບ ນ້ອງຊາຍຂອງຂ້ອຍຍັງຮຽນໜັງສືຢູ່",
	"km":      "អ្នកជិតខាងឱ្យខ្ញុំខ្ចីទូរស័ព្ទ។ ប្អូនប្រុសរបស់ខ្ញុំនៅរៀននៅឡើយ",
	"my":      "အိမ်နီးချင်းက ဖုန်းငှားပေးတယ်။ ကျွန်မရဲ့ မောင်လေး ကျောင်းတက်နေတုန်းပဲ။",
	"vi":      "Chị hàng xóm cho tôi mượn điện thoại. Em trai tôi vẫn đang đi học.",
	"zh-Hans": "邻居把手机借给我用。我弟弟还在上学，我希望他能读完。",
}

var tags = []string{"en", "th", "lo", "km", "my", "vi", "zh-Hans"}

// ink counts what is darker than the ground, weighed by how dark it is.
func ink(img image.Image) (sum int, bounds image.Rectangle) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if d := 255 - int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y); d > 40 {
				sum += d
				bounds = bounds.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return sum, bounds
}

// A line as Para draws it, and cut off at Para's own edges as a scroll would,
// has all the ink of the same text drawn with nothing around it to cut it.
func TestPara_TallestStacksAreNotClipped(t *testing.T) {
	for _, lang := range tags {
		for _, st := range []Style{{Size: look.Small}, {Size: look.Body, Bold: true}, {Size: look.Hers}, {Size: look.Survivor}} {
			free := &canvas.Text{
				Text: tall[lang], TextSize: look.Text(st.Size), Color: look.Color(look.Ink),
				FontSource: look.Font(st.Bold),
			}
			size := free.MinSize()
			free.Resize(size)
			free.Move(fyne.NewPos(40, 80))
			want, _ := ink(draw(container.NewWithoutLayout(free), size.AddWidthHeight(80, 160)))

			p := NewPara(Said{Text: tall[lang], Lang: lang}, st)
			w := p.Natural()
			p.Resize(fyne.NewSize(w, p.HeightFor(w)))
			cut := container.NewScroll(p)
			cut.Direction = container.ScrollNone
			got, _ := ink(draw(container.NewStack(cut), p.Size()))

			if lost := want - got; want == 0 || lost*500 > want {
				t.Errorf("%s at %v: %d of %d of the ink is cut off", lang, look.Text(st.Size), lost, want)
			}
		}
	}
}

func TestPara_NarrowerIsTaller(t *testing.T) {
	for _, lang := range tags {
		p := NewPara(Said{Text: sentences[lang], Lang: lang}, Style{Size: look.Hers})
		wide, narrow := p.HeightFor(700), p.HeightFor(160)
		if narrow < 2*wide {
			t.Errorf("%s: %v at 700 wide, %v at 160", lang, wide, narrow)
		}
		p.Resize(fyne.NewSize(160, narrow))
		if got := p.MinSize().Height; got != narrow {
			t.Errorf("%s: laid out at 160 it asks for %v, not %v", lang, got, narrow)
		}
		for _, l := range p.lines(160) {
			if l.width > 160 {
				t.Errorf("%s: the line %q is %v wide", lang, l.text, l.width)
			}
		}
	}
}

func TestPara_GrowsWithTheTextSize(t *testing.T) {
	p := NewPara(Said{Text: sentences["my"], Lang: "my"}, Style{})
	before := p.HeightFor(300)
	app := fyne.CurrentApp()
	t.Cleanup(func() { app.Settings().SetTheme(look.New(look.Light, 1)) })
	app.Settings().SetTheme(look.New(look.Light, 2))
	if after := p.HeightFor(300); after < 2*before {
		t.Errorf("%v high at 100 %%, %v at 200 %%", before, after)
	}
}

func TestPara_MeasuresWhatFyneDraws(t *testing.T) {
	for _, lang := range tags {
		for _, l := range breakLines(Said{Text: sentences[lang], Lang: lang}, false, 19, endless) {
			full, _ := fyne.CurrentApp().Driver().RenderedTextSize(l.text, 19, fyne.TextStyle{}, look.Font(false))
			if d := full.Width - l.width; d > 2 || d < -2 {
				t.Errorf("%s: measured %v, drawn %v", lang, l.width, full.Width)
			}
		}
	}
}

func TestBoth_SaysOneLanguageOnceOnly(t *testing.T) {
	b := NewBoth(Pair{Hers: Said{Text: "Yes", Lang: "en"}, Working: Said{Text: "Yes", Lang: "en"}}, Style{})
	alone := NewBoth(One("Yes", "en"), Style{})
	if b.HeightFor(200) != alone.HeightFor(200) {
		t.Error("the same words are said twice")
	}
}

func TestGolden_TextInEveryScript(t *testing.T) {
	for _, lang := range tags {
		working := "th"
		if lang == "th" {
			working = "en"
		}
		pair := func(m map[string]string) Pair {
			return Pair{Hers: Said{Text: m[lang], Lang: lang}, Working: Said{Text: m[working], Lang: working}}
		}
		c := NewColumn(look.Step,
			NewBoth(pair(sentences), Style{Size: look.Hers}),
			NewBoth(pair(tall), Style{}),
			NewFlow(look.Step, NewButton(ButtonParams{Label: pair(sentences), Kind: Primary, Icon: "onward"}),
				NewChip(Half, pair(tall).Hers)))
		golden(t, "text."+lang, draw(NewCard(c), fyne.NewSize(420, NewCard(c).HeightFor(420))))
	}
}

func TestGolden_AQuestionInEveryTheme(t *testing.T) {
	app := fyne.CurrentApp()
	t.Cleanup(func() { app.Settings().SetTheme(look.New(look.Light, 1)) })
	for _, m := range look.Modes {
		app.Settings().SetTheme(look.New(m, 1))
		q := NewQuestion(standing(QuestionParams{
			Kind: "face5", Value: 4.0, Source: "told", Help: Said{Text: sentences["en"], Lang: "en"},
			Problem: One("This day is not in the calendar.", "en"),
		}))
		golden(t, "question."+m.String(), draw(q, fyne.NewSize(640, q.HeightFor(640))))
	}
}

// At every size of text that is offered, a line is drawn as wide as it was
// broken for, and no wider.
func TestPara_IsDrawnAsWideAsItWasMeasured(t *testing.T) {
	app := test.NewTempApp(t)
	for _, percent := range []float32{85, 100, 115, 130, 150, 175, 200} {
		app.Settings().SetTheme(look.New(look.Light, percent/100))
		for lang, words := range sentences {
			p := NewPara(Said{Text: words, Lang: lang}, Style{Size: look.Body})
			p.Resize(fyne.NewSize(1000, 100))
			drawn := float32(0)
			for _, o := range test.WidgetRenderer(p).Objects() {
				if l, ok := o.(*canvas.Text); ok && l.Visible() {
					full, _ := app.Driver().RenderedTextSize(l.Text, l.TextSize, l.TextStyle, l.FontSource)
					drawn = max(drawn, l.Position().X+full.Width)
				}
			}
			if drawn == 0 || drawn > p.Natural() {
				t.Errorf("%s at %v %%: drawn %v wide, measured %v", lang, percent, drawn, p.Natural())
			}
		}
	}
}
