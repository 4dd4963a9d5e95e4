package plan

import (
	"fmt"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Text gives the plan as plain text, every word of it in reading order, one
// line a language. It is what tests keep and translators can read.
//
//	= part        == smaller part       1. numbered paragraph
//	[x] ticked    [ ] not ticked        ____ a line to write on
//
// A row of a table, and a card, is opened by a line of dashes; each cell stands under the
// title of its column.
func (p *Plan) Text() string {
	var w writer
	w.said("# ", p.Head.Title)
	w.said("", p.Head.Kind)
	w.said("", p.Head.Foot)
	w.said("", p.Head.Draft)
	for _, b := range p.Blocks {
		w.block(b)
	}
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) line(indent, text string) {
	for _, l := range strings.Split(text, "\n") {
		w.WriteString(strings.TrimRight(indent+l, " ") + "\n")
	}
}

// said writes the first language after mark and the others under it.
func (w *writer) said(mark string, said []Said) {
	for i, s := range said {
		if i > 0 {
			mark = strings.Repeat(" ", len(mark))
		}
		w.line(mark, s.Text)
	}
}

func (w *writer) block(b Block) {
	switch b := b.(type) {
	case Heading:
		w.WriteString("\n")
		w.said(strings.Repeat("=", b.Level)+" ", b.Text)
	case Paragraph:
		if b.Number > 0 {
			w.line("", b.Numeral().Text+".")
		}
		w.part("", b.Part)
	case Table:
		w.table(b)
	case Wheel:
		for i, turn := range b.Turns {
			w.line("", fmt.Sprintf("(%d) %v", i+1, turn))
		}
	case Cards:
		w.cards(b)
	case Signature:
		for _, box := range b.Boxes {
			w.said("[sign] ", box.Label)
			if len(box.NameLabel) > 0 {
				w.line("       ", oneLine(box.NameLabel)+": "+orLine(box.Name))
			}
			if len(box.DateLabel) > 0 {
				w.line("       ", oneLine(box.DateLabel)+": "+orLine(box.Date))
			}
		}
	case Break:
		w.WriteString("\n" + strings.Repeat("~", 40) + "\n")
	}
}

func (w *writer) table(t Table) {
	for n, r := range t.Rows {
		w.WriteString("---------- " + itoa(n+1) + "\n")
		for i, c := range r.Cells {
			if len(t.Columns[i].Title) > 0 {
				w.line("", "| "+oneLine(t.Columns[i].Title))
			}
			for _, part := range c {
				w.part("  ", part)
			}
		}
	}
	w.WriteString("----------\n")
}

func (w *writer) cards(cards Cards) {
	for n, c := range cards {
		w.WriteString("---------- " + itoa(n+1) + "\n")
		for _, part := range c.Top {
			w.part("", part)
		}
		for _, part := range c.Parts {
			w.part("  ", part)
		}
	}
	w.WriteString("----------\n")
}

func (w *writer) part(indent string, part Part) {
	if len(part.Label) > 0 {
		w.line(indent, oneLine(part.Label)+":")
	}
	w.said(indent, part.Text)
	for _, b := range part.Boxes {
		mark := "[ ] "
		if b.Ticked {
			mark = "[x] "
		}
		w.line(indent, mark+oneLine(b.Text))
	}
	for range part.Lines {
		w.line(indent, "____")
	}
}

func oneLine(said []Said) string {
	var all []string
	for _, s := range said {
		all = append(all, s.Text)
	}
	return strings.Join(all, " / ")
}

func orLine(said []Said) string {
	if len(said) == 0 {
		return "____"
	}
	return oneLine(said)
}
