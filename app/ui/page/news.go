package page

import (
	"slices"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// proposal is what a receiving worker says of a step, under the step it is
// about, with the press that writes it into the plan. nil where there is none.
func (p *steps) proposal(row casefile.RowID) fyne.CanvasObject {
	all, err := p.Desk.Proposals(p.c.ID)
	if err != nil {
		return nil
	}
	for _, prop := range all {
		if prop.Row != row {
			continue
		}
		who := prop.From
		if who == "" {
			who = p.Say.Say("news.worker", nil)
		}
		text := p.Say.Say("news.reply", i18n.Args{"who": who, "answer": p.Say.Say("f12.rows.steps.answer.opt."+prop.Answer, nil)})
		if note := prop.Note.Text(); note != "" {
			text += "\n“" + note + "”"
		}
		return part.NewBanner(part.BannerParams{Text: part.One(text, p.Say.Tag()), Actions: []fyne.CanvasObject{
			p.plain("news.take", func() {
				p.sheet.apply(stepsTable, p.Desk.TakeProposal(p.st, prop))
				p.again(row)
			}),
		}})
	}
	return nil
}

// newNeeds are those that came up in talks after coming home, each with the
// press that makes a step of it.
func (p *steps) newNeeds() (cards []fyne.CanvasObject) {
	all, err := p.Desk.NewNeeds(p.c.ID)
	p.Trouble(err)
	for _, n := range all {
		cards = append(cards, p.newNeed(n))
	}
	open, err := p.Desk.Unplaced(p.c.ID)
	p.Trouble(err)
	for _, u := range open {
		cards = append(cards, p.unplaced(u))
	}
	people, err := p.Desk.Contacts(p.c.ID)
	p.Trouble(err)
	for _, x := range people {
		cards = append(cards, p.contact(x))
	}
	return cards
}

// unplaced asks which step of the plan something was said of: it is not clear,
// or the step is not there any more. Nothing is guessed.
func (p *steps) unplaced(u app.Unplaced) fyne.CanvasObject {
	key, args := "reply.which", i18n.Args{"n": u.Number}
	if u.Gone != "" {
		key = "reply.gone"
	}
	answer := p.Say.Say(string(u.Form)+"."+string(u.Table)+".answer.opt."+u.Said, nil)
	if u.Table != "rows.steps" {
		answer = p.Say.Say(string(u.Form)+"."+string(u.Table)+".going.opt."+u.Said, nil)
	}
	if note := u.Note.Text(); note != "" {
		answer += "\n“" + note + "”"
	}
	rows := []fyne.CanvasObject{p.para(key, args)}
	if was := u.Was.Text(); was != "" {
		rows = append(rows, part.NewPara(part.Said{Text: "“" + was + "”", Lang: orTag(u.Was.Lang, p.hers.Tag())}, part.Style{Color: look.Quiet}))
	}
	rows = append(rows, part.NewPara(part.Said{Text: answer, Lang: p.Say.Tag()}, part.Style{Bold: true}),
		part.NewFold(p.Place.pair("reply.place", nil), func() fyne.CanvasObject { return part.NewRuled(p.meantSteps(u)...) }))
	return part.NewCard(rows...)
}

// meantSteps are the steps of the plan to choose from: those that the reply or
// the talk does not speak of already.
func (p *steps) meantSteps(u app.Unplaced) (rows []fyne.CanvasObject) {
	s, err := p.Desk.Resume(p.c.ID, u.Sitting)
	if p.Trouble(err); err != nil {
		return nil
	}
	there := s.Rows(u.Table)
	for i, row := range p.st.Rows(stepsTable) {
		if slices.Contains(there, row) {
			continue
		}
		label := p.Place.say("reply.step", i18n.Args{"n": i + 1})
		text, _ := p.st.Record().Answer(p.cell(row, "what"))
		rows = append(rows, part.NewButton(part.ButtonParams{
			Label: part.Pair{Hers: label, Working: part.Said{Text: text.Text(), Lang: orTag(text.Lang, p.hers.Tag())}}, Kind: part.Listed, Icon: "open", IconInk: look.Quiet,
			OnTap: func() {
				p.Desk.Place(s, u, row)
				p.again(row)
			},
		}))
	}
	return rows
}

// contact offers a receiving worker to the people of the plan.
func (p *steps) contact(x app.Contact) fyne.CanvasObject {
	number, _ := casefile.As[casefile.Phone](x.Phone.Value) // what is no number is shown as none
	return part.NewCard(p.Place.title("reply.person", i18n.Args{"name": x.Name.Text()}),
		part.NewPara(part.Said{Text: number.Number, Lang: "en"}, part.Style{}),
		part.NewFlow(look.Step, p.plain("reply.person_take", func() {
			_, ch := p.Desk.TakeContact(p.st, x)
			p.sheet.apply("people.list", ch)
			p.again("")
		})))
}

func (p *steps) newNeed(n app.NewNeed) fyne.CanvasObject {
	title := p.say("news.need", nil)
	if n.On != "" {
		title.Text += " · " + p.Say.ShortDate(n.On)
	}
	said := part.Said{Text: "“" + n.Said.Text() + "”", Lang: orTag(n.Said.Lang, p.hers.Tag())}
	return part.NewCard(part.NewPara(title, part.Style{Bold: true}), part.NewPara(said, part.Style{}),
		part.NewFlow(look.Step, p.bare("news.step", func() {
			row, ch := p.Desk.TakeNeed(p.st, n)
			p.sheet.apply(stepsTable, ch)
			p.open = row
			p.again(row)
			p.sheet.focus(p.cell(row, "area"))
		})))
}
