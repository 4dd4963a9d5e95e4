package page

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// The section and the table of the plan form that hold its steps, and the
// section it is agreed in.
const (
	agreeSection = "agree"
	stepsSection = "plan"
	stepsTable   = casefile.QuestionID("plan.rows")
)

// newPlan opens the plan of a case, or begins it: a sitting of the plan form,
// whose steps are cards with the needs beside them.
func newPlan(p *Place, r Route) (Page, error) {
	st, err := p.Desk.Continue(r.Case, planForm)
	if err != nil {
		return nil, err
	}
	s := newTalk(p, st, r, ToPlan)
	if s.at == "" {
		s.at = stepsSection
	}
	s.steps = &steps{sitting: s}
	if q, ok := st.Def().Question(r.Question); ok && q.Table() != nil && q.Table().ID == stepsTable {
		row, _, _ := strings.Cut(strings.TrimPrefix(string(r.Question), string(stepsTable)+"."), ".")
		s.steps.open = casefile.RowID(row)
	}
	s.build()
	return s, nil
}

// steps are the rows of the plan, in the person's order.
type steps struct {
	*sitting
	content *part.Column
	list    *part.Column
	needs   *part.Column
	rules   *part.Column   // see fillRules
	open    casefile.RowID // unfolded
	count   *part.Para
	going   casefile.RowID       // asked whether it is to go
	cards   map[string]*needCard // by part of life
	agreed  *agreement
}

// many is how many open steps are more than a person can carry.
const many = 12

func (p *steps) fill() {
	p.list, p.needs, p.rules = part.NewColumn(1.5*look.Step), part.NewColumn(1.5*look.Step), part.NewColumn(look.Step)
	p.count = part.NewPara(part.Said{}, part.Style{Color: look.Quiet})
	p.sheet.fill(nil)
	p.fillList()
	p.fillNeeds()
	p.fillRules()
	left := part.NewColumn(2*look.Step, p.rules, part.NewColumn(0, p.title("plan_page.steps", nil), p.count), p.list,
		part.NewFlow(look.Step, p.plain("plan_page.add_own", p.addOwn)))
	p.agreed = newAgreement(p)
	right := part.NewColumn(look.Step, p.agreed.card, p.title("plan_page.needs", nil), p.needs)
	p.content = part.NewColumn(2*look.Step, part.NewSides(3*look.Step, 0.62, 640*max(1, look.Scale()), left, right))
}

func (p *steps) table() *form.Question {
	q, _ := p.st.Def().Question(stepsTable)
	return q
}

func (p *steps) cell(row casefile.RowID, col string) casefile.QuestionID {
	return casefile.Cell(stepsTable, row, col)
}

func (p *steps) text(row casefile.RowID, col string) string {
	a, _ := p.st.Record().Answer(p.cell(row, col))
	return a.Text()
}

// fillList shows the steps; the unfolded one keeps its cards, and so what is
// being typed, unless another is unfolded.
func (p *steps) fillList() {
	rows := p.st.Rows(stepsTable)
	clear(p.sheet.cards)
	p.sheet.items = nil
	var cards []fyne.CanvasObject
	for i, row := range rows {
		cards = append(cards, p.card(i, row, len(rows)))
	}
	if len(rows) == 0 {
		cards = append(cards, p.para("plan_page.no_steps", nil))
	}
	p.list.Set(cards...)
	open, _ := p.st.Value("plan.open_rows") // what is done, or was a no, is not
	n, _ := open.(float64)
	p.count.Set(p.say("plan_page.open_steps", i18n.Args{"count": int(n)}))
	if n > many {
		p.count.Set(p.say("plan_page.many", nil))
	}
}

func (p *steps) card(i int, row casefile.RowID, n int) fyne.CanvasObject {
	body := []fyne.CanvasObject{p.headline(i, row)}
	if p.open == row {
		body = append(body, part.NewTrailingFlow(0, p.bare("plan_page.fold", func() { p.unfold(row) })))
		body = append(body, p.fromPlaces(row))
		body = append(body, p.questions(row)...)
	} else {
		body = append(body, p.summary(row)...)
	}
	if p.going == row {
		body = append(body, p.sure(row))
	}
	if said := p.proposal(row); said != nil {
		body = append(body, said)
	}
	return part.NewCard(append(body, p.foot(i, row, n))...)
}

// headline is the number and area of a step and what will be done.
func (p *steps) headline(i int, row casefile.RowID) fyne.CanvasObject {
	what := p.text(row, "what")
	lang := p.hers.Tag()
	if what == "" {
		what = p.text(row, "goal")
	}
	said := part.Said{Text: strconv.Itoa(i+1) + " · " + what, Lang: lang}
	if what == "" {
		said = p.say("plan_page.untitled", nil)
		said.Text = strconv.Itoa(i+1) + " · " + said.Text
	}
	text := part.NewColumn(0, part.NewPara(said, part.Style{Bold: true}))
	area := p.text(row, "area")
	if area == "" {
		return text
	}
	if name := p.area(area); name.Text != "" {
		text.Set(append(text.Objects(), part.NewPara(name, part.Style{Size: look.Working, Color: look.Quiet}))...)
	}
	return part.NewBeside(1.5*look.Step, part.NewIcon(areaIcons[area], look.Lead), text)
}

// areaIcons are the drawings of the twelve parts of life.
var areaIcons = map[string]string{
	"d1": "safety", "d2": "home", "d3": "health", "d4": "feelings", "d5": "law", "d6": "papers",
	"d7": "owed", "d8": "family", "d9": "learning", "d10": "work", "d11": "people", "d12": "children",
}

// area names a part of life in the working language.
func (p *steps) area(id string) part.Said {
	if w, ok := p.working.Find("f05." + id + ".title"); ok {
		return quietDraft(part.Pair{Hers: said(p.working, w)}).Hers
	}
	if q, ok := p.st.Def().Question(stepsTable + ".area"); ok {
		return quietDraft(p.option(q, id)).OneOf().Hers
	}
	return part.Said{}
}

// summary says a folded step in short; what is missing is a gap, not a fault.
func (p *steps) summary(row casefile.RowID) []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	if a, ok := p.st.Record().Answer(p.cell(row, "top")); ok && a.Value == true {
		chips = append(chips, part.NewChip(part.Half, p.say("plan_page.top", nil)))
	}
	if v, ok := p.st.Value(p.cell(row, "agreed")); ok && v == true {
		chips = append(chips, part.NewChip(part.Done, p.say("plan_page.agreed", nil)))
	}
	for _, gap := range []string{"what", "owner", "by", "choice"} {
		if !p.st.Answered(p.cell(row, gap)) {
			chips = append(chips, part.NewChip(part.Open, p.say("plan_page.gap_"+gap, nil)))
		}
	}
	var lines []fyne.CanvasObject
	for _, l := range []part.Said{p.ownerLine(row), p.byLine(row), p.choiceLine(row)} {
		if l.Text != "" {
			lines = append(lines, part.NewPara(l, part.Style{Size: look.Working}))
		}
	}
	if len(chips) > 0 {
		lines = append(lines, part.NewFlow(look.Step, chips...))
	}
	return lines
}

func (p *steps) ownerLine(row casefile.RowID) part.Said {
	if owner := p.text(row, "owner"); owner != "" {
		return p.say("plan_page.who", i18n.Args{"name": owner})
	}
	return part.Said{}
}

func (p *steps) byLine(row casefile.RowID) part.Said {
	a, ok := p.st.Record().Answer(p.cell(row, "by"))
	if !ok {
		return part.Said{}
	}
	d, err := casefile.As[casefile.PDate](a.Value)
	day := d.Text
	if d.CE != "" {
		day = p.Say.Date(d.CE)
	}
	if err != nil || day == "" {
		return part.Said{}
	}
	return p.say("plan_page.by", i18n.Args{"date": day})
}

func (p *steps) choiceLine(row casefile.RowID) part.Said {
	choice := p.text(row, "choice")
	q, ok := p.st.Def().Question(stepsTable + ".choice")
	if choice == "" || !ok {
		return part.Said{}
	}
	return p.say("plan_page.choice", i18n.Args{"choice": voices{p.Say, p.Say}.option(q, choice).Hers.Text})
}

// questions are the cells of an unfolded step, asked in both languages.
func (p *steps) questions(row casefile.RowID) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, col := range p.table().Columns {
		id := casefile.Cell(stepsTable, row, col.Column())
		if !p.asks(col) {
			continue
		}
		c := p.sheet.card(col, id)
		if !p.st.Shown(id) {
			c.Hide()
		}
		all = append(all, c)
	}
	return all
}

// asks leaves out the links a step keeps to where it came from.
func (p *steps) asks(col *form.Question) bool {
	name := lastName(col.ID)
	return name != "from_need" && name != "action"
}

func (p *steps) foot(i int, row casefile.RowID, n int) fyne.CanvasObject {
	key := "plan_page.unfold"
	if p.open == row {
		key = "plan_page.fold"
	}
	up := p.bare("part.row_up", func() { p.move(row, i-1) })
	down := p.bare("part.row_down", func() { p.move(row, i+1) })
	enable(up, i > 0)
	enable(down, i < n-1)
	remove := p.bare("part.row_remove", func() { p.going = row; p.again(row) })
	return part.NewTrailingFlow(look.Step/2, up, down, remove, p.plain(key, func() { p.unfold(row) }))
}

func (p *steps) sure(row casefile.RowID) fyne.CanvasObject {
	return part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: p.pair("part.row_remove_ask", nil), Actions: []fyne.CanvasObject{
		p.plain("part.row_keep", func() { p.going = ""; p.again(row) }),
		p.button(part.Danger, "part.row_remove", func() {
			p.going = ""
			p.sheet.apply(stepsTable, p.Desk.RemoveRow(p.st, stepsTable, row))
			p.again("")
		}),
	}})
}

func (p *steps) unfold(row casefile.RowID) {
	p.sheet.scold()
	if p.open == row {
		p.open = ""
	} else {
		p.open = row
	}
	p.again(row)
	if p.open == row {
		p.sheet.focus(p.cell(row, "need"))
	}
}

func (p *steps) move(row casefile.RowID, to int) {
	p.sheet.apply(stepsTable, p.Desk.MoveRow(p.st, stepsTable, row, to))
	p.again(row)
}

func (p *steps) addOwn() {
	row, ch := p.Desk.AddRow(p.st, stepsTable)
	p.sheet.apply(stepsTable, ch)
	p.open = row
	p.again(row)
	p.sheet.focus(p.cell(row, "area"))
}

// again shows steps and needs as they are now, and keeps the scroll.
func (p *steps) again(casefile.RowID) {
	p.page.Steady(nil, func() {
		p.fillList()
		p.fillNeeds()
		p.fillRules()
		p.agreed.write()
		p.content.Refresh()
	})
}

// fillNeeds lists the needs that have no step, each with its answers one click
// away.
func (p *steps) fillNeeds() {
	needs, err := p.Desk.Needs(p.c.ID)
	p.Trouble(err)
	var cards []fyne.CanvasObject
	p.cards = map[string]*needCard{}
	for _, n := range needs {
		cards = append(cards, p.need(n))
	}
	cards = append(cards, p.newNeeds()...)
	if len(cards) == 0 {
		cards = append(cards, p.quiet("plan_page.needs_none", nil))
	}
	if reasons := p.reasons(); reasons != nil {
		cards = append(cards, reasons)
	}
	p.needs.Set(cards...)
}

// offered is how many actions a need shows beside those of the case's countries.
const offered = 3

func (p *steps) need(n app.Need) fyne.CanvasObject {
	var about []string
	if n.Now > 0 {
		about = append(about, p.Say.Say("plan_page.need_now", i18n.Args{"now": n.Now}))
	}
	if n.Level > 0 {
		about = append(about, p.Say.Say("plan_page.need_level", i18n.Args{"level": n.Level}))
	}
	text := part.NewColumn(0, part.NewPara(p.area(n.Domain), part.Style{Bold: true}))
	if len(about) > 0 {
		text.Set(append(text.Objects(), part.NewPara(part.Said{Text: strings.Join(about, " · "), Lang: p.Say.Tag()},
			part.Style{Size: look.Working, Color: look.Quiet}))...)
	}
	rows := []fyne.CanvasObject{part.NewBeside(look.Step, part.NewIcon(areaIcons[n.Domain], look.Lead), text)}
	if w := n.Worry.Text(); w != "" {
		rows = append(rows, part.NewPara(part.Said{Text: "“" + w + "”", Lang: orTag(n.Worry.Lang, p.hers.Tag())}, part.Style{}))
	}
	for _, action := range n.Actions[:min(n.Own+offered, len(n.Actions))] {
		label := p.found("action." + action + ".what")
		if label.Empty() {
			continue
		}
		rows = append(rows, part.NewButton(part.ButtonParams{
			Label: quietDraft(label).OneOf(), Icon: "plus", OnTap: func() { p.take(n, action) },
		}))
	}
	own := p.bare("plan_page.add", func() { p.take(n, "") })
	first := own
	for _, o := range rows {
		if b, ok := o.(*part.Button); ok {
			first = b
			break
		}
	}
	card := part.NewCard(append(rows, part.NewFlow(look.Step, own), p.noStep(n))...)
	p.cards[n.Domain] = &needCard{card, first}
	return card
}

// needCard is a need on the page, and where the keyboard goes in it.
type needCard struct {
	card  fyne.CanvasObject
	first *part.Button
}

// toNeed goes to a need that has no step yet: its actions, and the place to
// write why there is none.
func (p *steps) toNeed(area string) {
	if n := p.cards[area]; n != nil {
		p.page.Reveal(n.card)
		p.Focus(n.first)
	}
}

func orTag(tag, other string) string {
	if tag == "" {
		return other
	}
	return tag
}

// take makes a step of a need.
func (p *steps) take(n app.Need, action string) {
	row, ch := p.Desk.AddPlanRow(p.st, n, action)
	p.sheet.apply(stepsTable, ch)
	p.open = row
	p.again(row)
	p.sheet.focus(p.cell(row, "owner"))
}
