package app

import (
	"slices"
	"strings"

	"onward/app/arrival"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/plan"
	"onward/i18n"
)

// Words that go across a border are said again in the language of whoever will
// read them. A translation lies beside the answer it is of, sealed as that is;
// it is saved as answers are, while it is typed, and an agreed plan, which keeps
// its own copy of the answers, does not change by it.

// Translate says an answer again in another language. What is said is a draft
// of the worker's until [Desk.Sure] knows more; the same text changes nothing,
// and no text takes it back. What it was before stays in the case.
func (d *Desk) Translate(s *Sitting, q casefile.QuestionID, lang, text string) {
	a, ok := s.Record().Answer(q)
	text = arrival.Tidy(text)
	was, _ := a.Translation(lang)
	if !ok || was.Text == text {
		return
	}
	d.change(s, func() {
		s.Record().Translate(q, casefile.Translation{Lang: lang, Text: text, State: casefile.DraftWords, By: d.Worker, At: d.Now().UTC()})
	})
}

// Sure writes down how far a translation can be relied on, and whose eyes say
// so. Without anybody it is a draft.
func (d *Desk) Sure(s *Sitting, q casefile.QuestionID, lang, state, reader string) {
	a, _ := s.Record().Answer(q)
	t, ok := a.Translation(lang)
	if reader = strings.Join(strings.Fields(reader), " "); reader == "" {
		state = casefile.DraftWords
	}
	if state == casefile.DraftWords {
		reader = ""
	}
	if !ok || !slices.Contains(casefile.Translated, state) || t.State == state && t.Reader == reader {
		return
	}
	t.State, t.Reader, t.At = state, reader, d.Now().UTC()
	d.change(s, func() { s.Record().Translate(q, t) })
}

// AcrossBack lists the words of the answer to a letter that the one the plan
// came from cannot read, and the language they read; "" where nothing came.
func (d *Desk) AcrossBack(id casefile.CaseID) (all []plan.Across, to string, err error) {
	if _, came, err := d.CameFrom(id); err != nil || !came {
		return nil, "", err
	}
	c, err := d.Open(id)
	if err != nil {
		return nil, "", err
	}
	d.mu.Lock()
	c = c.Clone()
	d.mu.Unlock()
	to = senderReads(c)
	return plan.AcrossAnswers(thatAnswer(c), d.Shelf, to), to, nil
}

// senderReads is the language the sender of a plan reads: the one they say they
// can answer in, or the one they worked in.
func senderReads(c *casefile.Case) string {
	if s := c.Latest(planForm); s != nil {
		a, _ := s.Answer("receiving.sender_language")
		if tag, ok := i18n.Ours(a.Text()); ok {
			return tag
		}
	}
	return c.Working
}

// WordsAt says in words where a text stands: its form, its row, its question.
func WordsAt(f plan.Field, c *casefile.Case, shelf *form.Shelf, p *i18n.Printer) string {
	def, ok := shelf.Form(f.Form)
	if !ok {
		return ""
	}
	q, ok := def.Question(f.Question)
	if !ok {
		return ""
	}
	return p.Say(string(f.Form)+".title", nil) + " – " + wayTo(q, f.Question, def, c, p)
}
