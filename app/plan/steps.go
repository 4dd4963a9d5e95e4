package plan

import (
	"slices"

	"onward/app/casefile"
	"onward/i18n"
)

// The steps of a plan: one row is one thing to do, with one person who does
// it and a day. A4 cannot hold a column for each of the twelve things a step
// has, so that a step is a card: which step it is on top, then what, who and
// where, when and her choice.

const rowsTable casefile.QuestionID = "plan.rows"

// areas says which item of the sharing form opens what she said about a part
// of her life. The need is hers in her own words, and sometimes tells more
// than the step; so it takes its own yes beside the one for the steps.
var areas = map[string]item{
	"d1": "safety", "d2": "home", "d3": "health", "d4": "health", "d5": "case_status", "d6": "documents",
	"d7": "compensation", "d8": "family", "d9": "training", "d10": "skills", "d11": "peer", "d12": "children",
}

// step is a row that may be shown.
type step struct {
	row    casefile.RowID
	number int
	by     string // ISO 8601, cut to its precision
	when   []Said
	area   []Said
}

// steps gives the rows this copy may show, in her order. On a copy for
// somebody else only rows that are agreed and that she marked for that kind
// of reader are shown; their numbers stay those of her own copy.
func (c *composer) steps() []step {
	var all []step
	for i, row := range c.f09.Record().Rows(rowsTable) {
		if why := c.rowStays(row); why != "" {
			c.keepRow(c.f09, rowsTable, row, why)
			continue
		}
		all = append(all, step{row: row, number: i + 1})
		c.plan.Steps = append(c.plan.Steps, make([]casefile.RowID, i+1-len(c.plan.Steps))...)
		c.plan.Steps[i] = row
	}
	return all
}

func (c *composer) rowStays(row casefile.RowID) Why {
	if c.in.Copy == Survivor {
		return ""
	}
	if why := c.consent.why("plan_rows"); why != "" {
		return why
	}
	choice, _ := c.f09.Record().Answer(casefile.Cell(rowsTable, row, "choice"))
	if choice.Text() != "yes" && choice.Text() != "changed" {
		return NotAgreed
	}
	share, _ := c.f09.Record().Answer(casefile.Cell(rowsTable, row, "share"))
	if !slices.Contains(texts(share.Value), "receiving") {
		return RowPrivate
	}
	return ""
}

func (c *composer) stepCards(steps []step) Cards {
	var all Cards
	for i := range steps {
		s := &steps[i]
		all = append(all, Card{c.stepArea(s), slices.Concat(c.stepWhat(s), c.stepWho(s), c.stepWhen(s))})
	}
	return all
}

func (c *composer) cell(s *step, column string) casefile.QuestionID {
	return casefile.Cell(rowsTable, s.row, column)
}

func (c *composer) stepArea(s *step) Cell {
	area, said := c.chosen(c.f09, c.cell(s, "area"), "plan_rows")
	cell := Cell{{From: "plan.col.step", Text: c.figure(s.number), Strong: true, Icon: area}}
	s.area = said
	if said != nil {
		cell = append(cell, Part{From: string(c.cell(s, "area")), Text: said})
	}
	if c.yes(c.f09, c.cell(s, "top"), "plan_rows") {
		cell = append(cell, Part{From: "plan.top", Label: c.say("plan.top", nil)})
	}
	if seen := c.seenBy(s); seen != nil {
		cell = append(cell, Part{From: string(c.cell(s, "share")), Label: seen})
	}
	return c.stepSince(s, cell)
}

func (c *composer) stepWhat(s *step) Cell {
	area, _ := c.f09.Record().Answer(c.cell(s, "area"))
	needItem, ok := areas[area.Text()]
	if !ok {
		needItem = "plan_rows"
	}
	var cell Cell
	cell = cell.with("plan.col.need", c, c.freely(c.f09, c.cell(s, "need"), needItem), c.cell(s, "need"))
	cell = cell.with("plan.col.goal", c, c.freely(c.f09, c.cell(s, "goal"), "plan_rows"), c.cell(s, "goal"))
	cell = cell.with("plan.col.what", c, c.freely(c.f09, c.cell(s, "what"), "plan_rows"), c.cell(s, "what"))
	cell = cell.with("plan.col.needed", c, c.freely(c.f09, c.cell(s, "needed"), "plan_rows"), c.cell(s, "needed"))
	_, possible := c.chosen(c.f09, c.cell(s, "possible"), "plan_rows") // a yes too: one that nobody was asked for is another thing
	cell = cell.with("plan.col.possible", c, possible, c.cell(s, "possible"))
	return cell.with("plan.col.plan_b", c, c.freely(c.f09, c.cell(s, "plan_b"), "plan_rows"), c.cell(s, "plan_b"))
}

func (c *composer) stepWho(s *step) Cell {
	owner := c.named(c.f09, c.cell(s, "owner"), "plan_rows")
	kind, kindSaid := c.chosen(c.f09, c.cell(s, "owner_kind"), "plan_rows")
	if kind != "me" && kind != "other" || len(owner) == 0 {
		owner = c.join(" · ", owner, kindSaid)
	}
	cell := Cell{}.gap("plan.col.who", c, owner, c.cell(s, "owner"))
	cell = cell.with("plan.col.where", c, c.freely(c.f09, c.cell(s, "where"), "plan_rows"), c.cell(s, "where"))
	cost := c.money(c.f09, c.cell(s, "cost"), "plan_rows")
	if payer := c.named(c.f09, c.cell(s, "payer"), "plan_rows"); payer != nil {
		cost = c.join(" · ", cost, c.each(func(p *i18n.Printer) string {
			return c.word(p, i18n.Args{"payer": in(payer, p.Tag())}, "plan.col.payer")
		}))
	}
	return cell.with("plan.col.cost", c, cost, c.cell(s, "cost"))
}

func (c *composer) stepWhen(s *step) Cell {
	s.by, s.when = c.day(c.f09, c.cell(s, "by"), "plan_rows")
	_, phase := c.chosen(c.f09, c.cell(s, "phase"), "plan_rows")
	var cell Cell
	if s.when == nil && phase != nil {
		cell = cell.with("plan.col.when", c, phase, c.cell(s, "phase"))
	} else {
		cell = cell.gap("plan.col.when", c, s.when, c.cell(s, "by"))
	}
	choice, said := c.chosen(c.f09, c.cell(s, "choice"), "plan_rows")
	words := c.freely(c.f09, c.cell(s, "choice_words"), "plan_rows")
	if choice == "" || c.again(c.cell(s, "choice")) {
		cell = append(cell, Part{From: string(c.cell(s, "choice")), Label: c.say("plan.col.choice", nil), Boxes: c.boxes("plan.rows.choice", "")})
	} else if c.in.Copy == Survivor || choice != "yes" { // another copy holds nothing but what she agreed to
		cell = cell.with("plan.col.choice", c, said, c.cell(s, "choice"))
	}
	if words != nil {
		cell = append(cell, Part{From: string(c.cell(s, "choice_words")), Text: words})
	}
	going, goingSaid := c.chosen(c.f09, c.cell(s, "going"), "plan_rows")
	_, on := c.day(c.f09, c.cell(s, "going_on"), "plan_rows")
	if going != "" && going != "not_started" {
		cell = cell.with("plan.col.going", c, c.join(" · ", goingSaid, on), c.cell(s, "going"))
	}
	return cell
}

// seenBy says on her own copy who else may see a step; nothing where nobody may.
func (c *composer) seenBy(s *step) []Said {
	if c.in.Copy != Survivor {
		return nil
	}
	a, _ := c.take(c.f09, c.cell(s, "share"), "plan_rows")
	q, ok := c.f09.Def().Question(c.cell(s, "share"))
	if !ok {
		return nil
	}
	var all [][]Said
	for _, o := range texts(a.Value) {
		all = append(all, c.option(q, o))
	}
	if len(all) == 0 {
		return nil
	}
	return c.join(": ", c.say("plan.col.share", nil), c.join(" · ", all...))
}

// boxes gives the options of a question as squares to tick.
func (c *composer) boxes(q casefile.QuestionID, ticked string) []Box {
	def, ok := c.f09.Def().Question(q)
	if !ok {
		return nil
	}
	var all []Box
	for _, o := range def.Options {
		all = append(all, Box{c.option(def, o), o == ticked})
	}
	return all
}

// with adds a labelled part where there is something to say.
func (cell Cell) with(key string, c *composer, said []Said, from casefile.QuestionID) Cell {
	if len(said) == 0 {
		return cell
	}
	return append(cell, Part{From: string(from), Label: c.say(key, nil), Text: said})
}

// gap adds a labelled part; where nothing is said yet there is a line to
// write on, for a gap is something to talk about and not a mistake.
func (cell Cell) gap(key string, c *composer, said []Said, from casefile.QuestionID) Cell {
	p := Part{From: string(from), Label: c.say(key, nil), Text: said}
	if len(said) == 0 {
		p.Lines = 1
	}
	return append(cell, p)
}
