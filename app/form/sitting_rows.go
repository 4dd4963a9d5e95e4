package form

import (
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

const maxRows = 500

// Rows gives the row ids of a table in order. A table in a row is named as any
// cell: "people.k3.calls".
func (s *Sitting) Rows(table casefile.QuestionID) []casefile.RowID {
	c := s.at(table)
	if c == nil {
		return nil
	}
	var ids []casefile.RowID
	for _, r := range c.rows {
		ids = append(ids, r.id)
	}
	return ids
}

// AddRow adds an empty row at the end of a table and gives its id. The id is
// "" where table is none, or already has 500 rows.
func (s *Sitting) AddRow(table casefile.QuestionID, at time.Time, by string) (casefile.RowID, Change) {
	c := s.at(table)
	if c == nil || c.q.Kind != Table || len(c.rows) >= maxRows {
		return "", Change{}
	}
	ids := s.Rows(table)
	id := s.env.NewRow()
	for !goodRow(id) || slices.Contains(ids, id) || s.known(table, id) {
		id = randomRow() // the source of names repeats itself
	}
	return id, s.setRows(table, append(ids, id), at, by)
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
	return s.setRows(table, slices.Delete(ids, i, i+1), at, by)
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
	return s.setRows(table, slices.Insert(ids, min(max(to, 0), len(ids)), id), at, by)
}

func (s *Sitting) setRows(table casefile.QuestionID, ids []casefile.RowID, at time.Time, by string) Change {
	list := make([]any, len(ids))
	for i, id := range ids {
		list[i] = string(id)
	}
	a := casefile.Answer{Value: list, By: by, At: at}
	if last, ok := s.record.Answer(table); ok {
		a.Source = last.Source
	}
	return s.Set(table, a)
}

func goodRow(id casefile.RowID) bool {
	return id != "" && len(id) <= 64 && !strings.ContainsAny(string(id), ". /")
}

// syncRows makes the rows of a table those its answer lists, and of the tables
// in new rows those theirs list.
func (s *Sitting) syncRows(t *cell) {
	a, _ := s.record.Answer(t.id)
	old := make(map[casefile.RowID]*row, len(t.rows))
	for _, r := range t.rows {
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
			r = s.newRow(t, id)
		}
		rows = append(rows, r)
	}
	t.rows = rows
}

func (s *Sitting) newRow(t *cell, id casefile.RowID) *row {
	r := &row{id: id, of: t, data: map[string]any{}}
	for _, col := range t.q.Columns {
		c := newCell(col, casefile.Cell(t.id, id, col.Column()), r)
		r.cells = append(r.cells, c)
		if col.Kind == Table {
			s.syncRows(c)
		}
	}
	return r
}

// refresh works out the cells of a table whose rows have changed, and of the
// tables in it.
func (s *Sitting) refresh(q *Question, ch *Change) {
	for _, st := range s.def.order {
		if st.q.within(q) {
			s.work(st, ch)
		}
	}
}

// list gives the rows of a table as plain data, those with nothing in them
// left out.
func (t *cell) list() []any {
	var list []any
	for _, r := range t.rows {
		if v := r.plain(); v != nil {
			list = append(list, v)
		}
	}
	return list
}

// plain gives a row as plain data, nil where nothing is in it.
func (r *row) plain() any {
	v := arrange(prune(r.data), r.of.q.tuples)
	if r.of.q.single {
		return inside(v, item)
	}
	return v
}

// item is the name of the column of a list of plain values.
const item = "item"
