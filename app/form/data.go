package form

import (
	"strings"

	"onward/app/casefile"
)

// Data gives the real values of shown questions as the plain JSON data the
// schema describes: nested, tables and lists of unlike things as lists. Sections and rows with
// nothing in them are left out. The caller may keep and change it.
func (s *Sitting) Data() map[string]any {
	m, _ := arrange(prune(s.data), s.def.tuples).(map[string]any)
	if m == nil {
		m = map[string]any{}
	}
	return m
}

// prune copies plain data and leaves out objects with nothing in them.
func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		var m map[string]any
		for k, x := range v {
			if p := prune(x); p != nil {
				if m == nil {
					m = make(map[string]any, len(v))
				}
				m[k] = p
			}
		}
		if m == nil {
			return nil
		}
		return m
	case []any:
		l := make([]any, 0, len(v))
		for _, x := range v {
			l = append(l, prune(x))
		}
		return l
	}
	return v
}

// room makes the objects on the way to a question, so that expressions find
// them even while nothing is answered.
func (s *Sitting) room(path []string) map[string]any { return roomIn(s.data, path) }

func roomIn(m map[string]any, path []string) map[string]any {
	for _, key := range path[:len(path)-1] {
		sub, ok := m[key].(map[string]any)
		if !ok {
			sub = map[string]any{}
			m[key] = sub
		}
		m = sub
	}
	return m
}

// home is the object a cell's value stands in.
func (s *Sitting) home(c *cell) map[string]any {
	if c.row != nil {
		return roomIn(c.row.data, c.q.path)
	}
	return s.room(c.q.path)
}

func (s *Sitting) stored(c *cell) any { return s.home(c)[c.q.path[len(c.q.path)-1]] }

func (s *Sitting) store(c *cell) {
	if c.q.choice {
		return // which shape an object has shows in what it holds
	}
	m, key, v := s.home(c), c.q.path[len(c.q.path)-1], c.value
	for _, q := range c.q.twins {
		if t := s.beside(c, q); v == nil && t != nil {
			v = t.value
		}
	}
	if v == nil {
		delete(m, key)
		return
	}
	m[key] = v
}

// beside finds another question of the form, or of the row of c.
func (s *Sitting) beside(c *cell, q *Question) *cell {
	if c.row != nil {
		return c.row.cell(q)
	}
	return s.top[q.index]
}

// real reads what was entered as the value it stands for: plain JSON data, or
// nil where nothing is really there. It never judges.
func real(q *Question, v any) any {
	v, ok := plainValue(v, 0)
	if !ok || blank(q.Kind, v) {
		return nil
	}
	if q.values == nil {
		return v
	}
	switch x := v.(type) { // options that stand for numbers
	case string:
		if stands, ok := q.values[x]; ok {
			return stands
		}
	case []any:
		l := make([]any, len(x))
		for i := range x {
			l[i] = real(&Question{Kind: One, values: q.values}, x[i])
		}
		return l
	}
	return v
}

// blank tells an editor that was left as it was from an answer.
func blank(k Kind, v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		if k == Money {
			none := v["amount"] == nil || v["amount"] == float64(0)
			return none && blank(Text, v["currency"])
		}
		for key, x := range v {
			frame := k == PDate && (key == "precision" || key == "calendar" || x == float64(0))
			if !frame && !blank(Text, x) {
				return false
			}
		}
		return true
	}
	return false
}

// plainValue makes sure of plain JSON data: numbers as float64, finite, and
// no deeper than a schema can be. ok is false for anything else.
func plainValue(v any, depth int) (any, bool) {
	if depth > maxDepth {
		return nil, false
	}
	switch v := v.(type) {
	case nil, bool, string:
		return v, true
	case []casefile.RowID:
		l := make([]any, len(v))
		for i := range v {
			l[i] = string(v[i])
		}
		return l, true
	case []string:
		l := make([]any, len(v))
		for i := range v {
			l[i] = v[i]
		}
		return l, true
	case []any:
		l := make([]any, len(v))
		for i := range v {
			x, ok := plainValue(v[i], depth+1)
			if !ok {
				return nil, false
			}
			l[i] = x
		}
		return l, true
	case map[string]any:
		m := make(map[string]any, len(v))
		for k := range v {
			x, ok := plainValue(v[k], depth+1)
			if !ok {
				return nil, false
			}
			m[k] = x
		}
		return m, true
	}
	return plainNumberValue(v)
}
