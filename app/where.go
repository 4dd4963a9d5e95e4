package app

import (
	"strconv"

	"onward/app/casefile"
	"onward/app/form"
	"onward/i18n"
)

// PlaceOnPaper says in words what stands at a place of a paper that cannot be
// printed ([pdf.MissingGlyph]): which form, which row, which question; or a word
// of our own. It is empty where there are no words for it. Nothing anybody typed
// is in it.
func PlaceOnPaper(where string, c *casefile.Case, shelf *form.Shelf, p *i18n.Printer) string {
	id := casefile.QuestionID(where)
	for _, def := range shelf.All() {
		q, ok := def.Question(id)
		if !ok {
			continue
		}
		place := p.Say(string(def.ID())+".title", nil)
		if t := q.Table(); t != nil {
			place += " – " + p.Say(t.Words+".label", nil)
			if n := rowOf(c, def.ID(), t.ID, id); n > 0 {
				place += " " + strconv.Itoa(n)
			}
		}
		return place + " – " + p.Say(q.Words+".label", nil)
	}
	if where == "signature" {
		where = "plan.sign.name"
	}
	if w, ok := p.Find(where); ok {
		return w.Text
	}
	return ""
}

// rowOf counts the rows of a table up to the one a cell stands in; 0 where it is
// not there.
func rowOf(c *casefile.Case, of casefile.FormID, table, cell casefile.QuestionID) int {
	if s := c.Latest(of); s != nil {
		for i, row := range s.Rows(table) {
			if cell.Under(table + "." + casefile.QuestionID(row)) {
				return i + 1
			}
		}
	}
	return 0
}
