package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/phrase"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// hire adds somebody who works here: a name, what for, what not to see, and a
// first pass phrase that is drawn by lot and given over by hand. With a user in
// the route it only gives that one a new pass phrase.
type hire struct {
	*Place
	staff   app.Staff
	page    *part.Page
	name    *part.Field
	role    app.Role
	not     []app.Ring
	phrase  string
	to      *app.Member // who gets a new pass phrase, or nil for somebody new
	shown   *part.Para
	leaving *part.Column // what can be left out
	wait    *part.Busy
	add     *part.Button
}

func newHire(p *Place, r Route) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	h := &hire{Place: p, staff: staff, role: "worker", leaving: part.NewColumn(look.Step)}
	all, err := staff.Users()
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(all, func(u app.Member) bool { return u.ID.String() == r.Section }); i >= 0 {
		h.to = &all[i]
	}
	h.name = part.NewField(part.FieldParams{Width: 420, Lang: p.Say.Tag(), OnEnter: h.enter})
	h.shown = part.NewPara(part.Said{}, part.Style{Bold: true})
	h.draw()
	h.wait = part.NewBusy(h.pair("people.wait", nil))
	h.wait.Hide()
	h.add = h.primary("people.add_now", h.enter)
	var body []fyne.CanvasObject
	if h.to == nil {
		var roles []part.Option
		for _, role := range app.Roles() {
			roles = append(roles, part.Option{Value: string(role), Label: h.pair("people.role."+string(role), nil)})
		}
		pick, _ := h.pick("people.role", roles, string(h.role), func(v string) { h.role = app.Role(v); h.fill() })
		body = append(body, part.NewCard(h.labelled("people.name", h.name, "people.name_hint")), part.NewCard(pick), h.leaving)
	} else {
		body = append(body, part.NewCard(part.NewPara(plainText(h.to.Name), part.Style{Bold: true})))
	}
	body = append(body, part.NewCard(h.title("people.phrase", nil), h.shown, h.quiet("people.phrase_hint", nil), part.NewFlow(look.Step, h.bare("people.another", h.draw))), h.wait)
	h.page = part.NewPage(part.PageParams{Head: h.bar(h.say("people.add", nil), ToHire), Body: body, Back: h.back(), Next: h.add})
	h.fill()
	return h, nil
}

func (h *hire) Content() fyne.CanvasObject { return h.page }
func (h *hire) Route() Route {
	if h.to != nil {
		return Route{Page: ToHire, Section: h.to.ID.String()}
	}
	return Route{Page: ToHire}
}
func (h *hire) Ready() {
	if h.to != nil {
		h.Focus(h.add)
		return
	}
	h.name.Focus()
}

func (h *hire) draw() {
	h.phrase = phrase.Draw(h.Say.Tag())
	h.shown.Set(part.Said{Text: h.phrase, Lang: h.Say.Tag()})
	if h.page != nil {
		h.page.Refresh()
	}
}

// fill offers what can be left out for a role.
func (h *hire) fill() {
	h.not = nil
	var rows []fyne.CanvasObject
	for _, r := range app.Withheld(h.role) {
		row, _ := h.pick("people.ring."+r.String(), []part.Option{
			{Value: sees, Label: h.pair("people.sees", nil)}, {Value: not, Label: h.pair("people.sees_not", nil)},
		}, sees, func(v string) {
			h.not = slices.DeleteFunc(h.not, func(x app.Ring) bool { return x == r })
			if v == not {
				h.not = append(h.not, r)
			}
		})
		rows = append(rows, part.NewCard(row))
	}
	h.leaving.Set(rows...)
	h.page.Refresh()
}

// Whether somebody may see what can be left out.
const sees, not = "sees", "not"

func (h *hire) enter() {
	name := h.name.Text()
	if h.to == nil && name == "" {
		h.Told(h.say("people.name_missing", nil))
		h.name.Focus()
		return
	}
	h.add.Disable()
	h.wait.Show()
	h.page.Refresh()
	phrase := []byte(h.phrase)
	h.Work(func() error {
		if h.to != nil {
			return h.staff.SetPass(h.to.ID, phrase)
		}
		rings := slices.DeleteFunc(h.role.Rings(), func(r app.Ring) bool { return slices.Contains(h.not, r) })
		_, err := h.staff.AddUser(name, phrase, h.role, rings)
		return err
	}, func(err error) {
		h.add.Enable()
		h.wait.Hide()
		h.Trouble(err)
		if err != nil {
			h.page.Refresh()
			return
		}
		h.Back()
		h.Told(h.say("people.added", i18n.Args{"phrase": h.phrase}))
	})
}
