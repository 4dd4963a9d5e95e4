package page

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/casefile"
	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// papers lists every paper that was made of a case: what it is, for whom, what
// became of it. Each can be had again as it was, byte for byte, and a page that
// lies on the desk can be held against the list by its check code.
type papers struct {
	*Place
	c     *casefile.Case
	page  *part.Page
	stack *fyne.Container
	code  *part.Field
	found *part.Column
	list  *part.Column
}

func newPapers(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	l := &papers{Place: p, c: c, found: part.NewColumn(look.Step), list: part.NewColumn(2 * look.Step)}
	l.code = part.NewField(part.FieldParams{Lang: "en", Width: 200, OnEnter: l.check})
	l.fill()
	l.page = part.NewPage(part.PageParams{
		Head: p.bar(p.say("case.title", i18n.Args{"code": string(c.Code)}), ToPapers),
		Body: []fyne.CanvasObject{
			p.heading("papers.title", nil), p.quiet("papers.text", nil),
			part.NewCard(p.title("papers.check", nil), p.quiet("papers.check_text", nil), l.code,
				part.NewFlow(look.Step, p.plain("papers.check", l.check)), l.found),
			l.list,
		}, Back: p.back(),
	})
	l.stack = container.NewStack(l.page)
	return l, nil
}

func (l *papers) Content() fyne.CanvasObject { return l.stack }
func (l *papers) Route() Route               { return Route{Page: ToPapers, Case: l.c.ID} }
func (l *papers) Ready()                     { l.code.Focus() }

// Close implements Closer: the choice of a folder lies on top.
func (l *papers) Close() bool {
	if l.stack.Objects[0] == fyne.CanvasObject(l.page) {
		return false
	}
	l.stack.Objects = []fyne.CanvasObject{l.page}
	l.stack.Refresh()
	return true
}

func (l *papers) fill() {
	all, err := l.Desk.Papers(l.c.ID)
	l.Trouble(err)
	var cards []fyne.CanvasObject
	for _, p := range slices.Backward(all) {
		cards = append(cards, l.card(p))
	}
	if len(cards) == 0 {
		cards = append(cards, l.para("papers.none", nil))
	}
	l.list.Set(cards...)
}

// stateKey names the words of what became of a paper.
func stateKey(s casefile.PaperState) string {
	if s == casefile.OutThere {
		return "papers.is.out"
	}
	return "papers.is." + string(s)
}

// outThere is the value of a choice that stands for "out there": a choice of
// nothing is no choice.
const outThere = "out"

func (l *papers) card(p casefile.Paper) fyne.CanvasObject {
	rows := l.about(p)
	state, date := l.say(stateKey(p.Now), nil), ""
	if p.Since != nil {
		date = " · " + l.Say.Day(p.Since.Local())
	}
	state.Text += date
	shape := part.Half
	if p.Gone() {
		shape = part.Done
	}
	rows = append(rows, part.NewFlow(look.Step, part.NewChip(shape, state)))
	var options []part.Option
	for _, s := range casefile.PaperStates {
		value := string(s)
		if s == casefile.OutThere {
			value = outThere
		}
		options = append(options, part.Option{Value: value, Label: l.pair(stateKey(s), nil)})
	}
	now := string(p.Now)
	if now == "" {
		now = outThere
	}
	rows = append(rows, part.NewFold(l.pair("papers.now", nil), func() fyne.CanvasObject {
		e, _ := l.pick("papers.now", options, now, func(s string) {
			if s == outThere {
				s = ""
			}
			l.Trouble(l.Desk.PaperIs(l.c.ID, p.ID, casefile.PaperState(s)))
			l.page.Steady(nil, l.fill)
		})
		return e
	}))
	if app.ComesBack(p) {
		rows = append(rows, part.NewFlow(0, l.bare("reply.title", func() { l.Go(Route{Page: ToReply, Case: l.c.ID, Section: p.Check}) })))
	}
	if p.SHA256 != "" {
		do := []fyne.CanvasObject{l.plain("papers.save", func() { l.askFolder(p) })}
		if l.Print != nil {
			do = append(do, l.plain("papers.again", func() { l.print(p) }))
		}
		rows = append(rows, part.NewTrailingFlow(look.Step, do...))
	}
	return part.NewCard(rows...)
}

// aboutPaper says what a paper is, for whom, and the code it carries.
func (p *Place) aboutPaper(c *casefile.Case, paper casefile.Paper) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{
		p.title("preview.copy."+paper.Copy, nil),
		p.para("papers.about", i18n.Args{"number": paper.Number, "version": paper.Version, "date": p.Say.Day(paper.Made.Local())}),
		p.quiet("papers.code", i18n.Args{"code": paper.Check}),
	}
	if s := c.Sitting(paper.Recipient); s != nil {
		if a, ok := s.Answer("to.name"); ok && a.Text() != "" {
			rows = append(rows, p.para("case.share_for", i18n.Args{"name": a.Text()}))
		}
	}
	if paper.Agreed {
		rows = append(rows, part.NewFlow(look.Step, part.NewChip(part.Done, p.say("papers.is_agreed", nil))))
	}
	return rows
}

func (l *papers) about(p casefile.Paper) []fyne.CanvasObject { return l.aboutPaper(l.c, p) }

// check tells which papers carry a code that was read off a page.
func (l *papers) check() {
	found, err := l.Desk.Checked(l.c.ID, l.code.Text())
	l.Trouble(err)
	switch {
	case len(found) == 0:
		l.found.Set(part.NewBanner(part.BannerParams{Kind: part.TakeCare, Text: l.pair("papers.check_none", nil)}))
	default:
		rows := []fyne.CanvasObject{l.para("papers.check_found", nil)}
		for _, p := range found {
			rows = append(rows, part.NewColumn(0, l.about(p)...))
		}
		l.found.Set(rows...)
	}
	l.page.Relay()
}

// print hands the same pages to the printer once more.
func (l *papers) print(p casefile.Paper) {
	pages, err := l.Desk.Reprint(l.c.ID, p.ID)
	if l.Trouble(err); err != nil {
		return
	}
	l.Work(func() error { return l.Print(pages) }, func(err error) {
		if err != nil {
			l.Told(l.say("preview.no_printer", nil))
			return
		}
		l.Told(l.say("preview.printed", nil))
	})
}

// askFolder asks where the same pages go as a file.
func (l *papers) askFolder(p casefile.Paper) {
	name := plan.FileName(&plan.Plan{Copy: plan.Copy(p.Copy), Head: plan.Head{
		Code: l.c.Code, Version: p.Version, Date: p.Made.Local().Format(time.DateOnly)}})
	picker := part.NewFolderPicker(part.FolderParams{
		Words: l.words, Lang: l.Say.Tag(), Start: l.Home, Name: name,
		OnChoose: func(path string) { l.save(p, path) }, OnCancel: func() { l.Close() },
	})
	l.stack.Objects = []fyne.CanvasObject{container.NewBorder(l.bar(l.say("papers.save", nil), ToPapers), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), picker))}
	l.stack.Refresh()
}

func (l *papers) save(p casefile.Paper, path string) {
	pages, err := l.Desk.Reprint(l.c.ID, p.ID)
	if l.Trouble(err); err != nil {
		return
	}
	l.Work(func() (err error) {
		path, err = writeNew(path, pages)
		return err
	}, func(err error) {
		if l.Trouble(err); err == nil {
			l.Close()
			l.Told(l.say("preview.saved", i18n.Args{"file": path}))
		}
	})
}
