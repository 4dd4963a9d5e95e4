package app

import (
	"reflect"
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// Brought is one answer that a letter brings, beside the one that is here.
type Brought struct {
	Form         *form.Def
	Question     *form.Question
	ID           casefile.QuestionID // of a cell with its row
	Theirs, Ours casefile.Answer
	Here         bool // there is an answer here
}

// Brings lists the answers of a letter that are not here yet, or are others
// here, in the order of their forms. For a person who is not here yet that is
// all of them.
func (d *Desk) Brings(came *Came) ([]Brought, error) {
	var mine *casefile.Case
	if d.knows(came.Case.ID) {
		c, err := d.Open(came.Case.ID)
		if err != nil {
			return nil, err
		}
		d.mu.Lock()
		mine = c.Clone()
		d.mu.Unlock()
	}
	var all []Brought
	for _, s := range came.Case.Sittings {
		def, ok := d.Shelf.Of(s)
		if !ok {
			return nil, form.ErrVersion
		}
		for _, q := range def.Questions() {
			if q.Kind == form.Table || q.Table() != nil {
				continue
			}
			all = brought(all, def, q, q.ID, s, mine)
		}
		for _, q := range def.Questions() {
			if q.Kind != form.Table || q.Table() != nil {
				continue
			}
			for _, row := range s.Rows(q.ID) {
				for _, col := range q.Columns {
					all = brought(all, def, col, casefile.Cell(q.ID, row, col.Column()), s, mine)
				}
			}
		}
	}
	return all, nil
}

func brought(all []Brought, def *form.Def, q *form.Question, id casefile.QuestionID, s *casefile.Sitting, mine *casefile.Case) []Brought {
	theirs, ok := s.Answer(id)
	if !ok {
		return all
	}
	b := Brought{Form: def, Question: q, ID: id, Theirs: theirs}
	if mine != nil {
		have := mine.Sitting(s.ID)
		if have == nil {
			have = mine.Latest(s.Form)
		}
		if have != nil {
			b.Ours, b.Here = have.Answer(id)
		}
	}
	if b.Here && b.Ours.Non == theirs.Non && reflect.DeepEqual(b.Ours.Value, theirs.Value) && !saysMore(theirs, b.Ours) {
		return all
	}
	return append(all, b)
}

// saysMore tells whether an answer has a translation that another has not, or
// has in another state.
func saysMore(a, b casefile.Answer) bool {
	return slices.ContainsFunc(a.Translations, func(t casefile.Translation) bool {
		have, _ := b.Translation(t.Lang)
		return have.Text != t.Text || have.State != t.State
	})
}
