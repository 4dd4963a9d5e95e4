package form

import (
	"reflect"

	"onward/app/casefile"
)

// Working out what follows from an answer, one step of the graph at a time.
// ch is nil while a sitting is begun: nothing has changed yet.

func (s *Sitting) work(st step, ch *Change) {
	if st.q.table == nil {
		s.workCell(s.top[st.q.index], st.what, ch)
		return
	}
	s.places(st.q, func(c *cell) { s.workCell(c, st.what, ch) })
}

func (s *Sitting) workCell(c *cell, w work, ch *Change) {
	switch w {
	case workShown:
		s.workShown(c, ch)
	case workValue:
		s.workValue(c, ch)
	case workEnabled:
		s.workEnabled(c, ch)
	case workFit:
		s.workFit(c, ch)
	case workAlert:
		s.workAlerts(c, ch)
	}
}

func (s *Sitting) workShown(c *cell, ch *Change) {
	shown := c.q.asked && s.passes(c.q.rules, c.row)
	if shown && c.row != nil {
		shown = c.row.of.shown
	}
	if shown == c.shown {
		return
	}
	c.shown = shown
	switch {
	case ch == nil:
	case shown:
		ch.Shown = append(ch.Shown, c.id)
	default:
		ch.Hidden = append(ch.Hidden, c.id)
	}
}

func (s *Sitting) workEnabled(c *cell, ch *Change) {
	enabled := !c.q.ReadOnly && c.q.Compute == ""
	for _, r := range c.q.rules {
		holds := r.effect == enable || r.effect == disable
		if holds && r.when.holds(view{s, c.row}) == (r.effect == disable) {
			enabled = false
		}
	}
	if enabled == c.enabled {
		return
	}
	c.enabled = enabled
	switch {
	case ch == nil:
	case enabled:
		ch.Enabled = append(ch.Enabled, c.id)
	default:
		ch.Disabled = append(ch.Disabled, c.id)
	}
}

// passes tells whether rules of showing and hiding let a thing be seen.
func (s *Sitting) passes(rules []*rule, r *row) bool {
	for _, x := range rules {
		switch x.effect {
		case show:
			if !x.when.holds(view{s, r}) {
				return false
			}
		case hide:
			if x.when.holds(view{s, r}) {
				return false
			}
		}
	}
	return true
}

// workValue settles what a question's answer counts for.
func (s *Sitting) workValue(c *cell, ch *Change) {
	var v any
	var non casefile.NonAnswer
	switch {
	case !c.shown:
	case c.q.Compute != "":
		c.value = nil // or the expression would see its own last result
		v = s.computed(c)
	case c.q.Kind == Table:
		if list := c.list(); len(list) > 0 {
			v = list
		}
		a, _ := s.record.Answer(c.id)
		non = a.Non
	default:
		if a, ok := s.record.Answer(c.id); ok {
			v, non = real(c.q, a.Value), a.Non
		}
	}
	if v != nil {
		non = ""
	}
	if c.q.Compute != "" && ch != nil && !reflect.DeepEqual(s.stored(c), v) {
		ch.Computed = append(ch.Computed, c.id)
	}
	c.value, c.non = v, non
	s.store(c)
}

// computed works out a computed answer; one that does not fit its own schema
// is none.
func (s *Sitting) computed(c *cell) any {
	v := c.q.compute.run(&s.vm, s.see(c))
	if v == nil || !valid(c.q.check.schema, v) {
		return nil
	}
	return v
}

func (s *Sitting) workAlerts(c *cell, ch *Change) {
	for i := range c.q.Alerts {
		on := c.shown && c.q.Alerts[i].test.run(&s.vm, s.see(c)) == true
		if on && !c.raised[i] && ch != nil {
			ch.Alerts = append(ch.Alerts, c.alert(i))
		}
		c.raised[i] = on
	}
}

// see gives what an expression standing at a cell can see. It is made anew in
// place each time; expressions cannot keep it.
func (s *Sitting) see(c *cell) *names {
	n := &s.names
	n.Value, n.Non, n.Answers, n.Row, n.Outer = c.value, string(c.non), s.data, nil, nil
	if c.row != nil {
		n.Row = c.row.data
		if out := c.row.of.row; out != nil {
			n.Outer = out.data
		}
	}
	n.Answered = func(id string) bool { o := s.near(c, id); return o != nil && o.answered() }
	n.NonOf = func(id string) string {
		if o := s.near(c, id); o != nil {
			return string(o.non)
		}
		return ""
	}
	return n
}

// near finds a question by its id; a column of the same table in the same row,
// or in the row around it.
func (s *Sitting) near(c *cell, id string) *cell {
	q := s.def.byID[casefile.QuestionID(id)]
	switch {
	case q == nil:
		return nil
	case q.table == nil:
		return s.top[q.index]
	}
	return c.row.around(q)
}

// around finds the cell of a column in a row, or in one the row stands in.
func (r *row) around(q *Question) *cell {
	for ; r != nil; r = r.of.row {
		if c := r.cell(q); c != nil {
			return c
		}
	}
	return nil
}

// view is where a rule stands.
type view struct {
	s   *Sitting
	row *row
}

// look finds the real value a condition looks at.
func (v view) look(l *leaf) (any, bool) {
	if l.q == nil {
		return v.object(l)
	}
	c := v.s.top[l.q.index]
	if c == nil {
		c = v.row.around(l.q)
	}
	if c == nil || c.value == nil {
		return nil, false
	}
	x := c.value
	for _, key := range l.part {
		m, _ := x.(map[string]any)
		if x = m[key]; x == nil {
			return nil, false
		}
	}
	return x, true
}

// truth works out an expression from where the rule stands.
func (v view) truth(f *formula) bool {
	return f.run(&v.s.vm, v.s.see(&cell{row: v.row})) == true
}

func (v view) object(l *leaf) (any, bool) {
	var x any = v.s.data
	tuples := v.s.def.tuples
	if l.table != nil {
		if v.row == nil {
			return nil, false
		}
		x, tuples = v.row.data, l.table.tuples
	}
	if len(tuples) > 0 {
		x = arrange(prune(x), tuples)
	}
	for _, key := range l.path {
		x = inside(x, key)
	}
	if x = prune(x); x == nil && l.empty {
		return map[string]any{}, true
	}
	return x, x != nil
}
