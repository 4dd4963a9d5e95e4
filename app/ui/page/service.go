package page

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/directory"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// service is one entry of the directory. What is written is kept as soon as the
// keyboard rests or leaves it, the page is left or the program locks: in the
// directory where the entry can stand there, else sealed beside it, to go on
// with the next time.
type service struct {
	*Place
	is    directory.Service
	was   string    // the id it was opened with; "" for a new one
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
	s := &service{Place: p, was: r.Section, state: part.NewColumn(look.Step), ask: part.NewColumn(0)}
	if i := slices.IndexFunc(all, func(o directory.Service) bool { return o.ID == r.Section }); i >= 0 {
		s.is = all[i]
	}
	if draft, ok, err := p.Desk.ServiceDraft(s.was); err != nil {
		return nil, err
	} else if ok {
		s.is = draft
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

// Keep implements Keeper. What was refused waits, so it is kept, too.
func (s *service) Keep() error {
	if err := s.write(); !errors.Is(err, app.ErrService) {
		return err
	}
	return nil
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

// keep writes the entry down, and says so once it stands in the directory.
func (s *service) keep() {
	if s.dirty.IsZero() {
		return
	}
	err := s.write()
	s.Trouble(err)
	if err != nil || !s.dirty.IsZero() || !s.whole() {
		return
	}
	s.stand()
	s.Told(s.say("directory.is_kept", nil))
	s.page.Refresh()
}

// whole tells whether the entry says enough to stand in the directory.
func (s *service) whole() bool { return s.is.Country != "" && s.is.Name != "" && s.is.Type != "" }

// write puts the entry into the directory, or beside it where it cannot stand
// there yet. The error may be app.ErrService: then it waits.
func (s *service) write() error {
	if s.dirty.IsZero() {
		return nil
	}
	var refused error
	if s.whole() {
		id, err := s.Desk.SaveService(s.is)
		if err == nil {
			s.is.ID = id
			if err = s.Desk.SaveServiceDraft(s.was, nil); err == nil {
				s.was, s.dirty = id, time.Time{}
			}
			return err
		}
		if refused = err; !errors.Is(err, app.ErrService) {
			return err
		}
	}
	if err := s.Desk.SaveServiceDraft(s.was, &s.is); err != nil {
		return err
	}
	s.dirty = time.Time{}
	return refused
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
			if err := errors.Join(s.Desk.SaveServiceDraft(s.was, nil), s.Desk.RemoveService(s.is.ID)); err != nil {
				s.Trouble(err)
				return
			}
			s.dirty = time.Time{}
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
