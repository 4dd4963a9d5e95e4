package page

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"onward/app/directory"
	"onward/app/pdf"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// The directory on paper, and out and in as a sheet. What a sheet brings is
// shown before any of it is taken in.

// sheets is the way out and back in as a sheet.
func (d *places) sheets() fyne.CanvasObject {
	return part.NewCard(d.quiet("directory.sheets_hint", nil), part.NewFlow(look.Step,
		d.plain("directory.save", func() {
			d.askWhere("places-"+d.Now().Format(time.DateOnly)+".csv", func(w io.Writer) error { return directory.Write(w, d.all) })
		}),
		d.plain("directory.template", func() { d.askWhere("places-empty.csv", directory.Template) }),
		d.plain("directory.take", func() { d.over(part.FolderParams{Files: []string{".csv"}, OnChoose: d.take}) })))
}

func (d *places) over(p part.FolderParams) {
	p.Words, p.Lang, p.Start, p.OnCancel = d.words, d.Say.Tag(), d.Home, func() { d.Close() }
	d.stack.Objects = []fyne.CanvasObject{d.cover("directory.sheets", ToPlaces, part.NewFolderPicker(p))}
	d.stack.Refresh()
}

func (d *places) askWhere(name string, fill func(io.Writer) error) {
	d.over(part.FolderParams{Name: name, OnChoose: func(path string) {
		d.Work(func() (err error) {
			var b bytes.Buffer
			if err = fill(&b); err == nil {
				path, err = writeNew(path, b.Bytes())
			}
			return err
		}, func(err error) {
			d.Close()
			d.Trouble(err)
			if err == nil {
				d.Told(d.say("directory.saved", i18n.Args{"file": path}))
			}
		})
	}})
}

// print makes a list for the wall or the bag.
func (d *places) print() fyne.CanvasObject {
	country, place := "", ""
	options := []part.Option{{Value: "", Label: d.pair("directory.all", nil)}}
	for _, c := range directory.Countries(d.all) {
		options = append(options, part.Option{Value: c, Label: part.One(d.Say.Country(c), d.Say.Tag())})
	}
	which, _ := d.pick("directory.print_country", options, "", func(v string) { country = v })
	only := part.NewField(part.FieldParams{Lang: d.Say.Tag(), OnChanged: func(v string) { place = v }})
	list := func(paper pdf.Paper) func() {
		return func() {
			all := directory.In(d.all, country, place)
			d.askWhere("places-"+d.Now().Format(time.DateOnly)+".pdf", func(w io.Writer) error { return d.Desk.WriteDirectory(w, all, d.Say.Tag(), paper) })
		}
	}
	return part.NewCard(d.quiet("directory.print_hint", nil), which, d.labelled("directory.print_place", only, ""),
		part.NewFlow(look.Step, d.plain("directory.print_wall", list(pdf.A4)), d.plain("directory.print_bag", list(pdf.A5))))
}

// take reads a sheet and shows what it brings. With one fault in it nothing can
// be taken, and each is listed with its row and column.
func (d *places) take(path string) {
	d.Close()
	d.wrong.Set()
	f, err := os.Open(path)
	if err != nil {
		d.Trouble(err)
		return
	}
	defer f.Close()
	came, err := d.Desk.ReadServices(f)
	var bad directory.Faults
	if errors.As(err, &bad) {
		rows := []fyne.CanvasObject{d.para("explain.sheet_faults", nil)}
		for _, one := range bad[:min(len(bad), 50)] {
			rows = append(rows, part.NewColumn(2, d.quiet("directory.row", i18n.Args{"row": one.Row, "column": one.Column}), d.para("directory.fault."+string(one.Kind), nil)))
		}
		d.wrong.Set(part.NewCard(rows...))
		d.page.Refresh()
		return
	}
	d.Trouble(err)
	if err == nil {
		d.foresee(came)
	}
}

// foresee lists what would become of each entry that came.
func (d *places) foresee(came []directory.Service) {
	fates := directory.Foresee(d.all, came)
	rows := []fyne.CanvasObject{d.title("directory.preview", nil)}
	for _, fate := range []directory.Fate{directory.New, directory.Newer, directory.Kept, directory.Same} {
		var list []fyne.CanvasObject
		n := 0
		for i, s := range came {
			if fates[i] != fate {
				continue
			}
			if n++; n <= handful {
				list = append(list, part.NewPara(part.Said{Text: s.Name, Lang: spokenIn(s.Country, d.Say)}, part.Style{}))
			}
		}
		if n == 0 {
			continue
		}
		head := d.say("directory.preview."+string(fate), nil)
		head.Text += " (" + d.Say.Number(float64(n)) + ")"
		rows = append(rows, part.NewColumn(0, part.NewPara(head, part.Style{Bold: true}), part.NewRuled(list...)))
	}
	away := func() { d.wrong.Set(); d.page.Refresh(); d.search.Focus() }
	rows = append(rows, part.NewFlow(look.Step, d.primary("directory.preview_take", func() {
		m, err := d.Desk.MergeServices(came)
		d.Trouble(err)
		away()
		d.again()
		if err == nil {
			d.Told(d.say("directory.taken", i18n.Args{"added": m.Added, "newer": m.Newer, "kept": m.Kept, "same": m.Same}))
		}
	}), d.plain("directory.preview_not", away)))
	d.wrong.Set(part.NewCard(rows...))
	d.page.Refresh()
	d.page.Top()
}
