package page

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// counting is the page of numbers: of which years, of what, and what of it may
// leave. It shows to whoever leads the work what would be on paper, no more:
// numbers of a few are told here as little as there.
type counting struct {
	*Place
	all      app.Counted
	from, to int
	asked    []app.Question
	as       string // pdf, csv, htcds, ctdc

	who, charts, out, before *part.Column
	save                     *part.Button
	first                    part.Editor
	page                     *part.Page
	stack                    *fyne.Container
}

// What numbers can be saved as.
var numbersAs = []string{"pdf", "csv", "htcds", "ctdc"}

func newCounting(p *Place, r Route) (Page, error) {
	all, err := p.Desk.Count()
	if errors.Is(err, app.ErrNotSupervisor) {
		return newNoNumbers(p), nil
	}
	if err != nil {
		return nil, err
	}
	c := &counting{Place: p, all: all, as: "pdf"}
	_, c.asked = app.Asks()
	c.from, c.to = c.span(r.Section)
	c.who, c.charts, c.out, c.before = part.NewColumn(look.Step), part.NewColumn(2*look.Step), part.NewColumn(look.Step), part.NewColumn(look.Step)
	c.save = p.primary("count.save", c.askWhere)
	c.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("count.title", nil), ToCounting),
		Body: []fyne.CanvasObject{
			p.para("count.hint", nil), part.NewCard(c.years()...), part.NewCard(p.title("count.who", nil), c.who),
			part.NewCard(part.NewFold(p.pair("count.asked", nil), c.questions)), c.charts,
			part.NewCard(p.title("count.leave", nil), p.quiet("count.leave_hint", nil), c.forms(), c.out),
			part.NewCard(p.title("count.before", nil), c.before, p.quiet("count.back", nil)),
		},
		Back: p.back(), Next: c.save,
	})
	c.stack = container.NewStack(c.page)
	c.fill()
	return c, nil
}

// newNoNumbers says why somebody sees none.
func newNoNumbers(p *Place) Page {
	h := &help{p: p, back: p.back()}
	h.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("count.title", nil), ToCounting),
		Body: []fyne.CanvasObject{part.NewBanner(part.BannerParams{Kind: part.Information, Text: p.pair("count.no_keys", nil)})}, Back: h.back,
	})
	return noNumbers{h}
}

type noNumbers struct{ *help }

func (n noNumbers) Route() Route { return Route{Page: ToCounting} }

func (c *counting) Content() fyne.CanvasObject { return c.stack }
func (c *counting) Route() Route {
	return Route{Page: ToCounting, Section: fmt.Sprintf("%d-%d", c.from, c.to)}
}
func (c *counting) Ready() { c.first.Focus() }

// Close implements Closer.
func (c *counting) Close() bool {
	if c.stack.Objects[0] == fyne.CanvasObject(c.page) {
		return false
	}
	c.stack.Objects = []fyne.CanvasObject{c.page}
	c.stack.Refresh()
	c.Settle()
	c.Focus(c.save)
	return true
}

// span reads which years were shown; at first those of the last year that is
// over, or of this one where nothing is older.
func (c *counting) span(section string) (from, to int) {
	if n, err := fmt.Sscanf(section, "%d-%d", &from, &to); n == 2 && err == nil {
		return from, to
	}
	to = c.Now().Year() - 1
	if offered := c.all.Years(); len(offered) == 0 || offered[0] > to {
		to = c.Now().Year()
	}
	return to, to
}

// years offers the years there are cases of.
func (c *counting) years() []fyne.CanvasObject {
	all := append(c.all.Years(), c.from, c.to)
	slices.Sort(all)
	var options []part.Option
	for _, y := range slices.Compact(all) {
		said := strconv.Itoa(y)
		options = append(options, part.Option{Value: said, Label: part.One(c.Say.Date(said), c.Say.Tag())})
	}
	end := func(key string, at *int, other *int, wrong func() bool) (*part.Column, part.Editor) {
		return c.pick(key, options, strconv.Itoa(*at), func(v string) {
			if y, err := strconv.Atoi(v); err == nil {
				*at = y
				if wrong() {
					*other = y
					c.Go(c.Route()) // the other end came along
					return
				}
				c.fill()
			}
		})
	}
	from, e := end("count.from", &c.from, &c.to, func() bool { return c.from > c.to })
	to, _ := end("count.to", &c.to, &c.from, func() bool { return c.from > c.to })
	c.first = e
	return []fyne.CanvasObject{c.title("count.years", nil), from, to, c.quiet("count.when", nil)}
}

// questions offers what can be counted; each change is shown at once.
func (c *counting) questions() fyne.CanvasObject {
	all, _ := app.Asks()
	var options []part.Option
	for _, q := range all {
		options = append(options, part.Option{Value: string(q), Label: c.pair("count.ask."+string(q), nil)})
	}
	var chosen []any
	for _, q := range c.asked {
		chosen = append(chosen, string(q))
	}
	e := part.NewEditor("many", part.EditorParams{
		Words: c.words, Options: options, Value: chosen, Label: c.say("count.asked", nil),
		OnChanged: func(v any) {
			c.asked = nil
			list, _ := v.([]any)
			for _, q := range list {
				c.asked = append(c.asked, app.Question(fmt.Sprint(q)))
			}
			c.fill()
		},
	})
	return part.NewColumn(look.Step, e, c.quiet("count.kind_hint", nil))
}

// forms offers what the numbers leave as.
func (c *counting) forms() fyne.CanvasObject {
	var options []part.Option
	for _, as := range numbersAs {
		options = append(options, part.Option{Value: as, Label: c.pair("count.as."+as, nil)})
	}
	row, _ := c.pick("count.as", options, c.as, func(v string) { c.as = v; c.fill() })
	return row
}

// leaf is what would leave as it is chosen now.
func (c *counting) leaf() app.Numbers {
	form := app.AsCounts
	if c.as == "htcds" || c.as == "ctdc" {
		form = app.NumbersForm(c.as)
	}
	return c.all.Numbers(form, c.from, c.to, c.asked)
}

// fill shows what is chosen.
func (c *counting) fill() {
	may, not := c.all.Between(c.from, c.to)
	number := func(n int) i18n.Args { return i18n.Args{"number": app.SayNumber(n, c.Say)} }
	rows := []fyne.CanvasObject{c.para("count.counted", number(may)), c.para("count.not", number(not))}
	if c.all.Unread > 0 {
		rows = append(rows, c.quiet("count.unread", i18n.Args{"number": c.Say.Number(float64(c.all.Unread))}))
	}
	c.who.Set(rows...)
	c.charts.Set(c.drawn(c.all.Numbers(app.AsCounts, c.from, c.to, c.asked))...)
	c.out.Set(c.leaves(c.leaf())...)
	c.before.Set(c.left()...)
	c.page.Refresh()
}

// drawn are the charts of counts, or why there are none.
func (c *counting) drawn(n app.Numbers) (all []fyne.CanvasObject) {
	least := i18n.Args{"least": app.Fewest}
	charts := app.Charts(n, c.Say)
	if may, _ := c.all.Between(c.from, c.to); may < app.Fewest {
		return []fyne.CanvasObject{part.NewCard(c.para("count.few", least))}
	}
	for _, chart := range charts {
		all = append(all, part.NewCard(part.NewPara(c.voiced(chart.Title), part.Style{Bold: true}), c.bars(chart)))
	}
	if len(charts) > 0 {
		all = append(all, c.quiet("count.why_hidden", least))
		if c.from < c.to && len(charts[0].Years) == 0 {
			all = append(all, c.quiet("count.one_block", nil))
		}
	}
	return all
}

func (c *counting) voiced(s string) part.Said { return part.Said{Text: s, Lang: c.Say.Tag()} }

// bars draws a chart: all years together, and each of them under it.
func (c *counting) bars(chart app.NumbersChart) fyne.CanvasObject {
	most := 0
	last := func(r app.NumbersRow) app.NumbersCell { return r.Cells[len(r.Cells)-1] }
	for _, r := range chart.Rows {
		if n := last(r); n.Told && !r.Sum {
			most = max(most, n.N)
		}
	}
	var bars []part.Bar
	for _, r := range chart.Rows {
		b := part.Bar{Label: c.voiced(r.Label), Text: c.voiced(last(r).Said(c.Say)), Bold: r.Sum}
		if n := last(r); n.Told && !r.Sum && most > 0 {
			b.Share = float32(n.N) / float32(most)
		}
		var years []string
		for i, y := range chart.Years {
			years = append(years, c.Say.Labelled(y, r.Cells[i].Said(c.Say)))
		}
		if !slices.ContainsFunc(r.Cells[:len(chart.Years)], func(n app.NumbersCell) bool { return n.Told }) {
			years = nil // a line of nothing
		}
		b.Under = c.voiced(strings.Join(years, " · "))
		bars = append(bars, b)
	}
	return part.NewBars(bars)
}
