package app

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// planPeople is the plan's table of those who can be turned to.
const planPeople = casefile.QuestionID("people.list")

// Contact is a receiving worker who wrote back how to reach them, and does not
// stand among the people of the plan yet.
type Contact struct {
	Sitting    casefile.SittingID
	Name, Role casefile.Answer // Role: their post, or else their office
	Phone      casefile.Answer // of the shared type phone; empty where none was written
	On         string          // day the reply came, or ""
}

// Contacts lists them, the one who wrote first first. Of two replies by one name
// the later counts.
func (d *Desk) Contacts(id casefile.CaseID) ([]Contact, error) {
	c, err := d.Open(id)
	if err != nil {
		return nil, err
	}
	p := c.Latest(planForm)
	if p == nil {
		return nil, nil
	}
	var all []Contact
	for _, s := range c.All(replyForm) {
		x := Contact{Sitting: s.ID, On: dayIn(s, "back.came")}
		x.Name, _ = s.Answer("got.name")
		x.Phone, _ = s.Answer("got.phone")
		if x.Role, _ = s.Answer("got.post"); x.Role.Text() == "" {
			x.Role, _ = s.Answer("got.office")
		}
		if x.Name.Text() == "" || known(p, x.Name.Text()) {
			continue
		}
		all = append(slices.DeleteFunc(all, func(y Contact) bool { return y.Name.Text() == x.Name.Text() }), x)
	}
	return all, nil
}

// known tells whether a name stands among the people of a plan.
func known(p *casefile.Sitting, name string) bool {
	return slices.ContainsFunc(p.Rows(planPeople), func(row casefile.RowID) bool {
		return said(p, casefile.Cell(planPeople, row, "name")) == name
	})
}

// TakeContact writes a receiving worker among the people of the plan: who it is,
// and the number as they wrote it. When to call and what to say is asked there.
func (d *Desk) TakeContact(plan *Sitting, x Contact) (casefile.RowID, form.Change) {
	row, ch := d.AddRow(plan, planPeople)
	for col, a := range map[string]casefile.Answer{"name": x.Name, "role": x.Role, "phone": x.Phone} {
		if a.Value != nil {
			d.Answer(plan, casefile.Cell(planPeople, row, col), casefile.Answer{Value: a.Value, Lang: a.Lang, Translations: a.Translations, Source: casefile.Agency})
		}
	}
	return row, ch
}
