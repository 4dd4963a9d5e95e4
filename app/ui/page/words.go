package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/app/words"
	"onward/i18n"
)

// review is where somebody who knows a language reads its words, corrects and
// signs them. What is kept here is kept in the vault, and said at once.
type review struct {
	*Place
	lang   string
	where  string // a place of package words
	filter string
	who    *part.Field
	most   int
	open   string // key of the word being corrected
	fix    *fix   // where it is

	places []placed
	shown  []string // keys in the list
	stack  *fyne.Container
	page   *part.Page
	count  *part.Column
	finder *part.Fold
	wrong  *part.Column
	list   *part.Column
}

// dozen is how many words are shown until more are asked for: each is drawn
// twice, and nobody reads more at a time.
const dozen = 12

// placed is one place and its words, in the order they are written in.
type placed struct {
	name string
	keys []string
}

// The filters, in the order they are offered.
var filters = []string{"draft", "changed", "reviewed", "approved", "all"}

func newReview(p *Place, r Route) *review {
	v := &review{Place: p, lang: r.Section, where: string(r.Form), filter: filters[0], most: dozen, open: string(r.Question)}
	if tag, ok := i18n.Known(v.lang); ok {
		v.lang = tag
	} else {
		v.lang = p.Say.Tag()
	}
	v.places = placesOf(p.Words)
	if !slices.ContainsFunc(v.places, func(at placed) bool { return at.name == v.where }) {
		v.where = v.places[0].name
	}
	v.who = part.NewField(part.FieldParams{Lang: p.Say.Tag(), Text: p.Desk.Worker, Most: 80})
	v.count, v.wrong, v.list = part.NewColumn(look.Step), part.NewColumn(0), part.NewColumn(2*look.Step)
	v.finder = part.NewFold(v.wherePair(), v.choosePlace)
	v.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("words.title", nil), ToWords),
		Body: []fyne.CanvasObject{
			p.heading("words.in", i18n.Args{"language": p.Say.Language(v.lang)}), part.NewPara(p.coverage(v.lang), part.Style{}),
			part.NewCard(v.labelled("words.who", v.who, "words.who_hint")), v.finder, part.NewCard(v.count),
			part.NewFold(p.pair("words.away", nil), v.away), v.wrong, v.list,
		},
		Back: p.back(),
	})
	v.stack = container.NewStack(v.page)
	v.fill()
	return v
}

// placesOf gathers all words by where they are shown: forms first.
func placesOf(c *i18n.Catalog) []placed {
	var all []placed
	for _, s := range c.Sheaves() {
		for _, key := range s.Keys {
			name := words.Place(key)
			i := slices.IndexFunc(all, func(p placed) bool { return p.name == name })
			if i < 0 {
				i = len(all)
				all = append(all, placed{name: name})
			}
			all[i].keys = append(all[i].keys, key)
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return strings.Compare(rank(a.name), rank(b.name)) })
	return all
}

// rank puts forms before what they share, and that before the program.
func rank(place string) string {
	if i := slices.Index([]string{words.Common, words.Steps, words.Papers, words.Program}, place); i >= 0 {
		return "~" + string(rune('0'+i))
	}
	return place
}

func (v *review) Content() fyne.CanvasObject { return v.stack }

func (v *review) Route() Route {
	return Route{Page: ToWords, Section: v.lang, Form: casefile.FormID(v.where), Question: casefile.QuestionID(v.open)}
}

func (v *review) Ready() {
	if v.fix != nil {
		v.fix.text.Focus()
		return
	}
	v.who.Focus()
}

// Close implements Closer.
func (v *review) Close() bool {
	switch {
	case v.stack.Objects[0] != fyne.CanvasObject(v.page):
		v.stack.Objects = []fyne.CanvasObject{v.page}
		v.stack.Refresh()
	case v.open != "":
		v.turnTo("")
	default:
		return false
	}
	v.who.Focus()
	return true
}

// held is what is typed here and kept nowhere else yet.
type held struct{ who, filter, text, back, note string }

// Hold implements Holder.
func (v *review) Hold() any {
	h := held{who: v.who.Text(), filter: v.filter}
	if v.fix != nil {
		h.text, h.back, h.note = v.fix.text.Text(), v.fix.back.Text(), v.fix.note.Text()
	}
	return h
}

// Take implements Holder.
func (v *review) Take(was any) {
	h, ok := was.(held)
	if !ok {
		return
	}
	v.who.SetText(h.who)
	v.filter = h.filter
	v.fill()
	if v.fix != nil {
		v.fix.text.SetText(h.text)
		v.fix.back.SetText(h.back)
		v.fix.note.SetText(h.note)
		v.fix.judge()
	}
}

// here gives the keys of the place chosen.
func (v *review) here() []string {
	for _, p := range v.places {
		if p.name == v.where {
			return p.keys
		}
	}
	return nil
}

func (v *review) wherePair() part.Pair {
	s := v.say("words.place", nil)
	s.Text += " " + words.PlaceName(v.Say, v.where)
	return part.Pair{Hers: s}
}

func (v *review) choosePlace() fyne.CanvasObject {
	var options []part.Option
	for _, p := range v.places {
		c := v.Words.CoverageOf(v.lang, p.keys)
		options = append(options, part.Option{Value: p.name, Label: part.Pair{
			Hers:    part.Said{Text: words.PlaceName(v.Say, p.name), Lang: v.Say.Tag()},
			Working: v.say("words.filter.draft", i18n.Args{"count": c.Total - c.Reviewed}),
		}})
	}
	return part.NewCard(part.NewEditor("one", part.EditorParams{
		Words: v.words, Options: options, Value: v.where, Label: v.say("words.place", nil),
		OnChanged: func(value any) {
			if s, ok := value.(string); ok {
				v.where, v.open, v.most = s, "", dozen
				v.finder.SetTitle(v.wherePair())
				v.fill()
			}
		},
	}))
}

// passes tells whether a word is among those wanted.
func passes(filter string, w i18n.Word) bool {
	switch filter {
	case "all":
		return true
	case "changed":
		return w.Changed
	}
	return w.State == filter
}

// fill lists the words again, with how many there are of each kind.
func (v *review) fill() {
	count := map[string]int{}
	v.shown = nil
	for _, key := range v.here() {
		w, _ := v.Words.Word(v.lang, key)
		for _, f := range filters {
			if passes(f, w) {
				count[f]++
			}
		}
		if passes(v.filter, w) || key == v.open {
			v.shown = append(v.shown, key)
		}
	}
	var options []part.Option
	for _, f := range filters {
		options = append(options, part.Option{Value: f, Label: v.pair("words.filter."+f, i18n.Args{"count": count[f]})})
	}
	which, _ := v.pick("words.show", options, v.filter, func(s string) {
		v.filter, v.open, v.most = s, "", dozen
		v.fill()
	})
	v.count.Set(which)
	v.fillList()
}

func (v *review) fillList() {
	var rows []fyne.CanvasObject
	v.fix = nil
	for i, key := range v.shown {
		if i >= v.most && !slices.Contains(v.shown[i:], v.open) {
			rows = append(rows, v.bare("ui.more", func() { v.most += dozen; v.fillList() }))
			break
		}
		if key == v.open {
			v.fix = newFix(v, key)
			rows = append(rows, v.fix.card)
			continue
		}
		rows = append(rows, v.row(key))
	}
	if len(rows) == 0 {
		rows = append(rows, v.para("words.none", nil))
	}
	v.list.Set(rows...)
	if v.page != nil {
		v.page.Refresh()
	}
}

// row shows one word as it is: where, the English, the words, their state.
func (v *review) row(key string) fyne.CanvasObject {
	w, _ := v.Words.Word(v.lang, key)
	return part.NewCard(v.whereLine(key), v.sides(key, part.NewPara(v.text(w.Text), styleOf(key))),
		part.NewFlow(look.Step, v.chip(w), v.plain("words.correct", func() { v.turnTo(key) })))
}

// turnTo opens a word, or none, and gives it the keyboard.
func (v *review) turnTo(key string) {
	v.open = key
	v.fillList()
	v.Settle()
	if v.fix != nil {
		v.fix.text.Focus()
	}
}

func (v *review) text(s string) part.Said { return part.Said{Text: s, Lang: v.lang} }

func (v *review) whereLine(key string) fyne.CanvasObject {
	return part.NewPara(part.Said{Text: words.Where(v.Say, key), Lang: v.Say.Tag()}, part.Style{Size: look.Working, Color: look.Quiet})
}

// sides stands the English beside the words.
func (v *review) sides(key string, right fyne.CanvasObject) fyne.CanvasObject {
	en, _ := v.Words.Word(i18n.Source, key)
	return part.NewSides(3*look.Step, 0.5, 520*max(1, look.Scale()), part.NewPara(part.Said{Text: en.Text, Lang: i18n.Source}, styleOf(key)), right)
}

// styleOf draws a word as it is drawn where it is shown.
func styleOf(key string) part.Style {
	switch words.Kind(key) {
	case words.Question, words.Say, words.Shown:
		return part.Style{Size: look.Hers}
	case words.Title:
		return part.Style{Bold: true}
	case words.Help:
		return part.Style{Size: look.Working}
	}
	return part.Style{}
}

// chip tells the state of a word, and who signed it.
func (v *review) chip(w i18n.Word) fyne.CanvasObject {
	state, key := part.Open, "words.state."+w.State
	switch {
	case w.Changed:
		state, key = part.Alert, "words.state.changed"
	case w.State == i18n.Approved:
		state = part.Done
	case w.State == i18n.Reviewed:
		state = part.Half
	}
	said := v.say(key, nil)
	if w.State != i18n.Draft && w.Review.By != "" {
		said = v.say("words.signed", i18n.Args{"state": said.Text, "name": w.Review.By, "date": v.date(w.Review.On)})
	}
	return part.NewChip(state, said)
}

func (v *review) date(iso string) string {
	if _, err := time.Parse(time.DateOnly, iso); err != nil {
		return iso
	}
	return v.Say.ShortDate(iso)
}
