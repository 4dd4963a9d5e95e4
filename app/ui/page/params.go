package page

import (
	"slices"
	"time"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/part"
	"onward/i18n"
)

// params describes a question or a cell as it stands now.
func (s *sheet) params(q *form.Question, id casefile.QuestionID) part.QuestionParams {
	p := part.QuestionParams{
		ID: string(id), Kind: string(q.Kind), Label: quietDraft(s.label(q)), Help: s.help(q),
		Options: s.offered(q, id), Long: q.Long, ReadOnly: readOnly(q),
		Edit: part.EditorParams{
			Words: s.part, Today: s.Now().Format(time.DateOnly), Calendar: calendar(s.working.Tag()),
			Date:     func(iso string) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Date(iso) }) },
			Language: func(c string) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Language(c) }) },
			Country:  func(c string) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Country(c) }) },
			Currency: func(c string) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Currency(c) }) },
			Number:   func(n float64) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Exact(n) }) },
			Span:     func(a, b string) part.Pair { return s.both(func(v *i18n.Printer) string { return v.Between(a, b) }) },
			Born: func(a float64, on string) part.Pair {
				return s.both(func(v *i18n.Printer) string { return v.Born(a, on) })
			},
			Hears: []string{s.working.Tag(), s.hers.Tag()},
			Order: s.working.Compare,
			Look:  s.lookAt,
			OnGrown: func() {
				if c := s.find(id); c != nil {
					s.steady(c, func() {})
				}
			},
		},
		OnValue:  func(v any) { s.give(id, s.answer(id, v)) },
		OnNon:    func(non string) { s.giveNon(id, non) },
		OnSource: func(source string) { s.giveSource(id, source) },
		OnLeave:  func() { s.at = id; s.scoldSoon() },
	}
	if q.Kind == form.PDate && q.Past() { // a birth, which an age belongs to
		p.Edit.Age = func(born string) part.Pair {
			return s.both(func(v *i18n.Printer) string { return v.AgeNow(born, p.Edit.Today) })
		}
	}
	if q.Script {
		p.Say = s.found(q.Words + ".say")
	}
	for _, n := range q.NonAnswers {
		p.NonAnswers = append(p.NonAnswers, string(n))
	}
	if q.Compute == "" && s.st.Record().Form != planForm { // a plan is written together: it has one source
		for _, src := range casefile.Sources {
			p.Sources = append(p.Sources, string(src))
		}
	}
	if a, ok := s.st.Record().Answer(id); ok {
		p.Value, p.Non, p.Source = a.Value, string(a.Non), string(a.Source)
	}
	if q.Compute != "" {
		p.Value, _ = s.st.Value(id)
	}
	if s.st.Kept(id) {
		p.Kept = s.keptWords("kept.answer", id)
		p.Own = part.Said{Text: s.working.Say("kept.own", nil), Lang: s.working.Tag()}
	}
	return p
}

// offered are the options other answers leave, and what was chosen before even
// where they do not: what was said is never out of sight.
func (s *sheet) offered(q *form.Question, id casefile.QuestionID) []part.Option {
	all := s.options(q)
	if q.Offer == "" {
		return all
	}
	left := s.st.Offers(id)
	a, _ := s.st.Record().Answer(id)
	many, _ := a.Value.([]any)
	return slices.DeleteFunc(all, func(o part.Option) bool {
		return !slices.Contains(left, o.Value) && a.Value != o.Value && !slices.Contains(many, any(o.Value))
	})
}

func readOnly(q *form.Question) bool { return q.ReadOnly || q.Compute != "" }

// help is guidance for the worker, in the worker's language alone.
func (s *sheet) help(q *form.Question) part.Said {
	if !q.Help {
		return part.Said{}
	}
	if w, ok := s.working.Find(q.Words + ".help"); ok {
		return said(s.working, w)
	}
	return part.Said{}
}

// both says something that is not a stored word in both languages.
func (v voices) both(say func(*i18n.Printer) string) part.Pair {
	p := part.One(say(v.hers), v.hers.Tag())
	if !v.one() {
		p.Working = part.Said{Text: say(v.working), Lang: v.working.Tag()}
	}
	return p
}

// quietDraft takes the remark about drafts off a question: the whole page says
// it once, and so did the page before the talk.
func quietDraft(p part.Pair) part.Pair {
	p.Hers.Draft, p.Working.Draft = false, false
	return p
}

// calendar is the one a worker first types years in.
func calendar(lang string) string {
	if lang == "th" {
		return "be"
	}
	return "ce"
}

// answer keeps where the answer before came from, and tells the language of
// free text by its letters.
func (s *sheet) answer(id casefile.QuestionID, v any) casefile.Answer {
	a := casefile.Answer{Value: v}
	if last, ok := s.st.Record().Answer(id); ok && v != nil && last.Source != casefile.Own {
		a.Source = last.Source
	}
	if text, ok := v.(string); ok && text != "" {
		if q, ok := s.st.Def().Question(id); ok && (q.Kind == form.Text || q.Kind == form.Long) {
			a.Lang = langOf(text, s.hers.Tag(), s.working.Tag())
		}
	}
	return a
}

// giveNon records a reason why there is no answer. What was answered before
// stays among the earlier versions.
func (s *sheet) giveNon(id casefile.QuestionID, non string) {
	c := s.find(id)
	if non != "" {
		if c != nil {
			c.SetValue(nil)
		}
		s.give(id, casefile.Answer{Non: casefile.NonAnswer(non)})
		return
	}
	var a casefile.Answer
	if c != nil {
		a = s.answer(id, c.Editor().Value())
	}
	s.give(id, a)
}

// giveSource says anew where an answer comes from.
func (s *sheet) giveSource(id casefile.QuestionID, source string) {
	a, ok := s.st.Record().Answer(id)
	if !ok {
		return
	}
	a.Source, a.Since = casefile.Source(source), nil
	s.give(id, a)
}

// scoldSoon lets the next tick say what does not fit.
func (s *sheet) scoldSoon() { s.typed = s.typed.Add(-pause) }

// problem words what does not fit, for the worker who types. "Required" is
// left to the list of what is still open.
func (s *sheet) problem(all []form.Problem) part.Pair {
	for _, p := range all {
		if p.Kind == "required" {
			continue
		}
		if q, ok := s.st.Def().Question(p.Question); ok && p.Kind == form.Unfit { // the form may say it better
			if own, ok := s.working.Find(q.Words + ".valid"); ok {
				return part.Pair{Hers: said(s.working, own)}
			}
		}
		text := s.working.Say("problem."+string(p.Kind), i18n.Args(p.Args))
		return part.One(text, s.working.Tag())
	}
	return part.Pair{}
}
