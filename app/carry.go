package app

import (
	"time"

	"onward/app/casefile"
	"onward/app/form"
)

// Earlier is the same form, filled with the same person the time before. What
// was answered then is shown beside the question, as of that day. It becomes an
// answer of today only when the person says that it is still so; nothing is
// ever taken over by itself.
type Earlier struct {
	On time.Time // the last day of that talk
	st *form.Sitting
}

// Earlier gives the time before a sitting, or nil where this is the first, or
// where the one before was filled with a form that cannot be opened here.
func (d *Desk) Earlier(s *Sitting) *Earlier {
	var last *casefile.Sitting
	for _, r := range s.Case.All(s.Record().Form) {
		if r.ID != s.Record().ID && r.Begun.Before(s.Record().Begun) && (last == nil || r.Begun.After(last.Begun)) {
			last = r
		}
	}
	if last == nil {
		return nil
	}
	def, ok := d.Shelf.Of(last)
	if !ok {
		return nil
	}
	st, err := form.Begin(def, last.Clone(), d.env())
	if err != nil {
		return nil
	}
	return &Earlier{On: last.Touched, st: st}
}

// Answer gives what was answered to a question then. What belongs to one talk
// alone has no answer from before: its date, who took part, what was done in it,
// a signature, a table. Neither has what was asked in vain.
func (e *Earlier) Answer(q *form.Question) (casefile.Answer, bool) {
	if e == nil || q.Kind == form.Table || q.Kind == form.Sign || q.Table() != nil || q.Who == form.Computed ||
		q.Sens == form.P0 || q.Answers == "did" || !e.st.Shown(q.ID) {
		return casefile.Answer{}, false
	}
	a, ok := e.st.Record().Answer(q.ID)
	return a, ok && a.Value != nil && a.Value != "" && len(e.st.Problems(q.ID)) == 0
}

// StillSo answers a question as the time before: the person was asked and says
// that nothing changed. The answer is of today, by today's worker.
func (d *Desk) StillSo(s *Sitting, e *Earlier, id casefile.QuestionID) (form.Change, bool) {
	q, ok := s.Def().Question(id)
	if !ok {
		return form.Change{}, false
	}
	a, ok := e.Answer(q)
	if !ok {
		return form.Change{}, false
	}
	return d.Answer(s, id, casefile.Answer{Value: a.Value, Lang: a.Lang, Translations: a.Translations, Source: a.Source}), true
}
