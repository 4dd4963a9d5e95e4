package form

import (
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"onward/app/casefile"
)

// Def is a loaded form. It never changes, so it can be shared between
// sittings and goroutines.
type Def struct {
	meta      Meta
	sections  []*Section
	questions []*Question
	byID      map[casefile.QuestionID]*Question
	words     map[string]map[string]string
	root      *jsonschema.Schema
	schemas   map[string]*jsonschema.Schema // by location
	tuples    [][]string                    // paths of lists of unlike things, asked as groups
	whole     bool                          // has rules across questions (if, dependentRequired)
	moves     []move                        // from earlier versions
	judged    map[string][]string           // shapes that only judge, by location: what they are about
	choices   []choice                      // of the shapes of objects
	order     []step                        // everything that is worked out, in the order it must be
}

// Meta is what form.json says.
type Meta struct {
	ID        string   `json:"id"`
	Code      string   `json:"code"`
	Version   string   `json:"version"`
	Stage     string   `json:"stage"` // one of stages
	Who       []string `json:"who"`
	Languages []string `json:"languages"` // BCP 47
	Repeat    bool     `json:"repeat"`    // several sittings make sense
	Order     string   `json:"order"`     // free or fixed
}

// ID names the form, such as "f05".
func (d *Def) ID() casefile.FormID { return casefile.FormID(d.meta.ID) }

// Version is the exact version; a sitting is pinned to it.
func (d *Def) Version() string { return d.meta.Version }

// Code is the short name people use, such as "F05".
func (d *Def) Code() string { return d.meta.Code }

// Stage is where in the work the form belongs.
func (d *Def) Stage() string { return d.meta.Stage }

// Plain tells whether the form is a pair of JSON Forms: it says of itself neither
// its languages nor how much harm an answer can do.
func (d *Def) Plain() bool { return len(d.meta.Languages) == 0 }

// Meta gives all of form.json.
func (d *Def) Meta() Meta {
	m := d.meta
	m.Who, m.Languages = slices.Clone(m.Who), slices.Clone(m.Languages)
	return m
}

// Sections gives the pages of the form in order.
func (d *Def) Sections() []Section {
	all := make([]Section, len(d.sections))
	for i, s := range d.sections {
		all[i] = *s
	}
	return all
}

// Questions gives every question that is asked, tables followed by their
// columns, in the order they are asked.
func (d *Def) Questions() []*Question {
	var all []*Question
	for _, s := range d.sections {
		all = withColumns(s.Questions(), all)
	}
	return all
}

func withColumns(qs, all []*Question) []*Question {
	for _, q := range qs {
		all = withColumns(q.Columns, append(all, q))
	}
	return all
}

// Question finds a question. The id of a cell ("d10.debts.k3f9.amount") finds
// its column.
func (d *Def) Question(id casefile.QuestionID) (*Question, bool) {
	if q := d.byID[id]; q != nil {
		return q, q.asked
	}
	q, _ := d.cell(id)
	return q, q != nil && q.asked
}

// cell splits the id of a cell into its column and its rows, the outermost
// first: "people.k3.calls.m7.on" is the column people.calls.on in the row m7 of
// the row k3.
func (d *Def) cell(id casefile.QuestionID) (*Question, []casefile.RowID) {
	var rows []casefile.RowID
	column, rest := "", string(id)
	for i := 0; i < len(rest); i++ {
		if rest[i] != '.' {
			continue
		}
		t := d.byID[casefile.QuestionID(column+rest[:i])]
		if t == nil || t.Kind != Table {
			continue
		}
		row, more, ok := strings.Cut(rest[i+1:], ".")
		if !ok || row == "" {
			return nil, nil
		}
		column, rest, rows, i = string(t.ID)+".", more, append(rows, casefile.RowID(row)), -1
		if q := d.byID[casefile.QuestionID(column+rest)]; q != nil && q.depth() == len(rows) {
			return q, rows
		}
	}
	return nil, nil
}

// Step is a row on the way to a cell.
type Step struct {
	Of    *Question           // the table
	Table casefile.QuestionID // where it stands: people, or people.k3.debts
	Row   casefile.RowID
}

// Way gives the rows a cell stands in, the outermost first; none for a question
// that is no cell.
func (d *Def) Way(id casefile.QuestionID) []Step {
	q, rows := d.cell(id)
	if q == nil {
		return nil
	}
	way := make([]Step, len(rows))
	t := q.table
	for i := len(rows) - 1; i >= 0; i-- {
		way[i] = Step{t, t.in(rows[:i]), rows[i]}
		t = t.table
	}
	return way
}

// Words gives the wording a form brings along itself, by language and key:
// words/<lang>.json of a pack from outside, and literal labels under "und".
// It must not be changed.
func (d *Def) Words() map[string]map[string]string { return d.words }

func (d *Def) byPath(path []string) *Question {
	return d.byID[casefile.QuestionID(strings.Join(path, "."))]
}
