package plan

import (
	"fmt"
	"slices"

	"onward/app/casefile"
	"onward/app/form"
)

// Field names an answer of a case.
type Field struct {
	Form     casefile.FormID
	Sitting  casefile.SittingID
	Question casefile.QuestionID
}

// Leaving is an answer that this paper tells.
type Leaving struct{ Field }

// Withheld is an answer that stays, and why.
type Withheld struct {
	Field
	Why Why
}

// Why tells why an answer stays. Its words are under "plan.why.<Why>".
type Why string

// The reasons, in the order in which they are looked at: the first that holds
// is given.
const (
	Sensitive  Why = "sensitive"   // too dangerous for any paper (P3)
	Rule       Why = "rule"        // the form never lets it reach this copy
	Hidden     Why = "hidden"      // the question is no longer asked
	NoAnswer   Why = "no_answer"   // a non-answer is kept, never printed
	NotSigned  Why = "not_signed"  // the sharing was never agreed to
	NotYet     Why = "not_yet"     // it begins later
	Ended      Why = "ended"       // it has ended
	Withdrawn  Why = "withdrawn"   // it was taken back
	NoConsent  Why = "no_consent"  // she said no, or said nothing
	OnlyPart   Why = "part"        // she said yes to a part, which no program can cut out
	NotAgreed  Why = "not_agreed"  // the step of the plan is not agreed
	RowPrivate Why = "row_private" // the step is not shared with this reader
	NoPlace    Why = "no_place"    // it may leave, but this copy has no place for it
)

// gate decides, answer by answer, what leaves on one copy. It lets nothing
// pass that it does not know: a question of an unknown form or version, a
// field without a consent item, an agreement without dates all stay.
type gate struct {
	in      Input
	consent *consent // of the reader, for a copy that goes to somebody else
	forms   map[casefile.SittingID]*form.Sitting
	leaves  []Leaving
	left    []Withheld
	seen    map[Field]bool
}

func newGate(in Input) *gate {
	return &gate{in: in, forms: map[casefile.SittingID]*form.Sitting{}, seen: map[Field]bool{}}
}

// begin opens a sitting with the form it was filled with. A nil sitting gives
// nil: nothing was filled.
func (g *gate) begin(s *casefile.Sitting) (*form.Sitting, error) {
	if s == nil {
		return nil, nil
	}
	if st, ok := g.forms[s.ID]; ok {
		return st, nil
	}
	def, ok := g.in.Shelf.Of(s)
	if !ok {
		return nil, fmt.Errorf("open sitting of form %s: no such form", s.Form)
	}
	st, err := form.Begin(def, s, form.Env{Today: g.in.Today, NewRow: noRow})
	if err != nil {
		return nil, fmt.Errorf("open sitting of form %s: %w", s.Form, err)
	}
	g.forms[s.ID] = st
	return st, nil
}

func noRow() casefile.RowID { panic("plan: a plan adds no rows") }

// letter is the copy as forms write it.
func (g *gate) letter() form.Copy {
	switch g.in.Copy {
	case Survivor:
		return form.SurvivorCopy
	case Carry:
		return form.CarryCopy
	case File:
		return form.FileCopy
	}
	return form.ReceivingCopy
}

// unshared tells whether a paper stays in her own hands or in the house: then
// it needs nobody's agreement to share.
func (g *gate) unshared() bool { return slices.Contains([]Copy{Survivor, Carry, File}, g.in.Copy) }

// take gives an answer if it may leave, and notes either way what became of
// it. item is what the reader must have been allowed (items.go).
func (g *gate) take(st *form.Sitting, q casefile.QuestionID, item item) (casefile.Answer, bool) {
	if st == nil {
		return casefile.Answer{}, false
	}
	a, ok := st.Record().Answer(q)
	if !ok {
		// What the form works out itself is not stored.
		if v, has := st.Value(q); has {
			a, ok = casefile.Answer{Value: v}, true
		}
	}
	if !ok {
		return casefile.Answer{}, false
	}
	if why := g.why(st, q, a, item); why != "" {
		g.keep(st, q, why)
		return casefile.Answer{}, false
	}
	g.note(st, q)
	return a, true
}

// note lists an answer as leaving.
func (g *gate) note(st *form.Sitting, q casefile.QuestionID) {
	if f := field(st, q); !g.seen[f] {
		g.seen[f] = true
		g.leaves = append(g.leaves, Leaving{f})
	}
}

// why gives the first reason for which an answer stays, or "".
func (g *gate) why(st *form.Sitting, id casefile.QuestionID, a casefile.Answer, item item) Why {
	q, ok := st.Def().Question(id)
	switch {
	case !ok:
		return Rule
	case q.Sens == form.P3 && g.in.Copy != File:
		return Sensitive
	case g.in.Copy == Request && !asksFor(st.Def().ID(), id):
		return Rule
	case !g.reaches(q):
		return Rule
	case !st.Shown(id):
		return Hidden
	case a.Non != "" && g.in.Copy == File:
		return ""
	case a.Non != "" || a.Value == nil || a.Value == "":
		return NoAnswer
	case g.unshared() || g.in.Copy == Request: // a request has a yes of its own
		return ""
	}
	return g.consent.why(item)
}

// reaches tells whether a question, and each table it stands in, may be on the
// copy at all.
func (g *gate) reaches(q *form.Question) bool {
	for ; q != nil; q = q.Table() {
		if !slices.Contains(q.Copies, g.letter()) {
			return false
		}
	}
	return true
}

func (g *gate) keep(st *form.Sitting, q casefile.QuestionID, why Why) {
	f := field(st, q)
	if !g.seen[f] {
		g.seen[f] = true
		g.left = append(g.left, Withheld{f, why})
	}
}

// keepRow notes that every cell of a row stays.
func (g *gate) keepRow(st *form.Sitting, table casefile.QuestionID, row casefile.RowID, why Why) {
	for _, col := range columns(st, table) {
		q := casefile.Cell(table, row, col)
		a, ok := st.Record().Answer(q)
		if !ok {
			continue
		}
		if first := g.why(st, q, a, always); first == Sensitive || first == Rule || first == Hidden {
			why = first
		}
		g.keep(st, q, why)
	}
}

func columns(st *form.Sitting, table casefile.QuestionID) []string {
	q, ok := st.Def().Question(table)
	if !ok {
		return nil
	}
	var names []string
	for _, c := range q.Columns {
		names = append(names, c.Column())
	}
	return names
}

func field(st *form.Sitting, q casefile.QuestionID) Field {
	return Field{st.Record().Form, st.Record().ID, q}
}

// sweep goes over every answer of the case that the copy did not come by, so
// that the list of what stays is whole.
func (g *gate) sweep() {
	for _, s := range g.in.Case.Sittings {
		st, err := g.begin(s)
		if err != nil {
			st = nil
		}
		for _, q := range sortedQuestions(s) {
			a, ok := s.Answer(q)
			f := Field{s.Form, s.ID, q}
			if !ok || g.seen[f] {
				continue
			}
			g.seen[f] = true
			why := Rule
			if st != nil {
				if d, known := st.Def().Question(q); known && d.Kind == form.Table {
					continue // its cells are answers of their own
				}
				if why = g.why(st, q, a, always); why == "" {
					why = NoPlace
				}
			}
			g.left = append(g.left, Withheld{f, why})
		}
	}
}

func sortedQuestions(s *casefile.Sitting) []casefile.QuestionID {
	var qs []casefile.QuestionID
	for q := range s.Answers {
		qs = append(qs, q)
	}
	slices.Sort(qs)
	return qs
}
