package page

import (
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/part"
	"onward/i18n"
)

// Tables of a sheet, and the lists in their rows. A list in a row is named as
// any cell is: people.k3.debts.

// tableParams describes a table, or a list in a row, as it stands now.
func (s *sheet) tableParams(q *form.Question, at casefile.QuestionID) part.TableParams {
	p := part.TableParams{
		Label: quietDraft(s.label(q)), Help: s.help(q), Words: s.part, Rows: s.rows(q, at),
		OnAdd: func() {
			row, ch := s.Desk.AddRow(s.st, at)
			s.apply(at, ch)
			s.Settle()
			if t := s.list(at); t != nil {
				t.FocusRow(string(row))
			}
		},
		OnRemove: func(row string) { s.apply(at, s.Desk.RemoveRow(s.st, at, casefile.RowID(row))) },
		OnMove:   func(row string, to int) { s.apply(at, s.Desk.MoveRow(s.st, at, casefile.RowID(row), to)) },
	}
	if q.Script {
		p.Say = s.found(q.Words + ".say")
	}
	if s.st.Kept(at) {
		p.Kept = s.keptWords("kept.list", at)
	}
	return p
}

func (s *sheet) rows(q *form.Question, at casefile.QuestionID) []part.Row {
	var rows []part.Row
	for _, id := range s.st.Rows(at) {
		r := part.Row{ID: string(id)}
		for _, col := range q.Columns {
			if cell := casefile.Cell(at, id, col.Column()); s.st.Shown(cell) {
				r.Questions = append(r.Questions, s.inRow(col, cell))
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// inRow describes a cell: a question, or a list with the number of its rows.
func (s *sheet) inRow(col *form.Question, cell casefile.QuestionID) part.QuestionParams {
	if col.Kind != form.Table {
		return s.params(col, cell)
	}
	p := s.tableParams(col, cell)
	n := len(s.st.Rows(cell))
	count := s.both(func(v *i18n.Printer) string { return v.Say("part.rows", i18n.Args{"count": n}) })
	p.Label.Hers.Text += " · " + count.Hers.Text
	if p.Label.Working.Text != "" {
		p.Label.Working.Text += " · " + count.Working.Text
	}
	return part.QuestionParams{ID: string(cell), List: &p}
}

// tableProblem says that rows are too many or too few. A list that is merely
// empty is open, not wrong.
func (s *sheet) tableProblem(id casefile.QuestionID) part.Pair {
	n := len(s.st.Rows(id))
	for _, p := range s.st.Problems(id) {
		key := map[form.ProblemKind]string{form.TooMany: "problem.maxRows", form.TooFew: "problem.minRows"}[p.Kind]
		if key != "" && n > 0 {
			return part.One(s.working.Say(key, i18n.Args(p.Args)), s.working.Tag())
		}
	}
	return part.Pair{}
}

// isList tells whether an id is that of a table or of a list in a row.
func (s *sheet) isList(id casefile.QuestionID) bool {
	q, ok := s.st.Def().Question(id)
	return ok && q.Kind == form.Table
}

// list gives a table or a list in a row that is shown, or nil.
func (s *sheet) list(id casefile.QuestionID) *part.Table {
	if t := s.tables[id]; t != nil {
		return t
	}
	for table, t := range s.tables {
		if id.Under(table) {
			return t.List(string(id))
		}
	}
	return nil
}

// openTo opens the lists a question stands in.
func (s *sheet) openTo(id casefile.QuestionID) {
	for table, t := range s.tables {
		if id.Under(table) {
			t.Open(string(id))
		}
	}
}
