package page

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

type settings struct {
	*Place
	page *part.Page
	lang part.Editor
}

// scales are the sizes of text offered.
var scales = []float32{0.85, 1, 1.15, 1.3, 1.5, 1.75, 2}

// idles are the minutes without use offered.
var idles = []int{1, 3, 5, 10, 15, 30}

func newSettings(p *Place) *settings {
	s := &settings{Place: p}
	set := p.Settings
	language, lang := p.pick("settings.language", languages(), set.Lang, func(v string) { set.Lang = v; p.Keep(set) })
	s.lang = lang
	var modes []part.Option
	for _, m := range look.Modes {
		modes = append(modes, part.Option{Value: m.String(), Label: p.pair("settings.colours."+m.String(), nil)})
	}
	colours, _ := p.pick("settings.colours", modes, set.Mode, func(v string) { set.Mode = v; p.Keep(set) })
	var sizes []part.Option
	for _, f := range scales {
		n := percent(f)
		sizes = append(sizes, part.Option{Value: strconv.Itoa(n), Label: p.pair("settings.percent", i18n.Args{"percent": n})})
	}
	size, _ := p.pick("settings.size", sizes, strconv.Itoa(percent(set.Scale)), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.Scale = float32(n) / 100
			p.Keep(set)
		}
	})
	var times []part.Option
	for _, n := range idles {
		times = append(times, part.Option{Value: strconv.Itoa(n), Label: p.pair("settings.minutes", i18n.Args{"minutes": n})})
	}
	idle, _ := p.pick("settings.idle", times, strconv.Itoa(set.Idle), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.Idle = n
			p.Keep(set)
		}
	})
	words := []fyne.CanvasObject{p.title("settings.words", nil), p.quiet("settings.words_hint", nil)}
	for _, l := range i18n.Languages() {
		if l.Tag != i18n.Source {
			words = append(words, part.NewPara(p.coverage(l.Tag), part.Style{}))
		}
	}
	s.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("settings.title", nil), ToSettings),
		Body: []fyne.CanvasObject{
			part.NewCard(language), part.NewCard(colours), part.NewCard(size), part.NewCard(idle), part.NewCard(words...),
			part.NewCard(p.title("settings.where", nil), part.NewPara(plainText(p.Folder), part.Style{})),
		},
		Back: p.back(),
	})
	return s
}

func (s *settings) Content() fyne.CanvasObject { return s.page }
func (s *settings) Route() Route               { return Route{Page: ToSettings} }
func (s *settings) Ready()                     { s.lang.Focus() }

func percent(f float32) int { return int(math.Round(float64(f) * 100)) }
