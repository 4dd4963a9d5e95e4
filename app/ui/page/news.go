package page

import (
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
	return cards
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
