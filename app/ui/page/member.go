package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// member changes the name of somebody who works here, what they do, and what they
// may see. What is taken away gets new keys.
type member struct {
	*Place
	staff app.Staff
	who   app.Member
	role  app.Role
	not   []app.Ring // of the rings of the role, those not for this person
	name  *part.Field
	rings *part.Column
	wait  *part.Busy
	save  *part.Button
	page  *part.Page
}

func newMember(p *Place, r Route) (Page, error) {
	staff, err := p.Desk.Staff()
	if err != nil {
		return nil, err
	}
	all, err := staff.Users()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(u app.Member) bool { return u.ID.String() == r.Section })
	if i < 0 || all[i].Role == sheetRole {
		return newPeople(p)
	}
	m := &member{Place: p, staff: staff, who: all[i], role: all[i].Role, rings: part.NewColumn(look.Step)}
	m.name = part.NewField(part.FieldParams{Width: 420, Lang: p.Say.Tag(), OnEnter: m.enter})
	m.name.SetText(m.who.Name)
	m.wait = part.NewBusy(m.pair("people.wait", nil))
	m.wait.Hide()
	m.save = m.primary("member.save", m.enter)
	body := []fyne.CanvasObject{part.NewCard(m.labelled("people.name", m.name, "member.name_hint"))}
	if m.who.ID != staff.Me().ID {
		var roles []part.Option
		for _, role := range app.Roles() {
			roles = append(roles, part.Option{Value: string(role), Label: m.pair("people.role."+string(role), nil)})
		}
		pick, _ := m.pick("people.role", roles, string(m.role), func(v string) { m.role = app.Role(v); m.fill() })
		body = append(body, part.NewCard(pick), m.rings, m.quiet("member.less", nil))
	}
	m.page = part.NewPage(part.PageParams{Head: m.bar(m.say("member.edit", nil), ToMember), Body: append(body, m.wait), Back: m.back(), Next: m.save})
	m.fill()
	return m, nil
}

func (m *member) Content() fyne.CanvasObject { return m.page }
func (m *member) Route() Route               { return Route{Page: ToMember, Section: m.who.ID.String()} }
func (m *member) Ready()                     { m.name.Focus() }

// fill offers what can be left out of the role, as it is now where the role stays.
func (m *member) fill() {
	m.not = nil
	var rows []fyne.CanvasObject
	for _, r := range app.Withheld(m.role) {
		now := sees
		if m.role == m.who.Role && !m.who.Holds(r) && !waits(m.who, r) {
			now, m.not = not, append(m.not, r)
		}
		row, _ := m.pick("people.ring."+r.String(), []part.Option{
			{Value: sees, Label: m.pair("people.sees", nil)}, {Value: not, Label: m.pair("people.sees_not", nil)},
		}, now, func(v string) {
			m.not = slices.DeleteFunc(m.not, func(x app.Ring) bool { return x == r })
			if v == not {
				m.not = append(m.not, r)
			}
		})
		rows = append(rows, part.NewCard(row))
	}
	m.rings.Set(rows...)
	m.page.Refresh()
}

// enter keeps what is another now than it was.
func (m *member) enter() {
	name := m.name.Text()
	if name == "" {
		m.Told(m.say("people.name_missing", nil))
		m.name.Focus()
		return
	}
	rings := slices.DeleteFunc(m.role.Rings(), func(r app.Ring) bool { return slices.Contains(m.not, r) })
	same := m.role == m.who.Role && !slices.ContainsFunc(m.role.Rings(), func(r app.Ring) bool {
		return slices.Contains(rings, r) != (m.who.Holds(r) || waits(m.who, r))
	})
	m.save.Disable()
	m.wait.Show()
	m.page.Refresh()
	m.Work(func() error {
		if name != m.who.Name {
			if err := m.staff.Rename(m.who.ID, name); err != nil {
				return err
			}
		}
		if same {
			return nil
		}
		return m.staff.ChangeRole(m.who.ID, m.role, rings)
	}, func(err error) {
		m.save.Enable()
		m.wait.Hide()
		m.Trouble(err)
		if err != nil {
			m.page.Refresh()
			return
		}
		m.Back()
		m.Told(m.say("member.done", nil))
	})
}
