package page

import (
	"bytes"
	"fmt"
	"image"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
	"onward/app/pdf"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/i18n"
)

// What of the numbers may leave, exactly, and what left before.

// leaves says whether what is chosen may leave, and shows all of it.
func (c *counting) leaves(n app.Numbers) (all []fyne.CanvasObject) {
	why, by, err := c.Desk.MayRelease(n)
	if err != nil {
		c.Trouble(err)
		c.save.Disable()
		return nil
	}
	if n.Form != app.AsCounts {
		all = append(all, c.quiet("count.lines_hint", i18n.Args{"least": app.Fewest}),
			c.para("count.lines", i18n.Args{"number": c.Say.Number(float64(len(n.Rows.Lines)))}),
			c.para("count.left", i18n.Args{"number": app.SayNumber(n.Rows.Left, c.Say)}))
		if len(n.Rows.Blank) > 0 {
			all = append(all, c.para("count.blank", i18n.Args{"columns": c.Say.List(n.Rows.Blank...)}))
		}
	}
	if why != "" {
		c.save.Disable()
		return append(all, part.NewBanner(part.BannerParams{Kind: part.Information, Text: c.pair("count.why."+string(why), i18n.Args{
			"least": app.Fewest, "years": app.SayYears(by.From, by.To, c.Say), "date": c.Say.Day(by.At.Local()), "form": c.Say.Say("did.copy."+string(by.Form), nil),
		})}))
	}
	c.save.Enable()
	return append(all, part.NewFold(c.pair("count.look", nil), func() fyne.CanvasObject { return c.exactly(n) }))
}

// exactly shows the pages as they will be, or the file line by line; lines that
// are alike once, with how many they are.
func (c *counting) exactly(n app.Numbers) fyne.CanvasObject {
	if c.as == "pdf" {
		return c.onPaper(n)
	}
	style := part.Style{Size: look.Working}
	var rows []fyne.CanvasObject
	lines := strings.Split(strings.TrimSpace(string(n.CSV())), "\n")
	for i := 0; i < len(lines); {
		same := 1
		for i+same < len(lines) && lines[i+same] == lines[i] {
			same++
		}
		text := lines[i]
		if same > 1 {
			text = fmt.Sprintf("%s × %s", text, c.Say.Number(float64(same)))
		}
		rows = append(rows, part.NewPara(plainText(text), style))
		i += same
	}
	return part.NewColumn(2, rows...)
}

// onPaper draws the pages beside the screen.
func (c *counting) onPaper(n app.Numbers) fyne.CanvasObject {
	column := part.NewColumn(2*look.Step, part.NewBusy(c.pair("preview.wait", nil)))
	var drawn []image.Image
	c.Work(func() error {
		_, pages, err := c.Desk.NumbersPages(n, c.Say)
		for _, p := range pages {
			drawn = append(drawn, pdf.Picture(p, c.Desk.Text, sharp))
		}
		return err
	}, func(err error) {
		c.Trouble(err)
		var rows []fyne.CanvasObject
		for _, img := range drawn {
			p := part.NewPicture(297.0 / 210.0) // A4
			p.Set(img)
			rows = append(rows, p)
		}
		column.Set(rows...)
		c.page.Refresh()
	})
	return column
}

// left lists what left before, the latest first.
func (c *counting) left() (rows []fyne.CanvasObject) {
	all, err := c.Desk.Released()
	if err != nil {
		c.Trouble(err)
	}
	for _, r := range slices.Backward(all) {
		rows = append(rows, c.line(c.Say.Day(r.At.Local()), app.SayYears(r.From, r.To, c.Say), c.Say.Say("did.copy."+string(r.Form), nil)))
	}
	if len(rows) == 0 {
		return []fyne.CanvasObject{c.para("count.before_none", nil)}
	}
	return []fyne.CanvasObject{part.NewRuled(rows...)}
}

func (c *counting) line(parts ...string) fyne.CanvasObject {
	return part.NewPara(c.voiced(strings.Join(parts, " · ")), part.Style{})
}

// askWhere asks where the numbers go.
func (c *counting) askWhere() {
	n, as := c.leaf(), c.as
	ending := ".csv"
	if as == "pdf" {
		ending = ".pdf"
	}
	name := fmt.Sprintf("numbers-%d-%d-%s%s", n.From, n.To, c.Now().Format(time.DateOnly), ending)
	c.stack.Objects = []fyne.CanvasObject{c.cover("count.leave", ToCounting, part.NewFolderPicker(part.FolderParams{
		Words: c.words, Lang: c.Say.Tag(), Start: c.Home, Name: name,
		OnChoose: func(path string) { c.let(n, as, path) }, OnCancel: func() { c.Close() },
	}))}
	c.stack.Refresh()
}

// let writes the numbers and enters them in the register.
func (c *counting) let(n app.Numbers, as, path string) {
	c.Work(func() error {
		data := n.CSV()
		if as == "pdf" {
			var b bytes.Buffer
			if err := c.Desk.PrintNumbers(&b, n, c.Say); err != nil {
				return err
			}
			data = b.Bytes()
		}
		return c.Desk.Release(n, func() (err error) {
			path, err = writeNew(path, data)
			return err
		})
	}, func(err error) {
		c.Close()
		c.Trouble(err)
		c.fill()
		if err == nil {
			c.Told(c.say("count.saved", i18n.Args{"file": path}))
		}
	})
}
