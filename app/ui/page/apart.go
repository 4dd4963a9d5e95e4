package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// apart says who may open a case: everybody who works with people here, or
// named ones only.
type apart struct {
	*Place
	staff app.Staff
	id    casefile.CaseID
	page  *part.Page
	named []app.Member
	save  *part.Button
	wait  *part.Busy
}

func newApart(p *Place, r Route) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	all, err := staff.Users()
	if err != nil {
		return nil, err
	}
	ids, err := staff.Apart(r.Case)
	if err != nil {
		return nil, err
	}
	a := &apart{Place: p, staff: staff, id: r.Case}
	body := []fyne.CanvasObject{a.para("people.apart_hint", nil)}
	for _, u := range all {
		if u.Role == sheetRole || !u.Holds(app.CasesRing) {
			continue
		}
		in := len(ids) == 0 || slices.Contains(ids, u.ID)
		if in {
			a.named = append(a.named, u)
		}
		row := part.NewColumn(look.Step/2, part.NewPara(plainText(u.Name), part.Style{Bold: true}))
		pick, _ := a.pick("people.role."+string(u.Role), []part.Option{
			{Value: sees, Label: a.pair("people.opens", nil)}, {Value: not, Label: a.pair("people.opens_not", nil)},
		}, map[bool]string{true: sees, false: not}[in], func(v string) { a.name(u, v == sees) })
		row.Set(append(row.Objects(), pick)...)
		body = append(body, part.NewCard(row))
	}
	a.wait = part.NewBusy(a.pair("people.wait", nil))
	a.wait.Hide()
	a.save = a.primary("people.apart_save", func() { a.keep(len(a.named)) })
	a.page = part.NewPage(part.PageParams{
		Head: a.bar(a.say("people.apart", nil), ToApart), Body: append(body, a.wait), Back: a.back(),
		Next: part.NewTrailingFlow(look.Step, a.plain("people.apart_all", func() { a.keep(0) }), a.save),
	})
	return a, nil
}

func (a *apart) Content() fyne.CanvasObject { return a.page }
func (a *apart) Route() Route               { return Route{Page: ToApart, Case: a.id} }
func (a *apart) Ready()                     { a.Focus(a.save) }

func (a *apart) name(u app.Member, in bool) {
	a.named = slices.DeleteFunc(a.named, func(n app.Member) bool { return n.ID == u.ID })
	if in {
		a.named = append(a.named, u)
	}
}

// keep seals the case anew for the first n of those named; none is everybody.
func (a *apart) keep(n int) {
	if n == 0 && len(a.named) == 0 {
		a.Told(a.say("people.apart_nobody", nil))
		return
	}
	var ids []app.MemberID
	for _, u := range a.named[:n] {
		ids = append(ids, u.ID)
	}
	a.wait.Show()
	a.page.Refresh()
	a.Work(func() error { return a.staff.KeepApart(a.id, ids) }, func(err error) {
		a.wait.Hide()
		a.Trouble(err)
		if err != nil {
			a.page.Refresh()
			return
		}
		if n > 0 && !slices.Contains(ids, a.staff.Me().ID) {
			a.Go(Route{Page: ToCases})
		} else {
			a.Back()
		}
		a.Told(a.say("people.apart_done", nil))
	})
}
