package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// recovery makes a recovery sheet: it is drawn, printed or written down, and
// typed back from the paper; only then does it open anything.
type recovery struct {
	*Place
	staff app.Staff
	sheet app.Sheet
	page  *part.Page
	typed *part.Field
	use   *part.Button
	wait  *part.Busy
}

func newRecovery(p *Place) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	s := &recovery{Place: p, staff: staff, sheet: staff.NewRecovery()}
	s.typed = part.NewField(part.FieldParams{Many: true, Lang: "en"})
	s.use = s.primary("people.sheet_use", s.enter)
	s.wait = part.NewBusy(s.pair("people.wait", nil))
	s.wait.Hide()
	var rows []fyne.CanvasObject
	for _, row := range s.sheet.Rows() {
		rows = append(rows, part.NewPara(part.Said{Text: row, Lang: "en"}, part.Style{Bold: true, Size: look.Hers}))
	}
	if p.Print != nil {
		rows = append(rows, part.NewFlow(look.Step, s.plain("people.sheet_print", s.print)))
	}
	s.page = part.NewPage(part.PageParams{
		Head: s.bar(s.say("people.sheet", nil), ToSheet),
		Body: []fyne.CanvasObject{s.para("people.sheet_why", nil), part.NewCard(part.NewColumn(look.Step, rows...)),
			s.para("people.sheet_keep", nil),
			part.NewCard(s.labelled("people.sheet_type", s.typed, "people.sheet_type_hint")), s.wait},
		Back: s.back(), Next: s.use,
	})
	return s, nil
}

func (s *recovery) Content() fyne.CanvasObject { return s.page }
func (s *recovery) Route() Route               { return Route{Page: ToSheet} }
func (s *recovery) Ready()                     { s.typed.Focus() }

func (s *recovery) print() {
	lang := s.Say.Tag()
	s.Work(func() error {
		b, err := s.staff.PrintSheet(s.sheet, lang)
		if err != nil {
			return err
		}
		return s.Print(b)
	}, func(err error) {
		if err != nil {
			s.Told(s.say("preview.no_printer", nil))
			return
		}
		s.Told(s.say("preview.printed", nil))
	})
}

func (s *recovery) enter() {
	typed := s.typed.Text()
	s.use.Disable()
	s.wait.Show()
	s.page.Refresh()
	s.Work(func() error { return s.staff.SetRecovery(s.sheet, typed) }, func(err error) {
		s.use.Enable()
		s.wait.Hide()
		s.Trouble(err)
		if err != nil {
			s.page.Refresh()
			s.typed.Focus()
			return
		}
		s.Back()
		s.Told(s.say("people.sheet_done", nil))
	})
}
