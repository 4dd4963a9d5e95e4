package page

import (
	"bytes"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/casefile"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// preview shows what leaves and what stays before anything is made: the exact
// pages, and both lists with their reasons.
type preview struct {
	*Place
	c    *casefile.Case
	page *part.Page

	copy          plan.Copy
	first, second string
	recipient     casefile.SittingID
	paper         pdf.Paper
	digits        string // of plan.Input

	plan  *plan.Plan
	pages []pdf.Page
	at    int // page shown
	asked int // counts what was asked for, so that a late answer is dropped
	stack *fyne.Container

	picture       *part.Picture
	busy          *part.Busy
	count         *part.Para
	leaf          *part.Flow // the way through the pages
	before, after *part.Button
	leaves, stays *part.Column
	choices       *part.Column
	papers        *part.Column
	languages     *part.Fold
	printed       *part.Fold   // how: the paper, the digits
	stopped       *part.Column // which letter cannot be printed
	across        *across      // words the reader cannot read
	foreign       *part.Column // that the paper is in no language they read
	save, print   *part.Button
	send          *part.Button // seals a copy for one reader
	copies        part.Editor
	asking        part.Editor // the question asked before the paper is made, or nil
}

// oneLanguage is the choice of no second language.
const oneLanguage = "-"

func newPreview(p *Place, r Route) (Page, error) {
	c, err := p.Desk.Open(r.Case)
	if err != nil {
		return nil, err
	}
	v := &preview{Place: p, c: c, copy: plan.Survivor, recipient: r.Sitting, paper: pdf.A4}
	switch {
	case r.Form == searchForm:
		v.copy = plan.Request
	case r.Form == handoverForm:
		v.copy = plan.Handover
	case r.Sitting != "":
		v.copy = plan.Receiving
	}
	v.speak()
	v.build()
	v.compose()
	return v, nil
}

func (v *preview) Content() fyne.CanvasObject { return v.stack }
func (v *preview) Route() Route {
	r := Route{Page: ToPreview, Case: v.c.ID, Sitting: v.recipientOf()}
	switch v.copy {
	case plan.Request:
		r.Form = searchForm
	case plan.Handover:
		r.Form = handoverForm
	}
	return r
}
func (v *preview) Ready() { v.copies.Focus() }

// Turn implements Turner.
func (v *preview) Turn(by int) { v.show(v.at + by) }

// Close implements Closer.
func (v *preview) Close() bool {
	if v.stack.Objects[0] == fyne.CanvasObject(v.page) {
		return false
	}
	v.stack.Objects = []fyne.CanvasObject{v.page}
	v.stack.Refresh()
	v.Focus(v.save)
	return true
}

func (v *preview) build() {
	v.picture = part.NewPicture(297.0 / 210.0) // A4, and A5
	v.busy = part.NewBusy(v.pair("preview.wait", nil))
	v.count = v.quiet("preview.page", i18n.Args{"page": 0, "pages": 0})
	v.before = v.plain("preview.page_before", func() { v.Turn(-1) })
	v.after = v.plain("preview.page_after", func() { v.Turn(1) })
	v.leaves, v.stays = part.NewColumn(look.Step), part.NewColumn(look.Step)
	v.papers = part.NewColumn(0)
	v.choices, v.stopped = part.NewColumn(2*look.Step), part.NewColumn(0)
	v.stopped.Hide()
	v.save = v.primary("preview.save", v.askFolder)
	v.print = v.plain("preview.print", v.printPages)
	if v.Print == nil {
		v.print.Hide()
	}
	v.send = v.plain("post.send", func() {
		v.Go(Route{Page: ToSend, Case: v.c.ID, Sitting: v.recipientOf(), Section: strings.Join(v.langs(), " ")})
	})
	v.across = newAcross(v.Place, v.c.ID, v.unreadTitle, v.hold, v.compose)
	v.foreign = part.NewColumn(0)
	v.fillChoices()
	v.leaf = part.NewFlow(look.Step, v.before, v.after, v.count)
	kept := part.NewColumn(0)
	if said := v.keptOf(v.c, "kept.paper"); said != nil {
		kept.Set(said)
	}
	left := part.NewColumn(look.Step, kept, v.stopped, v.busy, v.picture, v.leaf)
	right := part.NewColumn(2*look.Step,
		part.NewCard(v.title("preview.leaves", nil), v.leaves),
		part.NewCard(v.title("preview.stays", nil), v.stays))
	v.page = part.NewPage(part.PageParams{
		Head: v.bar(v.say("preview.title", nil), ToPreview), Wide: true,
		Body: []fyne.CanvasObject{v.choices, v.across.column, part.NewSides(3*look.Step, 0.52, 640*max(1, look.Scale()), left, right)},
		Back: v.back(), Next: part.NewTrailingFlow(look.Step, v.send, v.print, v.save),
	})
	v.stack = container.NewStack(v.page)
}

// compose makes the plan anew, then its pages beside the screen.
func (v *preview) compose() {
	v.asked++
	v.plan, v.pages = nil, nil
	v.picture.Set(nil)
	v.closed()
	if v.copy == plan.Receiving {
		v.send.Show()
	} else {
		v.send.Hide()
	}
	v.stopped.Hide()
	v.halt()
	v.busy.Show()
	if v.named() && v.recipientOf() == "" {
		v.lists()
		v.busy.Hide()
		return
	}
	if v.copy != plan.Request && v.c.Latest(planForm) == nil {
		v.lists()
		v.busy.Hide()
		return
	}
	pl, err := v.Desk.Compose(v.c.ID, app.Copy{Copy: v.copy, Langs: v.langs(), Recipient: v.recipientOf(), Digits: v.digits})
	if errors.Is(err, app.ErrRedLine) {
		v.Trouble(nil) // the panel on the page says it, and more
	} else if v.copy != plan.Request || err == nil {
		v.Trouble(err)
	} else {
		v.stop(app.Explain(err)) // what is missing is to be asked, and stays on the page
	}
	if err != nil {
		v.busy.Hide()
		v.lists()
		return
	}
	v.plan = pl
	v.lists()
	asked, paper := v.asked, v.paper
	var pages []pdf.Page
	v.Work(func() (err error) {
		pages, err = v.Desk.Pages(pl, paper)
		return err
	}, func(err error) {
		if asked != v.asked {
			return // something else was asked for meanwhile
		}
		v.busy.Hide()
		if !v.cannotPrint(err) {
			v.Trouble(err)
		}
		if err == nil {
			v.pages = pages
			v.allow()
			v.show(0)
		}
		v.page.Refresh()
	})
}

// sharp is how finely pages are drawn on the screen.
const sharp = 110

func (v *preview) show(at int) {
	if at < 0 || at >= len(v.pages) {
		return
	}
	v.at = at
	asked, page := v.asked, v.pages[at]
	var drawn image.Image
	v.Work(func() error {
		drawn = pdf.Picture(page, v.Desk.Text, sharp)
		return nil
	}, func(error) {
		if asked != v.asked || at != v.at {
			return
		}
		v.picture.Set(drawn)
		v.count.Set(v.say("preview.page", i18n.Args{"page": at + 1, "pages": len(v.pages)}))
		enable(v.before, at > 0)
		enable(v.after, at < len(v.pages)-1)
		v.leaf.Refresh()
		v.page.Refresh()
	})
}

// lists says what leaves, and what stays by its reason.
func (v *preview) lists() {
	v.leaves.Set(v.quiet("preview.leaves_none", nil))
	v.stays.Set(v.quiet("preview.stays_none", nil))
	if v.plan == nil && v.stopped.Visible() && app.Journey(v.copy) {
		v.stays.Set(v.quiet("stop.stays", nil))
	}
	if v.copy != plan.Request && v.c.Latest(planForm) == nil {
		v.leaves.Set(v.para("preview.no_plan", nil),
			part.NewFlow(look.Step, v.plain("case.plan", func() { v.Go(Route{Page: ToPlan, Case: v.c.ID}) })))
	}
	if v.plan == nil {
		v.across.show(nil)
		return
	}
	v.across.show(v.plan.Across)
	var leave []plan.Field
	for _, l := range v.plan.Leaves {
		leave = append(leave, l.Field)
	}
	if len(leave) > 0 {
		v.leaves.Set(v.names(leave))
	}
	var reasons []plan.Why
	byWhy := map[plan.Why][]plan.Field{}
	for _, l := range v.plan.Left {
		if !slices.Contains(reasons, l.Why) {
			reasons = append(reasons, l.Why)
		}
		byWhy[l.Why] = append(byWhy[l.Why], l.Field)
	}
	var rows []fyne.CanvasObject
	for _, why := range reasons {
		title := v.say("preview.reason", i18n.Args{"why": v.Say.Say("plan.why."+string(why), nil)})
		title.Text += " (" + v.Say.Number(float64(len(byWhy[why]))) + ")"
		rows = append(rows, part.NewFold(part.Pair{Hers: title}, func() fyne.CanvasObject { return v.names(byWhy[why]) }))
	}
	if len(rows) > 0 {
		v.stays.Set(rows...)
	}
	if len(v.plan.Head.Draft) > 0 {
		v.leaves.Set(append(v.leaves.Objects(), v.quiet("preview.drafts", nil))...)
	}
}

// names lists questions by what they ask, each once, under the section they
// stand in.
func (v *preview) names(fields []plan.Field) fyne.CanvasObject {
	var sections []string
	bySection := map[string][]string{}
	for _, f := range fields {
		section, name := v.nameOf(f)
		if !slices.Contains(sections, section) {
			sections = append(sections, section)
		}
		if !slices.Contains(bySection[section], name) {
			bySection[section] = append(bySection[section], name)
		}
	}
	var rows []fyne.CanvasObject
	for _, s := range sections {
		if s != "" {
			rows = append(rows, part.NewPara(part.Said{Text: s, Lang: v.Say.Tag()}, part.Style{Size: look.Working, Color: look.Quiet}))
		}
		rows = append(rows, part.NewPara(part.Said{Text: strings.Join(bySection[s], " · "), Lang: v.Say.Tag()}, part.Style{Size: look.Working}))
	}
	return part.NewColumn(2, rows...)
}

// nameOf gives the section and the words of a question in the language of the
// screens.
func (v *preview) nameOf(f plan.Field) (section, name string) {
	def, ok := v.Shelf.Form(f.Form)
	if !ok {
		return "", string(f.Question)
	}
	q, ok := def.Question(f.Question)
	if !ok {
		return "", string(f.Question)
	}
	for _, sec := range def.Sections() {
		if w, ok := v.Say.Find(sec.Words + ".title"); ok && sec.ID == q.Section() {
			section = formTitle(v.Say, string(f.Form), def.Code()).Text + " – " + said(v.Say, w).Text
		}
	}
	return section, voices{v.Say, v.Say}.label(q).Hers.Text
}

func (v *preview) write() ([]byte, error) {
	var b bytes.Buffer
	err := v.Desk.WritePDF(&b, v.pages, v.plan, v.paper)
	return b.Bytes(), err
}

// making gives what keeps a paper that left, as it is chosen now.
func (v *preview) making() func(pages []byte) error {
	id, want, p, sheet := v.c.ID, app.Copy{Copy: v.copy, Langs: v.langs(), Recipient: v.recipientOf(), Digits: v.digits}, v.plan, v.paper
	return func(pages []byte) error {
		_, err := v.Desk.Made(id, want, p, sheet, pages)
		return err
	}
}

// askFolder asks where the PDF goes, in place of the page.
func (v *preview) askFolder() {
	if v.plan == nil || len(v.pages) == 0 {
		return
	}
	picker := part.NewFolderPicker(part.FolderParams{
		Words: v.words, Lang: v.Say.Tag(), Start: v.Home, Name: plan.FileName(v.plan),
		OnChoose: v.savePDF, OnCancel: func() { v.Close() },
	})
	v.stack.Objects = []fyne.CanvasObject{container.NewBorder(v.bar(v.say("preview.save", nil), ToPreview), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), picker))}
	v.stack.Refresh()
}

// savePDF writes the pages beside the screen and says where they are.
func (v *preview) savePDF(path string) {
	made := v.making()
	v.Work(func() error {
		b, err := v.write()
		if err != nil {
			return err
		}
		if path, err = writeNew(path, b); err == nil {
			err = made(b)
		}
		return err
	}, func(err error) {
		v.Trouble(err)
		if err == nil {
			v.Close()
			v.compose() // the next one has the next number
			v.Told(v.say("preview.saved", i18n.Args{"file": path}))
		}
	})
}

// writeNew writes a file under its name, or the name with a number where
// there is one already: no paper ever replaces another. Half a paper is taken
// away again.
func writeNew(name string, b []byte) (string, error) {
	f, name, err := newFile(name)
	if err != nil {
		return "", err
	}
	if _, err = f.Write(b); err == nil {
		err = onDisk(f)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		os.Remove(name)
	}
	return name, err
}

// newFile makes a file that was not there, and gives its name.
func newFile(name string) (*os.File, string, error) {
	ext := filepath.Ext(name)
	stem := name[:len(name)-len(ext)]
	for i := 2; ; i++ {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if os.IsExist(err) && i < 1000 {
			name = stem + "-" + strconv.Itoa(i) + ext
			continue
		}
		return f, name, err
	}
}

// onDisk waits until a file is written: a stick may be pulled at once. Some
// cannot be asked to hurry.
func onDisk(f *os.File) error {
	err := f.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL) {
		return nil
	}
	return err
}

func (v *preview) printPages() {
	if v.plan == nil || len(v.pages) == 0 || v.Print == nil {
		return
	}
	made := v.making()
	var kept error
	v.Work(func() error {
		b, err := v.write()
		if err != nil {
			return err
		}
		if err = v.Print(b); err == nil {
			kept = made(b)
		}
		return err
	}, func(err error) {
		if err != nil {
			v.Told(v.say("preview.no_printer", nil))
			return
		}
		v.Trouble(kept)
		v.compose()
		v.Told(v.say("preview.printed", nil))
	})
}
