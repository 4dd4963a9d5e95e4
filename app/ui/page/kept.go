package page

import (
	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What is kept from whoever is here is said where it would stand, and who may
// see it: nothing that may be answered looks as if it were not.

// keptWords says it of one question, in the worker's language.
func (s *sheet) keptWords(key string, q casefile.QuestionID) part.Said {
	who := s.Desk.WhoSees(s.st.Case.ID, s.Desk.RingOf(s.st, q))
	return part.Said{Text: s.working.Say(key, nil) + whoMaySee(s.working, who), Lang: s.working.Tag()}
}

// whoMaySee is a sentence with the names, or nothing where there are none.
func whoMaySee(say *i18n.Printer, who []string) string {
	if len(who) == 0 {
		return ""
	}
	return " " + say.Say("kept.who", i18n.Args{"who": say.List(who...)})
}

// keptOf says what of a case is kept, or gives nil.
func (p *Place) keptOf(c *casefile.Case, key string) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, r := range p.Desk.KeptFrom(c) {
		said := p.say(key, i18n.Args{"what": p.Say.Say("people.ring."+r.String(), nil)})
		said.Text += whoMaySee(p.Say, p.Desk.WhoSees(c.ID, r))
		rows = append(rows, part.NewBeside(look.Step/2, part.NewIconSized("eye", look.Quiet, 18), part.NewPara(said, part.Style{Size: look.Working, Color: look.Quiet})))
	}
	if len(rows) == 0 {
		return nil
	}
	return part.NewColumn(look.Step/2, rows...)
}

// calledOf says what the person of a case is called, or why that is not said.
func (p *Place) calledOf(c *casefile.Case) part.Said {
	if called := app.Called(c); called != "" {
		name := p.say("case.called", i18n.Args{"name": called})
		name.Lang = c.Language // the name decides how the line breaks
		return name
	}
	for _, r := range p.Desk.KeptFrom(c) {
		if r == app.IdentityRing {
			return p.say("kept.name", nil)
		}
	}
	return p.say("case.not_called", nil)
}
