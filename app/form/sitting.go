package form

import (
	"crypto/rand"
	"fmt"
	"reflect"
	"slices"

	"github.com/expr-lang/expr/vm"

	"onward/app/casefile"
)

// Env is what a sitting needs to know of the world.
type Env struct {
	Today  string                // ISO 8601 date; what "today" means in expressions
	NewRow func() casefile.RowID // names of new rows; nil for random ones
	// Kept tells of questions that may be answered where whoever sits here may
	// not see it; nil for none.
	Kept func(casefile.QuestionID) bool
}

// Sitting is a form and one person's answers to it: what to ask now, what is
// wrong, what follows. It belongs to one goroutine.
type Sitting struct {
	def    *Def
	record *casefile.Sitting
	env    Env
	top    []*cell        // by index of question; nil for columns
	data   map[string]any // real values of shown questions, nested
	vm     vm.VM
	names  names
}

// cell is one place where an answer can stand.
type cell struct {
	q        *Question
	id       casefile.QuestionID
	row      *row   // in which it stands, or nil
	rows     []*row // of a table
	shown    bool
	enabled  bool
	value    any // what counts: typed or computed; nil if none or hidden
	non      casefile.NonAnswer
	problems []Problem
	checked  bool
	raised   []bool // which of the question's alerts hold

	unfit   bool     // does not go together with other answers
	needed  bool     // because of other answers
	offered []string // options other answers leave, where that is asked
}

// row is one row of a repeat table. A table in it has rows of its own, in its
// cell.
type row struct {
	id    casefile.RowID
	of    *cell   // its table
	cells []*cell // as the table's columns
	data  map[string]any
}

// Change is what one answer altered.
type Change struct {
	Shown, Hidden     []casefile.QuestionID
	Enabled, Disabled []casefile.QuestionID
	Computed          []casefile.QuestionID // with another value than before, or none
	Refit             []casefile.QuestionID // that now fit other answers, are needed, or offer options, otherwise than before
	Problems          []Problem             // of the question touched, and of answers that came back into view
	Alerts            []Alert               // raised by this answer and not before
}

// Alert is something a person has to act on.
type Alert struct {
	Question casefile.QuestionID `json:"question"`
	Alert    string              `json:"alert"`
	Level    string              `json:"level"`
	Within   string              `json:"within"`
	To       string              `json:"to"`
}

// PlanAction is an action an answer suggests for the plan.
type PlanAction struct {
	Question casefile.QuestionID `json:"question"`
	Action   string              `json:"action"`
}

// Begin opens a record with the form it was made for. The record stays the
// caller's; the sitting writes to it through Set and the verbs for rows.
// It gives ErrVersion where the record was begun with another form or version.
func Begin(def *Def, s *casefile.Sitting, env Env) (*Sitting, error) {
	if s.Form != def.ID() || s.Version != def.Version() {
		return nil, fmt.Errorf("begin %s %s with a sitting of %s %s: %w", def.ID(), def.Version(), s.Form, s.Version, ErrVersion)
	}
	if env.NewRow == nil {
		env.NewRow = randomRow
	}
	t := &Sitting{def: def, record: s, env: env, data: map[string]any{}}
	t.names = names{Today: env.Today}
	t.top = make([]*cell, len(def.questions))
	for _, q := range def.questions {
		if q.table != nil {
			continue
		}
		t.top[q.index] = newCell(q, q.ID, nil)
		if !q.choice {
			t.room(q.path)
		}
	}
	for _, c := range t.top {
		if c != nil && c.q.Kind == Table {
			t.syncRows(c)
		}
	}
	for _, st := range def.order {
		t.work(st, nil)
	}
	return t, nil
}

func newCell(q *Question, id casefile.QuestionID, r *row) *cell {
	return &cell{q: q, id: id, row: r, enabled: true, raised: make([]bool, len(q.Alerts))}
}

const rowLetters = "abcdefghjkmnpqrstuvwxyz23456789"

func randomRow() casefile.RowID {
	b := make([]byte, 6)
	rand.Read(b) // never fails
	for i := range b {
		b[i] = rowLetters[int(b[i])%len(rowLetters)]
	}
	return casefile.RowID(b)
}

// Def gives the form.
func (s *Sitting) Def() *Def { return s.def }

// Record gives the answers as they are kept.
func (s *Sitting) Record() *casefile.Sitting { return s.record }

// at finds the place of an answer; nil where the form has none now.
func (s *Sitting) at(id casefile.QuestionID) *cell {
	if q := s.def.byID[id]; q != nil {
		return s.top[q.index] // nil for a column without its row
	}
	if q, rows := s.def.cell(id); q != nil {
		return s.inRows(q, rows)
	}
	return nil
}

// inRows finds the cell of a column in its rows, the outermost first.
func (s *Sitting) inRows(q *Question, rows []casefile.RowID) *cell {
	if q.table == nil {
		return s.top[q.index]
	}
	n := len(rows) - 1
	t := s.inRows(q.table, rows[:n])
	if t == nil {
		return nil
	}
	for _, r := range t.rows {
		if r.id == rows[n] {
			return r.cell(q)
		}
	}
	return nil
}

// places visits every place of a question: one, or one in each row.
func (s *Sitting) places(q *Question, visit func(*cell)) {
	if q.table == nil {
		visit(s.top[q.index])
		return
	}
	s.places(q.table, func(t *cell) {
		for _, r := range t.rows {
			if c := r.cell(q); c != nil {
				visit(c)
			}
		}
	})
}

func (r *row) cell(q *Question) *cell {
	for _, c := range r.cells {
		if c.q == q {
			return c
		}
	}
	return nil
}

// Set puts an answer in the record, right or wrong, and tells what it altered.
// Computed questions and questions the form does not have are left alone. The
// value of a table is its list of row ids; see AddRow.
func (s *Sitting) Set(id casefile.QuestionID, a casefile.Answer) Change {
	var ch Change
	q, known := s.def.Question(id)
	if !known || q.Compute != "" {
		return ch
	}
	c := s.at(id)
	if c == nil && s.def.byID[id] != nil {
		return ch // a column is not a place
	}
	s.record.Put(id, a)
	if c == nil {
		return ch // the cell of a row that is gone keeps its answer
	}
	c.checked = false
	if q.Kind == Table {
		s.syncRows(c)
		s.refresh(q, &ch)
	}
	before, non := c.value, c.non
	s.work(step{q, workValue}, &ch)
	if q.Kind == Table || c.non != non || !reflect.DeepEqual(before, c.value) {
		s.follow(q, &ch)
	}
	ch.Problems = append(s.Problems(id), s.returned(&ch)...)
	return ch
}

// follow works out again what depends on a question.
func (s *Sitting) follow(q *Question, ch *Change) {
	for _, st := range q.reach {
		s.work(st, ch)
	}
}

// returned gives the problems of answers that came back into view.
func (s *Sitting) returned(ch *Change) (all []Problem) {
	for _, id := range ch.Shown {
		if c := s.at(id); c != nil {
			all = append(all, s.check(c)...)
		}
	}
	return all
}

// Shown tells whether a question is asked now.
func (s *Sitting) Shown(id casefile.QuestionID) bool {
	c := s.at(id)
	return c != nil && c.shown
}

// Enabled tells whether a question can be answered now.
func (s *Sitting) Enabled(id casefile.QuestionID) bool {
	c := s.at(id)
	return c != nil && c.shown && c.enabled
}

// ItemShown tells whether anything of an item is to be shown: of a group, any
// question or note inside it.
func (s *Sitting) ItemShown(it Item) bool {
	switch it := it.(type) {
	case *Question:
		return s.Shown(it.ID)
	case *Note:
		return s.passes(it.rules, nil)
	case *Group:
		return slices.ContainsFunc(it.Items, s.ItemShown)
	}
	return false
}

// Value gives the real value of a shown question, computed ones too; of a
// table the rows as plain data. ok is false where there is none.
func (s *Sitting) Value(id casefile.QuestionID) (v any, ok bool) {
	c := s.at(id)
	if c == nil || c.value == nil {
		return nil, false
	}
	return c.value, true
}

// Answered tells whether a question is dealt with: by a value or a non-answer
// that is open to it.
func (s *Sitting) Answered(id casefile.QuestionID) bool {
	c := s.at(id)
	return c != nil && c.answered()
}

// Kept tells whether a question may be answered already and whoever sits here may
// not see it: it is then neither open nor dealt with. Once she answers it herself
// it is like any other.
func (s *Sitting) Kept(id casefile.QuestionID) bool {
	if s.env.Kept == nil || !s.env.Kept(id) {
		return false
	}
	_, own := s.record.Answer(id)
	return !own
}

func (c *cell) answered() bool {
	return c.value != nil || c.non != "" && c.q.Allows(c.non)
}

// Alerts gives every alert that holds now, in the order of the form.
func (s *Sitting) Alerts() (all []Alert) {
	s.each(func(c *cell) {
		for i, on := range c.raised {
			if on {
				all = append(all, c.alert(i))
			}
		}
	})
	return all
}

func (c *cell) alert(i int) Alert {
	a := c.q.Alerts[i]
	return Alert{Question: c.id, Alert: a.Alert, Level: a.Level, Within: a.Within, To: a.To}
}

// PlanActions gives the actions the answers suggest, in the order of the form,
// each once for a question.
func (s *Sitting) PlanActions() (all []PlanAction) {
	s.each(func(c *cell) {
		if !c.shown {
			return
		}
		for _, p := range c.q.Plan {
			offer := PlanAction{Question: c.id, Action: p.Action}
			if p.test.run(&s.vm, s.see(c)) == true && !slices.Contains(all, offer) {
				all = append(all, offer)
			}
		}
	})
	return all
}

// Progress counts the questions asked in a section now, those of tables, computed
// ones and those that are kept from whoever sits here left out, and how many of
// them are answered, non-answers included.
func (s *Sitting) Progress(section string) (answered, total int) {
	for _, q := range s.def.questions {
		if q.section != section || q.table != nil || q.Compute != "" {
			continue
		}
		if c := s.top[q.index]; c.shown && !s.Kept(q.ID) {
			total++
			if c.answered() {
				answered++
			}
		}
	}
	return answered, total
}

// each visits every place of an answer in the order of the form, cells row by
// row after their table.
func (s *Sitting) each(visit func(*cell)) {
	for _, sec := range s.def.sections {
		for _, q := range sec.Questions() {
			s.top[q.index].each(visit)
		}
	}
}

func (c *cell) each(visit func(*cell)) {
	visit(c)
	for _, r := range c.rows {
		for _, in := range r.cells {
			in.each(visit)
		}
	}
}
