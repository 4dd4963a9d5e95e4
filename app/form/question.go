package form

import (
	"strings"

	"onward/app/casefile"
)

// Kind is what sort of answer a question wants, and so which editor asks it.
type Kind string

// The kinds. The first group are the shared types of types.json, by name;
// One, Many and Table are read from the shape of a plain schema.
const (
	YesNo   Kind = "yesno"
	Face5   Kind = "face5"
	Level4  Kind = "level4"
	Text    Kind = "text"
	Long    Kind = "long"
	Num     Kind = "num"
	Int     Kind = "int"
	Age     Kind = "age"
	PDate   Kind = "pdate"
	Name    Kind = "name"
	Phone   Kind = "phone"
	Addr    Kind = "addr"
	Money   Kind = "money"
	IDDoc   Kind = "iddoc"
	Sign    Kind = "sign"
	Lang    Kind = "lang"
	Country Kind = "country"
	Date    Kind = "date"
	Time    Kind = "time"

	One   Kind = "one"
	Many  Kind = "many"
	Table Kind = "table"
)

// Who answers a question.
type Who string

// Survivor, worker, family, the team, or computed by the form itself.
const (
	Survivor Who = "S"
	Worker   Who = "W"
	Kin      Who = "F"
	Team     Who = "M"
	Computed Who = "X"
)

// Sens is how much harm an answer can do: P0 administrative to P3 dangerous.
type Sens string

// The classes of sensitivity.
const (
	P0 Sens = "P0"
	P1 Sens = "P1"
	P2 Sens = "P2"
	P3 Sens = "P3"
)

// Copy is a copy of the plan a question's answer may reach at most.
type Copy string

// The file, the survivor's own, the carry card, the receiving worker's.
const (
	FileCopy      Copy = "F"
	SurvivorCopy  Copy = "S"
	CarryCopy     Copy = "C"
	ReceivingCopy Copy = "R"
)

// Question is one thing asked. It belongs to its Def and must not be changed.
// For a column of a repeat table ID is the id of all its cells with the row
// left out: "d10.debts.lender".
type Question struct {
	ID         casefile.QuestionID
	Kind       Kind
	Words      string // prefix of its wording keys
	Who        Who
	Sens       Sens
	Copies     []Copy
	NonAnswers []casefile.NonAnswer
	Options    []string    // of One and Many, in order
	Answers    string      // the set of words yes and no are said with (x-answers), or ""
	Columns    []*Question // of Table, in order
	Required   bool
	Long       bool // wants several lines
	Script     bool // has words to read aloud
	Help       bool // has guidance for the worker
	ReadOnly   bool
	Unlabelled bool // plain JSON Forms "label": false
	Format     string
	Compute    string
	Valid      string // must be true of an answer, with other answers in view
	Needed     string // where true, an answer is required
	Offer      string // must be true of an option for it to be offered
	Alerts     []AlertRule
	Plan       []PlanRule
	Limits     Limits

	table   *Question // the table a column belongs to
	section string
	past    bool
	tuples  [][]string // of a table: as in Def
	single  bool       // a table whose rows are plain values, not objects
	bare    bool       // the value itself of a list of plain values
	path    []string
	values  map[string]any // what an option stands for, where it is not its own text
	asked   bool           // there is a control for it
	index   int            // its place in the form
	check   *check
	rules   []*rule
	compute *formula
	valid   *formula
	needed  *formula
	offer   *formula
	about   map[string]map[string]any // what is known of the options (x-choices), for x-offer
	reach   []step
	given   condition   // of the schema: asked only while it holds; nil for always
	choice  bool        // chooses between shapes of the schema; no data of its own
	twins   []*Question // others whose answers stand in the same place of the data
}

// Limits are bounds an editor may want to know. Nil means none.
type Limits struct {
	Min, Max             *float64
	MinLength, MaxLength *int
	MinItems, MaxItems   *int
}

// Table gives the table a column belongs to, or nil.
func (q *Question) Table() *Question { return q.table }

// Column gives the name of a column within its table, "amount" of
// "d10.debts.amount"; of any other question its id.
func (q *Question) Column() string {
	if q.table == nil {
		return string(q.ID)
	}
	return strings.TrimPrefix(string(q.ID), string(q.table.ID)+".")
}

// depth counts the tables a question stands in.
func (q *Question) depth() (n int) {
	for t := q.table; t != nil; t = t.table {
		n++
	}
	return n
}

// within tells whether a question is a column of a table, or of one in it.
func (q *Question) within(table *Question) bool {
	for t := q.table; t != nil; t = t.table {
		if t == table {
			return true
		}
	}
	return false
}

// in names the place of a question in its rows, the outermost first.
func (q *Question) in(rows []casefile.RowID) casefile.QuestionID {
	if q.table == nil {
		return q.ID
	}
	n := len(rows) - 1
	return casefile.Cell(q.table.in(rows[:n]), rows[n], q.Column())
}

// Section gives the id of the section a question is asked in, or "".
func (q *Question) Section() string { return q.section }

// Past tells whether only dates up to today make sense (x-past).
func (q *Question) Past() bool { return q.past }

// Bare tells whether a column is the only one of a list of plain values.
func (q *Question) Bare() bool { return q.bare }

// Allows tells whether a non-answer is open to the question.
func (q *Question) Allows(n casefile.NonAnswer) bool {
	for _, x := range q.NonAnswers {
		if x == n {
			return true
		}
	}
	return false
}

// AlertRule raises an alert when its expression holds. The words of the alert
// are under "alert.<Alert>".
type AlertRule struct {
	If     string
	Alert  string
	Level  string // red amber
	Within string // 1h today 3d 7d
	To     string // worker supervisor nurse lawyer
	test   *formula
}

// PlanRule offers an action for the plan when its expression holds.
type PlanRule struct {
	If     string
	Action string
	test   *formula
}

// Item is a thing on the page of a section: *Question, *Group or *Note.
type Item interface{ item() }

// Group is several items under one title, "<Words>.title".
type Group struct {
	Words string
	Items []Item
	rules []*rule
}

// Note is words without a question, "<Words>.text".
type Note struct {
	Words string
	rules []*rule
}

func (*Question) item() {}
func (*Group) item()    {}
func (*Note) item()     {}

// Section is one page of a form, "<Words>.title".
type Section struct {
	ID    string
	Words string
	Items []Item
	rules []*rule
}

// Questions gives every question of the section, tables but not their columns,
// in the order they are asked.
func (s Section) Questions() []*Question { return questionsOf(s.Items, nil) }

func questionsOf(items []Item, all []*Question) []*Question {
	for _, it := range items {
		switch it := it.(type) {
		case *Question:
			all = append(all, it)
		case *Group:
			all = questionsOf(it.Items, all)
		}
	}
	return all
}
