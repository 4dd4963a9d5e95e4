package main

import (
	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/assets/icons"
	"onward/i18n"
)

// specimen is one part in the states worth seeing.
type specimen struct {
	name          string
	width, height float32 // height 0 is as tall as it wants to be
	make          func(stage) fyne.CanvasObject
	after         func(fyne.Canvas) // what is done once it is shown; may be nil
}

func specimens() []specimen {
	return []specimen{
		{"text", 760, 0, showText, nil},
		{"buttons", 760, 0, showButtons, nil},
		{"states", 760, 0, showStates, nil},
		{"icons", 760, 0, showIcons, nil},
		{"choices", 760, 0, showChoices, nil},
		{"faces", 760, 0, showFaces, nil},
		{"fields", 760, 0, showFields, nil},
		{"date", 760, 0, showDates, nil},
		{"date-asked", 760, 0, showDatesAsked, nil},
		{"numbers", 760, 0, showNumbers, nil},
		{"objects", 760, 0, showObjects, nil},
		{"codes", 760, 0, showCodes, nil},
		{"question", 760, 0, showQuestion, nil},
		{"question-narrow", 400, 0, showQuestion, nil},
		{"table", 760, 0, showTable, nil},
		{"banners", 760, 0, showBanners, nil},
		{"bars", 760, 0, showBars, nil},
		{"bars-narrow", 320, 0, showBars, nil},
		{"sitting", 1024, 640, showSitting, focusFirst},
		{"survivor", 1024, 640, showSurvivor, nil},
		{"ask", 1024, 640, showAsk, openAsk},
		{"folder", 760, 520, showFolder, nil},
		{"notepad", 1024, 640, showNotePad, focusFirst},
		{"preview", 1024, 640, showPreview, nil},
	}
}

func column(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return part.NewColumn(2*look.Step, objects...)
}

func heading(s string) fyne.CanvasObject {
	return part.NewPara(part.Said{Text: s, Lang: "en"}, part.Style{Size: look.Small, Color: look.Quiet})
}

func showText(s stage) fyne.CanvasObject {
	return column(
		heading("heading"), part.NewBoth(s.sample("work"), part.Style{Size: look.Heading}),
		heading("her language in a sitting"), part.NewBoth(s.sample("worry"), part.Style{Size: look.Hers}),
		heading("survivor view"), part.NewBoth(s.alone("worry"), part.Style{Size: look.Survivor}),
		heading("body"), part.NewBoth(s.sample("answer"), part.Style{}),
		heading("tallest stacks"), part.NewBoth(s.sample("tall"), part.Style{Size: look.Hers}),
		heading("stacks, bold"), part.NewPara(s.sample("tall").Hers, part.Style{Bold: true}),
		heading("a letter no font has"), part.NewPara(part.Said{Text: "A \U0001F600 B \u0628", Lang: "en"}, part.Style{}),
		heading("narrow"), part.NewFrame(300, part.NewFlow(0, part.NewFrame(300, part.NewPara(s.sample("answer").Hers, part.Style{})))),
	)
}

func showButtons(s stage) fyne.CanvasObject {
	b := func(p part.ButtonParams) *part.Button { return part.NewButton(p) }
	return column(
		part.NewFlow(look.Step,
			b(part.ButtonParams{Label: s.sample("next"), Kind: part.Primary, Icon: "onward"}),
			b(part.ButtonParams{Label: s.sample("next")}),
			b(part.ButtonParams{Label: s.sample("next"), Kind: part.Danger, Icon: "remove"}),
			b(part.ButtonParams{Label: s.sample("next"), Kind: part.Bare, Icon: "speak"}),
			b(part.ButtonParams{Label: s.sample("next"), Disabled: true})),
		heading("a label that has to wrap"),
		part.NewFlow(look.Step, b(part.ButtonParams{Label: s.sample("worry"), Kind: part.Primary}), b(part.ButtonParams{Label: s.sample("worry"), Icon: "folder"})),
	)
}

func showStates(s stage) fyne.CanvasObject {
	var chips, shapes []fyne.CanvasObject
	for i, name := range []string{"home", "work", "safety", "health", "papers"} {
		shapes = append(shapes, part.NewShape(part.State(i)))
		chips = append(chips, part.NewChip(part.State(i), s.sample(name).Hers))
	}
	return column(part.NewFlow(look.Step, shapes...), part.NewFlow(look.Step, chips...), part.NewBusy(s.say("unlock.wait")))
}

func showIcons(stage) fyne.CanvasObject {
	var small, large []fyne.CanvasObject
	for _, n := range icons.Names() {
		small = append(small, part.NewIcon(n, look.Ink))
		large = append(large, part.NewIconSized(n, look.Ink, 44))
	}
	return column(part.NewFlow(look.Step, small...), part.NewFlow(look.Step, large...))
}

// edit makes the parameters every editor of the gallery has.
func (s stage) edit() part.EditorParams {
	return part.EditorParams{
		Words: s.say, Today: "2026-11-23", Date: s.date, Language: s.language, Country: s.country,
		Number:   func(n float64) part.Pair { return s.both(func(p *i18n.Printer) string { return p.Exact(n) }) },
		Currency: func(c string) part.Pair { return s.both(func(p *i18n.Printer) string { return p.Currency(c) }) },
		Born: func(a float64, on string) part.Pair {
			return s.both(func(p *i18n.Printer) string { return p.Born(a, on) })
		},
		Span:  func(a, b string) part.Pair { return s.both(func(p *i18n.Printer) string { return p.Between(a, b) }) },
		Hears: []string{s.hers, s.working}, Order: s.voice.Compare,
		Label: part.Said{Lang: s.hers},
	}
}

// both says something in both languages.
func (s stage) both(say func(*i18n.Printer) string) part.Pair {
	return part.Pair{Hers: part.Said{Text: say(s.voice), Lang: s.hers}, Working: part.Said{Text: say(s.quieter), Lang: s.working}}
}

func (s stage) editor(kind string, value any, options ...part.Option) part.Editor {
	p := s.edit()
	p.Options, p.Value = options, value
	return part.NewEditor(kind, p)
}

func (s stage) areas() []part.Option {
	var out []part.Option
	for _, n := range []string{"safety", "home", "health", "law", "papers", "work"} {
		out = append(out, part.Option{Value: n, Label: s.sample(n)})
	}
	return out
}

func showChoices(s stage) fyne.CanvasObject {
	long := append(s.areas(), part.Option{Value: "worry", Label: s.sample("worry")})
	return column(
		heading("yes or no"), s.editor("yesno", true),
		heading("one"), s.editor("one", "home", s.areas()...),
		heading("many"), s.editor("many", []any{"home", "papers"}, s.areas()...),
		heading("one of them long"), s.editor("one", nil, long...),
	)
}

func showFaces(s stage) fyne.CanvasObject {
	return column(
		heading("faces"), s.editor("face5", 4.0),
		heading("levels"), s.editor("level4", 2.0),
	)
}

func showFields(s stage) fyne.CanvasObject {
	return column(
		heading("text"), s.editor("text", sample["name"][s.hers]),
		heading("empty"), s.editor("text", nil),
		heading("long, while nobody types"), s.editor("long", sample["answer"][s.hers]),
		heading("number"), s.editor("number", 1500.0),
		heading("number that is none, as typed"), s.editor("number", "about 20"),
	)
}

func showDates(s stage) fyne.CanvasObject {
	return column(
		heading("day"), s.editor("pdate", map[string]any{"precision": "day", "calendar": "be", "ce": "1999-03-12", "text": "12/3/2542"}),
		heading("range"), s.editor("pdate", map[string]any{"precision": "range", "calendar": "ce", "ce": "1998", "to": "2000"}),
		heading("age"), s.editor("pdate", map[string]any{"precision": "age", "age": 17.0, "on": "2026-11-23"}),
		heading("event"), s.editor("pdate", map[string]any{"precision": "event", "text": sample["home"][s.hers]}),
		heading("plain date"), s.editor("date", "2026-12-01"),
	)
}

// showDatesAsked are dates that were typed under the wrong era, too short, in
// one go, and not at all.
func showDatesAsked(s stage) fyne.CanvasObject {
	birth := s.edit()
	birth.Age = func(b string) part.Pair {
		return s.both(func(p *i18n.Printer) string { return p.AgeNow(b, birth.Today) })
	}
	birth.Value = map[string]any{"precision": "day", "calendar": "ce", "ce": "2542-03-12", "text": "12/3/2542"}
	return column(
		heading("a birth under the wrong era"), part.NewEditor("pdate", birth),
		heading("a short year"), s.editor("pdate", map[string]any{"precision": "day", "calendar": "be", "ce": "69-03-12", "text": s.voice.Own().Digits("12/3/69")}),
		heading("in one go"), s.editor("date", "3/12/2026//"),
		heading("day and month changed places"), s.editor("date", "2026-15-03"),
		heading("not yet"), s.editor("date", nil),
		heading("a span under the wrong era"), s.editor("pdate", map[string]any{"precision": "range", "calendar": "ce", "ce": "2541", "to": "2543", "text": "2541–2543"}),
	)
}

// showNumbers are numbers as people type them.
func showNumbers(s stage) fyne.CanvasObject {
	return column(
		heading("many noughts"), s.editor("number", "1500000"),
		heading("with a word"), s.editor("number", map[string]string{
			"en": "10 lakh", "th": "5 แสน", "lo": "3 ລ້ານ", "km": "៥ សែន", "my": "၁၀ သိန်း", "vi": "2 triệu rưỡi", "zh-Hans": "3万5000",
		}[s.hers]),
		heading("not certain"), s.editor("number", "12.500"),
		heading("not certain"), s.editor("number", "500 kip"),
		heading("money"), s.editor("money", map[string]any{"amount": s.voice.Own().Digits("1500000"), "currency": "LAK", "per": "month"}),
	)
}

func showObjects(s stage) fyne.CanvasObject {
	return column(
		heading("name"), s.editor("name", map[string]any{"full": sample["name"][s.hers]}),
		heading("phone"), s.editor("phone", map[string]any{"number": "081 000 0000", "safe": "yes"}),
		heading("money"), s.editor("money", map[string]any{"amount": 12000.0, "currency": "THB", "per": "month"}),
		heading("address"), s.editor("addr", nil),
		heading("a paper"), s.editor("iddoc", nil),
		heading("agreement"), s.editor("sign", map[string]any{"how": "spoken"}),
	)
}

func showCodes(s stage) fyne.CanvasObject {
	lang := s.editor("lang", "khm")
	country := s.editor("country", nil)
	return column(heading("language"), lang, heading("country"), country)
}

func showBars(s stage) fyne.CanvasObject {
	words := s.sample("work").Hers
	number := func(n string) part.Said { return part.Said{Text: n, Lang: "en"} }
	return part.NewCard(part.NewBars([]part.Bar{
		{Label: words, Text: number("42"), Share: 1, Under: s.sample("answer").Hers},
		{Label: s.sample("tall").Hers, Text: number("11"), Share: 11. / 42},
		{Label: words, Text: words},
		{Label: words, Text: number("60"), Bold: true},
	}))
}
