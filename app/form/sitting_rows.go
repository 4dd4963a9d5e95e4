package form

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

const maxRows = 500

// Rows gives the row ids of a table in order.
func (s *Sitting) Rows(table casefile.QuestionID) []casefile.RowID {
	q := s.def.byID[table]
	if q == nil {
		return nil
	}
	var ids []casefile.RowID
	for _, r := range s.rows[q] {
		ids = append(ids, r.id)
	}
	return ids
}

// AddRow adds an empty row at the end of a table and gives its id. The id is
// "" where table is none, or already has 500 rows.
func (s *Sitting) AddRow(table casefile.QuestionID, at time.Time, by string) (casefile.RowID, Change) {
	q := s.def.byID[table]
	if q == nil || q.Kind != Table || len(s.rows[q]) >= maxRows {
		return "", Change{}
	}
	ids := s.Rows(table)
	id := s.env.NewRow()
	for !goodRow(id) || slices.Contains(ids, id) || s.known(table, id) {
		id = randomRow() // the source of names repeats itself
	}
	return id, s.setRows(q, append(ids, id), at, by)
}

// known tells whether a row that was removed had this id: its answers are
// still in the record and must not come back under a new row.
func (s *Sitting) known(table casefile.QuestionID, id casefile.RowID) bool {
	for _, a := range s.record.Answers[table] {
		if slices.Contains(casefile.RowIDs(a.Value), id) {
			return true
		}
	}
	return false
}

// RemoveRow takes a row out of a table. Its answers stay in the record.
func (s *Sitting) RemoveRow(table casefile.QuestionID, id casefile.RowID, at time.Time, by string) Change {
	ids := s.Rows(table)
	i := slices.Index(ids, id)
	if i < 0 {
		return Change{}
	}
	return s.setRows(s.def.byID[table], slices.Delete(ids, i, i+1), at, by)
}

// MoveRow puts a row at another place, counted from 0; beyond the end is the
// end.
func (s *Sitting) MoveRow(table casefile.QuestionID, id casefile.RowID, to int, at time.Time, by string) Change {
	ids := s.Rows(table)
	i := slices.Index(ids, id)
	if i < 0 {
		return Change{}
	}
	ids = slices.Delete(ids, i, i+1)
	return s.setRows(s.def.byID[table], slices.Insert(ids, min(max(to, 0), len(ids)), id), at, by)
}

func (s *Sitting) setRows(q *Question, ids []casefile.RowID, at time.Time, by string) Change {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	a := casefile.Answer{Value: list, By: by, At: at}
	if last, ok := s.record.Answer(q.ID); ok {
		a.Source = last.Source
	}
	return s.Set(q.ID, a)
}

func goodRow(id casefile.RowID) bool {
	return id != "" && len(id) <= 64 && !strings.ContainsAny(string(id), ". /")
}

// syncRows makes the rows of a table those its answer lists.
func (s *Sitting) syncRows(q *Question) {
	a, _ := s.record.Answer(q.ID)
	old := make(map[casefile.RowID]*row, len(s.rows[q]))
	for _, r := range s.rows[q] {
		old[r.id] = r
	}
	seen := map[casefile.RowID]bool{}
	var rows []*row
	for _, id := range casefile.RowIDs(a.Value) {
		if !goodRow(id) || seen[id] {
			continue
		}
		seen[id] = true
		r := old[id]
		if r == nil {
			r = newRow(q, id)
		}
		rows = append(rows, r)
	}
	s.rows[q] = rows
}

func newRow(q *Question, id casefile.RowID) *row {
	r := &row{id: id, data: map[string]any{}}
	for _, c := range q.Columns {
		cell := casefile.Cell(q.ID, id, strings.TrimPrefix(string(c.ID), string(q.ID)+"."))
		r.cells = append(r.cells, newCell(c, cell, r))
	}
	return r
}

// refresh works out the cells of a table whose rows have changed.
func (s *Sitting) refresh(q *Question, ch *Change) {
	for _, st := range s.def.order {
		if st.q.table == q {
			s.work(st, ch)
		}
	}
}

// list gives the rows of a table as plain data, those with nothing in them
// left out.
func (s *Sitting) list(q *Question) []any {
	var list []any
	for _, r := range s.rows[q] {
		if len(q.Columns) == 1 && q.Columns[0].bare {
			if v := r.cells[0].value; v != nil {
				list = append(list, v)
			}
			continue
		}
		if m, _ := prune(r.data).(map[string]any); len(m) > 0 {
			list = append(list, m)
		}
	}
	return list
}
