package pdf

import (
	"onward/app/plan"
	"onward/app/text"
)

// Layout places a plan on pages. Rows of tables are never cut, unless one is
// nearly as tall as a page; heads of tables are repeated; headings stay with what
// they head. A character that cannot be drawn gives a [*MissingGlyph].
func Layout(p *plan.Plan, set *text.Set, paper Paper) ([]Page, error) {
	f := newFlow(set, paper, p.Langs)
	if err := f.weigh(p); err != nil {
		return nil, err
	}
	foot, err := f.foot(p.Head)
	if err != nil {
		return nil, err
	}
	over, err := f.remarks(p.Head)
	if err != nil {
		return nil, err
	}
	if err := f.title(p.Head); err != nil {
		return nil, err
	}
	if !over {
		if err := f.underTitle(p.Head); err != nil {
			return nil, err
		}
	}
	part := 0 // the first item since the last heading
	for i, b := range p.Blocks {
		before := len(f.items)
		if err := f.block(b); err != nil {
			return nil, err
		}
		switch b.(type) {
		case plan.Heading, plan.Break:
			part = before
		case plan.Paragraph:
			if len(f.items) == before+1 {
				f.items[before].keep = staysWithNext(p.Blocks, i)
			}
		case plan.Signature:
			f.keepSigned(part)
		}
	}
	pages := f.pages()
	for i := range pages {
		if err := f.margins(&pages[i], p.Head, over, foot, i+1, len(pages)); err != nil {
			return nil, err
		}
		pages[i].read()
	}
	return pages, nil
}

// keepSigned keeps what is signed, from the item part on, on the page with the
// signs: nobody signs a page that does not say what is signed. Of what a page
// cannot hold it keeps the last half page, so that the rest fills the one before.
func (f *flow) keepSigned(part int) {
	high, room := 0.0, f.paper.height()
	for _, it := range f.items[part:] {
		high += it.before + it.high
	}
	if high > room {
		room /= 2
	}
	high = 0
	for j := len(f.items) - 1; j >= part; j-- {
		if high += f.items[j].before + f.items[j].high; high > room && j < len(f.items)-2 {
			return
		}
		f.items[j].keep = j < len(f.items)-1
	}
}

// staysWithNext says whether a short paragraph must not be parted from what
// follows: one that introduces a table, a line in bold, and of facts in a row
// the first and the last but one.
func staysWithNext(blocks []plan.Block, i int) bool {
	beside := func(i int) bool {
		if i < 0 || i >= len(blocks) {
			return false
		}
		p, ok := blocks[i].(plan.Paragraph)
		return ok && p.Beside
	}
	if i+1 >= len(blocks) {
		return false
	}
	switch blocks[i+1].(type) {
	case plan.Table, plan.Cards:
		return true
	case plan.Paragraph:
		p := blocks[i].(plan.Paragraph)
		if p.Beside {
			return beside(i+1) && (!beside(i-1) || !beside(i+2))
		}
		return p.Strong && p.Number == 0
	}
	return false
}

// weigh finds how two languages share the width of the page: each gets room
// after the length of its paragraphs, the same on every page.
func (f *flow) weigh(p *plan.Plan) error {
	long := [2]float64{1, 1}
	for _, b := range p.Blocks {
		b, ok := b.(plan.Paragraph)
		if !ok || len(b.Text) < 2 {
			continue
		}
		for i, s := range b.Text[:2] {
			fc := face{lang: s.Lang, scale: 1 - float64(i)*(1-second)}
			wide, err := f.fonts.Width(s.Text, f.paper.style(fc))
			if err != nil {
				return where(err, b.From)
			}
			long[i] += wide
		}
	}
	f.share = min(max(long[0]/(long[0]+long[1]), 0.4), 0.58)
	return nil
}

// flow is what is to be placed, one under the other.
type flow struct {
	setter
	items []item
	signs float64 // width of the boxes to sign in
}

func newFlow(set *text.Set, paper Paper, langs []string) *flow {
	f := &flow{setter: setter{fonts: set, paper: paper, em: paper.em("en")}}
	if len(langs) > 0 {
		f.em = paper.em(langs[0])
	}
	return f
}

// item is something that stands across the page and is not cut.
type item struct {
	row
	before float64                   // space above it, except at the top of a page
	keep   bool                      // stays with what follows
	head   *row                      // is put above it at the top of a page: the head of its table
	turn   bool                      // begins a new page
	cut    func(left float64) []item // what is tall, in pieces: see addTall
}

func (f *flow) add(it item) { f.items = append(f.items, it) }

func (f *flow) block(b plan.Block) error {
	switch b := b.(type) {
	case plan.Heading:
		return f.heading(b)
	case plan.Paragraph:
		return f.paragraph(b)
	case plan.Table:
		return f.table(b)
	case plan.Cards:
		return f.cards(b)
	case plan.Signature:
		return f.signature(b)
	case plan.Wheel:
		return f.wheel(b)
	case plan.Break:
		f.add(item{turn: true})
	}
	return nil
}

// stacked puts rows under each other as one.
func stacked(rows []row) row {
	var all row
	for _, r := range rows {
		all.marks = append(all.marks, r.placed(0, all.high)...)
		all.high += r.high
	}
	return all
}

func (f *flow) title(h plan.Head) error {
	if len(h.Title) == 0 {
		return nil // a note has none
	}
	rows, err := f.twoTongues(h.Title, "plan.title", 1.65, 1.15)
	if err != nil {
		return err
	}
	rows = append(rows, space(0.8))
	more, err := f.label(h.Kind, "plan.kind", f.paper.width())
	if err != nil {
		return err
	}
	all := stacked(append(rows, more...))
	all.high += 1.6
	all.marks = append(all.marks, Rule{X2: f.paper.width(), Y1: all.high, Y2: all.high, Thick: 0.4, Grey: 0.3})
	f.add(item{row: all})
	return nil
}

// twoTongues sets a heading: the first language bold, the other beside it on
// the same baseline.
func (f *flow) twoTongues(said []plan.Said, from string, scale, other float64) ([]row, error) {
	var left, right []row
	wide := f.paper.width()
	split := f.split(wide)
	for i, s := range said {
		fc, room := face{lang: s.Lang, scale: scale, weight: text.Bold}, wide
		if i > 0 {
			fc, room = face{lang: s.Lang, scale: other}, wide-split
		} else if len(said) > 1 && split > 0 {
			room = split - columnGap
		}
		rows, err := f.lines(s.Text, from, fc, room)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			left = rows
		} else {
			right = append(right, rows...)
		}
	}
	if split == 0 {
		return append(left, right...), nil
	}
	return abreast(left, right, split), nil
}

// split is where the other language begins in a width that two languages share,
// or 0 where there is no room for both side by side.
func (f *flow) split(wide float64) float64 {
	if wide/2 < twoColumns*f.em {
		return 0
	}
	return wide * f.share
}

func (f *flow) heading(h plan.Heading) error {
	scale, before := 1.22, 4.0
	if h.Level > 1 {
		scale, before = 1.05, 3.5
	}
	rows, err := f.twoTongues(h.Text, "heading", scale, scale*0.82)
	if err != nil {
		return err
	}
	f.add(item{row: stacked(rows), before: before, keep: true})
	return nil
}

// number is how far numbered paragraphs are set in, with letters of the usual size.
const number = 6.5

func (f *flow) paragraph(p plan.Paragraph) error {
	indent := 0.0
	if p.Number > 0 {
		indent = number * f.paper.Letters
	}
	m := measure{wide: f.paper.width() - indent, split: f.split(f.paper.width())}
	if m.split > 0 {
		m.split -= indent
	}
	rows, err := f.lowest(p, m)
	if err != nil || len(rows) == 0 {
		return err
	}
	for i := range rows {
		rows[i].marks = rows[i].placed(indent, 0)
	}
	if p.Number > 0 {
		no, err := f.numeral(p, rows[0])
		if err != nil {
			return err
		}
		rows[0].marks = append(no, rows[0].marks...)
	}
	// A short paragraph stays whole; a long one may go on overleaf, but its
	// first and last lines are not left alone.
	if len(rows) <= 4 {
		f.add(item{row: stacked(rows), before: 1.2})
		return nil
	}
	last := len(rows) - 1
	f.add(item{row: stacked(rows[:2]), before: 1.2})
	for _, r := range rows[2 : last-1] {
		f.add(item{row: r})
	}
	f.add(item{row: stacked(rows[last-1:])})
	return nil
}

// lowest sets a paragraph with its label over it or beside it, whichever is
// lower. Squares to tick use the whole width.
func (f *flow) lowest(p plan.Paragraph, m measure) ([]row, error) {
	over, err := f.part(p.Part, m)
	if err != nil || len(p.Label) == 0 || len(p.Boxes) > 0 {
		return over, err
	}
	m.label = besides * f.paper.Letters
	if m.split > 0 {
		m.split = m.label + (m.wide-m.label)*f.share
	}
	beside, err := f.part(p.Part, m)
	if p.Beside || stacked(beside).high < stacked(over).high {
		return beside, err
	}
	return over, err
}

// numeral sets the number of a paragraph on the baseline of its first line.
func (f *flow) numeral(p plan.Paragraph, beside row) ([]Mark, error) {
	figure := p.Numeral()
	lines, err := f.lines(figure.Text, "number", face{lang: figure.Lang, scale: 1.1, weight: text.Bold}, number*f.paper.Letters)
	if err != nil {
		return nil, err
	}
	no := lines[0].marks[0].(Text)
	no.Y = beside.base()
	return []Mark{no}, nil
}

// pages places the items, from top to bottom.
func (f *flow) pages() []Page {
	var pages []Page
	var now *Page
	y := 0.0
	turn := func() {
		pages = append(pages, Page{Width: f.paper.Width, Height: f.paper.Height})
		now, y = &pages[len(pages)-1], 0
	}
	turn()
	for i := 0; i < len(f.items); i++ { // what is tall becomes several on the way
		it := f.fitted(i, y)
		if it.turn {
			turn()
			continue
		}
		if y > 0 && y+f.needs(i) > f.paper.height() {
			turn()
			if it.head != nil {
				now.Marks = append(now.Marks, it.head.placed(f.paper.Left, f.paper.Top)...)
				y = it.head.high
			}
		} else if y > 0 {
			y += it.before
		}
		now.Marks = append(now.Marks, it.placed(f.paper.Left, f.paper.Top+y)...)
		y += it.high
	}
	return pages
}

// needs is the height of an item and of what must stay with it, as far as a
// page can hold that together.
func (f *flow) needs(i int) float64 {
	high := f.items[i].before + f.items[i].high
	for ; f.items[i].keep && i+1 < len(f.items); i++ {
		next := f.atLeast(f.items[i+1])
		if high+next > f.paper.height() {
			break
		}
		high += next
	}
	return high
}
