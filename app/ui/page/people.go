package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// people are those who work here: what each may see, who waits to be let in,
// and for each her own pass phrase; for who leads, the recovery sheet.
type people struct {
	*Place
	staff app.Staff
	page  *part.Page
	body  *part.Column
	first *part.Button
	going string // id of whom it was asked whether to remove
}

func newPeople(p *Place) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	s := &people{Place: p, staff: staff, body: part.NewColumn(2 * look.Step)}
	s.first = s.plain("people.own_pass", func() { p.Go(Route{Page: ToOwnPass}) })
	next := part.NewTrailingFlow(look.Step, s.first)
	if staff.Leads() {
		next = part.NewTrailingFlow(look.Step, s.first, s.plain("people.sheet", func() { p.Go(Route{Page: ToSheet}) }),
			s.primary("people.add", func() { p.Go(Route{Page: ToHire}) }))
	}
	s.page = part.NewPage(part.PageParams{Head: s.bar(s.say("people.title", nil), ToPeople), Body: []fyne.CanvasObject{s.body}, Back: s.back(), Next: next})
	s.fill()
	return s, nil
}

func (s *people) Content() fyne.CanvasObject { return s.page }
func (s *people) Route() Route               { return Route{Page: ToPeople} }
func (s *people) Ready()                     { s.Focus(s.first) }

func (s *people) fill() {
	all, err := s.staff.Users()
	if err != nil {
		s.Trouble(err)
	}
	rows := []fyne.CanvasObject{s.para("people.hint", nil)}
	sheet := false
	for _, u := range all {
		if u.Role == sheetRole {
			sheet = true
			rows = append(rows, s.sheetCard(u))
			continue
		}
		rows = append(rows, s.card(u))
	}
	if !sheet {
		rows = append(rows, part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: s.pair("people.no_sheet", nil)}))
	}
	s.body.Set(rows...)
	s.page.Refresh()
}

// sheetRole is the role of the printed sheet, which is nobody.
const sheetRole app.Role = "recovery"

func (s *people) sheetCard(u app.Member) fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.title("people.sheet", nil), s.quiet("people.sheet_there", i18n.Args{"date": u.Added.Local().Format("2006-01-02")})}
	if n := len(u.Used); n > 0 {
		rows = append(rows, s.para("people.sheet_used", i18n.Args{"date": u.Used[n-1].Local().Format("2006-01-02")}))
	}
	return part.NewCard(rows...)
}

func (s *people) card(u app.Member) fyne.CanvasObject {
	me := u.ID == s.staff.Me().ID
	name := plainText(u.Name)
	if me {
		name.Text += " · " + s.Say.Say("people.me", nil)
	}
	rows := []fyne.CanvasObject{part.NewPara(name, part.Style{Bold: true}), s.para("people.role."+string(u.Role), nil)}
	var not []string
	for _, r := range u.Role.Rings() {
		if !u.Holds(r) && !waits(u, r) {
			not = append(not, s.Say.Say("people.ring."+r.String(), nil))
		}
	}
	if len(not) > 0 {
		rows = append(rows, s.quiet("people.not", i18n.Args{"what": s.Say.List(not...)}))
	}
	if u.Opens != "" {
		rows = append(rows, s.quiet("member.opens", i18n.Args{"name": u.Opens}))
	}
	if u.Fresh {
		rows = append(rows, s.quiet("people.fresh", nil))
	}
	var do []fyne.CanvasObject
	if len(u.Waiting) > 0 {
		rows = append(rows, s.quiet("people.waits", nil))
		if s.mayLetIn(u) {
			do = append(do, s.plain("people.let_in", func() { s.done(s.staff.LetIn(u.ID, nil), "people.is_in") }))
		}
	}
	id := u.ID.String()
	switch {
	case !s.staff.Leads():
	case me:
		do = append(do, s.bare("member.edit", func() { s.Go(Route{Page: ToMember, Section: id}) }))
	case s.going == id:
		rows = append(rows, s.para("people.sure", i18n.Args{"name": u.Name}))
		do = append(do, s.bare("people.keep", func() { s.going = ""; s.fill() }), s.plain("people.remove_now", func() { s.remove(u) }))
	default:
		if s.staff.Me().Role == sheetRole {
			do = append(do, s.plain("people.new_pass", func() { s.Go(Route{Page: ToHire, Section: id}) }))
		}
		do = append(do, s.bare("member.edit", func() { s.Go(Route{Page: ToMember, Section: id}) }))
		do = append(do, s.bare("people.remove", func() { s.going = id; s.fill() }))
	}
	if len(do) > 0 {
		rows = append(rows, part.NewTrailingFlow(look.Step, do...))
	}
	return part.NewCard(rows...)
}

func waits(u app.Member, r app.Ring) bool {
	for _, w := range u.Waiting {
		if w == r {
			return true
		}
	}
	return false
}

// mayLetIn tells whether whoever is here has all that somebody waits for.
func (s *people) mayLetIn(u app.Member) bool {
	for _, r := range u.Waiting {
		if !s.staff.Me().Holds(r) {
			return false
		}
	}
	return true
}

// remove takes somebody out; all keys are replaced, which takes a while.
func (s *people) remove(u app.Member) {
	s.going = ""
	s.body.Set(part.NewBusy(s.pair("people.wait", nil)))
	s.page.Refresh()
	s.Work(func() error { return s.staff.RemoveUser(u.ID) }, func(err error) { s.done(err, "people.gone") })
}

func (s *people) done(err error, key string) {
	s.Trouble(err)
	s.fill()
	if err == nil {
		s.Told(s.say(key, nil))
	}
	s.Settle()
	s.Focus(s.first)
}
