package form

import (
	"maps"
	"slices"
	"strings"
	"time"

	"onward/app/casefile"
)

// FromData makes a sitting of plain JSON data in the shape of the schema, as
// Data gives it. A non-answer is written {"non": "dk"}; a cell of a table too.
// Rows are named r1, r2 and so on. What the form has no question for comes
// back as problems of kind Unknown, named by its dotted path. Values are taken
// as they are: what is wrong with them the sitting tells.
func (d *Def) FromData(data map[string]any, at time.Time) (*casefile.Sitting, []Problem) {
	f := &filler{d: d, at: at, s: &casefile.Sitting{
		ID: "data", Form: d.ID(), Version: d.Version(), Begun: at, Touched: at,
		Answers: map[casefile.QuestionID][]casefile.Answer{},
	}}
	f.object(data, nil)
	f.shapes(nil, "", data)
	return f.s, f.unknown
}

// shapes answers the questions that choose a shape, from the shape the data
// has: the first it fits, or else the first that knows most of its names.
func (f *filler) shapes(table *Question, prefix string, data any) {
	for _, c := range f.d.choices {
		if c.q.table != table || !c.q.choice {
			continue
		}
		v := data
		for _, key := range c.path {
			v = inside(v, key)
		}
		if i := c.fits(v); v != nil && i >= 0 {
			f.put(casefile.QuestionID(prefix+strings.Join(append(slices.Clone(c.path), c.q.path[len(c.q.path)-1]), ".")), casefile.Answer{Value: c.q.Options[i]})
		}
	}
}

func (c choice) fits(v any) int {
	best, most := -1, 0
	for i, s := range c.schemas {
		if valid(s, v) {
			return i
		}
		m, _ := v.(map[string]any)
		known := 0
		for key := range m {
			if property(s, key) != nil {
				known++
			}
		}
		if known > most {
			best, most = i, known
		}
	}
	return best
}

// suited gives the question, of those that stand in the same place, that takes
// a value.
func suited(q *Question, v any) *Question {
	for _, o := range append([]*Question{q}, q.twins...) {
		if valid(o.check.schema, v) {
			return o
		}
	}
	return q
}

type filler struct {
	d       *Def
	s       *casefile.Sitting
	at      time.Time
	unknown []Problem
}

func (f *filler) object(m map[string]any, path []string) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		p := append(slices.Clone(path), key)
		id := casefile.QuestionID(strings.Join(p, "."))
		q := f.d.byID[id]
		sub, isObject := group(m[key], f.d.tuples, p)
		switch {
		case m[key] == nil:
		case q != nil && q.asked && q.Compute == "" && q.table == nil && !strings.Contains(key, "."):
			q = suited(q, m[key])
			f.answer(q, q.ID, m[key])
		case q == nil && isObject && f.holds(p):
			f.object(sub, p)
		case q != nil && q.Compute != "": // worked out again
		default:
			f.unknown = append(f.unknown, Problem{Question: id, Kind: Unknown})
		}
	}
}

// group gives the answers under a path: an object, or a list of unlike things.
func group(v any, tuples [][]string, path []string) (map[string]any, bool) {
	list, isList := v.([]any)
	if isList && slices.ContainsFunc(tuples, func(t []string) bool { return slices.Equal(t, path) }) {
		return placesOfList(list), true
	}
	m, ok := v.(map[string]any)
	return m, ok
}

// holds tells whether any question stands under a path.
func (f *filler) holds(path []string) bool {
	for _, q := range f.d.questions {
		if q.table == nil && len(q.path) > len(path) && slices.Equal(q.path[:len(path)], path) {
			return true
		}
	}
	return false
}

func (f *filler) put(id casefile.QuestionID, a casefile.Answer) {
	a.At, a.Source = f.at, casefile.Told
	f.s.Put(id, a)
}

func (f *filler) answer(q *Question, id casefile.QuestionID, v any) {
	if non, ok := nonAnswer(v); ok {
		f.put(id, casefile.Answer{Non: non})
		return
	}
	list, isList := v.([]any)
	if q.Kind != Table || !isList {
		f.put(id, casefile.Answer{Value: v})
		return
	}
	rows := make([]any, len(list))
	for i := range list {
		rows[i] = "r" + itoa(i+1)
	}
	f.put(id, casefile.Answer{Value: rows})
	for i, v := range list {
		f.row(q, casefile.Cell(id, casefile.RowID(rows[i].(string)), ""), v)
	}
}

// row fills in one row of a table; at is how its cells begin.
func (f *filler) row(table *Question, at casefile.QuestionID, v any) {
	m, ok := v.(map[string]any)
	if table.single {
		m, ok = map[string]any{item: v}, true
	}
	if !ok {
		f.unknown = append(f.unknown, Problem{Question: at[:len(at)-1], Kind: Unknown})
		return
	}
	f.cells(table, at, m, nil)
	f.shapes(table, string(at), m)
}

func (f *filler) cells(table *Question, row casefile.QuestionID, m map[string]any, path []string) {
	for _, key := range slices.Sorted(maps.Keys(m)) {
		p := append(slices.Clone(path), key)
		at := row + casefile.QuestionID(strings.Join(p, "."))
		q := f.d.byID[table.ID+"."+casefile.QuestionID(strings.Join(p, "."))]
		sub, isObject := group(m[key], table.tuples, p)
		switch {
		case m[key] == nil:
		case q != nil && q.table == table && q.asked && q.Compute == "":
			q = suited(q, m[key])
			f.answer(q, row+casefile.QuestionID(q.Column()), m[key])
		case q != nil && q.Compute != "":
		case q == nil && isObject && len(path) < 8 && f.column(table, p):
			f.cells(table, row, sub, p)
		default:
			f.unknown = append(f.unknown, Problem{Question: at, Kind: Unknown})
		}
	}
}

func (f *filler) column(table *Question, path []string) bool {
	return slices.ContainsFunc(table.Columns, func(c *Question) bool {
		return len(c.path) > len(path) && slices.Equal(c.path[:len(path)], path)
	})
}

// nonAnswer reads {"non": "dk"}.
func nonAnswer(v any) (casefile.NonAnswer, bool) {
	m, ok := v.(map[string]any)
	if !ok || len(m) != 1 {
		return "", false
	}
	s, ok := m["non"].(string)
	return casefile.NonAnswer(s), ok
}
