package page

import (
	"slices"

	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
)

// slip is the answer to one question on a turned screen, and under it, as large,
// the reasons why there is none.
type slip struct {
	t       *turned
	q       *form.Question
	id      casefile.QuestionID // of the question, or of its cell in a row
	answer  part.Editor
	reasons part.Editor
	typed   bool // it is written rather than chosen
}

// sayAloud stands among the reasons where an answer would have to be typed. It
// is no answer, and kept with the sitting: the worker's page begins with the
// question.
const sayAloud = "aloud"

func newSlip(t *turned, q *form.Question, id casefile.QuestionID) *slip {
	s := &slip{t: t, q: q, id: id}
	switch q.Kind {
	case form.YesNo, form.Face5, form.One, form.Many:
	default:
		s.typed = true
	}
	now := t.known(q, id)
	p := t.sheet.params(q, id)
	ed := p.Edit
	ed.Options, ed.Long, ed.Value, ed.Size = p.Options, p.Long, now.Value, look.Survivor
	ed.Label, ed.Icons = t.asks(q), areaIcons
	ed.OnChanged, ed.OnLeave = s.answered, nil
	ed.OnGrown = func() { t.page.Relay() }
	s.answer = part.NewEditor(p.Kind, ed)
	part.OnTyping(s.answer, func() { t.Lend(true) })
	var options []part.Option
	for _, n := range q.NonAnswers {
		options = append(options, part.Option{Value: string(n), Label: t.pair("non."+string(n), nil)})
	}
	if s.typed {
		options = append(options, part.Option{Value: sayAloud, Label: t.pair("turn.aloud", nil)})
	}
	non := part.EditorParams{Options: options, Size: look.Survivor, OnChanged: s.reasoned, Label: t.asks(q)}
	switch {
	case now.Non != "":
		non.Value = string(now.Non)
	case t.st.Record().KeptForAloud(id):
		non.Value = sayAloud
	}
	s.reasons = part.NewEditor("one", non)
	return s
}

// known is the answer as it may be shown: what the person said or wrote, in
// their language. What was seen, or heard from others, is the worker's.
func (t *turned) known(q *form.Question, id casefile.QuestionID) casefile.Answer {
	a, ok := t.st.Record().Answer(id)
	if !ok || a.Source != casefile.Told && a.Source != casefile.Own {
		return casefile.Answer{}
	}
	if free(q) && a.Lang != "" {
		text, _, ok := a.In(t.Speaks())
		if a.Value = nil; ok {
			a.Value = text
		}
	}
	return a
}

func free(q *form.Question) bool { return q.Kind == form.Text || q.Kind == form.Long }

func (s *slip) answered(v any) {
	if v != nil {
		s.reasons.SetValue(nil)
	}
	a := casefile.Answer{Value: v, Source: casefile.Own}
	if text, ok := v.(string); ok && text != "" && free(s.q) {
		a.Lang = langOf(text, s.t.Speaks(), s.t.Speaks())
	}
	s.give(a)
}

func (s *slip) reasoned(v any) {
	why, _ := v.(string)
	if why == sayAloud {
		if a, ok := s.t.st.Record().Answer(s.id); !ok || a.Non != "" { // what is written stays
			s.give(casefile.Answer{Source: casefile.Aloud})
		}
		return
	}
	if s.t.st.Record().KeptForAloud(s.id) {
		s.give(casefile.Answer{Source: casefile.Own})
	}
	if slices.Contains(casefile.NonAnswers, casefile.NonAnswer(why)) {
		s.answer.SetValue(nil)
		s.give(casefile.Answer{Non: casefile.NonAnswer(why), Source: casefile.Own})
	}
}

// give hands an answer to the Desk. Nothing is said of what does not fit: that
// is for the worker to see.
func (s *slip) give(a casefile.Answer) {
	s.t.Desk.Answer(s.t.st, s.id, a)
	s.t.page.Relay()
}
