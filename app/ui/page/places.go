package page

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app/directory"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// places is the directory: by country and place, found as one types, each with
// the day somebody last made sure of it.
type places struct {
	*Place
	all, found []directory.Service
	kind       string
	search     *part.Field
	begin      *part.Column
	wrong      *part.Column
	none       *part.Para
	list       *part.LongList
	card       *part.Card // what was found, where there is anything to find
	page       *part.Page
	stack      *fyne.Container
}

func newPlaces(p *Place) *places {
	d := &places{Place: p, begin: part.NewColumn(0), wrong: part.NewColumn(look.Step), none: p.para("directory.none", nil), list: part.NewLongList()}
	d.card = part.NewCard(d.none, d.list)
	d.search = part.NewField(part.FieldParams{OnChanged: func(string) { d.fill() }, OnDown: func() { d.stand(0) }, OnEnter: func() { d.open(0) }})
	options := []part.Option{{Value: "", Label: p.pair("directory.all", nil)}}
	for _, t := range directory.Types {
		options = append(options, part.Option{Value: t, Label: p.pair("directory.type."+t, nil)})
	}
	d.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("directory.title", nil), ToPlaces),
		Body: []fyne.CanvasObject{
			p.para("directory.hint", nil), d.labelled("directory.search", d.search, ""),
			part.NewFold(p.pair("directory.type", nil), func() fyne.CanvasObject {
				pick, _ := d.pick("directory.type", options, d.kind, func(v string) { d.kind = v; d.fill() })
				return pick
			}),
			d.begin, d.wrong, d.card,
			part.NewFold(p.pair("directory.print", nil), d.print),
			part.NewFold(p.pair("directory.sheets", nil), d.sheets),
			part.NewFold(p.pair("directory.here", nil), d.here),
		},
		Back: p.back(), Next: p.primary("directory.add", func() { p.Go(Route{Page: ToService}) }),
	})
	d.page.Follow(d.list)
	d.stack = container.NewStack(d.page)
	d.again()
	return d
}

func (d *places) Content() fyne.CanvasObject { return d.stack }
func (d *places) Route() Route               { return Route{Page: ToPlaces} }
func (d *places) Ready()                     { d.search.Focus() }

// Find implements Finder.
func (d *places) Find() { d.page.Top(); d.search.Focus() }

// Close implements Closer.
func (d *places) Close() bool {
	if d.stack.Objects[0] == fyne.CanvasObject(d.page) {
		return false
	}
	d.stack.Objects = []fyne.CanvasObject{d.page}
	d.stack.Refresh()
	d.search.Focus()
	return true
}

func (d *places) again() {
	all, err := d.Desk.Services()
	if err != nil {
		d.Trouble(err)
	}
	d.all = all
	d.begin.Set()
	if len(all) == 0 {
		d.begin.Set(part.NewCard(d.para("directory.empty", nil), d.quiet("directory.start_hint", nil), part.NewFlow(look.Step, d.plain("directory.start", func() {
			_, err := d.Desk.MergeServices(directory.Start())
			d.Trouble(err)
			d.again()
			d.search.Focus()
		}))))
	}
	d.fill()
}

func (d *places) fill() {
	d.found = directory.Find(d.all, d.search.Text(), d.kind)
	show(d.card, len(d.all) > 0)
	show(d.none, len(d.found) == 0)
	d.list.Set(len(d.found), d.row)
	d.page.Refresh()
}

func (d *places) row(i int) *part.Button {
	s := d.found[i]
	p := d.service(s)
	p.OnTap = func() { d.Go(Route{Page: ToService, Section: s.ID}) }
	p.OnKey = func(k fyne.KeyName) bool {
		switch k {
		case fyne.KeyUp:
			d.stand(i - 1)
		case fyne.KeyDown:
			d.stand(min(i+1, len(d.found)-1))
		default:
			return false
		}
		return true
	}
	return part.NewButton(p)
}

// stand gives the keyboard to a row; above the first is the search.
func (d *places) stand(i int) {
	if i < 0 {
		d.Find()
	} else if b := d.list.Row(i); b != nil {
		d.Focus(b)
	}
}

func (d *places) open(i int) {
	if i < len(d.found) {
		d.Go(Route{Page: ToService, Section: d.found[i].ID})
	}
}

// service is an entry as a line of a list: what it is called, what and where it
// is, and how sure that is.
func (p *Place) service(s directory.Service) part.ButtonParams {
	about := p.Say.Country(s.Country)
	for _, more := range []string{s.Place(), p.Say.Say("directory.type."+s.Type, nil), s.Phone, p.sure(s)} {
		if more != "" {
			about += " · " + more
		}
	}
	name := part.Said{Text: s.Name, Lang: spokenIn(s.Country, p.Say)}
	if s.English != "" && s.English != s.Name {
		name.Text += " · " + s.English
	}
	icon, ink := "done", look.Done
	if s.CheckFirst(p.Now()) {
		icon, ink = "care", look.Care
	}
	return part.ButtonParams{Label: part.Pair{Hers: name, Working: part.Said{Text: about, Lang: p.Say.Tag()}}, Icon: icon, IconInk: ink, Kind: part.Listed}
}

// sure says when an entry was checked, and how long ago that is.
func (p *Place) sure(s directory.Service) string {
	words := p.Say.Say("directory.never", nil)
	if months, ok := s.Age(p.Now()); ok {
		words = p.Say.Say("directory.checked", i18n.Args{"date": p.Say.ShortDate(s.Checked)})
		if months > 0 {
			words += " · " + p.Say.Say("directory.months", i18n.Args{"count": months})
		}
	}
	if s.CheckFirst(p.Now()) {
		words += " · " + p.Say.Say("directory.check_first", nil)
	}
	return words
}

// spokenIn is the language of names in a country, as far as it is one of ours.
func spokenIn(country string, say *i18n.Printer) string {
	return cmp.Or(directory.Language(country), say.Tag())
}

// here is the country this vault works in.
func (d *places) here() fyne.CanvasObject {
	e := part.NewEditor("country", part.EditorParams{
		Words: d.words, Value: d.Desk.Here(), Label: d.say("directory.here", nil), Order: d.Say.Compare,
		Country: func(c string) part.Pair { return part.One(d.Say.Country(c), d.Say.Tag()) },
		OnChanged: func(v any) {
			if country := text(v); country != "" {
				d.Trouble(d.Desk.SaveHere(country))
			}
		},
	})
	return part.NewCard(d.labelled("directory.here", e, "directory.here_hint"))
}
