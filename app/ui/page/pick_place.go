package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/directory"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// Choosing a place of the directory while the plan is written. What it fills in
// is a proposal: it stands in the plan's own words from then on, and nothing
// that was written there before is replaced.

// peopleTable are the people and numbers of the plan.
const peopleTable = casefile.QuestionID("people.list")

// choosePlace shows the directory in place of the section, and goes back with
// what was chosen.
func (s *sitting) choosePlace(hint string, put func(directory.Service)) {
	all, err := s.Desk.Services()
	s.Trouble(err)
	s.sheet.scold()
	s.view = "places"
	list := part.NewColumn(0)
	var search *part.Field
	fill := func() {
		found := directory.Find(all, search.Text(), "")
		var rows []fyne.CanvasObject
		for _, one := range found[:min(len(found), someEvents)] {
			p := s.service(one)
			p.OnTap = func() { s.section(); put(one) }
			rows = append(rows, part.NewButton(p))
		}
		if len(rows) == 0 {
			key := "directory.none"
			if len(all) == 0 {
				key = "directory.empty"
			}
			rows = append(rows, s.para(key, nil))
		}
		list.Set(part.NewRuled(rows...))
		s.page.Refresh()
	}
	search = part.NewField(part.FieldParams{OnChanged: func(string) { fill() }})
	s.page.Set(s.heading("directory.pick", nil), s.para(hint, nil), s.labelled("directory.search", search, ""), part.NewCard(list),
		part.NewFlow(look.Step, s.bare("ui.back", func() { s.section() })))
	fill()
	s.foot()
	s.Settle()
	search.Focus()
}

// fromPlaces is the way to the directory from a step.
func (p *steps) fromPlaces(row casefile.RowID) fyne.CanvasObject {
	return part.NewFlow(look.Step, p.bare("directory.pick", func() {
		p.choosePlace("directory.pick_hint", func(s directory.Service) {
			p.propose(p.cell(row, "owner"), s.Name)
			if kind := ownerKind[s.Type]; kind != "" {
				p.propose(p.cell(row, "owner_kind"), kind)
			}
			where := p.whereTo(s)
			if was := p.text(row, "where"); was != "" && !strings.Contains(was, where) {
				where = was + "\n" + where
				p.sheet.give(p.cell(row, "where"), p.sheet.answer(p.cell(row, "where"), where))
			}
			p.propose(p.cell(row, "where"), where)
			p.again(row)
			p.sheet.focus(p.cell(row, "owner"))
		})
	}))
}

// ownerKind is what kind of owner of a step a place is, where that is sure.
var ownerKind = map[string]string{
	"office": "office", "labour": "office", "embassy": "office", "ngo": "ngo", "legal": "lawyer", "counselling": "counsellor", "school": "school", "peer_group": "peer_group",
}

// propose fills in what is still open.
func (s *sitting) propose(id casefile.QuestionID, v any) {
	if _, there := s.st.Record().Answer(id); !there && v != "" {
		s.sheet.give(id, s.sheet.answer(id, v))
	}
}

// whereTo says how to come to a place, and in her language whether to make sure
// of it first: so it stands on paper, too.
func (s *sitting) whereTo(to directory.Service) string {
	var all []string
	for _, more := range []string{to.Place(), to.Phone, to.Contact, to.Opening} {
		if more != "" {
			all = append(all, more)
		}
	}
	where := strings.Join(all, " · ")
	if to.CheckFirst(s.Now()) {
		where = strings.TrimSpace(where + " (" + s.hers.Say("directory.check_first", nil) + ")")
	}
	return where
}

// addPlace is the way from the directory into people and numbers, or nil where
// a section does not have them.
func (s *sitting) addPlace(section string) fyne.CanvasObject {
	q, ok := s.st.Def().Question(peopleTable)
	if !ok || s.st.Record().Form != planForm || q.Section() != section {
		return part.NewColumn(0)
	}
	return part.NewFlow(look.Step, s.bare("directory.pick", func() {
		s.choosePlace("directory.pick_people_hint", func(to directory.Service) {
			row, ch := s.Desk.AddRow(s.st, peopleTable)
			s.sheet.apply(peopleTable, ch)
			put := func(col string, v any) { s.propose(casefile.Cell(peopleTable, row, col), v) }
			put("name", to.Name)
			put("role", to.Focal)
			when := to.Opening
			if to.CheckFirst(s.Now()) {
				when = strings.TrimSpace(when + " (" + s.hers.Say("directory.check_first", nil) + ")")
			}
			put("when", when)
			if to.Phone != "" {
				put("phone", casefile.Plain(casefile.Phone{Number: to.Phone}))
			}
			s.section()
		})
	}))
}
