package page

import (
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

type settings struct {
	*Place
	page    *part.Page
	at      string // what was changed last: shown again, it has the keyboard
	editors map[string]part.Editor
}

// scales are the sizes of text offered.
var scales = []float32{0.85, 1, 1.15, 1.3, 1.5, 1.75, 2}

// idles are the minutes without use offered.
var idles = []int{1, 3, 5, 10, 15, 30}

func newSettings(p *Place, r Route) *settings {
	s := &settings{Place: p, at: r.Section, editors: map[string]part.Editor{}}
	set := p.Settings
	language := s.set("settings.language", languages(), set.Lang, func(v string) { set.Lang = v; p.Keep(set) })
	var modes []part.Option
	for _, m := range look.Modes {
		modes = append(modes, part.Option{Value: m.String(), Label: p.pair("settings.colours."+m.String(), nil)})
	}
	colours := s.set("settings.colours", modes, set.Mode, func(v string) { set.Mode = v; p.Keep(set) })
	var sizes []part.Option
	for _, f := range scales {
		n := percent(f)
		sizes = append(sizes, part.Option{Value: strconv.Itoa(n), Label: p.pair("settings.percent", i18n.Args{"percent": n})})
	}
	size := s.set("settings.size", sizes, strconv.Itoa(percent(set.Scale)), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.Scale = float32(n) / 100
			p.Keep(set)
		}
	})
	digits := s.set("settings.digits", []part.Option{
		{Value: western, Label: part.One("0 1 2 3", "en")},
		{Value: plan.OwnDigits, Label: part.One("๐ ๑ ๒ ๓ · ໐ ໑ ໒ ໓ · ០ ១ ២ ៣ · ၀ ၁ ၂ ၃", "en")},
	}, digitsOf(set), func(v string) { set.Own = v == plan.OwnDigits; p.Keep(set) })
	var times []part.Option
	for _, n := range idles {
		times = append(times, part.Option{Value: strconv.Itoa(n), Label: p.pair("settings.minutes", i18n.Args{"minutes": n})})
	}
	idle := s.set("settings.idle", times, strconv.Itoa(set.Idle), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.Idle = n
			p.Keep(set)
		}
	})
	leave := s.set("settings.leave", []part.Option{
		{Value: stays, Label: p.pair("settings.leave.stay", nil)},
		{Value: locks, Label: p.pair("settings.leave.lock", nil)},
	}, leaveOf(set), func(v string) { set.Leave = v == locks; p.Keep(set) })
	hers := s.set("settings.idle_hers", times[2:], strconv.Itoa(set.Hers), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set.Hers = n
			p.Keep(set)
		}
	})
	names := s.set("settings.names", []part.Option{
		{Value: "hidden", Label: p.pair("settings.names.hidden", nil)}, {Value: "shown", Label: p.pair("settings.names.shown", nil)},
	}, map[bool]string{false: "hidden", true: "shown"}[set.Names], func(v string) { set.Names = v == "shown"; p.Keep(set) })
	words := []fyne.CanvasObject{p.title("settings.words", nil), p.quiet("settings.words_hint", nil)}
	for _, l := range i18n.Languages() {
		words = append(words, part.NewPara(p.coverage(l.Tag), part.Style{}), part.NewFlow(look.Step, part.NewButton(part.ButtonParams{
			Label: p.pair("words.open", nil), Kind: part.Bare, Icon: "right", OnTap: func() { p.Go(Route{Page: ToWords, Section: l.Tag}) },
		})))
	}
	s.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("settings.title", nil), ToSettings),
		Body: []fyne.CanvasObject{
			part.NewCard(language), part.NewCard(colours), part.NewCard(size), part.NewCard(digits), part.NewCard(idle), part.NewCard(leave), part.NewCard(hers), part.NewCard(names), s.kept(), part.NewCard(words...),
			part.NewCard(p.title("packs.title", nil), p.quiet("packs.hint", nil), part.NewFlow(look.Step, part.NewButton(part.ButtonParams{
				Label: p.pair("packs.title", nil), Kind: part.Bare, Icon: "right", OnTap: func() { p.Go(Route{Page: ToOutside}) },
			}))),
			part.NewCard(p.title("people.title", nil), p.quiet("people.hint", nil), p.way("people.open", ToPeople)),
			part.NewCard(p.title("post.title", nil), p.quiet("post.hint", nil), p.way("post.title", ToPost)),
			part.NewCard(p.title("copies.title", nil), p.quiet("copies.hint", nil), p.way("copies.open", ToCopies)),
			part.NewCard(p.title("settings.looking_after", nil), part.NewFlow(look.Step,
				p.onward("keeping.title", ToKeeping), p.onward("log.title", ToLog), p.onward("count.title", ToCounting), p.onward("safe.title", ToSafe))),
			part.NewCard(p.title("settings.where", nil), part.NewPara(plainText(p.Folder), part.Style{})),
		},
		Back: p.back(),
	})
	return s
}

// onward is the way to another page.
func (p *Place) onward(key string, to Name) *part.Button {
	return part.NewButton(part.ButtonParams{Label: p.pair(key, nil), Kind: part.Bare, Icon: "right", OnTap: func() { p.Go(Route{Page: to}) }})
}

func (s *settings) Content() fyne.CanvasObject { return s.page }
func (s *settings) Route() Route               { return Route{Page: ToSettings, Section: s.at} }

// kept is the list of words that must not be cut, one a line. It is kept in the
// vault as soon as the keyboard leaves it.
func (s *settings) kept() fyne.CanvasObject {
	list, err := s.Desk.Kept()
	if err != nil {
		s.Trouble(err)
	}
	var f *part.Field
	f = part.NewField(part.FieldParams{Many: true, Lang: s.Say.Tag(), Text: strings.Join(list, "\n"), OnLeave: func() {
		if err := s.Desk.SaveKept(strings.Split(f.Text(), "\n")); err != nil {
			s.Trouble(err)
		}
	}})
	return part.NewCard(s.title("settings.kept", nil), s.quiet("settings.kept_hint", nil), f)
}

// Ready implements Page.
func (s *settings) Ready() {
	if e := s.editors[s.at]; e != nil {
		e.Focus()
		return
	}
	s.editors["settings.language"].Focus()
}

// set is one setting: each choice is shown and kept at once.
func (s *settings) set(key string, options []part.Option, value string, changed func(string)) fyne.CanvasObject {
	row, e := s.pick(key, options, value, func(v string) {
		s.at = key
		changed(v)
	})
	s.editors[key] = e
	return row
}

func digitsOf(set Settings) string {
	if set.Own {
		return plan.OwnDigits
	}
	return western
}

// What happens when another window is in front.
const stays, locks = "stay", "lock"

func leaveOf(set Settings) string {
	if set.Leave {
		return locks
	}
	return stays
}

func percent(f float32) int { return int(math.Round(float64(f) * 100)) }
