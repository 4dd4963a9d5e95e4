package page

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/directory"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// service is one entry of the directory. What is written is kept as soon as the
// keyboard rests or leaves, and the entry can be kept at all.
type service struct {
	*Place
	is    directory.Service
	dirty time.Time // when it was written in last; zero once kept
	first part.Editor
	state *part.Column
	ask   *part.Column
	page  *part.Page
}

func newService(p *Place, r Route) (Page, error) {
	all, err := p.Desk.Services()
	if err != nil {
		return nil, err
	}
	s := &service{Place: p, state: part.NewColumn(look.Step), ask: part.NewColumn(0)}
	if i := slices.IndexFunc(all, func(o directory.Service) bool { return o.ID == r.Section }); i >= 0 {
		s.is = all[i]
	}
	s.build()
	return s, nil
}

func (s *service) build() {
	is := &s.is
	country, first := s.editor("country", "country", nil, is.Country, func(v any) { is.Country = text(v) })
	s.first = first
	told := []part.Option{{Value: "", Label: s.pair("directory.told.unknown", nil)}, {Value: "yes", Label: s.pair("directory.told.yes", nil)}, {Value: "no", Label: s.pair("directory.told.no", nil)}}
	types, groups := s.options("directory.type.", directory.Types), s.options("directory.group.", directory.Groups)
	kind, _ := s.pick("directory.type", types, is.Type, func(v string) { is.Type = v; s.touched(); s.keep() })
	may, _ := s.pick("directory.f.may_be_told", told, is.Told, func(v string) { is.Told = v; s.touched(); s.keep() })
	served, _ := s.editor("served", "many", groups, is.Served, func(v any) { is.Served = texts(v) })
	next, _ := s.editor("next_check", "date", nil, orNil(is.Next), func(v any) { is.Next = text(v) })
	remove := part.NewFlow(look.Step)
	if is.ID != "" {
		remove.Set(s.plain("directory.today", s.checked), s.bare("directory.remove", s.sure))
	}
	s.page = part.NewPage(part.PageParams{
		Head: s.bar(s.say("directory.title", nil), ToService),
		Body: []fyne.CanvasObject{
			part.NewCard(s.state, remove, s.ask),
			part.NewCard(country, s.field("name", &is.Name, false), s.field("name_en", &is.English, false), kind),
			part.NewCard(s.field("province", &is.Province, false), s.field("district", &is.District, false), s.field("distance_cost", &is.Reach, false)),
			part.NewCard(s.field("phone", &is.Phone, false), s.field("contact", &is.Contact, true), s.field("focal_role", &is.Focal, false), s.field("opening", &is.Opening, false)),
			part.NewCard(s.field("services", &is.Services, true), s.spoken(), served, may),
			part.NewCard(s.field("source", &is.Source, true), next),
		},
		Back: s.back(),
	})
	s.stand()
}

func (s *service) Content() fyne.CanvasObject { return s.page }
func (s *service) Route() Route               { return Route{Page: ToService, Section: s.is.ID} }
func (s *service) Ready()                     { s.first.Focus() }

// Hold and Take implement Holder: what is not whole yet stays.
func (s *service) Hold() any { return s.is }

// Take implements Holder.
func (s *service) Take(held any) {
	if is, ok := held.(directory.Service); ok && is.ID == s.is.ID {
		s.is = is
		s.touched()
		s.Go(s.Route())
	}
}

// Tick implements Ticker: a short rest is enough to keep what was written.
func (s *service) Tick(now time.Time) {
	if !s.dirty.IsZero() && now.Sub(s.dirty) >= pause {
		s.keep()
	}
}

// stand says how sure the entry is, or what it still needs.
func (s *service) stand() {
	if s.is.ID == "" {
		s.state.Set(s.para("directory.open_needs", nil))
		return
	}
	state := part.Done
	if s.is.CheckFirst(s.Now()) {
		state = part.Alert
	}
	s.state.Set(part.NewChip(state, part.Said{Text: s.Place.sure(s.is), Lang: s.Say.Tag()}))
}

func (s *service) touched() { s.dirty = s.Now() }

// keep puts the entry into the vault, if it is whole.
func (s *service) keep() {
	if s.dirty.IsZero() || s.is.Country == "" || s.is.Name == "" || s.is.Type == "" {
		return
	}
	fresh := s.is.ID == ""
	id, err := s.Desk.SaveService(s.is)
	s.Trouble(err)
	if err != nil {
		return
	}
	s.is.ID, s.dirty = id, time.Time{}
	s.stand()
	s.Told(s.say("directory.is_kept", nil))
	if fresh {
		s.page.Refresh()
	}
}

// checked notes that somebody made sure of it today.
func (s *service) checked() {
	s.keep()
	if err := s.Desk.ServiceChecked(s.is); err != nil {
		s.Trouble(err)
		return
	}
	s.is.Checked, s.is.CheckedBy = s.Now().Format(time.DateOnly), s.Desk.Worker
	s.stand()
	s.page.Refresh()
	s.Told(s.say("directory.marked", nil))
}

func (s *service) sure() {
	s.ask.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: s.pair("directory.remove_ask", nil), Actions: []fyne.CanvasObject{
		s.plain("directory.keep", func() { s.ask.Set(); s.page.Refresh() }),
		s.button(part.Danger, "directory.remove", func() {
			if err := s.Desk.RemoveService(s.is.ID); err != nil {
				s.Trouble(err)
				return
			}
			s.Go(Route{Page: ToPlaces})
		}),
	}}))
	s.page.Refresh()
}

// field is a line, or some lines, of text.
func (s *service) field(name string, to *string, many bool) fyne.CanvasObject {
	f := part.NewField(part.FieldParams{
		Many: many, Text: *to, Most: 500, Lang: spokenIn(s.is.Country, s.Say), Figures: name == "phone",
		OnChanged: func(v string) { *to = strings.TrimSpace(v); s.touched() }, OnLeave: s.keep,
	})
	return s.labelled("directory.f."+name, f, "")
}

// spoken are the languages: ours, and those that were written down before.
func (s *service) spoken() fyne.CanvasObject {
	options := languages()
	for _, l := range s.is.Languages {
		if !slices.ContainsFunc(options, func(o part.Option) bool { return o.Value == l }) {
			options = append(options, part.Option{Value: l, Label: part.One(s.Say.Language(l), s.Say.Tag())})
		}
	}
	c, _ := s.editor("languages", "many", options, s.is.Languages, func(v any) { s.is.Languages = texts(v) })
	return c
}

// editor is a value that is chosen rather than typed.
func (s *service) editor(name, kind string, options []part.Option, value any, put func(any)) (fyne.CanvasObject, part.Editor) {
	one := func(text string) part.Pair { return part.One(text, s.Say.Tag()) }
	if v, ok := value.(string); ok {
		value = orNil(v)
	}
	e := part.NewEditor(kind, part.EditorParams{
		Words: s.words, Options: options, Value: value, Label: s.say("directory.f."+name, nil), Today: s.Now().Format(time.DateOnly),
		Calendar: calendar(s.Say.Tag()), Date: func(iso string) part.Pair { return one(s.Say.Date(iso)) },
		Country:   func(c string) part.Pair { return one(s.Say.Country(c)) },
		Order:     s.Say.Compare,
		OnChanged: func(v any) { put(v); s.touched() }, OnLeave: s.keep,
	})
	return s.labelled("directory.f."+name, e, ""), e
}

func (s *service) options(prefix string, values []string) (all []part.Option) {
	for _, v := range values {
		all = append(all, part.Option{Value: v, Label: s.pair(prefix+v, i18n.Args(nil))})
	}
	return all
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func text(v any) string { s, _ := v.(string); return s }

func texts(v any) (all []string) {
	list, _ := v.([]any)
	for _, x := range list {
		if s, ok := x.(string); ok {
			all = append(all, s)
		}
	}
	return all
}
