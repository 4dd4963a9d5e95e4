package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// What is thought of before a paper is made: where it will be and who may find
// it; and what the person does not want to be told further.

// beforehand is what stands above the pages of such a paper.
func (v *preview) beforehand() []fyne.CanvasObject {
	v.asking = nil
	if v.named() {
		return v.limits()
	}
	ask := v.unasked()
	if ask == "" {
		return nil
	}
	st, err := v.Desk.Continue(v.c.ID, planForm)
	if err != nil {
		v.Trouble(err)
		return nil
	}
	q, ok := st.Def().Question(ask)
	if !ok {
		return nil
	}
	own := voices{v.Say, v.Say}
	rows := []fyne.CanvasObject{v.title("papers.ask", nil)}
	if ask == "agree.found" {
		for _, key := range []string{"review.keep_where", "review.keep_who", "review.keep_then"} {
			rows = append(rows, v.para(key, nil))
		}
	} else {
		rows = append(rows, part.NewPara(own.label(q).Hers, part.Style{}))
	}
	e := part.NewEditor("one", part.EditorParams{
		Words: v.words, Options: own.options(q), Label: own.label(q).Hers,
		OnChanged: func(value any) {
			v.Desk.Answer(st, ask, casefile.Answer{Value: value})
			v.fillChoices()
			v.compose()
			v.Settle()
			if v.asking != nil { // the next one, by keyboard
				v.asking.Focus()
			} else {
				v.copies.Focus()
			}
		},
	})
	v.asking = e
	return []fyne.CanvasObject{part.NewCard(append(rows, e)...)}
}

// unasked is the question about keeping a paper that is still to be asked
// before the person's own copy, or their card, is made; "" where none is.
func (v *preview) unasked() casefile.QuestionID {
	p := v.c.Latest(planForm)
	if p == nil || v.copy != plan.Survivor && v.copy != plan.Carry {
		return ""
	}
	said := func(q casefile.QuestionID) bool {
		a, ok := p.Answer(q)
		return ok && !a.Empty()
	}
	keep, _ := p.Answer("agree.keep")
	switch {
	case !said("agree.keep"):
		return "agree.keep"
	case (keep.Text() == "copy" || keep.Text() == "card") && !said("agree.found"):
		return "agree.found"
	}
	return ""
}

// allow lets the paper be made, once everything was asked.
func (v *preview) allow() {
	asked := v.unasked() == ""
	enable(v.save, asked)
	enable(v.print, asked)
	enable(v.send, asked)
}

// limits says what the person does not want to be told further, before a paper
// for somebody else is made. It is for the worker's eyes and on no paper.
func (v *preview) limits() []fyne.CanvasObject {
	s := v.c.Latest("f01")
	if s == nil {
		return nil
	}
	a, ok := s.Answer("choice.limits")
	if !ok || a.Text() == "" {
		return nil
	}
	return []fyne.CanvasObject{part.NewCard(v.title("papers.limits", nil),
		part.NewPara(part.Said{Text: a.Text(), Lang: orTag(a.Lang, s.Language)}, part.Style{Size: look.Body}))}
}
