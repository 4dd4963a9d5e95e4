package page

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"onward/app"
	"onward/app/ui/look"
	"onward/app/ui/part"
	"onward/app/words"
	"onward/i18n"
)

// away is the way out to a translator somewhere else, and back in.
func (v *review) away() fyne.CanvasObject {
	return part.NewCard(v.para("words.away_hint", nil), part.NewFlow(look.Step,
		v.plain("words.save_po", func() {
			v.askWhere("onward-"+v.lang+".po", func(w io.Writer, b words.Book) error { return words.WritePO(w, b, v.Words.For(i18n.Source), v.Now()) })
		}),
		v.plain("words.save_sheet", func() {
			v.askWhere("onward-"+v.lang+".csv", func(w io.Writer, b words.Book) error { return words.WriteSheet(w, b, v.Words.For(i18n.Source)) })
		}),
		v.plain("words.take", v.askWhich)))
}

func (v *review) askWhere(name string, write func(io.Writer, words.Book) error) {
	v.cover("words.saving", part.FolderParams{Name: name, OnChoose: func(path string) {
		v.Work(func() error {
			var b bytes.Buffer
			if err := write(&b, words.From(v.Words, v.lang, nil)); err != nil {
				return err
			}
			var err error
			path, err = writeNew(path, b.Bytes())
			return err
		}, func(err error) {
			v.Trouble(err)
			if err == nil {
				v.Close()
				v.Told(v.say("words.saved", i18n.Args{"file": path}))
			}
		})
	}})
}

func (v *review) askWhich() {
	v.cover("words.taking", part.FolderParams{Files: []string{".po", ".csv"}, OnChoose: v.take})
}

// cover shows where files are in place of the page.
func (v *review) cover(title string, p part.FolderParams) {
	p.Words, p.Lang, p.Start = v.words, v.Say.Tag(), v.Home
	p.OnCancel = func() { v.Close() }
	v.stack.Objects = []fyne.CanvasObject{container.NewBorder(v.bar(v.say(title, nil), ToWords), nil, nil, nil,
		container.New(layout.NewCustomPaddedLayout(2*look.Step, 2*look.Step, 3*look.Step, 3*look.Step), part.NewFolderPicker(p)))}
	v.stack.Refresh()
}

// take reads a file that came back. With one problem in it no word is taken,
// and each is listed with its line and key.
func (v *review) take(path string) {
	v.Close()
	n, bad, err := v.read(path)
	v.wrong.Set()
	if len(bad) > 0 {
		rows := []fyne.CanvasObject{v.para("explain.words", nil)}
		for i, p := range bad {
			if i == handful {
				break
			}
			rows = append(rows, part.NewColumn(2,
				v.quiet("words.line", i18n.Args{"line": p.Line, "key": p.Key}), v.para("words.problem."+p.Kind, p.Args)))
		}
		v.wrong.Set(part.NewCard(rows...))
	} else {
		v.Trouble(err)
	}
	v.open = ""
	v.fill()
	if err == nil {
		v.Told(v.say("words.taken", i18n.Args{"count": n}))
	}
}

func (v *review) read(path string) (int, []words.Problem, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, nil, err
	}
	defer f.Close()
	read := words.ReadPO
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		read = words.ReadSheet
	}
	in, err := read(f)
	var bad *words.Problem
	if errors.As(err, &bad) {
		return 0, []words.Problem{*bad}, app.ErrWords
	}
	if err != nil {
		return 0, nil, err
	}
	return v.Desk.TakeWords(v.lang, in, strings.TrimSpace(v.who.Text()))
}
