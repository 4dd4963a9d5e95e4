package part

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"onward/app/ui/look"
)

// Row is one row of a table: a card of questions.
type Row struct {
	ID        string
	Title     Pair
	Questions []QuestionParams
}

// TableParams describes a table. What is in it is the caller's: the table asks
// for a row to be added, removed or moved, and is then given the rows anew.
type TableParams struct {
	Label    Pair
	Say      Pair // words to read aloud; may be empty
	Help     Said
	Words    Words
	Rows     []Row
	Size     look.Size
	Problem  Pair
	Kept     Said // says that the rows are kept from whoever sits here: none can be added
	OnAdd    func()
	OnRemove func(row string)
	OnMove   func(row string, to int) // to is the new place, from 0

	inner bool // a list in a row: its rows are drawn more quietly
}

// Table shows the rows of a repeated question as cards under one another.
type Table struct {
	Column
	p       TableParams
	label   *Both
	problem *problemLine
	add     *Button
	rows    map[string]*rowCard
	order   []string
}

type rowCard struct {
	*Card
	title     *Both
	up, down  *Button
	remove    *Button
	ask       *Banner // "really?", while it is asked
	column    *Column
	questions map[string]*Question
	lists     map[string]*list
	asked     []string // ids of the questions shown
}

// NewTable makes a table.
func NewTable(p TableParams) *Table {
	if p.Size == look.Body {
		p.Size = look.Hers
	}
	t := &Table{p: p, rows: map[string]*rowCard{}}
	t.gap = look.Step * 1.5
	t.label = NewBoth(p.Label, Style{Size: p.Size})
	t.problem = newProblemLine()
	t.add = NewButton(ButtonParams{Label: p.Words.say("part.row_add"), Icon: "plus", OnTap: func() {
		if t.p.OnAdd != nil {
			t.p.OnAdd()
		}
	}})
	t.init(t, t.lay)
	t.SetRows(p.Rows)
	t.SetProblem(p.Problem)
	return t
}

// SetRows shows the rows as they are now. Rows and questions that were there
// before keep their fields, and so what is being typed.
func (t *Table) SetRows(rows []Row) {
	next := map[string]*rowCard{}
	t.order = t.order[:0]
	var objects []fyne.CanvasObject
	if !t.p.Label.Empty() {
		objects = append(objects, t.label)
	}
	if !t.p.Say.Empty() {
		objects = append(objects, newFold(t.p.Words.say("part.say").OneOf(), "speak", func() fyne.CanvasObject {
			return newCard(look.LeadSoft, look.Line, look.Step*1.5, NewBoth(t.p.Say, Style{Size: t.p.Size}))
		}))
	}
	if t.p.Help.Text != "" {
		objects = append(objects, NewFold(t.p.Words.say("part.help").OneOf(), func() fyne.CanvasObject {
			return NewPara(t.p.Help, Style{Size: look.Working})
		}))
	}
	for i, r := range rows {
		c := t.rows[r.ID]
		if c == nil {
			c = t.newRow(r.ID)
		}
		c.show(r)
		able(c.up, i > 0)
		able(c.down, i < len(rows)-1)
		next[r.ID] = c
		t.order = append(t.order, r.ID)
		objects = append(objects, c)
	}
	t.rows = next
	if t.p.Kept.Text != "" {
		t.put(append(objects, NewBeside(look.Step/2, NewIconSized("eye", look.Quiet, 18), NewPara(t.p.Kept, Style{Size: look.Working, Color: look.Quiet})))...)
		return
	}
	t.put(append(objects, t.problem, newNatural(t.add))...)
}

// Rows lists the ids of the rows in the order shown.
func (t *Table) Rows() []string { return slices.Clone(t.order) }

// Question finds the question of a row, or of a list in it, or gives nil.
func (t *Table) Question(row, id string) *Question {
	c := t.rows[row]
	if c == nil {
		return nil
	}
	if q := c.questions[id]; q != nil {
		return q
	}
	for of, l := range c.lists {
		if rest, in := strings.CutPrefix(id, of+"."); in && l.table != nil {
			row, _, _ := strings.Cut(rest, ".")
			return l.table.Question(row, id)
		}
	}
	return nil
}

// SetProblem says what is wrong with the table as a whole.
func (t *Table) SetProblem(p Pair) { t.problem.set(p); t.Refresh() }

// FocusRow gives the keyboard to the first field of a row, or to the button
// that adds one.
func (t *Table) FocusRow(row string) {
	if c := t.rows[row]; c != nil {
		focusOn(firstFocus(c.column))
		return
	}
	focusOn(t.add)
}

func able(b *Button, on bool) {
	if on == b.Disabled() {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func (t *Table) newRow(id string) *rowCard {
	c := &rowCard{questions: map[string]*Question{}, column: NewColumn(look.Step)}
	w := t.p.Words
	c.title = NewBoth(Pair{}, Style{Bold: true})
	move := func(by int) func() {
		return func() {
			if to := slices.Index(t.order, id) + by; t.p.OnMove != nil {
				t.p.OnMove(id, to)
			}
		}
	}
	c.up = NewButton(ButtonParams{Label: w.say("part.row_up").OneOf(), Kind: Bare, Icon: "up", OnTap: move(-1)})
	c.down = NewButton(ButtonParams{Label: w.say("part.row_down").OneOf(), Kind: Bare, Icon: "down", OnTap: move(1)})
	c.remove = NewButton(ButtonParams{Label: w.say("part.row_remove").OneOf(), Kind: Bare, Icon: "remove", OnTap: func() { c.sure(true) }})
	yes := NewButton(ButtonParams{Label: w.say("part.row_remove").OneOf(), Kind: Danger, OnTap: func() {
		c.sure(false)
		if t.p.OnRemove != nil {
			t.p.OnRemove(id)
		}
	}})
	no := NewButton(ButtonParams{Label: w.say("part.row_keep").OneOf(), OnTap: func() { c.sure(false) }})
	c.ask = NewBanner(BannerParams{Kind: TakeCare, Text: w.say("part.row_remove_ask").OneOf(), Actions: []fyne.CanvasObject{no, yes}})
	c.ask.Hide()
	ground, edge := look.Sheet, look.Quiet
	if t.p.inner {
		ground, edge = look.Paper, look.Line
	}
	c.Card = newCard(ground, edge, 2*look.Step,
		c.title, c.column, c.ask, NewTrailingFlow(look.Step/2, c.up, c.down, c.remove))
	return c
}

// sure asks in the card itself whether a row is to go.
func (c *rowCard) sure(ask bool) {
	if ask {
		c.ask.Show()
	} else {
		c.ask.Hide()
	}
	c.Card.Refresh()
}

func (c *rowCard) show(r Row) {
	c.title.Set(r.Title)
	if r.Title.Empty() {
		c.title.Hide()
	}
	next, lists := map[string]*Question{}, map[string]*list{}
	var objects []fyne.CanvasObject
	c.asked = c.asked[:0]
	for _, p := range r.Questions {
		if len(objects) > 0 {
			objects = append(objects, newRule())
		}
		c.asked = append(c.asked, p.ID)
		if p.List != nil {
			lists[p.ID] = c.list(p)
			objects = append(objects, lists[p.ID])
			continue
		}
		q := c.questions[p.ID]
		if q == nil {
			p.Flat = true
			q = NewQuestion(p)
		} else {
			q.SetValue(p.Value)
			q.SetNon(p.Non)
			q.SetProblem(p.Problem)
		}
		next[p.ID] = q
		objects = append(objects, q)
	}
	c.questions, c.lists = next, lists
	c.column.Set(objects...)
	c.Card.Refresh()
}

func (c *rowCard) list(p QuestionParams) *list {
	l := c.lists[p.ID]
	if l == nil {
		l = newList(*p.List, c.Card.Refresh)
	}
	l.show(*p.List)
	return l
}

// rule is a hair line between the questions of a row.
type rule struct {
	block
	line *canvas.Rectangle
}

func newRule() *rule {
	r := &rule{line: &canvas.Rectangle{}}
	r.restyle = func() { r.line.FillColor = look.Color(look.Line); r.line.Refresh() }
	r.init(r, func(width float32, put bool) (float32, float32) {
		if put {
			place(r.line, 0, 0, width, 1)
		}
		return 1, 0
	}, r.line)
	return r
}
