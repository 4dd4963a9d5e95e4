package page

import (
	"fyne.io/fyne/v2"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What was said the last time stands small under a question that is asked
// again, with its day and one button to say that it is still so. It goes when
// the question is answered.

// lastTime makes the place for it; empty where nothing was said.
func (s *sheet) lastTime(q *form.Question) fyne.CanvasObject {
	place := part.NewColumn(look.Step / 2)
	place.Hide()
	a, ok := s.earlier.Answer(q)
	if !ok {
		return place
	}
	words := s.wordsOf(q, a)
	if words == "" {
		return place
	}
	said := s.working.Say("carry.last", i18n.Args{"date": s.working.Day(s.earlier.On.Local()), "answer": words})
	lang := s.working.Tag()
	if a.Lang != "" {
		lang = a.Lang // her own words decide how the line breaks
	}
	still := part.NewButton(part.ButtonParams{Label: s.spoken("carry.same", nil), Kind: part.Bare, OnTap: func() {
		if ch, ok := s.Desk.StillSo(s.st, s.earlier, q.ID); ok {
			if c := s.find(q.ID); c != nil {
				c.SetValue(a.Value)
			}
			s.apply(q.ID, ch)
		}
	}})
	place.Set(part.NewFoot(part.NewPara(part.Said{Text: said, Lang: lang}, part.Style{Size: look.Working, Color: look.Quiet}), still))
	s.before[q.ID] = place
	return place
}

// showLastTime leaves it only where there is no answer of today.
func (s *sheet) showLastTime() {
	for id, place := range s.before {
		_, answered := s.st.Record().Answer(id)
		if answered == !place.Visible() {
			continue
		}
		if answered {
			place.Hide()
		} else {
			place.Show()
		}
	}
}

// wordsOf says an answer in the worker's language; nothing for what has no
// short words.
func (s *sheet) wordsOf(q *form.Question, a casefile.Answer) string {
	return inShort(s.working, q, a)
}

// inShort says an answer in one language; nothing for what has no short words.
func inShort(w *i18n.Printer, q *form.Question, a casefile.Answer) string {
	worker := voices{w, w}
	switch v := a.Value.(type) {
	case bool:
		if v {
			return worker.option(q, "yes").Hers.Text
		}
		return worker.option(q, "no").Hers.Text
	case float64:
		switch q.Kind {
		case form.Face5:
			return w.Say("face."+w.Number(v), nil)
		case form.Level4:
			return worker.found(q.Words+".opt."+w.Number(v), "level."+w.Number(v)).Hers.Text
		}
		return w.Number(v)
	case []any:
		all := ""
		for _, o := range v {
			if name, ok := o.(string); ok {
				if all != "" {
					all += " · "
				}
				all += worker.option(q, name).Hers.Text
			}
		}
		return all
	case string:
		switch q.Kind {
		case form.One:
			return worker.option(q, v).Hers.Text
		case form.Date:
			return w.ShortDate(v)
		case form.Lang:
			return w.Language(v)
		case form.Country:
			return w.Country(v)
		}
		return v
	}
	return partsInShort(w, q, a)
}

// partsInShort says the answers that are made of several parts.
func partsInShort(w *i18n.Printer, q *form.Question, a casefile.Answer) string {
	switch q.Kind {
	case form.Name:
		n, _ := casefile.As[casefile.Name](a.Value)
		return n.Full
	case form.PDate:
		d, _ := casefile.As[casefile.PDate](a.Value)
		return d.Text
	case form.Phone:
		n, _ := casefile.As[casefile.Phone](a.Value)
		return n.Number
	case form.Addr:
		d, _ := casefile.As[casefile.Addr](a.Value)
		return d.Text
	case form.Money:
		if m, err := casefile.As[casefile.Money](a.Value); err == nil {
			return w.Money(m.Amount, m.Currency, m.Per)
		}
	}
	return ""
}
