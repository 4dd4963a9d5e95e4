package page

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onward/app"
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
			all = append(all, c.para("count.blank", i18n.Args{"columns": strings.Join(n.Rows.Blank, ", ")}))
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

// exactly shows the file, line by line as it will be; lines that are alike once,
// with how many they are. On paper the same stands in words.
func (c *counting) exactly(n app.Numbers) fyne.CanvasObject {
	style := part.Style{Size: look.Working}
	var rows []fyne.CanvasObject
	if c.as == "pdf" {
		for _, chart := range app.Charts(n, c.Say) {
			rows = append(rows, part.NewPara(c.voiced(chart.Title), part.Style{Size: look.Working, Bold: true}))
			for _, r := range chart.Rows {
				var cells []string
				for _, cell := range r.Cells {
					cells = append(cells, cell.Said(c.Say))
				}
				rows = append(rows, part.NewPara(c.voiced(r.Label+": "+strings.Join(cells, " · ")), style))
			}
		}
		return part.NewColumn(2, rows...)
	}
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
