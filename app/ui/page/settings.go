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
	now     Settings
	editors map[string]part.Editor
}

// sizes are the sizes of text offered, per cent.
var sizes = []int{85, 100, 115, 130, 150, 175, 200}

// idles are the minutes without use offered.
var idles = []int{1, 3, 5, 10, 15, 30}

func newSettings(p *Place, r Route) *settings {
	s := &settings{Place: p, at: r.Section, now: p.Settings, editors: map[string]part.Editor{}}
	s.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("settings.title", nil), ToSettings),
		Body: append(s.looks(),
			s.kept(), s.translated(),
			part.NewCard(p.title("packs.title", nil), p.quiet("packs.hint", nil), p.way("packs.title", ToOutside)),
			part.NewCard(p.title("people.title", nil), p.quiet("people.hint", nil), p.way("people.open", ToPeople)),
			part.NewCard(p.title("post.title", nil), p.quiet("post.hint", nil), p.way("post.title", ToPost)),
			part.NewCard(p.title("copies.title", nil), p.quiet("copies.hint", nil), p.way("copies.open", ToCopies)),
			part.NewCard(p.title("settings.looking_after", nil), part.NewFlow(look.Step,
				p.onward("keeping.title", ToKeeping), p.onward("log.title", ToLog), p.onward("count.title", ToCounting), p.onward("safe.title", ToSafe))),
			part.NewCard(p.title("settings.where", nil), part.NewPara(plainText(p.Folder), part.Style{})),
		),
		Back: p.back(),
	})
	return s
}

// looks are the settings that are chosen from a few, one a card.
func (s *settings) looks() []fyne.CanvasObject {
	var modes []part.Option
	for _, m := range look.Modes {
		modes = append(modes, part.Option{Value: m.String(), Label: s.pair("settings.colours."+m.String(), nil)})
	}
	digits := []part.Option{
		{Value: western, Label: part.One("0 1 2 3", "en")},
		{Value: plan.OwnDigits, Label: part.One("๐ ๑ ๒ ๓ · ໐ ໑ ໒ ໓ · ០ ១ ២ ៣ · ၀ ၁ ၂ ၃", "en")},
	}
	leave := []part.Option{{Value: stays, Label: s.pair("settings.leave.stay", nil)}, {Value: locks, Label: s.pair("settings.leave.lock", nil)}}
	names := []part.Option{{Value: nameless, Label: s.pair("settings.names.hidden", nil)}, {Value: called, Label: s.pair("settings.names.shown", nil)}}
	scales, minutes := s.numbers(sizes, "settings.percent", "percent"), s.numbers(idles, "settings.minutes", "minutes")
	now := &s.now
	return []fyne.CanvasObject{
		s.set("settings.language", languages(), now.Lang, func(v string) { now.Lang = v }),
		s.set("settings.colours", modes, now.Mode, func(v string) { now.Mode = v }),
		s.set("settings.size", scales, strconv.Itoa(percent(now.Scale)), whole(func(n int) { now.Scale = float32(n) / 100 })),
		s.set("settings.digits", digits, either(now.Own, plan.OwnDigits, western), func(v string) { now.Own = v == plan.OwnDigits }),
		s.set("settings.idle", minutes, strconv.Itoa(now.Idle), whole(func(n int) { now.Idle = n })),
		s.set("settings.leave", leave, either(now.Leave, locks, stays), func(v string) { now.Leave = v == locks }),
		s.set("settings.idle_hers", minutes[2:], strconv.Itoa(now.Hers), whole(func(n int) { now.Hers = n })),
		s.set("settings.names", names, either(now.Names, called, nameless), func(v string) { now.Names = v == called }),
	}
}

// numbers offers numbers to choose from; name is what the words under key call one.
func (s *settings) numbers(all []int, key, name string) (options []part.Option) {
	for _, n := range all {
		options = append(options, part.Option{Value: strconv.Itoa(n), Label: s.pair(key, i18n.Args{name: n})})
	}
	return options
}

// whole hears which of some numbers was chosen.
func whole(chosen func(int)) func(string) {
	return func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			chosen(n)
		}
	}
}

// translated says how far each language is, and leads to its words.
func (s *settings) translated() fyne.CanvasObject {
	all := []fyne.CanvasObject{s.title("settings.words", nil), s.quiet("settings.words_hint", nil)}
	for _, l := range i18n.Languages() {
		all = append(all, part.NewPara(s.coverage(l.Tag), part.Style{}), part.NewFlow(look.Step, part.NewButton(part.ButtonParams{
			Label: s.pair("words.open", nil), Kind: part.Bare, Icon: "right", OnTap: func() { s.Go(Route{Page: ToWords, Section: l.Tag}) },
		})))
	}
	return part.NewCard(all...)
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

// set is one setting on a card of its own: each choice is shown and kept at once.
func (s *settings) set(key string, options []part.Option, value string, changed func(string)) fyne.CanvasObject {
	row, e := s.pick(key, options, value, func(v string) {
		s.at = key
		changed(v)
		s.Keep(s.now)
	})
	s.editors[key] = e
	return part.NewCard(row)
}

// What is kept as yes or no and chosen between two: what happens when another
// window is in front, and whether names stand in lists.
const (
	stays, locks     = "stay", "lock"
	nameless, called = "hidden", "shown"
)

func either(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func percent(f float32) int { return int(math.Round(float64(f) * 100)) }
