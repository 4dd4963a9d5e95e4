package part

import (
	"strings"

	"fyne.io/fyne/v2"
)

// list is a list of its own in the row of a table. It is closed, with the number
// of its rows in its title, until it is wanted: a row with many lists stays as
// short as its questions. What is in it is made when it is first opened.
type list struct {
	*Fold
	p     TableParams
	table *Table // nil until opened
}

func newList(p TableParams, grown func()) *list {
	l := &list{p: p}
	l.Fold = NewFold(p.Label.OneOf(), func() fyne.CanvasObject {
		l.table = NewTable(l.inside())
		return l.table
	})
	l.Fold.onTop = grown
	return l
}

// inside is the list without its label, which stands in the title.
func (l *list) inside() TableParams {
	p := l.p
	p.Label, p.inner = Pair{}, true
	return p
}

// show brings the list up to date.
func (l *list) show(p TableParams) {
	l.p = p
	l.SetTitle(p.Label.OneOf())
	if l.table != nil {
		l.table.p = l.inside()
		l.table.SetRows(p.Rows)
		l.table.SetProblem(p.Problem)
	}
}

// List finds a list in the rows of a table, or in their lists, by its id; nil
// where there is none or it was never opened.
func (t *Table) List(id string) *Table {
	for _, c := range t.rows {
		for of, l := range c.lists {
			switch {
			case l.table == nil:
			case of == id:
				return l.table
			case strings.HasPrefix(id, of+"."):
				return l.table.List(id)
			}
		}
	}
	return nil
}

// Open opens the lists on the way to a question or list in them.
func (t *Table) Open(id string) {
	for _, c := range t.rows {
		for of, l := range c.lists {
			if id == of || strings.HasPrefix(id, of+".") {
				l.SetOpen(true)
				l.table.Open(id)
			}
		}
	}
}
