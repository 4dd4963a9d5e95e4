package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"onward/app"
	"onward/app/casefile"
	"onward/app/form"
	"onward/app/pdf"
	"onward/app/plan"
	"onward/app/text"
)

// paperFlag is how papers are asked for.
const paperFlag = "--paper a4|a5|booklet|large"

// paperNames says what --paper takes.
const paperNames = "a4, a5, booklet (A5 pages on A4 sheets, to fold) or large (letters of 18 points and more)"

// paperNamed reads --paper.
func paperNamed(name string) (pdf.Paper, error) {
	paper, ok := pdf.PaperNamed(name)
	if !ok {
		return paper, fmt.Errorf("%w: --paper is %s", errUse, paperNames)
	}
	return paper, nil
}

// placed lists a letter that cannot be printed and the place where it stands, in
// English and in the worker's language; other errors stay as they are.
func (t *tool) placed(err error, c *casefile.Case, shelf *form.Shelf, lang string) error {
	var missing *pdf.MissingGlyph
	if !errors.As(err, &missing) {
		return err
	}
	key, args := app.Explain(err)
	for _, tag := range slices.Compact([]string{"en", lang}) {
		say := t.words.For(tag)
		if where := app.PlaceOnPaper(missing, c, shelf, say); where != "" {
			key, args["where"] = "paper.glyph", where
		}
		fmt.Fprintln(t.err, say.Say(key, args))
	}
	return errFound
}

// print lays a plan out and writes it as PDF.
func (t *tool) print(set *text.Set, p *plan.Plan, paper pdf.Paper, out string) error {
	paper = pdf.PaperOf(p.Copy, paper)
	pages, err := pdf.Layout(p, set, paper)
	if err != nil {
		return err
	}
	return write(out, func(w io.Writer) error {
		return pdf.Write(w, pdf.Sheets(pages, paper), set, pdf.MetaOf(p, paper, time.Now().UTC()))
	})
}
