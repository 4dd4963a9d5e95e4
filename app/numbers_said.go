package app

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/stats"
	"onward/i18n"
)

// Numbers in words, the same on the screen and on paper.

// NumbersChart is what one question gave, in one language.
type NumbersChart struct {
	Title string
	Years []string // said; empty where the years are not parted
	Rows  []NumbersRow
}

// NumbersRow is one answer: a cell for each year, and one for all together.
type NumbersRow struct {
	Label string
	Cells []NumbersCell
	Sum   bool // of all the others
}

// NumbersCell is how many people. N is of no meaning where it is not told.
type NumbersCell struct {
	N    int
	Told bool
}

// Charts says counts in a language. The order of rows hangs on what they are
// called, never on how many they are: that would tell of what is not told.
func Charts(n Numbers, say *i18n.Printer) (all []NumbersChart) {
	for _, t := range n.Tables {
		each := t.Asked == stats.ByHelp || t.Asked == stats.ByKind
		if each && len(all) > 0 && all[len(all)-1].Title == sayTitle(t, say) {
			all[len(all)-1].Rows = append(all[len(all)-1].Rows, yesRow(t, say))
			continue
		}
		c := NumbersChart{Title: sayTitle(t, say)}
		if len(t.Cols) > 1 {
			for _, y := range t.Cols {
				c.Years = append(c.Years, say.Date(y))
			}
		}
		if each {
			c.Rows = []NumbersRow{yesRow(t, say)}
		} else {
			c.Rows = rowsOf(t, say)
		}
		all = append(all, c)
	}
	return all
}

func rowsOf(t *stats.Table, say *i18n.Printer) (rows []NumbersRow) {
	order := make([]int, len(t.Rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if r := rank(t, t.Rows[a]) - rank(t, t.Rows[b]); r != 0 {
			return r
		}
		return say.Compare(sayValue(t, t.Rows[a], say), sayValue(t, t.Rows[b], say))
	})
	for _, i := range order {
		rows = append(rows, NumbersRow{Label: sayValue(t, t.Rows[i], say), Cells: cells(t, i)})
	}
	return append(rows, NumbersRow{Label: say.Say("count.all", nil), Cells: cells(t, len(t.Rows)), Sum: true})
}

// yesRow is the one row of a table on something several people may have.
func yesRow(t *stats.Table, say *i18n.Printer) NumbersRow {
	_, thing, _ := strings.Cut(t.Title, "_")
	key := "f05." + thing + ".title"
	if t.Asked == stats.ByKind {
		key = "count.kind." + thing
	}
	return NumbersRow{Label: say.Say(key, nil), Cells: cells(t, slices.Index(t.Rows, stats.Yes))}
}

func cells(t *stats.Table, row int) (all []NumbersCell) {
	for c, n := range t.N[row] {
		if len(t.Cols) == 1 && c == 0 {
			continue // the same as all together
		}
		all = append(all, NumbersCell{n, !t.Hidden[row][c]})
	}
	return all
}

// stepsInOrder are answers that have an order of their own.
var stepsInOrder = []string{"none", "begun", "agreed", "not_seen", "seen", "active", "follow-up", "closed", "passed"}

func rank(t *stats.Table, value string) int {
	switch {
	case value == stats.Unknown:
		return 100
	case value == "other" || value == "several" || value == "none" && t.Asked == stats.ByNationality:
		return 50
	case t.Asked == stats.ByAge:
		return slices.Index(stats.Ages, value)
	case t.Asked == stats.BySteps:
		return slices.Index(stepsInOrder, value)
	}
	return 0
}

func sayTitle(t *stats.Table, say *i18n.Printer) string {
	if t.Asked == stats.BySteps {
		return say.Say("count."+t.Title, nil)
	}
	return say.Say("count.ask."+string(t.Asked), nil)
}

func sayValue(t *stats.Table, value string, say *i18n.Printer) string {
	switch {
	case value == stats.Unknown:
		return say.Say("count.not_said", nil)
	case value == "other" || value == "several":
		return say.Say("count."+value, nil)
	case value == "none" && t.Asked == stats.ByNationality:
		return say.Say("f03.you.nationality.opt.none", nil)
	case t.Asked == stats.ByCountry || t.Asked == stats.ByNationality:
		return say.Country(value)
	case t.Asked == stats.ByGender:
		return say.Say("count.gender."+value, nil)
	case t.Asked == stats.ByAge:
		return sayAge(value, say)
	}
	return say.Say("count."+t.Title+"."+value, nil)
}

func sayAge(band string, say *i18n.Printer) string {
	if from, to, ok := strings.Cut(band, "--"); ok {
		return say.Say("count.age.to", i18n.Args{"from": say.Digits(from), "to": say.Digits(to)})
	}
	return say.Say("count.age.on", i18n.Args{"from": say.Digits(strings.TrimSuffix(band, "+"))})
}

// SayYears says a span of years.
func SayYears(from, to int, say *i18n.Printer) string {
	if from == to {
		return say.Date(strconv.Itoa(from))
	}
	return say.Date(strconv.Itoa(from)) + " – " + say.Date(strconv.Itoa(to))
}

// SayNumber says how many people, or that they are too few to be told.
func SayNumber(n int, say *i18n.Printer) string {
	if stats.Few(n) {
		return say.Say("count.fewer", i18n.Args{"least": stats.Least})
	}
	return say.Number(float64(n))
}

// Said says a cell.
func (c NumbersCell) Said(say *i18n.Printer) string {
	if !c.Told {
		return say.Say("count.hidden", nil)
	}
	return say.Number(float64(c.N))
}

// NumbersPages places counts on pages in one language: the same tables as the
// sheet, in words.
func (d *Desk) NumbersPages(n Numbers, say *i18n.Printer) (*plan.Plan, []pdf.Page, error) {
	p := numbersPage(n, say)
	p.Head.Date = d.Now().Format("2006-01-02")
	pages, err := d.Pages(p, pdf.A4)
	return p, pages, err
}

// PrintNumbers writes those pages as a PDF.
func (d *Desk) PrintNumbers(w io.Writer, n Numbers, say *i18n.Printer) error {
	p, pages, err := d.NumbersPages(n, say)
	if err != nil {
		return err
	}
	return d.WritePDF(w, pages, p, pdf.A4)
}

func numbersPage(n Numbers, say *i18n.Printer) *plan.Plan {
	said := func(text string) []plan.Said { return []plan.Said{{Lang: say.Tag(), Text: text}} }
	title := said(say.Say("count.title", nil) + " · " + SayYears(n.From, n.To, say))
	p := &plan.Plan{Langs: []string{say.Tag()}, Head: plan.Head{
		Title: title, Foot: title, Page: said(say.Say("plan.head.page", i18n.Args{"page": "{page}", "pages": "{pages}"})),
	}}
	p.Blocks = []plan.Block{plan.Paragraph{Part: plan.Part{From: "count.paper_hint", Text: said(say.Say("count.paper_hint", i18n.Args{"least": stats.Least}))}}}
	for _, c := range Charts(n, say) {
		t := plan.Table{Columns: []plan.Column{{Title: said(c.Title), Share: 0.5}}}
		for _, y := range append(slices.Clone(c.Years), say.Say("count.all", nil)) {
			t.Columns = append(t.Columns, plan.Column{Title: said(y), Share: 0.5 / float64(len(c.Years)+1)})
		}
		for _, r := range c.Rows {
			row := plan.Row{Cells: []plan.Cell{{{From: "count", Text: said(r.Label), Strong: r.Sum}}}}
			for _, cell := range r.Cells {
				row.Cells = append(row.Cells, plan.Cell{{From: "count", Text: said(cell.Said(say)), Strong: r.Sum}})
			}
			t.Rows = append(t.Rows, row)
		}
		p.Blocks = append(p.Blocks, t)
	}
	return p
}
